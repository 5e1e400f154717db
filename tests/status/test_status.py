"""Status on a day: a table worked out by hand, the rule alone, the rule on both stores, and the catalogue's own words for it."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from graph.identity import cited_id
from graph.model import Evidence as Said
from graph.model import Fragment, Label, Node, Rel, Relationship
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from graph.write import write_fragment
from queries.errors import NotHeld
from queries.force import Evidence, Post, Relation, Repeal, State, Text, decide, same_post
from queries.runner import ask
from queries.status import rosters, status, statuses
from tests.status.worlds import CASES, LAWS, WORLDS, Doc, fragment, id_of, number

IDS = [f"{w}{d}-{day}" for w, d, day, *_ in CASES]


def text_of(world: str, doc: Doc) -> Text:
    clause = {name: Evidence(id_of(world, doc.name), said) if said and not doc.silent else None for name, said in (("starts", doc.starts), ("ends", doc.ends))}
    day = lambda said: date.fromisoformat(said) if said and said != "?" else None  # noqa: E731
    return Text(id_of(world, doc.name), doc.name, number(world, doc.name), day(doc.issued), day(doc.starts), clause["starts"], day(doc.ends), clause["ends"])


def records(world: str) -> tuple[dict[str, Text], dict[str, list[Repeal]]]:
    texts = {d.name: text_of(world, d) for d in WORLDS[world]}
    repeals: dict[str, list[Repeal]] = {}
    for d in WORLDS[world]:
        for target, scope, day in d.repeals:
            texts.setdefault(target, Text(id_of(world, target), target, number(world, target), loaded=False))
            repeals.setdefault(id_of(world, target), []).append(
                Repeal(d.name, texts[d.name], scope, date.fromisoformat(day) if day else None, Evidence(texts[d.name].id, f"{target}同时废止")))
    return texts, repeals


@pytest.mark.parametrize(("world", "name", "day", "state", "since", "by", "reason", "why"), CASES, ids=IDS)
def test_the_rule(world, name, day, state, since, by, reason, why):
    texts, repeals = records(world)
    found = decide(texts[name], repeals, date.fromisoformat(day))
    assert (found.state, found.since) == (state, date.fromisoformat(since) if since else None), why
    assert reason in found.reason_zh, why
    assert found.reason_en
    repealing = [s.number for s in found.chain if s.relation is Relation.REPEALS]
    assert repealing[:1] == ([number(world, by)] if by else []), why
    assert all(s.evidence and s.evidence.quote for s in found.chain if s.relation is Relation.REPEALS)


def test_there_are_enough_cases_and_every_status_is_among_them():
    assert len(CASES) >= 60
    assert {c[3] for c in CASES} == set(State)
    assert len({c[7] for c in CASES}) >= 50


def test_a_chain_goes_on_to_the_text_that_stands_on_the_day():
    texts, repeals = records("链")
    chain = decide(texts["甲"], repeals, date(2025, 1, 1)).chain
    assert [(s.name, s.target, s.since) for s in chain] == [
        ("乙", id_of("链", "甲"), date(2013, 2, 1)), ("丙", id_of("链", "乙"), date(2016, 1, 1)), ("丁", id_of("链", "丙"), date(2019, 6, 1))]
    assert [s.name for s in decide(texts["甲"], repeals, date(2017, 1, 1)).chain] == ["乙", "丙"]
    assert [s.name for s in decide(texts["丙"], repeals, date(2019, 1, 15)).upcoming] == ["丁"]


# ---------------------------------------------------------------- on the stores

HEAD = "云溪县防汛抗旱指挥部"
GROUP = f"云溪县/{HEAD}"


def roster(name: str, issued: date, group: str, members: dict[str, tuple[str, str]], said: Rel = Rel.HOLDS, **own: object) -> Fragment:
    """A document that sets `group` up ("" for none) with people and the posts that they hold, or leave: name -> agency, post."""
    id_ = id_of("名", name)
    nodes = {id_: Node(Label.DOCUMENT, id_, {"name": f"名{name}", "number": number("名", name), "issued_on": issued, "loaded": True, "known_as": [id_],
                                             "start": 0, "end": 900, "source": "r.txt", "sha256": "0" * 64, "reader": "test", **own})}
    facts = []

    def fact(type_: Rel, start: str, end: str, quote: str, **properties: object) -> None:
        at = 10 + 20 * len(facts)
        facts.append(Relationship(type_, start, end, Said(id_, "一", at, at + len(quote), quote, "test"), properties))

    if group:
        nodes[group] = Node(Label.AGENCY, group, {"name": group.split("/")[-1], "certain": True}, Label.LEADING_GROUP)
        fact(Rel.SETS_UP, id_, group, f"调整{group}")
    for person, (agency, post) in members.items():
        nodes[person] = Node(Label.LEADER, f"云溪县/{person}", {"name": person})
        nodes[agency] = Node(Label.AGENCY, f"云溪县/{agency}", {"name": agency, "certain": True}, Label.DEPARTMENT)
        if group:
            fact(Rel.SERVES_ON, f"云溪县/{person}", group, person, role="成员", as_of=issued)
        fact(said, f"云溪县/{person}", f"云溪县/{agency}", f"{person} {post}", post=post, as_of=issued)
    return Fragment(id_, tuple(nodes.values()), tuple(facts))


WATER, FIRE = "云溪县水务局", "云溪县应急管理局"
ROSTERS = (
    roster("甲", date(2020, 5, 1), GROUP, {"韩旭": (WATER, "县水务局局长"), "石磊": (FIRE, "县应急管理局局长")}),
    roster("乙", date(2022, 5, 1), "", {"韩旭": (FIRE, "县应急管理局局长")}),
    roster("丙", date(2023, 5, 1), GROUP, {"石磊": (FIRE, "县委委员、县应急管理局局长"), "罗敏": (WATER, "县水务局局长")}),
    roster("丁", date(2024, 5, 1), "", {"罗敏": (WATER, "县水务局局长"), "石磊": (WATER, "县水务局副局长")}, Rel.LEAVES),
)


def duty() -> Fragment:
    id_ = id_of("链", "甲")
    made = fragment("链", WORLDS["链"][0])
    node = Node(Label.DUTY, f"{id_}#一~1", {"name": "编制预案", "heading": "编制预案", "path": "一", "ordinal": 1, "kind": "role"})
    said = Relationship(Rel.ASSIGNS, id_, node.id, Said(id_, "一", 20, 28, "负责编制预案", "test"))
    return Fragment(id_, (*made.nodes, node), (*made.relationships, said))


def citing_laws() -> Fragment:
    """A document without a number that rests on the listed titles."""
    id_ = id_of("法", "甲")
    nodes = {id_: Node(Label.DOCUMENT, id_, {"name": "法甲", "issued_on": date(2019, 1, 1), "loaded": True, "known_as": [id_], "start": 0, "end": 900})}
    facts = []
    for at, title in enumerate(dict.fromkeys(row[0] for row in LAWS)):
        cited = cited_id(None, title)
        nodes[cited] = Node(Label.LEGAL_BASIS, cited, {})
        said = Said(id_, "一", 10 + 50 * at, 12 + 50 * at, f"根据{title}", "test")
        facts.append(Relationship(Rel.CITES, id_, cited, said, {"cited": cited, "title": title.strip("《》"), "kind": "law", "relation": "根据"}))
    return Fragment(id_, tuple(nodes.values()), tuple(facts))


@pytest.fixture(scope="module")
def store(either: Settings) -> Iterator[Store]:
    with open_store(either) as opened:
        apply_schema(opened)
        for world, docs in WORLDS.items():
            for doc in docs:
                write_fragment(opened, fragment(world, doc))
        for made in (*ROSTERS, duty(), citing_laws()):
            write_fragment(opened, made)
        yield opened


def test_the_rule_on_a_store_and_the_catalogue_agree_with_the_table(store: Store):
    wrong = []
    for world, name, day, state, since, by, reason, _ in CASES:
        on, id_ = date.fromisoformat(day), id_of(world, name)
        found = status(store, id_, on)
        rows = [r for r in ask(store, "document_status", {"document": id_, "day": day}).rows if r["id"] == id_]
        if (found.state, found.since and found.since.isoformat()) != (state, since) or reason not in found.reason_zh:
            wrong.append((world, name, day, "status", found.state, found.since))
        if [(r["status"], r["since"], r["by_number"]) for r in rows] != [(state, since, number(world, by) if by else None)]:
            wrong.append((world, name, day, "document_status", *((r["status"], r["since"], r["by_number"]) for r in rows)))
    assert not wrong


def test_listed_national_laws(store: Store):
    for title, day, state, since, why in LAWS:
        found = status(store, cited_id(None, title), date.fromisoformat(day))
        assert (found.state, found.since and found.since.isoformat()) == (state, since), why
        rows = ask(store, "document_status", {"document": cited_id(None, title), "day": day}).rows
        assert [(r["status"], r["since"]) for r in rows] == [(state, since)], why
    ended = status(store, cited_id(None, "合同法"), date(2022, 1, 1))
    assert (ended.chain[0].name, ended.chain[0].evidence.quote) == ("中华人民共和国民法典", "《中华人民共和国民法典》第一千二百六十条")
    assert "自2021-09-01起施行" in status(store, cited_id(None, "安全生产法"), date(2024, 6, 1)).reason_zh
    stale = [(r["cites"], r["by"]) for r in ask(store, "stale_citations", {"day": "2023-01-01"}).rows if r["document"] == "法甲"]
    # 《合同法》 and 《中华人民共和国合同法》 are two citations of one law.
    assert sorted(by for _, by in stale) == ["中华人民共和国噪声污染防治法", *["中华人民共和国民法典"] * 3]
    assert len({cites for cites, _ in stale}) == 3


def test_every_document_on_many_days_agrees_with_the_list_of_the_catalogue(store: Store):
    for day in (date(2012, 1, 1) + timedelta(days=331 * n) for n in range(15)):
        listed = {r["id"]: (r["status"], r["since"]) for r in ask(store, "documents", {"day": day, "limit": 500}).rows}
        found = {s.id: (str(s.state), s.since and s.since.isoformat()) for s in statuses(store, day, limit=500)}
        assert found == listed


def test_evidence_leads_to_the_words(store: Store):
    found = status(store, id_of("链", "甲"), date(2020, 1, 1))
    step = found.chain[0]
    assert (step.document, step.evidence) == (id_of("链", "乙"), Evidence(id_of("链", "乙"), "甲同时废止", "附则", 200, 205))
    own = status(store, id_of("独", "戊"), date(2021, 1, 1)).chain
    assert [(s.relation, s.since, s.evidence and (s.evidence.quote, s.evidence.start)) for s in own] == [
        (Relation.TAKES_EFFECT, date(2020, 3, 1), ("起施行2020-03-01", 100)), (Relation.ENDS, date(2022, 2, 28), ("有效期至2022-02-28", 100))]


def test_the_number_of_statements_does_not_grow_with_the_documents(store: Store):
    class Counting:
        asked = 0

        def read(self, cypher, parameters):
            self.asked += 1
            return store.read(cypher, parameters)

    few, many = Counting(), Counting()
    assert len(statuses(few, date(2020, 1, 1), limit=8)) == 8
    assert len(statuses(many, date(2020, 1, 1), limit=500)) > 50
    assert many.asked <= 7      # the documents, and one for each link of the longest chain
    assert few.asked <= many.asked


def test_a_duty_holds_as_long_as_its_document(store: Store):
    id_ = f"{id_of('链', '甲')}#一~1"
    before, after = (status(store, id_, day) for day in (date(2012, 1, 1), date(2014, 1, 1)))
    assert (before.kind, before.state, before.document) == ("duty", State.IN_FORCE, id_of("链", "甲"))
    assert (after.state, after.since, after.chain[0].document) == (State.SUPERSEDED, date(2013, 2, 1), id_of("链", "乙"))
    assert "随其文件" in after.reason_zh


@pytest.mark.parametrize(("day", "document", "state", "stale"), [
    (date(2020, 4, 30), "甲", State.NOT_YET, []),
    (date(2021, 1, 1), "甲", State.UNKNOWN, []),
    (date(2022, 6, 1), "甲", State.UNKNOWN, [(Relation.MOVES, "云溪县/韩旭", "乙")]),
    (date(2023, 6, 1), "丙", State.UNKNOWN, []),
    # 石磊 left a post that the roster does not give.
    (date(2024, 6, 1), "丙", State.UNKNOWN, [(Relation.LEAVES, "云溪县/罗敏", "丁")]),
])
def test_the_roster_of_a_group_on_a_day(store: Store, day, document, state, stale):
    found = status(store, GROUP, day)
    assert (found.kind, found.document, found.state) == ("roster", id_of("名", document), state)
    assert [(s.relation, s.target, s.document) for s in found.stale] == [(relation, target, id_of("名", doc)) for relation, target, doc in stale]


def test_a_roster_says_who_left_the_post(store: Store):
    found = status(store, GROUP, date(2024, 6, 1))
    assert "罗敏已免职" in found.reason_zh and "put 罗敏 out of the post" in found.reason_en
    assert found.stale[0].evidence.quote == "罗敏 县水务局局长"


def test_all_rosters_of_a_group(store: Store):
    old, new = rosters(store, date(2023, 6, 1), group=GROUP)
    assert (old.state, old.since) == (State.SUPERSEDED, date(2023, 5, 1))
    # Adjusted by the later document; 韩旭 moved to another bureau; 石磊 kept his post beside a new one.
    assert [(s.relation, s.document) for s in old.stale] == [(Relation.ADJUSTS, id_of("名", "丙")), (Relation.MOVES, id_of("名", "乙"))]
    assert old.stale[1].evidence == Evidence(id_of("名", "乙"), "韩旭 县应急管理局局长", "一", 10, 21)
    assert (new.state, new.stale) == (State.UNKNOWN, ())
    replaced = {(r["number"], r["by_number"]) for r in ask(store, "rosters_replaced", {"day": "2023-06-01"}).rows}
    assert replaced == {(number("名", "甲"), number("名", "丙"))}


def test_what_is_not_held_is_said(store: Store):
    with pytest.raises(NotHeld, match="没有这样"):
        status(store, "没有这样的文件", date(2020, 1, 1))
    assert statuses(store, date(2020, 1, 1), ids=["没有这样的文件"]) == ()


@pytest.mark.parametrize(("one", "other", "same"), [
    # body / post: the same letter is the same body, ? one that is not certain
    ("水/县水务局局长", "水/县水务局局长", True),
    ("府/县委常委、县政府常务副县长", "府/常务副县长", True),
    ("水/县水务局局长", "急/县应急管理局局长", False),
    ("水/县水务局副局长", "水/县水务局局长", False),
    ("府/副县长", "府/县长", False),
    ("水/巨鹿县水务局局长", "水/县水务局局长", True),
    ("委/县委书记", "委/县委副书记、县长", False),
    ("府/县委常委、副县长", "委/县委常委、宣传部部长", False),
    ("办/县政府办副主任", "办/县政府办公室副主任", True),
    ("急/县应急管理局长", "急/县应急管理局局长", True),
    ("文/县文广体旅局局长", "?/县文旅局局长", True),
    ("文/县文广体旅局局长", "?/县文旅局副局长", False),
    ("镇/镇长", "乡/镇长", False),
])
def test_posts_that_can_be_one(one, other, same):
    def post(said):
        body, words = said.split("/")
        return Post("p", "p", body, words, Text("d", "d"), Evidence("d", "q"), body != "?")

    assert same_post(post(one), post(other)) is same_post(post(other), post(one)) is same
