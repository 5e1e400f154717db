"""Who a list or a label names: 县A局、县B局等部门, （牵头单位：…，责任单位：…）, A牵头，B、C配合 → bodies that lead, bodies that assist, persons, the deadline."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from loaders.grammar.collectives import PLACES
from loaders.grammar.dates import CELL_DEADLINE
from loaders.grammar.mentions import Mention, around, between
from loaders.grammar.names import is_name
from loaders.lexicon import alternatives, load

#: 牵头县领导, 分管副市长, 包联领导: persons above the agencies are named in as many ways as these words combine.
OVERSEERS = list(
    dict.fromkeys(
        (
            *load("duties")["oversee"],
            *(how + where + level + "领导" for how in ("牵头", "分管", "责任", "包联", "包保", "联系", "挂点", "挂牌", "主管") for where in ("", "县", "市", "区", "州", "旗", "镇", "乡镇") for level in ("", "级")),
            *(where + level + "领导" for where in ("县", "市", "区", "州", "旗") for level in ("", "级")),
        )
    )
)
WORDS = {**load("duties"), "oversee": OVERSEERS}
ROLE_OF = {word: role for role in ("lead", "shared", "assist", "oversee", "deadline", "member") for word in WORDS[role]}
LABEL_WORDS = [w for k in ("lead", "shared", "assist", "oversee", "deadline", "member") for w in WORDS[k]]
LABEL = rf"(?:{alternatives(LABEL_WORDS)})"
ONE_LABEL = re.compile(rf"(?P<label>{LABEL})(?:为|[：:])\s*")
#: `各乡、镇人民政府` is one collective although it holds 、.
_WHOLE = re.compile(
    rf"{PLACES}(?:、街道办事处)?|各(?:有关|相关)?(?:县（市、区）|乡镇、街道)(?:人民政府|政府)?(?:、街道办事处)?|各?乡镇（街道）|各乡镇、街道办事处"
)
#: What closes a list and is no item: 等相关部门, 按职责分工负责
_TAIL = re.compile(
    r"(?:等(?:[一-鿿]{0,3}(?:相关|有关|职能|各)[一-鿿]{0,6}(?:部门|单位)|部门|单位|县直部门|有关方面)?)?"
    r"[，,、]?(?:(?:依法)?(?:按照?|根据|依据)(?:各自)?(?:工作)?职责(?:和?分工)?(?:分别|共同)?(?:牵头)?(?:负责|落实|配合|抓好落实|做好[^）]{0,12})?|分工负责|分别(?:负责|牵头)|共同(?:负责|牵头)|负责(?:落实|组织实施|实施)?|具体负责|落实|配合|参与|参加)?[。；;]?$"
)
_NO_ITEM = re.compile(r"^(?:按|以下|下同|其他|等|和|及|与|并|不再|同时|由|负责|按职责|各司其职|.{0,2})$")


@dataclass(frozen=True, slots=True)
class Item:
    """A body in a list, as written, at [start, end) of the text."""

    surface: str
    start: int
    end: int


def items_of(text: str, start: int, end: int, mentions: list[Mention] = ()) -> list[Item]:
    """The bodies listed in text[start:end]: split at 、 ， and blanks, tails cut off, coordinated forms kept as written.

    Two known names that touch (县住建局县发改局, cells that lost their border) are two items.
    """
    found: list[Item] = []
    at = start
    while at < end:
        whole = _WHOLE.match(text, at)
        if whole and whole.end() <= end:
            stop = whole.end()
        else:
            stop = at
            depth = 0
            while stop < end and (depth or text[stop] not in "、，,；;。 \n及和与" or (text[stop] in "及和与" and not _joins(text, at, stop, end, mentions))):
                depth += (text[stop] in "（(") - (text[stop] in "）)")
                stop += 1
        several = _AND_EACH.search(text, at, stop)
        if several:  # 农业农村部等和各省级人民政府
            found.extend(_item(text, at, several.start(), mentions))
            at = several.end()
        found.extend(_item(text, at, stop, mentions))
        at = max(stop, at) + (1 if stop < end and text[stop] in "、，,；;。 \n及和与" else 0) if stop > at or at < end else end
        if stop == at and stop < end and text[stop] not in "、，,；;。 \n及和与":
            continue
        while at < end and text[at] in "、，,；;。 \n":
            at += 1
    return found


_AND_EACH = re.compile(r"等(?:部门|单位)?[和及与](?=各)")


def _joins(text: str, start: int, at: int, end: int, mentions: list[Mention]) -> bool:
    """及, 和 or 与 at `at` joins two bodies, and is no part of a name (发展和改革局)."""
    follows = bool(between(mentions, at + 1, at + 2)) or bool(_CLASS_NEXT.match(text, at + 1, end))
    return follows and any(m.end == at for m in between(mentions, start, at))


#: 县人民医院及火灾发生地乡镇人民政府
_CLASS_NEXT = re.compile(r"[一-鿿]{2,16}?(?:人民政府|部门|单位|街道办事处|企业)(?=[、，；。\s]|\Z)")
_EXPLAINED = re.compile(r"[（(](?:以下|除|其中|排|列)[^（）()]*[）)]$")
_CHINESE = re.compile("[一-鿿]")


def _item(text: str, start: int, end: int, mentions: list[Mention]) -> list[Item]:
    explained = _EXPLAINED.search(text[start:end]) if text[end - 1 : end] in ("）", ")") else None
    end = start + explained.start() if explained else end
    surface = text[start:end]
    tail = _TAIL.search(surface)
    if tail and tail.group():
        end = start + tail.start()
    while start < end and text[start] in "由和及与以、，":
        start += 1
    surface = text[start:end].replace("\n", "").replace(" ", "")
    if text.startswith(("以下", "均需", "均由", "不再"), start - (text[start - 1 : start] == "以"), end):
        return []  # 以下均需各县区落实，不再逐一列出
    inside = [m for m in between(mentions, start, end) if m.end <= end]
    if not surface or (_NO_ITEM.match(surface) and not any((m.start, m.end) == (start, end) for m in inside)) or not _CHINESE.search(surface) or len(surface) > 40:
        return []
    if len(inside) > 1 and inside[0].start == start and all(a.end == b.start for a, b in itertools.pairwise(inside)) and inside[-1].end == end:
        return [Item(text[m.start : m.end].replace("\n", ""), m.start, m.end) for m in inside]
    return [Item(surface, start, end)]


#: （县教育局、县民政局负责） · （县教育局牵头，县民政局、县财政局按职责分工负责） · （由县住建局牵头，县水务局配合）
_HOLDERS_SENTENCE = re.compile(
    r"(?:(?:[一-鿿]{2,12}?(?<!自))?由)?(?P<holders>[一-鿿、，（）“”\s]{2,400}?)(?:(?:依法)?按照?(?:各自)?(?:工作)?职责(?:和?分工)?(?:分别|共同)?)?(?P<verb>牵头负责|牵头|负责(?:落实|组织实施|实施|解释)?|分工负责|分别负责|落实|配合|参与|参加|承担)$"
)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of [start, end) that ，；。 separate where a new holder's clause begins after a verb: X牵头 | Y、Z配合."""
    out, at = [], start
    for match in re.finditer(r"(?:牵头负责|牵头|负责落实|负责|配合|参与|参加|落实)[，；;,。]", text[start:end]):
        out.append((at, start + match.end() - 1))
        at = start + match.end()
    if at < end:
        out.append((at, end))
    return out


