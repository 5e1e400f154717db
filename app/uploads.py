"""Documents added through the web app: where their files are kept, the build that reads them in the background, and how it is taken back.

Every addition is a folder of its own under `uploads/` of the data directory, with its files and a note of what it changed. Taking it back removes the
documents that it brought, and only those; what it replaced is read again from the files that held it before.
"""
from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import threading
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest
from pathlib import Path

from app.datadir import UPLOADS
from app.errors import CommandError
from app.ingest import Report, build
from app.limits import ADDRESS, PASSWORD
from app.log import note
from app.originals import ledger
from app.progress import Progress
from app.terminal import told
from graph.digest import counts
from graph.errors import GraphError, NoSuchDocument
from graph.remove import remove_document
from graph.settings import Settings
from graph.store import Store, open_store

_NOTE = "addition.json"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def password() -> str | None:
    """What has to be typed before anything is added; None where nothing need be."""
    return os.environ.get(PASSWORD) or None


def may_add() -> bool:
    """Whether documents can be added at all: on this machine alone, or behind a password. An address that is not known counts as open."""
    return password() is not None or os.environ.get(ADDRESS) in _LOOPBACK


def fits(given: str) -> bool:
    """Whether this is the password."""
    return compare_digest(given.encode(), (password() or "").encode())


@dataclass(frozen=True, slots=True)
class Addition:
    """What one addition did: ids of documents, and the numbers of the graph before and after."""

    folder: Path
    at: datetime
    files: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(slots=True)
class Job(Progress):
    """One addition while it runs and when it is done. Written by its thread, read by the page."""

    folder: Path
    names: tuple[str, ...]
    total: int = 0
    done: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    before: dict[str, int] = field(default_factory=dict)
    report: Report | None = None
    error: str | None = None
    over: bool = False

    def files(self, total: int) -> None:
        self.total = total

    def file(self, name: str) -> None:
        self.done.append(name)

    def document(self, id_: str) -> None:
        self.documents.append(id_)

    def say(self, text: str) -> None:
        self.remarks.append(text)


def kept(settings: Settings, files: Sequence[tuple[str, bytes]]) -> Job:
    """Write the files into a folder of their own. CommandError where the disk does not take them."""
    folder = settings.data / UPLOADS / f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    try:
        folder.mkdir(parents=True)
        names = [_put(folder, name, content) for name, content in files]
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise CommandError(f"写不了 cannot write into {folder}: {error.strerror or error}") from None
    return Job(folder, tuple(names))


def _put(folder: Path, name: str, content: bytes) -> str:
    """Under its own name, without what a path could hide; a second file of one name gets a number."""
    clean = re.sub(r"[\x00-\x1f/\\:*?\"<>|]", "_", name).lstrip(". ")[-120:] or "file.txt"
    stem, dot, suffix = clean.rpartition(".")
    number, free = 2, clean
    while (folder / free).exists() or free == _NOTE:
        free = f"{stem}-{number}.{suffix}" if dot else f"{clean}-{number}"
        number += 1
    (folder / free).write_bytes(content)
    return free


def start(job: Job, settings: Settings) -> None:
    """Read and load the files of `job` in a thread of its own: leaving the page does not stop it."""
    threading.Thread(target=_run, args=(job, settings), name="addition").start()


def _run(job: Job, settings: Settings) -> None:
    try:
        with open_store(settings) as store:
            job.before = counts(store)
        job.report = build([job.folder / name for name in job.names], settings, job)
        told_ = {"at": datetime.now().isoformat(timespec="seconds"), "files": job.names, "added": job.report.added, "changed": job.report.changed}
        (job.folder / _NOTE).write_text(json.dumps(told_, ensure_ascii=False), encoding="utf-8")
        if not (job.report.added or job.report.changed):
            shutil.rmtree(job.folder, ignore_errors=True)
    except (CommandError, GraphError) as error:
        job.error = told(error)
    except Exception as error:
        job.error = f"意外错误 unexpected error ({type(error).__name__}): 详情见 details in {note(traceback.format_exc())}"
    finally:
        job.over = True


def additions(settings: Settings) -> list[Addition]:
    """Additions that can still be taken back, the newest first."""
    found = []
    for path in (settings.data / UPLOADS).glob(f"*/{_NOTE}"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads(path.read_text(encoding="utf-8"))
            found.append(Addition(path.parent, datetime.fromisoformat(said["at"]), tuple(said["files"]), tuple(said["added"]), tuple(said["changed"])))
    return sorted(found, key=lambda a: a.at, reverse=True)


def undo(store: Store, settings: Settings, addition: Addition) -> tuple[int, tuple[str, ...]]:
    """Take an addition back: (documents removed or restored, ids of changed documents whose earlier text no file holds any more; these stay).

    GraphError where the store fails; then nothing is lost, and it can be tried again.
    """
    known = ledger(settings)
    ours = {str((addition.folder / name).resolve()) for name in addition.files}
    earlier = {id_: [p for p in known.holders(id_) if p not in ours] for id_ in (*addition.changed, *addition.added)}
    done = 0
    for id_ in addition.added:
        with suppress(NoSuchDocument):
            remove_document(store, id_)
            done += 1
    restored = [id_ for id_ in addition.changed if earlier[id_]]
    for id_ in restored:
        with suppress(NoSuchDocument):
            remove_document(store, id_)
    lost = tuple(id_ for id_ in addition.changed if not earlier[id_])
    if lost:
        # Their file is the only place of their text now.
        (addition.folder / _NOTE).unlink(missing_ok=True)
    else:
        shutil.rmtree(addition.folder, ignore_errors=True)
    if again := sorted({p for paths in earlier.values() for p in paths}):
        build(again, settings)
    return done + len(restored), lost
