"""Small worlds of documents for the rule of status, and what each document is on a day, worked out by hand from docs and queries/README.md.

A world is a handful of documents that know only one another; a case names one of them, a day, and what it is then, since when, by whom, and why.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.identity import cited_id, document_id
from graph.model import Evidence, Fragment, Label, Node, Rel, Relationship

PLACE = "海东省/青禾市/云溪县"


@dataclass(frozen=True)
class Doc:
    """`starts`, `ends`: the day a clause gives; "?" for a clause that gives none. `repeals`: name, then `partial` and a day where stated."""

    name: str
    issued: str | None = None
    starts: str | None = None
    ends: str | None = None
    repeals: tuple[tuple[str, str, str | None], ...] = ()
    amends: tuple[str, ...] = ()
    silent: bool = False        # `starts` is known, but no clause says so (it came with a table)


def full(name: str, day: str | None = None) -> tuple[str, str, str | None]:
    return name, "full", day


def partial(name: str, day: str | None = None) -> tuple[str, str, str | None]:
    return name, "partial", day


def number(world: str, name: str) -> str:
    return f"{world}发〔2020〕{name}号"


def id_of(world: str, name: str) -> str:
    return document_id("云溪县", number(world, name), "")


def fragment(world: str, doc: Doc) -> Fragment:
    """The document as a build would give it."""
    id_ = id_of(world, doc.name)
    own: dict[str, object] = {"name": f"{world}{doc.name}", "number": number(world, doc.name), "title": f"{world}{doc.name}", "place": PLACE, "loaded": True,
                              "source": "worlds.txt", "start": 0, "end": 999, "sha256": "0" * 64, "reader": "test",
                              "known_as": [id_, number(world, doc.name)]}
    if doc.issued:
        own["issued_on"] = date.fromisoformat(doc.issued)
    for prefix, said, words in (("effective", doc.starts, "起施行"), ("expires", doc.ends, "有效期至")):
        if said and not doc.silent:
            own |= {f"{prefix}_text": f"{words}{said}", f"{prefix}_start": 100, f"{prefix}_end": 100 + len(words) + len(said)}
        if said and said != "?":
            own[f"{prefix}_on"] = date.fromisoformat(said)
    nodes, facts = [Node(Label.DOCUMENT, id_, own)], []
    for at, (target, scope, day) in enumerate(doc.repeals):
        cited = cited_id(number(world, target), None, "云溪县")
        nodes.append(Node(Label.LEGAL_BASIS, cited, {}))
        said = {"cited": cited, "number": number(world, target), "kind": "document", "scope": scope}
        quote = f"{target}同时废止" if scope == "full" else f"{target}与本办法不一致的，按本办法执行"
        facts.append(Relationship(Rel.SUPERSEDES, id_, cited, Evidence(id_, "附则", 200 + 50 * at, 200 + 50 * at + len(quote), quote, "test"),
                                  said | ({"effective_on": date.fromisoformat(day)} if day else {})))
    for at, target in enumerate(doc.amends):
        cited = cited_id(number(world, target), None, "云溪县")
        nodes.append(Node(Label.LEGAL_BASIS, cited, {}))
        facts.append(Relationship(Rel.AMENDS, id_, cited, Evidence(id_, "一", 600 + 50 * at, 606 + 50 * at, f"修改{target}", "test"),
                                  {"cited": cited, "number": number(world, target), "kind": "document"}))
    return Fragment(id_, tuple({n.id: n for n in nodes}.values()), tuple(facts))


WORLDS: dict[str, tuple[Doc, ...]] = {
    # Nothing repeals them.
    "独": (
        Doc("甲", "2020-03-01", starts="2020-04-01"),
        Doc("乙", "2020-03-01"),
        Doc("丙", None),
        Doc("丁", "2020-03-01", starts="?"),
        Doc("戊", "2020-03-01", starts="2020-03-01", ends="2022-02-28"),
        Doc("己", "2020-03-01", ends="2020-12-31"),
        Doc("庚", "2020-03-01", starts="2020-03-01", ends="?"),
        Doc("辛", None, starts="2020-03-01"),
        Doc("壬", None, ends="2020-12-31"),
        Doc("癸", "2020-03-01", starts="2019-01-01"),
        Doc("子", "2020-03-01", starts="2020-04-01", silent=True),
    ),
    # 试行: two years of trial, then made final before, at or after their end.
    "试": (
        Doc("甲", "2018-01-01", starts="2018-01-01", ends="2019-12-31"),
        Doc("乙", "2018-01-01", starts="2018-01-01", ends="2019-12-31"),
        Doc("丙", "2018-01-01", starts="2018-01-01", ends="2019-12-31"),
        Doc("丁", "2018-01-01", starts="2018-01-01"),
        Doc("终", "2019-06-01", starts="2019-07-01", repeals=(full("甲"),)),
        Doc("末", "2019-12-31", starts="2019-12-31", repeals=(full("乙"),)),
        Doc("后", "2020-06-01", starts="2020-06-01", repeals=(full("丙"),)),
    ),
    # One after another.
    "链": (
        Doc("甲", "2010-01-01", starts="2010-01-01"),
        Doc("乙", "2013-01-01", starts="2013-02-01", repeals=(full("甲"),)),
        Doc("丙", "2016-01-01", starts="2016-01-01", repeals=(full("乙"),)),
        Doc("丁", "2019-01-01", starts="2019-06-01", repeals=(full("丙"),)),
    ),
    # The repealing document is itself repealed, without a new text in its place.
    "废": (
        Doc("甲", "2010-01-01", starts="2010-01-01"),
        Doc("乙", "2012-01-01", starts="2012-01-01", repeals=(full("甲"),)),
        Doc("丙", "2014-01-01", starts="2014-01-01", repeals=(full("乙"),)),
    ),
    # The repealing document never came into force: it was repealed between its issue and its first day.
    "未": (
        Doc("甲", "2010-01-01", starts="2010-01-01"),
        Doc("乙", "2012-01-01", starts="2013-01-01", repeals=(full("甲"),)),
        Doc("丙", "2012-06-01", starts="2012-07-01", repeals=(full("乙"),)),
        Doc("丁", "2010-01-01", starts="2010-01-01"),
        Doc("戊", "2012-01-01", starts="2013-01-01", repeals=(full("丁"),)),
        Doc("己", "2013-01-01", starts="2013-01-01", repeals=(full("戊"),)),
    ),
    # In part.
    "部": (
        Doc("甲", "2015-01-01", starts="2015-01-01"),
        Doc("乙", "2017-01-01", starts="2017-05-01", repeals=(partial("甲"),)),
        Doc("丙", "2018-01-01", starts="2018-01-01", repeals=(partial("甲"),)),
        Doc("丁", "2020-01-01", starts="2020-01-01", repeals=(full("甲"),)),
        Doc("戊", "2015-01-01"),
        Doc("己", "2016-01-01", repeals=(partial("戊"),)),
        Doc("庚", "2015-01-01", starts="2015-01-01", ends="2016-12-31"),
        Doc("辛", "2016-01-01", repeals=(partial("庚"),)),
    ),
    # Which day a repeal counts from.
    "日": (
        Doc("甲", "2015-01-01", starts="2015-01-01"),
        Doc("乙", "2017-01-01", starts="2017-03-01", repeals=(full("甲", "2018-01-01"),)),
        Doc("丙", "2015-01-01", starts="2015-01-01"),
        Doc("丁", "2017-01-01", repeals=(full("丙"),)),
        Doc("戊", "2015-01-01", starts="2015-01-01"),
        Doc("己", "2017-01-01", starts="?", repeals=(full("戊"),)),
        Doc("庚", "2015-01-01", starts="2015-01-01"),
        Doc("辛", None, repeals=(full("庚"),)),
        Doc("壬", "2015-01-01", starts="2015-01-01"),
        Doc("癸", "2017-01-01", starts="2017-03-01", repeals=(full("壬", "2016-06-01"),)),
        Doc("子", "2030-01-01", starts="2030-01-01"),
        Doc("丑", "2031-01-01", starts="2031-06-01", repeals=(full("子"),)),
    ),
    # Odd things that texts do.
    "异": (
        Doc("甲", "2018-01-01", starts="2018-01-01"),
        Doc("乙", "2015-01-01", starts="2015-01-01", repeals=(full("甲"),)),
        Doc("丙", "2016-01-01", starts="2016-06-01"),
        Doc("丁", "2016-03-01", starts="2016-03-01", repeals=(full("丙"),)),
        Doc("戊", "2016-01-01", starts="2016-01-01"),
        Doc("己", "2017-01-01", starts="2017-01-01", repeals=(full("戊"),)),
        Doc("庚", "2018-01-01", starts="2018-01-01", repeals=(full("戊"),)),
        Doc("辛", "2016-01-01", starts="2016-01-01", repeals=(full("壬"),)),
        Doc("壬", "2016-01-01", starts="2016-01-01", repeals=(full("辛"),)),
        Doc("癸", "2016-01-01", starts="2016-01-01"),
        Doc("子", "2017-01-01", starts="2017-01-01", amends=("癸",)),
        Doc("寅", "2019-01-01", starts="2019-01-01", repeals=(full("无"), partial("缺"))),
    ),
}

#: Titles that a document cites, and what they are on a day by the list of national laws.
LAWS: tuple[tuple[str, str, str, str | None, str], ...] = (
    ("《合同法》", "2020-12-31", "unknown", None, "the day before the 民法典: only cited, and the list knows of no end"),
    ("《中华人民共和国合同法》", "2021-01-01", "superseded", "2021-01-01", "民法典 1260"),
    ("《物权法》", "2024-06-01", "superseded", "2021-01-01", "民法典 1260, whatever the title leaves out"),
    ("《中华人民共和国环境噪声污染防治法》", "2022-06-05", "superseded", "2022-06-05", "噪声污染防治法 90"),
    ("《安全生产法》", "2024-06-01", "unknown", None, "revised is not repealed, and a list cannot say that it holds"),
    ("《某省安全生产条例》", "2024-06-01", "unknown", None, "a local regulation: not listed"),
)

#: world, document, day, status, since, number of who repeals it (None: nobody), words of the reason, why that is right
CASES: tuple[tuple[str, str, str, str, str | None, str | None, str, str], ...] = (
    ("独", "甲", "2020-04-01", "in force", "2020-04-01", None, "自2020-04-01起施行", "its first day is a day of force"),
    ("独", "甲", "2020-03-31", "not yet in force", "2020-04-01", None, "自2020-04-01起施行", "issued, the clause names a later day"),
    ("独", "甲", "2020-02-29", "not yet in force", "2020-04-01", None, "自2020-04-01起施行", "not even issued"),
    ("独", "甲", "2035-01-01", "in force", "2020-04-01", None, "没有废止", "no period of validity and no repeal: it goes on"),
    ("独", "乙", "2021-01-01", "unknown", None, None, "没有条款", "a notice without any clause is not shown as in force"),
    ("独", "乙", "2020-02-29", "not yet in force", None, None, "2020-03-01才印发", "before its issue it cannot hold"),
    ("独", "乙", "2020-03-01", "unknown", None, None, "没有条款", "the day of issue is no day of force by itself"),
    ("独", "丙", "2021-01-01", "unknown", None, None, "没有条款", "neither date nor clause"),
    ("独", "丁", "2021-01-01", "unknown", None, None, "施行条款", "自发布之日起 without a date gives no day"),
    ("独", "丁", "2020-02-29", "not yet in force", None, None, "才印发", "whatever the clause means, it is not before the issue"),
    ("独", "戊", "2022-02-28", "in force", "2020-03-01", None, "有效期至2022-02-28", "the last day of validity is one"),
    ("独", "戊", "2022-03-01", "expired", "2022-02-28", None, "有效期至2022-02-28", "the day after is not"),
    ("独", "戊", "2020-02-29", "not yet in force", "2020-03-01", None, "起施行", "a period does not begin early"),
    ("独", "己", "2020-03-01", "in force", "2020-03-01", None, "起施行", "with a period and no clause about its start it begins with the issue"),
    ("独", "己", "2020-12-31", "in force", "2020-03-01", None, "有效期至", "an action plan of the year holds through its last day"),
    ("独", "己", "2021-01-01", "expired", "2020-12-31", None, "有效期至", "and no longer"),
    ("独", "庚", "2021-01-01", "unknown", None, None, "有效期的条款", "有效期 that gives no day: it may have ended"),
    ("独", "辛", "2020-03-01", "in force", "2020-03-01", None, "起施行", "the clause is enough, the date of issue is not needed"),
    ("独", "辛", "2020-02-29", "not yet in force", "2020-03-01", None, "起施行", "the clause is enough"),
    ("独", "壬", "2020-06-01", "unknown", None, None, "没有条款", "it ends in December; nothing says that it has begun"),
    ("独", "壬", "2021-01-01", "expired", "2020-12-31", None, "有效期至", "whenever it began, it has ended"),
    ("独", "癸", "2019-06-01", "not yet in force", "2019-01-01", None, "才印发", "backdated, but nobody could know it before its issue"),
    ("独", "癸", "2020-03-01", "in force", "2019-01-01", None, "自2019-01-01起", "backdated: in force since the day it names"),
    ("独", "子", "2020-04-01", "in force", "2020-04-01", None, "起施行", "the day without the words of a clause"),
    ("试", "甲", "2019-06-30", "in force", "2018-01-01", None, "将自2019-07-01起", "on trial; its final text is issued and not in force"),
    ("试", "甲", "2019-07-01", "superseded", "2019-07-01", "终", "被", "made final before the trial ended"),
    ("试", "甲", "2020-06-01", "superseded", "2019-07-01", "终", "被", "the repeal came first, the end of the trial changes nothing"),
    ("试", "乙", "2019-12-31", "superseded", "2019-12-31", "末", "被", "repealed on its last day"),
    ("试", "乙", "2019-12-30", "in force", "2018-01-01", None, "有效期至", "the day before"),
    ("试", "丙", "2020-01-01", "expired", "2019-12-31", None, "有效期至", "the trial ran out, nothing took its place"),
    ("试", "丙", "2020-06-01", "expired", "2019-12-31", None, "有效期至", "what has expired cannot be repealed any more"),
    ("试", "丁", "2030-01-01", "in force", "2018-01-01", None, "起施行", "a trial without a stated period has no known end"),
    ("链", "甲", "2013-01-31", "in force", "2010-01-01", None, "将自2013-02-01起", "the successor is issued, its day has not come"),
    ("链", "甲", "2013-02-01", "superseded", "2013-02-01", "乙", "自2013-02-01起", "the successor's first day"),
    ("链", "甲", "2025-01-01", "superseded", "2013-02-01", "乙", "自2013-02-01起", "since its direct successor, however long the chain"),
    ("链", "乙", "2015-12-31", "in force", "2013-02-01", None, "将自2016-01-01起", "between two successions"),
    ("链", "乙", "2016-01-01", "superseded", "2016-01-01", "丙", "自2016-01-01起", "issue and first day may be one"),
    ("链", "丙", "2019-05-31", "in force", "2016-01-01", None, "将自2019-06-01起", "until the eve"),
    ("链", "丙", "2019-06-01", "superseded", "2019-06-01", "丁", "自2019-06-01起", "the end of the chain repeals it"),
    ("链", "丁", "2025-01-01", "in force", "2019-06-01", None, "没有废止", "the end of the chain stands"),
    ("废", "甲", "2013-01-01", "superseded", "2012-01-01", "乙", "被", "repealed"),
    ("废", "甲", "2014-01-01", "superseded", "2012-01-01", "乙", "被", "the repealer is repealed: that does not bring it back"),
    ("废", "乙", "2014-01-01", "superseded", "2014-01-01", "丙", "被", "the repealer itself"),
    ("未", "甲", "2012-12-31", "in force", "2010-01-01", None, "没有废止", "its repealer was repealed and will never act"),
    ("未", "甲", "2013-01-01", "in force", "2010-01-01", None, "没有废止", "on the day on which the repeal would have counted"),
    ("未", "乙", "2012-06-30", "not yet in force", "2013-01-01", None, "起施行", "issued, waiting"),
    ("未", "乙", "2012-07-01", "superseded", "2012-07-01", "丙", "被", "repealed before it ever held"),
    ("未", "丁", "2013-01-01", "superseded", "2013-01-01", "戊", "被", "its repealer was repealed on its very first day: it had begun to act"),
    ("部", "甲", "2017-04-30", "in force", "2015-01-01", None, "部分取代", "the partial repeal is to come"),
    ("部", "甲", "2017-05-01", "partly superseded", "2017-05-01", "乙", "不一致的部分", "what differs follows the new text"),
    ("部", "甲", "2019-01-01", "partly superseded", "2017-05-01", "乙", "不一致的部分", "two partial repeals: since the first"),
    ("部", "甲", "2020-01-01", "superseded", "2020-01-01", "丁", "废止", "a whole repeal ends what was left"),
    ("部", "戊", "2015-06-01", "unknown", None, None, "没有条款", "no clause, no repeal yet"),
    ("部", "戊", "2016-01-01", "partly superseded", "2016-01-01", "己", "不一致的部分", "the repeal itself shows that the rest is held to be in force"),
    ("部", "庚", "2016-06-01", "partly superseded", "2016-01-01", "辛", "不一致的部分", "in part within its period"),
    ("部", "庚", "2017-01-01", "expired", "2016-12-31", None, "有效期至", "then it expired as a whole"),
    ("日", "甲", "2017-12-31", "in force", "2015-01-01", None, "将自2018-01-01起", "the repeal names a day of its own, later than the document's first"),
    ("日", "甲", "2018-01-01", "superseded", "2018-01-01", "乙", "自2018-01-01起", "that day"),
    ("日", "丙", "2016-12-31", "in force", "2015-01-01", None, "将自2017-01-01起", "the eve of the issue"),
    ("日", "丙", "2017-01-01", "superseded", "2017-01-01", "丁", "自2017-01-01起", "no clause: the repeal counts from the issue"),
    ("日", "戊", "2020-01-01", "unknown", None, "己", "生效日期不明", "repealed from a day that its repealer does not give: neither in force nor superseded"),
    ("日", "庚", "2020-01-01", "unknown", None, "辛", "生效日期不明", "a repealer without any date"),
    ("日", "庚", "2014-12-31", "not yet in force", "2015-01-01", None, "起施行", "before its own first day the question does not arise"),
    ("日", "壬", "2016-06-01", "superseded", "2016-06-01", "癸", "自2016-06-01起", "repealed with effect from an earlier day"),
    ("日", "子", "2026-01-01", "not yet in force", "2030-01-01", None, "自2030-01-01起施行", "a future document"),
    ("日", "子", "2031-05-31", "in force", "2030-01-01", None, "将自2031-06-01起", "the future has a future"),
    ("日", "子", "2031-06-01", "superseded", "2031-06-01", "丑", "自2031-06-01起", "and then it is past"),
    ("异", "甲", "2020-01-01", "in force", "2018-01-01", None, "没有废止", "an older document cannot mean this text: it repeals an earlier one of that number"),
    ("异", "丙", "2016-03-01", "superseded", "2016-03-01", "丁", "被", "repealed before its first day"),
    ("异", "丙", "2016-02-01", "not yet in force", "2016-06-01", None, "起施行", "waiting for it"),
    ("异", "戊", "2019-01-01", "superseded", "2017-01-01", "己", "自2017-01-01起", "repealed twice: since the first"),
    ("异", "辛", "2017-01-01", "superseded", "2016-01-01", "壬", "被", "two documents that repeal one another: both are told, and nothing goes round for ever"),
    ("异", "癸", "2018-01-01", "in force", "2016-01-01", None, "没有废止", "amended is not repealed"),
    ("异", "无", "2019-01-01", "superseded", "2019-01-01", "寅", "被", "only cited, and repealed by a loaded document"),
    ("异", "无", "2018-12-31", "unknown", None, None, "只被引用", "only cited: before the repeal nothing is known of it"),
    ("异", "缺", "2019-01-01", "partly superseded", "2019-01-01", "寅", "不一致的部分", "only cited, repealed in part"),
)
