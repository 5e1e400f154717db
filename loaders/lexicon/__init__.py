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
    """A pattern of any of `words`, the longest first, so that a long name is never cut to a short one.

    Words that begin alike share their beginning (市(?:场监督管理局|水利局)), and the whole looks at the first character before anything else:
    hundreds of names then cost about as much as one.
    """
    tree: dict[str, Any] = {}
    for word in set(words):
        node = tree
        for c in word:
            node = node.setdefault(c, {})
        node[""] = {}
    if len(tree) < 4 or "" in tree:
        return "|".join(_branches(tree))
    return _halved(tree)


#: So many branches are tried one after the other; of more, the half that the next character is in.
_FEW = 8


def _halved(tree: dict[str, Any]) -> str:
    """The words below a node, found by halving the characters that they can go on with: re tries the branches of (a|b|c…) one by one."""
    if len(tree) <= _FEW:
        return f"(?=[{''.join(map(re.escape, sorted(tree)))}])(?:{'|'.join(_branches(tree))})"
    firsts = sorted(tree)
    left, right = ({c: tree[c] for c in half} for half in (firsts[: len(firsts) // 2], firsts[len(firsts) // 2 :]))
    return f"(?=[{''.join(map(re.escape, firsts))}])(?:{_halved(left)}|{_halved(right)})"


def _branches(tree: dict[str, Any]) -> list[str]:
    """Patterns of the words below a node that begin with different characters."""
    single = [c for c, below in tree.items() if c and set(below) == {""}]
    longer = [re.escape(c) + _below(below) for c, below in sorted(tree.items()) if c and set(below) != {""}]
    if len(single) == 1:
        longer.append(re.escape(single[0]))
    elif single:
        longer.append(f"[{''.join(map(re.escape, sorted(single)))}]")
    return longer


def _below(tree: dict[str, Any]) -> str:
    branches = _branches(tree)
    whole = "" in tree
    if len(branches) == 1 and not whole:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if whole else ''}"
