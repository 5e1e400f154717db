"""The web app's first page: what is in the graph, its documents, and the questions of the catalogue as forms. Every fact shows its words."""
from datetime import date

import streamlit as st

from app.output import csv_text, shown
from app.report import COUNTED
from graph.digest import counts
from graph.errors import GraphError
from graph.model import Rel
from graph.settings import settings
from graph.store import Store, open_store
from queries.catalogue import CATALOGUE, TODAY, Kind, Parameter
from queries.errors import QueryError
from queries.runner import MOST_ROWS, Answer, ask


@st.cache_resource(show_spinner="连接存储 opening the store …")
def opened() -> Store:
    """The one store of this app, shared by its sessions."""
    return open_store(settings())


def figures(store: Store) -> None:
    """How much there is of each kind of thing."""
    held = counts(store)
    numbers = [(heading, held.get(label, 0)) for label, heading in COUNTED] + [("关系 relationships", sum(held.get(r, 0) for r in Rel))]
    for column, (heading, number) in zip(st.columns(len(numbers)), numbers, strict=True):
        column.metric(heading, f"{number:,}")
    if not held:
        st.info("图谱还是空的。先运行 zhengtu build 文件夹。The graph is empty: run `zhengtu build FOLDER` first.")


def field(parameter: Parameter, key: str) -> object:
    """The input for one parameter, filled with its default."""
    label = f"{parameter.zh} {parameter.name}" + (" *" if parameter.default is None else "")
    if parameter.kind is Kind.DATE:
        value = date.today() if parameter.default == TODAY else date.fromisoformat(parameter.default or parameter.example)
        return st.date_input(label, value, min_value=date(1949, 10, 1), max_value=date(2100, 1, 1), help=parameter.en, key=key)
    if parameter.kind is Kind.INTEGER:
        return st.number_input(label, 1, MOST_ROWS, int(parameter.default or parameter.example), help=parameter.en, key=key)
    return st.text_input(label, parameter.default or "", placeholder=parameter.example, help=parameter.en, key=key)


def show(answer: Answer, key: str) -> None:
    """An answer as a table, with a file to take away."""
    if not answer.rows:
        st.info("没有结果 No rows.")
        return
    if answer.cut:
        st.warning(f"只列出前 {len(answer.rows)} 行 Only the first {len(answer.rows)} rows are shown.")
    headings = {c.name: f"{c.zh} {c.name}" for c in answer.columns}
    st.dataframe([{headings[name]: shown(name, value) for name, value in row.items()} for row in answer.rows], hide_index=True, width="stretch")
    # Spreadsheets on Windows take a file without the mark for the local encoding.
    st.download_button("下载 CSV", csv_text(answer.columns, answer.rows, mark=True).encode(), f"{answer.question.name}.csv", "text/csv", key=key)


def documents(store: Store) -> None:
    """All documents with their status on a chosen day."""
    left, right = st.columns([3, 1])
    words = left.text_input("文件名或文号里的字词 words of name or number", placeholder="工作规则")
    day = right.date_input("日期 day", date.today())
    show(ask(store, "documents", {"words": words, "day": day, "limit": 1000}), "documents")


def questions(store: Store) -> None:
    """The catalogue as forms."""
    name = st.selectbox("问题 question", list(CATALOGUE), format_func=lambda n: f"{CATALOGUE[n].asks_zh} {CATALOGUE[n].asks_en}")
    question = CATALOGUE[name]
    with st.form(name):
        given = {p.name: field(p, f"{name}.{p.name}") for p in question.parameters}
        asked = st.form_submit_button("查询 ask", type="primary")
    if asked:
        try:
            st.session_state.last = ask(store, name, given)
        except QueryError as error:
            st.session_state.pop("last", None)
            st.error(str(error))
    answer = st.session_state.get("last")
    if answer and answer.question.name == name:
        show(answer, "answer")
    with st.expander("Cypher"):
        st.code(question.cypher, language="cypher")


def page() -> None:
    st.set_page_config(page_title="政图", layout="wide")
    st.title("政图")
    st.caption("谁牵头、谁配合、还有效吗：从公文读出的图谱。Who owns it, and does it still hold: a graph read from government documents.")
    try:
        store = opened()
        figures(store)
        for tab, draw in zip(st.tabs(["公文 documents", "问题 questions"]), (documents, questions), strict=True):
            with tab:
                draw(store)
    except GraphError as error:
        # The next run connects anew, so a store that comes back needs no restart of the app.
        opened.clear()
        st.error(f"存储暂时无法使用 The store cannot be used just now: {error}")
        st.button("重试 try again")


page()
