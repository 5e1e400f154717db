"""Citations find the document that is meant, or the legal basis, and follow when documents come and go."""
from __future__ import annotations

import re

import pytest

from graph.digest import graph_lines
from graph.model import Fragment, Label
from graph.remove import remove_document
from graph.rows import End
from graph.settle import target
from graph.store import Store, Transaction
from graph.write import write_fragment
from tests.conftest import empty
from tests.factories import draft


def ends(store: Store, document: str = "云溪县/云政字〔2023〕9号") -> list[tuple[str, list[str]]]:
    """Where the citations of the document end: id and labels."""
    rows = store.read("MATCH (:Document {id: $id})-[:CITES|SUPERSEDES|AMENDS]->(e) RETURN e.id AS id, labels(e) AS labels ORDER BY id", {"id": document})
    return [(row["id"], sorted(row["labels"])) for row in rows]


def citing(**said: str) -> Fragment:
    return draft("云政字〔2023〕9号").cites(**said).fragment()


BOTH = ["Document", "LegalBasis"]
RULES = draft("云政字〔2018〕2号", title="工作规则").issued_by().duty("一", ["水利局"]).fragment()


@pytest.mark.parametrize("said", [
    {"number": "云政字〔2018〕2号", "place": "云溪县"},
    {"number": "云政字〔2018〕2号"},
    {"title": "《工作规则》"},
], ids=["number and place", "bare number", "title"])
def test_a_citation_ends_at_the_loaded_document_in_either_order(store: Store, said: dict[str, str]) -> None:
    write_fragment(store, citing(**said))
    assert [labels for _, labels in ends(store)] == [["LegalBasis"]]
    write_fragment(store, RULES)
    assert ends(store) == [(RULES.document, BOTH)]
    cited_first = graph_lines(store)
    assert store.read("MATCH (b:LegalBasis) RETURN b.id AS id") == [{"id": RULES.document}]

    remove_document(store, "云溪县/云政字〔2023〕9号")
    assert store.read("MATCH (d:Document) RETURN labels(d) AS labels, d.kind AS kind") == [{"labels": ["Document"], "kind": None}]
    write_fragment(store, citing(**said))
    assert graph_lines(store) == cited_first

    remove_document(store, RULES.document)
    assert [labels for _, labels in ends(store)] == [["LegalBasis"]]


def test_two_candidates_are_no_answer(store: Store) -> None:
    write_fragment(store, citing(title="工作规则"))
    write_fragment(store, RULES)
    other = draft("清政字〔2019〕4号", title="工作规则", place="青禾市").fragment()
    write_fragment(store, other)
    assert ends(store) == [("《工作规则》", ["LegalBasis"])]
    remove_document(store, RULES.document)
    assert ends(store) == [(other.document, BOTH)]
    write_fragment(store, RULES)
    assert ends(store) == [("《工作规则》", ["LegalBasis"])]


def test_a_document_does_not_answer_to_its_own_citations(store: Store) -> None:
    new = draft("云政字〔2023〕9号", title="工作规则").cites(title="工作规则").fragment()
    write_fragment(store, new)
    assert ends(store) == [("《工作规则》", ["LegalBasis"])]
    write_fragment(store, RULES)
    assert ends(store) == [(RULES.document, BOTH)]


def test_two_nodes_never_share_an_id(store: Store) -> None:
    """Two documents answer to a key that is the id of one of them."""
    national = draft("国发〔2021〕5号", place=None).fragment()
    copy = draft("国发〔2021〕5号", place="青禾市").fragment()
    write_fragment(store, citing(number="国发〔2021〕5号"))
    write_fragment(store, national)
    assert ends(store) == [("国发〔2021〕5号", BOTH)]
    write_fragment(store, copy)
    assert ends(store) == [("国发〔2021〕5号?", ["LegalBasis"])]
    assert store.read("MATCH (b:LegalBasis) RETURN b.name AS name") == [{"name": "国发〔2021〕5号"}]
    remove_document(store, national.document)
    assert ends(store) == [("青禾市/国发〔2021〕5号", BOTH)]


def test_a_document_that_changes_its_title_loses_its_citations(store: Store) -> None:
    write_fragment(store, RULES)
    write_fragment(store, citing(title="工作规则"))
    write_fragment(store, draft("云政字〔2018〕2号", title="工作细则").issued_by().fragment())
    assert ends(store) == [("《工作规则》", ["LegalBasis"])]
    assert store.read("MATCH (d:Document {id: $id}) RETURN labels(d) AS labels", {"id": RULES.document}) == [{"labels": ["Document"]}]


@pytest.mark.parametrize(("known", "end"), [
    ({}, End(Label.LEGAL_BASIS, "k")),
    ({"k": {"a"}}, End(Label.DOCUMENT, "a")),
    ({"k": {"a", "me"}}, End(Label.DOCUMENT, "a")),
    ({"k": {"me"}}, End(Label.LEGAL_BASIS, "k")),
    ({"k": {"a", "b"}}, End(Label.LEGAL_BASIS, "k")),
    ({"k": {"k", "b"}}, End(Label.LEGAL_BASIS, "k?")),
], ids=["none", "one", "one beside the citing", "the citing alone", "several", "several, one of that very id"])
def test_the_rule(known: dict[str, set[str]], end: End) -> None:
    assert target("k", "me", known) == end


def test_no_statement_of_a_write_looks_through_all_documents(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """So one document more costs a large store what it costs a small one: as many statements, as many rows, and none that reads every node of a label."""
    asked: list[tuple[str, dict[str, object], int]] = []
    run = Transaction.run

    def noted(self: Transaction, cypher: str, **parameters: object) -> list[dict[str, object]]:
        rows = run(self, cypher, **parameters)
        asked.append((cypher, parameters, len(rows)))
        return rows

    monkeypatch.setattr(Transaction, "run", noted)
    costs = []
    for size in (3, 60):
        empty(store)
        for n in range(size):
            write_fragment(store, draft(f"云政字〔2018〕{n}号", title=f"规则{n}").issued_by().duty("一", [f"{n}局"]).cites(title=f"办法{n}").fragment())
        asked.clear()
        write_fragment(store, draft("云政字〔2023〕9号", title="细则").issued_by().cites(number="云政字〔2018〕2号").cites(title="规则1").fragment())
        assert [labels for _, labels in ends(store)] == [BOTH, BOTH]
        costs.append([rows for _, _, rows in asked])
    assert costs[0] == costs[1]
    for cypher, parameters, _ in asked:
        assert not {"NodeByLabelScan", "AllNodesScan"} & set(re.findall(r"\w+Scan", plan(store, cypher, parameters))), cypher


def plan(store: Store, cypher: str, parameters: dict[str, object]) -> str:
    """How the store would carry a statement out, in its own words."""
    with store._driver.session(database=store._database) as session:
        return str(session.run("EXPLAIN " + cypher, parameters).consume().plan)