def holder_spans(items: tuple[Item, ...]) -> tuple[tuple[int, int], ...]:
    """Where the holders of a duty stand, each by itself. In a list longer than a line the characters by which the bureaus of one level
    differ are given before the full names (教育 of 县教育局), so that the eye finds each without reading all."""
    full = tuple(dict.fromkeys((i.start, i.end) for i in items))
    if sum(b - a for a, b in full) <= 60:
        return full
    by_first: dict[str, list[Item]] = {}
    for item in {(i.start, i.end): i for i in items}.values():
        by_first.setdefault(item.surface[0], []).append(item)
    cores: list[tuple[int, int]] = []
    for group in sorted(by_first.values(), key=len, reverse=True):
        common = Counter(i.surface[-1] for i in group).most_common(1)[0][0]  # 局: said once for all, at the end
        group = sorted(group, key=lambda i: i.surface[-1] == common)
        stretches = [(i.start + 1, i.end - (i.surface[-1] == common)) if i.end - i.start > 3 else (i.start, i.end) for i in group]
        stretches[0] = (group[0].start, stretches[0][1])
        stretches[-1] = (stretches[-1][0], group[-1].end)
        cores.extend(stretches)
    return (*cores, *full)


@dataclass(frozen=True, slots=True)
class Holders:
    leads: tuple[Item, ...]
    assists: tuple[Item, ...]
    overseers: tuple[Item, ...]
    deadline: str | None
    label: str


