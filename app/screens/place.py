"""A place: its agencies, and the places within it."""
from app.drawing.markup import heading, in_picture, node_link, section
from app.here import Here
from app.screens.shared import asked
from app.widgets.components import prose
from app.widgets.parts import paged
from graph.model import Label
from queries import pages


def render(here: Here) -> None:
    say = here.say
    node = asked(here, Label.PLACE, "地方", "place")
    if node is None:
        return
    prose(heading(say, node.labels, node.id.replace("/", " "), ((say("层级", "Level"), str(node.properties.get("level") or "")),
          in_picture(say, Label.PLACE, node.id))), "head")
    rows = pages.agencies_in(here.store, node.id)
    for label, title, key in ((Label.PLACE, say("其中的地方", "Places within"), "places"), (Label.AGENCY, say("机构", "Agencies"), "agencies")):
        some = [r for r in rows if pages.main_label(r["labels"]) == label]
        if some:
            number = len(some)
            paged(here, some, lambda page, title=title, number=number: section(title, number, '<ul class="plain">' + "".join(
                f'<li>{node_link(say, r["labels"], r["id"], r["name"])}</li>' for r in page) + "</ul>"), key)
