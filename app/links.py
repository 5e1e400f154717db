"""Addresses within the app: `agency?id=…`. They can be sent to a colleague, and a page needs nothing but its address. Pure."""
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from app.words import Say
from graph.model import Label
from queries.pages import main_label

#: The page that shows a node of a label.
PAGES: Mapping[str, str] = {
    Label.DOCUMENT: "document", Label.LEGAL_BASIS: "basis", Label.AGENCY: "agency", Label.LEADER: "leader", Label.PROGRAM: "program", Label.DUTY: "duty",
    Label.PLACE: "place",
}

#: Before the names of a question's parameters in an address.
GIVEN = "p."


def href(say: Say, page: str, **parameters: object) -> str:
    """Address of a page; empty parameters are left out, the language is kept.

    >>> href(Say("en"), "agency", id="a/b")
    'agency?id=a%2Fb&lang=en'
    """
    given = {k: str(v) for k, v in parameters.items() if v not in (None, "")}
    if say.lang != "zh":
        given["lang"] = say.lang
    return page + ("?" + urlencode(given) if given else "")


def to_node(say: Say, labels: Sequence[str], id_: object, **parameters: object) -> str:
    """The page of a node; a provision is a place in its document, a leading group has a page of its own among the agencies."""
    label = main_label(labels)
    if label == Label.PROVISION:
        document, _, path = str(id_).partition("#")
        return href(say, "document", id=document, path=path, **parameters)
    if Label.LEADING_GROUP in labels:
        return href(say, "group", id=id_, **parameters)
    return href(say, PAGES.get(label, "search"), id=id_, **parameters)


def to_question(say: Say, name: str, given: Mapping[str, object]) -> str:
    """A question of the catalogue with its answer."""
    return href(say, "questions", name=name, **{GIVEN + k: v for k, v in given.items()})


def to_evidence(say: Say, document: object, start: object, end: object) -> str:
    """The very words of a fact in the original text."""
    return href(say, "document", id=document, at=f"{start}-{end}")


def span_of(at: str | None) -> tuple[int, int] | None:
    """The stretch of text that an address names; None for none or for one that makes no sense.

    >>> span_of("12-30"), span_of("30-12"), span_of("x")
    ((12, 30), None, None)
    """
    start, dash, end = (at or "").partition("-")
    if dash and start.isdecimal() and end.isdecimal() and int(start) < int(end):
        return int(start), int(end)
    return None
