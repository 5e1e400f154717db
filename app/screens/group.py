"""A leading group: its roster through time, the documents that set it up, its office, its duties."""
from app.drawing import lists
from app.drawing.chain import chain
from app.drawing.markup import heading, in_picture, in_place, section
from app.here import Here
from app.screens.shared import asked, states_of
from app.widgets.components import prose
from app.widgets.parts import calm, choose_day, paged
from graph.model import Label
from queries import pages
from queries.status import status


def render(here: Here) -> None:
    node = asked(here, Label.AGENCY, "议事机构", "leading group")
    if node is None:
        return
    show(here, node)


def show(here: Here, node: pages.Node) -> None:
    say, day = here.say, here.day
    prose(heading(say, node.labels, node.name, (
        in_place(say, node.properties.get("place")),
        in_picture(say, Label.AGENCY, node.id))), "head")
    choose_day(here)
    set_up = pages.foundations(here.store, node.id)
    if set_up:
        prose(chain(say, status(here.store, node.id, day)), "status")
    rows = [r for r in pages.roster(here.store, node.id) if not r["issued_on"] or str(r["issued_on"]) <= day.isoformat()]
    if rows:
        prose(section(say("名单", "Roster"), None, lists.roster(say, rows)), "roster")
    else:
        calm(say("到这一天没有读到它的名单。", "No roster of it was read up to this day."), say("换一个日期看看。", "Try another day."))
    prose(section(say("成立与调整", "Set up and changed by"), len(set_up), lists.foundations(say, set_up), say("没有载入。", "None is loaded.")), "set_up")
    duties = pages.duties_of_agency(here.store, node.id)
    if duties:
        states = states_of(here, (r["document"] for r in duties))
        paged(here, duties, lambda page: section(say("职责", "Duties"), len(duties), lists.duties(say, page, day, states, say("同担单位", "Together with"))), "duties")

