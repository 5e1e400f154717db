"""Lists of facts as HTML: duties, posts, groups, documents, citations, rosters. Pure; every row leads to its words."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.drawing.markup import document_link, evidence, link, node_link, partners, source, state_badge, table, text
from app.links import href, to_evidence, to_node
from app.words import Say
from graph.model import Rel
from queries.pages import Row

#: A deadline of so many characters (2023年12月31日前) stays on one line.
ONE_LINE = 12


def deadline(row: Row, today: date) -> str:
    """The deadline as written, its last day on hover, red once it is past."""
    if not row.get("deadline"):
        return ""
    on = row.get("deadline_on")
    late = ' class="late"' if on and str(on) < today.isoformat() else ""
    said = f'<span{late} title="{text(on)}">{text(row["deadline"])}</span>'
    return f'<span class="nb">{said}</span>' if len(str(row["deadline"])) <= ONE_LINE else said


def duties(say: Say, rows: Iterable[Row], today: date, states: Mapping[str, str], others: str) -> str:
    """`others` heads the column of those who bear a duty too. `states`: id of a document → its status on the day."""
    columns = (say("职责", "Duty"), others, say("时限", "Deadline"), say("效力", "Status"), say("出处", "Source"))
    return table(columns, ((link(href(say, "duty", id=r["id"]), r["heading"]), partners(say, r["partners"]), deadline(r, today),
                            state_badge(say, states[str(r["document"])]) if str(r["document"]) in states else "", source(say, r)) for r in rows))


def overseen(say: Say, rows: Iterable[Row], today: date) -> str:
    columns = (say("职责", "Duty"), say("如何写", "As written"), say("时限", "Deadline"), say("出处", "Source"))
    return table(columns, ((link(href(say, "duty", id=r["id"]), r["heading"]), text(r["label"]), deadline(r, today), source(say, r)) for r in rows))


def posts(say: Say, rows: Iterable[Row], page: str, head: str) -> str:
    """Posts through time: of a person (`page` agency) or at an agency (`page` leader); who is put out of a post is shown as such."""
    def post(row: Row) -> str:
        return f'<span class="late">{text(say("免去", "Leaves"))}</span> {text(row["post"])}' if row["fact"] == Rel.LEAVES else text(row["post"])

    columns = (head, say("职务", "Post"), say("见于", "As of"), say("出处", "Source"))
    return table(columns, ((link(href(say, page, id=r["id"]), r["name"]), post(r), f'<span class="day">{text(r["as_of"])}</span>', source(say, r))
                           for r in rows))


def groups(say: Say, rows: Iterable[Row], role: str) -> str:
    columns = (say("议事机构", "Leading group"), say("担任", "Role"), say("出处", "Source"))
    return table(columns, ((link(href(say, "group", id=r["id"]), r["name"]), text(r[role] or ""), source(say, r)) for r in rows))


def documents(say: Say, rows: Iterable[Row], states: Mapping[str, str]) -> str:
    columns = (say("公文", "Document"), say("文号", "Number"), say("成文", "Issued"), say("效力", "Status"), "")
    return table(columns, ((link(href(say, "document", id=r["id"]), r["document_name"] or r["id"]), f'<span class="nb">{text(r["number"])}</span>',
                            f'<span class="day">{text(r["issued_on"])}</span>', state_badge(say, states[str(r["id"])]) if str(r["id"]) in states else "",
                            evidence(say, r)) for r in rows))


def bases(say: Say, rows: Iterable[Row], states: Mapping[str, str]) -> str:
    """What a document rests on."""
    columns = (say("文件", "Text"), say("关系", "Relation"), say("条", "Article"), say("效力", "Status"), say("原文", "Words"))
    return table(columns, ((node_link(say, r["labels"], r["id"], r["name"]), text(r["relation"] or say.relation(r["fact"]))
                            + (f" <small>{text(say.value(r['scope']))}</small>" if r["scope"] else ""), text(r["article"]),
                            state_badge(say, states[str(r["id"])]) if str(r["id"]) in states else "", evidence(say, r)) for r in rows))


def standing(say: Say, rows: Iterable[Row], states: Mapping[str, str]) -> str:
    """What rests on a text."""
    columns = (say("公文", "Document"), say("关系", "Relation"), say("条", "Article"), say("成文", "Issued"), say("效力", "Status"), say("原文", "Words"))
    return table(columns, ((document_name(say, r), text(r["relation"] or say.relation(r["fact"]))
                            + (f" <small>{text(say.value(r['scope']))}</small>" if r["scope"] else ""), text(r["article"]),
                            f'<span class="day">{text(r["issued_on"])}</span>', state_badge(say, states[str(r["id"])]) if str(r["id"]) in states else "",
                            evidence(say, r)) for r in rows))


def document_name(say: Say, row: Row) -> str:
    number = f' <small>{text(row["number"])}</small>' if row["number"] else ""
    return link(href(say, "document", id=row["id"]), row["document_name"] or row["id"]) + number


def facts(say: Say, rows: Iterable[Row]) -> str:
    """Facts with both ends and their words, as on the page of a duty."""
    columns = (say("谁", "Who"), say("关系", "Relation"), say("什么", "What"), say("写法", "As written"), say("原文", "Words"))
    made = []
    for r in rows:
        said = r["said"]
        more = "，".join(str(said[k]) for k in ("label", "surface") if said.get(k))
        words = str(r["quote"])
        made.append((node_link(say, r["from_labels"], r["from_id"], r["from_name"]), f'<b class="nb">{text(say.relation(r["fact"]))}</b>',
                     node_link(say, r["to_labels"], r["to_id"], r["to_name"]), text(more),
                     f'{evidence(say, r)} <q>{text(words[:90])}{"…" if len(words) > 90 else ""}</q>'))
    return table(columns, made)


def roster(say: Say, rows: Sequence[Row]) -> str:
    """A group through time: one column a document, one line a person or agency; the last document's members in bold."""
    told = list(dict.fromkeys((str(r["document"]), str(r["number"] or r["document_name"]), str(r["issued_on"] or "")) for r in rows))
    members: dict[tuple[str, str], dict[str, Row]] = {}
    for r in rows:
        members.setdefault((str(r["id"]), str(r["name"])), {})[str(r["document"])] = r
    last = told[-1][0] if told else ""
    columns = (say("成员", "Member"), *(f"{day} {number}".strip() for _, number, day in told))
    # Who is there at the end comes first, in the order of the last document.
    ordered = sorted(members.items(), key=lambda m: (last not in m[1], int(str(m[1].get(last, next(iter(m[1].values())))["start"]))))
    made = []
    for (id_, name), by in ordered:
        some = next(iter(by.values()))
        cells = []
        for document, _, _ in told:
            r = by.get(document)
            cells.append(link(to_evidence(say, document, r["start"], r["end"]), r["role"] or say("成员", "member"), r["quote"]) if r else "—")
        made.append((link(to_node(say, some["labels"], id_), name, kind="leads" if last in by else ""), *cells))
    return table(columns, made, "roster")


