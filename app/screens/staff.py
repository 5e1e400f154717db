"""For staff: all documents with their status on a day and why, and the lists of what needs a look, to take away as Excel."""
from collections.abc import Sequence
from datetime import date

import streamlit as st

from app import palette, takeaway
from app.drawing.markup import link, state_badge, table, text
from app.here import Here
from app.links import href
from app.output import shown
from app.widgets.parts import calm, choose_day, paged
from app.widgets.picture import files
from app.words import STATES
from queries.catalogue import CATALOGUE, Column
from queries.runner import Answer, ask
from queries.status import Status, statuses

#: Documents that one page works out at once.
MOST = 5_000
LISTS = ("stale_citations", "no_longer_hold", "duties_overdue", "duties_due", "rosters_replaced", "cited_not_loaded", "documents_lacking")
COLUMNS = (Column("status", "状态", "status"), Column("document", "公文", "document"), Column("number", "文号", "number"), Column("since", "自", "since"),
           Column("reason", "原因", "reason"), Column("upcoming", "将被", "upcoming"), Column("id", "编号", "id"))


def render(here: Here) -> None:
    say = here.say
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = choose_day(here, say("看哪一天", "On which day"))
        words = st.text_input(say("名称或文号里的字", "Words of name or number"), key="staff.words", placeholder=say("工作规则", "工作规则"))
        place = st.text_input(say("地方", "Place"), key="staff.place", placeholder=say("如 巨鹿县", "such as 巨鹿县"))
    found = statuses(here.store, day, place=place.strip(), limit=MOST)
    if not found:
        calm(say("没有符合的公文。", "No document fits."), say("换一个地方，或先添加公文。", "Try another place, or add documents first."))
        return
    number = {state: sum(str(s.state) == state for s in found) for state in STATES}
    chosen = st.pills(say("状态", "Status"), [s for s in STATES if number[s]], selection_mode="multi", key="staff.states", label_visibility="collapsed",
                      format_func=lambda s: f"{say.state(s)} {number[s]}")
    st.echarts_chart(_bar(here, number), height=24, key="staff.bar", alt=say("各状态的公文数", "Documents by status"))
    rows = [s for s in found if (not chosen or str(s.state) in chosen) and (not words or words in s.name or words in (s.number or ""))]
    # Only the list that is looked at is worked out.
    tabs = st.tabs([say("全部公文", "All documents"), *(say(*_short(n)) for n in LISTS)], key=f"staff.tabs.{say.lang}", on_change="rerun")
    if tabs[0].open:
        with tabs[0]:
            _all(here, found, rows, day)
    for tab, name in zip(tabs[1:], LISTS, strict=True):
        if tab.open:
            with tab:
                _one(here, name)


def _all(here: Here, found: Sequence[Status], rows: list[Status], day: date) -> None:
    say = here.say
    if len(found) == MOST:
        st.caption(say(f"只列出最新的 {MOST} 份。", f"Only the newest {MOST} are listed."))
    paged(here, rows, lambda some: _table(here, some), "staff.rows")
    plain = [_plain(here, s) for s in rows]
    st.download_button(say("导出 Excel（含各清单）", "Excel, with all lists"), lambda: takeaway.excel([
        (say("公文效力", "Status"), COLUMNS, plain), *((say(*_short(n)), CATALOGUE[n].columns, _list(here, n).rows) for n in LISTS)]),
        f"zhengtu-{day}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key="staff.excel", on_click="ignore")


def _one(here: Here, name: str) -> None:
    """One of the lists of the catalogue on the page's day."""
    say, answer = here.say, _list(here, name)
    st.caption(say(CATALOGUE[name].asks_zh, CATALOGUE[name].asks_en))
    if not answer.rows:
        calm(say("这一天没有。", "None on this day."), icon="✅")
        return
    headings = {c.name: say(c.zh, c.name.replace("_", " ")) for c in answer.columns}
    st.dataframe([{headings[k]: shown(k, v) if say.lang == "zh" else v for k, v in r.items()} for r in answer.rows], hide_index=True, width="stretch")
    files(say, name, answer.columns, answer.rows, None, f"staff.{name}")


def _list(here: Here, name: str) -> Answer:
    given = {"limit": 1000} | ({"day": here.day.isoformat()} if CATALOGUE[name].parameter("day") else {})
    if CATALOGUE[name].parameter("until"):
        given["until"] = here.day.replace(year=here.day.year + 1, day=min(here.day.day, 28)).isoformat()
    return ask(here.store, name, given)


def _short(name: str) -> tuple[str, str]:
    return {"stale_citations": ("引用了失效文件", "Stale citations"), "no_longer_hold": ("已失效", "No longer hold"), "duties_overdue": ("逾期职责", "Overdue duties"),
            "duties_due": ("一年内到期职责", "Due within a year"), "rosters_replaced": ("名单已调整", "Rosters replaced"),
            "cited_not_loaded": ("引用而未载入", "Cited, not loaded"), "documents_lacking": ("要素不全", "Lacking something")}[name]


def _table(here: Here, rows: Sequence[Status]) -> str:
    say = here.say
    columns = (say("公文", "Document"), say("文号", "Number"), say("状态", "Status"), say("自", "Since"), say("为什么", "Why"))
    return table(columns, ((link(href(say, "document", id=s.id, day=here.day.isoformat()), s.name), f'<span class="nb">{text(s.number)}</span>' if s.number else "", state_badge(say, s.state),
                            f'<span class="day">{s.since}</span>' if s.since else "", f"<small>{text(say(s.reason_zh, s.reason_en))}</small>") for s in rows))


def _plain(here: Here, s: Status) -> dict[str, object]:
    say = here.say
    return {"status": say.state(s.state), "document": s.name, "number": s.number, "since": s.since.isoformat() if s.since else None,
            "reason": say(s.reason_zh, s.reason_en), "upcoming": "、".join(f"{u.since} {u.number or u.name}" for u in s.upcoming), "id": s.id}


def _bar(here: Here, number: dict[str, int]) -> dict[str, object]:
    """One line, parted by status."""
    say = here.say
    return {"grid": {"left": 0, "right": 0, "top": 2, "bottom": 2}, "tooltip": {},
            "xAxis": {"type": "value", "show": False, "max": sum(number.values())}, "yAxis": {"type": "category", "show": False, "data": [""]},
            "series": [{"type": "bar", "stack": "all", "name": say.state(s), "data": [n], "barWidth": 18, "itemStyle": {"color": palette.STATES[s]}}
                       for s, n in number.items() if n]}
