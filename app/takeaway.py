"""Answers as files to take away: CSV, Excel, JSON, GraphML. Bytes in memory; knows no page."""
from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence

from app.drawing.network import Net
from app.output import cell, csv_text
from queries.catalogue import Column

Row = Mapping[str, object]
#: What Excel holds in one sheet and in one cell.
EXCEL_ROWS, EXCEL_CELL = 1_048_575, 32_767


def csv(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """With the mark by which spreadsheets on Windows know UTF-8."""
    return csv_text(columns, rows, mark=True).encode()


def as_json(rows: Sequence[Row]) -> bytes:
    return (json.dumps([dict(r) for r in rows], ensure_ascii=False, indent=1, default=str) + "\n").encode()


def excel(sheets: Sequence[tuple[str, Sequence[Column], Sequence[Row]]]) -> bytes:
    """One sheet for each (name, columns, rows): headings in Chinese where there are any, a filter, columns as wide as their words."""
    import xlsxwriter

    out = io.BytesIO()
    # Nothing of a document becomes a formula or a link, whatever it begins with.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    head, body = book.add_format({"bold": True, "bg_color": "#DCE6F4", "border": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(_sheet_name(name))
        for number, column in enumerate(columns):
            words = [column.zh or column.name, *(cell(r[column.name]) for r in rows[:200])]
            sheet.set_column(number, number, min(max(sum(2 if ord(c) > 0x2E80 else 1 for c in w) for w in words) + 2, 60), body)
            sheet.write_string(0, number, column.zh or column.name, head)
        for at, row in enumerate(rows[:EXCEL_ROWS], 1):
            for number, column in enumerate(columns):
                value = row[column.name]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    sheet.write_number(at, number, value)
                elif value is not None:
                    sheet.write_string(at, number, cell(value)[:EXCEL_CELL])
        sheet.freeze_panes(1, 0)
        if columns:
            sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    book.close()
    return out.getvalue()


def _sheet_name(name: str) -> str:
    """Excel takes 31 characters and none of []:*?/\\.

    >>> _sheet_name("公文/2023")
    '公文 2023'
    """
    return "".join(" " if c in "[]:*?/\\" else c for c in name)[:31] or "sheet"


def graphml(net: Net) -> bytes:
    """The net for Gephi, yEd, Cytoscape: label, kind and name of nodes; type and evidence of relationships."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for d in net.dots.values():
        graph.add_node(d.key, id_=d.id, label=d.name, kind=d.kind)
    for x in net.lines.values():
        said = {k: cell(v) for k, v in x.said.items() if v is not None and k in ("document", "path", "start", "end", "quote", "rule")}
        graph.add_edge(x.start, x.end, key=x.key, type=x.type, **said)
    out = io.BytesIO()
    nx.write_graphml(graph, out)
    return out.getvalue()
