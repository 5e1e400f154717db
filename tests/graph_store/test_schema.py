"""The schema is made from the vocabulary and holds what the rest relies on."""
from __future__ import annotations

import pytest

from graph.dialect import Dialect
from graph.digest import graph_lines
from graph.errors import StoreBroken
from graph.model import NODES, RELATIONSHIPS
from graph.remove import remove_document
from graph.schema import DERIVED, SEARCHED, apply_schema, definitions
from graph.store import Store
from graph.write import write_fragment
from tests.factories import draft


@pytest.mark.parametrize("dialect", list(Dialect))
def test_every_label_and_type_has_its_index(dialect: Dialect) -> None:
    made = "\n".join(definitions(dialect))
    for node in NODES:
        assert f"FOR (n:{node.label}) REQUIRE n.id IS UNIQUE" in made or (f"FOR (n:{node.label}) ON (n.id)" in made and dialect is Dialect.ARCADEDB)
    for relationship in RELATIONSHIPS:
        assert f"FOR ()-[r:{relationship.type}]-() REQUIRE r.key IS UNIQUE" in made
        assert (f"FOR ()-[r:{relationship.type}]-() ON (r.document)" in made) is relationship.evident
    for cites in ("CITES", "SUPERSEDES", "AMENDS"):
        assert f"FOR ()-[r:{cites}]-() ON (r.cited)" in made


def test_applying_it_again_changes_nothing(store: Store) -> None:
    def indexes() -> list[str]:
        return sorted(row["name"] for row in store.read("SHOW INDEXES YIELD name RETURN name"))

    before = indexes()
    apply_schema(store)
    assert indexes() == before


def test_a_key_stands_once(store: Store) -> None:
    write_fragment(store, draft("1号").issued_by().fragment())
    with pytest.raises(StoreBroken, match=r"(?i)constraint|duplicate|already exists"):
        store.write(lambda tx: tx.run("MATCH (a)-[r:ISSUED]->(d) CREATE (a)-[s:ISSUED]->(d) SET s = properties(r)"))
    with pytest.raises(StoreBroken, match=r"(?i)constraint|duplicate|already exists"):
        store.write(lambda tx: tx.run("CREATE (:Document {id: '云溪县/1号'})"))


@pytest.mark.parametrize(("index", "words", "found"), [
    ("document_words", "停车", "机动车停车管理办法"),
    ("duty_words", "防汛", "防汛抗旱"),
    ("agency_words", "水利", "水利局"),
    ("agency_alias_words", "县水利", "水利局"),
    ("basis_words", "道路交通", "道路交通安全法"),
    ("program_words", "清水", "清水行动"),
    ("provision_words", "收费", "一"),
])
def test_chinese_words_are_found(store: Store, index: str, words: str, found: str) -> None:
    write_fragment(store, draft("1号", title="机动车停车管理办法").provision("一", "停车收费标准").duty("防汛抗旱", ["水利局"]).mentions("水利局", "县水利局")
                   .cites(title="道路交通安全法", kind="law").launches("清水行动").fragment())
    rows = store.read("CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score RETURN node.name AS name", {"index": index, "words": words})
    assert found in [row["name"] for row in rows]


def test_every_searched_index_is_there(store: Store) -> None:
    there = {row["name"] for row in store.read("SHOW FULLTEXT INDEXES YIELD name RETURN name")}
    assert {name for name, _, _ in SEARCHED} <= there


def test_a_store_of_an_earlier_version_catches_up(store: Store) -> None:
    """Its documents lack `known_by` and its index; taking one away must find those that answer to the same keys all the same."""
    first, second = draft("1号", title="工作规则").fragment(), draft("2号", title="工作规则", place="青禾市").fragment()
    for fragment in (first, second, draft("3号").cites(title="工作规则").duty("一", ["水务局"]).fragment()):
        write_fragment(store, fragment)
    before = graph_lines(store)
    store.define("MATCH (d:Document) REMOVE d.known_by")
    store.define("MATCH (u:Duty) REMOVE u.document, u.place")
    for index in DERIVED:
        store.sql(f"DROP INDEX {index}") if store.dialect is Dialect.ARCADEDB else store.define(f"DROP INDEX {index}")
    remove_document(store, first.document)
    assert store.read("MATCH (:Document)-[:CITES]->(e) RETURN e.id AS id") == [{"id": second.document}]
    write_fragment(store, first)
    assert graph_lines(store) == before
