"""What the last build changed, kept beside the ledger so that the app can show it. Nothing in the graph depends on it."""
import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graph.settings import Settings

#: So many ids of each sort are kept.
KEPT = 200
FILES = "last-build*.json"


@dataclass(frozen=True, slots=True)
class Build:
    """`changes`: added, changed, removed → ids of documents; `numbers` how many of each there were; `unreadable`: [file, reason]."""

    at: datetime
    changes: Mapping[str, list[str]]
    numbers: Mapping[str, int]
    unreadable: list[list[str]]


def _path(settings: Settings) -> Path:
    name = "last-build.json" if settings.url is None else f"last-build-{hashlib.sha256(settings.url.encode()).hexdigest()[:12]}.json"
    return settings.data / name


def keep(settings: Settings, changes: Mapping[str, tuple[str, ...]], unreadable: tuple[tuple[str, str], ...], at: datetime) -> None:
    """Remember a build. A disk that does not take it loses a remark, so that is no error."""
    told = {"at": at.isoformat(timespec="seconds"), "changes": {k: v[:KEPT] for k, v in changes.items()}, "numbers": {k: len(v) for k, v in changes.items()},
            "unreadable": unreadable[:KEPT]}
    with suppress(OSError):
        written = _path(settings).with_suffix(f".{os.getpid()}.tmp")
        written.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        written.replace(_path(settings))


def last(settings: Settings) -> Build | None:
    """The last build of this data directory into this store; None where there was none."""
    try:
        told = json.loads(_path(settings).read_text(encoding="utf-8"))
        return Build(datetime.fromisoformat(told["at"]), told["changes"], told["numbers"], told["unreadable"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
