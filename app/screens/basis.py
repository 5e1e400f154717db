"""A legal basis: everything that stands on it, and what became of it. A text that is loaded too has the page of a document."""
from app.drawing import lists
from app.drawing.chain import chain
from app.drawing.markup import heading, link, section, text
from app.here import Here
from app.links import href
from app.screens import document
from app.screens.shared import states_of
from app.widgets.components import prose
from app.widgets.parts import choose_day, gone
from graph.model import Label
from queries import pages
from queries.status import status


def render(here: Here) -> None:
    say = here.say
    node = pages.node(here.store, Label.LEGAL_BASIS, here.id)
    if node is None:
        gone(here, say("依据", "legal basis"))
        return
    if node.label == Label.DOCUMENT:
        document.show(here, node)
        return
    found = node.properties
    prose(heading(say, node.labels, f"《{found['title']}》" if found.get("title") else node.name, (
        (say("文号", "Number"), text(found.get("number"))), (say("种类", "Kind"), text(say.value(found.get("kind")))),
        (say("原文", "Text"), text(say("没有载入，只知道被引用的情况", "not loaded; only how it is cited is known"))),
        (say("图", "Picture"), link(href(say, "graph", kind=Label.LEGAL_BASIS, id=node.id), say("在图中展开", "unfold as a graph"))))), "head")
    choose_day(here)
    prose(chain(say, status(here.store, node.id, here.day)), "status")
    rows = pages.resting_on(here.store, Label.LEGAL_BASIS, node.id)
    states = states_of(here, (r["id"] for r in rows))
    prose(section(say("立在它上面的公文", "What stands on it"), len(rows), lists.standing(say, rows, states), say("没有。", "None.")), "standing")