def foundations(say: Say, rows: Iterable[Row]) -> str:
    """Documents that set a group up, and where its office is."""
    columns = (say("公文", "Document"), say("成文", "Issued"), say("办公室设在", "Office at"), "")
    return table(columns, ((document_name(say, r), f'<span class="day">{text(r["issued_on"])}</span>',
                            "、".join(link(href(say, "agency", id=o["id"]), o["name"]) + (f' <small>{text(o["head"])}</small>' if o["head"] else "")
                                     for o in r["offices"]), evidence(say, r)) for r in rows))


def neighbours(say: Say, rows: Iterable[Row]) -> str:
    items = "".join(f'<li>{link(href(say, "agency", id=r["id"]), r["name"])} <small>{text(say.number(int(str(r["shared"])), "项共同职责", "shared duty", "shared duties"))}'
                    "</small></li>" for r in rows)
    return f'<ul class="plain">{items}</ul>'


def soon(say: Say, rows: Iterable[Row], page: str, name: str) -> str:
    """What ends soon: the day, and what it is."""
    items = "".join(f'<li><span class="day">{text(r["on"])}</span> {link(href(say, page, id=r["id"]), r[name] or r["id"])}'
                    + (f' <small>{document_link(say, r)}</small>' if page == "duty" else f' <small>{text(r["number"])}</small>') + "</li>" for r in rows)
    return f'<ul class="plain">{items}</ul>'
