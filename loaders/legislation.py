"""Heads of laws, regulations and rules printed by themselves: title, then in brackets who adopted them when, then articles.

How they are printed: 立法技术规范（试行）（一） of the 全国人大常委会法制工作委员会 (2009), 题注 below the title; 行政法规制定程序条例 and 规章制定程序条例 for the kinds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from loaders.grammar import dates
from loaders.lexicon import alternatives, load
from loaders.lines import Line, run_on
from loaders.mapped import MappedText
from loaders.model import Span

_KINDS = alternatives(load("documents")["legislation"])
_TITLE = re.compile(rf"(?!第[一二三四五六七八九十百]+[编章节条])[一-鿿《〈<（(“][一-鿿《》〈〉<>（）()“”、，·\d]{{1,90}}?(?:{_KINDS})(?<!本办法)(?<!本条例)(?<!本规定)(?:[（(][^（）()]{{1,16}}[）)])?")
#: What the text of a law begins with.
_TEXT_BEGINS = re.compile(r"第[一1]\s?[编章条](?:[\s（(]|[一-鿿]|$)|目\s?录$|总\s?则$|序\s?言$")
_ADOPTED = re.compile(r"通过|公布|发布|批准|修订|修正|颁布|印发")
_MEETING = re.compile(r"(?P<body>[一-鿿]{2,40}?)(?P<session>第[\d０-９一二三四五六七八九十百]{1,6}次)?(?P<sitting>(?:[部委局署室院]务|局长|部长|常务|全体|党组|办公|主任)?会议)")
_ORDER = re.compile(r"(?P<body>[一-鿿、]{2,60}?)(?P<order>第[\d一二三四五六七八九十百]{1,5}号令|令|公告)(?:[（(]?(?:(?:19|20)\d\d年)?[第\d〔〕\[\]]{0,8}第?[\d０-９一二三四五六七八九十百]{1,5}号[）)]?)?(?:公布|发布|颁布|(?:第[一二三四五六七八九十]{1,2}次)?修订(?:通过)?)?(?:自|$)")
_BY_BODY = re.compile(r"(?P<body>[一-鿿、]{2,40}?)(?:公布|发布|颁布|印发)$")
#: 国家教育委员会令第8号、国家体育运动委员会令第11号发布: each by an order of its own
_SEVERAL_ORDERS = re.compile(r"[一-鿿]{2,30}令第?[\d一二三四五六七八九十]{1,5}号(?=、)")
#: 《国务院关于修改…的决定》第一次修订 · 修正案: the text goes on, some of its words were changed.
_BY_DECISION = re.compile(r"修正|修改|》[^》]*修订|修正案|决定")
_STATE = "中华人民共和国"
_COUNCILS = re.compile(r"(?:第[一二三四五六七八九十]+届)?(?:审判委员会|检察委员会)$")
_TERM = re.compile(r"^第[一二三四五六七八九十]+届(?=全国人民代表大会)")


@dataclass(frozen=True, slots=True)
class Adoption:
    """What the bracket below a law's title says of the text that stands: the day it was issued, by whom, under which number, adopted at which meeting.

    `lines`: how many lines the bracket takes; `spans` are in characters of the file, keyed as those of the head.
    """

    lines: int
    issued_on: date | None
    issuer: tuple[str, ...]
    number: str | None
    approved_by: str | None
    spans: dict[str, Span]


def title_at_top(lines: list[Line]) -> int | None:
    """How many lines the title of a law takes at the top of `lines`: the bracket with its adoption or its first article stands below. None where there is no such title."""
    for last in range(1, min(4, len(lines) - 1) + 1):
        text = run_on(lines[:last]).text
        if len(text) > 110 or re.search(r"[。；：:]", text):
            return None
        below = lines[last : last + 4]
        if _TITLE.fullmatch(text) and (_opens_adoption(below[0].text) or any(_TEXT_BEGINS.match(line.text) for line in below)):
            return last
    return None


def laws_in(lines: list[Line]) -> list[int]:
    """Where laws begin that stand one after the other: each a title and, right below it, the bracket about its adoption."""
    found: list[int] = []
    for at in range(1, len(lines)):
        if not _opens_adoption(lines[at].text):
            continue
        last = found[-1] + 1 if found else 0
        first = next((i for i in range(max(last, at - 3), at) if title_at_top(lines[i : at + 1]) == at - i and not _SENTENCE_ENDS.search(lines[i].text)), None)
        if first is not None:
            found.append(first)
    return found


_SENTENCE_ENDS = re.compile(r"[。；：:，]$")


def title_above(lines: list[Line], at: int) -> bool:
    """Whether the lines above the number line `at` are the title of a rule that an order puts below it, and the rule follows."""
    text = run_on(lines[:at]).text
    return at <= 3 and len(text) <= 110 and bool(_TITLE.fullmatch(text)) and any(_TEXT_BEGINS.match(line.text) for line in lines[at + 1 : at + 20])


def _opens_adoption(text: str) -> bool:
    return bool(re.match(r"[（(]", text)) and bool(dates.DATE.search(text[:60])) and bool(re.search(r"通过|公布|发布|批准|修订|修正|颁布|会议|令", text))


def adoption_at(lines: list[Line]) -> Adoption | None:
    """The bracket about the adoption with which `lines` begin: （2006年7月5日国务院第142次常务会议通过 2006年7月24日国务院令第472号公布）."""
    if not lines or not _opens_adoption(lines[0].text):
        return None
    depth, count = 0, 0
    for count, line in enumerate(lines[:24], 1):
        depth += len(re.findall(r"[（(]", line.text)) - len(re.findall(r"[）)]", line.text))
        if depth <= 0:
            break
        if count < len(lines) and _TEXT_BEGINS.match(lines[count].text):
            break  # the bracket was never closed
    return _read(run_on(lines[:count]), count)


@dataclass(frozen=True, slots=True)
class _Event:
    day: date | None
    text: str
    start: int


def _events(text: str) -> list[_Event]:
    """The dated steps in their order; two meetings with one verb (…会议、…会议通过) are two."""
    marks = [m for m in dates.DATE.finditer(text) if text.count("《", 0, m.start()) == text.count("》", 0, m.start())]
    found = []
    for k, mark in enumerate(marks):
        until = marks[k + 1].start() if k + 1 < len(marks) else len(text)
        said = text[mark.end() : until]
        if said.endswith("、") and k + 1 < len(marks) and (verb := _ADOPTED.search(text, until)):
            said = said.rstrip("、") + verb.group()
        found.append(_Event(dates.find_date(mark.group()), re.sub(r"(?:[，；）)]|自|根据|依据|按照|并经|经|并)+$", "", said), mark.end()))
    return found


def _read(body: MappedText, count: int) -> Adoption | None:
    """The last text as a whole counts: changes by a decision (修正) leave the day of issue as it was."""
    whole = [e for e in _events(body.text) if _ADOPTED.search(e.text) and not _BY_DECISION.search(e.text) and not re.match(r"起?(?:施行|实施)", e.text)]
    if not whole:
        return None
    spans: dict[str, Span] = {}
    issuer: tuple[str, ...] = ()
    number = approved = None
    newest = max((k for k, e in enumerate(whole) if re.search(r"通过|修订", e.text)), default=0)
    while newest and whole[newest - 1].text.endswith("通过") and whole[newest].text.endswith("通过") and whole[newest - 1].day and _same_year(whole[newest - 1], whole[newest]):
        newest -= 1
    for event in whole[newest:]:
        if (meeting := _MEETING.search(event.text)) and re.search(r"通过|修订", event.text):
            name = _TERM.sub("", re.sub(r"^[由经]", "", meeting["body"]))
            issuer = (*issuer, _COUNCILS.sub("", name))
            if approved is None and meeting["session"]:
                approved = re.sub(r"^[由经]", "", meeting.group())
                at = body.text.find(approved, event.start)
                spans["approved_by"] = body.span(at, at + len(approved))
    for event in whole[newest:]:
        said = re.sub(r"^\s*(?:起)?", "", event.text)
        if several := _SEVERAL_ORDERS.match(said):
            issuer = tuple(re.findall(r"(?:^|、)([一-鿿]{2,30}?)令", said))
            number = several.group()
            at = body.text.find(number, event.start)
            spans["number"] = body.span(at, at + len(number))
        elif order := _ORDER.match(said):
            names = tuple(n.removeprefix(_STATE) for n in order["body"].split("、"))
            if order["order"] != "公告" and "号" in said:
                number = said[: max(order.end("order"), said.index("号") + 1)].removeprefix(_STATE)
                at = body.text.find(number, event.start)
                spans["number"] = body.span(at, at + len(number))
            if "主席" not in names:
                issuer = names if order["order"] != "公告" or not issuer else issuer
        elif (by := _BY_BODY.match(said)) and not re.search(r"会议|批准|起|修订", by["body"]):
            issuer = tuple(by["body"].split("、"))
    last = whole[-1]
    day = last.day
    if day:
        at = next(m for m in dates.DATE.finditer(body.text) if m.end() == last.start)
        spans["date"] = body.span(at.start(), at.end())
    issuer = tuple(dict.fromkeys(issuer))
    if issuer and (at := body.text.find(issuer[0])) >= 0:
        spans["issuer"] = body.span(at, at + len(issuer[0]))
    return Adoption(count, day, issuer, number, approved, spans)


def _same_year(one: _Event, other: _Event) -> bool:
    return bool(one.day and other.day and abs((other.day - one.day).days) < 400)
