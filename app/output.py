"""Answers as text: a table for people, JSON and CSV for programs. Writes to the stream it is given and nowhere else.

JSON is a list of objects, one a row. CSV has a header and no byte order mark: on a pipe the mark would become part of the first column's name. Spreadsheets
that need one get it from the app's download (`csv_text(…, mark=True)`).
"""
import csv
import io
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from queries.catalogue import Column

if TYPE_CHECKING:
    from queries.search import Found

#: Width of a table where no terminal says its own: two A4 pages of a report, side by side.
WIDTH = 160
#: Closed lists of the catalogue as people read them; JSON and CSV keep the words of the graph.
SHOWN = {
    "in force": "现行有效", "not yet in force": "尚未施行", "expired": "已过有效期", "superseded": "已废止", "partly superseded": "部分失效", "unknown": "不明",
    "LEADS": "牵头", "ASSISTS": "配合", "OVERSEES": "分管", "ASSIGNS": "规定", "UNDER": "属于", "HOLDS": "任职", "LEAVES": "免职",
    "SERVES_ON": "成员", "MENTIONS": "提到",
    "HAS_OFFICE_AT": "办公室所在", "full": "全部", "partial": "部分", "replaced_by": "被取代", "replaces": "取代",
    "rests_on": "上溯依据", "implemented_by": "由其落实",
    "ISSUED": "印发", "IN_FORCE": "施行", "EXPIRED": "到期", "SUPERSEDED": "废止", "AMENDED": "修改", "ROSTER": "名单",
    "DUTY": "职责", "CITED": "引用它的文件", "GROUP": "议事机构", "PROGRAM": "工程计划", "STAYS_REPEALED": "仍为废止", "BASIS": "依据",
    "number": "文号", "title": "标题", "date": "日期", "issuer": "发文机关",
    "law": "法律", "regulation": "法规", "rule": "规章", "standard": "标准", "document": "文件",
    "Government": "政府", "Department": "部门", "PartyOrgan": "党的机关", "Township": "乡镇", "LeadingGroup": "议事机构", "Institution": "事业单位",
    "Enterprise": "企业", "Court": "法院", "Collective": "一类机构", "Leader": "个人", "Agency": "机构",
}
_CLOSED = {"status", "basis_status", "cited_status", "role", "fact", "scope", "direction", "lacks", "kind", "member_kind", "other_role",
           "change", "effect", "overlap"}
#: Columns of running text, which get what the others leave.
_LONG = {"quote", "text", "duty", "document", "by", "basis", "cites", "heading", "group", "leads", "assists", "partners", "aliases", "what", "bases",
         "agencies", "other_document", "other_quote", "new_document", "new_quote", "example"}
