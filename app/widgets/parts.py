"""What several screens show alike: the choice of a day, a message with its next step, rows a page at a time."""
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import streamlit as st

from app.here import Here
from app.widgets.components import prose

T = TypeVar("T")
#: Rows of one list on one page.
PAGE = 50
FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2100, 12, 31)


def choose_day(here: Here, label: str | None = None) -> date:
    """A field for the day, which is part of the page's address."""
    say, day = here.say, here.day
    # The day is in the key: going back in the browser shows the field as it was.
    given = st.date_input(label or say("哪一天", "On which day"), day, FIRST_DAY, LAST_DAY, key=f"day.{day}", format="YYYY-MM-DD", width=170)
    if isinstance(given, date) and given != day:
        st.query_params["day"] = given.isoformat()
        st.rerun()
    return day


def calm(say_zh_en: str, next_step: str = "", icon: str = "ℹ️") -> None:
    """One sentence and the next step."""
    st.info(f"{say_zh_en} {next_step}".strip(), icon=icon)


def gone(here: Here, what: str) -> None:
    """The address names something that the graph does not hold."""
    say = here.say
    calm(say(f"图谱里没有这个{what}：它所在的公文可能已移除，或者地址不完整。", f"The graph holds no such {what}: its document was removed, or the address is cut short."),
         say("可以在上面的框里重新查找。", "Look for it in the box above."))


def paged(here: Here, rows: Sequence[T], draw: Callable[[Sequence[T]], str], key: str) -> None:
    """`draw` of the rows of one page, and the pages' numbers below where there are more."""
    pages = max((len(rows) + PAGE - 1) // PAGE, 1)
    chosen = min(max(int(st.session_state.get(f"{key}.page", 1)), 1), pages)
    prose(draw(rows[(chosen - 1) * PAGE:chosen * PAGE]), key)
    if pages > 1:
        st.pagination(pages, key=f"{key}.page") if hasattr(st, "pagination") else st.number_input(
            here.say(f"第几页（共 {pages} 页）", f"Page (of {pages})"), 1, pages, key=f"{key}.page", width=160)
