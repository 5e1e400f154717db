"""From folders to a graph: the one place where `loaders` and `graph` meet. Knows no terminal.

A build reads the files that changed, in two processes where that pays, and writes each document in a transaction of its own while the next file is read.
It decides nothing about the contents: what a document contributes is `loaders.fragment`'s to say, what becomes of it in the store `graph.write`'s.
"""
import multiprocessing
import os
import signal
import threading
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from app.datadir import BUILD_LOCK
from app.decisions import carried_out
from app.errors import CommandError
from app.history import Changed, keep, record
from app.ledger import Entry, Held, Ledger, file_sha256
from app.log import note
from app.progress import Progress
from graph.decisions import Decisions
from graph.digest import counts
from graph.errors import BadFragment
from graph.folder import Folder
from graph.loaded import Loaded, loaded_documents
from graph.model import Fragment
from graph.remove import remove_document
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from graph.write import write_fragment
from loaders import READER, find_files, read_file
from loaders.audit import audit
from loaders.errors import Unreadable
from loaders.fragment import fragment_of
from loaders.model import ExtractedDocument
from loaders.source import SourceFile

#: Below this a second process costs more to start than it saves.
WORTH_A_POOL = 200_000
#: Files read ahead of the writing, so that a large folder does not pile up in memory.
AHEAD = 6


@dataclass(frozen=True, slots=True)
class Duplicate:
    """`document` stands in `file` too, but was loaded from `kept`; `same` tells whether the two texts are equal."""

    document: str
    file: str
    kept: str
    same: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. Ids of documents; `counts` is what the store holds afterwards."""

    files: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    unreadable: tuple[tuple[str, str], ...]      # file, reason
    unresolved: Mapping[str, int]                # by kind
    lacks: Mapping[str, tuple[str, ...]]         # id -> number, title, date, issuer
    left: tuple[tuple[str, str], ...]            # document in the store under this file's name, which the file does not hold; file
    gone: tuple[str, ...]                        # files of the given folders that were loaded once and are no longer there
    counts: Mapping[str, int]

    @property
    def is_unchanged(self) -> bool:
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Read:
    """One file as a process read it: what was asked of its documents (`GIVES`), or the reason why there is none."""

    file: SourceFile
    fragments: tuple[Fragment, ...] = ()
    documents: tuple[dict[str, object], ...] = ()
    omissions: tuple[dict[str, object], ...] = ()
    reason: str | None = None
    trace: str | None = None


# ---------------------------------------------------------------- reading


#: What can be asked of the documents of a file, by the field of `Read` that holds it.
GIVES: Mapping[str, Callable[[ExtractedDocument], Iterable[object]]] = {
    "fragments": lambda document: [fragment_of(document)],
    "documents": lambda document: [document.to_json()],
    "omissions": lambda document: [{"document": document.doc_number or document.title or document.file, **asdict(o)} for o in audit(document)],
}


def _read(file: SourceFile, asked: str = "fragments") -> Read:
    """Reads one file, in whatever process; an error of the reader is this file's misfortune and not that of the others."""
    try:
        return Read(file, **{asked: tuple(given for document in read_file(file) for given in GIVES[asked](document))})
    except Unreadable as error:
        return Read(file, reason=error.reason)
    except Exception as error:
        reason = f"读取时出错 the reader failed ({type(error).__name__}): please report this file"
        return Read(file, reason=reason, trace=traceback.format_exc())


