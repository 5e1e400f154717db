"""Word lists as data. Each file says where its entries come from; `load` reads one once and checks it for entries given twice."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `name`.toml; raises ValueError naming the list and the entry where one stands twice in one list."""
    tables = tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf8"))
    _check(name, tables)
    return tables


def _check(where: str, value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _check(f"{where}.{key}", inner)
    elif isinstance(value, list) and all(isinstance(v, str) for v in value):
        twice = {v for v in value if value.count(v) > 1}
        if twice:
            raise ValueError(f"{where}: {sorted(twice)} stands twice")


def alternatives(words: Any) -> str:
    """A pattern of any of `words`, the longest first, so that a long name is never cut to a short one."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w))))
