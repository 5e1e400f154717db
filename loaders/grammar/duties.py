"""Work that is given to somebody: by labels （牵头单位：…；责任单位：…）, by lists of responsibilities (县公安局：负责…), by sentences (由县X局牵头…), by tables of tasks.

Read as written: short names are completed elsewhere. A sentence that only obliges (要, 应, 须) gives kind `other`, which nobody scores and everybody can search.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from loaders.beginnings import Opened
from loaders.grammar.agencies import PLACES, Mention, around, between
from loaders.grammar.dates import _Y, CELL_DEADLINE, DEADLINE, deadline_day
from loaders.grammar.names import is_name
from loaders.grammar.near import clause_start, line_end, near, within_lines
from loaders.lexicon import alternatives, load
from loaders.outline import LONGEST_HEADING, Part, part_at

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
_WORDS = {**load("duties"), "oversee": OVERSEERS}
_LEAD, _SHARED, _ASSIST, _OVERSEE, _DEADLINE_LABEL = (alternatives(_WORDS[k]) for k in ("lead", "shared", "assist", "oversee", "deadline"))
_ROLE_OF = {word: role for role in ("lead", "shared", "assist", "oversee", "deadline", "member") for word in _WORDS[role]}
_LABEL_WORDS = [w for k in ("lead", "shared", "assist", "oversee", "deadline", "member") for w in _WORDS[k]]
_LABEL = rf"(?:{alternatives(_LABEL_WORDS)})"
_ONE_LABEL = re.compile(rf"(?P<label>{_LABEL})(?:为|[：:])\s*")

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


@dataclass(frozen=True, slots=True)
class Duty:
    """`spans`: the holders one by one, then the whole stretch that gives the work."""

    heading: str
    text: str
    path: str
    kind: str
    label: str
    leads: tuple[Item, ...]
    assists: tuple[Item, ...]
    overseers: tuple[Item, ...]
    deadline: str | None
    deadline_on: date | None
    spans: tuple[tuple[int, int], ...]
    rule: str
    assigned_at: tuple[int, int]  # the label, the cells or the sentence that names the holders

    @property
    def whole(self) -> tuple[int, int]:
        """The stretch from the heading to the holders."""
        return max(self.spans, key=lambda s: s[1] - s[0])


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


# ---------------------------------------------------------------- labels

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
class _Holders:
    leads: tuple[Item, ...]
    assists: tuple[Item, ...]
    overseers: tuple[Item, ...]
    deadline: str | None
    label: str


def _by_labels(text: str, start: int, end: int, mentions: list[Mention], first_leads: bool) -> _Holders | None:
    """Holders in `牵头单位：…；责任单位：…；完成时限：…`."""
    labels = list(_ONE_LABEL.finditer(text, start, end))
    if not labels:
        return None
    by_role: dict[str, list[Item]] = {"lead": [], "shared": [], "assist": [], "oversee": [], "member": []}
    deadline = None
    for i, match in enumerate(labels):
        role = _ROLE_OF[match["label"]]
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
    if marked := [i for i in by_role["shared"] if _MARKED_LEADER.search(i.surface)]:  # 责任单位：县发改局（牵头）、县财政局
        by_role["lead"] += [_unmarked(i) for i in marked]
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
    return _Holders(tuple(leads), tuple(assists), tuple(by_role["oversee"]), deadline, labels[0]["label"])


#: （负责部门：省商务厅；适用范围：各试验区，以下除标注外均同）
_OTHER_FIELD = re.compile(r"[；;，,]\s?[一-鿿]{2,8}[：:]")
#: What says within a label's list that those before it lead: A牵头，B配合 · A牵头。
_LED = re.compile(r"(?<![别同])牵头(?:负责)?(?:[，；,;、]|(?=[。；\n]|\Z))")
#: 责任单位：县人社局、县农业农村局分别牵头
_EACH_LEADS = re.compile(r"(?:分别|共同)牵头(?=[。；;（）\n]|\Z)")
_MARKED_LEADER = re.compile(r"（(?:牵头|牵头单位|牵头部门|组长单位|主办)）$")


def _unmarked(item: Item) -> Item:
    words = len(_MARKED_LEADER.search(item.surface).group())
    return Item(item.surface[:-words], item.start, item.end - words)


def _is_person(item: Item, mentions: list[Mention]) -> bool:
    """责任单位及责任人：市教育局，刘凤山"""
    return is_name(item.surface) and not around(mentions, item.start, item.end) and not _BODY_WORD.search(item.surface)


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


def _by_sentence(text: str, start: int, end: int, mentions: list[Mention], first_leads: bool) -> _Holders | None:
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
    return _Holders(tuple(leads), tuple(assists), (), None, verbs[0])


_SAYS_MORE = re.compile(r"(?:指导|监督|审核|审批|批准|备案|提供|公布|发布|通报|解释)$")


_SECTION_NAME = re.compile(r"[一-鿿]{2,6}(?:处|科|股)")


def _section_of(item: Item, mentions: list[Mention]) -> bool:
    """A body with one of its sections: 县发展和改革局价格科."""
    return any(m.start == item.start and _SECTION_NAME.fullmatch(item.surface, m.end - m.start) for m in between(mentions, item.start, item.start + 1))


def _bare_list(text: str, start: int, end: int, mentions: list[Mention], first_leads: bool) -> _Holders | None:
    """（市市场监管局、市人社局、市税务局）: nothing but bodies, most of them known, closing an item."""
    items = items_of(text, start, end, mentions)
    known = [i for i in items if _known_body(i, mentions) or _section_of(i, mentions)]
    if any(_SAYS_MORE.search(i.surface) for i in items):
        return None  # （农业农村部指导）
    if not items or len(known) * 2 < len(items) or not all(_is_body(i, mentions) for i in items) or re.search(r"以下|简称|原|即|含|包括", text[start:end]):
        return None
    if first_leads and len(items) > 1:
        return _Holders(tuple(items[:1]), tuple(items[1:]), (), None, "责任单位")
    return _Holders(tuple(items), (), (), None, "责任单位")


_ENDS_LIST = re.compile(r"(?:负责(?:落实|组织实施|实施)?|牵头|配合|参与|参加|落实)$")
_FIRST_LEADS = re.compile(r"(?:排|列)(?:在)?(?:第一位?|首位|首)[的者]?(?:部门|单位)?为牵头|首个(?:单位|部门)为牵头|第一个(?:单位|部门)为牵头")
#: Where the list of a label ends and a sentence that explains it begins: …负责；排第一位的为牵头单位，其他为协助配合单位，下同
_EXPLAINS = re.compile(rf"。|[，；](?=(?:其中[，：]?)?(?:{_FIRST_LEADS.pattern}))")
_LABEL_LINE = Opened(rf"(?:[\n。；：]|\A)(?={_LABEL}(?P<mark>[：:]|为))", (mark + word[:2] for mark in "\n。；：" for word in _LABEL_WORDS))
#: 宣传报道组：县委宣传部（组长单位），县委网信办、县融媒体中心。
_MARKED_LIST = re.compile(r"(?<=[：:])(?P<who>[^\n。；：:]{2,30}（(?:牵头|牵头单位|牵头部门|组长单位)）[^\n。；：:]*)")


_BRACKET_PAIRS = {"〔": "〕", "（": "）", "(": ")", "【": "】", "［": "］", "[": "]"}
_BRACKET = re.compile(r"[〔（(【［\[〕）)】］\]\n]")


def _brackets(text: str) -> list[tuple[int, int]]:
    """[start, end) inside every outermost bracket: （…）, 【…】, […]."""
    out: list[tuple[int, int]] = []
    stack: list[str] = []
    start = 0
    for bracket in _BRACKET.finditer(text):
        i, c = bracket.start(), bracket.group()
        if c in _BRACKET_PAIRS:
            if not stack:
                start = i + 1
            stack.append(_BRACKET_PAIRS[c])
        elif stack and (c == stack[-1] or (c in "）)" and stack[-1] in "）)")):
            stack.pop()
            if not stack:
                out.append((start, i))
        elif c == "\n" and stack and i - start > 400:
            stack.clear()
    return out


#: ，2025年底前完成 · ；2023年10月底前完成: a deadline after the holders.
_CLOSING_DEADLINE = re.compile(rf"[，；,;](?P<deadline>{CELL_DEADLINE.pattern})(?:完成|落实|取得[^）】]{{0,8}}|实施|前完成)?(?:，?并?(?:持续推进|长期坚持))?$")


#: ，持续推进 · ；长期坚持: what closes a list of holders in the place of a day
_LASTING = re.compile(r"[，；](?:并)?(?:持续(?:推进|实施|开展)|长期(?:坚持|推进|实施)|常态化(?:推进|开展|坚持|实施)|全年推进|立行立改)。?\Z")


def find_labels(text: str, parts: list[Part], mentions: list[Mention], issued: date | None, tables: list[tuple[int, int]] = ()) -> list[Duty]:
    """Duties given by labels, in brackets or on lines of their own, outside tables."""
    first_leads = "为牵头" in text and bool(_FIRST_LEADS.search(text))
    found: list[tuple[int, int, int, _Holders, str]] = []
    for a, b in _brackets(text):
        if b - a < 4 or any(x <= a < y for x, y in tables):
            continue
        holders = _by_labels(text, a, b, mentions, first_leads)
        if holders:
            found.append((a - 1, b + 1, a, holders, "label_in_brackets"))
        elif not re.match(r"由?(?:谁|专人)", text[a:b]):
            explained = _EXPLAINS.search(text, a, b)
            stop = explained.start() if explained else b
            lasting = _LASTING.search(text, a, stop)
            stop = lasting.start() if lasting else stop
            by_when = _CLOSING_DEADLINE.search(text[a:stop])
            stop = a + by_when.start() if by_when else stop
            holders = _by_sentence(text, a, stop, mentions, first_leads) if _ENDS_LIST.search(text[a:stop]) else None
            if holders is None and text[max(0, a - 2) : a - 1] in ("。", "；", "”") and (by_when or first_leads or text[b + 1 : b + 2] in ("", "\n")):
                holders = _bare_list(text, a, stop, mentions, first_leads)
            if holders and all(_is_body(i, mentions) for i in holders.leads + holders.assists):
                if by_when:
                    holders = replace(holders, deadline=by_when["deadline"].replace("\n", ""))
                found.append((a - 1, b + 1, a, holders, "holders_in_brackets"))
    inside = [(a, b) for a, b, *_ in found]
    for match in _LABEL_LINE.finditer(text):
        a = match.end()
        if any(x <= a < y for x, y in (*inside, *tables)):
            continue
        b = _line_end(text, a)
        holders = _by_labels(text, a, b, mentions, first_leads)
        if holders and match["mark"] == "为" and not all(_known_body(i, mentions) for i in holders.leads):
            continue  # 责任主体为用人单位
        if holders and not any(x < b and a < y for x, y in inside):
            found.append((a, b, a, holders, "label_line"))
            inside.append((a, b))
    for match in within_lines(_MARKED_LIST, text, ("（牵头", "（组长单位")):
        a, b = match.span("who")
        items = items_of(text, a, b, mentions)
        leads = tuple(_unmarked(i) for i in items if _MARKED_LEADER.search(i.surface))
        assists = tuple(i for i in items if not _MARKED_LEADER.search(i.surface))
        if leads and all(_is_body(i, mentions) for i in (*leads, *assists)) and not any(x < b and a < y for x, y in (*inside, *tables)):
            found.append((a, b, a, _Holders(leads, assists, (), None, "牵头单位"), "marked_list"))
    return _close(text, parts, sorted(found, key=lambda f: f[0]), issued)


def _line_end(text: str, start: int) -> int:
    """End of a run of labels that begins at `start`: lines that begin with labels go on."""
    end = line_end(text, start)
    while end < len(text) and _ONE_LABEL.match(text, end + 1):
        end = line_end(text, end + 1)
    return end


def _is_body(item: Item, mentions: list[Mention]) -> bool:
    return bool(around(mentions, item.start, item.end)) or bool(
        re.search(r"(?:局|办|委|部|厅|署|部门|单位|政府|中心|公司|管委会|乡镇|办公室|委员会|医院|学校|支行|[大中支总]队|机关|机构|院|会|社|站)$", item.surface)
    )


def _close(text: str, parts: list[Part], found: list[tuple[int, int, int, _Holders, str]], issued: date | None) -> list[Duty]:
    """What each label closes: the innermost part, or what stands between the label before it in that part and itself."""
    out: list[Duty] = []
    last_end: dict[str, int] = {}
    for start, end, _, holders, rule in found:
        part = part_at(parts, start)
        begins = max(part.start, last_end.get(part.path, part.start))
        line = text.rfind("\n", 0, start) + 1
        if not part.number and text[line:start].strip():
            begins = max(begins, line)  # among paragraphs without numbers each is an item
        # A label at the end of a part that has sub-parts closes the part above when nothing of its own precedes it.
        body = text[begins:start]
        heading, heading_at = part.heading, part.heading_at
        if begins > part.start or not heading:
            lead = re.search(r"[^。；，：\s]", body)
            if lead:
                heading_at = begins + lead.start()
                if begins == part.start and part.number:
                    heading_at = part.heading_at
                heading = re.split(r"[。；：\n]", text[heading_at:start], maxsplit=1)[0][:LONGEST_HEADING]
        last_end[part.path] = end
        deadline = holders.deadline or (None if re.search(r"完成时限|完成时间", text[start:end]) else last_deadline(body, issued))
        span_start = heading_at if heading else begins
        out.append(
            Duty(
                heading,
                text[span_start:end].replace("\n", ""),
                part.path,
                "label",
                holders.label,
                holders.leads,
                holders.assists,
                holders.overseers,
                deadline,
                deadline_day(deadline, issued) if deadline else None,
                (*holder_spans(holders.leads + holders.assists), (span_start, end)),
                rule,
                (start, end),
            )
        )
    return out


#: 2023年，县乡村“三级”养老服务网络实现稳定运行: a bare year that opens a sentence is a target.
_TARGET_YEAR = re.compile(rf"(?<=[。；，：])({_Y}年)(?=[，全])")


def last_deadline(text: str, issued: date | None) -> str | None:
    """The last date by which the text wants something done; of staged targets the last stage. Spans of days (20个工作日内) belong to single steps."""
    best: tuple[date, int, str] | None = None
    for match in (*DEADLINE.finditer(text), *_TARGET_YEAR.finditer(text)):
        words = match.group().replace("\n", "")
        day = deadline_day(words, issued)
        if day and (best is None or (day, match.start()) > (best[0], best[1])):
            best = (day, match.start(), words)
    return best[2] if best else None


# ---------------------------------------------------------------- responsibilities in lists and sentences

_SUBJECT = r"(?P<subject>[一-鿿“”（）、\n]{2,80}?)"
#: What may stand between the holder and 负责: 县商务局牵头负责, 县财政局具体负责
_ADVERB = r"(?:(?:组织)?(?:制定|编制|修订|起草|发布)并|具体|主要|切实|牵头|统一|统筹|组织|全面|共同|分别|归口|直接|重点|按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?|依法|应当|应|要|须)*"
_IS_RESPONSIBLE = re.compile(r"负责(?!人|同志|制(?![定订作])|任(?!务)|的|干部|领导(?:同志|的|，|审|批)|部门|单位|说明|地|到底)")
_RESPONSIBLE = re.compile(_ADVERB + _IS_RESPONSIBLE.pattern)
_LEADS = Opened(r"牵头(?!单位|部门|领导|县领导|人|起草部门|责任|的|专项|机制|，|、|。|；|\n)(?:组织|负责)?|牵头，|牵头(?=[。；\n])", ("牵头",))
_CARRIES = Opened(
    r"(?=[具日承主])(?:具体|日常|主要)?(?:承担(?!全面|的|责任|风险|费用|法律)(?=[^。；]{2,40}(?:工作|任务|职责|事务|组织实施|管护|养护|维护)(?:[，。；]|并|$))|承担(?=[。；\n]|，[^。；]{2,30}[。；])|主管(?!部门|主办|单位|人员|的|领导|机关|副|县长|市长|区长)(?=[^。；，]{3,40}[。；，]))",
    ("具体承担", "具体主管", "日常承担", "日常主管", "主要承担", "主要主管", "承担", "主管"),
)
_FALLBACK_SUBJECT = re.compile(
    r"(?:(?:^|(?<=[。；，：\n]))(?:并|同时|其中|再|日常工作|具体工作|第[一二三四五六七八九十百]+条)?由?|由)(?P<subject>(?<=[。；])(?:办公室|秘书处)|(?<=[。；\n])(?:领导小组|指挥部|联席会议)(?:办公室)?|(?!对|按|为|要|向|相关负责|主要|其|并?(?:指定|明确|确定|安排|配备))(?:(?!由)[一-鿿]){2,16}?(?:部门|单位|办公室|指挥部|领导小组|委员会|机构|专班|政府|乡镇))$"
)
_ENTRY = re.compile(
    r"(?:(?<=[\n。；）])|\A)(?:(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳]))?"
    r"(?:——?(?P<dashed>[^\n。：:；，]{2,40})[：:。]|(?P<holders>[^\n。：:；，—]{2,60})[：:])(?=[^\n]{4,})"
)
_DUTY_LIST = re.compile(r"职责|责任分工|任务分工|职能分工|部门分工|分工$")


def find_roles(text: str, parts: list[Part], mentions: list[Mention], taken: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """Duties given by entries of a list of responsibilities and by sentences with 负责, 牵头, 承担, 主管; `taken` are stretches already read (labels, tables)."""
    out: list[Duty] = []
    busy = list(taken)
    for duty in (
        *_listed_duties(text, parts, mentions, busy, issued),
        *_under_bodies(text, parts, mentions, busy),
        *_entries(text, parts, mentions, busy, issued),
        *_in_lists(text, parts, mentions, busy, issued),
        *_sentences(text, parts, mentions, busy, issued),
    ):
        out.append(duty)
    return sorted(out, key=lambda d: d.whole)


def _listed_duties(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """`X履行下列职责：（一）…；（二）…`: one entry with all its items."""
    out = []
    for match in near(_FOLLOWING_DUTIES, _FOLLOWING, 4, text):
        part = part_at(parts, match.start())
        sentence = clause_start(text, match.start(), "。\n")
        holder = next((m for m in between(mentions, sentence, match.start()) if re.fullmatch(_MARKED, text[sentence : m.start])), None)
        if holder is None or not _free(match.start(), busy) or (text[match.end() - 1] != "\n" and match.end() >= len(text)):
            continue
        stop = max(part.until, match.end())
        number = re.match(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?", text[match.end() : stop])
        at = match.end() + number.end()
        out.append(_duty(text[at:stop].replace("\n", ""), text[holder.start : stop], part.path, "role", "职责", [Item(holder.surface, holder.start, holder.end)], [], (holder.start, stop), at, "listed_duties", None))
        busy.append((holder.start, stop))
    return out


#: What a heading says after the body: 县指挥部主要职责 · 县指挥部办公室及其职责
_OF_BODY = re.compile(r"(?<!单位)(?<![关各]部门)(?<!机构)(?<!的)(?<!主要)(?<!工作)(?<!基本)(?:及其)?(?:的)?(?:主要|工作|基本)?(?:职责|职能)$")


#: 监督组。负责…
_OPENS_WORK = re.compile(r"。(?:主要|具体)?负责")
#: 口岸检疫部门职责 · 质监、药品监督部门职责: three of them and more are a list, in which a department of any field has its part
_OF_FIELD = re.compile(r"(?!有关|相关|各|其他|成员|主要|牵头|职能|责任|行业)[一-鿿、]{2,16}(?<!有关)(?<!相关)(?<!成员)(?<!牵头)(?<!职能)(?:部门|机构)(?:主要)?职责")
#: A group's part tells of its members and its office before its work.
_GROUP_LAST = re.compile(r"(?:指挥部|领导小组|委员会|专班|组|办公室)$")


def _heads_entry(text: str, part: Part, mentions: list[Mention]) -> bool:
    """Whether the part's heading is a body that a full stop parts from its work: 3.经发办。负责…"""
    end = part.heading_at + len(part.heading)
    if not 2 <= len(part.heading) <= 40 or text[end : end + 1] != "。" or part.heading[-1] not in _LAST_OF_BODY:
        return False
    return bool(_PLAIN_HEADING.fullmatch(part.heading)) or any(m.end == end for m in between(mentions, part.heading_at, part.heading_at + 1))


