"""For staff: all documents with their status on a day and why, and the lists of what needs a look, to take away as Excel."""
from collections.abc import Sequence
from datetime import date

import streamlit as st

from app import palette, takeaway
from app.drawing.markup import chip, link, state_badge, table, text
from app.here import Here
from app.links import href, to_evidence
from app.output import shown
from app.widgets.parts import calm, choose_day, paged
from app.widgets.picture import files
from app.words import STATES
from queries.catalogue import CATALOGUE, Column
from queries.radar import Finding, Kind, radar
from queries.runner import Answer, ask
from queries.status import Status, statuses

#: Documents that one page works out at once.
MOST = 5_000
LISTS = ("no_longer_hold", "duties_due", "rosters_replaced", "documents_lacking")
COLUMNS = (Column("status", "状态", "status"), Column("document", "公文", "document"), Column("number", "文号", "number"), Column("since", "自", "since"),
           Column("reason", "原因", "reason"), Column("upcoming", "将被", "upcoming"), Column("id", "编号", "id"))
#: The same for what the radar finds.
FOUND = (Column("kind", "种类", "kind"), Column("document", "公文", "document"), Column("number", "文号", "number"), Column("what", "留意什么", "what"),
         Column("on", "哪一天", "day"), Column("by", "由何", "by"), Column("remark", "为什么", "why"), Column("quote", "原文", "words"), Column("path", "条款", "clause"),
         Column("id", "编号", "id"))


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
    tabs = st.tabs([say("全部公文", "All documents"), say("要留意的", "Needs a look"), *(say(*_short(n)) for n in LISTS)], key=f"staff.tabs.{say.lang}", on_change="rerun")
    if tabs[0].open:
        with tabs[0]:
            _all(here, found, rows, day)
    if tabs[1].open:
        with tabs[1]:
            _findings(here)
    for tab, name in zip(tabs[2:], LISTS, strict=True):
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
        (say("公文效力", "Status"), COLUMNS, plain), (say("要留意的", "Needs a look"), FOUND, [_row(here, f) for f in radar(here.store, day, most=MOST).findings]),
        *((say(*_short(n)), CATALOGUE[n].columns, _list(here, n).rows) for n in LISTS)]),
        f"zhengtu-{day}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key="staff.excel", on_click="ignore")


def _findings(here: Here) -> None:
    """What the radar sees on the page's day, each kind to be shown or hidden, every finding with its words."""
    say = here.say
    seen = radar(here.store, here.day)
    number = {k: sum(f.kind is k for f in seen.findings) for k in Kind}
    chosen = st.pills(say("种类", "Kinds"), [k for k in Kind if number[k]], selection_mode="multi", key="staff.kinds", label_visibility="collapsed",
                      format_func=lambda k: f"{say(k.zh, k.en)} {number[k]}")
    rows = [f for f in seen.findings if not chosen or f.kind in chosen]
    if not rows:
        calm(say("这一天没有要留意的。", "Nothing needs a look on this day."), icon="✅")
        return
    paged(here, rows, lambda some: _found(here, some), "staff.findings")
    st.caption(say(f"全国性法律的修订和废止核对到 {seen.laws_checked_on}。", f"Revisions and repeals of national laws were gone through up to {seen.laws_checked_on}."))
    files(say, f"radar-{here.day}", FOUND, [_row(here, f) for f in rows], None, "staff.radar")


def _found(here: Here, rows: Sequence[Finding]) -> str:
    say = here.say

    def words(f: Finding) -> str:
        e = f.evidence
        if e is None:
            return ""
        if e.start is None or e.end is None:
            return f"<q>{text(e.quote[:60])}</q>"
        return link(to_evidence(say, e.document, e.start, e.end), f"❝ {e.path or say('原文', 'text')}", e.quote, "evidence")

    page = {Kind.WANTED: "basis"}
    columns = (say("公文", "Document"), say("留意什么", "What"), say("哪一天", "Day"), say("为什么", "Why"), say("原文", "Words"))
    return table(columns, ((link(href(say, page.get(f.kind, "document"), id=f.id), f.name) + (f' <small class="nb">{text(f.number)}</small>' if f.number else ""),
                            f"{chip(say(f.kind.zh, f.kind.en.partition(':')[0]), palette.GREY)} {text(f.what or '')}", f'<span class="day">{f.on}</span>' if f.on else "",
                            f"<small>{text(say(f.remark_zh, f.remark_en))}</small>", words(f)) for f in rows))


def _row(here: Here, f: Finding) -> dict[str, object]:
    say = here.say
    return {"kind": say(f.kind.zh, f.kind.en), "document": f.name, "number": f.number, "what": f.what, "on": f.on.isoformat() if f.on else None, "by": f.by,
            "remark": say(f.remark_zh, f.remark_en), "quote": f.evidence.quote if f.evidence else None, "path": f.evidence.path if f.evidence else None, "id": f.id}


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
    return {"no_longer_hold": ("已失效", "No longer hold"), "duties_due": ("一年内到期职责", "Due within a year"),
            "rosters_replaced": ("名单已调整", "Rosters replaced"), "documents_lacking": ("要素不全", "Lacking something")}[name]


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
