"""What several screens read alike."""
from collections.abc import Iterable

from app.here import Here
from app.widgets.parts import gone
from graph.model import Label
from queries import pages
from queries.status import statuses


def asked(here: Here, label: Label, zh: str, en: str) -> pages.Node | None:
    """The node that the page's address names; where the graph has none, the page says so."""
    node = pages.node(here.store, label, here.id)
    if node is None:
        gone(here, here.say(zh, en))
    return node


def states_of(here: Here, ids: Iterable[object]) -> dict[str, str]:
    """Status of these texts on the page's day, by id."""
    wanted = list(dict.fromkeys(str(i) for i in ids))
    return {s.id: str(s.state) for s in statuses(here.store, here.day, ids=wanted)} if wanted else {}
