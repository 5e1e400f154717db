"""Which file gave which documents, as the builds of one data directory saw it.

The store knows a document by its number and its file by a name within the folder that was given. Two folders may hold files of one name, so the name alone
cannot tell whether a document has vanished from its file; the ledger can, since it keeps the whole path. It also lets a build pass over files that did not
change without reading them. Nothing in the graph depends on it: without a ledger, files are read again and nothing is removed.
"""
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app import kept


@dataclass(frozen=True, slots=True)
class Held:
    """A document as one file gave it."""

    sha256: str
    start: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One file at the last build: `sha256` of its bytes, its documents by id, and what the report says about them."""

    name: str
    sha256: str
    reader: str
    documents: Mapping[str, Held]
    unresolved: Mapping[str, int] = field(default_factory=dict)
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Ledger:
    """Entries by absolute path, for one store; `save` replaces the file in one step."""

    def __init__(self, path: Path, entries: dict[str, Entry]):
        self._path = path
        self._holders: dict[str, set[str]] = {}
        self.entries: dict[str, Entry] = {}
        for file, entry in entries.items():
            self.put(file, entry)

    @classmethod
    def open(cls, data: Path, store: str | None) -> "Ledger":
        """The ledger of `store` (None: the embedded one) in `data`; an absent or damaged file is an empty ledger."""
        path = kept.of_store(data, store, "files", "json")
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            entries = {file: _entry(row) for file, row in rows.items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            entries = {}
        return cls(path, entries)

    def put(self, file: str, entry: Entry) -> None:
        """`entry` is what `file` gives from now on."""
        for document in self.entries[file].documents if file in self.entries else ():
            self._holders[document].discard(file)
        for document in entry.documents:
            self._holders.setdefault(document, set()).add(file)
        self.entries[file] = entry

    def drop(self, file: str) -> Entry:
        """Forget `file`; what it gave."""
        entry = self.entries.pop(file)
        for document in entry.documents:
            self._holders[document].discard(file)
        return entry

    def holders(self, document: str) -> list[str]:
        """Paths of files that still exist and gave `document` when they were last read."""
        return sorted(file for file in self._holders.get(document, ()) if os.path.exists(file))

    def save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept.replace(self._path, json.dumps({file: asdict(e) for file, e in sorted(self.entries.items())}, ensure_ascii=False))


def _entry(row: dict) -> Entry:
    return Entry(row["name"], row["sha256"], row["reader"], {k: Held(v["sha256"], int(v["start"])) for k, v in row["documents"].items()},
                 dict(row["unresolved"]), {k: tuple(v) for k, v in row["lacks"].items()})


def file_sha256(path: Path) -> str | None:
    """Digest of the bytes of a file; None where it cannot be opened, which the reader then says."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
