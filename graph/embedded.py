"""The embedded store: one ArcadeDB server for all processes of one data folder, started when needed and stopped when nobody needs it.

Callers see four verbs (`ensure_running`, `pin`, `stop`, `wipe`) and a question (`status`). What the folder holds is `graph.folder`, the server's command is
`graph.java`, the process that watches over the server is `graph.supervisor`.
"""
from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from filelock import FileLock, Timeout

from graph import java
from graph.errors import BadStatement, GraphError, StoreBroken, StoreUnreachable
from graph.folder import Folder
from graph.supervisor import end, write_groups

#: Seconds without an open store after which the server stops; ZHENGTU_STORE_IDLE gives another number.
IDLE = 30.0
#: Seconds a server may take until it answers. Recovery after a kill reads the log of transactions first.
READY_PATIENCE = 60.0
#: Another process may take a free port between our look and the server's start.
ATTEMPTS = 3

#: Supervisors that this process started, kept so that they can be waited for and leave no zombies.
_started: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens and how to get in. `http` is for what Bolt cannot do (`graph.dialect`)."""

    url: str
    data: str
    username: str
    password: str = field(repr=False)
    database: str
    http: str

    @property
    def reader(self) -> tuple[str, str]:
        """Name and password of the user that can only read. The password follows from the other one, so there is one secret to keep and to lose."""
        return java.READER, hmac.new(self.password.encode(), b"reader", hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Status:
    """`stores` counts the open stores of all processes; `memory` and `size` are bytes in RAM and on disk."""

    running: bool
    pinned: bool
    url: str | None
    stores: int
    pid: int | None
    memory: int
    size: int
    data: Path
    log: Path


def ensure_running(data: str | Path) -> Address:
    """Start the server of this folder unless it runs, wait until its database answers, and return its address.

    Without a lease (`leased`) it stops again after some idle seconds. Raises StoreBroken (folder), StoreUnreachable (server does not start).
    """
    with leased(data) as address:
        return address


@contextmanager
def leased(data: str | Path) -> Iterator[Address]:
    """The address of the running server, which stays up at least until the block is left."""
    address, lease = take(data)
    try:
        yield address
    finally:
        give_back(lease)


def take(data: str | Path) -> tuple[Address, FileLock]:
    """The address of the running server, and the lease that keeps it up until `give_back` or the end of this process."""
    folder = Folder(Path(data))
    folder.prepare()
    with _start_lock(folder):
        lease = folder.take_lease()
        try:
            return _running(folder), lease
        except BaseException:
            give_back(lease)
            raise


def give_back(lease: FileLock) -> None:
    # Unlinked while still locked: the supervisor cannot take the file for one that is being made.
    Path(lease.lock_file).unlink(missing_ok=True)
    lease.release()


def pin(data: str | Path) -> Address:
    """Start the server if needed and keep it until `stop`, also without an open store."""
    folder = Folder(Path(data))
    folder.prepare()
    with _start_lock(folder):
        address = _running(folder)
        state = folder.state()
        if state is None:
            raise StoreBroken(f"{folder.state_file} vanished: another program changes {folder.root}")
        folder.write_pin(state.server)
        return address


def stop(data: str | Path) -> bool:
    """Stop the server, also while stores are open; True if one ran."""
    folder = Folder(Path(data))
    if not folder.is_ours():
        return False
    with _start_lock(folder):
        return _stop(folder)


def wipe(data: str | Path) -> bool:
    """Stop the server and delete the store; True if there was one. StoreBroken, and nothing deleted, for a folder that is not ours."""
    folder = Folder(Path(data))
    if not folder.root.exists():
        return False
    if not folder.is_ours():
        raise StoreBroken(f"{folder.root} is not a store of 政图, so nothing was deleted; delete it by hand if you mean it")
    with _start_lock(folder):
        _stop(folder)
        folder.delete()
        return True


def status(data: str | Path) -> Status:
    """What runs for this folder; starts nothing and makes nothing."""
    folder = Folder(Path(data))
    if not folder.is_ours():
        return Status(False, False, None, 0, None, 0, 0, folder.root, folder.log)
    state = folder.state()
    server = state.server.process() if state else None
    return Status(
        running=server is not None,
        pinned=bool(server and state and folder.is_pinned(state.server)),
        url=f"bolt://127.0.0.1:{state.bolt}" if server and state else None,
        stores=folder.leases_held(),
        pid=server.pid if server else None,
        memory=_memory(server),
        size=folder.size(),
        data=folder.root,
        log=folder.log,
    )


def command(address: Address, language: str, statement: str, patience: float = java.COMMAND_SECONDS) -> list[dict[str, object]]:
    """Run one statement over HTTP and return its rows. StoreBroken with the server's own reason; OSError if nobody answers within so many seconds.

    An index for words over many documents takes minutes to make, and a client that goes away in the middle leaves it broken: so it waits as long as the
    server itself would.
    """
    try:
        return _post(address, f"command/{address.database}", {"language": language, "command": statement}, (address.username, address.password),
                     patience)["result"]
    except _Refused as error:
        raise StoreBroken(f"the embedded store refused {statement!r}: {error}") from error


def would_write(address: Address, cypher: str, parameters: Mapping[str, object]) -> bool:
    """Whether the server takes the statement for one that changes something. Nothing of it is carried out.

    BadStatement for one that it does not understand; OSError if nobody answers.
    """
    # The server's own EXPLAIN does not tell reads from writes, and its test whether a query writes is only had by running it: so as a subquery of no row.
    asked = f"UNWIND [] AS none CALL () {{\n{cypher}\n}} RETURN none"
    try:
        _post(address, f"query/{address.database}", {"language": "opencypher", "command": asked, "params": dict(parameters), "limit": 1}, address.reader)
        return False
    except _Refused as error:
        if error.kind in ("QueryNotIdempotentException", "ServerSecurityException", "SecurityException"):
            return True
        told = re.sub(r"line (\d+)", lambda line: f"line {int(line[1]) - 1}", str(error))
        raise BadStatement(f"the store refused the statement: {told}") from error


def kill(address: Address) -> None:
    """End the server at once, whatever it does. What was committed is in its log of transactions and comes back with the next start."""
    state = Folder(Path(address.data)).state()
    server = state.server.process() if state else None
    if server is not None and state is not None and address.url == f"bolt://127.0.0.1:{state.bolt}":
        with suppress(psutil.NoSuchProcess):
            server.kill()


def ran_out_of_memory(address: Address) -> bool:
    """Whether the server ended because some statement needed more memory than it has."""
    return "OutOfMemoryError" in _log_tail(Folder(Path(address.data)))


class _Refused(Exception):
    """The server's answer is an error of this `kind`, the short name of a Java class."""

    def __init__(self, told: dict[str, str], status: object) -> None:
        super().__init__(" ".join(str(told.get("detail") or told.get("error") or status).split())[:400])
        self.kind = told.get("exception", "").rsplit(".", 1)[-1]


