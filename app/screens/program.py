"""A programme: the duties under it, the documents that launch it and those that speak of it."""
from app.drawing import lists
from app.drawing.markup import heading, in_picture, in_place, section, text
from app.here import Here
from app.screens.shared import asked, states_of
from app.widgets.components import prose
from app.widgets.parts import calm, choose_day, paged
from graph.model import Label
from queries import pages


def render(here: Here) -> None:
    say = here.say
    node = asked(here, Label.PROGRAM, "工程计划", "programme")
    if node is None:
        return
    found = node.properties
    years = "–".join(str(found[k]) for k in ("from_year", "to_year") if found.get(k))
    prose(heading(say, node.labels, node.name, (
        (say("年份", "Years"), text(years)), in_place(say, node.properties.get("place")),
        in_picture(say, Label.PROGRAM, node.id))), "head")
    choose_day(here, say("效力看哪一天", "Status on which day"))
    duties, documents = pages.duties_of_program(here.store, node.id), pages.documents_of(here.store, Label.PROGRAM, node.id)
    states = states_of(here, (*(r["document"] for r in duties), *(r["id"] for r in documents)))
    launching, mentioning = ([r for r in documents if (r["fact"] == "LAUNCHES") is is_launch] for is_launch in (True, False))
    prose(section(say("由这些公文提出", "Launched by"), len(launching), lists.documents(say, launching, states), say("没有载入提出它的公文。", "No such document is loaded."))
          + section(say("提到它的公文", "Mentioned by"), len(mentioning), lists.documents(say, mentioning, states), say("没有。", "None.")), "documents")
    if duties:
        paged(here, duties, lambda page: section(say("属于它的职责", "Duties under it"), len(duties),
                                                 lists.duties(say, page, here.day, states, say("牵头单位", "Led by"))), "duties")
    else:
        calm(say("没有读到属于它的职责。", "No duty under it was read."))
