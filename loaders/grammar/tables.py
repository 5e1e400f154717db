"""Tables of tasks as text extraction leaves them: cells broken into short lines, borders gone, the head repeated on every page.

A row begins at its number, counted upwards; the bodies that answer for it stand in one run of names, in which a missing 、 marks a lost border between two
columns; the columns and their order are read from the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from loaders.beginnings import Opened
from loaders.grammar.bordered import BorderedTable, bordered_duties, find_bordered
from loaders.grammar.dates import CELL_DEADLINE, deadline_day
from loaders.grammar.duties import Duty
from loaders.grammar.holders import ROLE_OF, WORDS, Item, holder_spans
from loaders.grammar.mentions import Kind, Mention, between
from loaders.lexicon import alternatives
from loaders.outline import LONGEST_HEADING, Part, part_at

_COLUMN_WORDS = [w for k in ("lead", "shared", "assist", "oversee", "deadline", "task") for w in WORDS[k]]
_COLUMN = re.compile(alternatives(_COLUMN_WORDS))
_HEAD = Opened(r"(?:^|(?<=\n))序\s?号?(?:\s|$|\n)", ("\n序",), 1)
#: Words of a head that are no column we read, so that a repeated head can be told from a row.
_HEAD_WORD = re.compile(
    rf"(?:序|号|序号|备注|奖惩措施|具体标准|具体要求|工作要求|工作目标|标准|要求|目标|联系人|类别|{alternatives(_COLUMN_WORDS)}|[部门单位领导任务措施工作目标责牵头县时限完成]{{1,4}})"
)
_ROW = re.compile(r"(?P<n>\d{1,3})(?:[ \t]+|$)(?P<rest>.*)")
_ITEM = re.compile(r"(?P<n>\d{1,3})[.．、](?!\d)\s?(?P<rest>.*)")
_NAME_LINE = re.compile(r"[一-鿿]{2,3}|[一-鿿] [一-鿿]")
#: 一、产业发展方面 between the rows of one table
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、[^\n。；：，]{2,24}\n\d{1,3}[ \n]")
#: A cell of a heading is a few characters wide; the cell of the text beside it is wider.
_HEADING_WIDTH = 9


@dataclass(frozen=True, slots=True)
class Table:
    """[start, end) of the text, and the roles of its columns in their order."""

    start: int
    end: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    number: str
    start: int
    end: int


def find_tables(text: str, parts: list[Part]) -> list[Table | BorderedTable]:
    """Stretches of the text that are tables with a column that gives work to somebody."""
    bordered = find_bordered(text)
    found: list[Table] = []
    for match in _HEAD.finditer(text):
        start = match.start()
        if (found and start < found[-1].end) or any(b.start <= start < b.end for b in bordered):
            continue
        head = "".join(text[start : start + 160].split())
        first = re.search(r"(?<![\d年])1(?!\d|[.．]\d)", head)
        head = head[: first.start()] if first else head[:60]
        columns = tuple(ROLE_OF.get(m.group(), "task") for m in _COLUMN.finditer(head))
        if not {"lead", "shared"} & set(columns):
            continue
        part = part_at(parts, start)
        end = part.until if part.level >= 0 else len(text)
        following = next(
            (
                p.start
                for p in parts
                if p.start > start and p.level in (0, 2, 4, 5) and re.match(r"附|第|[一二三四五六七八九十]+、", text[p.start : p.start + 6]) and not _SECTION.match(text, p.start)
            ),
            len(text),
        )
        note = re.search(r"\n备?注\s?[:：]", text[start:following])
        following = start + note.start() + 1 if note else following
        found.append(Table(start, min(max(end, start), following) if following > start else end, columns))
    return sorted((*found, *bordered), key=lambda t: t.start)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]


def _rows(text: str, table: Table) -> list[Row]:
    """Rows by their numbers. Items numbered `1.` inside rows numbered `1` are the rows, with both numbers in their path."""
    lines = [(a, b) for a, b in _lines(text, table.start, table.end)]
    dotted = any((item := _ITEM.fullmatch(text, a, b)) and int(item["n"]) == 1 for a, b in lines if text[a].isdecimal())
    rows: list[Row] = []
    outer, inner = 0, 0
    heads = [m.start() for m in _HEAD.regex.finditer(text, table.start, table.end)]
    for a, b in lines:
        if not text[a].isdecimal():
            continue
        line = text[a:b]
        item = _ITEM.fullmatch(line) if dotted else None
        if item and int(item["n"]) == inner + 1:
            inner += 1
            rows.append(Row(f"{outer}-{inner}" if outer else str(inner), a, b))
            continue
        row = _ROW.fullmatch(line)
        if row and int(row["n"]) == outer + 1 and not re.match(r"(?:年|月|日|个|％|%|家|户|万|亿|人)", row["rest"]):
            outer += 1
            if not dotted:
                rows.append(Row(str(outer), a, b))
    bounded = []
    for i, row in enumerate(rows):
        end = rows[i + 1].start if i + 1 < len(rows) else table.end
        cut = next((h for h in heads if row.start < h < end), end)
        bounded.append(Row(row.number, row.start, cut))
    return bounded


def find_table_duties(text: str, parts: list[Part], tables: list[Table | BorderedTable], mentions: list[Mention], issued: date | None) -> list[Duty]:
    out: list[Duty] = []
    for table in tables:
        prefix = _prefix(text, parts, table.start)
        if isinstance(table, BorderedTable):
            out += bordered_duties(text, table, mentions, prefix, issued)
            continue
        for row in _rows(text, table):
            duties = (_read_row(text, part, table, mentions, prefix, issued) for part in _under_one_number(text, row, table, mentions))
            out += [duty for duty in duties if duty]
    return out


def _under_one_number(text: str, row: Row, table: Table, mentions: list[Mention]) -> list[Row]:
    """A row, or the several that stand under one running number: lines that are whole rows each, with a task, a body and what the last column holds."""
    whole = [a for a, b in _lines(text, row.start, row.end) if _is_whole(text, a, b, table, mentions)]
    if len(whole) < 2 or whole[0] != row.start:
        return [row]
    return [Row(row.number, a, b) for a, b in pairwise([*whole, row.end])]


_TASK_CELL = re.compile(r"(?:\d{1,3}[.．、]?\s)?(?P<task>[一-鿿“”0-9、]{4,60}) ")


def _is_whole(text: str, start: int, end: int, table: Table, mentions: list[Mention]) -> bool:
    task = _TASK_CELL.match(text, start, end)
    named = between(mentions, task.end(), end) if task else ()
    if not named or named[0].start != task.end() or between(mentions, task.start("task"), task.start("task") + 1):
        return False
    last = text[start:end].rsplit(" ", 1)[-1]
    return bool(CELL_DEADLINE.match(last)) if "deadline" in table.columns else named[-1].end == end


def _prefix(text: str, parts: list[Part], at: int) -> str:
    part = part_at(parts, at)
    while part.level > 0 and part.parent >= 0:
        part = parts[part.parent]
    return part.number or "附表"


def _read_row(text: str, row: Row, table: Table, mentions: list[Mention], prefix: str, issued: date | None) -> Duty | None:
    inside = _with_cells(text, row, [m for m in between(mentions, row.start, row.end) if m.end <= row.end])
    runs = _runs(text, inside)
    if not runs:
        return None
    # The holders' cells begin a line or follow another cell; a name inside the prose of the task does neither.
    at_cell = [r for r in runs if r[0].start == row.start or text[r[0].start - 1] in "\n 。；" or re.search(r"\n[一-鿿 ]{2,4}$", text[row.start : r[0].start])]
    if not at_cell:
        return None
    run = max(at_cell, key=lambda r: (_closes(text, r[-1].end, row.end), r[0].start))
    cells = _cells(text, run)
    roles = [c for c in table.columns if c in ("lead", "shared", "assist")]
    leaders = _leaders(text, row.start, run[0].start) if "oversee" in table.columns else []
    leads, assists = _assign(cells, roles, len(leaders))
    body_end = leaders[0].start if leaders else run[0].start
    number = re.match(r"(?:\d{1,3}[.．、]?\s?)?", text[row.start : row.end])
    body = row.start + number.end()
    heading = _heading(text, body, body_end)
    tail = text[run[-1].end : min(row.end, run[-1].end + 40)]
    found = CELL_DEADLINE.match("".join(tail.split()))
    deadline = found.group() if found else None
    if deadline is None and "deadline" in table.columns:
        cells = [m for m in re.finditer(r"[^\s]+", text[body : run[0].start]) if CELL_DEADLINE.fullmatch(m.group())]
        if cells:  # the column stands before the holders'
            deadline = cells[-1].group()
            heading = heading if cells[-1].start() < len(heading) else _heading(text, body, body + cells[-1].start())
    path = f"{prefix}-{row.number}"
    words = text[body : row.end].replace("\n", "")
    label = next(
        (
            w
            for w in WORDS["lead"] + WORDS["shared"]
            if ROLE_OF[w] == (roles[0] if roles else "shared") and w in text[table.start : table.start + 120].replace("\n", "").replace(" ", "")
        ),
        "责任单位",
    )
    return Duty(
        heading,
        words,
        path,
        "label",
        label,
        tuple(leads),
        tuple(assists),
        tuple(leaders),
        deadline,
        deadline_day(deadline, issued) if deadline else None,
        (*holder_spans((*leads, *assists)), (body, row.end)),
        "table_row",
        (leaders[0].start if leaders else run[0].start, run[-1].end),
    )


#: A cell, or an item of one, that is a township (洲泉镇、河山镇) or a body of the place (县医院、县城投公司) and nothing else
_CELL_OF_BODY = re.compile(
    r"(?:(?<=[\s、，])|(?<=\A))(?:(?!各|全|乡镇|街道)[一-鿿]{2,5}?(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处)?|[县市区州旗][一-鿿]{0,8}(?:医院|公司|集团|中心|中学|学校|协会|大队|支行))(?=[\s、，]|\Z)"
)


def _with_cells(text: str, row: Row, inside: list[Mention]) -> list[Mention]:
    found = [
        Mention(m.group(), Kind.AGENCY, row.start + m.start(), row.start + m.end(), "cell")
        for m in _CELL_OF_BODY.finditer(text[row.start : row.end])
        if not any(x.start < row.start + m.end() and row.start + m.start() < x.end for x in inside)
    ]
    return sorted((*inside, *found), key=lambda m: m.start)


def _runs(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions with nothing but 、 ， blanks and line breaks between them."""
    runs: list[list[Mention]] = []
    for m in mentions:
        if runs and m.start < runs[-1][-1].end:
            continue
        if runs and re.fullmatch(r"[、，,\s]*", text[runs[-1][-1].end : m.start]):
            runs[-1].append(m)
        else:
            runs.append([m])
    return runs


