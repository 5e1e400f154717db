"""The process beside the embedded server: starts it, and stops it when nobody needs it any more.

`python -m graph.supervisor FOLDER IDLE` is run by `graph.embedded`, which holds the start lock meanwhile. It ends with its server. If it is killed,
the server goes on, and the next `open_store` gives it a new supervisor.
"""
from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil
from filelock import Timeout

from graph import java
from graph.folder import Folder, Running, State

#: Seconds between two looks at the leases.
LOOK = 0.25
#: Seconds a server may take to close its files before it is killed; its log of transactions makes that safe too.
STOP_PATIENCE = 30


def free_ports(count: int) -> list[int]:
    """Ports that are free on loopback now; all held open together, so that no two are the same."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for s in sockets:
            s.bind(("127.0.0.1", 0))
        return [s.getsockname()[1] for s in sockets]
    finally:
        for s in sockets:
            s.close()


def end(process: psutil.Process) -> None:
    """Ask the process to end, wait, and kill it if it does not."""
    with suppress(psutil.NoSuchProcess):   # it ended by itself meanwhile
        process.terminate()
        if not ends(process):
            process.kill()
            ends(process)


def ends(process: psutil.Process) -> bool:
    """Wait until it has ended. A zombie has: whoever started it, a web app perhaps, need not notice before its own next look."""
    deadline = time.monotonic() + STOP_PATIENCE
    while time.monotonic() < deadline:
        try:
            process.wait(0.05)
            return True
        except psutil.TimeoutExpired:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
    return False


def write_groups(folder: Folder) -> None:
    """What the server's users may do; it reads that when it starts."""
    groups = folder.server / "config" / "server-groups.json"
    groups.parent.mkdir(mode=0o700, exist_ok=True)
    groups.write_text(json.dumps(java.groups()), encoding="utf-8")


def start_server(folder: Folder, log: IO[bytes] | IO[str] = sys.stdout, record: Path | None = None) -> tuple[State, subprocess.Popen[bytes]]:
    """Start Java with its output in the log, and write down where it listens. Does not wait until it answers. `record`: see `java.command`."""
    for stray in strays(folder):
        end(stray)
    bolt, http = free_ports(2)
    command = java.command(folder.server, folder.password_file, bolt, http, folder.size(), record=record)
    process = subprocess.Popen(command, cwd=folder.server, env=java.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    state = State(Running.of(os.getpid()), Running.of(process.pid), bolt, http)
    try:
        folder.write_state(state)
    except OSError:
        process.kill()   # nobody could find it again, and it would keep the database from every later one
        raise
    return state, process


def strays(folder: Folder) -> list[psutil.Process]:
    """Servers of this folder that no state tells of: their supervisor was killed before it could write them down. Call when none is known to run."""
    mine = java.root_setting(folder.server)
    return [process for process in psutil.process_iter(["cmdline"]) if mine in (process.info["cmdline"] or ())]


def adopt(folder: Folder) -> State | None:
    """The server whose supervisor was killed, now ours; None if it is gone too."""
    old = folder.state()
    if old is None or old.server.process() is None:
        return None
    state = State(Running.of(os.getpid()), old.server, old.bolt, old.http)
    folder.write_state(state)
    return state


def watch(folder: Folder, state: State, child: subprocess.Popen[bytes] | None, idle: float) -> None:
    """Return when the server has ended, by itself or because for `idle` seconds no lease was held and no pin was set. `child` if it is ours, not adopted."""
    needed = time.monotonic()
    while (server := state.server.process()) is not None:
        if folder.is_pinned(state.server) or folder.leases_held():
            needed = time.monotonic()
        elif time.monotonic() - needed > idle:
            try:
                with folder.start_lock().acquire(blocking=False):
                    # Nobody takes a lease without this lock, so what is true here stays true until the server is gone.
                    if not folder.leases_held(clear=True) and not folder.is_pinned(state.server):
                        end(server)
                        folder.state_file.unlink(missing_ok=True)
            except Timeout:
                needed = time.monotonic()   # somebody is opening the store at this moment
        if child is None:
            time.sleep(LOOK)
        else:
            with suppress(subprocess.TimeoutExpired):
                child.wait(LOOK)   # at once, and so that it is no zombie for those who wait for its end


def main(root: str, idle: str) -> None:
    folder = Folder(Path(root))
    child = None
    state = adopt(folder)
    if state is None:
        state, child = start_server(folder)

    def stop(_signal: int, _frame: object) -> None:
        if (server := state.server.process()) is not None:
            end(server)
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    watch(folder, state, child, float(idle))


if __name__ == "__main__":
    main(*sys.argv[1:])
