"""What each build changed, kept beside the ledger: the last one for the app, all of them as a log. Nothing in the graph depends on it."""
import json
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from app import kept
from graph.settings import Settings

#: So many ids of each sort are kept.
KEPT = 200
FILES = "last-build*.json"
LOGS = "changes*.jsonl"


@dataclass(frozen=True, slots=True)
class Build:
    """`changes`: added, changed, removed → ids of documents; `numbers` how many of each there were; `unreadable`: [file, reason]."""

    at: datetime
    changes: Mapping[str, list[str]]
    numbers: Mapping[str, int]
    unreadable: list[list[str]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a build did with one document. `what`: added, changed, removed; facts that came and went, and citations by others that now end elsewhere."""

    what: str
    document: str
    name: str | None
    file: str | None
    facts_added: int = 0
    facts_removed: int = 0
    citations_moved: int = 0


def _last(settings: Settings) -> Path:
    return kept.of_store(settings.data, settings.url, "last-build", "json")


def _log(settings: Settings) -> Path:
    return kept.of_store(settings.data, settings.url, "changes", "jsonl")


def record(settings: Settings, changes: Sequence[Changed], at: datetime) -> None:
    """Add a build to the log; one that changed nothing is not worth a line. A disk that does not take it loses a remark, so that is no error."""
    if changes:
        line = json.dumps({"at": at.isoformat(timespec="seconds"), "documents": [asdict(c) for c in changes]}, ensure_ascii=False)
        with suppress(OSError), _log(settings).open("a", encoding="utf-8") as log:
            log.write(line + "\n")


def changes(settings: Settings, builds: int = 20) -> list[tuple[datetime, list[Changed]]]:
    """The last so many builds that changed something in this store, the newest first. A line that a killed build left half written is passed over."""
    found: deque[tuple[datetime, list[Changed]]] = deque(maxlen=builds)
    with suppress(OSError), _log(settings).open(encoding="utf-8", errors="replace") as log:
        for line in log:
            with suppress(ValueError, KeyError, TypeError):
                told = json.loads(line)
                found.append((datetime.fromisoformat(told["at"]), [Changed(**row) for row in told["documents"]]))
    return list(reversed(found))


def keep(settings: Settings, changes: Mapping[str, tuple[str, ...]], unreadable: tuple[tuple[str, str], ...], at: datetime) -> None:
    """Remember a build. A disk that does not take it loses a remark, so that is no error."""
    told = {"at": at.isoformat(timespec="seconds"), "changes": {k: v[:KEPT] for k, v in changes.items()}, "numbers": {k: len(v) for k, v in changes.items()},
            "unreadable": unreadable[:KEPT]}
    with suppress(OSError):
        kept.replace(_last(settings), json.dumps(told, ensure_ascii=False))


def last(settings: Settings) -> Build | None:
    """The last build of this data directory into this store; None where there was none."""
    try:
        told = json.loads(_last(settings).read_text(encoding="utf-8"))
        return Build(datetime.fromisoformat(told["at"]), told["changes"], told["numbers"], told["unreadable"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
