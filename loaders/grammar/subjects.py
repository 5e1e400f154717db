"""Who stands before a verb or beside it: the list of bodies that ends there, and those that are joined to it (会同…)."""

from __future__ import annotations

import re

from loaders.grammar.holders import BODY_WORD, Item
from loaders.grammar.mentions import Mention, between
from loaders.grammar.near import clause_start

_FALLBACK_SUBJECT = re.compile(
    r"(?:(?:^|(?<=[。；，：\n]))(?:并|同时|其中|再|日常工作|具体工作|第[一二三四五六七八九十百]+条)?由?|由)(?P<subject>(?<=[。；])(?:办公室|秘书处)|(?<=[。；\n])(?:领导小组|指挥部|联席会议)(?:办公室)?|(?!对|按|为|要|向|相关负责|主要|其|并?(?:指定|明确|确定|安排|配备))(?:(?!由)[一-鿿]){2,16}?(?:部门|单位|办公室|指挥部|领导小组|委员会|机构|专班|政府|乡镇))$"
)


def _items_of_mention(text: str, m: Mention) -> list[Item]:
    """The mention as one item; a class that is named by several fields (公安、城管部门) as the parts that are written."""
    if m.rule != "fields":
        return [Item(text[m.start : m.end].replace("\n", ""), m.start, m.end)]
    tail = re.search(r"(?:等(?:有关|相关)?(?:部门|单位))?$", text[m.start : m.end])
    parts = re.finditer(r"[^、]+", text[m.start : m.start + tail.start()])
    return [Item(p.group().replace("\n", ""), m.start + p.start(), m.start + p.end()) for p in parts]


def chain(text: str, first: Mention, mentions: list[Mention]) -> tuple[list[Item], int]:
    """Bodies joined by 、和及 from `first` on, and where they end."""
    by_start = {m.start: m for m in between(mentions, first.end, first.end + _LONGEST_LIST)}
    items, end = _items_of_mention(text, first), first.end
    while end < len(text) and text[end] in "、和及与" and end + 1 in by_start:
        m = by_start[end + 1]
        items += _items_of_mention(text, m)
        end = m.end
    tail = re.match(r"等(?:有关|相关)?(?:部门|单位)?", text[end : end + 8])
    return items, end + (tail.end() if tail and len(items) > 1 else 0)


def _listed_before(text: str, at: int, mentions: list[Mention]) -> tuple[list[Item], int] | None:
    """A list of bodies that ends at `at` and holds a name that the grammar does not know beside one that it does: 各乡镇人民政府、国有林场、…管理处."""
    start = clause_start(text, at, "。；：，\n")
    clause = text[start:at]
    start += len(re.match(r"(?:第[一二三四五六七八九十百]{1,5}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])?(?:.*由(?:所?涉及的)?)?", clause).group())
    at -= len(re.search(r"(?:等(?:[一-鿿]{0,6}(?:部门|单位))?)?$", text[start:at]).group())
    items, whole = [], {m.start: m.end for m in between(mentions, start, at) if (m.end <= at and text[m.end : m.end + 1] in "、和及") or m.end == at}
    while start < at:  # 各省、自治区、直辖市…主管部门 is one of them
        stop = whole.get(start) or min((p for p in (text.find("、", start, at),) if p >= 0), default=at)
        items.append(Item(text[start:stop], start, stop))
        start = stop + 1
    start = items[0].start if items else start
    if len(items) < 2 or any((len(i.surface) > 18 and i.start not in whole) or "会同" in i.surface or not BODY_WORD.search(i.surface) for i in items):
        return None
    known = [i for i in items if any(m.end == i.end for m in between(mentions, i.start, i.start + 1))]
    return (items, start) if known and len(known) < len(items) else None


#: More characters than a list of bodies has.
_LONGEST_LIST = 3000
_ADVERBIAL = re.compile(r"(?:(?:要|应当?|须)?(?:依据|按照|根据|依照)[^，。；]{2,24}|在(?:各自)?(?:的)?职责范围内)，?$")
#: 县自然资源和规划局（规划执法队） · 县教育局（以下简称“教育局”）
_NAMED = re.compile(r"（(?:设在[一-鿿]{2,16}，)?(?:以下(?:简称|统称)[：“]?)?[一-鿿]{2,10}”?）$")
#: A section inside a body, which is no agency by itself.
_SECTION = re.compile(r"(?:有关|相关|内设)(?:[科股处]室|机构|处室|业务科室)$")
#: 国务院教育行政部门和其他有关部门在职责范围内，分别负责
_AND_CONCERNED = re.compile(r"[和及](?P<who>(?:其他)?(?:有关|相关)部门)\Z")
_AND_OTHERS = re.compile(r"等(?:[一-鿿]{0,8}(?:部门|单位))?$")


