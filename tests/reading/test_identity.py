"""One node for one thing: bodies of annotated documents, national laws, documents under all the forms in which they are cited."""
from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from graph.identity import cited_id, document_id, fold, fold_number
from graph.laws import canonical
from graph.model import Label, Rel
from loaders import find_files, read_file
from loaders.fragment import fragment_of
from loaders.model import ExtractedDocument


def key(number: str | None, title: str | None) -> str:
    return fold_number(number) if number else fold(title)


@pytest.fixture(scope="module")
def annotated(shared: Path) -> list[tuple[dict, ExtractedDocument]]:
    """The annotated documents of the shared corpus, each with what was read of it."""
    read = {key(d.doc_number, d.title): d for f in find_files([shared / "corpus" / "county"]) for d in read_file(f)}
    gold = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((shared / "eval" / "gold").glob("*.json"))]
    return [(g, read[key(g["doc_number"], g["title"])]) for g in gold]


@pytest.fixture(scope="module")
def nodes(annotated: list[tuple[dict, ExtractedDocument]]) -> list[tuple[str, str, str, str]]:
    """County, annotated full name, form as written, id of the node: of every annotated form that was read."""
    found = []
    for gold, document in annotated:
        # The node of a form is that at which its mention ends.
        ids = {r.properties["surface"]: r.end for r in fragment_of(document).relationships if r.type is Rel.MENTIONS}
        found += [(str(document.place), name, surface, ids[surface]) for surface, name in gold["agencies"].items() if name and surface in ids]
    return found


def test_no_two_nodes_for_one_body(nodes: list[tuple[str, str, str, str]]) -> None:
    bodies: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for county, name, surface, id_ in nodes:
        bodies[county, name][id_].add(surface)
    assert len(nodes) > 300 and len(bodies) > 150
    assert {body: dict(ids) for body, ids in bodies.items() if len(ids) > 1} == {}


def test_no_node_for_two_bodies(nodes: list[tuple[str, str, str, str]]) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for _, name, _, id_ in nodes:
        named[id_].add(name)
    assert {id_: names for id_, names in named.items() if len(names) > 1} == {}


def test_bodies_of_two_counties_are_two(nodes: list[tuple[str, str, str, str]]) -> None:
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for county, _, surface, id_ in nodes:
        if surface.startswith("县"):
            forms[surface][county].add(id_)
    shared_forms = {surface: places for surface, places in forms.items() if len(places) > 1}
    assert len(shared_forms) > 10      # 县财政局 is written in every county
    assert not [surface for surface, places in shared_forms.items() if set.intersection(*places.values())]


def test_a_person_with_several_posts_in_one_county_is_one_leader(annotated: list[tuple[dict, ExtractedDocument]]) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    posts: dict[str, set[str]] = defaultdict(set)
    namesakes = set()     # by the annotation: two seats of one role in one list
    for gold, document in annotated:
        for group in gold["groups"]:
            seats = Counter((m["name"], m["role"]) for m in group["members"])
            namesakes |= {f"{document.place}/{name}" for (name, _), count in seats.items() if count > 1}
        for node in fragment_of(document).nodes:
            if node.label is Label.LEADER:
                people[f"{document.place}/{node.properties['name']}"].add(node.id)
        for x in document.leaders:
            posts[f"{document.place}/{x.name}"].add(x.post or "")
    assert any(len(some) > 1 for some in posts.values())
    assert {name: len(ids) for name, ids in people.items() if len(ids) != 1} == dict.fromkeys(namesakes, 2) != {}
    assert len({id_ for ids in people.values() for id_ in ids}) == sum(map(len, people.values()))     # and no node for people of two counties


@pytest.mark.parametrize(("one", "other"), [
    ((None, "土地管理法"), (None, "《中华人民共和国土地管理法》")),
    ((None, "中华人民共和国安全生产法（2021年修正）"), (None, "安全生产法")),
    (("主席令第88号", "中华人民共和国安全生产法"), (None, "安全生产法")),
    ((None, "固废法"), (None, "中华人民共和国固体废物污染环境防治法")),
    ((None, "中华人民共和国政府信息公开条例"), ("国务院令第711号", "政府信息公开条例")),
    ((None, "巨鹿县人民政府关于印发《巨鹿县人民政府工作规则》的通知"), (None, "巨鹿县人民政府工作规则")),
    ((None, "关于印发<防汛应急预案>的通知"), (None, "《防汛应急预案》")),
    (("国发〔2021〕05号", None), ("国发[2021]5 号", None)),
    (("国发（2021）第5号", None), ("国发〔２０２１〕５号", "某意见")),
])
def test_one_text_under_two_forms_is_one(one, other):
    assert cited_id(*one) == cited_id(*other)


@pytest.mark.parametrize(("one", "other"), [
    ((None, "关于加强X工作的意见"), (None, "贯彻《关于加强X工作的意见》实施方案")),
    ((None, "关于加强X工作的意见"), (None, "关于转发《关于加强X工作的意见》的通知")),
    ((None, "中华人民共和国土地管理法"), (None, "中华人民共和国土地管理法实施条例")),
    ((None, "河北省土地管理条例"), (None, "山西省土地管理条例")),
    ((None, "土地管理办法"), (None, "中华人民共和国土地管理法")),
    (("国发〔2021〕5号", None), ("国发〔2021〕50号", None)),
    (("国发〔2021〕5号", None), ("国办发〔2021〕5号", None)),
])
def test_two_texts_of_like_forms_are_two(one, other):
    assert cited_id(*one) != cited_id(*other)


def test_a_number_belongs_to_the_body_that_gave_it():
    assert document_id("巨鹿县", "政办字〔2021〕05号", "") == document_id("巨鹿县", "政办字［2021］5号", "") != document_id("威县", "政办字〔2021〕5号", "")
    # The same text is one document where no number is printed, whatever its line breaks.
    assert document_id("巨鹿县", None, "通知\n内容") == document_id(None, None, "通知内容")


def test_a_method_is_no_law():
    assert canonical("统计方法") == "统计方法"
    assert canonical("农村自建房规划建设管理办法") == "农村自建房规划建设管理办法"


def test_each_alias_names_the_rule_that_joined_it(annotated: list[tuple[dict, ExtractedDocument]]) -> None:
    joined = {(surface, name): rule for _, d in annotated for surface, name, rule in ((a.surface, a.name, a.rule) for a in d.agencies)}
    assert all((rule is None) is (name is None) for (_, name), rule in joined.items())
    assert joined["县发改局", "巨鹿县发展和改革局"] == "short form"
    assert joined["县审计局", "巨鹿县审计局"] == "place put before"
    assert joined["县文旅局", "威县文化广电体育和旅游局"] == "short form, and the county writes the name out"
    assert joined["巨鹿县人民政府", "巨鹿县人民政府"] == "full name"
    assert joined["县财政部门", "巨鹿县财政局"] == "function of the body"
    vague = [pair for pair, rule in joined.items() if rule == "written otherwise"]
    assert len(vague) < 0.1 * len(joined)
