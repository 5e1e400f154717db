"""Decisions of a person about identity: the file beside the data that keeps them, what a typed name means, and carrying them out.

The file, `decisions.json` in the data directory, outlives the store (`store wipe` leaves it): each build applies it to whichever store it writes.
Decisions that were taken back stay in it, so that a store which has not heard of it yet can still undo them.
"""
from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from app import kept
from app.documents import find
from app.errors import CommandError
from graph.decide import carry_out, known_of
from graph.decisions import AT, DECIDABLE, Decision, Decisions, Known, Ref, Verdict, from_json, to_json
from graph.identity import cited_id, fold, squeeze
from graph.model import Label
from graph.rows import End
from graph.store import Store

FILE = "decisions.json"
_NAMED = 6
# Nodes of these labels by id, name or alias; documents and cited texts go by the key of their citations.
_BY_NAME = ("MATCH (n:Agency) WHERE n.id = $given OR n.name = $given OR $given IN n.aliases RETURN 'Agency' AS label, n.id AS id "
            "UNION ALL MATCH (n:Leader) WHERE n.id = $given OR n.name = $given RETURN 'Leader' AS label, n.id AS id "
            "UNION ALL MATCH (n:Program) WHERE n.id = $given OR n.name = $given RETURN 'Program' AS label, n.id AS id "
            "UNION ALL MATCH (n:LegalBasis) WHERE n.id IN [$given, $title] OR n.title = $given OR n.number = $given RETURN 'LegalBasis' AS label, n.id AS id")


def read(data: Path) -> Decisions:
    """The decisions kept in a data directory; none where there is no file. CommandError for a damaged one: what a person decided is not guessed."""
    path = data / FILE
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        raise CommandError(f"读不了 cannot read {path}: {error.strerror}") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise CommandError(f"{path} 已损坏 is damaged: put back a copy of it, or delete it if its decisions may go") from None


def save(data: Path, decisions: Decisions) -> None:
    """Replace the file in one step."""
    path = data / FILE
    try:
        data.mkdir(parents=True, exist_ok=True)
        kept.replace(path, json.dumps(to_json(decisions), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise CommandError(f"写不了 cannot write {path}: {error.strerror or error}; nothing was decided") from None


def decide(store: Store, data: Path, verdict: Verdict, a: str, b: str, why: str, on: date) -> tuple[Decision, int]:
    """Record that `a` and `b` are the same, or different, and carry it out: (the decision, how many relationships moved).

    Raises CommandError for a name that nothing or several things bear, and Contradiction where another decision says the opposite.
    """
    if not why.strip():
        raise CommandError("请用 --why 写明理由 say why with --why")
    before = read(data)
    known = dict(before.known)
    one, other = ref(store, a, before), ref(store, b, before)
    if one.label is not other.label:
        raise CommandError(f"不是同一类 not of one kind: {one} is a {one.label}, {other} a {other.label}")
    if one == other:
        raise CommandError(f"两个名字已是同一节点 both names are one node already, {one}: to part it, name the document that means another one: "
                           f"zhengtu different '{one}' '{one}{AT}文号' --why …")
    for r in (one, other):
        for end, more in _known(store, r, before).items():
            known.setdefault(end, more)
    made = Decision(1 + max((d.number for d in before.all), default=0), verdict, one, other, " ".join(why.split()), on.isoformat())
    return made, _carry(store, data, before, Decisions((*before.all, made), known))


def undo(store: Store, data: Path, number: int, on: date) -> tuple[Decision, int]:
    """Take a decision back: (it, how many relationships moved). CommandError where none of this number stands."""
    before = read(data)
    found = next((d for d in before.all if d.number == number and d.stands), None)
    if found is None:
        standing = ", ".join(str(d.number) for d in before.all if d.stands) or "无 none"
        raise CommandError(f"没有第 {number} 号决定，或已撤销 no decision {number} stands; 有效的 standing: {standing}")
    undone = replace(found, undone_on=on.isoformat())
    return undone, _carry(store, data, before, Decisions(tuple(undone if d is found else d for d in before.all), before.known))


def _carry(store: Store, data: Path, before: Decisions, after: Decisions) -> int:
    """The file first, then the store: a store that fails is put right by the next build, a decision that nobody kept by nothing."""
    assert after.kept is not None     # raises Contradiction before anything is written
    save(data, after)
    try:
        return carry_out(store, after)
    except BaseException:
        save(data, before)
        raise


def ref(store: Store, given: str, decisions: Decisions) -> Ref:
    """What a person means by an id, a full name or an alias, perhaps with @ and a document. CommandError where that is nothing, or several things."""
    name, at, document = given.rpartition(AT)
    # An address or a title may hold the sign itself.
    whole = _candidates(store, given, decisions)
    found = whole or (_candidates(store, name, decisions) if at and name else [])
    if not found:
        raise CommandError(f"图谱里没有 nothing in the graph is called {given}: give an id or a full name (zhengtu query agencies_named -p words=…)")
    if len(found) > 1:
        shown = "; ".join(f"{r.end.id} ({r.label})" for r in found[:_NAMED])
        raise CommandError(f"有 {len(found)} 个叫 several things are called {given}: give the id, one of {shown}")
    if whole or not at:
        return found[0]
    return Ref(found[0].label, found[0].id, find(store, document))


def _candidates(store: Store, given: str, decisions: Decisions) -> list[Ref]:
    text = given.strip()
    title = cited_id(None, text)
    rows = store.read(_BY_NAME, {"given": text, "title": title}) or store.read(_BY_NAME, {"given": squeeze(fold(text)), "title": title})
    found = {End(Label(row["label"]), row["id"]) for row in rows}
    # A node that was merged is no longer in the store, but decisions know it.
    found |= {end for end in decisions.touched if end.id == text}
    exact = {end for end in found if end.id == text}
    split = {r.end: r for d in decisions.all for r in (d.a, d.b) if r.document}
    return [split.get(end, Ref(end.label, end.id)) for end in sorted(exact or found) if end.label in DECIDABLE]


def _known(store: Store, r: Ref, decisions: Decisions) -> dict[End, Known]:
    """What has to be kept of a node and, where one document means another by it, of that one too."""
    said = End(r.label, r.id)
    found = dict(decisions.known) if said in decisions.known else known_of(store, said)
    if r.document and said in found:
        known = found[said]
        found[r.end] = Known(replace(known.row, end=r.end, properties=known.row.properties | {"id": r.end.id}), known.links)
    return found


def carried_out(store: Store, data: Path) -> Decisions:
    """The decisions that a build writes with, carried out on what the store holds already."""
    decisions = read(data)
    carry_out(store, decisions)
    return decisions
