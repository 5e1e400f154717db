"""The radar on a small invented county, worked out by hand: what it must report, and what it must leave alone."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from graph.identity import cited_id, duty_id
from graph.laws import Law, checked_on, laws
from graph.model import Evidence as Said
from graph.model import Fragment, Label, Node, Rel, Relationship
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from graph.write import write_fragment
from queries.radar import Kind, radar
from queries.status import State
from tests.status.worlds import PLACE, Doc, fragment, full, id_of, number

ON = date(2024, 6, 1)
WATER, FARM, FIRE = "云溪县/云溪县水务局", "云溪县/云溪县农业农村局", "云溪县/云溪县应急管理局"


def with_facts(doc: Doc, *, laws: tuple[tuple[str, str | None], ...] = (), cites: tuple[str, ...] = (),
               duties: tuple[tuple[str, tuple[str, ...], str | None], ...] = ()) -> Fragment:
    """A document of the world 达 that rests on `laws` (title, article) and `cites` (names), and gives `duties` (heading, who leads, last day)."""
    made = fragment("达", doc)
    nodes, facts, id_ = {n.id: n for n in made.nodes}, list(made.relationships), made.document

    def fact(type_: Rel, start: str, end: str, quote: str, **properties: object) -> None:
        at = 1000 + 20 * len(facts)
        facts.append(Relationship(type_, start, end, Said(id_, "二", at, at + len(quote), quote, "test"), {k: v for k, v in properties.items() if v}))

    for title, article in laws:
        cited = nodes.setdefault(cited_id(None, title), Node(Label.LEGAL_BASIS, cited_id(None, title), {})).id
        fact(Rel.CITES, id_, cited, f"根据《{title}》", cited=cited, title=title, kind="law", relation="根据", article=article)
    for name in cites:
        cited = nodes.setdefault(id_of("达", name), Node(Label.LEGAL_BASIS, id_of("达", name), {})).id
        fact(Rel.CITES, id_, cited, f"按照{name}", cited=cited, number=number("达", name), kind="document", relation="按照")
    for at, (heading, leads, last) in enumerate(duties, 1):
        duty = duty_id(id_, "二", at)
        day = {"deadline": f"{last}前", "deadline_on": date.fromisoformat(last)} if last else {}
        nodes[duty] = Node(Label.DUTY, duty, {"name": heading, "heading": heading, "path": "二", "ordinal": at, "kind": "label", **day})
        fact(Rel.ASSIGNS, id_, duty, f"{heading}。")
        for agency in leads:
            kind = Label.COLLECTIVE if "各" in agency else Label.DEPARTMENT
            nodes[agency] = Node(Label.AGENCY, agency, {"name": agency.split("/")[-1], "place": PLACE, "certain": kind is Label.DEPARTMENT}, kind)
            fact(Rel.LEADS, agency, duty, f"牵头单位：{agency}", label="牵头单位", surface=agency)
    return Fragment(id_, tuple(nodes.values()), tuple(facts))


COUNTY = (
    # Rests on a law that the 民法典 replaced, on a local text that was repealed, on a law that was revised; expires in August 2024.
    with_facts(Doc("甲", "2019-09-01", starts="2019-09-01", ends="2024-08-15"), laws=(("合同法", None), ("安全生产法", "第十六条")), cites=("旧",)),
    # The same law, but this text was itself repealed: nobody need look at it.
    with_facts(Doc("乙", "2019-09-01", starts="2019-09-01"), laws=(("中华人民共和国合同法", None),)),
    with_facts(Doc("丙", "2021-09-01", starts="2021-09-01", repeals=(full("乙"), full("旧"))), laws=(("中华人民共和国安全生产法", None),)),
    # Issued after its basis had ended; expires too late for ninety days.
    with_facts(Doc("丁", "2022-03-01", starts="2022-03-01", ends="2024-12-31"), laws=(("物权法", None),),
               duties=(("加强河道清理工作", (WATER,), "2024-05-30"), ("开展汛前排查", (), None), ("做好秸秆禁烧", (FARM,), "2024-06-01"))),
    with_facts(Doc("戊", "2023-03-01"), duties=(("河道清理", (FIRE,), None), ("落实秸秆禁烧", (FARM, FIRE), None), ("农村饮水安全", ("云溪县/各乡镇",), None))),
    with_facts(Doc("己", "2019-03-01", starts="2019-03-01", ends="2020-12-31"), laws=(("合同法", None),),
               duties=(("开展汛后排查", (), "2020-01-01"), ("河道清理", (FARM,), None))),
    with_facts(Doc("旧", "2010-01-01", starts="2010-01-01")),
)


@pytest.fixture(scope="module")
def store(either: Settings) -> Iterator[Store]:
    with open_store(either) as opened:
        apply_schema(opened)
        for made in COUNTY:
            write_fragment(opened, made)
        yield opened


def found(store: Store, kind: Kind, on: date = ON, **rest: int) -> list:
    return list(radar(store, on, kinds=[kind], **rest).findings)


def test_documents_whose_basis_ended(store: Store):
    assert [(f.number, f.what, f.on, f.by, f.evidence.quote) for f in found(store, Kind.BASIS_ENDED)] == [
        (number("达", "甲"), "达旧", date(2021, 9, 1), "达丙", "按照旧"),
        (number("达", "丁"), "物权法", date(2021, 1, 1), "中华人民共和国民法典", "根据《物权法》"),
        (number("达", "甲"), "合同法", date(2021, 1, 1), "中华人民共和国民法典", "根据《合同法》")]
    remarks = {(f.number, f.what): f.remark_zh for f in found(store, Kind.BASIS_ENDED)}
    assert remarks[number("达", "丁"), "物权法"] == "印发时该依据已经失效"
    # Before the 民法典 nothing had ended.
    assert found(store, Kind.BASIS_ENDED, date(2020, 12, 31)) == []


def test_documents_whose_law_was_revised_since(store: Store):
    assert [(f.number, f.what, f.on, f.remark_zh) for f in found(store, Kind.BASIS_REVISED, date(2021, 9, 1))] == [
        (number("达", "甲"), "中华人民共和国安全生产法", date(2021, 9, 1), "引用的第十六条可能已变动")]
    assert found(store, Kind.BASIS_REVISED, date(2021, 8, 31)) == []


def test_documents_about_to_expire(store: Store):
    assert [(f.number, f.on, f.count, f.evidence.quote) for f in found(store, Kind.EXPIRING)] == [
        (number("达", "甲"), date(2024, 8, 15), 75, "有效期至2024-08-15")]
    assert found(store, Kind.EXPIRING, within=74) == []
    assert len(found(store, Kind.EXPIRING, within=365)) == 2


def test_duties_late_and_led_by_nobody(store: Store):
    # 己 has expired, and a deadline on the day itself is not past.
    assert [(f.what, f.count, f.by) for f in found(store, Kind.OVERDUE)] == [("加强河道清理工作", 2, "云溪县水务局")]
    assert [(f.what, f.status) for f in found(store, Kind.UNLED)] == [("开展汛前排查", State.IN_FORCE)]


def test_duties_given_to_different_agencies(store: Store):
    # 秸秆禁烧 has one leader in common; the duty of 己 has expired with it; a class of townships is not one body.
    (one,) = found(store, Kind.DISPUTED)
    assert (one.what, one.by) == ("加强河道清理工作", "云溪县水务局 / 云溪县应急管理局")
    assert {one.id, one.other} == {id_of("达", "丁"), id_of("达", "戊")}


def test_the_wishlist_is_ranked_by_how_many_cite(store: Store):
    assert [(f.id, f.count) for f in found(store, Kind.WANTED)] == [
        ("《中华人民共和国合同法》", 3), ("《中华人民共和国安全生产法》", 2), ("《中华人民共和国物权法》", 1)]


def test_a_cut_answer_says_so(store: Store):
    seen = radar(store, ON, most=1)
    assert {Kind.BASIS_ENDED, Kind.WANTED} <= set(seen.cut)
    assert max(sum(f.kind is kind for f in seen.findings) for kind in Kind) == 1
    assert seen.laws_checked_on == checked_on()
    assert all(row["quote"] for row in (f.row() for f in radar(store, ON).findings))


def test_the_list_of_laws_says_for_each_end_by_what_and_where():
    ended = [law for law in laws().values() if law.ended]
    assert len(ended) >= 40
    assert all(law.by and law.source and law.by != law.title for law in ended)
    assert all(law.ended.year > 1990 and list(law.revised) == sorted(law.revised) for law in ended)
    code = [law.title for law in laws().values() if law.by == "中华人民共和国民法典"]
    assert len(code) == 9
    # What took a law's place has not ended itself.
    assert not [law.title for law in ended if isinstance(laws().get(law.by), Law) and laws()[law.by].ended]
