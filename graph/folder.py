"""The data folder of the embedded store: which files are in it, who may read them, and who is using the store. Starts nothing.

    zhengtu-store      says that the folder is ours; `wipe` refuses any other
    password           of the server's only user, mode 0600
    state.json         processes and ports of the running server; believed only as far as the processes still exist
    pinned             `zhengtu store start`: names the server that stays until `zhengtu store stop`
    start.lock         held while the server is started or stopped
    write.lock         held for the length of one write transaction
    leases/            one locked file for every open store: the lock of a killed process vanishes with it
    server.log         what the server and its supervisor print
    server/            the database itself
"""
from __future__ import annotations

import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.errors import StoreBroken

MARKER = "zhengtu-store"
MARKER_TEXT = "政图 zhengtu: the embedded store. `zhengtu store wipe` removes it.\n"
#: Bytes of free disk below which a failure of the store is taken for a full disk: the server grows its files in steps of up to this size.
LITTLE_SPACE = 2 * 1024 * 1024
#: Seconds a process may wait for another one that starts or stops the server.
START_PATIENCE = 120
#: Two readings of one process' start differ by the clock's corrections; another process under the same number starts much later.
CLOCK_SLACK = 3.0


@dataclass(frozen=True, slots=True)
class Running:
    """A process, told apart from a later one with the same number by when it was made."""

    pid: int
    created: float

    @classmethod
    def of(cls, pid: int) -> Running:
        return cls(pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The process while it lives; None once it has ended, is a zombie, or its number belongs to another."""
        try:
            found = psutil.Process(self.pid)
            same = abs(found.create_time() - self.created) < CLOCK_SLACK
            return found if same and found.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None


@dataclass(frozen=True, slots=True)
class State:
    supervisor: Running
    server: Running
    bolt: int
    http: int


class Folder:
    """The files of one data folder. Building the object touches nothing; `prepare` makes what is missing."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root).absolute()
        self.server = self.root / "server"
        self.leases = self.root / "leases"
        self.log = self.root / "server.log"
        self.password_file = self.root / "password"
        self.pin_file = self.root / "pinned"
        self.state_file = self.root / "state.json"

    def is_ours(self) -> bool:
        return (self.root / MARKER).is_file()

    def prepare(self) -> None:
        """Make the folder and its parts, readable by its owner alone. StoreBroken for a folder of somebody else or one that cannot be written."""
        try:
            if not self.is_ours():
                # Asked again at the end: another process may have made it ours between the two looks.
                if self.root.exists() and (not self.root.is_dir() or any(self.root.iterdir())) and not self.is_ours():
                    raise StoreBroken(f"{self.root} is not a store of 政图 and not empty: name a new or empty folder with --data or ZHENGTU_DATA")
                self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Also for a folder that exists: it was made by mkdir under any umask, or by hand.
            self.root.chmod(0o700)
            # First of all that is in it: a process that ends here must not leave a folder that is neither empty nor ours.
            if not self.is_ours():
                (self.root / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
            for part in (self.server, self.leases):
                part.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise StoreBroken(f"cannot use {self.root} for the store: {error.strerror or error}; name another folder with --data or ZHENGTU_DATA") from error

    def full(self) -> str | None:
        """If so little of the disk is free that a failure of the store comes from there: what to tell a person, in one line."""
        try:
            if shutil.disk_usage(self.root).free >= LITTLE_SPACE:
                return None
        except OSError:
            return None
        return f"the disk is full: the store in {self.root} cannot write; free some space and run the same command again; what was committed stays"

    def password(self) -> str:
        """The server's password, made on first use. Call with the start lock held."""
        try:
            known = self.password_file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            known = ""
        if not known:
            known = secrets.token_urlsafe(24)
            # The server keeps only a hash of the lost password; without its user file it makes the user again from ours.
            (self.server / "config" / "server-users.jsonl").unlink(missing_ok=True)
            self.password_file.unlink(missing_ok=True)
            handle = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(known)
        self.password_file.chmod(0o600)
        return known

    def start_lock(self) -> FileLock:
        return FileLock(self.root / "start.lock", timeout=START_PATIENCE, thread_local=False)

    def write_lock(self) -> FileLock:
        """A new lock object each time: one object would count as held by every thread of its process."""
        return FileLock(self.root / "write.lock", thread_local=False)

    def take_lease(self) -> FileLock:
        """A locked file that says "I use the store", until released or until this process ends. Call with the start lock held."""
        lease = FileLock(self.leases / f"{os.getpid()}-{secrets.token_hex(4)}", thread_local=False)
        lease.acquire()
        return lease

    def leases_held(self, *, clear: bool = False) -> int:
        """How many stores are open. `clear` deletes the files of ended processes; only with the start lock held, where no lease is being taken."""
        held = 0
        for path in self.leases.iterdir():
            probe = FileLock(path, thread_local=False)
            try:
                probe.acquire(blocking=False)
            except Timeout:
                held += 1
                continue
            if clear:
                path.unlink(missing_ok=True)
            probe.release()
        return held

    def state(self) -> State | None:
        """What the last supervisor wrote, whether or not its processes still live; None without a readable file."""
        try:
            told = json.loads(self.state_file.read_text(encoding="utf-8"))
            return State(Running(**told["supervisor"]), Running(**told["server"]), told["bolt"], told["http"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write_state(self, state: State) -> None:
        new = self.state_file.with_suffix(".new")
        new.write_text(json.dumps(asdict(state)), encoding="utf-8")
        new.replace(self.state_file)

    def is_pinned(self, server: Running) -> bool:
        try:
            return self.pin_file.read_text(encoding="ascii") == f"{server.pid} {server.created}"
        except OSError:
            return False

    def write_pin(self, server: Running) -> None:
        self.pin_file.write_text(f"{server.pid} {server.created}", encoding="ascii")

    def size(self) -> int:
        """Bytes of the database's files."""
        total = 0
        for path in self.server.rglob("*"):
            try:
                total += path.stat().st_size if path.is_file() else 0
            except FileNotFoundError:   # the server compacts and drops files while we count
                continue
        return total

    def delete(self) -> None:
        """Delete what is ours and nothing else; the folder too if that leaves it empty."""
        for path in (self.server, self.leases):
            shutil.rmtree(path, ignore_errors=True)
        for name in ("state.json", "state.new", "pinned", "password", "server.log", "server.log.1", "write.lock", "start.lock", MARKER):
            (self.root / name).unlink(missing_ok=True)
        with suppress(OSError):   # files that are not ours stay where they are
            self.root.rmdir()
