"""The catalogue as forms. What is asked stands in the address, so that an answer can be sent to a colleague; the Cypher behind it stands below."""
from collections.abc import Mapping
from datetime import date

import streamlit as st

from app.here import Here
from app.links import GIVEN
from app.widgets.answers import answered
from app.widgets.parts import FIRST_DAY, LAST_DAY
from app.words import Say
from queries.catalogue import CATALOGUE, TODAY, Audience, Kind, Parameter
from queries.errors import QueryError
from queries.runner import MOST_ROWS, ask, prepared

_FOR = {Audience.RESEARCHER: ("研究者", "Researchers"), Audience.STAFF: ("机关工作人员", "Staff"), Audience.ANALYST: ("分析者", "Analysts")}


def render(here: Here) -> None:
    say = here.say
    audience = st.pills(say("谁常问", "Asked by"), list(_FOR), format_func=lambda a: say(*_FOR[a]), key="audience", label_visibility="collapsed")
    names = [n for n, q in CATALOGUE.items() if audience is None or audience in q.audience]
    asked = here.parameters.get("name", "")
    name = st.selectbox(say("问题", "Question"), names, index=names.index(asked) if asked in names else 0,
                        format_func=lambda n: say(CATALOGUE[n].asks_zh, CATALOGUE[n].asks_en), key=f"question.{audience}.{asked}")
    question = CATALOGUE[name]
    told = {k.removeprefix(GIVEN): v for k, v in here.parameters.items() if k.startswith(GIVEN)} if name == asked else {}
    with st.form(name, border=True):
        columns = st.columns(min(max(len(question.parameters), 1), 4))
        given = {p.name: _field(say, p, name, told, columns[i % len(columns)]) for i, p in enumerate(question.parameters)}
        sent = st.form_submit_button(say("查询", "Ask"), type="primary")
    try:
        if sent:
            prepared(name, given)
            for key in [k for k in st.query_params if k.startswith(GIVEN)]:
                del st.query_params[key]
            st.query_params.update({"name": name, **{GIVEN + k: str(v) for k, v in given.items()}})
            st.rerun()
        if told:
            answered(here, ask(here.store, name, told), say("换几个字，或者换一天。", "Try other words or another day."))
    except QueryError as error:
        st.warning(str(error), icon="✏️")
    with st.expander("Cypher", icon=":material/code:"):
        st.code(question.cypher, language="cypher", wrap_lines=True)
        command = " ".join(["zhengtu query", name, *(f"-p {p.name}={p.example}" for p in question.parameters if p.default is None)])
        st.caption(say("命令行里同样可问：", "The same on the command line: ") + f"`{command}`")


def _field(say: Say, parameter: Parameter, question: str, told: Mapping[str, str], where: st.delta_generator.DeltaGenerator) -> object:
    """The input for one parameter, filled with what the address tells, else with its default."""
    label = say(parameter.zh, parameter.en) + (" *" if parameter.default is None else "")
    said = told.get(parameter.name)
    # What is told is in the key: another address shows its own values.
    key = ".".join(part for part in (question, parameter.name, said) if part)
    if parameter.kind is Kind.DATE:
        return where.date_input(label, _day(said, parameter), FIRST_DAY, LAST_DAY, key=key)
    if parameter.kind is Kind.INTEGER:
        default = int(parameter.default or parameter.example)
        return where.number_input(label, 1, MOST_ROWS, min(max(int(said), 1), MOST_ROWS) if said and said.isdecimal() else default, key=key)
    return where.text_input(label, (parameter.default or "") if said is None else said, placeholder=parameter.example, key=key)


def _day(said: str | None, parameter: Parameter) -> date:
    try:
        return min(max(date.fromisoformat(said or ""), FIRST_DAY), LAST_DAY)
    except ValueError:
        return date.today() if parameter.default == TODAY else date.fromisoformat(parameter.default or parameter.example)
