"""The catalogue as forms: the answer as a table and as a graph, the Cypher behind it, files to take away."""
from datetime import date

import streamlit as st

from app.drawing import network
from app.here import Here
from app.output import shown
from app.widgets.parts import FIRST_DAY, LAST_DAY, calm
from app.widgets.picture import files, picture
from app.words import Say
from queries.catalogue import CATALOGUE, TODAY, Audience, Kind, Parameter
from queries.errors import QueryError
from queries.runner import MOST_ROWS, Answer, ask

_FOR = {Audience.RESEARCHER: ("研究者", "Researchers"), Audience.STAFF: ("机关工作人员", "Staff"), Audience.ANALYST: ("分析者", "Analysts")}


def render(here: Here) -> None:
    say = here.say
    audience = st.pills(say("谁常问", "Asked by"), list(_FOR), format_func=lambda a: say(*_FOR[a]), key="audience", label_visibility="collapsed")
    names = [n for n, q in CATALOGUE.items() if audience is None or audience in q.audience]
    asked = here.parameters.get("name", "")
    name = st.selectbox(say("问题", "Question"), names, index=names.index(asked) if asked in names else 0,
                        format_func=lambda n: say(CATALOGUE[n].asks_zh, CATALOGUE[n].asks_en), key=f"question.{audience}.{asked}")
    question = CATALOGUE[name]
    with st.form(name, border=True):
        columns = st.columns(min(max(len(question.parameters), 1), 4))
        given = {p.name: _field(say, p, f"{name}.{p.name}", columns[i % len(columns)]) for i, p in enumerate(question.parameters)}
        sent = st.form_submit_button(say("查询", "Ask"), type="primary")
    if sent:
        try:
            st.session_state.answer = ask(here.store, name, given)
        except QueryError as error:
            st.session_state.pop("answer", None)
            st.warning(str(error), icon="✏️")
    answer = st.session_state.get("answer")
    if answer and answer.question.name == name:
        _show(here, answer)
    with st.expander("Cypher", icon=":material/code:"):
        st.code(question.cypher, language="cypher", wrap_lines=True)
        command = " ".join(["zhengtu query", name, *(f"-p {p.name}={p.example}" for p in question.parameters if p.default is None)])
        st.caption(say("命令行里同样可问：", "The same on the command line: ") + f"`{command}`")


def _field(say: Say, parameter: Parameter, key: str, where: st.delta_generator.DeltaGenerator) -> object:
    """The input for one parameter, filled with its default."""
    label = say(parameter.zh, parameter.en) + (" *" if parameter.default is None else "")
    if parameter.kind is Kind.DATE:
        value = date.today() if parameter.default == TODAY else date.fromisoformat(parameter.default or parameter.example)
        return where.date_input(label, value, FIRST_DAY, LAST_DAY, key=key)
    if parameter.kind is Kind.INTEGER:
        return where.number_input(label, 1, MOST_ROWS, int(parameter.default or parameter.example), key=key)
    return where.text_input(label, parameter.default or "", placeholder=parameter.example, key=key)


def _show(here: Here, answer: Answer) -> None:
    say = here.say
    if not answer.rows:
        calm(say("没有符合的结果。", "No rows."), say("换几个字，或者换一天。", "Try other words or another day."))
        return
    if answer.cut:
        st.caption(say(f"只列出前 {len(answer.rows)} 行，还有更多：把“最多几行”改大。", f"Only the first {len(answer.rows)} rows are listed; raise the limit for more."))
    headings = {c.name: say(c.zh, c.name.replace("_", " ")) for c in answer.columns}
    net = network.of_answer(say, headings, answer.rows)
    table, graph = st.tabs((f"{say('表', 'Table')} {len(answer.rows)}", say("图", "Graph")))
    with table:
        st.dataframe([{headings[k]: shown(k, v) if say.lang == "zh" else v for k, v in row.items()} for row in answer.rows], hide_index=True, width="stretch")
        files(say, answer.question.name, answer.columns, answer.rows, net, f"files.{answer.question.name}")
    with graph:
        if net.lines:
            picture(say, net, None, net.dots.keys(), f"net.{answer.question.name}", 520)
            st.caption(say("双击一个节点，去找它。", "Double-click a node to look it up."))
        else:
            calm(say("这个问题的答案没有可以连成图的事物。", "Nothing in this answer can be joined into a graph."))
