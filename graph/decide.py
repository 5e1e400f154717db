"""Carry decisions about identity into a store: move the facts that they concern, and only those. Running it again changes nothing."""
from __future__ import annotations

from collections.abc import Iterable

from graph import gather, reforms, settle, statements, support
from graph.decisions import DECIDABLE, Decisions, Known, decided, nodes_for, said
from graph.model import NODE_TYPES, Label, Origin, Rel
from graph.rows import AGENCY_KINDS, CITING, REFORMED, UNDERIVED, Contribution, End, Fact, NodeRow, main_label
from graph.schema import catch_up
from graph.store import Store, Transaction
from graph.write import agencies_of, create_nodes, create_relationships, delete_relationships, relabel


def carry_out(store: Store, decisions: Decisions) -> int:
    """Make the store hold every fact where the decisions that stand put it, and where its words put it if none does. How many relationships moved."""
    if not decisions:
        return 0
    catch_up(store)
    return store.write(lambda tx: _carry_out(tx, decisions))


def _carry_out(tx: Transaction, decisions: Decisions) -> int:
    leaving: list[Fact] = []
    coming: list[Fact] = []
    for fact in _facts_at(tx, decisions.touched):
        if fact.type in REFORMED or (fact.type in UNDERIVED and said(fact)[0] in decisions.touched):
            continue      # leaves with its node, and comes again with it
        moved = decided(fact, decisions)
        if moved.start == moved.end and fact.type in UNDERIVED:
            leaving.append(fact)
        elif (moved.start, moved.properties) != (fact.start, fact.properties) or (fact.type not in CITING and moved.end != fact.end):
            leaving.append(fact)
            coming.append(moved)
    if not leaving:
        return 0
    citing = [f.properties for f in coming if f.type in CITING]
    known = settle.known_documents(tx, (properties["cited"] for properties in citing), Contribution(""))
    stated = settle.issues(tx, (properties["document"] for properties in citing))
    coming = [settle.settled(fact, known, stated) for fact in coming]
    delete_relationships(tx, leaving)
    needed = {end for fact in coming for end in (fact.start, fact.end)}
    support.sweep(tx, {end for fact in leaving for end in (fact.start, fact.end)}, needed)
    relabel(tx, leaving, coming)
    _make(tx, {end for end in needed if end.label in DECIDABLE}, decisions)
    create_relationships(tx, coming)
    gather.gather_agencies(tx, leaving, coming)
    gather.gather_bases(tx, leaving, coming)
    reforms.settle(tx, {end.id for end in agencies_of((*leaving, *coming))})
    return len(coming)


def _make(tx: Transaction, ends: Iterable[End], decisions: Decisions) -> None:
    """The nodes that are missing among these, and what follows from their ids."""
    rows: dict[End, NodeRow] = {}
    links: dict[str, Fact] = {}
    for end in sorted(ends):
        more_rows, more_links = nodes_for(end, decisions)
        rows |= more_rows
        links |= more_links
        if end.label is Label.LEGAL_BASIS:
            rows.setdefault(end, NodeRow(end, None, {"id": end.id}))
    missing = create_nodes(tx, rows.values())
    create_relationships(tx, [link for link in links.values() if link.start in missing])


def _facts_at(tx: Transaction, ends: Iterable[End]) -> list[Fact]:
    """All relationships at these nodes, or that a decision moved away from them: each once."""
    ids: dict[Label, set[str]] = {}
    for end in ends:
        ids.setdefault(end.label, set()).add(end.id)
    found: dict[str, Fact] = {}
    for label, some in ids.items():
        labels = (label, Label.DOCUMENT) if label is Label.LEGAL_BASIS else (label,)
        for at in labels:
            for row in tx.run(statements.facts_at(at), ids=sorted(some)):
                fact = settle.stored_fact(row)
                if at is label or (fact.type in CITING and fact.end.label is Label.DOCUMENT):
                    found[fact.key] = fact
        if label is Label.LEGAL_BASIS:
            # A citation is found by its key, wherever it settled.
            for row in tx.run(statements.CITATIONS_OF, keys=sorted(some)):
                fact = settle.stored_fact(row)
                found[fact.key] = fact
    return [found[key] for key in sorted(found)]


def known_of(store: Store, end: End) -> dict[End, Known]:
    """A node of the store, and all that its underived relationships lead to, as a decision keeps them. Empty where the store has no such node."""
    found: dict[End, Known] = {}
    waiting = [end]
    while waiting:
        here = waiting.pop()
        if here in found or not (rows := store.read(statements.nodes(here.label), {"ids": [here.id]})):
            continue
        kind = next((k for k in AGENCY_KINDS if k in rows[0]["labels"]), None)
        gathered = {p.name for p in NODE_TYPES[here.label].properties if p.origin is Origin.GATHERED}
        links = [(Rel(r["type"]), End(main_label(r["ends"]), r["said"] or r["end"])) for r in store.read(statements.links_out(here.label), {"ids": [here.id]})]
        own = {name: value for name, value in rows[0]["properties"].items() if name not in gathered}
        found[here] = Known(NodeRow(here, kind, own), tuple(links))
        waiting += [target for _, target in links]
    return found
