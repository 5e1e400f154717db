"""From a Fragment to the rows that the store is to hold of its document. Pure; decides what belongs to the document alone and what it shares."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.errors import BadFragment
from graph.identity import known_by
from graph.model import AGENCY_KINDS, NODE_TYPES, RELATIONSHIP_TYPES, RELATIONSHIPS, Fragment, Label, Node, Origin, Rel, Relationship

#: Types whose end is a cited key; graph.settle says which node that is.
CITING: tuple[Rel, ...] = tuple(r.type for r in RELATIONSHIPS if any(p.name == "cited" for p in r.properties))
EVIDENT: tuple[Rel, ...] = tuple(r.type for r in RELATIONSHIPS if r.evident)
#: What follows from which agencies there are (graph.reforms); it keeps none of them there.
REFORMED: tuple[Rel, ...] = (Rel.SUCCEEDS,)
#: What follows from the id of its start.
UNDERIVED: tuple[Rel, ...] = tuple(r.type for r in RELATIONSHIPS if not r.evident and r.type not in REFORMED)
#: Nodes of one document: they come and go with it. All others are shared, and stay while some document supports them.
OWNED: tuple[Label, ...] = (Label.DOCUMENT, Label.PROVISION, Label.DUTY)
MAIN: tuple[Label, ...] = tuple(NODE_TYPES)


class End(NamedTuple):
    """A node, as a relationship names it: ids are unique within a label."""

    label: Label
    id: str


@dataclass(frozen=True, slots=True)
class NodeRow:
    """`properties` include the id, and no gathered ones: those come from what all documents say."""

    end: End
    kind: Label | None
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship. `properties` include the key, and the evidence if there is any."""

    type: Rel
    key: str
    start: End
    end: End
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a document gives to the graph; all empty for a document that is taken away."""

    document: str
    known_as: frozenset[str] = frozenset()
    owned: dict[End, NodeRow] = field(default_factory=dict)
    shared: dict[End, NodeRow] = field(default_factory=dict)
    links: dict[str, Fact] = field(default_factory=dict)    # underived, by key
    facts: dict[str, Fact] = field(default_factory=dict)    # evident, by key; citations still end at LegalBasis with the cited key


def contribution(fragment: Fragment) -> Contribution:
    """The rows of a fragment. What nothing in the fragment supports is left out. BadFragment for one that breaks the rules of the model."""
    nodes: dict[str, list[Node]] = {}
    for node in fragment.nodes:
        nodes.setdefault(node.id, []).append(node)
    document = End(Label.DOCUMENT, fragment.document)
    if not any(n.label is Label.DOCUMENT for n in nodes.get(fragment.document, ())):
        raise BadFragment(f"{fragment.document}: the fragment lacks the node of its own document")
    links: dict[str, Fact] = {}
    facts: dict[str, Fact] = {}
    for relationship in fragment.relationships:
        fact = _fact(fragment.document, relationship, nodes)
        kept = facts if relationship.evidence else links
        # The same words read twice: one fact, and always the same one of the two.
        if fact.key not in kept or _order(fact) < _order(kept[fact.key]):
            kept[fact.key] = fact
    held = supported(document, facts.values(), links.values())
    owned: dict[End, NodeRow] = {}
    shared: dict[End, NodeRow] = {}
    for node in fragment.nodes:
        end = End(node.label, node.id)
        if node.label in OWNED and end != document and end not in held and node.label is not Label.DOCUMENT:
            raise BadFragment(f"{fragment.document}: {node.label} {node.id} hangs on nothing (a Provision is PART_OF, a Duty is ASSIGNed by the document)")
        if end == document or (end in held and node.label not in (Label.DOCUMENT, Label.LEGAL_BASIS)):
            (owned if node.label in OWNED else shared)[end] = NodeRow(end, node.kind, _node_properties(node))
    row = owned[document].properties
    row["known_by"] = known_by(fragment.document, row.get("known_as", ()))
    for end, duty in owned.items():
        if end.label is Label.DUTY:
            duty.properties.update(assigned(row))
    return Contribution(
        document=fragment.document,
        known_as=frozenset(row.get("known_as", ())) | {fragment.document},
        owned=owned,
        shared=shared,
        links={key: link for key, link in links.items() if link.start in held and link.end in held},
        facts=facts,
    )


def assigned(document: Mapping[str, Any]) -> dict[str, Any]:
    """What a duty holds of the document, given by its properties, that assigns it; the nation has no place."""
    return {"document": document["id"]} | ({"place": document["place"]} if document.get("place") else {})


def main_label(labels: Collection[str]) -> Label:
    """The label whose `id` counts: a cited document that is loaded is a Document, an agency of any kind an Agency. ValueError for a foreign node."""
    for label in MAIN:
        if label in labels:
            return label
    raise ValueError(f"labels {sorted(labels)}: not a node of graph.model")


def _fact(document: str, relationship: Relationship, nodes: Mapping[str, list[Node]]) -> Fact:
    declared = RELATIONSHIP_TYPES[relationship.type]
    properties = {name: value for name, value in relationship.properties.items() if value is not None}
    start = _end(document, relationship, relationship.start, declared.starts, nodes)
    if relationship.type in CITING:
        end = End(Label.LEGAL_BASIS, relationship.end)
        properties["cited"] = relationship.end
    else:
        end = _end(document, relationship, relationship.end, declared.ends, nodes)
    if (said := relationship.evidence) is not None:
        properties |= {"document": said.document, "path": said.path, "start": said.start, "end": said.end, "quote": said.quote, "rule": said.rule}
    properties["key"] = relationship.key
    return Fact(relationship.type, relationship.key, start, end, {k: _value(v) for k, v in properties.items()})


def _end(document: str, relationship: Relationship, id_: str, labels: tuple[Label, ...], nodes: Mapping[str, list[Node]]) -> End:
    allowed = {Label.AGENCY if label in AGENCY_KINDS else label for label in labels}
    for node in nodes[id_]:
        if node.label in allowed:
            return End(node.label, id_)
    raise BadFragment(f"{document}: {relationship.type} does not go to or from a {nodes[id_][0].label} ({id_})")


def _order(fact: Fact) -> list[tuple[str, str]]:
    return sorted((name, str(value)) for name, value in fact.properties.items())


def supported(document: End, facts: Iterable[Fact], links: Iterable[Fact]) -> set[End]:
    """The document, the ends of its facts, and what these lead to along underived relationships; its provisions lead to it, so they count the other way."""
    found = {document}
    for fact in facts:
        found |= {fact.start, fact.end}
    out: dict[End, list[End]] = {}
    for link in links:
        out.setdefault(link.start, []).append(link.end)
        if link.start.label is Label.PROVISION:
            out.setdefault(link.end, []).append(link.start)
    waiting = list(found)
    while waiting:
        for end in out.get(waiting.pop(), ()):
            if end not in found:
                found.add(end)
                waiting.append(end)
    return found


def _node_properties(node: Node) -> dict[str, Any]:
    gathered = {p.name for p in NODE_TYPES[node.label].properties if p.origin is Origin.GATHERED}
    return {"id": node.id} | {name: _value(value) for name, value in node.properties.items() if value is not None and name not in gathered}


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple | set | frozenset) else value
