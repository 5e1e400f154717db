"""The end of a build as text: what is in the store now, what was done, what stayed unresolved, what could not be read."""
from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.table import Table
from rich.text import Text

from app.output import SHOWN, Format, console
from graph.model import Rel

if TYPE_CHECKING:
    from app.ingest import Report

#: Kinds of nodes that the table counts, in the order of graph.model.
COUNTED = (("Document", "公文 documents"), ("Provision", "条款 provisions"), ("Agency", "机构 agencies"), ("Leader", "领导 leaders"),
            ("Program", "工程计划 programs"), ("Duty", "职责 duties"), ("LegalBasis", "依据 legal bases"))
_UNRESOLVED = {"agency": "机构全称", "date": "日期", "citation": "引用", "document": "文件", "leader": "领导", "group": "议事机构",
               "duty": "职责", "program": "工程计划"}
#: So many documents are named one by one; more are only counted.
_NAMED = 10


def write_report(stream: TextIO, format_: Format, report: Report) -> None:
    """Write `report` as a table for people, or as one JSON object with the fields of `Report`."""
    if format_ is Format.JSON:
        stream.write(json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n")
        return
    out = console(stream)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for label, heading in COUNTED:
        table.add_row(heading, str(report.counts.get(label, 0)), Text(_done(report) if label == "Document" else ""))
    table.add_row("关系 relationships", str(sum(report.counts.get(type_, 0) for type_ in Rel)), "")
    unresolved = "，".join(f"{_UNRESOLVED.get(k, k)} {k} {n}" for k, n in report.unresolved.items())
    table.add_row("未决 unresolved", str(sum(report.unresolved.values())), Text(unresolved))
    lacking = Counter(what for whats in report.lacks.values() for what in whats)
    missing = "，".join(f"缺{SHOWN.get(k, k)} no {k} {n}" for k, n in sorted(lacking.items()))
    table.add_row("要素不全 documents lacking something", str(len(report.lacks)), Text(missing))
    table.add_row("未能读取 not read", str(len(report.unreadable)), "")
    out.print(table)
    for line in _remarks(report):
        out.print(Text(line))
    if report.is_unchanged:
        out.print("没有变化 nothing changed")


def _done(report: Report) -> str:
    parts = (("新增 added", report.added), ("更新 changed", report.changed), ("未变 unchanged", report.unchanged), ("移除 removed", report.removed))
    return "，".join(f"{name} {len(ids)}" for name, ids in parts if ids)


def _remarks(report: Report) -> list[str]:
    lines = []
    for d in report.duplicates:
        how = "同文 the same text" if d.same else "文字不同 another text"
        lines.append(f"重复 twice: {d.document} 也在 also in {d.file}（{how}），以 {d.kept} 为准 is kept")
    lines += [f"移除 removed: {d} 已不在其文件中 is no longer in its file" for d in report.removed]
    lines += [f"存疑 left alone: {d} 在存储中出自另一个同名文件 is in the store from another {file}; zhengtu remove '{d}'" for d, file in report.left]
    lines += [f"文件已不存在 file gone: {file}; 其公文仍在存储中 its documents stay in the store; build --remove-gone 移除 takes them out"
              for file in report.gone]
    if len(lines) > _NAMED:
        more = len(lines) - _NAMED
        lines = [*lines[:_NAMED], f"… 另有 and {more} 条 more (--format json)"]
    return lines
