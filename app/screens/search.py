"""Everything that fits some words; words that ask a question of the catalogue are answered first."""
import re

import streamlit as st

from app.drawing.markup import kind_chip, link, text
from app.here import Here
from app.links import href, to_node, to_question
from app.widgets.answers import answered
from app.widgets.components import prose
from app.widgets.parts import calm, paged
from app.words import Say
from graph.model import Label
from queries.ask import Understood, answer, understand
from queries.errors import QueryError
from queries.search import Found, search

KINDS = (Label.AGENCY, Label.LEADER, Label.DOCUMENT, Label.DUTY, Label.PROGRAM, Label.LEGAL_BASIS, Label.PROVISION)
MOST = 100
_ASKS = re.compile(r"谁|什么|哪|吗|怎么|如何|多少|[？?]")


def render(here: Here) -> None:
    say, words = here.say, here.parameters.get("q", "").strip()
    if not words:
        calm(say("在上面的框里写几个字：机构、人名、文号、职责里的词都可以。", "Type a few words above: an agency, a name, a number, words of a duty."), icon="🔎")
        return
    if understood := understand(words):
        words = _answer(here, understood) or words
    elif _ASKS.search(words):
        prose(f'<div class="quiet">{text(say("没有合适的问题，只作检索。", "No question fits; this is a search alone."))} '
              f'{link(href(say, "questions"), say("全部问题", "All questions"))}</div>', "asked")
    chosen = st.pills(say("只看", "Only"), KINDS, selection_mode="multi", format_func=say.kind, key="search.kinds", label_visibility="collapsed")
    found = search(here.store, words, kinds=chosen or None, limit=MOST)
    if not found:
        calm(say(f"没有找到“{words}”。", f"Nothing fits “{words}”."), say("试试少写几个字，或换一种写法。", "Try fewer words, or another spelling."), "🔎")
        return
    st.caption(say(f"检索“{words}”：{'前 ' if len(found) == MOST else ''}{len(found)} 条", f"“{words}”: {'the first ' if len(found) == MOST else ''}{len(found)} found"))
    paged(here, found, lambda some: '<ul class="plain">' + "".join(hit(say, f) for f in some) + "</ul>", f"hits.{words}")


def _answer(here: Here, understood: Understood) -> str:
    """Shows the answer; the words that the question is about, for a search."""
    say, store = here.say, here.store
    try:
        understood, found = answer(store, understood)
    except QueryError as error:
        st.warning(str(error), icon="✏️")
        return ""
    asked, address = understood.asked, to_question(say, understood.question, found.parameters)
    instead = "".join(f"<div>{text(say(f'没有叫“{typed}”的，按“{taken}”回答。', f'Nothing is called “{typed}”: “{taken}” is meant.'))}</div>" for typed, taken in understood.instead)
    prose(f'<div class="quiet">{text(say("当作问题回答", "Answered as a question"))}</div><h3>{link(address, say(asked.asks_zh, asked.asks_en))}</h3>{instead}', "asked")
    answered(here, found, say("下面是检索到的。", "What a search finds stands below."))
    return understood.about


def hit(say: Say, found: Found) -> str:
    """One line: what it is, its name, the words that fit, where it stands."""
    labels = [found.label, *([Label.LEADING_GROUP] if found.kind_zh == "议事机构" else [])]
    stretch = ""
    if found.text and found.text != found.name:
        stretch = f"<div>{marked(found.text, found.marks)}</div>"
    name = link(to_node(say, labels, found.id), found.name)
    where = f'<div class="where">{text(found.where)}</div>' if found.where else ""
    return f'<li class="hit">{kind_chip(say, labels)} {name}{where}{stretch}</li>'


def marked(words: str, marks: tuple[tuple[int, int], ...]) -> str:
    """`words` with the stretches of `marks` marked.

    >>> marked("更新供水管网", ((2, 4),))
    '更新<mark>供水</mark>管网'
    """
    out, at = [], 0
    for start, end in marks:
        out += [text(words[at:start]), f"<mark>{text(words[start:end])}</mark>"]
        at = end
    return "".join(out) + text(words[at:])