def by_labels(text: str, start: int, end: int, mentions: list[Mention], first_leads: bool) -> Holders | None:
    """Holders in `牵头单位：…；责任单位：…；完成时限：…`."""
    labels = list(ONE_LABEL.finditer(text, start, end))
    if not labels:
        return None
    by_role: dict[str, list[Item]] = {"lead": [], "shared": [], "assist": [], "oversee": [], "member": []}
    deadline = None
    for i, match in enumerate(labels):
        role = ROLE_OF[match["label"]]
        stop = labels[i + 1].start() if i + 1 < len(labels) else end
        if role == "deadline":
            found = CELL_DEADLINE.search(text, match.end(), stop)
            deadline = found.group().replace("\n", "") if found else None
        else:
            # A sentence after the list is no part of it: （责任单位：县民政局，各乡镇人民政府。以下各项均需…）
            full_stop = re.search(r"。(?=.)", text[match.end() : stop], re.S)
            if full_stop:
                stop = match.end() + full_stop.start()
            if other := _OTHER_FIELD.search(text, match.end(), stop):
                stop = other.start()
            led = _LED.search(text, match.end(), stop) if role in ("lead", "shared") else None
            if led:  # 责任部门：A牵头，B、C配合
                by_role["lead"].extend(items_of(text, match.end(), led.start(), mentions))
                by_role["assist"].extend(items_of(text, led.end(), stop, mentions))
                continue
            by_role[role].extend(_persons(text, match.end(), stop) if role == "oversee" else items_of(text, match.end(), stop, mentions))
    if by_role["member"] and by_role["lead"]:
        by_role["assist"] += by_role["member"]  # 组长单位：A；成员单位：B
    by_role["oversee"] += [i for i in by_role["shared"] if _is_person(i, mentions)]
    by_role["shared"] = [i for i in by_role["shared"] if not _is_person(i, mentions)]
    if marked := [i for i in by_role["shared"] if MARKED_LEADER.search(i.surface)]:  # 责任单位：县发改局（牵头）、县财政局
        by_role["lead"] += [unmarked(i) for i in marked]
        by_role["shared"] = [i for i in by_role["shared"] if i not in marked]
    leads, assists = by_role["lead"], by_role["assist"]
    first_leads = first_leads and not _EACH_LEADS.search(text, start, end)
    if leads:
        assists = by_role["shared"] + assists
    elif first_leads and len(by_role["shared"]) > 1:
        leads, assists = by_role["shared"][:1], by_role["shared"][1:] + assists
    else:
        leads = by_role["shared"]
    if not leads and not assists:
        return None
    return Holders(tuple(leads), tuple(assists), tuple(by_role["oversee"]), deadline, labels[0]["label"])


#: （负责部门：省商务厅；适用范围：各试验区，以下除标注外均同）
_OTHER_FIELD = re.compile(r"[；;，,]\s?[一-鿿]{2,8}[：:]")
#: What says within a label's list that those before it lead: A牵头，B配合 · A牵头。
_LED = re.compile(r"(?<![别同])牵头(?:负责)?(?:[，；,;、]|(?=[。；\n]|\Z))")
#: 责任单位：县人社局、县农业农村局分别牵头
_EACH_LEADS = re.compile(r"(?:分别|共同)牵头(?=[。；;（）\n]|\Z)")
MARKED_LEADER = re.compile(r"（(?:牵头|牵头单位|牵头部门|组长单位|主办)）$")


def unmarked(item: Item) -> Item:
    words = len(MARKED_LEADER.search(item.surface).group())
    return Item(item.surface[:-words], item.start, item.end - words)


def _is_person(item: Item, mentions: list[Mention]) -> bool:
    """责任单位及责任人：市教育局，刘凤山"""
    return is_name(item.surface) and not around(mentions, item.start, item.end) and not BODY_WORD.search(item.surface)


_LISTED_PERSON = re.compile(r"(?P<name>[一-鿿][一-鿿 \n]{1,4}?)(?:同志)?(?=[、，；;。\n]|$)")


def _persons(text: str, start: int, end: int) -> list[Item]:
    """Names listed after 牵头县领导：, without the word 同志."""
    return [Item(m["name"].replace(" ", "").replace("\n", ""), *m.span("name")) for m in _LISTED_PERSON.finditer(text, start, end)]