def _closes(text: str, at: int, end: int) -> bool:
    """Whether after `at` nothing of the task follows: a deadline, a cell, or the end of the row."""
    tail = text[at:end].lstrip()
    return not tail or bool(CELL_DEADLINE.match(tail)) or bool(re.match(r"(?:持续|长期|常态|立即|全年|按|等)", tail)) or text[at : at + 1] in "\n "


def _cells(text: str, run: list[Mention]) -> list[list[Item]]:
    cells: list[list[Item]] = []
    for i, m in enumerate(run):
        item = Item(text[m.start : m.end].replace("\n", "").replace(" ", ""), m.start, m.end)
        if i and re.search(r"[、，,]", text[run[i - 1].end : m.start]):
            cells[-1].append(item)
        else:
            cells.append([item])
    return cells


def _assign(cells: list[list[Item]], roles: list[str], leaders: int) -> tuple[list[Item], list[Item]]:
    """Cells to columns: with a column for leading and one for the rest the first cell leads (as many cells as there are leaders above it)."""
    flat = [i for cell in cells for i in cell]
    if not roles:
        return flat, []
    if "lead" not in roles or len(set(roles)) == 1:
        if "assist" in roles and "shared" in roles and len(cells) > 1:
            return cells[0], [i for cell in cells[1:] for i in cell]
        return flat, []
    first = max(1, min(leaders, len(cells) - 1)) if leaders else 1
    if len(cells) == 1:
        return flat, []
    return [i for cell in cells[:first] for i in cell], [i for cell in cells[first:] for i in cell]


