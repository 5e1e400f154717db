"""What a person typed can read and cannot write, whatever it looks like."""
from __future__ import annotations

import datetime

import pytest

from graph.digest import graph_lines
from graph.errors import BadStatement, GraphError
from graph.store import Store
from graph.write import write_fragment
from tests.factories import draft

WRITES = [
    "CREATE (:Agency {id: 'x'})",
    "CREATE (:Neu {id: 'x'})",
    "MATCH (n:Agency) SET n.name = 'x'",
    "MATCH (n:Agency) SET n.name = 'x' RETURN n",
    "MATCH (n:Agency) SET n:Other",
    "MATCH (n:Agency) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (a:Agency), (d:Document) CREATE (a)-[:ISSUED]->(d)",
    "MERGE (n:Agency {id: 'x'}) RETURN n",
    "CALL { CREATE (n:Agency {id: 'x'}) } RETURN 1",
    "FOREACH (x IN [1] | CREATE (:Agency {id: 'x'}))",
    "CREATE INDEX i FOR (n:Agency) ON (n.level)",
    "DROP CONSTRAINT document_id",
    "LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Line {text: line[0]})",
    "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS",
]


@pytest.mark.parametrize("statement", WRITES)
def test_a_typed_statement_cannot_write(store: Store, statement: str) -> None:
    write_fragment(store, draft("1号").issued_by().fragment())
    before = graph_lines(store), store.read("SHOW INDEXES YIELD name RETURN name ORDER BY name")
    with pytest.raises(GraphError) as told:
        store.ask(statement)
    assert isinstance(told.value, BadStatement) and "\n" not in str(told.value)
    assert (graph_lines(store), store.read("SHOW INDEXES YIELD name RETURN name ORDER BY name")) == before


@pytest.mark.parametrize(("statement", "type_"), [
    ("MATCH (n) RETURN n", "r"), ("RETURN 1", "r"), ("MATCH (n:Agency {id: $id}) RETURN n", "r"),
    ("CREATE (:Agency {id: $id})", "w"), ("CALL { CREATE (:Agency {id: $id}) } RETURN 1", "w")])
def test_a_statement_is_classified_without_being_carried_out(store: Store, statement: str, type_: str) -> None:
    assert store.explain(statement, {"id": "x"}) in ({"r"} if type_ == "r" else {"w", "rw"})
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_what_is_asked_is_answered(store: Store) -> None:
    write_fragment(store, draft("1号").duty("防汛", ["水利局"]).fragment())
    assert store.ask("MATCH (d:Duty) RETURN d.heading AS heading, d.deadline_on AS on", {}) == (
        ("heading", "on"), [{"heading": "防汛", "on": datetime.date(2023, 12, 31)}], "")
    assert store.ask("UNWIND range(1, 100000) AS i RETURN i", limit=2) == (("i",), [{"i": 1}, {"i": 2}], "rows")
    assert store.ask("UNWIND range(1, 2) AS i RETURN i", limit=2) == (("i",), [{"i": 1}, {"i": 2}], "")
    assert store.ask("UNWIND range(1, 9) AS i RETURN '一二三四五' AS x", room=22).rows == [{"x": "一二三四五"}] * 3


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "RETURN $missing"])
def test_what_is_not_understood_is_told(store: Store, statement: str) -> None:
    with pytest.raises(BadStatement):
        store.ask(statement)


def test_what_is_not_understood_cannot_be_classified(store: Store) -> None:
    with pytest.raises(BadStatement):
        store.explain("MATCH (n RETURN n")
