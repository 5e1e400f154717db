"""Status on a day of documents, cited texts, duties and rosters, read from a store in a number of statements that does not grow with what is asked about.

The rule itself is `queries.force`; this module only fetches its records.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from queries.errors import NotHeld
from queries.force import LONGEST_CHAIN, Evidence, Post, Relation, Repeal, Roster, State, Status, Step, Text, decide, of_duty, of_roster
from queries.runner import Reader

__all__ = ["SAID", "Evidence", "Relation", "State", "Status", "Step", "rosters", "said", "status", "statuses"]

_TEXT = ("{id: d.id, name: d.name, number: d.number, issued_on: d.issued_on, effective_on: d.effective_on, effective_text: d.effective_text, "
         "effective_start: d.effective_start, effective_end: d.effective_end, expires_on: d.expires_on, expires_text: d.expires_text, "
         "expires_start: d.expires_start, expires_end: d.expires_end, "
         "ended_on: d.ended_on, ended_by: d.ended_by, ended_source: d.ended_source, revised_on: d.revised_on}")
#: The words behind the fact `r`, as `said` takes them.
SAID = "{document: r.document, path: r.path, start: r.start, end: r.end, quote: r.quote}"

_LISTED = f"MATCH (d:Document) WHERE $place = '' OR d.place CONTAINS $place RETURN {_TEXT} AS text ORDER BY d.issued_on DESC, d.id LIMIT $limit"
_DOCUMENTS = f"MATCH (d:Document) WHERE d.id IN $ids RETURN {_TEXT} AS text"
_CITED = ("MATCH (b:LegalBasis) WHERE b.id IN $ids AND NOT b:Document RETURN b.id AS id, b.name AS name, b.number AS number, "
          "b.ended_on AS ended_on, b.ended_by AS ended_by, b.ended_source AS ended_source, b.revised_on AS revised_on")
_DUTIES = f"UNWIND $ids AS id MATCH (u:Duty {{id: id}})<-[:ASSIGNS]-(d:Document) RETURN DISTINCT u.id AS id, u.name AS name, {_TEXT} AS text"
# What is repealed bears the label LegalBasis, loaded or not (graph.settle).
_REPEALS = ("UNWIND $ids AS id MATCH (t:LegalBasis {id: id})<-[r:SUPERSEDES]-(d:Document) "
            f"RETURN t.id AS target, r.key AS key, r.scope AS scope, r.effective_on AS effective_on, {SAID} AS said, {_TEXT} AS text")
_AMENDS = ("UNWIND $ids AS id MATCH (t:LegalBasis {id: id})<-[r:AMENDS]-(d:Document) "
           f"RETURN DISTINCT t.id AS target, r.key AS key, {SAID} AS said, {_TEXT} AS text")
_SETS_UP = f"MATCH (d:Document)-[r:SETS_UP]->(g:LeadingGroup) RETURN g.id AS id, g.name AS name, r.key AS key, {SAID} AS said, {_TEXT} AS text"
_SETS_UP_OF = ("UNWIND $ids AS id MATCH (g:Agency {id: id})<-[r:SETS_UP]-(d:Document) "
               f"RETURN g.id AS id, g.name AS name, r.key AS key, {SAID} AS said, {_TEXT} AS text")
_MEMBERS = ("UNWIND $ids AS id MATCH (g:Agency {id: id})<-[r:SERVES_ON]-(p:Leader) RETURN DISTINCT g.id AS id, r.document AS document, p.id AS leader")
_POSTS = ("UNWIND $ids AS id MATCH (p:Leader {id: id})-[r:HOLDS|LEAVES]->(a:Agency) MATCH (d:Document {id: r.document}) "
          "RETURN p.id AS leader, p.name AS name, a.id AS agency, a.certain AS certain, r.post AS post, type(r) = 'LEAVES' AS left, "
          f"r.key AS key, {SAID} AS said, {_TEXT} AS text")


def status(store: Reader, id: str, on: date) -> Status:
    """The status on a day of what has this id: a document, a cited text, a duty, or a leading group, whose roster of that day is meant.

    Raises NotHeld where the graph has none of them.
    """
    found = statuses(store, on, ids=[id])
    if not found:
        raise NotHeld(id)
    return found[0]


def statuses(store: Reader, on: date, *, ids: Iterable[str] | None = None, place: str = "", limit: int = 1000) -> tuple[Status, ...]:
    """The statuses of `ids` (documents, cited texts, duties and groups, in their order; what is not held is left out), else of all documents, newest first.

    `place` keeps documents whose chain contains it. At most a dozen statements and one for each link of the longest chain.
    """
    if ids is None:
        texts = [_text(row["text"]) for row in store.read(_LISTED, {"place": place, "limit": limit})]
        repeals = _repeals(store, texts)
        return tuple(decide(text, repeals, on) for text in texts)
    wanted = list(dict.fromkeys(ids))
    documents = {t.id: t for t in (_text(row["text"]) for row in store.read(_DOCUMENTS, {"ids": wanted}))}
    rest = [i for i in wanted if i not in documents]
    cited = {row["id"]: Text(row["id"], row["name"] or row["id"], row["number"], loaded=False, **_listed(row)) for row in _rows(store, _CITED, rest)}
    rest = [i for i in rest if i not in cited]
    duties = {row["id"]: (row["name"], _text(row["text"])) for row in _rows(store, _DUTIES, rest)}
    rest = [i for i in rest if i not in duties]
    repeals = _repeals(store, [*documents.values(), *cited.values(), *(text for _, text in duties.values())])
    found = {i: decide(text, repeals, on) for i, text in (documents | cited).items()}
    found |= {i: of_duty(decide(text, repeals, on), i, name) for i, (name, text) in duties.items()}
    newest: dict[str, Status] = {}
    for roster in _of_groups(store, _rows(store, _SETS_UP_OF, rest), on):   # oldest first; before the first of them, the first that is to come
        if roster.id not in newest or roster.state is not State.NOT_YET:
            newest[roster.id] = roster
    found |= newest
    return tuple(found[i] for i in wanted if i in found)


def rosters(store: Reader, on: date, *, group: str | None = None) -> tuple[Status, ...]:
    """Every roster (a group as one document sets it up), oldest first, or those of one group: `Status.id` is the group, `Status.document` the document."""
    rows = list(store.read(_SETS_UP, {})) if group is None else _rows(store, _SETS_UP_OF, [group])
    return tuple(_of_groups(store, rows, on))


def _rows(store: Reader, statement: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    wanted = sorted(ids)
    return list(store.read(statement, {"ids": wanted})) if wanted else []


def _clause(row: Mapping[str, Any], name: str) -> Evidence | None:
    if row[f"{name}_text"] is None:
        return None
    return Evidence(row["id"], row[f"{name}_text"], None, row[f"{name}_start"], row[f"{name}_end"])


def _text(row: Mapping[str, Any]) -> Text:
    return Text(row["id"], row["name"] or row["id"], row["number"], row["issued_on"], row["effective_on"], _clause(row, "effective"),
                row["expires_on"], _clause(row, "expires"), **_listed(row))


def _listed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"ended_on": row["ended_on"], "ended_by": row["ended_by"], "ended_source": row["ended_source"], "revised_on": tuple(row["revised_on"] or ())}


def said(row: Mapping[str, Any]) -> Evidence:
    return Evidence(row["document"], row["quote"], row["path"], row["start"], row["end"])


def _repeals(store: Reader, texts: Iterable[Text]) -> dict[str, list[Repeal]]:
    """The repeals of these texts, of what repeals them, and so on."""
    found: dict[str, list[Repeal]] = {}
    seen: set[str] = set()
    waiting = {t.id for t in texts}
    for _ in range(LONGEST_CHAIN + 1):
        rows = _rows(store, _REPEALS, waiting)
        seen |= waiting
        if not rows:
            break
        for row in rows:
            found.setdefault(row["target"], []).append(Repeal(row["key"], _text(row["text"]), row["scope"], row["effective_on"], said(row["said"])))
        waiting = {r.by.id for row in rows for r in found[row["target"]]} - seen
    return found


def _of_groups(store: Reader, rows: list[dict[str, Any]], on: date) -> list[Status]:
    """The rosters of these rows of `_SETS_UP`, one a group and document."""
    if not rows:
        return []
    pairs = {(row["id"], row["text"]["id"]): row for row in sorted(rows, key=lambda row: row["key"], reverse=True)}
    texts = {document: _text(row["text"]) for (_, document), row in pairs.items()}
    groups = {group for group, _ in pairs}
    by_group: dict[str, list[Step]] = {}
    for (group, document), row in pairs.items():
        text = texts[document]
        by_group.setdefault(group, []).append(Step(document, text.name, text.number, Relation.ADJUSTS, group, text.issued_on, said(row["said"])))
    amended: dict[str, list[Step]] = {}
    for row in _rows(store, _AMENDS, texts):
        text = _text(row["text"])
        amended.setdefault(row["target"], []).append(Step(text.id, text.name, text.number, Relation.AMENDS, row["target"], text.issued_on, said(row["said"])))
    members: dict[tuple[str, str], set[str]] = {}
    for row in _rows(store, _MEMBERS, groups):
        members.setdefault((row["id"], row["document"]), set()).add(row["leader"])
    posts: dict[str, list[Post]] = {}
    for row in sorted(_rows(store, _POSTS, {m for some in members.values() for m in some}), key=lambda row: row["key"]):
        posts.setdefault(row["leader"], []).append(
            Post(row["leader"], row["name"], row["agency"], row["post"] or "", _text(row["text"]), said(row["said"]), bool(row["certain"]), row["left"]))
    repeals = _repeals(store, texts.values())
    out = []
    for (group, document), row in sorted(pairs.items(), key=lambda item: (item[0][0], texts[item[0][1]].issued_on or date.min, item[0][1])):
        who = frozenset(members.get((group, document), ()))
        later = (*(s for s in by_group[group] if s.document != document), *amended.get(document, ()))
        roster = Roster(group, row["name"], texts[document], who, tuple(p for leader in sorted(who) for p in posts.get(leader, ())), later)
        out.append(of_roster(roster, decide(texts[document], repeals, on)))
    return out
