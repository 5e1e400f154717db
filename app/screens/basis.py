"""A legal basis: everything that stands on it, and what became of it. A text that is loaded too has the page of a document."""
from app.drawing import lists
from app.drawing.chain import chain
from app.drawing.markup import heading, in_picture, section, text
from app.here import Here
from app.screens import document
from app.screens.shared import asked, states_of
from app.widgets.components import prose
from app.widgets.parts import choose_day
from graph.model import Label
from queries import pages
from queries.status import status


def render(here: Here) -> None:
    say = here.say
    node = asked(here, Label.LEGAL_BASIS, "依据", "legal basis")
    if node is None:
        return
    if node.label == Label.DOCUMENT:
        document.show(here, node)
        return
    found = node.properties
    prose(heading(say, node.labels, f"《{found['title']}》" if found.get("title") else node.name, (
        (say("文号", "Number"), text(found.get("number"))), (say("种类", "Kind"), text(say.value(found.get("kind")))),
        (say("原文", "Text"), text(say("没有载入，只知道被引用的情况", "not loaded; only how it is cited is known"))),
        in_picture(say, Label.LEGAL_BASIS, node.id))), "head")
    choose_day(here)
    prose(chain(say, status(here.store, node.id, here.day)), "status")
    rows = pages.resting_on(here.store, Label.LEGAL_BASIS, node.id)
    states = states_of(here, (r["id"] for r in rows))
    prose(section(say("立在它上面的公文", "What stands on it"), len(rows), lists.standing(say, rows, states), say("没有。", "None.")), "standing")
