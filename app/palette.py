"""The colours of kinds, facts and states: told apart in light and in dark, and by people who see red and green alike (after Okabe and Ito)."""
from collections.abc import Mapping

from graph.model import Label, Rel

GREY = "#7A7F87"
KINDS: Mapping[str, str] = {
    Label.DOCUMENT: "#2F78C4", Label.LEGAL_BASIS: "#4FA9DB", Label.AGENCY: "#0E9A72", Label.LEADER: "#C46BA0", Label.PROGRAM: "#D9920A",
    Label.DUTY: "#CF5A1A", Label.PROVISION: GREY, Label.PLACE: "#8C6D4A", Label.LEADING_GROUP: "#7A61C4",
}
FACTS: Mapping[str, str] = {
    Rel.ISSUED: KINDS[Label.AGENCY], Rel.ADDRESSED_TO: KINDS[Label.AGENCY], Rel.CITES: KINDS[Label.LEGAL_BASIS], Rel.SUPERSEDES: "#D23C3C",
    Rel.AMENDS: "#D23C3C", Rel.ASSIGNS: KINDS[Label.DUTY], Rel.LEADS: "#B5450B", Rel.ASSISTS: "#E08A4F", Rel.OVERSEES: KINDS[Label.LEADER],
    Rel.HOLDS: KINDS[Label.LEADER], Rel.LEAVES: KINDS[Label.LEADER], Rel.SERVES_ON: KINDS[Label.LEADING_GROUP], Rel.HAS_OFFICE_AT: KINDS[Label.LEADING_GROUP],
    Rel.SETS_UP: KINDS[Label.LEADING_GROUP], Rel.LAUNCHES: KINDS[Label.PROGRAM], Rel.UNDER: KINDS[Label.PROGRAM], Rel.MENTIONS: GREY,
    Rel.MADE_OF: KINDS[Label.AGENCY],
}
STATES: Mapping[str, str] = {
    "in force": "#0E9A72", "not yet in force": "#2F78C4", "expired": "#8A5A12", "superseded": "#D23C3C", "partly superseded": "#D9920A", "unknown": GREY,
}


def of_node(labels: tuple[str, ...] | list[str], main: str) -> str:
    """Colour of a node; a leading group has one of its own among the agencies."""
    return KINDS[Label.LEADING_GROUP] if Label.LEADING_GROUP in labels else KINDS.get(main, GREY)
