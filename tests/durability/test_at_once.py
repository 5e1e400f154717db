"""Two builds at the same time into one store end in the graph of one after the other, and whoever reads meanwhile sees whole documents."""
from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from graph.store import Store, open_store
from tests.durability.harness import EXAMPLES, Torture, ended, start_build

WAITS = "another build is running, waiting for it"


@pytest.fixture
def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    """The examples, in two folders of about the same number of facts by documents that cite each other."""
    folders = (tmp_path / "县政府", tmp_path / "其他")
    for folder in folders:
        folder.mkdir()
    for file in EXAMPLES.glob("*.txt"):
        shutil.copy(file, folders[file.name != "gazette.txt"])
    return folders


def forget_schema(store: Store) -> None:
    """Drop Neo4j's constraints and indexes, so that both builds make them."""
    for kind, all_ in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
        for row in store.read(f"SHOW {all_} YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            store.define(f"DROP {kind} {row['name']}")


@pytest.mark.parametrize("same", [True, False], ids=["one folder", "two folders"])
def test_two_builds_at_once(torture: Torture, two_folders: tuple[Path, Path], tmp_path: Path, same: bool) -> None:
    target, undisturbed = torture.target, torture.undisturbed
    target.clear(False)
    folders = (EXAMPLES, EXAMPLES) if same else two_folders
    # One store, and on a server two people with data directories of their own, as they have on two machines.
    data = ({}, {"ZHENGTU_DATA": str(tmp_path / "data")} if target.settings.url else {})
    with open_store(target.settings) as store:
        if target.settings.url and not same:
            forget_schema(store)
        builds = [start_build(target, folder, **own) for folder, own in zip(folders, data, strict=True)]
        seen = []
        while any(build.poll() is None for build in builds):
            seen.append(undisturbed.check_whole(store))
            time.sleep(0.2)   # a look takes as much of the processor as a build
        ends = [ended(build) for build in builds]
        assert [end.status for end in ends] == [0, 0], [end.err for end in ends]
        assert all(WAITS in line for end in ends for line in end.err.splitlines())
        assert seen == sorted(seen), "nothing that was seen vanishes"
        assert undisturbed.check(store) == len(undisturbed.order)
