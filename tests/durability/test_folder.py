"""A data folder whose making was broken off is made whole by the next command, wherever it broke off."""
from __future__ import annotations

import multiprocessing
from contextlib import suppress
from pathlib import Path

import pytest

from graph.folder import Folder


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.mark.parametrize("steps", range(6))
def test_a_folder_whose_making_was_broken_off_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    folder = Folder(tmp_path / "data")
    left = steps

    def counted(step):
        def run(*args, **options):
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return step(*args, **options)
        return run

    with monkeypatch.context() as patch:
        for name in ("mkdir", "chmod", "write_text"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        with suppress(Killed):
            folder.prepare()
    folder.prepare()
    assert folder.is_ours() and folder.server.is_dir() and folder.leases.is_dir()


def prepare(root: str) -> None:
    Folder(Path(root)).prepare()


def test_several_processes_make_one_folder(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        for attempt in range(50):
            pool.map(prepare, [str(tmp_path / f"data{attempt}")] * 4, chunksize=1)
