"""A document: its text with every fact marked, its status on a day and why, what it rests on, what rests on it, its duties."""
import streamlit as st

from app.drawing import lists, reader
from app.drawing.chain import chain
from app.drawing.markup import heading, in_picture, link, section, text
from app.here import Here
from app.links import href, span_of
from app.originals import original
from app.screens.shared import asked, states_of
from app.widgets import components
from app.widgets.components import prose
from app.widgets.parts import calm, choose_day, paged
from graph.model import Label
from queries import pages
from queries.status import status


def render(here: Here) -> None:
    node = asked(here, Label.DOCUMENT, "公文", "document")
    if node is None:
        return
    show(here, node)


def show(here: Here, node: pages.Node) -> None:
    say = here.say
    _head(here, node)
    choose_day(here)
    prose(chain(say, status(here.store, node.id, here.day)), "status")
    resting, rests = pages.resting_on(here.store, Label.LEGAL_BASIS, node.id), pages.rests_on(here.store, node.id)
    duties = pages.duties_of_document(here.store, node.id)
    tabs = st.tabs((say("原文", "Text"), f"{say('职责', 'Duties')} {len(duties)}", f"{say('它依据的', 'Rests on')} {len(rests)}",
                    f"{say('依据它的', 'What rests on it')} {len(resting)}"))
    with tabs[0]:
        _text(here, node)
    states = states_of(here, (*(r["id"] for r in rests), *(r["id"] for r in resting)))
    with tabs[1]:
        if duties:
            paged(here, duties, lambda page: lists.duties(say, page, here.day, {}, say("谁承担", "Borne by")), "duties")
        else:
            calm(say("没有读到它规定的职责。", "No duty was read in it."))
    with tabs[2]:
        prose(section(say("引用、废止和修改的文件", "Texts that it cites, repeals or amends"), len(rests), lists.bases(say, rests, states), say("没有。", "None.")), "rests")
    with tabs[3]:
        prose(section(say("引用、废止或修改它的公文", "Documents that cite, repeal or amend it"), len(resting), lists.standing(say, resting, states),
                      say("已载入的公文都没有提到它。", "No loaded document refers to it.")), "resting")


def _head(here: Here, node: pages.Node) -> None:
    say, found = here.say, node.properties
    ends = pages.issuers(here.store, node.id)
    named = {fact: "、".join(dict.fromkeys(link(href(say, "agency", id=r["id"]), r["name"]) for r in ends if r["fact"] == fact)) for fact in ("ISSUED", "ADDRESSED_TO")}
    lacking = "、".join(say.value(x) for x in found.get("lacks") or ())
    prose(heading(say, node.labels, found.get("title") or node.name, (
        (say("文号", "Number"), text(found.get("number"))), (say("文种", "Kind"), text(found.get("type"))), (say("发文", "Issued by"), named["ISSUED"]),
        (say("主送", "Addressed to"), named["ADDRESSED_TO"]), (say("成文", "Issued on"), text(found.get("issued_on"))),
        (say("施行", "In force from"), text(found.get("effective_on"))), (say("有效至", "Holds until"), text(found.get("expires_on"))),
        (say("通过", "Adopted by"), text(found.get("approved_by"))), (say("缺", "Lacks"), text(lacking)), (say("文件", "File"), text(found.get("source"))),
        in_picture(say, Label.DOCUMENT, node.id))), "head")


def _text(here: Here, node: pages.Node) -> None:
    """The original where a file still holds it, else the clauses as the graph keeps them."""
    say, found = here.say, node.properties
    facts, outline = pages.facts(here.store, node.id), pages.outline(here.store, node.id)
    at, path = here.parameters.get("at", ""), here.parameters.get("path", "")
    wanted = span_of(at)
    held = original(here.settings, node.id, int(str(found["start"])), int(str(found["end"])), str(found["sha256"]))
    if held is not None:
        shown, found_marks = held.text, reader.marks(held.text, held.start, facts)
        anchors = {int(str(c["start"])) - held.start: str(c["path"]) for c in outline}
        here_ = (wanted[0] - held.start, wanted[1] - held.start) if wanted else None
        st.caption(say(f"{held.file.name} 第 {held.start}–{held.start + len(held.text)} 字，一字未改。点有颜色的字，看它说了什么。",
                       f"{held.file.name}, characters {held.start}–{held.start + len(held.text)}, unchanged. Click coloured words to see what they say."))
    else:
        shown, found_marks, places = reader.rebuilt(outline, facts)
        anchors = {start: p for p, start in places.items()}
        here_ = next(((m.start, m.end) for m in found_marks if wanted and (facts[m.fact]["start"], facts[m.fact]["end"]) == wanted), None)
        st.warning(say(f"找不到原文件 {found.get('source')}，或者它已改动；下面是图谱里保存的条款文字，不含版面。重新构建该文件即可看到原文。",
                       f"The file {found.get('source')} is gone or was changed; below are the clauses as the graph keeps them, without the layout. "
                       "Build the file again to see the original."), icon="📄")
    components.reader(reader.html(shown, found_marks, facts, here_, anchors), [reader.card(say, f) for f in facts], reader.legend(say, facts), reader.COLOURS,
                      reader.outline_items(outline), {"outline": say("提纲", "Outline"), "close": say("关闭", "Close")}, at, path, f"reader.{node.id}")

