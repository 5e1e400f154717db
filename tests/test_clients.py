"""Other clients in the same store: py2neo, the official driver, an analyst's notebook. And other addresses: routing, TLS, a database's name, tries again."""
from __future__ import annotations

import json
import os
import stat
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from click.testing import CliRunner, Result
from neo4j import exceptions as bolt

from app.cli import cli
from app.ingest import build
from app.progress import Progress
from graph import embedded
from graph.digest import counts, graph_digest
from graph.errors import StoreUnreachable
from graph.settings import Settings, settings
from graph.store import open_store
from tests.conftest import EXAMPLES, set_environment

NOTEBOOK = Path(__file__).parents[1] / "docs" / "analysts.ipynb"


@pytest.fixture(scope="module")
def filled(either: Settings) -> Iterator[Settings]:
    """The examples, built."""
    build(sorted(EXAMPLES.glob("*.txt")), either, Progress())
    yield either
    embedded.stop(either.data)


@pytest.fixture
def way(filled: Settings, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `zhengtu store url` says of the store; what it leaves out, from the environment that a person would set."""
    set_environment(monkeypatch, filled)
    told = json.loads(run("store", "url", "--format", "json").stdout)
    told["password"] = Path(told["password_file"]).read_text(encoding="ascii") if told["password_file"] else filled.password
    return told


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def test_the_address_for_other_clients(way: dict[str, Any], filled: Settings) -> None:
    assert way["url"].startswith("bolt://127.0.0.1:")
    shown = run("store", "url").stdout
    assert way["url"] in shown and way["password"] not in shown
    if filled.url is None:
        assert f"密码文件 password_file: {way['password_file']}" in shown
        assert stat.S_IMODE(Path(way["password_file"]).stat().st_mode) == 0o600
        assert embedded.status(filled.data).pinned, "other clients hold no lease, so the server must not stop by itself"
    else:
        assert way["password_file"] is None


def test_the_official_driver_reads_rows_records_and_days(way: dict[str, Any], filled: Settings) -> None:
    with neo4j.GraphDatabase.driver(way["url"], auth=(way["username"], way["password"])) as driver:
        driver.verify_connectivity()
        with driver.session(database=way["database"], default_access_mode=neo4j.READ_ACCESS) as session:
            record = session.run("MATCH (d:Document {number: $number}) RETURN d, d.issued_on AS day", number="岭政发〔2023〕2号").single(strict=True)
            assert record["day"].to_native().isoformat() == "2023-03-10"
            assert record["d"].labels >= {"Document"} and record["d"]["number"] == "岭政发〔2023〕2号"
            path = session.run("MATCH p = (:Document)-[:ASSIGNS]->(:Duty) RETURN p LIMIT 1").single(strict=True)["p"]
            assert [type_ for type_ in (r.type for r in path.relationships)] == ["ASSIGNS"]
        rows, _, keys = driver.execute_query("MATCH (a:Agency) RETURN a.name AS name ORDER BY name", database_=way["database"])
    with open_store(filled) as store:
        assert (keys, len(rows)) == (["name"], counts(store)["Agency"])


def test_py2neo_runs_statements_and_matches_nodes(way: dict[str, Any], filled: Settings) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")   # of its own age
        import py2neo

        graph = py2neo.Graph(way["url"], auth=(way["username"], way["password"]), name=way["database"])
        with open_store(filled) as store:
            held = counts(store)
        assert graph.run("MATCH (d:Document) RETURN count(d) AS n").data() == [{"n": held["Document"]}]
        assert str(graph.run("MATCH (d:Document {number: $n}) RETURN d.issued_on", n="岭政发〔2023〕2号").evaluate()) == "2023-03-10"
        matcher = py2neo.NodeMatcher(graph)
        assert len(matcher.match("Duty")) == held["Duty"]
        bureau = matcher.match("Agency", name="岭源县水务局").first()
        assert bureau.labels >= {"Agency", "Department"} and "县水务局" in bureau["aliases"]
        assert [d["number"] for d in matcher.match("Document").where("_.number STARTS WITH '岭政发'").order_by("_.number")] == [
            "岭政发〔2018〕6号", "岭政发〔2023〕2号"]
        lead = py2neo.RelationshipMatcher(graph).match(nodes=(bureau, None), r_type="LEADS").first()
        assert lead["quote"] and lead.end_node["heading"]
        frame = graph.run("MATCH (d:Document) RETURN d.number AS number, d.name AS name").to_data_frame()
        assert len(frame) == held["Document"]


def cells(kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def test_the_notebook_runs_from_top_to_bottom_and_changes_nothing(way: dict[str, Any], filled: Settings, monkeypatch: pytest.MonkeyPatch,
                                                                  tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    with open_store(filled) as store:
        before = graph_digest(store)
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, source in enumerate(cells("code"), 1):
            exec(compile(source, f"analysts.ipynb, cell {number}", "exec"), names)
    assert len(names["duties"]) > 50 and set(names["by_agency"].columns) == {"LEADS", "ASSISTS"}
    assert not names["deadlines"].empty and not names["pairs"].empty
    assert (tmp_path / "agencies.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with open_store(filled) as store:
        assert graph_digest(store) == before


def test_the_notebook_holds_no_output_and_explains_each_step() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["metadata"]["language_info"]["name"]) == (4, "python")
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in notebook["cells"] if cell["cell_type"] == "code")
    assert len(cells("markdown")) >= len(cells("code")) - 2
    assert "password=" not in "".join(cells("code")).replace(" ", "").replace("password=Path(", "")


# ---------------------------------------------------------------- addresses

@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_every_scheme_of_neo4j_is_an_address(scheme: str, tmp_path: Path) -> None:
    result = run("--data", tmp_path / "data", "query", "documents", "--store", f"{scheme}://127.0.0.1:1")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert "连不上存储" in result.stderr and "127.0.0.1:1" in result.stderr


@pytest.mark.parametrize("address", ["http://127.0.0.1:7474", "bolt+tls://127.0.0.1:1", "bolt:127.0.0.1:1", "bolt://", "127.0.0.1:7687", "neo4j+sss://x", "file:///x"])
def test_other_addresses_are_refused_in_one_line(address: str, tmp_path: Path) -> None:
    result = run("--data", tmp_path / "data", "query", "documents", "--store", address)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert "bolt://HOST:7687 or neo4j://HOST:7687" in result.stderr and address in result.stderr


def test_a_routing_address_reads_and_writes(neo4j_settings: Settings) -> None:
    routed = Settings(neo4j_settings.url.replace("bolt://", "neo4j://"), neo4j_settings.data, neo4j_settings.username, neo4j_settings.password, "neo4j")
    with open_store(routed) as store:
        store.write(lambda tx: tx.run("CREATE (:Stray {id: 'routed'})"))
        assert store.ask("MATCH (n:Stray) RETURN n.id AS id").rows == [{"id": "routed"}]
        store.write(lambda tx: tx.run("MATCH (n:Stray) DELETE n"))


@pytest.mark.parametrize(("change", "said"), [
    ({"database": "archive"}, "NEO4J_DATABASE"),
    ({"password": "wrong"}, "NEO4J_PASSWORD"),
    ({"scheme": "bolt+ssc"}, "cannot reach the store"),
    ({"scheme": "neo4j+s"}, "cannot reach the store"),
])
def test_what_is_wrong_with_an_address_is_told(neo4j_settings: Settings, change: dict[str, str], said: str) -> None:
    asked = {"url": neo4j_settings.url, "data": neo4j_settings.data, "username": neo4j_settings.username, "password": neo4j_settings.password} | change
    if scheme := asked.pop("scheme", None):
        asked["url"] = asked["url"].replace("bolt", scheme, 1)
    with pytest.raises(StoreUnreachable, match=said) as told:
        open_store(Settings(**asked))
    assert "\n" not in str(told.value)


def test_the_database_is_named_by_the_environment(neo4j_settings: Settings) -> None:
    environ = {"ZHENGTU_STORE": neo4j_settings.url, "NEO4J_USERNAME": neo4j_settings.username, "NEO4J_PASSWORD": neo4j_settings.password,
               "NEO4J_DATABASE": "neo4j"}
    with open_store(settings(data=neo4j_settings.data, environ=environ)) as store:
        assert store.read("CALL db.info() YIELD name RETURN name") == [{"name": "neo4j"}]


def test_a_passing_error_is_tried_again(filled: Settings) -> None:
    """Reads and writes go through the driver's managed transactions, on a server of one's own as on a cluster whose leader changes."""
    tries: list[str] = []

    def work(tx: Any) -> list[dict[str, Any]]:
        tries.append("write")
        if len(tries) < 3:
            raise bolt.TransientError._hydrate_neo4j(code="Neo.TransientError.Transaction.DeadlockDetected", message="in each other's way")
        return tx.run("RETURN 1 AS x")

    with open_store(filled) as store:
        assert store.write(work) == [{"x": 1}]
    assert tries == ["write"] * 3
