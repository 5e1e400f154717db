"""Duties of a list of responsibilities: 县公安局：负责…, bodies as headings with what they do below, 履行下列职责."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from loaders.beginnings import Opened
from loaders.grammar.duties import Duty, duty_of
from loaders.grammar.holders import ONE_LABEL, Item, is_body, items_of, known_body
from loaders.grammar.mentions import Mention, between
from loaders.grammar.near import clause_start, near, within_lines
from loaders.grammar.subjects import MARKED, chain, joined_with
from loaders.outline import Part, part_at

#: What may stand between the holder and 负责: 县商务局牵头负责, 县财政局具体负责
ADVERB = r"(?:(?:组织)?(?:制定|编制|修订|起草|发布)并|具体|主要|切实|牵头|统一|统筹|组织|全面|共同|分别|归口|直接|重点|按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?|依法|应当|应|要|须)*"
IS_RESPONSIBLE = re.compile(r"负责(?!人|同志|制(?![定订作])|任(?!务)|的|干部|领导(?:同志|的|，|审|批)|部门|单位|说明|地|到底)")
RESPONSIBLE = re.compile(ADVERB + IS_RESPONSIBLE.pattern)
_ENTRY = re.compile(
    r"(?:(?<=[\n。；）])|\A)(?:(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳]))?"
    r"(?:——?(?P<dashed>[^\n。：:；，]{2,40})[：:。]|(?P<holders>[^\n。：:；，—]{2,60})[：:])(?=[^\n]{4,})"
)
_DUTY_LIST = re.compile(r"职责|责任分工|任务分工|职能分工|部门分工|分工$")


def listed_below(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """`X履行下列职责：（一）…；（二）…`: one entry with all its items."""
    out = []
    for match in near(_FOLLOWING_DUTIES, _FOLLOWING, 4, text):
        part = part_at(parts, match.start())
        sentence = clause_start(text, match.start(), "。\n")
        holder = next((m for m in between(mentions, sentence, match.start()) if re.fullmatch(MARKED, text[sentence : m.start])), None)
        if holder is None or not free(match.start(), busy) or (text[match.end() - 1] != "\n" and match.end() >= len(text)):
            continue
        stop = max(part.until, match.end())
        number = re.match(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?", text[match.end() : stop])
        at = match.end() + number.end()
        out.append(duty_of(text[at:stop].replace("\n", ""), text[holder.start : stop], part.path, "role", "职责", [Item(holder.surface, holder.start, holder.end)], [], (holder.start, stop), at, "listed_duties", None))
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


#: What stands between a heading and the work: 县财政局：（1）筹集资金
_BEFORE_WORK = re.compile(r"[：:。]?\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])?")


def under_bodies(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]]) -> list[Duty]:
    """`（一）县财政局 | 1.筹集资金… | 2.监督使用…` in a list of responsibilities, `2.1.1 县指挥部职责 | （1）…` and `1.监督组。负责…`: a part that a body heads is one
    entry with all its items."""
    out = []
    heads = {part.start for part in parts if part.parent >= 0 and _heads_entry(text, part, mentions) and _within_duty_list(parts, parts[part.parent].start)}
    entries = Counter(part.parent for part in parts if part.start in heads)
    of_fields = Counter(part.parent for part in parts if part.heading.endswith("职责") and _OF_FIELD.fullmatch(part.heading))
    for part, following in itertools.zip_longest(parts, parts[1:]):
        if not part.number:
            continue
        below = following if following and following.level > part.level else None
        end = part.heading_at + len(part.heading)
        if part.start in heads and entries[part.parent] >= _FEWEST and free(part.heading_at, busy):
            until = part.end if below and between(mentions, below.heading_at, below.heading_at + 1) else part.until  # 各街道办事处。负责…：| 1.城关街道办事处负责…
            work, at = _work(text, end + 1, until)  # 1.街道消防办。牵头开展… | 2.派出所。配合…
            if len(work) > 6:
                out.append(duty_of(work, text[part.heading_at : until], part.path, "role", "职责", items_of(text, part.heading_at, end, mentions), [], (part.heading_at, until), at, "duty_part", None))
                busy.append((part.heading_at, until))
            continue
        told = _OF_BODY.search(part.heading)
        listed = part.parent >= 0 and text[end : end + 1] == "\n" and not _GROUP_LAST.search(part.heading) and _within_duty_list(parts, parts[part.parent].start)
        opens = _OPENS_WORK.match(text, end)
        if not (told or listed or opens) or not free(part.heading_at, busy):
            continue
        holders = items_of(text, part.heading_at, end - len(told.group()) if told else end, mentions)
        of_field = told and of_fields[part.parent] >= _FEWEST and _OF_FIELD.fullmatch(part.heading)
        if not holders or not (of_field or all(known_body(i, mentions) or ((opens or told) and _GROUP_LAST.search(i.surface)) for i in holders)):
            continue
        if below and any(m.surface != holders[0].surface for m in between(mentions, below.heading_at, below.heading_at + 1)):
            continue  # 2.2.2 卫生行政部门职责 | 2.2.2.1 县卫生局负责…: its parts are the entries
        number = _BEFORE_WORK.match(text, end)
        work, at = _work(text, number.end(), part.until)
        if len(work) > 6:
            out.append(duty_of(work, text[part.heading_at : part.until], part.path, "role", "职责", holders, [], (part.heading_at, part.until), at, "duty_part", None))
            busy.append((part.heading_at, part.until))
    return out


def free(at: int, busy: list[tuple[int, int]]) -> bool:
    return not any(a <= at < b for a, b in busy)


def _work(text: str, start: int, end: int) -> tuple[str, int]:
    """The work in text[start:end]: after 负责 where it opens with it."""
    match = re.match(rf"\s*(?:{ADVERB}负责|牵头负责|负责|牵头|承担)(?:：|:)?", text[start:end])
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
        if _within_duty_list(parts, a) and all(known_body(i, mentions) or (_HEADS_LIKE_BODY.fullmatch(i.surface) and not _NO_BODY.search(i.surface)) for i in items_of(text, a, b, mentions)):
            part = part_at(parts, a)
            found[parts[part.parent].path if part.number and part.parent >= 0 and part.heading_at == a else part.path].append(a)
    return {a for heads in found.values() if len(heads) >= _FEWEST for a in heads}


def entries_of_bodies(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """`县公安局：负责…`: one duty an entry, whatever its verbs."""
    heads = []
    alike = _listed_heads(text, parts, mentions)
    for match in within_lines(_ENTRY, text, ("：", ":", "——")):
        a, b = match.span("holders" if match["holders"] else "dashed")
        if not free(a, busy) or ONE_LABEL.match(text, a):
            continue
        holders = items_of(text, a, b, mentions)
        listed = _within_duty_list(parts, a)
        if not holders or not all(
            a in alike or known_body(i, mentions) or (listed and _BARE_GROUP.fullmatch(i.surface)) or (listed and is_body(i, mentions) and not _NO_BODY.search(i.surface)) for i in holders
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
        assists = joined_with(text, body, stop, mentions)
        out.append(duty_of(work, text[start:stop], part.path, "role", "负责", holders, assists, (start, stop), at, "duty_entry", issued))
        busy.append((start, stop))
    return out


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
        if before in "；。" or (before == "，" and RESPONSIBLE.match(text, chain(text, m, mentions)[1])):
            return m.start - 1
    return stop


def in_lists(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """Paragraphs of a part on 职责 that begin with a body and go on with what it does, without a colon: 县财政局统筹安排…"""
    out = []
    for part in parts:
        if not _within_duty_list(parts, part.start):
            continue
        plain = _plain_lines(text, part, mentions)
        musts = sum(bool(_MUST.match(text, chain(text, m, mentions)[1])) for a, _ in _lines_of(text, part) for m in between(mentions, a, a + 1)) >= _FEWEST
        for start, stop in _lines_of(text, part):
            lead = next(iter(between(mentions, start, start + 1)), None)
            if start in plain and free(start, busy):
                end = plain[start]
                work, at = _work(text, end, stop)
                out.append(duty_of(work, text[start:stop], part.path, "role", "负责", items_of(text, start, end), joined_with(text, end, stop, mentions), (start, stop), at, "duty_paragraph", issued))
                busy.append((start, stop))
            if not lead or not free(start, busy) or stop - lead.end < 6:
                continue
            tail = text[lead.end : stop]
            if not re.match(rf"(?:、|和|及)|(?:负责|{_ACTS}|按|会同|依法|对|要|落实|加强|为|是)", tail):
                continue
            holders, end = chain(text, lead, mentions)
            must = _MUST.match(text, end)
            if not (musts if must else "负责" in text[end:stop] or re.match(rf"(?:{_ACTS}|按照?(?:各自)?(?:工作)?职责)", text[end:])):
                continue
            stop = _entry_end(text, end, stop, mentions)
            work, at = _work(text, must.end() if must else end, stop)
            out.append(
                duty_of(
                    work, text[start:stop], part.path, "role", "负责", holders, joined_with(text, end, stop, mentions), (start, stop), at, "duty_paragraph", issued
                )
            )
            busy.append((start, stop))
    return out


#: 县发展和改革委员会是政府投资主管部门，履行下列职责：（一）…
_FOLLOWING = Opened("下列|以下|如下", ("下列", "以下", "如下"))
_FOLLOWING_DUTIES = re.compile(r"(?:主要)?(?:履行|承担|行使|负责)(?:下列|以下|如下)(?:主要)?(?:职责|工作|事项)[：:]\s*")