_JOINED = re.compile(r"(?:[，、]|(?<=[，；局委办部院会心司府社站队处所厅]))会同(?!级)|[，、]?(?<!不)会同(?!县|级)|[，、]?联合(?=[一-鿿]{2,6}[局委部厅办])")


def _partners(text: str, start: int, end: int, mentions: list[Mention]) -> list[Item]:
    """The bodies behind 会同, a class that names nobody among them: 会同有关部门."""
    plain = _PLAIN_PARTNERS.fullmatch(text, start, end)
    return [Item(plain["who"], *plain.span("who"))] if plain else items_of(text, start, end, mentions)


_PLAIN_PARTNERS = re.compile(r"(?P<who>(?:有关|相关|各有关|各相关)(?:部门|单位)(?:和单位)?)[、，]?")


def by_sentence(text: str, start: int, end: int, mentions: list[Mention], first_leads: bool) -> Holders | None:
    """Holders in `县X局牵头，县Y局、县Z局按职责分工负责`."""
    leads: list[Item] = []
    assists: list[Item] = []
    verbs: list[str] = []
    for a, b in _clauses(text, start, end):
        match = _HOLDERS_SENTENCE.fullmatch(text, a, b)
        if not match:
            continue
        start, stop = match.span("holders")
        joined = _JOINED.search(text, start, stop)
        if joined:  # 由省财政厅牵头，会同省民政厅等单位负责落实 · 国家发展改革委会同有关部门负责
            assists.extend(_partners(text, joined.end(), stop, mentions))
            stop = joined.start()
        holders = [i for i in items_of(text, start, stop, mentions) if not _SAYS_MORE.search(i.surface)]
        verb = match["verb"]
        verbs.append(verb)
        if verb.startswith("牵头"):
            leads.extend(holders)
        elif verb in ("配合", "参与", "参加") or leads:
            assists.extend(holders)
        else:
            leads.extend(holders)
    if not leads:
        return None
    if first_leads and len(leads) > 1 and not any(v.startswith("牵头") for v in verbs):
        leads, assists = leads[:1], leads[1:] + assists
    return Holders(tuple(leads), tuple(assists), (), None, verbs[0])


_SAYS_MORE = re.compile(r"(?:指导|监督|审核|审批|批准|备案|提供|公布|发布|通报|解释)$")
_SECTION_NAME = re.compile(r"[一-鿿]{2,6}(?:处|科|股)")


def _section_of(item: Item, mentions: list[Mention]) -> bool:
    """A body with one of its sections: 县发展和改革局价格科."""
    return any(m.start == item.start and _SECTION_NAME.fullmatch(item.surface, m.end - m.start) for m in between(mentions, item.start, item.start + 1))


def bare_list(text: str, start: int, end: int, mentions: list[Mention], first_leads: bool) -> Holders | None:
    """（市市场监管局、市人社局、市税务局）: nothing but bodies, most of them known, closing an item."""
    items = items_of(text, start, end, mentions)
    known = [i for i in items if known_body(i, mentions) or _section_of(i, mentions)]
    if any(_SAYS_MORE.search(i.surface) for i in items):
        return None  # （农业农村部指导）
    if not items or len(known) * 2 < len(items) or not all(is_body(i, mentions) for i in items) or re.search(r"以下|简称|原|即|含|包括", text[start:end]):
        return None
    if first_leads and len(items) > 1:
        return Holders(tuple(items[:1]), tuple(items[1:]), (), None, "责任单位")
    return Holders(tuple(items), (), (), None, "责任单位")


def is_body(item: Item, mentions: list[Mention]) -> bool:
    return bool(around(mentions, item.start, item.end)) or bool(
        re.search(r"(?:局|办|委|部|厅|署|部门|单位|政府|中心|公司|管委会|乡镇|办公室|委员会|医院|学校|支行|[大中支总]队|机关|机构|院|会|社|站)$", item.surface)
    )


def known_body(item: Item, mentions: list[Mention]) -> bool:
    return any((m.start == item.start and m.end >= item.end) or (m.start <= item.start and m.end == item.end) for m in around(mentions, item.start, item.end))


BODY_WORD = re.compile(
    r"(?:局|办|委|部|部门|单位|政府|中心|公司|企业|管委会|乡镇|街道|海关|银行|支行|农商行|办公室|委员会|医院|学校|支行|[大中支总]队|机关|院|会|社|站|处|所|场|厅|署|镇|乡|组)(?:（[^（）]{1,8}）)?$"
)