def _post(address: Address, path: str, body: dict[str, object], user: tuple[str, str], patience: float = READY_PATIENCE) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{address.http}/api/v1/{path}", json.dumps(body, default=str).encode(),
        {"Content-Type": "application/json", "Authorization": "Basic " + base64.b64encode(":".join(user).encode()).decode()})
    # An empty ProxyHandler: a proxy of the environment is for the world, not for this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=patience) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        try:
            told = json.load(error)
        except ValueError:
            told = {}
        raise _Refused(told, error) from error


@contextmanager
def _start_lock(folder: Folder) -> Iterator[None]:
    try:
        with folder.start_lock():
            yield
    except Timeout as error:
        raise StoreUnreachable(f"another process is starting or stopping the store in {folder.root} and does not finish; try again, "
                               f"or look into {folder.log}") from error
    except OSError as error:
        raise StoreBroken(folder.full() or f"cannot use {folder.root} for the store: {error.strerror or error}") from error


def _running(folder: Folder) -> Address:
    """The server's address; starts server and supervisor as far as they are missing. Call with the start lock held."""
    for process in _started[:]:
        if process.poll() is not None:
            _started.remove(process)
    try:
        password = folder.password()
    except OSError as error:
        raise StoreBroken(f"cannot use {folder.root} for the store: {error.strerror or error}") from error
    for attempt in range(1, ATTEMPTS + 1):
        state = folder.state()
        server = state.server.process() if state else None
        supervisor = state.supervisor.process() if state else None
        spawned = None
        if server is None or supervisor is None:
            if supervisor is not None:
                end(supervisor)   # its server was killed, and it is about to see that
            spawned = _spawn(folder)
        try:
            return _answering(folder, password, spawned)
        except StoreUnreachable:
            # A server that ran a moment ago may be ending just now, and a port that was free may be taken: then another try is worth it.
            if attempt == ATTEMPTS or (spawned is not None and "Address already in use" not in _log_tail(folder)):
                raise
    raise AssertionError("unreachable")


