"""The embedded server as a child of nobody and a servant of all: shared, private, stopped when idle, started again after a kill."""
from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph import archive, embedded, java
from graph.errors import GraphError, StoreBroken, StoreLost, StoreUnreachable, TookTooLong
from graph.folder import Folder
from graph.settings import Settings
from graph.store import open_store

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder of this test's own, with a name as people have them."""
    data = tmp_path / "云溪县 数据"
    yield data
    embedded.wipe(data)


def until(is_so: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait until it is so; False if it never was."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def test_only_loopback_listens_and_only_the_owner_reads(data: Path) -> None:
    with open_store(Settings(None, data)):
        state = embedded.status(data)
        listening = {c.laddr.ip for c in psutil.Process(state.pid).net_connections("tcp") if c.status == psutil.CONN_LISTEN}
        command = psutil.Process(state.pid).cmdline()
        password = (data / "password").read_text(encoding="ascii")
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1"} and listening
    assert stat.S_IMODE((data / "password").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert len(password) >= 20 and not any(password in argument for argument in command)


def test_nothing_is_printed(data: Path) -> None:
    code = f"from graph import embedded; embedded.ensure_running({str(data)!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert "Server started" in (data / "server.log").read_text(encoding="utf-8")


def test_two_processes_share_one_server_and_it_ends_with_the_last(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGTU_STORE_IDLE", "0.2")
    code = f"""
import time
from graph.settings import settings
from graph.store import open_store
with open_store(settings(data={str(data)!r})) as store:
    store.write(lambda tx: tx.run("CREATE (:Place {{id: 'x'}})"))
    print(store.address, flush=True)
    time.sleep(600)
"""
    other = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = other.stdout.readline().strip()
        with open_store(Settings(None, data)) as store:
            assert store.address == address
            assert store.read("MATCH (n:Place) RETURN n.id AS id") == [{"id": "x"}]
            assert embedded.status(data).stores == 2
        time.sleep(1)
        assert embedded.status(data).running, "the other process still needs it"
    finally:
        other.kill()   # a lease that nobody gives back
        other.wait()
        other.stdout.close()
    assert until(lambda: not embedded.status(data).running)
    with open_store(Settings(None, data)) as store:
        assert store.read("MATCH (n:Place) RETURN n.id AS id") == [{"id": "x"}]


@pytest.mark.parametrize("victims", [("server",), ("supervisor",), ("server", "supervisor")], ids=["java", "supervisor", "both"])
def test_a_killed_process_is_replaced_while_a_client_is_connected(data: Path, victims: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGTU_STORE_IDLE", "0.2")
    with open_store(Settings(None, data)) as before:
        before.write(lambda tx: tx.run("CREATE (:Place {id: 'kept'})"))
        state = Folder(data).state()
        for victim in victims:
            os.kill(getattr(state, victim).pid, signal.SIGKILL)
            assert until(lambda victim=victim: getattr(state, victim).process() is None)
        if "server" in victims:
            with pytest.raises(StoreLost, match="went away in the middle"):
                before.read("RETURN 1")
        with open_store(Settings(None, data)) as after:
            assert after.read("MATCH (n:Place) RETURN n.id AS id") == [{"id": "kept"}]
            assert (after.address == before.address) is ("server" not in victims)
    assert until(lambda: not embedded.status(data).running), "the new supervisor stops it"


def test_a_pinned_server_stays_until_stopped(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGTU_STORE_IDLE", "0.1")
    address = embedded.pin(data)
    time.sleep(1)
    state = embedded.status(data)
    assert (state.running, state.pinned, state.url, state.stores) == (True, True, address.url, 0)
    assert state.memory > 0 and state.size > 0
    assert embedded.stop(data) is True
    assert embedded.stop(data) is False
    assert not embedded.status(data).running
    embedded.ensure_running(data)
    assert not embedded.status(data).pinned
    assert until(lambda: not embedded.status(data).running)


def test_a_typed_statement_ends_at_its_time_limit(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "READ_SECONDS", 1)
    with open_store(Settings(None, data)) as store:
        store.write(lambda tx: tx.run("UNWIND range(1, 3000) AS i CREATE (:Place {id: toString(i), name: 'x'})"))
        before = time.monotonic()
        with pytest.raises(TookTooLong, match="ask for less"):
            store.ask("MATCH (a:Place), (b:Place), (c:Place) WHERE a.name <> b.name RETURN a.id LIMIT 5")
        assert time.monotonic() - before < 10


def test_a_lost_password_file_is_made_again(data: Path) -> None:
    with open_store(Settings(None, data)) as store:
        store.write(lambda tx: tx.run("CREATE (:Place {id: 'kept'})"))
    embedded.stop(data)
    (data / "password").unlink()
    with open_store(Settings(None, data)) as store:
        assert store.read("MATCH (n:Place) RETURN n.id AS id") == [{"id": "kept"}]


def test_wipe_deletes_only_a_store(tmp_path: Path) -> None:
    foreign = tmp_path / "照片"
    foreign.mkdir()
    (foreign / "1.jpg").write_bytes(b"x")
    with pytest.raises(StoreBroken, match="nothing was deleted"):
        embedded.wipe(foreign)
    with pytest.raises(StoreBroken, match="not empty"):
        embedded.ensure_running(foreign)
    assert [p.name for p in foreign.iterdir()] == ["1.jpg"]
    assert embedded.wipe(tmp_path / "absent") is False
    ours = tmp_path / "ours"
    Folder(ours).prepare()
    (ours / "notes.txt").write_text("mine")
    assert embedded.wipe(ours) is True
    assert [p.name for p in ours.iterdir()] == ["notes.txt"]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreBroken, match="name a new or empty folder"):
        embedded.ensure_running(tmp_path / "file")
    with pytest.raises(StoreBroken, match="cannot use"):
        embedded.ensure_running(tmp_path / "file" / "below")


def test_status_of_nothing_makes_nothing(tmp_path: Path) -> None:
    state = embedded.status(tmp_path / "none")
    assert (state.running, state.pinned, state.url, state.pid) == (False, False, None, None)
    assert not (tmp_path / "none").exists()


GIB = 2**30


@pytest.mark.parametrize(("held", "machine", "heap", "pages"), [
    (0, 16 * GIB, 1024, 256),               # a new store
    (1 * GIB, 16 * GIB, 2048, 1280),        # all of it fits
    (20 * GIB, 16 * GIB, 8192, 6144),       # no more than half of the machine
    (20 * GIB, 1 * GIB, 1024, 256),         # and no less than a store needs
    (1, 16 * GIB, 1025, 257),
])
def test_the_server_keeps_the_database_in_memory_as_far_as_the_machine_allows(held: int, machine: int, heap: int, pages: int) -> None:
    assert java.memory(held, machine) == (heap, pages)


def test_a_heap_may_be_given(tmp_path: Path) -> None:
    own = java.command(tmp_path, tmp_path / "p", 1, 2, GIB, {})
    assert "-Xmx2048m" in own and "-Darcadedb.maxPageRAM=1280" in own
    given = java.command(tmp_path, tmp_path / "p", 1, 2, GIB, {"ZHENGTU_STORE_MEMORY": "3g"})
    assert "-Xmx3g" in given and not any("maxPageRAM" in option for option in given)


def test_a_large_database_is_served_with_both_compilers(tmp_path: Path) -> None:
    small, large = (java.command(tmp_path, tmp_path / "p", 1, 2, held, {}) for held in (java.LARGE - 1, java.LARGE))
    assert set(small) - set(large) >= {java.FIRST_COMPILER} and java.FIRST_COMPILER not in large


def test_the_server_starts_from_the_archive_of_its_classes(data: Path) -> None:
    # `make setup` makes it
    embedded.ensure_running(data)
    pid = embedded.status(data).pid
    assert pid is not None
    assert str(java.archive().resolve()) in {m.path for m in psutil.Process(pid).memory_maps()}


def test_an_archive_that_does_not_fit_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "server.aot").write_bytes(b"another machine's")
    executable = java.command(tmp_path, tmp_path / "p", 1, 2)[0]
    said = subprocess.run([executable, f"{java.FROM_ARCHIVE}{tmp_path / 'server.aot'}", "-version"], capture_output=True, text=True)
    assert said.returncode == 0


def test_where_no_archive_can_be_made_the_server_goes_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(java, "package", lambda: tmp_path)
    archive.main()
    assert "it starts without: the Java runtime or the jars are missing" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setattr(java, "archive", lambda: tmp_path / "server.aot")
    assert not any(o.startswith(java.FROM_ARCHIVE) for o in java.command(tmp_path, tmp_path / "p", 1, 2))


@pytest.mark.parametrize(("variable", "value", "error", "said"), [
    ("ZHENGTU_STORE_MEMORY", "900000g", StoreUnreachable, "does not start"),
    ("ZHENGTU_STORE_MEMORY", "viel", StoreUnreachable, "Invalid maximum heap"),
    ("ZHENGTU_STORE_IDLE", "soon", StoreBroken, "ZHENGTU_STORE_IDLE=soon is not a number"),
])
def test_a_server_that_cannot_start_says_why_in_one_line(data: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str,
                                                         error: type[GraphError], said: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(error, match=said) as told:
        embedded.ensure_running(data)
    assert "\n" not in str(told.value)


def test_a_damaged_store_is_told(data: Path) -> None:
    embedded.ensure_running(data)
    embedded.stop(data)
    for file in (data / "server" / "databases" / java.DATABASE).iterdir():
        file.write_bytes(bytes(10))
    with pytest.raises(GraphError, match="zhengtu store wipe") as told:
        embedded.ensure_running(data)
    assert "\n" not in str(told.value)


def test_a_missing_runtime_is_told(data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(java, "package", lambda: tmp_path)
    with pytest.raises(StoreBroken, match="Java runtime or the jars are missing"):
        embedded.ensure_running(data)
