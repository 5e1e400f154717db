"""`zhengtu export neo4j-admin`: what the files hold comes out of a real import as the same graph."""
from __future__ import annotations

import datetime
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.export import export
from app.ingest import build
from app.progress import Progress
from graph.digest import counts, graph_digest, graph_lines
from graph.errors import StoreBroken
from graph.export import export_neo4j_admin
from graph.model import Fragment, Label, Node, Rel
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import open_store
from graph.write import write_fragment
from tests import neo4j_server
from tests.conftest import EXAMPLES, set_environment
from tests.factories import draft

#: Texts that a careless file would not bring back.
HARD = ['他说："先“试点”，再推广"', "第一行\n第二行\r\n第三行", "", " 两边有空格 ", "a,b;c|d\te", "\\", "\\\"", '"', "''", "号码=1,2", "🚰", "﻿前"]


def changed(fragment: Fragment, **properties: object) -> Fragment:
    """The fragment with other properties of its document."""
    nodes = (Node(n.label, n.id, {**n.properties, **properties}) if n.label is Label.DOCUMENT else n for n in fragment.nodes)
    return Fragment(fragment.document, tuple(nodes), fragment.relationships)


def hard() -> Fragment:
    """A document whose texts, lists, days and truth values are hard to write down; its id is that of another label's node too."""
    fragment = (draft("难字〔2023〕1号", title="难\"题", known_as=["难字〔2023〕1号", *HARD])
                .issued_by().provision("一").duty("防汛", ["水利局"], ["财政局"], ["韩超"]).mentions("财政局", "县\"财政\"局").launches("清水行动")
                .cites(title="道路交通安全法", kind="law").cites(number="国发〔2021〕5号").fragment())
    fragment = changed(fragment, approved_by=HARD[0], effective_text=HARD[1], expires_text=HARD[2], expires_on=datetime.date(9999, 12, 31), lacks=["date"])
    nodes = list(fragment.nodes)
    for at, node in enumerate(nodes):
        if node.label is Label.PROVISION:
            nodes[at] = Node(node.label, node.id, {**node.properties, "text": "\n".join(HARD)})
        elif node.label is Label.DUTY:
            nodes[at] = Node(node.label, node.id, {**node.properties, "text": "", "deadline": HARD[4]})
    return Fragment(fragment.document, tuple(nodes), fragment.relationships)


@pytest.fixture(scope="module")
def filled(either: Settings) -> Settings:
    """The examples, the hard document, and one that cites it and has the id of a program."""
    build(sorted(EXAMPLES.glob("*.txt")), either, Progress())
    with open_store(either) as store:
        write_fragment(store, hard())
        citing = draft("难字〔2023〕2号").cites(number="难字〔2023〕1号", place="云溪县", type_=Rel.AMENDS).launches("难字〔2023〕2号").fragment()
        write_fragment(store, changed(citing, lacks=["issuer"]))   # an import knows no empty list
    return either


#: What each store wrote, to be compared with what the other one wrote.
written_by: dict[str | None, dict[str, list[bytes]]] = {}


def test_the_files_hold_the_whole_graph_and_are_the_same_from_both_stores(filled: Settings, tmp_path: Path) -> None:
    with open_store(filled) as store:
        lines = graph_lines(store)
    written = export(filled, tmp_path / "out")
    assert written.nodes == sum(not line.startswith('{"end"') for line in lines)
    assert written.relationships == sum(line.startswith('{"end"') for line in lines) > 1_000
    written_by[filled.url] = {path.name: sorted(path.read_bytes().split(b"\n")) for path in (tmp_path / "out").iterdir()}
    assert all(files == written_by[filled.url] for files in written_by.values())


@pytest.mark.parametrize("either", ["embedded"], indirect=True)   # the other store writes the same files
@pytest.mark.usefixtures("neo4j_jars")
def test_an_import_by_the_real_admin_command_gives_the_same_graph(filled: Settings, tmp_path: Path) -> None:
    with open_store(filled) as store:
        lines, before, digest = graph_lines(store), counts(store), graph_digest(store)
    command = shlex.split(export(filled, tmp_path / "out").command)
    assert command[:4] == ["neo4j-admin", "database", "import", "full"]
    home = tmp_path / "home"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    neo4j_server.admin(home, *command[1:], folder=tmp_path / "out")
    with neo4j_server.running(home) as server, open_store(Settings(server.url, tmp_path, server.username, server.password)) as imported:
        now = graph_lines(imported)
        assert sorted(set(lines) - set(now)) == sorted(set(now) - set(lines))
        assert (now, counts(imported), graph_digest(imported)) == (lines, before, digest)
        # It goes on from there as if it had been built there.
        apply_schema(imported)
        assert not write_fragment(imported, hard())


def test_the_command_says_how_to_import(filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch, filled)
    folder = tmp_path / "新 目录"
    result = CliRunner().invoke(cli, ["export", "neo4j-admin", str(folder)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"sh {shlex.quote(str(folder / 'import.sh'))}" in result.stdout
    command = (folder / "import.sh").read_text(encoding="utf-8").splitlines()[-1]
    named = [name for part in shlex.split(command) if part.startswith(("--nodes", "--relationships")) for name in part.split("=")[-1].split(",")]
    assert sorted({*named, "import.sh"}) == sorted(path.name for path in folder.iterdir())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = CliRunner().invoke(cli, ["export", "neo4j-admin", str(folder)])
    assert (again.exit_code, again.stdout, len(again.stderr.splitlines())) == (2, "", 1)
    assert "不是空目录 is not empty" in again.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_cannot_be_written_is_told_in_one_line(either: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGTU_DATA", str(either.data))
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        result = CliRunner().invoke(cli, ["export", "neo4j-admin", str(folder)])
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
        assert "写不了 cannot write" in result.stderr


class Strange:
    """Stands for a store whose graph is of another version, or damaged."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.rows = rows

    def read(self, cypher: str) -> list[dict[str, object]]:
        return self.rows if "(n:Agency)" in cypher else []


@pytest.mark.parametrize(("properties", "times", "said"), [
    ({"id": "a", "colour": "red"}, 1, "Agency a has colour, which this version does not know"),
    ({"id": "a"}, 2, "the id 'a' stands more than once under Agency"),
    ({"id": "a", "aliases": ["x\x1fy"]}, 1, r"U\+001F"),
    ({"id": "a", "name": 1.5}, 1, "1.5, which is of no type"),
])
def test_a_graph_that_cannot_be_exported_is_told(tmp_path: Path, properties: dict[str, object], times: int, said: str) -> None:
    with pytest.raises(StoreBroken, match=said):
        export_neo4j_admin(Strange([{"labels": ["Agency"], "properties": properties}] * times), tmp_path)
