"""Which store, and how to get in: the one place that reads the environment for it. Connects to nothing."""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_DATA = ".zhengtu"


@dataclass(frozen=True, slots=True)
class Settings:
    """`url` None means the embedded store in `data`; user, password and database then come from there."""

    url: str | None
    data: Path
    username: str | None = None
    password: str | None = field(default=None, repr=False)   # a traceback or a log never shows it
    database: str | None = None


def settings(store: str | None = None, data: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """What was given, else ZHENGTU_STORE and ZHENGTU_DATA, else the embedded store in ./.zhengtu. An empty value counts as not given."""
    return Settings(
        url=store or environ.get("ZHENGTU_STORE") or None,
        data=Path(data or environ.get("ZHENGTU_DATA") or DEFAULT_DATA).absolute(),
        username=environ.get("NEO4J_USERNAME") or None,
        password=environ.get("NEO4J_PASSWORD") or None,
        database=environ.get("NEO4J_DATABASE") or None,
    )