def _under_bodies(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]]) -> list[Duty]:
    """`（一）县财政局 | 1.筹集资金… | 2.监督使用…` in a list of responsibilities, `2.1.1 县指挥部职责 | （1）…` and `1.监督组。负责…`: a part that a body heads is one
    entry with all its items."""
    out = []
    heads = {part for part in parts if part.parent >= 0 and _heads_entry(text, part, mentions) and _within_duty_list(parts, parts[part.parent].start)}
    entries = Counter(part.parent for part in heads)
    of_fields = Counter(part.parent for part in parts if part.heading.endswith("职责") and _OF_FIELD.fullmatch(part.heading))
    for part in parts:
        if not part.number:
            continue
        end = part.heading_at + len(part.heading)
        if part in heads and entries[part.parent] >= _FEWEST and _free(part.heading_at, busy):
            below = next((p for p in parts if p.start == part.end and p.level > part.level), None)
            until = part.end if below and between(mentions, below.heading_at, below.heading_at + 1) else part.until  # 各街道办事处。负责…：| 1.城关街道办事处负责…
            work, at = _work(text, end + 1, until)  # 1.街道消防办。牵头开展… | 2.派出所。配合…
            if len(work) > 6:
                out.append(_duty(work, text[part.heading_at : until], part.path, "role", "职责", items_of(text, part.heading_at, end, mentions), [], (part.heading_at, until), at, "duty_part", None))
                busy.append((part.heading_at, until))
            continue
        told = _OF_BODY.search(part.heading)
        listed = part.parent >= 0 and text[end : end + 1] == "\n" and not _GROUP_LAST.search(part.heading) and _within_duty_list(parts, parts[part.parent].start)
        opens = _OPENS_WORK.match(text, end)
        if not (told or listed or opens) or not _free(part.heading_at, busy):
            continue
        holders = items_of(text, part.heading_at, end - len(told.group()) if told else end, mentions)
        of_field = told and of_fields[part.parent] >= _FEWEST and _OF_FIELD.fullmatch(part.heading)
        if not holders or not (of_field or all(_known_body(i, mentions) or ((opens or told) and _GROUP_LAST.search(i.surface)) for i in holders)):
            continue
        below = next((p for p in parts if p.start == part.end), None)
        if below and below.level > part.level and any(m.surface != holders[0].surface for m in between(mentions, below.heading_at, below.heading_at + 1)):
            continue  # 2.2.2 卫生行政部门职责 | 2.2.2.1 县卫生局负责…: its parts are the entries
        number = re.compile(r"[：:。]?\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])?").match(text, end)
        work, at = _work(text, number.end(), part.until)
        if len(work) > 6:
            out.append(_duty(work, text[part.heading_at : part.until], part.path, "role", "职责", holders, [], (part.heading_at, part.until), at, "duty_part", None))
            busy.append((part.heading_at, part.until))
    return out


