"""The original text of a loaded document, page furniture and all: read again from the file that gave it, and only where its words are still the same.

The graph holds facts and clauses, not files. Which file gave a document, the ledger of the builds says; whether its stretch is unchanged, the digest in the
graph. The other module beside `app.ingest` that knows `loaders`: it decodes as the reader did, since all positions rest on that.
"""
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.ledger import Ledger
from graph.settings import Settings
from loaders.errors import Unreadable
from loaders.source import Source, SourceFile, read_source


@dataclass(frozen=True, slots=True)
class Original:
    """`text` begins at character `start` of the decoded file."""

    text: str
    start: int
    file: Path


@lru_cache(maxsize=16)
def _decoded(path: Path, name: str, changed: int, size: int) -> Source:
    """A gazette is opened again and again while somebody reads on in it; `changed` and `size` tell a new version from the old."""
    return read_source(SourceFile(path, name))


@lru_cache(maxsize=2)
def _ledger(data: Path, url: str | None, changed: tuple[int, ...]) -> Ledger:
    return Ledger.open(data, url)


def ledger(settings: Settings) -> Ledger:
    """The ledger as it is now, read again only after a build wrote it."""
    return _ledger(settings.data, settings.url, tuple(sorted(p.stat().st_mtime_ns for p in settings.data.glob("files*.json"))))


def original(settings: Settings, document: str, start: int, end: int, sha256: str) -> Original | None:
    """The stretch [start, end) of a file that still holds `document` as it was read; None where no file does."""
    known = ledger(settings)
    for path in known.holders(document):
        try:
            state = Path(path).stat()
            source = _decoded(Path(path), known.entries[path].name, state.st_mtime_ns, state.st_size)
        except (OSError, Unreadable):
            continue
        if source.sha256(start, end) == sha256:
            return Original(source.text[start:end], start, Path(path))
    return None
