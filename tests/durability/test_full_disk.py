"""A disk that is full: one line, nothing lost, and the same command goes on when there is space again."""
from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.datadir import wipe
from graph import embedded
from graph.schema import apply_schema
from graph.store import open_store
from tests.conftest import empty
from tests.durability.harness import EXAMPLES, Embedded, Undisturbed, complete, ended, forget, start_build


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own. Skipped where mounting is not permitted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128m", "zhengtu-test", str(disk)], capture_output=True, text=True, check=False) \
        if shutil.which("mount") else None
    if mounted is None or mounted.returncode:
        pytest.skip(f"no full disk to test on: mounting a tmpfs is not permitted here ({mounted.stderr.strip() if mounted else 'no mount command'})")
    try:
        yield disk
    finally:
        wipe(disk / "data")
        subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Occupies the disk but for so many bytes; the file to delete again."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * max(0, shutil.disk_usage(disk).free - leave))
    return ballast


def test_a_full_disk_in_the_middle_of_builds(disk: Path) -> None:
    target = Embedded(disk / "data")
    with open_store(target.settings) as store:
        undisturbed = Undisturbed.of(store)
        empty(store)
    forget(target.data)
    stored = 0
    for leave, restart in ((2_000_000, False), (0, True)):
        if restart:   # then the server itself does not come up
            embedded.stop(target.data)
        ballast = fill(disk, leave)
        ended(start_build(target, EXAMPLES)).must_be_one_line("the disk is full", "No space left")
        ballast.unlink()
        with open_store(target.settings) as store:
            stored = undisturbed.check(store, at_least=stored)
    assert stored < len(undisturbed.order), "or nothing was cut short"
    complete(target, EXAMPLES)
    with open_store(target.settings) as store:
        assert undisturbed.check(store) == len(undisturbed.order)


def test_a_full_disk_before_there_is_a_store(disk: Path) -> None:
    target = Embedded(disk / "data")
    for leave in (0, 1_000_000):
        ballast = fill(disk, leave)
        ended(start_build(target, EXAMPLES)).must_be_one_line("the disk is full", "No space left")
        ballast.unlink()
    complete(target, EXAMPLES)
    with open_store(target.settings) as store:
        apply_schema(store)
        assert store.read("MATCH (d:Document) RETURN count(d) AS n") == [{"n": 17}]
