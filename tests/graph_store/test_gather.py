"""Values that come from what all documents say."""
from __future__ import annotations

from collections import Counter

import pytest

from graph import statements
from graph.gather import best
from graph.model import Label
from graph.remove import remove_document
from graph.store import Store, Transaction
from graph.write import write_fragment
from tests.factories import draft


@pytest.mark.parametrize(("said", "answer"), [
    ({}, None),
    ({"短": 2, "很长的": 1}, "短"),
    ({"短": 1, "很长的": 1}, "很长的"),
    ({"乙": 1, "甲": 1, "丙": 1}, "丙"),
], ids=["nothing", "the most frequent", "then the longest", "then the first code point"])
def test_the_best_of_what_is_said(said: dict[str, int], answer: str | None) -> None:
    assert best(Counter(said)) == answer


def test_aliases_are_all_forms_that_remain(store: Store) -> None:
    def aliases() -> list[str] | None:
        [row] = store.read("MATCH (a:Agency {id: '云溪县/财政局'}) RETURN a.aliases AS aliases")
        return row["aliases"]

    write_fragment(store, draft("1号").mentions("财政局", "县财政局").mentions("财政局", "财政局").fragment())
    write_fragment(store, draft("2号").mentions("财政局", "县财政局").duty("预算", ["财政局"]).fragment())
    write_fragment(store, draft("3号").mentions("财政局", "市财政").holds("韩超", "财政局").fragment())
    assert aliases() == ["县财政局", "市财政", "财政局"]
    remove_document(store, "云溪县/3号")
    assert aliases() == ["县财政局", "财政局"]
    remove_document(store, "云溪县/1号")
    assert aliases() == ["县财政局", "财政局"]


def test_an_agency_that_nobody_writes_has_no_aliases(store: Store) -> None:
    write_fragment(store, draft("1号").mentions("财政局", "县财政局").fragment())
    write_fragment(store, draft("3号").holds("韩超", "财政局").fragment())
    remove_document(store, "云溪县/1号")
    assert store.read("MATCH (a:Agency {id: '云溪县/财政局'}) RETURN a.aliases AS aliases") == [{"aliases": None}]


def test_a_legal_basis_is_called_as_most_citations_call_it(store: Store) -> None:
    def basis() -> dict[str, object]:
        [row] = store.read("MATCH (b:LegalBasis) RETURN b.id AS id, b.name AS name, b.title AS title, b.number AS number, b.kind AS kind")
        return row

    write_fragment(store, draft("1号").cites(number="国发〔2021〕5号", kind="document").fragment())
    assert basis() == {"id": "国发〔2021〕5号", "name": "国发〔2021〕5号", "title": None, "number": "国发〔2021〕5号", "kind": "document"}
    write_fragment(store, draft("2号").cites(number="国发〔2021〕5号", title="意见", kind="rule").fragment())
    write_fragment(store, draft("3号").cites(number="国发〔2021〕5号", title="国务院意见", kind="rule").fragment())
    assert basis() == {"id": "国发〔2021〕5号", "name": "国务院意见", "title": "国务院意见", "number": "国发〔2021〕5号", "kind": "rule"}
    remove_document(store, "云溪县/3号")
    assert basis()["name"] == "意见"
    remove_document(store, "云溪县/2号")
    assert basis()["name"] == "国发〔2021〕5号"


def test_a_loaded_document_keeps_its_own_title(store: Store) -> None:
    write_fragment(store, draft("国发〔2021〕5号", title="国务院关于清水的意见", place=None).fragment())
    write_fragment(store, draft("1号").cites(number="国发〔2021〕5号", title="意见", kind="document").fragment())
    [row] = store.read("MATCH (b:LegalBasis) RETURN b.name AS name, b.title AS title, b.kind AS kind")
    assert row == {"name": "国务院关于清水的意见", "title": "国务院关于清水的意见", "kind": "document"}


def test_citations_are_counted_only_where_one_makes_a_difference(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most documents cite the same laws; one more that calls a law as the others do must not cost as much as there are of them."""
    law = "《中华人民共和国水法》"
    counted: list[object] = []
    run = Transaction.run

    def noted(self: Transaction, cypher: str, **parameters: object) -> list[dict[str, object]]:
        if cypher == statements.said_of_bases(Label.LEGAL_BASIS):
            counted.extend(parameters["ids"])
        return run(self, cypher, **parameters)

    def title() -> object:
        return store.read("MATCH (b:LegalBasis {id: $id}) RETURN b.title AS title", {"id": law})[0]["title"]

    monkeypatch.setattr(Transaction, "run", noted)
    write_fragment(store, draft("1号").cites(title="水法", kind="law").fragment())
    counted.clear()
    write_fragment(store, draft("2号").cites(title="水法", kind="law").fragment())
    assert (counted, title()) == ([], "水法")
    write_fragment(store, draft("3号").cites(title="中华人民共和国水法", kind="law").fragment())
    assert (counted, title()) == ([law], "水法")
    counted.clear()
    remove_document(store, "云溪县/3号")
    assert (counted, title()) == ([law], "水法")     # 3号 called it a law, as the others do
