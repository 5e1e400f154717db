"""What several screens read alike."""
from collections.abc import Iterable

from app.here import Here
from queries.status import statuses


def states_of(here: Here, ids: Iterable[object]) -> dict[str, str]:
    """Status of these texts on the page's day, by id."""
    wanted = list(dict.fromkeys(str(i) for i in ids))
    return {s.id: str(s.state) for s in statuses(here.store, here.day, ids=wanted)} if wanted else {}