def _spawn(folder: Folder) -> subprocess.Popen[bytes]:
    """Start a supervisor, free of this process' terminal and signals."""
    java.command(folder.server, folder.password_file, 0, 0)   # a missing runtime is told here, not in a log
    state = folder.state()
    if state is None or state.server.process() is None:
        folder.state_file.unlink(missing_ok=True)
        if folder.log.exists():
            folder.log.replace(folder.log.with_name("server.log.1"))
    try:
        idle = str(float(os.environ.get("ZHENGTU_STORE_IDLE") or IDLE))
    except ValueError as error:
        raise StoreBroken(f"ZHENGTU_STORE_IDLE={os.environ['ZHENGTU_STORE_IDLE']} is not a number of seconds") from error
    write_groups(folder)
    here = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(p for p in (here, os.environ.get("PYTHONPATH")) if p)
    with folder.log.open("ab") as log:
        process = subprocess.Popen([sys.executable, "-m", "graph.supervisor", str(folder.root), idle], cwd=folder.root,
                                   env=os.environ | {"PYTHONPATH": path}, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    _started.append(process)
    return process


def _answering(folder: Folder, password: str, spawned: subprocess.Popen[bytes] | None) -> Address:
    """Wait until the database itself answers: Bolt listens before it is open, and a schema statement sent then is lost.

    A supervisor that was just started must have signed the state, or nobody would stop the server that it takes over.
    """
    deadline = time.monotonic() + READY_PATIENCE
    while time.monotonic() < deadline:
        state = folder.state()
        server = state.server.process() if state else None
        signed = state is not None and (spawned is None or state.supervisor.pid == spawned.pid)
        if state is not None and server is not None and signed:
            address = Address(f"bolt://127.0.0.1:{state.bolt}", str(folder.root), java.USERNAME, password, java.DATABASE, f"http://127.0.0.1:{state.http}")
            try:
                command(address, "opencypher", "RETURN 1", READY_PATIENCE)
                _admit_reader(folder, address)
                return address
            except (OSError, http.client.HTTPException):
                pass   # not listening yet
            except GraphError as error:
                if "Server started" in _log_tail(folder):
                    raise StoreBroken(folder.full() or f"the store in {folder.root} cannot be opened ({_last_words(folder) or error}): restore it from a copy, "
                                      "or `zhengtu store wipe` and build again") from error
        elif (spawned is None and server is None) or (spawned is not None and spawned.poll() is not None):
            break
        time.sleep(0.05)
    if full := folder.full():
        raise StoreBroken(full)
    raise StoreUnreachable(f"the embedded store in {folder.root} does not start ({_last_words(folder) or 'it says nothing'}): see {folder.log}; "
                           "if its files are damaged, `zhengtu store wipe` and build again")


def _admit_reader(folder: Folder, address: Address) -> None:
    """Make the server's second user unless it is there."""
    users = (folder.server / "config" / "server-users.jsonl").read_text(encoding="utf-8")
    if f'"name":"{java.READER}"' not in users:
        name, password = address.reader
        user = {"name": name, "password": password, "databases": {address.database: [java.READER]}}
        try:
            _post(address, "server", {"command": f"create user {json.dumps(user)}"}, (address.username, address.password))
        except _Refused as error:
            raise StoreBroken(f"the embedded store in {folder.root} refused to make its reading user: {error}") from error


def _stop(folder: Folder) -> bool:
    folder.pin_file.unlink(missing_ok=True)
    state = folder.state()
    if state is None:
        return False
    server, supervisor = state.server.process(), state.supervisor.process()
    if server is not None:
        end(server)
    if supervisor is not None:
        end(supervisor)
    folder.state_file.unlink(missing_ok=True)
    return server is not None


def _memory(server: psutil.Process | None) -> int:
    try:
        return server.memory_info().rss if server else 0
    except psutil.Error:
        return 0


def _log_tail(folder: Folder) -> str:
    try:
        with folder.log.open("rb") as log:
            log.seek(max(0, folder.log.stat().st_size - 20_000))
            return log.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _last_words(folder: Folder) -> str:
    """The line of the log that most likely says why: Java's own first complaint, else the last severe one, without time stamp."""
    lines = _log_tail(folder).splitlines()
    for line in lines:
        if any(sign in line for sign in ("Could not", "insufficient memory", "OutOfMemoryError", "Invalid maximum heap", "No space left")):
            return line.strip()[:300]
    for line in reversed(lines):
        if " SEVER " in line or line.startswith(("Exception", "Caused by", "Error", "StoreBroken")):
            return line.split("> ", 1)[-1].strip()[:300]
    return ""
