"""What the plans of two places have in common, on both stores."""
from __future__ import annotations

import pytest

from graph.store import Store
from graph.write import write_fragment
from queries.runner import ask
from tests.factories import CITY, Draft, draft

LAW = "中华人民共和国大气污染防治法"


def northern(number: str) -> Draft:
    """A document of 北山县, which its government issues."""
    return draft(number, place="北山县", chain=f"{CITY}/北山县").issued_by()


@pytest.fixture
def counties(store: Store) -> Store:
    """云溪县 with three documents, one of them of no issuer and one that only cites, and 北山县 with two."""
    for d in (
        draft("云政字〔2023〕1号").issued_by().duty("加强云溪县秸秆禁烧巡查").duty("做好信息报送").duty("加强云溪县秸秆禁烧巡查")
        .launches("云溪县蓝天行动").cites(title=LAW, kind="law").cites(title=LAW, kind="law"),
        draft("云政字〔2023〕2号").duty("加强云溪县秸秆禁烧巡查").launches("碧水行动"),
        draft("云政字〔2023〕3号").issued_by().cites(title=LAW, kind="law").cites(title="只有一县引用的办法"),
        northern("北政字〔2023〕1号").duty("加强北山县秸秆禁烧巡查").duty("推进垃圾分类").launches("北山县蓝天行动"),
        northern("北政字〔2023〕2号").cites(title="另一县引用的办法").cites(title=LAW, kind="law"),
    ):
        write_fragment(store, d.fragment())
    return store


def overlap(store: Store, one: str, other: str, limit: int = 100) -> list[tuple[object, ...]]:
    rows = ask(store, "plans_overlap", {"place": one, "other_place": other, "limit": limit}).rows
    return [tuple(r[c] for c in ("overlap", "what", "documents", "other_documents", "number", "other_number")) for r in rows]


FOUND = [("PROGRAM", "蓝天行动", 1, 1, "云政字〔2023〕1号", "北政字〔2023〕1号"),
         ("DUTY", "加强秸秆禁烧巡查", 2, 1, "云政字〔2023〕1号", "北政字〔2023〕1号"),
         ("BASIS", LAW, 2, 1, "云政字〔2023〕1号", "北政字〔2023〕2号")]


def test_programmes_duties_and_bases_of_two_places_meet_without_the_names_of_the_places(counties: Store) -> None:
    assert overlap(counties, "云溪县", "北山县") == FOUND
    assert overlap(counties, "北山县", "云溪县") == [(kind, what, b, a, n, m) for kind, what, a, b, m, n in FOUND]
    assert overlap(counties, "云溪县", "北山县", limit=2) == FOUND[:2]
    assert overlap(counties, "云溪县", "无此县") == []


def test_the_first_clause_of_several_is_quoted(counties: Store) -> None:
    (law,) = [r for r in ask(counties, "plans_overlap", {"place": "北山县", "other_place": "云溪县"}).rows if r["overlap"] == "BASIS"]
    said = counties.read("MATCH (d:Document {number: $number})-[r:CITES]->(b:LegalBasis {title: $law}) RETURN r.quote AS quote ORDER BY r.start LIMIT 1",
                         {"number": "云政字〔2023〕1号", "law": LAW})
    assert [{"quote": law["other_quote"]}] == said


def test_a_place_has_everything_in_common_with_itself(counties: Store) -> None:
    assert {(kind, what) for kind, what, *_ in overlap(counties, "北山县", "北山县")} == {
        ("PROGRAM", "蓝天行动"), ("DUTY", "加强秸秆禁烧巡查"), ("DUTY", "推进垃圾分类"), ("BASIS", LAW), ("BASIS", "另一县引用的办法")}
