"""Cypher for analysts: one reading statement, its limits announced, the vocabulary beside it, the answer to take away."""
import json

import streamlit as st

from app.drawing import network
from app.here import Here
from app.output import cell
from app.terminal import told
from app.widgets.parts import calm
from app.widgets.picture import files, picture
from graph.errors import BadStatement, TookTooLong, TookTooMuch
from graph.model import NODES, RELATIONSHIPS
from queries import console

EXAMPLES = (
    ("一个机构牵头的职责", "What an agency leads", "MATCH (a:Agency)-[r:LEADS]->(u:Duty)\nWHERE a.name ENDS WITH '水务局'\nRETURN a.name AS agency, u.heading AS duty, r.quote AS quote\nLIMIT 50"),
    ("画出一份公文和它的职责", "A document and its duties as a graph", "MATCH p = (d:Document)-[:ASSIGNS]->(:Duty)<-[:LEADS]-(:Agency)\nRETURN p\nLIMIT 60"),
    ("谁与谁一起做事最多", "Who works together most", "MATCH (a:Agency)-[:LEADS|ASSISTS]->(u:Duty)<-[:LEADS|ASSISTS]-(b:Agency)\nWHERE a.id < b.id\n"
     "RETURN a.name AS one, b.name AS other, count(DISTINCT u) AS shared\nORDER BY shared DESC\nLIMIT 20"),
    ("被引用最多的依据", "The most cited texts", "MATCH (d:Document)-[r:CITES]->(b:LegalBasis)\nRETURN b.name AS basis, b.number AS number, count(DISTINCT d) AS documents\nORDER BY documents DESC\nLIMIT 20"),
)


def render(here: Here) -> None:
    say = here.say
    left, right = st.columns([2, 1])
    with right:
        _vocabulary(here)
    with left:
        example = st.selectbox(say("从一个例子开始", "Begin with an example"), range(len(EXAMPLES)), format_func=lambda i: say(*EXAMPLES[i][:2]), key="example")
        with st.form("console"):
            statement = st.text_area("Cypher", EXAMPLES[example][2], height=170, key=f"statement.{example}")
            columns = st.columns(3)
            limit = columns[0].number_input(say("最多几行", "At most so many rows"), 1, console.MOST_ROWS, console.ROWS)
            seconds = columns[1].number_input(say("最多几秒", "At most so many seconds"), 1, console.MOST_SECONDS, console.SECONDS)
            given = columns[2].text_input(say("参数（JSON）", "Parameters (JSON)"), "", placeholder='{"day": "2024-01-01"}')
            sent = st.form_submit_button(say("运行", "Run"), type="primary")
        st.caption(say("只能读：会改动图谱的语句不会执行。到了行数或时间的上限就停下，并且说明。", "Reading only: what would change the graph is not run. It stops at the limit of rows or time and says so."))
        if sent:
            _run(here, statement, given, int(limit), float(seconds))
        if answer := st.session_state.get("typed"):
            _show(here, answer)


def _run(here: Here, statement: str, given: str, limit: int, seconds: float) -> None:
    say = here.say
    st.session_state.pop("typed", None)
    try:
        parameters = json.loads(given) if given.strip() else {}
        if not isinstance(parameters, dict):
            raise ValueError
    except ValueError:
        st.warning(say("参数要写成一个 JSON 对象，例如 {\"day\": \"2024-01-01\"}。", "Parameters are one JSON object, such as {\"day\": \"2024-01-01\"}."), icon="✏️")
        return
    try:
        with st.spinner(say("查询中…", "Asking …")):
            st.session_state.typed = console.run(here.store, statement, parameters, limit, seconds)
    except (BadStatement, TookTooLong, TookTooMuch) as error:
        st.warning(told(error), icon="✋")


def _show(here: Here, answer: console.Answer) -> None:
    say = here.say
    if not answer.rows:
        calm(say("没有结果。", "No rows."))
        return
    if answer.cut:
        st.caption(say(f"只列出前 {len(answer.rows)} 行，还有更多。", f"Only the first {len(answer.rows)} rows; there are more."))
    net = network.of_values(answer.rows)
    names = [f"{say('表', 'Table')} {len(answer.rows)}", *([f"{say('图', 'Graph')} {len(net.dots)}"] if net.dots else [])]
    tabs = st.tabs(names, default=names[-1])
    with tabs[0]:
        st.dataframe([{k: v if isinstance(v, int | float) else cell(v)[:2000] for k, v in row.items()} for row in answer.rows], hide_index=True, width="stretch")
    if net.dots:
        with tabs[1]:
            picture(say, net, None, net.dots.keys(), "console.net", 520)
            st.caption(say("双击一个节点，打开它的页面。", "Double-click a node for its page."))
    files(say, "cypher", answer.columns, answer.rows, net, "console.files")


def _vocabulary(here: Here) -> None:
    """The vocabulary of the graph, as the statement needs it."""
    say = here.say
    with st.container(height=560, border=True):
        st.markdown(f"**{say('节点', 'Nodes')}**")
        for node in NODES:
            st.markdown(f"`:{node.label}` {node.gloss}", help="  \n".join(f"`{p.name}` {p.type} — {p.gloss}" for p in node.properties))
        st.markdown(f"**{say('关系', 'Relationships')}**")
        st.markdown("  \n".join(f"`(:{'|'.join(r.starts)})-[:{r.type}]->(:{'|'.join(r.ends)})` {r.gloss}" for r in RELATIONSHIPS))
