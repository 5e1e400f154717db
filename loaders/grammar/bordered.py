"""Tables of tasks whose borders were kept as bars (1 | 新建幼儿园 | 县教育局 | 县财政局 | 2023年9月底前 |), as sites' pages and spreadsheets give them.

The cells say themselves which column they belong to. A row with fewer cells than the head stands beside a cell that spans several rows: it is read from its right end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.grammar.dates import CELL_DEADLINE, deadline_day
from loaders.grammar.duties import Duty
from loaders.grammar.holders import WORDS, Item, holder_spans, items_of
from loaders.grammar.mentions import Mention
from loaders.lexicon import alternatives
from loaders.outline import LONGEST_HEADING

#: What a head's cell says its column is for: the first of these that it names. 责任单位或牵头单位 leads.
_ROLES = {role: re.compile(alternatives(WORDS[role])) for role in ("oversee", "lead", "shared", "assist", "deadline", "task")}
_LINE = re.compile(r"[^\n]+")
#: Fewer columns make no table of tasks: a task and who answers for it.
_LEAST_COLUMNS = 2
_RULE = re.compile(r"[\s|:—-]+")


@dataclass(frozen=True, slots=True)
class BorderedTable:
    """[start, end) of the text, and what each column is for, empty where it is for nothing that is read."""

    start: int
    end: int
    columns: tuple[str, ...]
    rows: tuple[tuple[int, int], ...]


def find_bordered(text: str) -> list[BorderedTable]:
    """Tables with bars that have a column for those who answer for the work."""
    found: list[BorderedTable] = []
    if "|" not in text:
        return found
    lines = [m.span() for m in _LINE.finditer(text)]
    for i, (start, end) in enumerate(lines):
        if text.count("|", start, end) < _LEAST_COLUMNS or (found and start < found[-1].end):
            continue
        columns = tuple(_role(text[a:b]) for a, b in _cells(text, start, end))
        if not {"lead", "shared"} & set(columns):
            continue
        rows = tuple(_rows(text, lines[i + 1 :], text[end - 1] == "|"))
        if rows:
            found.append(BorderedTable(start, rows[-1][1], columns, rows))
    return found


def _role(head: str) -> str:
    words = re.sub(r"\s", "", head)
    return next((role for role, pattern in _ROLES.items() if pattern.search(words)), "")


def _rows(text: str, lines: list[tuple[int, int]], closed: bool) -> Iterator[tuple[int, int]]:
    """The rows below a head: each ends at a bar where the head does (`closed`); else every line with a bar begins one. Lines between belong to the row."""
    begun: tuple[int, int] | None = None
    for start, end in lines:
        if "|" not in text[start:end] and not (begun and closed and not text[begun[0] : begun[1]].endswith("|")):
            break
        if closed:
            begun = (begun[0], end) if begun else (start, end)
            if text[end - 1] == "|":
                yield begun
                begun = None
        else:
            yield start, end


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """[start, end) of the cells, without the bars at the ends of the row and the blanks within the borders."""
    start += len(re.match(r"\s*\|?", text[start:end]).group())
    end -= len(re.search(r"\|?\s*$", text[start:end]).group())
    cells, at = [], start
    while at <= end:
        stop = text.find("|", at, end)
        stop = end if stop < 0 else stop
        a, b = at, stop
        while a < b and text[a] in " \n":
            a += 1
        while b > a and text[b - 1] in " \n":
            b -= 1
        cells.append((a, b))
        at = stop + 1
    return cells


def bordered_duties(text: str, table: BorderedTable, mentions: list[Mention], prefix: str, issued: date | None) -> list[Duty]:
    out = []
    for n, (start, end) in enumerate(table.rows, 1):
        cells = _cells(text, start, end)
        missing = len(table.columns) - len(cells)
        if missing < 0 or _RULE.fullmatch(text, start, end):
            continue
        by_role: dict[str, list[tuple[int, int]]] = {}
        for role, span in zip(table.columns[missing:], cells, strict=True):
            by_role.setdefault(role, []).append(span)
        named = {role: [i for a, b in by_role.get(role, ()) for i in items_of(text, a, b, mentions)] for role in ("lead", "shared", "assist", "oversee")}
        leads, assists = (named["lead"], named["shared"] + named["assist"]) if named["lead"] else (named["shared"], named["assist"])
        if not leads:
            continue
        tasks = by_role.get("task") or [c for c in cells if not text[slice(*c)].isdigit()]
        at = tasks[0][0]
        number = text[slice(*cells[0])] if not missing and text[slice(*cells[0])].isdigit() else str(n)
        out.append(_duty(text, (start, end), at, f"{prefix}-{number}", leads, assists, named["oversee"], by_role.get("deadline", []), issued))
    return out


def _duty(text: str, row: tuple[int, int], at: int, path: str, leads: list[Item], assists: list[Item], overseers: list[Item], deadlines: list[tuple[int, int]], issued: date | None) -> Duty:
    heading = re.split(r"[。；\n]|\s?\|", re.sub(r"^\d{1,2}[.．、]\s?", "", text[at : row[1]]), maxsplit=1)[0][:LONGEST_HEADING]
    found = next((m for a, b in deadlines if (m := CELL_DEADLINE.match(text, a, b))), None)
    deadline = found.group() if found else None
    holders = (*leads, *assists)
    return Duty(
        heading,
        text[slice(*row)].replace("\n", ""),
        path,
        "label",
        "牵头单位" if assists else "责任单位",
        tuple(leads),
        tuple(assists),
        tuple(overseers),
        deadline,
        deadline_day(deadline, issued) if deadline else None,
        (*holder_spans(holders), row),
        "table_row",
        (min(i.start for i in holders), max(i.end for i in holders)),
    )
