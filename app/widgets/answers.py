"""The answer to a question of the catalogue: a table and a graph, each with files to take away."""
import streamlit as st

from app.drawing import network
from app.here import Here
from app.output import shown
from app.widgets.parts import calm
from app.widgets.picture import files, picture
from queries.runner import Answer


def answered(here: Here, answer: Answer, next_step: str = "") -> None:
    """`next_step`: what to try where nothing is found."""
    say = here.say
    if not answer.rows:
        calm(say("没有符合的结果。", "No rows."), next_step)
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
