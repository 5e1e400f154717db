"""Files that come, change and go: what a build makes of them, what the log says, and a folder that is watched."""
from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.history import changes
from app.ingest import Report, build
from app.watch import look, watch
from graph import embedded
from graph.digest import graph_digest
from graph.remove import remove_document
from graph.settings import Settings
from graph.store import open_store
from loaders.source import SourceFile, read_source
from tests.conftest import EXAMPLES

RULES, NOTICE = "rules-2018.txt", "notice-no-number.txt"
NUMBER = "岭源县/岭政发〔2018〕6号"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    data = tmp_path_factory.mktemp("incremental") / "data"
    yield Settings(None, data)
    embedded.wipe(data)


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Two files of the examples, built; every test begins with an empty store."""
    made = tmp_path / "documents"
    made.mkdir()
    for name in (RULES, NOTICE):
        (made / name).write_text(read_source(SourceFile(EXAMPLES / name, name)).text.replace("\r", ""), encoding="utf-8")
    build([made], settings)
    yield made
    shutil.rmtree(tmp_path)      # what still exists elsewhere would stand in for what a later test deletes
    with open_store(settings) as store:
        for row in store.read("MATCH (d:Document) RETURN d.id AS id"):
            remove_document(store, row["id"])


def digest(settings: Settings) -> str:
    with open_store(settings) as store:
        return graph_digest(store)


def last(settings: Settings) -> list[tuple[str, str, str | None]]:
    _, some = changes(settings)[0]
    return [(c.what, c.document, c.file) for c in some]


def test_a_changed_file_replaces_its_own_facts(folder: Path, settings: Settings) -> None:
    before, path = digest(settings), folder / RULES
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("岭政发〔2018〕6号", "岭政发〔2018〕66号"), encoding="utf-8")
    report = build([folder], settings)
    assert (report.added, report.removed) == (("岭源县/岭政发〔2018〕66号",), (NUMBER,))
    assert last(settings) == [("added", "岭源县/岭政发〔2018〕66号", RULES), ("removed", NUMBER, RULES)]
    path.write_text(text, encoding="utf-8")
    build([folder], settings)
    assert digest(settings) == before
    builds = len(changes(settings))
    assert build([folder], settings).is_unchanged
    assert len(changes(settings)) == builds     # nothing changed: no line


def test_a_deleted_file_is_named_and_taken_out_when_asked(folder: Path, settings: Settings) -> None:
    (folder / RULES).rename(folder.parent / RULES)
    report = build([folder], settings)
    assert ([Path(p).name for p in report.gone], report.removed) == ([RULES], ())
    report = build([folder], settings, remove_gone=True)
    assert (report.removed, report.gone) == ((NUMBER,), ())
    ((_, (removed,)), *_) = changes(settings)
    assert (removed.what, removed.document, removed.file, removed.facts_added) == ("removed", NUMBER, RULES, 0)
    assert removed.facts_removed > 3
    assert build([folder], settings).gone == ()     # nobody asks again
    (folder.parent / RULES).rename(folder / RULES)
    assert build([folder], settings).added == (NUMBER,)


def test_what_another_file_still_holds_stays(folder: Path, settings: Settings) -> None:
    before = digest(settings)
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(folder / RULES, elsewhere)
    build([elsewhere], settings)
    (folder / RULES).unlink()
    build([folder], settings, remove_gone=True)
    assert digest(settings) == before


def test_a_share_that_is_away_is_no_deletion(folder: Path, settings: Settings) -> None:
    from app.errors import CommandError

    before = digest(settings)
    for path in list(folder.iterdir()):
        path.rename(folder.parent / path.name)
    with pytest.raises(CommandError, match="the folder is empty"):
        build([folder], settings, remove_gone=True)
    assert digest(settings) == before
    for name in (RULES, NOTICE):
        (folder.parent / name).rename(folder / name)


def test_a_watched_folder_is_built_when_its_files_stand_still(folder: Path, settings: Settings) -> None:
    told: list[str] = []
    looks = 0
    text = (folder / RULES).read_text(encoding="utf-8")

    def sleep(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:        # half written, then the rest
            (folder / "new.txt").write_text(text[:40], encoding="utf-8")
        if looks == 3:
            (folder / "new.txt").write_text(text.replace("岭政发〔2018〕6号", "岭政发〔2018〕7号"), encoding="utf-8")
        if looks == 6:
            (folder / "new.txt").unlink()

    watch([folder], settings, told.append, remove_gone=True, every=1, sleep=sleep, until=lambda: looks > 9)
    assert [line.split(" ", 1)[1] for line in told] == ["新增 added 1: 岭源县/岭政发〔2018〕7号", "移除 removed 1: 岭源县/岭政发〔2018〕7号"]


def test_a_watch_goes_on_when_a_build_fails(folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.errors import StoreUnreachable

    told: list[str] = []
    calls = 0

    def failing(paths: object, chosen: Settings, *, remove_gone: bool) -> Report:
        nonlocal calls
        calls += 1
        raise StoreUnreachable("nobody there")

    monkeypatch.setattr("app.watch.build", failing)
    watch([folder], settings, told.append, every=1, sleep=lambda _: None, until=lambda: calls > 2)
    assert told == ["未完成 not done: nobody there"] * 3
    assert look([folder / "missing"]) is None