def holders_before(text: str, at: int, mentions: list[Mention]) -> tuple[list[Item], int] | None:
    """Bodies that end at `at`, joined by 、和及 backwards, and where they begin."""
    by_end = {m.end: m for m in between(mentions, at - _LONGEST_LIST, at)}
    if text[at - 1 : at] == "\n" and at - 1 in by_end and re.fullmatch(rf"{MARKED}", text[text.rfind("\n", 0, at - 1) + 1 : by_end[at - 1].start]):
        at -= 1  # a body on a line by itself: 县公安局 | 负责维护秩序
    end = at
    # 由卫生健康部门依据相关规定，牵头组织…: what stands between the holder and the verb.
    stated = _ADVERBIAL.search(text[max(0, at - 32) : at])
    if stated and at not in by_end:
        end = at = at - len(stated.group())
    named = _NAMED.search(text[max(0, at - 40) : at]) if text[at - 1 : at] == "）" else None
    if named and at not in by_end:
        end = at - len(named.group())  # 县自然资源和规划局（规划执法队）负责
    within = _SECTION.search(text[max(0, end - 8) : end])
    if within and end - len(within.group()) in by_end:
        end = at = end - len(within.group())  # 日常工作由县水利局有关科室承担
    tail = _AND_OTHERS.search(text[max(0, end - 14) : end])
    if tail and end - len(tail.group()) in by_end:
        end -= len(tail.group())
    concerned = _AND_CONCERNED.search(text, max(0, end - 8), end) if end not in by_end else None
    last = [Item(concerned["who"], *concerned.span("who"))] if concerned and concerned.start() in by_end else []
    if last:
        end = at = concerned.start()
    listed = _listed_before(text, end if named else at, mentions)
    if listed:
        return [*listed[0], *last], listed[1]
    if end not in by_end:
        sentence = text[max(0, at - 30) : at]
        match = _FALLBACK_SUBJECT.search(sentence)
        if not match:
            return None
        start = at - len(sentence) + match.start("subject")
        return [Item(match["subject"], start, at)], start
    items: list[Item] = last
    while end in by_end:
        m = by_end[end]
        items.insert(0, Item(text[m.start : m.end].replace("\n", ""), m.start, m.end))
        end = m.start
        if end and text[end - 1] in "、和及与，" and end - 1 in by_end and (text[end - 1] != "，"):
            end -= 1
        else:
            break
    return items, items[0].start


#: The number that a sentence may begin with.
MARKED = r"(?:第[一二三四五六七八九十百]{1,5}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳])?(?:[（【〔][一-鿿、]{2,14}[）】〕])?"
_TOGETHER = re.compile(r"会同(?!级)")
_HELPED = re.compile(r"(?:配合|协助|参与|参加)(?=[，。；\n]|$|做好|开展|实施|设置|[一-鿿]{2,6}[，。；])")


def joined_with(text: str, start: int, stop: int, mentions: list[Mention]) -> list[Item]:
    """Bodies joined by 会同, or that 配合, 协助 or 参与, within [start, stop)."""
    out: list[Item] = []
    by_start = {m.start: m for m in mentions}
    for match in _TOGETHER.finditer(text, start, stop):
        at = match.end()
        if any(m.end == match.start() and text[m.start - 1] == "，" for m in between(mentions, start + 1, match.start())):
            continue  # A负责…，B会同C…: C joins B
        if at in by_start:
            items, _ = chain(text, by_start[at], mentions)
            out.extend(items)
        else:
            plain = re.compile(r"(?:有关|相关|各有关|各相关)(?:部门|单位)(?:和单位)?").match(text, at)
            if plain:
                out.append(Item(plain.group(), at, plain.end()))
    for match in _HELPED.finditer(text, start, stop):
        before = holders_before(text, match.start(), mentions)
        if before and before[1] >= start and text[before[1] - 1] in "，；":
            out.extend(before[0])
    return out
