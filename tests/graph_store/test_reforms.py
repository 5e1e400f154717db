"""Renamed and merged bodies: joined by a dated relationship, in any order of documents, and never guessed."""
from __future__ import annotations

from itertools import permutations

import pytest

from graph.digest import graph_digest
from graph.reforms import predecessors, reforms, successors
from graph.remove import remove_document
from graph.store import Store
from graph.write import write_fragment
from tests.factories import draft

COUNTY = "河北省/邢台市/巨鹿县"


def joined(store: Store) -> list[tuple[str, str]]:
    rows = store.read("MATCH (n:Agency)-[r:SUCCEEDS]->(o:Agency) RETURN n.id AS new, o.id AS old ORDER BY old, new")
    return [(row["new"].split("/")[-1], row["old"].split("/")[-1]) for row in rows]


@pytest.mark.parametrize(("old", "new"), [
    (f"{COUNTY}/巨鹿县国土资源局", f"{COUNTY}/巨鹿县自然资源和规划局"),
    (f"{COUNTY}/巨鹿县城乡规划局", f"{COUNTY}/巨鹿县自然资源和规划局"),
    (f"{COUNTY}/巨鹿县扶贫开发办公室", f"{COUNTY}/巨鹿县乡村振兴局"),
    (f"{COUNTY}/巨鹿县乡村振兴局", f"{COUNTY}/巨鹿县农业农村局"),
    (f"{COUNTY}/巨鹿县安全生产监督管理局", f"{COUNTY}/巨鹿县应急管理局"),
    (f"{COUNTY}/巨鹿县环境保护局", f"{COUNTY}/邢台市生态环境局巨鹿县分局"),
    (f"{COUNTY}/巨鹿县地方税务局", f"{COUNTY}/国家税务总局巨鹿县税务局"),
    ("国土资源部", "自然资源部"),
])
def test_who_took_over(old: str, new: str) -> None:
    assert new in {n for _, news in successors(old) for n in news}
    assert old in predecessors(new)


@pytest.mark.parametrize("agency", [f"{COUNTY}/巨鹿县自然资源和规划局", f"{COUNTY}/巨鹿县财政局", "威县/国土资源部", f"{COUNTY}/巨鹿县水务局"])
def test_who_was_not_taken_over(agency: str) -> None:
    assert successors(agency) == []


def test_reforms_are_dated_and_say_their_plan() -> None:
    assert {r.not_before.year for r in reforms()} == {2018, 2021, 2023}
    assert all(r.source and (r.not_after is None or r.not_before < r.not_after) for r in reforms())


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_joined_in_any_order_and_parted_again(store: Store, order: tuple[int, ...]) -> None:
    made = [draft("云政字〔2016〕1号").mentions("云溪县国土资源局").mentions("云溪县扶贫开发办公室").fragment(),
            draft("云政字〔2020〕1号").mentions("云溪县自然资源和规划局").fragment(),
            draft("云政字〔2023〕1号").mentions("云溪县乡村振兴局").mentions("云溪县农业农村局").fragment()]
    for i in order:
        write_fragment(store, made[i])
    whole = [("云溪县自然资源和规划局", "云溪县国土资源局"), ("云溪县农业农村局", "云溪县乡村振兴局"), ("云溪县乡村振兴局", "云溪县扶贫开发办公室")]
    assert sorted(joined(store)) == sorted(whole)
    before = graph_digest(store)
    (row,) = store.read("MATCH (:Agency {id: $id})-[r:SUCCEEDS]->() RETURN r.not_before AS first, r.not_after AS last, r.source AS source",
                        {"id": "云溪县/云溪县自然资源和规划局"})
    assert (row["first"].isoformat(), row["last"].isoformat(), row["source"]) == ("2018-03-21", "2019-03-31", "深化党和国家机构改革方案")
    # Two bodies that may have taken over: neither is guessed.
    other = draft("云政字〔2021〕9号").mentions("云溪县自然资源局").fragment()
    write_fragment(store, other)
    assert ("云溪县自然资源和规划局", "云溪县国土资源局") not in joined(store)
    remove_document(store, other.document)
    assert graph_digest(store) == before
    # An old body that no document names any more is not kept by its successor.
    remove_document(store, made[0].document)
    assert joined(store) == [("云溪县农业农村局", "云溪县乡村振兴局")]
    assert store.read("MATCH (a:Agency {id: '云溪县/云溪县国土资源局'}) RETURN a.id AS id") == []
