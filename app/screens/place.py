"""A place: its agencies, and the places within it."""
from app.drawing.markup import heading, link, node_link, section
from app.here import Here
from app.links import href
from app.widgets.components import prose
from app.widgets.parts import gone, paged
from graph.model import Label
from queries import pages


def render(here: Here) -> None:
    say = here.say
    node = pages.node(here.store, Label.PLACE, here.id)
    if node is None:
        gone(here, say("地方", "place"))
        return
    prose(heading(say, node.labels, node.id.replace("/", " "), ((say("层级", "Level"), str(node.properties.get("level") or "")),
          (say("图", "Picture"), link(href(say, "graph", kind=Label.PLACE, id=node.id), say("在图中展开", "unfold as a graph"))))), "head")
    rows = pages.agencies_in(here.store, node.id)
    for label, title, key in ((Label.PLACE, say("其中的地方", "Places within"), "places"), (Label.AGENCY, say("机构", "Agencies"), "agencies")):
        some = [r for r in rows if pages.main_label(r["labels"]) == label]
        if some:
            number = len(some)
            paged(here, some, lambda page, title=title, number=number: section(title, number, '<ul class="plain">' + "".join(
                f'<li>{node_link(say, r["labels"], r["id"], r["name"])}</li>' for r in page) + "</ul>"), key)
