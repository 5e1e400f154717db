"""Duties that a sentence gives: X负责…, 由X牵头，Y配合…, …工作由X承担, and what a sentence only obliges to (X应当…)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from loaders.beginnings import Opened
from loaders.grammar.dates import CELL_DEADLINE, deadline_day
from loaders.grammar.duties import Duty, duty_of
from loaders.grammar.holders import Item, is_body, items_of, known_body
from loaders.grammar.mentions import Mention, between
from loaders.grammar.near import clause_start, near
from loaders.grammar.responsibilities import ADVERB, IS_RESPONSIBLE, RESPONSIBLE, entries_of_bodies, free, in_lists, listed_below, under_bodies
from loaders.grammar.subjects import MARKED, chain, holders_before, joined_with
from loaders.outline import Part, part_at

_LEADS = Opened(r"牵头(?!单位|部门|领导|县领导|人|起草部门|责任|的|专项|机制|，|、|。|；|\n)(?:组织|负责)?|牵头，|牵头(?=[。；\n])", ("牵头",))
_CARRIES = Opened(
    r"(?=[具日承主])(?:具体|日常|主要)?(?:承担(?!全面|的|责任|风险|费用|法律)(?=[^。；]{2,40}(?:工作|任务|职责|事务|组织实施|管护|养护|维护)(?:[，。；]|并|$))|承担(?=[。；\n]|，[^。；]{2,30}[。；])|主管(?!部门|主办|单位|人员|的|领导|机关|副|县长|市长|区长)(?=[^。；，]{3,40}[。；，]))",
    ("具体承担", "具体主管", "日常承担", "日常主管", "主要承担", "主要主管", "承担", "主管"),
)


def find_roles(text: str, parts: list[Part], mentions: list[Mention], taken: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """Duties given by entries of a list of responsibilities and by sentences with 负责, 牵头, 承担, 主管; `taken` are stretches already read (labels, tables)."""
    out: list[Duty] = []
    busy = list(taken)
    for duty in (
        *listed_below(text, parts, mentions, busy, issued),
        *under_bodies(text, parts, mentions, busy),
        *entries_of_bodies(text, parts, mentions, busy, issued),
        *in_lists(text, parts, mentions, busy, issued),
        *_sentences(text, parts, mentions, busy, issued),
    ):
        out.append(duty)
    return sorted(out, key=lambda d: d.whole)


#: 旗司法局、旗融媒体中心按照各自职责做好法治宣传工作: beside bodies that are responsible (负责) such a clause is one of the list.
_BY_OFFICE = Opened(
    r"(?:按照?|依照|根据)(?:各自)?(?:工作)?职责(?:和?分工)?[，]?(?=(?:做好|开展|落实|抓好|承担|实施|协同|加强)[^。；]{2,60}[。；])", ("按", "依照", "根据")
)
#: 此项工作由县民政局牵头: the work is the part's.
_THIS_WORK = re.compile(r"^以上(?:各项|工作|任务)?$|^(?:(?:此|该|这)项|上述|以上|本项|有关|相关|具体)(?:工作|任务|事项)$")
#: 县发改局会同有关部门负责…
_WITH_OTHERS = re.compile(r"(?:会同|联合)(?P<who>(?:各?有关|相关)(?:部门|单位)(?:和单位)?)\Z")


def _sentences(text: str, parts: list[Part], mentions: list[Mention], busy: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """`X负责…`, `…由X负责`, `由X牵头，Y配合…`, `X承担…工作`."""
    out = []
    responsible = near(RESPONSIBLE, IS_RESPONSIBLE, 24, text)
    others = (m for pattern in (_LEADS, _CARRIES, _BY_OFFICE) for m in pattern.finditer(text))
    verbs = sorted((*responsible, *others), key=lambda m: (m.start(), -m.end()))
    last = -1
    for verb in verbs:
        if verb.start() < last or not free(verb.start(), busy):
            continue
        if verb.re is _BY_OFFICE.regex and not (out and "\n" not in text[out[-1].whole[0] : verb.start()] and "。" not in text[out[-1].whole[1] : verb.start()]):
            continue
        partners = _WITH_OTHERS.search(text, max(0, verb.start() - 12), verb.start())
        at = partners.start() if partners else verb.start()
        before = holders_before(text, at, mentions) or _subject_of_sentence(text, at, mentions)
        if not before:
            continue
        holders, start = before
        helpers = [Item(partners["who"], *partners.span("who"))] if partners else []
        together = re.search(r"(?:会同|商|联合)$", text[max(0, start - 2) : start])
        if together and (first := holders_before(text, start - len(together.group()), mentions)):
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
        assists = [*helpers, *joined_with(text, verb.end(), stop, mentions)]
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
        duty = duty_of(work, text[start:end], part.path, kind, label, holders, assists, (start, end), at, "duty_sentence", issued)
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
    if not items or not all(is_body(i, mentions) for i in items) or not any(known_body(i, mentions) for i in items):
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
    items, end = chain(text, first, mentions)
    return items if acts.match(text, end) else []


#: 此项工作由县公安局具体负责: the work is the item's, whoever helps
_THE_WORK = re.compile(r"(?:此|该|这|本)项(?:工作|任务|事项)|(?:上述|以上)(?:工作|任务|事项)")


_ENDS_HERE = re.compile(r"(?:落实|实施|组织实施|推进|完成)?[。；\n]")


def _closes_item(text: str, verb: re.Match[str], lead_in: str, assists: list[Item]) -> bool:
    """`此项工作由X负责。` and `由X负责，Y配合。` after the sentences of an item: who does what they say."""
    if text[verb.end() : verb.end() + 1] == "，":
        return bool(assists) and (not lead_in or bool(_THE_WORK.fullmatch(lead_in)))
    return bool(_THE_WORK.fullmatch(lead_in)) and bool(_ENDS_HERE.match(text, verb.end()))


#: What may stand before 由 and is no piece of work.
_CONNECTIVE = re.compile(
    r"^(?:本(?:表|清单|目录|办法|规定|细则|规则|意见|通知|方案|预案|规划|制度|通告|公告|决定|条例|标准|要点|计划|规程|措施|指南)|并|同时|其中|分别|必要时|原则上|然后|再|最后|经.{0,12}后|.{0,24}的|报.{0,10}后|根据.*|按照.*|依据.*)$"
)


def _helpers_follow(text: str, end: int, assists: list[Item]) -> bool:
    """`由X牵头，Y、Z配合`: a label in the form of a sentence, not `由X牵头制定…`."""
    return bool(assists) and text[end - 1 : end + 1].find("，") >= 0 and assists[0].start <= end + 1


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
        if (re.fullmatch(MARKED, text[sentence_start : m.start]) or text[m.start - 1] in "，：") and _ACTS_AS.match(text, m.end):
            return [Item(m.surface, m.start, m.end)], m.start
    opening = _OPENING_SUBJECT.match(text, sentence_start, at)
    if opening and text[:at].endswith("，并"):
        return [Item(opening["subject"], *opening.span("subject"))], sentence_start
    return None


#: 县级储备管理部门应当建立健全…，并负责…
_OPENING_SUBJECT = re.compile(r"(?P<subject>(?:(?!应|要)[一-鿿]){2,16}?(?:部门|单位|办公室|指挥部|领导小组|委员会|机构))(?=应当|应|要|须)")
#: …，县教育局和其他有关部门在职责范围内，分别负责 · …，县教育局依照有关标准牵头
_LED_IN = re.compile(rf"(?:和其他有关部门)?(?:在(?:各自)?(?:的)?职责范围内，?|(?:依据|按照|根据|依照)[^，。；]{{2,16}}?，?)?{ADVERB}(?=负责(?![人制的])|牵头(?:组织|负责|制定|编制))")


def _clause_end(text: str, start: int, mentions: list[Mention]) -> int:
    """End of the work that begins at `start`: the sentence, the semicolon before another body, or the comma before the next body that 负责."""
    stop = min((p for c in "。\n" if (p := text.find(c, start)) >= 0), default=len(text))
    for m in between(mentions, start + 1, stop):
        if text[m.start - 1] == "；":
            return m.start - 1
        if text[m.start - 1] == "，" and (led := _LED_IN.match(text, chain(text, m, mentions)[1])) and led.end() > m.end:
            return m.start - 1
        acts = RESPONSIBLE.match(text, m.end) or _LEADS.regex.match(text, m.end) or (text[m.start - 1] == "由" and _CARRIES.regex.match(text, m.end))
        if acts and text[m.start - 1] == "，":
            return m.start - 1
        if acts and text[m.start - 1] == "由":
            comma = max(text.rfind(c, start, m.start) for c in "，；")
            if comma > start:
                return comma
    return stop


_OBLIGES = re.compile(r"(?:要|应当|应|须|必须)(?=[一-鿿])")


def find_obligations(text: str, parts: list[Part], mentions: list[Mention], taken: list[tuple[int, int]], issued: date | None) -> list[Duty]:
    """Kind `other`: sentences that say what a named body must do (要, 应, 须) without making it responsible by a label or by 负责."""
    out = []
    ends = {m.end for m in mentions}
    for verb in _OBLIGES.finditer(text):
        if verb.start() not in ends or not free(verb.start(), taken):
            continue
        before = holders_before(text, verb.start(), mentions)
        if not before:
            continue
        holders, start = before
        stop = min((p for c in "。；\n" if (p := text.find(c, verb.end())) >= 0), default=len(text))
        work = text[verb.end() : stop].replace("\n", "")
        if len(work) < 4:
            continue
        part = part_at(parts, start)
        out.append(duty_of(work, text[start:stop], part.path, "other", verb.group(), holders, [], (start, stop), verb.end(), "obligation", issued))
    return out
