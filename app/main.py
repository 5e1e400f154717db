"""The web app's entry: language, search, navigation, and one calm line for whatever goes wrong. `zhengtu app` starts it."""
import traceback
from pathlib import Path

import streamlit as st

from app.here import Here
from app.log import note
from app.resources import forget, store, the_settings
from app.screens import add, agency, basis, console, document, duty, graph, group, home, leader, place, program, questions, search, staff
from app.terminal import told
from app.widgets.search import search_row
from app.words import LANGUAGES, Say
from graph.errors import GraphError, StoreBroken, StoreLost, StoreUnreachable
from queries.errors import QueryError

#: Screens by the path of their address: module, names, and whether the menu names them; the others are reached by links.
SCREENS = {
    "home": (home, "首页", "Home", True),
    "search": (search, "检索", "Search", False),
    "graph": (graph, "图谱", "Graph", True),
    "status": (staff, "效力", "Status", True),
    "questions": (questions, "问题", "Questions", True),
    "console": (console, "控制台", "Console", True),
    "add": (add, "添加公文", "Add documents", True),
    "agency": (agency, "机构", "Agency", False),
    "leader": (leader, "领导", "Leader", False),
    "group": (group, "议事机构", "Leading group", False),
    "document": (document, "公文", "Document", False),
    "basis": (basis, "依据", "Legal basis", False),
    "program": (program, "工程计划", "Programme", False),
    "duty": (duty, "职责", "Duty", False),
    "place": (place, "地方", "Place", False),
}
#: Drawn by ourselves: Streamlit fetches the pictures of its named icons from the network.
ICON = Path(__file__).parent / "widgets" / "icon.svg"
#: Seconds between two looks whether a store that went away is back.
LOOK_AGAIN = 5


def language() -> Say:
    """What the address says, else what this session chose before, else Chinese."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state.language = asked
    return Say(st.session_state.setdefault("language", "zh"))


def shown(name: str, say: Say) -> None:
    """One screen; what goes wrong becomes one line and a way on."""
    try:
        here = Here(store(), the_settings(), say, st.query_params.to_dict())
        search_row(here)
        SCREENS[name][0].render(here)
    except (StoreUnreachable, StoreLost, StoreBroken) as error:
        forget()
        st.warning(say("存储暂时连不上，恢复后这一页会自动继续。", "The store cannot be reached just now; this page goes on by itself once it is back.")
                   + f"\n\n{told(error)}", icon="⏳")
        waiting()
    except (GraphError, QueryError) as error:
        st.warning(told(error) if isinstance(error, GraphError) else str(error), icon="⚠️")
    except Exception as error:
        log = note(traceback.format_exc())
        st.error(say("这一页出了意外，其他页面不受影响。", "Something unexpected happened on this page; the others go on.")
                 + f" ({type(error).__name__}) {say('详情见', 'Details in')} {log}")


@st.fragment(run_every=LOOK_AGAIN)
def waiting() -> None:
    """Looks again from time to time, without anybody's doing."""
    try:
        store().read("RETURN 1 AS one")
    except GraphError:
        forget()
        return
    st.rerun()


def main() -> None:
    say = language()
    pages = {name: st.Page(lambda name=name: shown(name, say), title=say(zh, en), url_path=None if name == "home" else name, default=name == "home",
                           visibility="visible" if in_menu else "hidden") for name, (_, zh, en, in_menu) in SCREENS.items()}
    chosen = st.navigation(list(pages.values()), position="top")
    st.set_page_config(page_title=f"{chosen.title} · 政图", page_icon=str(ICON), layout="wide")
    st.html("<style>.stMainBlockContainer { padding-top: 4.2rem; padding-bottom: 3rem; }</style>")
    chosen.run()


# The processes that read files for an addition import this module again, under another name: they must not draw it.
if __name__ == "__main__":
    main()