def _free(at: int, busy: list[tuple[int, int]]) -> bool:
    return not any(a <= at < b for a, b in busy)


def _work(text: str, start: int, end: int) -> tuple[str, int]:
    """The work in text[start:end]: after 负责 where it opens with it."""
    match = re.match(rf"\s*(?:{_ADVERB}负责|牵头负责|负责|牵头|承担)(?:：|:)?", text[start:end])
    at = start + (match.end() if match else 0)
    while at < end and text[at] in "，、：: \n":
        at += 1
    return text[at:end].replace("\n", ""), at


#: 党群工作处 · 各派出所 · 出入境检验检疫局、海事处: what heads an entry in a list of which other entries are headed by bodies
_HEADS_LIKE_BODY = re.compile(r"(?:(?!负责|关于|以下|下列)[一-鿿]){1,14}(?:处|科|所|股|室|村|镇|乡|街道|场|社区|海关|银行|集团|企业|公司|局|办|部|委|中心|[大中支]队)")
_BARE_GROUP = re.compile(r"(?:领导小组|指挥部|联席会议)(?:办公室)?")
_NO_BODY = re.compile(r"内容|任务|措施|下列|如下|工作$")


def _listed_heads(text: str, parts: list[Part], mentions: list[Mention]) -> set[int]:
    """Where the heads of entries begin that end like bodies, in a list of three and more such entries."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in within_lines(_ENTRY, text, ("：", ":", "——")):
        a, b = match.span("holders" if match["holders"] else "dashed")
        if _within_duty_list(parts, a) and all(_known_body(i, mentions) or (_HEADS_LIKE_BODY.fullmatch(i.surface) and not _NO_BODY.search(i.surface)) for i in items_of(text, a, b, mentions)):
            part = part_at(parts, a)
            found[parts[part.parent].path if part.number and part.parent >= 0 and part.heading_at == a else part.path].append(a)
    return {a for heads in found.values() if len(heads) >= _FEWEST for a in heads}


def _entries(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """`县公安局：负责…`: one duty an entry, whatever its verbs."""
    heads = []
    alike = _listed_heads(text, parts, mentions)
    for match in within_lines(_ENTRY, text, ("：", ":", "——")):
        a, b = match.span("holders" if match["holders"] else "dashed")
        if not _free(a, busy) or _ONE_LABEL.match(text, a):
            continue
        holders = items_of(text, a, b, mentions)
        listed = _within_duty_list(parts, a)
        if not holders or not all(
            a in alike or _known_body(i, mentions) or (listed and _BARE_GROUP.fullmatch(i.surface)) or (listed and _is_body(i, mentions) and not _NO_BODY.search(i.surface)) for i in holders
        ):
            continue
        if not listed and not re.match(r"\s*(?:负责|牵头|承担|主要职责|组织|协调|指导|做好|参与|协助|督促|配合)", text[match.end() : match.end() + 12]):
            continue
        heads.append((match, holders))
    out = []
    for i, (match, holders) in enumerate(heads):
        start, body = match.start("holders" if match["holders"] else "dashed"), match.end()
        part = part_at(parts, start)
        stop = min(part.end, heads[i + 1][0].start() if i + 1 < len(heads) else part.end)
        # An entry is a paragraph; the next paragraph goes on with it only where it begins with no other subject.
        line = text.find("\n", body)
        if 0 <= line < stop:
            stop = line
        if stop - body < 2:
            continue
        work, at = _work(text, body, stop)
        assists = _joined(text, body, stop, mentions)
        out.append(_duty(work, text[start:stop], part.path, "role", "负责", holders, assists, (start, stop), at, "duty_entry", issued))
        busy.append((start, stop))
    return out


def _known_body(item: Item, mentions: list[Mention]) -> bool:
    return any((m.start == item.start and m.end >= item.end) or (m.start <= item.start and m.end == item.end) for m in around(mentions, item.start, item.end))


def _within_duty_list(parts: list[Part], at: int) -> bool:
    part = part_at(parts, at)
    while True:
        if _DUTY_LIST.search(part.heading):
            return True
        if part.parent < 0:
            return False
        part = parts[part.parent]


#: 第三条（部门职责）县城市管理局… · 5、部门主要职责：县民政局…
_NAMES_LIST = re.compile(r"(?:\d{1,2}[.．、])?(?:[（【〔][一-鿿、]{0,8}(?:职责|分工)[）】〕]|[一-鿿]{0,8}(?:职责|分工)[：:])")
#: What a body does that is named in a list of responsibilities without 负责.
_ACTS = "牵头|承担|组织|统筹|指导|做好|制定|协调|协助|配合|督促|安排|保障|保证|参与|提供|筹集|筹措|核实|监督|管理|调运|调集|开展|收集|派出|动员|发布|监测|实施|编制|汇总|及时|维护|打击|抢修|救治|查处|受理|承办|拟[订定]|起草|审核|调查|处置|推进"


#: 经发办负责… · 房管所、规建办牵头…: bodies of a township or a park that no list has, known by their last word, which begin a line in a list of responsibilities.
_PLAIN_BODY = r"(?:(?:村居|[村居])民?委员?会|(?!各|有关|相关|其他|负责|由|按)[一-鿿]{1,12}(?<![工主承协举督经])(?:局|办(?:公室)?|中心|所|站|处|[大中支]队|执法队|公司|集团|管委会|委员会|[医学]院|学校|专班))"
_PLAIN_HOLDERS = re.compile(rf"(?P<who>{_PLAIN_BODY}(?:[、和及]{_PLAIN_BODY}){{0,6}})(?=(?:具体|主要|统一|全面)?(?:{_ACTS}|负责|结合|按照|依托|积极|推动))")
_PLAIN_HEADING = re.compile(rf"{_PLAIN_BODY}(?:[、和及]{_PLAIN_BODY}){{0,6}}")
_LAST_OF_BODY = "局办室心所站队司会院校班委部府厅署处团社场"
#: How many entries of a list begin with a body, so that one with an unknown name is one too.
_FEWEST = 3


def _lines_of(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """[start, end) of the part's paragraphs, without its number and what names the list."""
    for match in re.finditer(r"[^\n]+", text[part.start : part.end]):
        start = part.start + match.start()
        start = part.heading_at if match.start() == 0 and part.number else start
        stop = part.start + match.end()
        named = _NAMES_LIST.match(text, start, stop)
        yield (named.end() if named else start), stop


