"""Duties whose holders a label closes: （牵头单位：…，责任单位：…）, a line 责任单位：…, the bodies alone in brackets."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from loaders.beginnings import Opened
from loaders.grammar.dates import CELL_DEADLINE, deadline_day
from loaders.grammar.duties import Duty, last_deadline
from loaders.grammar.holders import (
    LABEL,
    LABEL_WORDS,
    MARKED_LEADER,
    ONE_LABEL,
    Holders,
    bare_list,
    by_labels,
    by_sentence,
    holder_spans,
    is_body,
    items_of,
    known_body,
    unmarked,
)
from loaders.grammar.mentions import Mention
from loaders.grammar.near import line_end, within_lines
from loaders.outline import LONGEST_HEADING, Part, part_at

_ENDS_LIST = re.compile(r"(?:负责(?:落实|组织实施|实施)?|牵头|配合|参与|参加|落实)$")
_FIRST_LEADS = re.compile(r"(?:排|列)(?:在)?(?:第一位?|首位|首)[的者]?(?:部门|单位)?为牵头|首个(?:单位|部门)为牵头|第一个(?:单位|部门)为牵头")
#: Where the list of a label ends and a sentence that explains it begins: …负责；排第一位的为牵头单位，其他为协助配合单位，下同
_EXPLAINS = re.compile(rf"。|[，；](?=(?:其中[，：]?)?(?:{_FIRST_LEADS.pattern}))")
_LABEL_LINE = Opened(rf"(?:[\n。；：]|\A)(?={LABEL}(?P<mark>[：:]|为))", (mark + word[:2] for mark in "\n。；：" for word in LABEL_WORDS))
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
    found: list[tuple[int, int, int, Holders, str]] = []
    for a, b in _brackets(text):
        if b - a < 4 or any(x <= a < y for x, y in tables):
            continue
        holders = by_labels(text, a, b, mentions, first_leads)
        if holders:
            found.append((a - 1, b + 1, a, holders, "label_in_brackets"))
        elif not re.match(r"由?(?:谁|专人)", text[a:b]):
            explained = _EXPLAINS.search(text, a, b)
            stop = explained.start() if explained else b
            lasting = _LASTING.search(text, a, stop)
            stop = lasting.start() if lasting else stop
            by_when = _CLOSING_DEADLINE.search(text[a:stop])
            stop = a + by_when.start() if by_when else stop
            holders = by_sentence(text, a, stop, mentions, first_leads) if _ENDS_LIST.search(text[a:stop]) else None
            if holders is None and text[max(0, a - 2) : a - 1] in ("。", "；", "”") and (by_when or first_leads or text[b + 1 : b + 2] in ("", "\n")):
                holders = bare_list(text, a, stop, mentions, first_leads)
            if holders and all(is_body(i, mentions) for i in holders.leads + holders.assists):
                if by_when:
                    holders = replace(holders, deadline=by_when["deadline"].replace("\n", ""))
                found.append((a - 1, b + 1, a, holders, "holders_in_brackets"))
    inside = [(a, b) for a, b, *_ in found]
    for match in _LABEL_LINE.finditer(text):
        a = match.end()
        if any(x <= a < y for x, y in (*inside, *tables)):
            continue
        b = _line_end(text, a)
        holders = by_labels(text, a, b, mentions, first_leads)
        if holders and match["mark"] == "为" and not all(known_body(i, mentions) for i in holders.leads):
            continue  # 责任主体为用人单位
        if holders and not any(x < b and a < y for x, y in inside):
            found.append((a, b, a, holders, "label_line"))
            inside.append((a, b))
    for match in within_lines(_MARKED_LIST, text, ("（牵头", "（组长单位")):
        a, b = match.span("who")
        items = items_of(text, a, b, mentions)
        leads = tuple(unmarked(i) for i in items if MARKED_LEADER.search(i.surface))
        assists = tuple(i for i in items if not MARKED_LEADER.search(i.surface))
        if leads and all(is_body(i, mentions) for i in (*leads, *assists)) and not any(x < b and a < y for x, y in (*inside, *tables)):
            found.append((a, b, a, Holders(leads, assists, (), None, "牵头单位"), "marked_list"))
    return _close(text, parts, sorted(found, key=lambda f: f[0]), issued)


def _line_end(text: str, start: int) -> int:
    """End of a run of labels that begins at `start`: lines that begin with labels go on."""
    end = line_end(text, start)
    while end < len(text) and ONE_LABEL.match(text, end + 1):
        end = line_end(text, end + 1)
    return end


def _close(text: str, parts: list[Part], found: list[tuple[int, int, int, Holders, str]], issued: date | None) -> list[Duty]:
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
