"""An agency: what it leads and assists, its people over time, its groups, its documents, its neighbours."""
import streamlit as st

from app.drawing import lists
from app.drawing.markup import heading, in_picture, section, text
from app.drawing.markup import link as a
from app.here import Here
from app.links import to_node
from app.screens import group
from app.screens.shared import asked, states_of
from app.widgets.components import prose
from app.widgets.parts import calm, choose_day, paged
from graph.model import Label
from queries import pages


def render(here: Here) -> None:
    say = here.say
    node = asked(here, Label.AGENCY, "机构", "agency")
    if node is None:
        return
    if Label.LEADING_GROUP in node.labels:
        group.show(here, node)
        return
    _head(here, node)
    duties = pages.duties_of_agency(here.store, node.id)
    led, assisted = ([r for r in duties if r["role"] == role] for role in ("LEADS", "ASSISTS"))
    people = pages.people_of_agency(here.store, node.id)
    serving, offices = pages.groups_of(here.store, Label.AGENCY, node.id), pages.offices_at(here.store, node.id)
    issued = pages.documents_of_agency(here.store, node.id)
    neighbours = pages.neighbours_of_agency(here.store, node.id)
    names = (f"{say('牵头', 'Leads')} {len(led)}", f"{say('配合', 'Assists')} {len(assisted)}", f"{say('领导', 'People')} {len(people)}",
             f"{say('议事机构', 'Groups')} {len(serving) + len(offices)}", f"{say('发文', 'Issued')} {len(issued)}", f"{say('共担', 'Neighbours')} {len(neighbours)}")
    choose_day(here, say("效力看哪一天", "Status on which day"))
    tabs = st.tabs(names, default=names[1] if assisted and not led else names[0])
    with tabs[0]:
        _duties(here, led, say("配合单位", "Assisted by"), "led", say("还没有读到由它牵头的职责。", "No duty led by it was read."))
    with tabs[1]:
        _duties(here, assisted, say("同担单位", "Together with"), "assisted", say("还没有读到由它配合的职责。", "No duty assisted by it was read."))
    with tabs[2]:
        if people:
            paged(here, people, lambda rows: lists.posts(say, rows, "leader", say("姓名", "Name")), "people")
        else:
            calm(say("已载入的公文没有写到它的领导。", "No loaded document names its people."))
    with tabs[3]:
        prose(section(say("办公室设在这里", "Keeps the office of"), len(offices), lists.groups(say, offices, "head"), say("没有。", "None."))
              + section(say("参加", "Serves on"), len(serving), lists.groups(say, serving, "role"), say("没有。", "None.")), "groups")
    with tabs[4]:
        states = states_of(here, (r["id"] for r in issued))
        if issued:
            paged(here, issued, lambda rows: lists.documents(say, rows, states), "issued")
        else:
            calm(say("没有载入它的发文。", "None of its documents is loaded."))
    with tabs[5]:
        prose(lists.neighbours(say, neighbours) if neighbours else f'<p class="empty">{text(say("没有与它同担职责的机构。", "No agency shares a duty with it."))}</p>',
              "neighbours")


def _head(here: Here, node: pages.Node) -> None:
    say, found = here.say, node.properties
    around = pages.belongings(here.store, node.id)
    def named(direction: str, *types: str) -> str:
        return "、".join(a(to_node(say, r["labels"], r["id"]), r["name"]) for r in around if r["direction"] == direction and r["type"] in types)

    aliases = [x for x in found.get("aliases") or () if x != node.name]
    uncertain = f'<span class="late">{text(say("全称未能确定", "the full name is not certain"))}</span>' if found.get("certain") is False else ""
    prose(heading(say, node.labels, node.name, (
        (say("层级", "Level"), text(found.get("level"))), (say("属于", "Part of"), named("up", "PART_OF", "IN")), (say("包括", "Made of"), named("up", "MADE_OF")),
        (say("下属", "Bodies"), named("down", "PART_OF")), (say("承接自", "Took over from"), named("up", "SUCCEEDS")),
        (say("由其承接", "Taken over by"), named("down", "SUCCEEDS")),
        (say("也写作", "Also"), text("、".join(aliases))), (say("注意", "Note"), uncertain),
        in_picture(say, Label.AGENCY, node.id))), "head")


def _duties(here: Here, rows: list[pages.Row], others: str, key: str, empty: str) -> None:
    if not rows:
        calm(empty, here.say("可以换一种写法查找，或看配合与牵头的另一栏。", "Try another spelling, or the other list."))
        return
    states = states_of(here, (r["document"] for r in rows))
    paged(here, rows, lambda page: lists.duties(here.say, page, here.day, states, others), key)
