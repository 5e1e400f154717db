"""The picture of a net that answers clicks, and the ways to take an answer away."""
from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from app import takeaway
from app.drawing.network import Net, option
from app.words import Say
from queries.catalogue import Column

#: What a click tells: a node or an edge, by its key. The empty canvas tells nothing.
_CLICK = "(p) => p.dataType === 'node' ? 'dot ' + p.data.id : p.dataType === 'edge' ? 'line ' + p.data.id : undefined"
#: As the links of `visit.js` do; the browser goes, Python hears nothing.
_DOUBLE = """(p) => { if (p.dataType === 'node' && p.data.page) {
  window.history.pushState(null, '', p.data.page); window.dispatchEvent(new PopStateEvent('popstate')) } }"""


def picture(say: Say, net: Net, chosen: str | None, open_: Collection[str], key: str, height: int = 620, renderer: str = "canvas") -> tuple[str, str] | None:
    """Draws the net; what was clicked since the last run as (dot or line; key), once. A double click opens the page."""
    # Its component can only be declared inside a running app.
    from streamlit_echarts import st_echarts

    dark = st.context.theme.type == "dark"
    told = st_echarts(option(say, net, chosen, open_, dark), events={"click": _CLICK, "dblclick": _DOUBLE}, height=f"{height}px", key=f"{key}.{renderer}",
                      renderer=renderer)
    event = told.get("chart_event") if told else None
    if not event:
        return None
    kind, _, which = str(event).partition(" ")
    return kind, which


def files(say: Say, name: str, columns: Sequence[Column], rows: Sequence, net: Net | None, key: str) -> None:
    """Buttons for CSV, Excel, JSON and, where there is a net, GraphML. A file is made when it is asked for."""
    with st.container(horizontal=True):
        st.download_button("CSV", lambda: takeaway.csv(columns, rows), f"{name}.csv", "text/csv", key=f"{key}.csv", on_click="ignore")
        st.download_button("Excel", lambda: takeaway.excel([(name, columns, rows)]), f"{name}.xlsx",
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key=f"{key}.xlsx", on_click="ignore")
        st.download_button("JSON", lambda: takeaway.as_json(rows), f"{name}.json", "application/json", key=f"{key}.json", on_click="ignore")
        if net is not None and net.dots:
            st.download_button("GraphML", lambda: takeaway.graphml(net), f"{name}.graphml", "application/xml", key=f"{key}.graphml", on_click="ignore",
                               help=say("用 Gephi、yEd、Cytoscape 打开", "For Gephi, yEd, Cytoscape"))
