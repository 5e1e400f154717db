"""Both stores hold the same graph and give the same answers: every node, relationship and property, and every question of the catalogue."""
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.digest import counts, graph_digest, graph_lines
from graph.model import Fragment
from graph.remove import remove_document
from graph.store import Store
from graph.write import write_fragment
from queries import pages
from queries.catalogue import CATALOGUE
from queries.console import run
from queries.runner import ask
from queries.values import plain
from tests.conftest import SHARED

#: Differences that are shown.
SHOWN = 5
#: With the shared corpus there are more relationships than this.
ENOUGH = 5_000


def differences(one: list[str], other: list[str]) -> str:
    """The first lines that only one of the two has; empty if none."""
    only = [(line, name) for lines, others, name in ((one, other, "embedded"), (other, one, "neo4j")) for line in sorted(set(lines) - set(others))]
    return "\n".join(f"only in {name}: {line}" for line, name in sorted(only)[:SHOWN])


def compare(both: tuple[Store, Store]) -> int:
    """Compare the two graphs line by line; the number of relationships."""
    one, other = (graph_lines(store) for store in both)
    assert not differences(one, other)
    assert one == other   # also how often a line stands there
    assert counts(both[0]) == counts(both[1])
    assert graph_digest(both[0]) == graph_digest(both[1])
    return sum(line.startswith('{"end"') for line in one)


def test_every_node_relationship_and_property_is_the_same(both: tuple[Store, Store], record_property) -> None:
    relationships = compare(both)
    record_property("relationships", relationships)
    assert relationships == sum(number for name, number in counts(both[0]).items() if name.isupper())
    assert relationships > ENOUGH or not (SHARED / "corpus").is_dir()


def test_the_first_page_counts_what_there_is(both: tuple[Store, Store]) -> None:
    for store in both:
        held = counts(store)
        assert pages.sizes(store) == {label: held[label] for label in pages.MAIN} | {"relationships": sum(n for name, n in held.items() if name.isupper())}


def test_the_first_page_shows_what_ends_next(both: tuple[Store, Store]) -> None:
    """Against the same chosen by hand from all dates."""
    day, until = date(2023, 10, 1), date(2026, 12, 31)
    for label, field, asked in (("Document", "expires_on", pages.expiring), ("Duty", "deadline_on", pages.due)):
        found = [asked(store, day, until) for store in both]
        assert found[0] == found[1]
        dated = [(plain(row["on"]), row["id"]) for row in both[0].read(f"MATCH (n:{label}) WHERE n.{field} IS NOT NULL RETURN n.{field} AS on, n.id AS id")]
        assert found[0] and [(row["on"], row["id"]) for row in found[0]] == sorted(d for d in dated if day.isoformat() <= d[0] <= until.isoformat())[:20]


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_question_has_the_same_answer(both: tuple[Store, Store], name: str) -> None:
    question = CATALOGUE[name]
    for given in ({p.name: p.example for p in question.parameters}, {p.name: p.example for p in question.parameters if p.default is None}):
        one, other = (ask(store, name, given) for store in both)
        assert one.rows == other.rows
        assert one.cut == other.cut


@pytest.mark.parametrize(("index", "words"), [
    ("document_words", "管理办法"), ("document_key_words", "2023"), ("provision_words", "责任"), ("duty_words", "安全"), ("agency_words", "应急管理"),
    ("agency_alias_words", "县水务"), ("basis_words", "人民政府"), ("program_words", "行动"), ("leader_words", "王"),
])
def test_searching_finds_the_same(both: tuple[Store, Store], index: str, words: str) -> None:
    statement = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id AS id ORDER BY id"
    one, other = (run(store, statement, {"index": index, "words": words}, 100_000).rows for store in both)
    assert one == other
    assert one or index == "leader_words"


@pytest.mark.parametrize("statement", [
    "MATCH (a:Agency)-[r:LEADS]->(u:Duty) RETURN a.name AS name, count(*) AS n, min(u.deadline_on) AS first ORDER BY n DESC, name LIMIT 20",
    "MATCH (d:Document) RETURN d.issued_on.year AS year, count(*) AS n, min(d.issued_on) AS first, max(d.issued_on) AS last ORDER BY year",
    "MATCH (d:Document) WHERE d.issued_on > date('2023-01-01') RETURN d.id AS id, d.issued_on + duration('P1M') AS later, d.lacks AS lacks ORDER BY id LIMIT 9",
    "MATCH p = (:Duty)<-[:ASSIGNS]-(:Document)-[:CITES]->(b:LegalBasis) RETURN b.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 20",
    "MATCH (a:Agency) OPTIONAL MATCH (a)-[:IN]->(p:Place) RETURN a.id AS id, p.name AS place, a.aliases AS aliases ORDER BY id LIMIT 200",
    "MATCH (a:Place) (()-[:PART_OF]->()){1,3} (b:Place) RETURN a.id AS low, b.id AS high ORDER BY low, high LIMIT 200",
])
def test_the_console_gives_the_same(both: tuple[Store, Store], statement: str) -> None:
    one, other = (run(store, statement, {}) for store in both)
    assert one == other
    assert one.rows


def test_after_a_removal_they_are_the_same(both: tuple[Store, Store], fragments: list[Fragment]) -> None:
    before = [counts(store) for store in both]
    for fragment in fragments[::19]:
        for store in both:
            remove_document(store, fragment.document)
    compare(both)
    for fragment in fragments[::19]:
        for store in both:
            write_fragment(store, fragment)
    compare(both)
    assert [counts(store) for store in both] == before


def test_the_difference_between_the_stores_is_told_in_one_place() -> None:
    root = Path(__file__).parents[2]
    knowing = {path.relative_to(root).as_posix() for folder in ("graph", "queries", "loaders", "app") for path in (root / folder).rglob("*.py")
               if "Dialect." in path.read_text(encoding="utf-8")}
    assert knowing <= {"graph/dialect.py", "graph/store.py"}
