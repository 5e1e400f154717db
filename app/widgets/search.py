"""The row above every page: the search box with its suggestions, and the switch of languages."""
import streamlit as st

from app import palette
from app.here import Here
from app.links import href, to_node
from app.widgets.components import search_box
from app.words import LANGUAGES
from queries.search import suggest


def suggestions(here: Here, beginning: str) -> list[dict[str, str]]:
    """What may be meant, as the search box wants it; nothing for what is too short to say."""
    if not beginning.strip():
        return []
    return [{"href": to_node(here.say, [f.label], f.id), "kind": here.say(f.kind_zh, here.say.kind(f.label)), "name": f.name, "where": f.where or "",
             "colour": palette.KINDS.get(f.label, palette.GREY)} for f in suggest(here.store, beginning)]


@st.fragment
def _box(here: Here) -> None:
    say = here.say
    search_box(here.parameters.get("q", ""), say("找机构、领导、公文、职责、计划、依据，或者提问：谁负责秸秆禁烧", "Find an agency, leader, document, duty or legal basis, or ask in Chinese: 谁负责秸秆禁烧"),
               href(say, "search", q="") + ("&" if "?" in href(say, "search") else "?") + "q=", lambda b: suggestions(here, b), key=f"search.{say.lang}")


def search_row(here: Here) -> None:
    box, switch = st.columns([1, 0.16], vertical_alignment="center")
    with box:
        _box(here)
    with switch:
        chosen = st.segmented_control("Language 语言", list(LANGUAGES), default=here.say.lang, format_func=LANGUAGES.__getitem__, label_visibility="collapsed",
                                      key=f"lang.{here.say.lang}", required=True)
    if chosen and chosen != here.say.lang:
        st.session_state.language = chosen
        st.query_params["lang"] = chosen
        st.rerun()
