"""Citations find the document that is meant, or the legal basis, and follow when documents come and go."""
from __future__ import annotations

import re

import pytest

from graph.digest import graph_lines
from graph.model import Fragment, Label
from graph.remove import remove_document
from graph.rows import End
from graph.settle import Issue, target
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


YUNXI, QINGHE = "某省/某市/云溪县", "某省/某市/青禾县"


@pytest.mark.parametrize(("known", "end"), [
    ([], End(Label.LEGAL_BASIS, "k")),
    (["a"], End(Label.DOCUMENT, "a")),
    (["a", "me"], End(Label.DOCUMENT, "a")),
    (["me"], End(Label.LEGAL_BASIS, "k")),
    (["a", "b"], End(Label.LEGAL_BASIS, "k")),
    (["k", "b"], End(Label.LEGAL_BASIS, "k?")),
], ids=["none", "one", "one beside the citing", "the citing alone", "several", "several, one of that very id"])
def test_the_rule(known: list[str], end: End) -> None:
    assert target("k", "me", {"k": dict.fromkeys(known, Issue())}) == end


@pytest.mark.parametrize(("known", "end"), [
    ({"a": ("2022-01-01", YUNXI)}, None),                                          # later than the citation
    ({"a": ("2020-06-01", YUNXI)}, "a"),
    ({"a": ("2018-01-01", YUNXI), "b": ("2019-01-01", YUNXI), "c": ("2022-01-01", YUNXI)}, "b"),
    ({"a": ("2019-01-01", YUNXI), "b": ("2019-01-01", YUNXI)}, None),
    ({"a": ("2019-01-01", YUNXI), "b": (None, YUNXI)}, None),
    ({"a": (None, YUNXI)}, "a"),
    ({"a": ("2019-01-01", QINGHE)}, None),                                         # the other county's
    ({"a": ("2019-01-01", QINGHE), "b": ("2019-01-01", YUNXI)}, "b"),
    ({"a": ("2019-01-01", "某省/某市"), "b": ("2018-01-01", YUNXI)}, "b"),           # what one issued itself before what others did
    ({"a": ("2019-01-01", "某省"), "b": ("2018-01-01", "某省/某市")}, None),
    ({"a": ("2019-01-01", "某省/某市")}, "a"),
    ({"a": ("2019-01-01", None)}, "a"),
    ({"a": ("2019-01-01", "青禾县")}, "a"),                                         # not known what it lies in
])
def test_a_title_means_the_text_of_the_day_and_of_the_place(known: dict[str, tuple[str | None, str | None]], end: str | None) -> None:
    found = target("《工作规则》", "me", {"《工作规则》": {id_: Issue(*issue) for id_, issue in known.items()}}, Issue("2020-06-01", YUNXI))
    assert found == (End(Label.DOCUMENT, end) if end else End(Label.LEGAL_BASIS, "《工作规则》"))


@pytest.mark.parametrize(("days", "end"), [(["2021-01-01"], "2021-01-01"), (["2004-01-01", "2019-01-01"], "2019-01-01"), (["2021-01-01", "2022-01-01"], None)])
def test_a_law_stays_one_node_though_only_a_later_text_of_it_is_loaded(days: list[str], end: str | None) -> None:
    law = "《中华人民共和国土地管理法》"
    found = target(law, "me", {law: {day: Issue(day) for day in days}}, Issue("2020-06-01", YUNXI))
    assert found == (End(Label.DOCUMENT, end) if end else End(Label.LEGAL_BASIS, law))


def test_a_number_means_its_document_whatever_its_day_and_place() -> None:
    assert target("云政字〔2023〕2号", "me", {"云政字〔2023〕2号": {"a": Issue("2023-01-01", QINGHE)}}, Issue("2020-06-01", YUNXI)) == End(Label.DOCUMENT, "a")


def test_a_citation_follows_the_editions_of_what_it_cites(store: Store) -> None:
    def edition(year: int, issued_on: str) -> Fragment:
        return draft(f"云政字〔{year}〕2号", title="工作规则", issued_on=issued_on).issued_by().fragment()

    write_fragment(store, draft("云政字〔2023〕9号", issued_on="2020-06-01").cites(title="工作规则").fragment())
    write_fragment(store, edition(2022, "2022-03-01"))
    assert ends(store) == [("《工作规则》", ["LegalBasis"])]
    write_fragment(store, edition(2016, "2016-03-01"))
    assert ends(store) == [("云溪县/云政字〔2016〕2号", BOTH)]
    write_fragment(store, edition(2018, "2018-03-01"))
    assert ends(store) == [("云溪县/云政字〔2018〕2号", BOTH)]
    # read again, with another day
    write_fragment(store, edition(2018, "2021-03-01"))
    assert ends(store) == [("云溪县/云政字〔2016〕2号", BOTH)]
    remove_document(store, "云溪县/云政字〔2016〕2号")
    assert ends(store) == [("《工作规则》", ["LegalBasis"])]


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
