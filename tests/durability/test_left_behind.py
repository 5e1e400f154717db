"""Processes that nobody expected: a server that no file tells of, a supervisor that ended under a busy parent."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph import embedded
from graph.folder import Folder
from graph.settings import Settings
from graph.store import open_store
from graph.supervisor import strays
from tests.durability.harness import EXAMPLES, ROOT


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data"
    embedded.wipe(tmp_path / "data")


def stop_elsewhere(data: Path) -> str:
    """What another process answers that stops the store of this folder; it has less time than the patience with a process that does not end."""
    code = "import sys; from graph import embedded; print(embedded.stop(sys.argv[1]))"
    return subprocess.run([sys.executable, "-c", code, str(data)], cwd=ROOT, capture_output=True, text=True, timeout=25, check=True).stdout.strip()


def test_another_process_stops_the_server_that_this_one_started(data: Path) -> None:
    with open_store(Settings(None, data)):
        supervisor = Folder(data).state().supervisor
        assert stop_elsewhere(data) == "True"
        assert supervisor.process() is None
        assert psutil.Process(supervisor.pid).status() == psutil.STATUS_ZOMBIE, "or this test proves nothing"


def test_a_killed_build_leaves_no_reading_processes() -> None:
    code = f"""
import os, time
from app import ingest
from loaders import find_files
ingest.WORTH_A_POOL, os.cpu_count = 0, lambda: 2
with ingest.Reading(find_files([{str(EXAMPLES)!r}])):
    time.sleep(600)
"""
    reading = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    readers: list[psutil.Process] = []
    while len(readers) < 2 and reading.poll() is None:
        readers = [p for p in psutil.Process(reading.pid).children() if "--multiprocessing-fork" in p.cmdline()]
        time.sleep(0.05)
    reading.kill()
    reading.wait()
    assert len(readers) == 2
    # One that is still importing sees that the build is gone when it is done with that: on a busy machine half a minute.
    assert not psutil.wait_procs(readers, timeout=90)[1]


def test_a_server_that_was_not_written_down_does_not_keep_the_next_from_its_database(data: Path) -> None:
    with open_store(Settings(None, data)) as store:
        store.write(lambda tx: tx.run("CREATE (:Place {id: 'kept'})"))
        state = Folder(data).state()
        # As if it had been killed after it started the server and before it wrote that down.
        os.kill(state.supervisor.pid, signal.SIGKILL)
        Folder(data).state_file.unlink()
        assert [p.pid for p in strays(Folder(data))] == [state.server.pid]
        before = time.monotonic()
        with open_store(Settings(None, data)) as again:
            assert again.read("MATCH (n:Place) RETURN n.id AS id") == [{"id": "kept"}]
        assert time.monotonic() - before < 25
        assert [p.pid for p in strays(Folder(data))] == [Folder(data).state().server.pid]
