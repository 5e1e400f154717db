"""What people decided about identity: two nodes are one, or the node that one document means is another. Pure; it stands above every rule.

A decision never changes what a text says. It changes at which node a fact ends, and the fact keeps the id that its words gave (`said_start`, `said_end`),
so a decision can be taken back exactly. The graph is a function of the loaded fragments and the decisions that stand, in whatever order both came.

- `same A B`: what ends at B ends at A.
- `different A B@DOCUMENT`: what DOCUMENT says of B is said of a node of its own, `B@DOCUMENT`, which may then be the `same` as another.
- `different A B`: the two are known not to be one; refuses a later `same`.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from graph.errors import GraphError
from graph.model import Label, Rel, Relationship
from graph.rows import CITING, Contribution, End, Fact, NodeRow, supported

#: What people may decide about. A cited text goes by the key of its citations.
DECIDABLE = (Label.AGENCY, Label.LEADER, Label.PROGRAM, Label.LEGAL_BASIS)
#: Between the id of a node and the document that means another one by it.
AT = "@"


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


class Contradiction(GraphError):
    """Two decisions that cannot both stand."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A node, or with `document` what that document alone means by it."""

    label: Label
    id: str
    document: str | None = None

    @property
    def end(self) -> End:
        """The node that it is before any `same`."""
        return End(self.label, f"{self.id}{AT}{self.document}" if self.document else self.id)

    def __str__(self) -> str:
        return self.end.id