def _leaders(text: str, start: int, end: int) -> list[Item]:
    """Persons in the column above the agencies: lines of a name alone just before the run."""
    out: list[Item] = []
    at = end
    while True:
        line_end = at
        while line_end > start and text[line_end - 1] in "\n 、":
            line_end -= 1
        line_start = max(text.rfind("\n", start, line_end), text.rfind(" ", start, line_end), start) + 1
        if line_end - line_start == 1 and re.fullmatch(r"[\n ][一-鿿] ", text[line_start - 3 : line_start]):
            line_start -= 2  # 刘 霞
        words = text[line_start:line_end]
        if line_end < at + 1 and _NAME_LINE.fullmatch(words) and line_start > start + 1:
            out.insert(0, Item(words.replace(" ", ""), line_start, line_end))
            at = line_start
        else:
            return out


def _heading(text: str, start: int, end: int) -> str:
    """The narrow cell that names the task, else the first clause of its text."""
    lines = _lines(text, start, end)
    narrow = []
    for a, b in lines:
        if b - a > _HEADING_WIDTH or re.search(r"[。；]", text[a:b]):
            break
        narrow.append((a, b))
    if narrow and len(narrow) < len(lines):
        return "".join(text[a:b] for a, b in narrow).replace(" ", "")
    words = text[start:end].replace("\n", "").replace(" ", "")
    return re.split(r"[。；]", words, maxsplit=1)[0][:LONGEST_HEADING]