def _plain_lines(text: str, part: Part, mentions: list[Mention]) -> dict[int, int]:
    """Where the lines begin whose bodies are known by their last word alone, and where those end; none where fewer than three lines begin with a body."""
    plain, known = {}, 0
    for start, stop in _lines_of(text, part):
        if between(mentions, start, start + 1):
            known += 1
        elif match := _PLAIN_HOLDERS.match(text, start, stop):
            plain[start] = match.end()
    return plain if len(plain) + known >= _FEWEST else {}


_MUST = re.compile(r"(?:要|应当?(?!急))")


def _entry_end(text: str, start: int, stop: int, mentions: list[Mention]) -> int:
    """Where an entry ends whose work begins at `start`: before the next body behind ； or 。, or behind a comma where it is responsible: 县财政局负责…，县公安局负责…"""
    for m in between(mentions, start + 1, stop):
        before = text[m.start - 1]
        if before in "；。" or (before == "，" and _RESPONSIBLE.match(text, _chain(text, m, mentions)[1])):
            return m.start - 1
    return stop


def _in_lists(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """Paragraphs of a part on 职责 that begin with a body and go on with what it does, without a colon: 县财政局统筹安排…"""
    out = []
    for part in parts:
        if not _within_duty_list(parts, part.start):
            continue
        plain = _plain_lines(text, part, mentions)
        musts = sum(bool(_MUST.match(text, _chain(text, m, mentions)[1])) for a, _ in _lines_of(text, part) for m in between(mentions, a, a + 1)) >= _FEWEST
        for start, stop in _lines_of(text, part):
            lead = next(iter(between(mentions, start, start + 1)), None)
            if start in plain and _free(start, busy):
                end = plain[start]
                work, at = _work(text, end, stop)
                out.append(_duty(work, text[start:stop], part.path, "role", "负责", items_of(text, start, end), _joined(text, end, stop, mentions), (start, stop), at, "duty_paragraph", issued))
                busy.append((start, stop))
            if not lead or not _free(start, busy) or stop - lead.end < 6:
                continue
            tail = text[lead.end : stop]
            if not re.match(rf"(?:、|和|及)|(?:负责|{_ACTS}|按|会同|依法|对|要|落实|加强|为|是)", tail):
                continue
            holders, end = _chain(text, lead, mentions)
            must = _MUST.match(text, end)
            if not (musts if must else "负责" in text[end:stop] or re.match(rf"(?:{_ACTS}|按照?(?:各自)?(?:工作)?职责)", text[end:])):
                continue
            stop = _entry_end(text, end, stop, mentions)
            work, at = _work(text, must.end() if must else end, stop)
            out.append(
                _duty(
                    work, text[start:stop], part.path, "role", "负责", holders, _joined(text, end, stop, mentions), (start, stop), at, "duty_paragraph", issued
                )
            )
            busy.append((start, stop))
    return out


def _items_of_mention(text: str, m: Mention) -> list[Item]:
    """The mention as one item; a class that is named by several fields (公安、城管部门) as the parts that are written."""
    if m.rule != "fields":
        return [Item(text[m.start : m.end].replace("\n", ""), m.start, m.end)]
    tail = re.search(r"(?:等(?:有关|相关)?(?:部门|单位))?$", text[m.start : m.end])
    parts = re.finditer(r"[^、]+", text[m.start : m.start + tail.start()])
    return [Item(p.group().replace("\n", ""), m.start + p.start(), m.start + p.end()) for p in parts]


def _chain(text: str, first: Mention, mentions: list[Mention]) -> tuple[list[Item], int]:
    """Bodies joined by 、和及 from `first` on, and where they end."""
    by_start = {m.start: m for m in between(mentions, first.end, first.end + _LONGEST_LIST)}
    items, end = _items_of_mention(text, first), first.end
    while end < len(text) and text[end] in "、和及与" and end + 1 in by_start:
        m = by_start[end + 1]
        items += _items_of_mention(text, m)
        end = m.end
    tail = re.match(r"等(?:有关|相关)?(?:部门|单位)?", text[end : end + 8])
    return items, end + (tail.end() if tail and len(items) > 1 else 0)


_BODY_WORD = re.compile(
    r"(?:局|办|委|部|部门|单位|政府|中心|公司|企业|管委会|乡镇|街道|海关|银行|支行|农商行|办公室|委员会|医院|学校|支行|[大中支总]队|机关|院|会|社|站|处|所|场|厅|署|镇|乡|组)(?:（[^（）]{1,8}）)?$"
)


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
    if len(items) < 2 or any((len(i.surface) > 18 and i.start not in whole) or "会同" in i.surface or not _BODY_WORD.search(i.surface) for i in items):
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


def _holders_before(text: str, at: int, mentions: list[Mention]) -> tuple[list[Item], int] | None:
    """Bodies that end at `at`, joined by 、和及 backwards, and where they begin."""
    by_end = {m.end: m for m in between(mentions, at - _LONGEST_LIST, at)}
    if text[at - 1 : at] == "\n" and at - 1 in by_end and re.fullmatch(rf"{_MARKED}", text[text.rfind("\n", 0, at - 1) + 1 : by_end[at - 1].start]):
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


#: 县发展和改革委员会是政府投资主管部门，履行下列职责：（一）…
_FOLLOWING = Opened("下列|以下|如下", ("下列", "以下", "如下"))
_FOLLOWING_DUTIES = re.compile(r"(?:主要)?(?:履行|承担|行使|负责)(?:下列|以下|如下)(?:主要)?(?:职责|工作|事项)[：:]\s*")
#: 旗司法局、旗融媒体中心按照各自职责做好法治宣传工作: beside bodies that are responsible (负责) such a clause is one of the list.
_BY_OFFICE = Opened(
    r"(?:按照?|依照|根据)(?:各自)?(?:工作)?职责(?:和?分工)?[，]?(?=(?:做好|开展|落实|抓好|承担|实施|协同|加强)[^。；]{2,60}[。；])", ("按", "依照", "根据")
)
_NOT_A_TASK = re.compile(r"^(?:[^，。；]{0,6}(?:，|。|；|$))?$")


#: 此项工作由县民政局牵头: the work is the part's.
_THIS_WORK = re.compile(r"^以上(?:各项|工作|任务)?$|^(?:(?:此|该|这)项|上述|以上|本项|有关|相关|具体)(?:工作|任务|事项)$")


#: 县发改局会同有关部门负责…
_WITH_OTHERS = re.compile(r"(?:会同|联合)(?P<who>(?:各?有关|相关)(?:部门|单位)(?:和单位)?)\Z")


def _sentences(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """`X负责…`, `…由X负责`, `由X牵头，Y配合…`, `X承担…工作`."""
    out = []
    responsible = near(_RESPONSIBLE, _IS_RESPONSIBLE, 24, text)
    others = (m for pattern in (_LEADS, _CARRIES, _BY_OFFICE) for m in pattern.finditer(text))
    verbs = sorted((*responsible, *others), key=lambda m: (m.start(), -m.end()))
    last = -1
    for verb in verbs:
        if verb.start() < last or not _free(verb.start(), busy):
            continue
        if verb.re is _BY_OFFICE.regex and not (out and "\n" not in text[out[-1].whole[0] : verb.start()] and "。" not in text[out[-1].whole[1] : verb.start()]):
            continue
        partners = _WITH_OTHERS.search(text, max(0, verb.start() - 12), verb.start())
        at = partners.start() if partners else verb.start()
        before = _holders_before(text, at, mentions) or _subject_of_sentence(text, at, mentions)
        if not before:
            continue
        holders, start = before
        helpers = [Item(partners["who"], *partners.span("who"))] if partners else []
        together = re.search(r"(?:会同|商|联合)$", text[max(0, start - 2) : start])
        if together and (first := _holders_before(text, start - len(together.group()), mentions)):
            helpers, (holders, start) = holders, first  # 由A会同B负责: A leads
        clause = clause_start(text, start, "。；，：\n")
        part = part_at(parts, verb.start())
        if clause <= part.heading_at <= start and part.number:
            clause = part.heading_at
        lead_in = text[clause:start]
        if re.search(r"[对向](?:[^，。；]{2,24}(?:及其|和))?$", lead_in) or re.search(r"谁|各负其责", text[start : verb.end()]):
            continue
        by = lead_in.endswith("由")
        stop = _clause_end(text, verb.end(), mentions)
        end = max(stop, verb.end())
        assists = [*helpers, *_joined(text, verb.end(), stop, mentions)]
        if by and "牵头" in verb.group() and not assists:
            assists = _shared_after(text, verb.end(), mentions, _CARRY_OUT)
        closing = _helpers_close(text, verb.end(), mentions) if "牵头" in verb.group() and lead_in in ("", "由") else None
        if closing:
            assists, stop = closing
            end = stop
        after = text[verb.end() : stop].strip("，、\n ")
        done_by = _DONE_BY.match(text, end)
        end = done_by.end() if done_by else end
        if by and _ATTRIBUTE.match(after):
            continue  # 需由县政府负责处置的灾害
        if re.match(r"(?:的|制(?![定订作])|人|同志)", after) or re.match(r"[^。；]{0,60}(?:参加|参与|配合)的", after):
            continue  # 负责的…; 建立X牵头、Y参加的机制 describes a mechanism
        lead_in = re.sub(r"(?:主要|具体|统一)?由$", "", lead_in).strip()
        kind = "role"
        heading, heading_at = _item_heading(text, part, start)
        opens = bool(heading) and text[heading_at + len(heading) : start].strip("。：: \n由") == "" and start > heading_at
        if closing and heading:
            work, at, start, kind = heading, heading_at, heading_at, "label"
        elif opens and text[verb.end() - (verb.group()[-1] == "，") : stop][:1] == "，" and (assists or _offers(text, verb.end(), stop, mentions) or CELL_DEADLINE.match(after)):
            # 农村环境整治。市农业农村局牵头，各乡镇政府配合，…: the item is the work
            assists = assists or _shared_after(text, verb.end(), mentions) if "牵头" in verb.group() else assists
            work, at, start, kind = heading, heading_at, heading_at, "label"
        elif by and part.heading and (_closes_item(text, verb, lead_in, assists) or ("牵头" in verb.group() and (_helpers_follow(text, verb.end(), assists) or _THIS_WORK.match(lead_in)))):
            whole = parts[part.parent] if lead_in.startswith("以上") and part.parent > 0 else part  # 以上由…: what the items stand under
            work, at, start, kind = whole.heading, whole.heading_at, whole.heading_at, "label"
        elif by and len(lead_in) >= 2 and not _CONNECTIVE.match(lead_in):
            work, at, start = lead_in.replace("\n", ""), clause, clause
        elif len(after) < 2 or (text[verb.end() : verb.end() + 1] in ("，", "；", "。", "\n") and text[verb.end() - 1] != "，"):
            work, at = lead_in.replace("\n", ""), clause
            start = clause
            if len(work) < 2:
                continue
        else:
            at = verb.end()
            while at < stop and text[at] in "，、\n ":
                at += 1
            work = text[at:stop].replace("\n", "")
        label = "牵头" if "牵头" in verb.group() else "承担" if "承担" in verb.group() else "负责"
        duty = _duty(work, text[start:end], part.path, kind, label, holders, assists, (start, end), at, "duty_sentence", issued)
        if kind == "label" and not duty.deadline and (by_when := CELL_DEADLINE.match(after)):
            duty = replace(duty, deadline=by_when.group(), deadline_on=deadline_day(by_when.group(), issued))
        out.append(duty)
        last = end
    return out


_ATTRIBUTE = re.compile(r"(?:处置|处理|应对|管理|审批|审核|建设|组织|实施|办理|监管|维护|承办|查处|调处)的")
#: 由X负责技术支撑。（2021年9月30日前完成）
_DONE_BY = re.compile(rf"。[（(](?:{CELL_DEADLINE.pattern})(?:前)?完成[）)]")


def _offers(text: str, at: int, stop: int, mentions: list[Mention]) -> bool:
    """Whether after the comma at `at` another body goes on: A负责，B提供技术指导."""
    at += text[at : at + 1] == "，"
    return any(m.end < stop for m in between(mentions, at, at + 1))


#: What goes on after A牵头， where nothing but helpers do: B、C等部门按职责分工负责。
_HELPERS_CLOSE = re.compile(
    r"，?(?P<who>[^，。；\n]{2,300}?)(?:等(?:有关|相关)?(?:部门|单位|部门和单位))?(?:按照?(?:各自)?(?:工作)?职责(?:和?分工)?)?(?:分别)?(?:负责|落实|抓好落实|配合|参与|参加|协助)(?=[。；\n]|\Z)"
)


def _helpers_close(text: str, at: int, mentions: list[Mention]) -> tuple[list[Item], int] | None:
    """The bodies that the rest of a sentence names as helpers of the one that leads, and where it ends; None where it says more."""
    match = _HELPERS_CLOSE.match(text, at) if "，" in text[at - 1 : at + 1] else None
    items = items_of(text, *match.span("who"), mentions) if match else []
    if not items or not all(_is_body(i, mentions) for i in items) or not any(_known_body(i, mentions) for i in items):
        return None
    return items, match.end()


def _item_heading(text: str, part: Part, at: int) -> tuple[str, int]:
    """The heading that the work at `at` stands under, and where: of its line where that begins with a dash (——跨境电商物流园。由…), else of its part."""
    line = text.rfind("\n", 0, at) + 1
    dashed = re.compile(r"——?(?P<heading>[^\n。：；，]{2,40})[。：]").match(text, line)
    return (dashed["heading"], dashed.start("heading")) if dashed and dashed.end() <= at else (part.heading, part.heading_at)


_SHARE = re.compile(r"(?:按职责(?:分工)?)?(?:负责|落实|参与|配合)")
#: 由A牵头，B、C具体实施。
_CARRY_OUT = re.compile(r"(?:具体|组织)(?:实施|落实)(?=[。；])")


def _shared_after(text: str, at: int, mentions: list[Mention], acts: re.Pattern[str] = _SHARE) -> list[Item]:
    """A牵头，B、C负责…: the bodies that begin the next clause and are responsible in it."""
    at += text[at : at + 1] == "，"
    first = next(iter(between(mentions, at, at + 1)), None)
    if first is None:
        return []
    items, end = _chain(text, first, mentions)
    return items if acts.match(text, end) else []


#: 此项工作由县公安局具体负责: the work is the item's, whoever helps
_THE_WORK = re.compile(r"(?:此|该|这|本)项(?:工作|任务|事项)|(?:上述|以上)(?:工作|任务|事项)")


def _closes_item(text: str, verb: re.Match[str], lead_in: str, assists: list[Item]) -> bool:
    """`此项工作由X负责。` and `由X负责，Y配合。` after the sentences of an item: who does what they say."""
    if text[verb.end() : verb.end() + 1] == "，":
        return bool(assists) and (not lead_in or bool(_THE_WORK.fullmatch(lead_in)))
    return bool(_THE_WORK.fullmatch(lead_in)) and bool(re.compile(r"(?:落实|实施|组织实施|推进|完成)?[。；\n]").match(text, verb.end()))


#: What may stand before 由 and is no piece of work.
_CONNECTIVE = re.compile(
    r"^(?:本(?:表|清单|目录|办法|规定|细则|规则|意见|通知|方案|预案|规划|制度|通告|公告|决定|条例|标准|要点|计划|规程|措施|指南)|并|同时|其中|分别|必要时|原则上|然后|再|最后|经.{0,12}后|.{0,24}的|报.{0,10}后|根据.*|按照.*|依据.*)$"
)


def _helpers_follow(text: str, end: int, assists: list[Item]) -> bool:
    """`由X牵头，Y、Z配合`: a label in the form of a sentence, not `由X牵头制定…`."""
    return bool(assists) and text[end - 1 : end + 1].find("，") >= 0 and assists[0].start <= end + 1


#: The number that a sentence may begin with.
_MARKED = r"(?:第[一二三四五六七八九十百]{1,5}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳])?(?:[（【〔][一-鿿、]{2,14}[）】〕])?"
_UNNAMED_GROUPS = ("工作专班", "领导小组", "工作领导小组", "专班")
_FOUNDED = re.compile(r"(?:成立|设立|组建|建立)$")


#: 县政府设立防汛指挥部（以下简称县防指），负责… · 成立以副市长王磊为组长的安全生产督查组，负责…
_FOUNDED_GROUP = re.compile(
    r"(?:成立|设立|组建|建立)(?:[由以][^，。；]{2,40}的)?(?P<group>(?![由以]|相应)[一-鿿“”]{2,40}?(?:领导小组|指挥部|专班|联席会议|[督检巡]查组|工作组))(?:制度)?(?:（[^（）]{2,20}）)?，(?:由[^。；\n]{2,240}?(?:成员|组长|副组长|组成|参加)，)?\Z"
)
#: 区指挥部在区政府的领导下，负责…
_ACTS_AS = re.compile(r"(?:（[^（）]{2,20}）)?在[^，。；]{2,24}(?:领导|指导)下，|成立|设立|组建|作为|为|是")


_SEATED = re.compile(r"(?:（[^（）]{2,20}）)?设在")


def _subject_of_sentence(text: str, at: int, mentions: list[Mention]) -> tuple[list[Item], int] | None:
    """Who a clause that opens with 负责 speaks of: the office whose seat its sentence states, the group that it sets up, else the body it begins with.

    县指挥部办公室设在县市场监管局，负责… · 成立县食品安全事故应急指挥部（以下简称县指挥部），负责… · 县自然资源和规划局成立工作专班，负责…
    """
    if text[at - 1 : at] != "，" and not text[:at].endswith("，并"):
        return None
    sentence_start = clause_start(text, at, "。；\n")
    office = list(re.finditer(r"(?P<office>(?<=下设)办公室(?=，)|[一-鿿]{0,24}办公室(?=(?:（[^（）]{2,20}）)?设在|主任由))", text[sentence_start:at]))
    if office:
        first = next((o for o in office if _SEATED.match(text, sentence_start + o.end())), office[0])
        a, b = sentence_start + first.start("office"), sentence_start + first.end("office")
        return [Item(text[a:b], a, b)], a
    if (founded := _FOUNDED_GROUP.search(text, sentence_start, at)) and founded["group"] not in _UNNAMED_GROUPS:
        return [Item(founded["group"], *founded.span("group"))], founded.start("group")
    inside = [m for m in between(mentions, sentence_start, at) if m.end <= at]
    for m in reversed(inside):
        if _FOUNDED.search(text[max(sentence_start, m.start - 2) : m.start]) and m.surface not in _UNNAMED_GROUPS:
            return [Item(m.surface, m.start, m.end)], m.start
    for m in reversed(inside):
        if (re.fullmatch(_MARKED, text[sentence_start : m.start]) or text[m.start - 1] in "，：") and _ACTS_AS.match(text, m.end):
            return [Item(m.surface, m.start, m.end)], m.start
    opening = _OPENING_SUBJECT.match(text, sentence_start, at)
    if opening and text[:at].endswith("，并"):
        return [Item(opening["subject"], *opening.span("subject"))], sentence_start
    return None


#: 县级储备管理部门应当建立健全…，并负责…
_OPENING_SUBJECT = re.compile(r"(?P<subject>(?:(?!应|要)[一-鿿]){2,16}?(?:部门|单位|办公室|指挥部|领导小组|委员会|机构))(?=应当|应|要|须)")


#: …，县教育局和其他有关部门在职责范围内，分别负责 · …，县教育局依照有关标准牵头
_LED_IN = re.compile(rf"(?:和其他有关部门)?(?:在(?:各自)?(?:的)?职责范围内，?|(?:依据|按照|根据|依照)[^，。；]{{2,16}}?，?)?{_ADVERB}(?=负责(?![人制的])|牵头(?:组织|负责|制定|编制))")


def _clause_end(text: str, start: int, mentions: list[Mention]) -> int:
    """End of the work that begins at `start`: the sentence, the semicolon before another body, or the comma before the next body that 负责."""
    stop = min((p for c in "。\n" if (p := text.find(c, start)) >= 0), default=len(text))
    for m in between(mentions, start + 1, stop):
        if text[m.start - 1] == "；":
            return m.start - 1
        if text[m.start - 1] == "，" and (led := _LED_IN.match(text, _chain(text, m, mentions)[1])) and led.end() > m.end:
            return m.start - 1
        acts = _RESPONSIBLE.match(text, m.end) or _LEADS.regex.match(text, m.end) or (text[m.start - 1] == "由" and _CARRIES.regex.match(text, m.end))
        if acts and text[m.start - 1] == "，":
            return m.start - 1
        if acts and text[m.start - 1] == "由":
            comma = max(text.rfind(c, start, m.start) for c in "，；")
            if comma > start:
                return comma
    return stop


_TOGETHER = re.compile(r"会同(?!级)")
_HELPED = re.compile(r"(?:配合|协助|参与|参加)(?=[，。；\n]|$|做好|开展|实施|设置|[一-鿿]{2,6}[，。；])")


def _joined(text: str, start: int, stop: int, mentions: list[Mention]) -> list[Item]:
    """Bodies joined by 会同, or that 配合, 协助 or 参与, within [start, stop)."""
    out: list[Item] = []
    by_start = {m.start: m for m in mentions}
    for match in _TOGETHER.finditer(text, start, stop):
        at = match.end()
        if any(m.end == match.start() and text[m.start - 1] == "，" for m in between(mentions, start + 1, match.start())):
            continue  # A负责…，B会同C…: C joins B
        if at in by_start:
            items, _ = _chain(text, by_start[at], mentions)
            out.extend(items)
        else:
            plain = re.compile(r"(?:有关|相关|各有关|各相关)(?:部门|单位)(?:和单位)?").match(text, at)
            if plain:
                out.append(Item(plain.group(), at, plain.end()))
    for match in _HELPED.finditer(text, start, stop):
        before = _holders_before(text, match.start(), mentions)
        if before and before[1] >= start and text[before[1] - 1] in "，；":
            out.extend(before[0])
    return out


def _duty(
    work: str,
    words: str,
    path: str,
    kind: str,
    label: str,
    leads: list[Item],
    assists: list[Item],
    span: tuple[int, int],
    at: int,
    rule: str,
    issued: date | None,
) -> Duty:
    heading = re.split(r"[。；]", work, maxsplit=1)[0]
    heading = heading if len(heading) <= LONGEST_HEADING else re.split(r"，", heading, maxsplit=1)[0][:LONGEST_HEADING]
    found = DEADLINE.search(work) or DEADLINE.search(words)
    deadline = found.group() if found else None
    spans = (*holder_spans((*leads, *assists)), span) if span[0] <= at < span[1] else (*holder_spans((*leads, *assists)), span, (at, at + len(heading)))
    return Duty(
        heading,
        words.replace("\n", ""),
        path,
        kind,
        label,
        tuple(leads),
        tuple(i for i in assists if i.surface not in {x.surface for x in leads}),
        (),
        deadline,
        deadline_day(deadline, issued) if deadline else None,
        spans,
        rule,
        span,
    )


# ---------------------------------------------------------------- obligations without a holder's label

_OBLIGES = re.compile(r"(?:要|应当|应|须|必须)(?=[一-鿿])")


def find_obligations(text: str, parts: list[Part], mentions: list[Mention], taken: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """Kind `other`: sentences that say what a named body must do (要, 应, 须) without making it responsible by a label or by 负责."""
    out = []
    ends = {m.end for m in mentions}
    for verb in _OBLIGES.finditer(text):
        if verb.start() not in ends or not _free(verb.start(), taken):
            continue
        before = _holders_before(text, verb.start(), mentions)
        if not before:
            continue
        holders, start = before
        stop = min((p for c in "。；\n" if (p := text.find(c, verb.end())) >= 0), default=len(text))
        work = text[verb.end() : stop].replace("\n", "")
        if len(work) < 4:
            continue
        part = part_at(parts, start)
        out.append(_duty(work, text[start:stop], part.path, "other", verb.group(), holders, [], (start, stop), verb.end(), "obligation", issued))
    return out