@dataclass(frozen=True, slots=True)
class Known:
    """A node as it was when somebody decided about it: so that it can be made where no document names it, and made again when the decision is taken back.

    `links`: the underived relationships that follow from its id (to its place); what they lead to is kept likewise.
    """

    row: NodeRow
    links: tuple[tuple[Rel, End], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """`number` counts from 1 in one file; `undone_on` is the day on which it was taken back: it no longer stands, and what it did is undone."""

    number: int
    verdict: Verdict
    a: Ref
    b: Ref
    why: str
    made_on: str
    undone_on: str | None = None

    @property
    def stands(self) -> bool:
        return self.undone_on is None


@dataclass(frozen=True)
class Decisions:
    """All decisions, those taken back too, and the nodes that they speak of."""

    all: tuple[Decision, ...] = ()
    known: Mapping[End, Known] = field(default_factory=dict)

    @cached_property
    def splits(self) -> frozenset[tuple[Label, str, str]]:
        """(label, id, document): what the document means by the id is a node of its own."""
        refs = [r for d in self.all if d.stands for r in (d.a, d.b)]
        return frozenset((r.label, r.id, r.document) for r in refs if r.document)

    @cached_property
    def kept(self) -> Mapping[End, End]:
        """Which node stands for a merged one; follows chains, so A of the latest decision stands for all. Raises Contradiction for a circle."""
        parents: dict[End, End] = {}
        for d in self.all:
            if d.stands and d.verdict is Verdict.SAME:
                a, b = _root(parents, d.a.end), _root(parents, d.b.end)
                if a != b:
                    parents[b] = a
        merged = {end: _root(parents, end) for end in parents}
        for d in self.all:
            if d.stands and d.verdict is Verdict.DIFFERENT and merged.get(d.a.end, d.a.end) == merged.get(d.b.end, d.b.end):
                raise Contradiction(f"决定相互矛盾 decision {d.number} says that {d.a} and {d.b} are different, and others that they are the same: "
                                    f"zhengtu undo {d.number}, or undo one of the others")
        return merged

    def end(self, said: End, document: str | None) -> End:
        """The node at which a fact of `document` ends whose words give `said`."""
        if document is not None and (said.label, said.id, document) in self.splits:
            said = End(said.label, f"{said.id}{AT}{document}")
        return self.kept.get(said, said)

    def __bool__(self) -> bool:
        return bool(self.all)

    @cached_property
    def touched(self) -> frozenset[End]:
        """Every node that any decision speaks of, as texts say it and as decided."""
        ends = {End(r.label, r.id) for d in self.all for r in (d.a, d.b)} | {r.end for d in self.all for r in (d.a, d.b)}
        return frozenset(ends)


def _root(parents: Mapping[End, End], end: End) -> End:
    while end in parents:
        end = parents[end]
    return end


def said(fact: Fact) -> tuple[End, End]:
    """The ends that the words of a stored fact gave; the cited key of one that cites."""
    start = End(fact.start.label, fact.properties.get("said_start", fact.start.id))
    if fact.type in CITING:
        return start, End(Label.LEGAL_BASIS, fact.properties.get("said_end", fact.properties["cited"]))
    return start, End(fact.end.label, fact.properties.get("said_end", fact.end.id))


def decided(fact: Fact, decisions: Decisions) -> Fact:
    """The fact with the ends that stand, whatever was decided about it before. The end of one that cites is its cited key: graph.settle comes after."""
    start_said, end_said = said(fact)
    document = fact.properties.get("document")
    start, end = decisions.end(start_said, document), decisions.end(end_said, document)
    properties = {name: value for name, value in fact.properties.items() if name not in ("said_start", "said_end")}
    if start != start_said:
        properties["said_start"] = start_said.id
    if end != end_said:
        properties["said_end"] = end_said.id
    if fact.type in CITING:
        properties["cited"] = end.id
    return Fact(fact.type, fact.key, start, end, properties)


def apply(new: Contribution, decisions: Decisions) -> Contribution:
    """What a document gives, with its facts at the nodes that stand and those nodes among the shared ones."""
    if not decisions or not new.owned:
        return new
    facts = {key: decided(fact, decisions) for key, fact in new.facts.items()}
    # What stands for a merged node has links of its own.
    links = {key: decided(link, decisions) for key, link in new.links.items() if link.start not in decisions.kept}
    shared = dict(new.shared)
    for end in {end for fact in facts.values() for end in (fact.start, fact.end)} - new.shared.keys():
        rows, more = nodes_for(end, decisions)
        shared = rows | shared
        links |= more
    supported_ends = supported(End(Label.DOCUMENT, new.document), facts.values(), links.values())
    return replace(new, facts=facts, shared={end: row for end, row in shared.items() if end in supported_ends},
                   links={key: link for key, link in links.items() if link.start != link.end and {link.start, link.end} <= supported_ends})


def nodes_for(end: End, decisions: Decisions) -> tuple[dict[End, NodeRow], dict[str, Fact]]:
    """What a decided node needs in order to stand: the rows of itself and of what its underived relationships lead to, and these by key."""
    rows: dict[End, NodeRow] = {}
    links: dict[str, Fact] = {}
    waiting = [end]
    while waiting:
        here = waiting.pop()
        known = decisions.known.get(here)
        if known is None or here in rows:
            continue
        rows[here] = known.row
        for type_, target in known.links:
            key = Relationship(type_, here.id, target.id).key
            link = decided(Fact(type_, key, here, target, {"key": key}), decisions)
            if link.start != link.end:
                links[key] = link
                waiting.append(link.end)
    return rows, links


def to_json(decisions: Decisions) -> dict[str, Any]:
    """Plain values, as the file holds them."""
    ref = lambda r: {"label": str(r.label), "id": r.id, **({"document": r.document} if r.document else {})}  # noqa: E731
    return {
        "decisions": [{"number": d.number, "verdict": str(d.verdict), "a": ref(d.a), "b": ref(d.b), "why": d.why, "made_on": d.made_on,
                       **({"undone_on": d.undone_on} if d.undone_on else {})} for d in decisions.all],
        "nodes": [{"label": str(end.label), "id": end.id, "kind": known.row.kind and str(known.row.kind), "properties": known.row.properties,
                   "links": [[str(t), str(e.label), e.id] for t, e in known.links]} for end, known in sorted(decisions.known.items())]}


def from_json(value: Mapping[str, Any]) -> Decisions:
    """The reverse of `to_json`. KeyError, TypeError or ValueError for what it did not write."""
    ref = lambda r: Ref(Label(r["label"]), r["id"], r.get("document"))  # noqa: E731
    rows = tuple(Decision(int(d["number"]), Verdict(d["verdict"]), ref(d["a"]), ref(d["b"]), str(d["why"]), str(d["made_on"]), d.get("undone_on"))
                 for d in value["decisions"])
    known = {}
    for n in value["nodes"]:
        end = End(Label(n["label"]), n["id"])
        links = tuple((Rel(t), End(Label(label), id_)) for t, label, id_ in n["links"])
        known[end] = Known(NodeRow(end, Label(n["kind"]) if n["kind"] else None, dict(n["properties"])), links)
    return Decisions(rows, known)
