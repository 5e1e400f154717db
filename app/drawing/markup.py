"""Pieces of HTML that all pages are made of. Every word from outside is escaped here. Pure."""
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from app import palette
from app.links import href, to_evidence, to_node
from app.words import Say
from queries.pages import Row, main_label


def text(value: object) -> str:
    """`value` as HTML shows it; nothing for None."""
    return "" if value is None else escape(str(value))


def link(address: str, words: object, title: object = None, kind: str = "") -> str:
    """A link that the component turns into a change of page; opened in a new tab it is an ordinary address."""
    attributes = f' class="{kind}"' if kind else ""
    attributes += f' title="{text(title)}"' if title else ""
    return f'<a data-go href="{text(address)}"{attributes}>{text(words)}</a>'


def chip(words: object, colour: str) -> str:
    return f'<span class="chip" style="--c:{colour}">{text(words)}</span>'


def state_badge(say: Say, state: object) -> str:
    return f'<span class="state" style="--c:{palette.STATES.get(str(state), palette.GREY)}">{text(say.state(state))}</span>'


def kind_chip(say: Say, labels: Sequence[str]) -> str:
    """What a node is, in its colour: the more exact label where there are two."""
    main = main_label(labels)
    second = next((label for label in labels if label != main and label != "LegalBasis"), main)
    return chip(say.kind(second), palette.of_node(list(labels), main))


def node_link(say: Say, labels: Sequence[str], id_: object, name: object) -> str:
    return link(to_node(say, labels, id_), name or id_)


def document_link(say: Say, row: Row) -> str:
    """The document of a fact: its number, its name on hover; its name where it has no number."""
    return link(href(say, "document", id=row["document"]), row["number"] or row["document_name"] or row["document"], row["document_name"])


def evidence(say: Say, row: Row) -> str:
    """One click from a fact to its words: the clause, and the words on hover."""
    where = say("原文", "text") if row["path"] in (None, "", "前言") else str(row["path"])
    return link(to_evidence(say, row["document"], row["start"], row["end"]), f"❝ {where}", row["quote"], "evidence")


def source(say: Say, row: Row) -> str:
    """Document, clause and day behind a fact."""
    day = f'<span class="day">{text(row["issued_on"])}</span>' if row.get("issued_on") else ""
    return f'<span class="source">{document_link(say, row)} {evidence(say, row)} {day}</span>'


def quote(row: Row, most: int = 160) -> str:
    words = str(row["quote"] or "")
    return f'<q>{text(words[:most])}{"…" if len(words) > most else ""}</q>'


def heading(say: Say, labels: Sequence[str], name: object, facts: Iterable[tuple[str, str]]) -> str:
    """Head of a page: what it is, its name, and a line of (name, HTML) facts; those without a value are left out."""
    line = "".join(f"<div><dt>{text(k)}</dt><dd>{v}</dd></div>" for k, v in facts if v)
    return f'<header>{kind_chip(say, labels)}<h1>{text(name)}</h1><dl>{line}</dl></header>'


def in_place(say: Say, place: object) -> tuple[str, str]:
    """A fact of `heading`: the place that something belongs to."""
    return say("地方", "Place"), link(href(say, "place", id=place), place) if place else ""


def in_picture(say: Say, label: str, id_: object) -> tuple[str, str]:
    """A fact of `heading`: the way into the graph from here."""
    return say("图", "Picture"), link(href(say, "graph", kind=label, id=id_), say("在图中展开", "unfold as a graph"))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """A table of ready HTML cells. On a narrow screen each row becomes a card, its cells under the names of their columns."""
    head = "".join(f"<th>{text(c)}</th>" for c in columns)
    body = "".join("<tr>" + "".join(f'<td data-name="{text(c)}">{v}</td>' for c, v in zip(columns, row, strict=True)) + "</tr>" for row in rows)
    return f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def section(title: str, number: int | None, inner: str, empty: str = "") -> str:
    count = f' <small>{number}</small>' if number is not None else ""
    return f"<section><h2>{text(title)}{count}</h2>{inner if number is None or number else f'<p class=empty>{text(empty)}</p>'}</section>"


def partners(say: Say, found: Iterable[Mapping[str, object]]) -> str:
    """Those who bear a duty too, leading ones first."""
    ordered = sorted(found, key=lambda p: (p["role"] != "LEADS", str(p["id"])))
    return "、".join(link(href(say, "agency", id=p["id"]), p["name"], say.relation(p["role"]), "leads" if p["role"] == "LEADS" else "") for p in ordered)