Row = Mapping[str, object]


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def cell(value: object) -> str:
    """`value` in one line: lists joined by 、, nothing for None.

    >>> cell(["县农业农村局", "县水务局"])
    '县农业农村局、县水务局'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list) and not any(isinstance(v, (dict, list)) for v in value):
        return "、".join(cell(v) for v in value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def shown(name: str, value: object) -> str:
    """`value` of the column `name` as a table shows it."""
    if name in _CLOSED:
        if isinstance(value, list):
            return "、".join(SHOWN.get(str(v), str(v)) for v in value)
        return SHOWN.get(str(value), cell(value)) if value is not None else ""
    return cell(value)


def write(stream: TextIO, format_: Format, columns: Sequence[Column], rows: Sequence[Row], title: str | None = None) -> None:
    """Write `rows` to `stream`. `title` stands above a table and is left out of JSON and CSV."""
    match format_:
        case Format.JSON:
            stream.write(json.dumps([dict(r) for r in rows], ensure_ascii=False, indent=1) + "\n")
        case Format.CSV:
            stream.write(csv_text(columns, rows))
        case Format.TABLE:
            _write_table(stream, columns, rows, title)


def write_found(stream: TextIO, format_: Format, found: "Sequence[Found]") -> None:
    """Write what a search found. A table marks the words with 【】 where there are no colours; JSON and CSV give the marks as stretches."""
    if format_ is not Format.TABLE:
        rows = [{"kind": f.kind_zh, "label": f.label, "id": f.id, "name": f.name, "text": f.text, "marks": [list(m) for m in f.marks], "score": f.score,
                 "document": f.document, "where": f.where} for f in found]
        write(stream, format_, tuple(Column(name, "", name) for name in ("kind", "label", "id", "name", "text", "marks", "score", "document", "where")), rows)
        return
    columns = tuple(Column(name, zh, name) for name, zh in (("kind", "类别"), ("name", "名称"), ("text", "文中"), ("where", "所在"), ("score", "得分")))
    shortened = [{"kind": f.kind_zh, "name": cut(f.name), "text": marked(f), "where": cut(f.where), "score": f"{f.score:.2f}"} for f in found]
    write(stream, format_, columns, shortened)


def marked(found: "Found") -> str:
    """The text with 【】 around what the words found.

    >>> from queries.search import Found
    >>> marked(Found("Duty", "1", "更新供水管网", "职责", "更新供水管网", ((2, 6),), 1.0, None, ""))
    '更新【供水管网】'
    """
    text = found.text
    for start, end in reversed(found.marks):
        text = f"{text[:start]}【{text[start:end]}】{text[end:]}"
    return text


def cut(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[:most - 1] + "…"


def csv_text(columns: Sequence[Column], rows: Sequence[Row], mark: bool = False) -> str:
    """`rows` as CSV under the names of `columns`; with `mark`, as spreadsheets on Windows want it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([c.name for c in columns])
    writer.writerows([_csv_cell(r[c.name]) for c in columns] for r in rows)
    return ("\ufeff" if mark else "") + out.getvalue()


def _csv_cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else cell(value)


def console(stream: TextIO) -> Console:
    """A console on `stream`: the terminal's width and colours on a terminal, plain text of a fixed width elsewhere."""
    terminal = stream.isatty()
    return Console(file=stream, width=None if terminal else WIDTH, no_color=not terminal, color_system="auto" if terminal else None, highlight=False,
                   markup=False, emoji=False, legacy_windows=False)


def _write_table(stream: TextIO, columns: Sequence[Column], rows: Sequence[Row], title: str | None) -> None:
    out = console(stream)
    if title:
        out.print(Text(title, style="bold"))
    if not rows:
        out.print("没有结果 no rows")
        return
    filled = [c for c in columns if any(shown(c.name, r[c.name]) for r in rows)]
    least = [min(_widest(c, rows), 24 if c.name in _LONG else 20 if "number" in c.name else 12) for c in filled]
    # A table that does not fit would lose its last columns without a word; then every row becomes a record.
    if sum(least) + 3 * len(filled) < out.width:
        out.print(_table(filled, rows, least))
    else:
        for number, row in enumerate(rows, 1):
            out.print(_record(number, filled, row))
    if empty := [c.name for c in columns if c not in filled]:
        out.print(f"全空的列未列出 columns without any value: {', '.join(empty)}")


def _table(columns: Sequence[Column], rows: Sequence[Row], least: Sequence[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for c, width in zip(columns, least, strict=True):
        numeric = all(r[c.name] is None or (isinstance(r[c.name], int) and not isinstance(r[c.name], bool)) for r in rows)
        heading = Text(f"{c.zh}\n{c.name}" if c.zh else c.name)
        # Folded where the column ends, never cut off.
        table.add_column(heading, overflow="fold", justify="right" if numeric else "left", min_width=width)
    for r in rows:
        table.add_row(*(Text(shown(c.name, r[c.name])) for c in columns))
    return table


def _record(number: int, columns: Sequence[Column], row: Row) -> Table:
    record = Table.grid(padding=(0, 2))
    record.add_column(justify="right", min_width=3)
    record.add_column(overflow="fold")
    record.add_column(overflow="fold")
    first = str(number)
    for c in columns:
        if text := shown(c.name, row[c.name]):
            record.add_row(first, Text(f"{c.zh} {c.name}".strip(), style="dim"), Text(text))
            first = ""
    record.add_row("")
    return record


def _widest(column: Column, rows: Sequence[Row]) -> int:
    texts = [column.zh, column.name, *(shown(column.name, r[column.name]) for r in rows)]
    return max((Text(line).cell_len for t in texts for line in t.splitlines()), default=0)
