"""A person: posts through time, groups, duties overseen."""
import streamlit as st

from app.drawing import lists
from app.drawing.markup import heading, in_picture, in_place, section, text
from app.here import Here
from app.screens.shared import asked
from app.widgets.components import prose
from app.widgets.parts import paged
from graph.model import Label
from queries import pages


def render(here: Here) -> None:
    say = here.say
    node = asked(here, Label.LEADER, "人物", "person")
    if node is None:
        return
    prose(heading(say, node.labels, node.name, (
        in_place(say, node.properties.get("place")),
        (say("注意", "Note"), text(say("同一地方的同名者在图谱里是一个人。", "Two people of one name in one place are one here."))),
        in_picture(say, Label.LEADER, node.id))), "head")
    posts = pages.posts_of(here.store, node.id)
    groups = pages.groups_of(here.store, Label.LEADER, node.id)
    duties = pages.duties_overseen(here.store, node.id)
    mentions = pages.documents_of(here.store, Label.LEADER, node.id)
    prose(section(say("职务", "Posts"), len(posts), lists.posts(say, posts, "agency", say("机构", "Agency")), say("没有读到职务。", "No post was read."))
          + section(say("议事机构", "Leading groups"), len(groups), lists.groups(say, groups, "role"), say("没有。", "None.")), "posts")
    if duties:
        st.subheader(say("分管的职责", "Duties overseen"))
        paged(here, duties, lambda rows: lists.overseen(say, rows, here.day), "overseen")
    prose(section(say("提到的公文", "Documents that mention the person"), len(mentions), lists.documents(say, mentions, {}), say("没有。", "None.")), "mentions")
