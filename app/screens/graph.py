"""Exploring the graph: from one thing to its neighbours and on, by clicks."""
from __future__ import annotations

import streamlit as st

from app.drawing import network
from app.drawing.markup import evidence, kind_chip, link, node_link, text
from app.drawing.network import Net
from app.here import Here
from app.links import href
from app.screens.shared import states_of
from app.widgets.components import prose
from app.widgets.parts import FIRST_DAY, LAST_DAY, calm, gone
from app.widgets.picture import files, picture
from app.words import PROPERTIES, Say
from graph.model import Label
from queries import pages
from queries.catalogue import Column

_ENDED = ("superseded", "expired", "not yet in force")


def render(here: Here) -> None:
    say, id_ = here.say, here.id
    kind = here.parameters.get("kind", "")
    if not id_:
        calm(say("在上面的框里找一个机构、文件或人，打开它的页面，再点“在图中展开”。", "Find an agency, document or person above, open its page and choose “unfold as a graph”."),
             say("或从职责最多的机构开始：", "Or begin with one of the busiest agencies:"), "🕸️")
        prose("<ul class='plain'>" + "".join(f"<li>{_start(say, r)}</li>" for r in pages.busiest(here.store)) + "</ul>", "starts")
        return
    node = pages.node(here.store, kind, id_) if kind in list(Label) else None
    if node is None:
        gone(here, say("节点", "node"))
        return
    root = network.key_of(node.labels, node.id)
    state = st.session_state.get("explored")
    if not state or state["root"] != root:
        state = st.session_state.explored = {"root": root, "open": [root], "chosen": root, "line": None, "rows": {}}
    net, full = _net(here, node, state)
    shown = _filters(here, net, state)
    if full:
        st.caption(say(f"图里最多放 {network.MOST_NODES} 个节点，其余没有画出；可先收起一些。", f"No more than {network.MOST_NODES} nodes are drawn; fold some first."))
    left, right = st.columns([3, 1])
    with left:
        clicked = picture(say, shown, state["chosen"], state["open"], "net", renderer=state.get("renderer", "canvas"))
    with right:
        _panel(here, net, shown, state)
    if clicked:
        _act(net, state, *clicked)


def _start(say: Say, row: pages.Row) -> str:
    return link(href(say, "graph", kind=Label.AGENCY, id=row["id"]), row["name"])


def _net(here: Here, node: pages.Node, state: dict) -> tuple[Net, bool]:
    """The root and, in the order in which they were opened, what was unfolded; what was read once is kept for the session."""
    net, full = network.started(node), False
    for key in state["open"]:
        if key not in net.dots:
            continue
        if key not in state["rows"]:
            label, _, id_ = key.partition("|")
            state["rows"][key] = pages.around(here.store, label, id_)
        net, cut = network.unfolded(net, key, state["rows"][key])
        full |= cut
    return net, full


def _filters(here: Here, net: Net, state: dict) -> Net:
    say = here.say
    kinds, types = network.kinds_in(net), network.types_in(net)
    with st.expander(say("筛选与图片格式", "Filters and kind of picture"), icon=":material/tune:"):
        chosen_kinds = st.pills(say("节点", "Nodes"), kinds, selection_mode="multi", default=kinds, format_func=say.kind, key=f"kinds.{','.join(kinds)}")
        chosen_types = st.pills(say("关系", "Relationships"), types, selection_mode="multi", default=types, format_func=say.relation, key=f"types.{','.join(types)}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            by_day = st.toggle(say("只看某一天仍有效的文件所说", "Only what documents said that held on a day"), key="by_day")
            day = st.date_input(say("哪一天", "Day"), here.day, FIRST_DAY, LAST_DAY, key="graph.day", width=170, disabled=not by_day)
            state["renderer"] = st.segmented_control(say("存图格式", "Picture"), ["canvas", "svg"], default="canvas", required=True, key="renderer",
                                                     format_func={"canvas": "PNG", "svg": "SVG"}.__getitem__)
    ended: set[str] = set()
    if by_day:
        documents = {str(x.said["document"]) for x in net.lines.values() if x.said.get("document")}
        on = Here(here.store, here.settings, say, {"day": str(day)})
        ended = {i for i, s in states_of(on, sorted(documents)).items() if s in _ENDED}
    return network.filtered(net, chosen_kinds or (), chosen_types or (), day if by_day else None, ended, {state["root"]})


def _act(net: Net, state: dict, kind: str, key: str) -> None:
    """What a click does: a node unfolds, or folds if it was open; an edge shows its words."""
    if kind == "line":
        state["line"] = key
    elif key in net.dots:
        state["line"] = None
        if key in state["open"] and key != state["root"]:
            state["open"].remove(key)
        elif key not in state["open"]:
            state["open"].append(key)
        state["chosen"] = key
    st.rerun()


def _panel(here: Here, net: Net, shown: Net, state: dict) -> None:
    """Beside the picture: the chosen node with its page, or the chosen edge with its words."""
    say = here.say
    line = net.lines.get(state["line"] or "")
    if line:
        ends = [net.dots[line.start], net.dots[line.end]]
        words = f'<p><q>{text(line.said.get("quote"))}</q></p><p>{evidence(say, line.said)}</p>' if line.said.get("document") else \
            f'<p class="empty">{text(say("不出自已载入公文的某一句。", "Not from a sentence of a loaded document."))}</p>'
        prose(f'<section><h2>{text(say.relation(line.type))}</h2><p>{node_link(say, ends[0].labels, ends[0].id, ends[0].name)} → '
              f'{node_link(say, ends[1].labels, ends[1].id, ends[1].name)}</p>{words}</section>', "panel")
    elif dot := net.dots.get(state["chosen"]):
        node = pages.node(here.store, dot.key.partition("|")[0], dot.id)
        own = node.properties if node else {}
        rows = "".join(f"<div><dt>{say(*names)}</dt><dd>{text(say.value(own[k]))}</dd></div>" for k, names in PROPERTIES.items() if own.get(k) and own[k] != dot.name)
        prose(f'<section>{kind_chip(say, dot.labels)}<h2>{node_link(say, dot.labels, dot.id, dot.name)}</h2><dl>{rows}</dl></section>', "panel")
    st.caption(say("单击节点展开，再击收起；双击打开页面；单击连线看原文。滚轮缩放，拖动移动，图例可隐藏一类。",
                   "Click a node to unfold, again to fold; double-click for its page; click a line for its words. Wheel zooms, legend hides a kind."))
    st.caption(f"{say.number(len(shown.dots), '个节点', 'node')} · {say.number(len(shown.lines), '条关系', 'relationship')}")
    columns = [Column(n, "", n) for n in ("start", "type", "end", "document", "path", "quote")]
    rows = [{"start": net.dots[x.start].name, "type": x.type, "end": net.dots[x.end].name, **{k: x.said.get(k) for k in ("document", "path", "quote")}}
            for x in shown.lines.values()]
    with st.popover(say("带走", "Take away")):
        files(say, "graph", columns, rows, shown, "graph.files")