def _serve() -> None:
    """What a reading process owes the main one: to leave Ctrl-C to it, else each would print a traceback, and not to outlive it where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _size(file: SourceFile) -> int:
    try:
        return os.path.getsize(file.path)
    except OSError:
        return 0


class Reading:
    """Reads files in order, a few ahead of the caller: in a pool of two where there is much to read, else in this process."""

    def __init__(self, files: Iterable[SourceFile], asked: str = "fragments"):
        self._files = list(files)
        self._asked = asked
        pays = len(self._files) > 1 and sum(map(_size, self._files)) > WORTH_A_POOL and (os.cpu_count() or 1) > 1
        # Spawned, not forked: the main process holds connections and threads by then.
        self._pool = ProcessPoolExecutor(2, multiprocessing.get_context("spawn"), _serve) if pays else None
        self._queue: deque[Future[Read]] = deque()
        self._waiting = iter(self._files)

    def __enter__(self) -> "Reading":
        self._fill()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._pool:
            if kind is not None:
                for process in multiprocessing.active_children():
                    process.terminate()
            self._pool.shutdown(cancel_futures=True)

    def _fill(self) -> None:
        while self._pool and len(self._queue) < AHEAD and (file := next(self._waiting, None)):
            self._queue.append(self._pool.submit(_read, file, self._asked))

    def __iter__(self) -> Iterator[Read]:
        if not self._pool:
            yield from (_read(file, self._asked) for file in self._waiting)
            return
        while self._queue:
            future = self._queue.popleft()
            self._fill()
            try:
                yield future.result()
            except BrokenProcessPool:
                raise CommandError("读取进程被系统终止（多为内存不足）a reading process was killed, mostly for want of memory: "
                                   "build fewer files at a time; what was loaded stays") from None


def found_files(paths: Iterable[str | Path]) -> list[SourceFile]:
    """The files that a build of `paths` reads, in a stable order. CommandError for a path that does not exist."""
    try:
        files = find_files(list(paths))
    except Unreadable as error:
        raise CommandError(str(error)) from None
    return files


def extract(paths: Iterable[str | Path], progress: Progress | None = None) -> Iterator[Read]:
    """Reads all files of `paths` in a stable order, one `Read` each, with `documents` as plain JSON values. Needs no store.

    Raises CommandError for a path that does not exist.
    """
    return _each(found_files(paths), "documents", progress or Progress())


def omissions(paths: Iterable[str | Path], progress: Progress | None = None) -> Iterator[Read]:
    """Like `extract`, with `omissions`: the words that usually state a fact where none was read."""
    return _each(found_files(paths), "omissions", progress or Progress())


def _each(files: list[SourceFile], asked: str, progress: Progress) -> Iterator[Read]:
    progress.files(len(files))
    with Reading(files, asked) as reading:
        for read in reading:
            note(read.trace)
            progress.file(read.file.name)
            yield read


# ---------------------------------------------------------------- building


@dataclass(slots=True)
class _Build:
    """The state of one build: what is in the store, which file claims which document, and the report as it grows."""

    store: Store
    ledger: Ledger
    loaded: dict[str, Loaded]
    progress: Progress
    paths: set[str]                              # absolute paths of this run
    decisions: Decisions = field(default_factory=Decisions)
    claims: dict[str, tuple[str, str]] = field(default_factory=dict)     # id -> file, sha256
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    unresolved: Counter[str] = field(default_factory=Counter)
    lacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vanished: dict[str, str] = field(default_factory=dict)               # id -> path of the file that no longer has it
    first_time: list[tuple[str, str]] = field(default_factory=list)      # path, name of files without an earlier entry
    log: list[Changed] = field(default_factory=list)                     # what happened, in its order

    def claim(self, document: str, sha256: str, file: SourceFile, path: str) -> bool:
        """Whether `file` is the one that gives `document`; otherwise the duplicate is noted."""
        if holder := self.claims.get(document):
            self.duplicates.append(Duplicate(document, file.name, holder[0], holder[1] == sha256))
            return False
        for other in self.ledger.holders(document):
            entry = self.ledger.entries[other]
            if other != path and other not in self.paths and document in self.loaded and self.loaded[document].source == entry.name:
                self.duplicates.append(Duplicate(document, file.name, entry.name, entry.documents[document].sha256 == sha256))
                return False
        self.claims[document] = (file.name, sha256)
        return True

    def is_loaded(self, document: str, sha256: str, name: str) -> bool:
        return self.loaded.get(document) == (sha256, READER, name)

    def may_skip(self, file: SourceFile, entry: Entry | None, sha256: str | None) -> bool:
        """Whether the store already holds what this file gives, so that it need not be read."""
        if entry is None or (entry.sha256, entry.reader, entry.name) != (sha256, READER, file.name):
            return False
        return all(self.is_loaded(d, held.sha256, file.name) or self._is_elsewhere(d) for d, held in entry.documents.items())

    def _is_elsewhere(self, document: str) -> bool:
        return document in self.claims or any(p not in self.paths for p in self.ledger.holders(document))

    def skip(self, file: SourceFile, path: str, entry: Entry) -> None:
        for document, held in entry.documents.items():
            if self.claim(document, held.sha256, file, path):
                self.unchanged.append(document)
        self.unresolved.update(entry.unresolved)
        self.lacks.update(entry.lacks)
        self.progress.file(file.name)

    def load(self, read: Read, path: str, sha256: str) -> None:
        """Writes what changed of one file and notes what vanished from it."""
        if read.reason is not None:
            note(read.trace)
            self.unreadable.append((read.file.name, read.reason))
            self.progress.file(read.file.name)
            return
        before = self.ledger.entries.get(path)
        documents: dict[str, Held] = {}
        unresolved: Counter[str] = Counter()
        lacks: dict[str, tuple[str, ...]] = {}
        complete = True
        for fragment in read.fragments:
            own = next(n for n in fragment.nodes if n.id == fragment.document).properties
            held = Held(str(own["sha256"]), int(str(own["start"])))
            if fragment.document in documents:
                self.duplicates.append(Duplicate(fragment.document, read.file.name, read.file.name, documents[fragment.document].sha256 == held.sha256))
                continue
            documents[fragment.document] = held
            unresolved.update(u.kind for u in fragment.unresolved)
            if own.get("lacks"):
                lacks[fragment.document] = tuple(own["lacks"])
            if self.claim(fragment.document, held.sha256, read.file, path):
                complete &= self._write(fragment, held, read.file.name, before)
                self.progress.document(fragment.document)
        self.unresolved.update(unresolved)
        self.lacks.update(lacks)
        if before is None:
            self.first_time.append((path, read.file.name))
        else:
            self.vanished.update(dict.fromkeys(before.documents.keys() - documents.keys(), path))
        if complete:
            self.ledger.put(path, Entry(read.file.name, sha256, READER, documents, dict(unresolved), lacks))
        self.progress.file(read.file.name)

    def _write(self, fragment: Fragment, held: Held, name: str, before: Entry | None) -> bool:
        document = fragment.document
        # The same words further down in a file that grew are the same document, but its evidence has moved: so the place counts, too.
        if self.is_loaded(document, held.sha256, name) and before is not None and before.documents.get(document) == held:
            self.unchanged.append(document)
            return True
        try:
            change = write_fragment(self.store, fragment, self.decisions)
        except BadFragment as error:
            self.unreadable.append((name, str(error)))
            return False
        if document not in self.loaded:
            self.added.append(document)
        else:
            (self.changed if change else self.unchanged).append(document)
        if change or document not in self.loaded:
            title = str(next(n for n in fragment.nodes if n.id == document).properties.get("name"))
            what = "changed" if document in self.loaded else "added"
            self.log.append(Changed(what, document, title, name, change.added, change.removed, change.moved))
        self.loaded[document] = Loaded(held.sha256, READER, name)
        return True

    def forget(self, gone: Iterable[str]) -> None:
        """These files were deleted: what they gave has vanished, and the ledger need not name them any more."""
        for path in gone:
            entry = self.ledger.drop(path)
            self.vanished.update((d, path) for d in entry.documents if d in self.loaded and self.loaded[d].source == entry.name)

    def orphans(self) -> list[SourceFile]:
        """Removes what vanished; returns the files outside this run that hold one of the removed documents, to be read in their stead."""
        others: dict[str, SourceFile] = {}
        for document in sorted(self.vanished.keys() - self.claims.keys()):
            if document in self.loaded:
                change = remove_document(self.store, document)
                self.log.append(Changed("removed", document, None, self.loaded[document].source, change.added, change.removed, change.moved))
                del self.loaded[document]
                self.removed.append(document)
            for path in self.ledger.holders(document):
                if path not in self.paths:
                    others[path] = SourceFile(Path(path), self.ledger.entries[path].name)
        return [others[p] for p in sorted(others)]

    def left(self) -> tuple[tuple[str, str], ...]:
        """Documents that the store has under the name of a file which was read here for the first time and does not hold them."""
        known = {d for e in self.ledger.entries.values() for d in e.documents}
        names = {name for _, name in self.first_time}
        return tuple(sorted((d, source) for d, (_, _, source) in self.loaded.items() if source in names and d not in self.claims and d not in known))

    def report(self, files: int, gone: tuple[str, ...]) -> Report:
        # A document that was taken out with one file and came back from another has changed, no more.
        back = [d for d in self.removed if d in self.added]
        return Report(files, tuple(d for d in self.added if d not in back), (*self.changed, *back), tuple(self.unchanged),
                      tuple(d for d in self.removed if d not in back), tuple(self.duplicates), tuple(self.unreadable), dict(sorted(self.unresolved.items())),
                      dict(self.lacks), self.left(), gone, counts(self.store))


def build(paths: Iterable[str | Path], settings: Settings, progress: Progress | None = None, *, remove_gone: bool = False) -> Report:
    """Loads all documents of `paths`; running it again changes nothing. With `remove_gone` the documents of files that are no longer there are taken out.

    Raises CommandError for a path that does not exist and GraphError where the store fails; what was written until then stays, and the same command
    goes on from there. A file that cannot be read is in the report, and the rest is done.
    """
    files, progress = found_files(paths), progress or Progress()
    progress.files(len(files))
    with _alone(settings.data, progress):
        report = _build(paths, files, settings, progress, remove_gone)
        keep(settings, {"added": report.added, "changed": report.changed, "removed": report.removed}, report.unreadable, datetime.now())
        return report


@contextmanager
def _alone(data: Path, progress: Progress) -> Iterator[None]:
    """One build at a time in a data directory: two would each take the other's ledger for the truth."""
    Folder(data).prepare()
    lock = FileLock(data / BUILD_LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress.say(f"另一个 build 正在使用 {data}，等待中 another build is running, waiting for it …")
        lock.acquire()
    except OSError as error:
        raise _unwritable(data, error) from None
    try:
        yield
    finally:
        lock.release()


def _build(paths: Iterable[str | Path], files: list[SourceFile], settings: Settings, progress: Progress, remove_gone: bool) -> Report:
    ledger = Ledger.open(settings.data, settings.url)
    gone = _gone(paths, ledger)
    if remove_gone and gone and not files:
        # A share that is not mounted looks like a folder whose files were all deleted.
        raise CommandError(f"文件夹是空的，没有移除 the folder is empty, so none of the {len(gone)} files that are gone was taken for deleted; zhengtu remove")
    shas = {str(f.path.resolve()): file_sha256(f.path) for f in files}
    fresh = [f for f in files if _must_read(ledger.entries.get(path := str(f.path.resolve())), f, shas[path])]
    # Reading starts before the store does: the two have nothing to wait for in each other.
    with Reading(fresh) as reading, open_store(settings, partial(_waiting, progress)) as store:
        apply_schema(store)
        state = _Build(store, ledger, loaded_documents(store), progress, set(shas), carried_out(store, settings.data))
        try:
            _run(state, files, {str(f.path.resolve()) for f in fresh}, iter(reading), shas)
            if remove_gone:
                state.forget(gone)
            for other in state.orphans():
                path = str(other.path.resolve())
                state.load(_read(other), path, file_sha256(other.path) or "")
        except BaseException:
            with suppress(CommandError):   # the first misfortune is the one to tell
                _save(ledger, settings.data)
            raise
        finally:
            record(settings, state.log, datetime.now())
        _save(ledger, settings.data)
        return state.report(len(files), () if remove_gone else gone)


def _waiting(progress: Progress, address: str) -> None:
    progress.say(f"等待存储 waiting for the store at {address}, which does not answer; a minute at most")


def _save(ledger: Ledger, data: Path) -> None:
    """What a later build must know about this one. CommandError where the disk does not take it: then that one reads all files again."""
    try:
        ledger.save()
    except OSError as error:
        raise _unwritable(data, error) from None


def _unwritable(data: Path, error: OSError) -> CommandError:
    return CommandError(f"写不了数据目录 cannot write into {data}: {error.strerror or error}; free some space and run the same command again; "
                        "what was committed stays")


def _must_read(entry: Entry | None, file: SourceFile, sha256: str | None) -> bool:
    return entry is None or (entry.sha256, entry.reader, entry.name) != (sha256, READER, file.name)


def _run(state: _Build, files: list[SourceFile], fresh: set[str], reading: Iterator[Read], shas: Mapping[str, str | None]) -> None:
    for file in files:
        path = str(file.path.resolve())
        entry = state.ledger.entries.get(path)
        if path in fresh:
            state.load(next(reading), path, shas[path] or "")
        elif entry is not None and state.may_skip(file, entry, shas[path]):
            state.skip(file, path, entry)
        else:
            # Unchanged by itself, but the store lost it or another file gave it up.
            state.load(_read(file), path, shas[path] or "")


def _gone(paths: Iterable[str | Path], ledger: Ledger) -> tuple[str, ...]:
    """Files of the given folders that were loaded once and no longer exist; their documents stay until somebody removes them."""
    folders = [Path(p).resolve() for p in paths]
    return tuple(sorted(file for file in ledger.entries if not os.path.exists(file) and any(Path(file).is_relative_to(f) for f in folders)))
