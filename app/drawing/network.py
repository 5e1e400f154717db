"""A part of the graph as a picture: what is in it, what a filter leaves of it, and the option by which ECharts draws it. Pure."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app import palette
from app.drawing.markup import text
from app.links import href, to_node
from app.words import Say
from graph.model import Label, Rel
from queries.pages import Node, Row, main_label

#: More nodes than this are a cloud in which nobody finds anything.
MOST_NODES = 500
#: Beyond so many edges their names would cover each other, beyond so many nodes their names and the play of forces would slow a browser.
NAMED_EDGES, NAMED_NODES, MOVING_NODES = 60, 140, 250
#: Pixels of a picture on a telephone.
NARROW = 480
#: A leading group is a kind of its own in pictures.
GROUP = str(Label.LEADING_GROUP)
ORDER = (str(Label.DOCUMENT), str(Label.LEGAL_BASIS), str(Label.AGENCY), GROUP, str(Label.DUTY), str(Label.LEADER), str(Label.PROGRAM), str(Label.PROVISION), str(Label.PLACE))


@dataclass(frozen=True, slots=True)
class Dot:
    """A node of the picture. `key` tells it from nodes of other labels with the same id; `around` how many relationships it has in the graph."""

    key: str
    labels: tuple[str, ...]
    id: str
    name: str
    around: int = 0
    page: str = ""         # where its page is, if not where its labels say

    @property
    def kind(self) -> str:
        return GROUP if GROUP in self.labels else main_label(self.labels)


@dataclass(frozen=True, slots=True)
class Line:
    """A relationship of the picture; `said` is its row with the evidence."""

    key: str
    start: str
    end: str
    type: str
    said: Row


@dataclass(frozen=True, slots=True)
class Net:
    """Dots and lines by key; every line ends at dots of the net."""

    dots: Mapping[str, Dot] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)


def key_of(labels: Sequence[str], id_: object) -> str:
    return f"{main_label(labels)}|{id_}"


def started(node: Node) -> Net:
    dot = Dot(key_of(node.labels, node.id), tuple(node.labels), node.id, node.name)
    return Net({dot.key: dot})


def unfolded(net: Net, center: str, rows: Iterable[Row], most: int = MOST_NODES) -> tuple[Net, bool]:
    """`net` with the neighbours of one of its dots; and whether some found no room."""
    dots, lines, full = dict(net.dots), dict(net.lines), False
    for row in rows:
        labels = tuple(row["labels"])
        other = key_of(labels, row["id"])
        if other not in dots:
            if len(dots) >= most:
                full = True
                continue
            dots[other] = Dot(other, labels, str(row["id"]), str(row["name"] or row["id"]), int(str(row["degree"])))
        elif not dots[other].around:
            dots[other] = replace(dots[other], around=int(str(row["degree"])))
        start, end = (center, other) if row["out"] else (other, center)
        line = str(row["key"] or f"{row['type']}:{start}:{end}")
        lines.setdefault(line, Line(line, start, end, str(row["type"]), row))
    return Net(dots, lines), full


def filtered(net: Net, kinds: Collection[str], types: Collection[str], day: date | None, ended: Collection[str], keep: Collection[str]) -> Net:
    """What of `net` has one of these kinds and types; with `day`, what documents said by then, without those that had `ended`.

    The dots of `keep` stay. A dot that loses all its lines goes, unless it is kept.
    """
    def told(line: Line) -> bool:
        document, issued = line.said.get("document"), line.said.get("issued_on")
        return day is None or document is None or (str(document) not in ended and (issued is None or str(issued) <= day.isoformat()))

    allowed = {k for k, d in net.dots.items() if k in keep or (d.kind in kinds and not (day and d.id in ended))}
    lines = {k: x for k, x in net.lines.items() if x.type in types and x.start in allowed and x.end in allowed and told(x)}
    touched = {end for x in lines.values() for end in (x.start, x.end)} | (set(keep) & set(net.dots))
    return Net({k: d for k, d in net.dots.items() if k in touched}, lines)


def kinds_in(net: Net) -> list[str]:
    present = {d.kind for d in net.dots.values()}
    return [k for k in ORDER if k in present]


def types_in(net: Net) -> list[str]:
    present = {x.type for x in net.lines.values()}
    return [str(t) for t in Rel if t in present] + sorted(present - set(Rel))


def short(name: str, most: int = 14) -> str:
    return name if len(name) <= most else name[:most - 1] + "…"


def option(say: Say, net: Net, chosen: str | None, open_: Collection[str], dark: bool) -> dict[str, object]:
    """The picture. Dots grow with the number of their lines; those that can still unfold have a ring."""
    degree = Counter(end for x in net.lines.values() for end in (x.start, x.end))
    kinds = kinds_in(net)
    ink, paper = ("#d8dade", "#0e1117") if dark else ("#3c4048", "#ffffff")
    parallel: Counter[tuple[str, ...]] = Counter()
    links = []
    for x in net.lines.values():
        pair = tuple(sorted((x.start, x.end)))
        bend = parallel[pair] * 0.14
        parallel[pair] += 1
        quote = str(x.said.get("quote") or "")
        links.append({"id": x.key, "source": x.start, "target": x.end, "value": x.type,
                      "lineStyle": {"color": palette.FACTS.get(x.type, palette.GREY), "curveness": bend},
                      "label": {"show": len(net.lines) <= NAMED_EDGES, "formatter": say.relation(x.type), "fontSize": 10, "color": ink},
                      "tooltip": {"formatter": f"{text(net.dots[x.start].name[:40])}<br><b>{text(say.relation(x.type))}</b> → {text(net.dots[x.end].name[:40])}"
                                               + (f"<br>“{text(short(quote, 60))}”" if quote else "")}})
    data = []
    for d in net.dots.values():
        more = max(d.around - degree[d.key], 0)
        data.append({
            "id": d.key, "name": d.key, "page": d.page or to_node(say, d.labels, d.id), "category": kinds.index(d.kind), "symbolSize": round(13 + 5.5 * math.sqrt(degree[d.key]), 1),
            "itemStyle": {"color": palette.KINDS.get(d.kind, palette.GREY), "borderColor": "#f2b200" if d.key == chosen else palette.KINDS.get(d.kind, palette.GREY)
                          if d.key in open_ else paper, "borderWidth": 4 if d.key == chosen else 1.5},
            "label": {"show": len(net.dots) <= NAMED_NODES or d.key == chosen or degree[d.key] > 8, "formatter": short(d.name, 24)},
            "tooltip": {"formatter": f"<b>{text(short(d.name, 60))}</b><br>{text(say.kind(d.kind))} · "
                                     f"{text(say.number(degree[d.key], '条关系', 'relationship'))}"
                                     + (f"<br>{text(say(f'另有 {more} 条未展开', f'{more} more not shown'))}" if more else "")}})
    return {
        "tooltip": {"confine": True},
        "legend": {"data": [say.kind(k) for k in kinds], "top": 0, "left": 0, "textStyle": {"color": ink}},
        "toolbox": {"right": 8, "bottom": 8, "feature": {"restore": {"title": say("复位", "Reset")},
                                                      "saveAsImage": {"title": say("存为图片", "Save picture"), "name": "zhengtu", "pixelRatio": 2,
                                                                      "backgroundColor": paper}}},
        "animationDurationUpdate": 300,
        "series": [{
            "type": "graph", "layout": "force", "roam": True, "draggable": True, "top": 40, "data": data, "links": links,
            "categories": [{"name": say.kind(k), "itemStyle": {"color": palette.KINDS.get(k, palette.GREY)}} for k in kinds],
            "edgeSymbol": ["none", "arrow"], "edgeSymbolSize": [0, 6], "lineStyle": {"width": 1.3, "opacity": 0.75},
            # Names stand below their dots in up to three short lines, so that they cross few edges and neither edge of the picture.
            "label": {"position": "bottom", "width": 104, "overflow": "break", "lineHeight": 13, "color": ink, "fontSize": 11, "textBorderColor": paper,
                      "textBorderWidth": 2},
            "labelLayout": {"hideOverlap": True}, "emphasis": {"focus": "adjacency", "label": {"show": True}, "lineStyle": {"width": 3}},
            "blur": {"itemStyle": {"opacity": 0.35}, "lineStyle": {"opacity": 0.2}, "label": {"opacity": 0.4}},
            "scaleLimit": {"min": 0.15, "max": 6}, "zoom": 1 if len(net.dots) < 25 else 0.75 if len(net.dots) < 80 else 0.6,
            "force": {"repulsion": 900 if len(net.dots) < 40 else 260 if len(net.dots) < 160 else 70, "edgeLength": [110, 210] if len(net.dots) < 40 else [50, 130],
                      "gravity": 0.08 if len(net.dots) < 40 else 0.14, "friction": 0.35,
                      "layoutAnimation": len(net.dots) <= MOVING_NODES},
        }],
        # On a telephone the forces leave less room, so that nothing stands beyond the edge.
        "media": [{"query": {"maxWidth": NARROW}, "option": {"series": [{"force": {"repulsion": 330 if len(net.dots) < 40 else 120, "edgeLength": [64, 138]},
                                                                          "label": {"width": 80}}]}}],
    }


#: Columns of answers that name things of the graph, and what they name.
NAMES: Mapping[str, Label] = {
    "agency": Label.AGENCY, "agencies": Label.AGENCY, "leads": Label.AGENCY, "lead": Label.AGENCY, "assists": Label.AGENCY, "partners": Label.AGENCY,
    "other": Label.AGENCY, "issuers": Label.AGENCY, "office_at": Label.AGENCY, "duty": Label.DUTY, "task": Label.DUTY, "document": Label.DOCUMENT,
    "by": Label.DOCUMENT, "cites": Label.LEGAL_BASIS, "basis": Label.LEGAL_BASIS, "person": Label.LEADER, "overseer": Label.LEADER, "group": Label.LEADING_GROUP,
    "program": Label.PROGRAM, "partner": Label.AGENCY, "member": Label.LEADER,
}


def of_answer(say: Say, headings: Mapping[str, str], rows: Iterable[Mapping[str, object]], most: int = MOST_NODES) -> Net:
    """The rows of a question as a net: what the first naming column names, joined to what the others name, under their headings.

    `headings`: column → name in the chosen language. Rows whose things find no room are left out.
    Answers hold names, not ids: a dot leads to the search for its name.
    """
    naming = [c for c in headings if c in NAMES]
    dots: dict[str, Dot] = {}
    lines: dict[str, Line] = {}

    def put(column: str, name: object) -> str | None:
        label = NAMES[column]
        labels = (str(Label.AGENCY), GROUP) if label is Label.LEADING_GROUP else (str(label),)
        key = key_of(labels, name)
        if key not in dots and len(dots) >= most:
            return None
        dots.setdefault(key, Dot(key, labels, str(name), str(name), page=href(say, "search", q=name)))
        return key

    for row in rows:
        ends = [(c, put(c, name)) for c in naming for name in (row[c] if isinstance(row[c], list) else [row[c]]) if name]
        if len(ends) > 1 and ends[0][1]:
            for column, end in ends[1:]:
                if end and end != ends[0][1]:
                    key = f"{ends[0][1]}>{column}>{end}"
                    lines.setdefault(key, Line(key, ends[0][1], end, headings[column], row))
    return Net(dots, lines)


def of_values(rows: Iterable[Mapping[str, object]], most: int = MOST_NODES) -> Net:
    """Nodes, relationships and paths that stand in the rows of a typed statement, however deep; a relationship counts where both its ends are there."""
    nodes: dict[str, Dot] = {}
    found: list[Mapping[str, object]] = []

    def look(value: object) -> None:
        if isinstance(value, Mapping):
            if {"element_id", "labels", "properties"} <= value.keys():
                own = value["properties"]
                labels = tuple(value["labels"])
                if len(nodes) < most:
                    nodes.setdefault(str(value["element_id"]), Dot(str(value["element_id"]), labels, str(own.get("id") or value["element_id"]),
                                                                   str(own.get("name") or own.get("id") or value["element_id"])))
            elif {"element_id", "type", "start", "end"} <= value.keys():
                found.append(value)
            else:
                for v in value.values():
                    look(v)
        elif isinstance(value, list | tuple):
            for v in value:
                look(v)

    for row in rows:
        look(row)
    lines = {str(r["element_id"]): Line(str(r["element_id"]), str(r["start"]), str(r["end"]), str(r["type"]), dict(r["properties"]))
             for r in found if r["start"] in nodes and r["end"] in nodes}
    return Net(nodes, lines)
