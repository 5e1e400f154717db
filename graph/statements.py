"""The Cypher that reads and changes the graph, as pure strings. Names come from the enums of graph.model alone, values are always parameters.

The forms are those for which ArcadeDB uses its indexes (its EXPLAIN shows it): `WHERE r.key IN $keys` for relationships, never `{key: $key}` or a key out
of UNWIND (measured: 300 keys among 7,000 relationships in 0.02 s and in 5 s); `WHERE n.id IN $ids` for nodes alone, but `UNWIND $ids AS id MATCH (n {id: id})`
where the statement goes on to their relationships.
"""
from __future__ import annotations

from collections.abc import Iterable

from graph.model import RELATIONSHIPS, Label, Rel
from graph.rows import AGENCY_KINDS, CITING, EVIDENT, REFORMED, UNDERIVED


def _types(types: Iterable[Rel]) -> str:
    return "|".join(types)


def _alone(label: Label, name: str = "n", join: str = "AND") -> str:
    """A loaded document that is cited bears the label LegalBasis too; under that label only the others are meant."""
    return f" {join} NOT {name}:{Label.DOCUMENT}" if label is Label.LEGAL_BASIS else ""


#: $document → all relationships it is the evidence of. One branch a type: only so the index on `document` of each type is used.
FACTS_OF = "\nUNION ALL\n".join(
    f"MATCH (s)-[r:{type_}]->(e) WHERE r.document = $document "
    f"RETURN '{type_}' AS type, s.id AS start, labels(s) AS starts, e.id AS end, labels(e) AS ends, properties(r) AS properties" for type_ in EVIDENT)

#: $document → the document itself.
DOCUMENT = f"MATCH (d:{Label.DOCUMENT} {{id: $document}}) RETURN properties(d) AS properties, d:{Label.LEGAL_BASIS} AS cited"

#: $document → its provisions, each with the keys of the relationships to what it is part of.
PROVISIONS_OF = (f"MATCH (d:{Label.DOCUMENT} {{id: $document}})<-[:{Rel.PART_OF}*1..]-(n:{Label.PROVISION}) WITH DISTINCT n "
                 f"MATCH (n)-[r:{Rel.PART_OF}]->() RETURN properties(n) AS properties, collect(r.key) AS keys")

#: $document → its duties.
DUTIES_OF = f"MATCH (d:{Label.DOCUMENT} {{id: $document}})-[:{Rel.ASSIGNS}]->(n:{Label.DUTY}) RETURN DISTINCT properties(n) AS properties"

#: $digests of keys, parted by spaces → loaded documents known under one of them, with all their keys. Looked up in an index: a document is written in the
#: same time whether the store holds ten or a hundred thousand.
KNOWN_AS = ("CALL db.index.fulltext.queryNodes('document_keys', $digests) YIELD node AS d "
            "RETURN d.id AS id, d.known_as AS keys, d.issued_on AS issued_on, d.place AS place")

#: $ids → when and where these documents were issued.
ISSUES = f"MATCH (d:{Label.DOCUMENT}) WHERE d.id IN $ids RETURN d.id AS id, d.issued_on AS issued_on, d.place AS place"

#: Documents of a store that was made before `known_by` was.
NOT_KNOWN_BY = f"MATCH (d:{Label.DOCUMENT}) WHERE d.known_by IS NULL RETURN d.id AS id, d.known_as AS keys"

#: Duties of a store that was made before they held their document and its place.
NOT_PLACED = (f"MATCH (u:{Label.DUTY})<-[:{Rel.ASSIGNS}]-(d:{Label.DOCUMENT}) WHERE u.document IS NULL "
              "RETURN u.id AS id, {id: d.id, place: d.place} AS properties")

#: $keys → relationships that cite one of them, with where they end now.
CITATIONS_OF = "\nUNION ALL\n".join(
    f"MATCH (s)-[r:{type_}]->(e) WHERE r.cited IN $keys "
    f"RETURN '{type_}' AS type, s.id AS start, labels(s) AS starts, e.id AS end, labels(e) AS ends, properties(r) AS properties" for type_ in CITING)

#: $ids → which of these documents bear the label LegalBasis.
BEARING = f"MATCH (d:{Label.DOCUMENT}) WHERE d.id IN $ids AND d:{Label.LEGAL_BASIS} RETURN d.id AS id"

#: $ids → those documents among them that nothing cites.
UNCITED = f"MATCH (d:{Label.DOCUMENT}) WHERE d.id IN $ids AND NOT EXISTS {{ (d)<-[:{_types(CITING)}]-() }} RETURN d.id AS id"

#: $id. One statement a document: ArcadeDB writes the node and its relationships again.
BECOMES_CITED = f"MATCH (d:{Label.DOCUMENT} {{id: $id}}) SET d:{Label.LEGAL_BASIS}"
NO_LONGER_CITED = f"MATCH (d:{Label.DOCUMENT} {{id: $id}}) REMOVE d:{Label.LEGAL_BASIS}"

#: $ids → surfaces under which documents write these agencies.
SURFACES = (f"UNWIND $ids AS id MATCH (n:{Label.AGENCY} {{id: id}}) "
            f"OPTIONAL MATCH (n)-[r:{_types(r.type for r in RELATIONSHIPS if any(p.name == 'surface' for p in r.properties))}]-() "
            "RETURN n.id AS id, n.aliases AS aliases, collect(DISTINCT r.surface) AS surfaces")


#: $ids of agencies → the keys of what says who took over from them.
SUCCESSIONS_OF = f"UNWIND $ids AS id MATCH (n:{Label.AGENCY} {{id: id}})<-[r:{Rel.SUCCEEDS}]-() RETURN r.key AS key"


def nodes(label: Label) -> str:
    """$ids → those that exist, as `labels`, `properties`."""
    return f"MATCH (n:{label}) WHERE n.id IN $ids{_alone(label)} RETURN labels(n) AS labels, properties(n) AS properties"


def create_nodes(label: Label, *also: Label) -> str:
    """$rows of `properties`."""
    return f"UNWIND $rows AS row CREATE (n:{':'.join((label, *also))}) SET n = row.properties"


def set_nodes(label: Label) -> str:
    """$rows of `id` and `properties`; what is null is taken away, what is not named stays."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}){_alone(label, join='WHERE')} SET n += row.properties"


def add_kind(kind: Label) -> str:
    """$ids of agencies."""
    return f"MATCH (n:{Label.AGENCY}) WHERE n.id IN $ids SET n:{kind}"


def delete_nodes(label: Label) -> str:
    """$ids."""
    return f"MATCH (n:{label}) WHERE n.id IN $ids{_alone(label)} DETACH DELETE n"


def create_relationships(type_: Rel, start: Label, end: Label) -> str:
    """$rows of `start`, `end` (ids) and `properties`."""
    return (f"UNWIND $rows AS row MATCH (s:{start} {{id: row.start}}) MATCH (e:{end} {{id: row.end}}){_alone(end, 'e', 'WHERE')} "
            f"CREATE (s)-[r:{type_}]->(e) SET r = row.properties")


def links_from(type_: Rel, start: Label) -> str:
    """$ids → keys of the underived relationships that leave these nodes. By node: each has few of them."""
    return f"UNWIND $ids AS id MATCH (s:{start} {{id: id}})-[r:{type_}]->() RETURN r.key AS key"


def facts_at(label: Label) -> str:
    """$ids → all relationships that leave or reach these nodes, as FACTS_OF gives them."""
    ends = "type(r) AS type, s.id AS start, labels(s) AS starts, e.id AS end, labels(e) AS ends, properties(r) AS properties"
    return (f"UNWIND $ids AS id MATCH (s:{label} {{id: id}})-[r]->(e){_alone(label, 's', 'WHERE')} RETURN {ends}\nUNION ALL\n"
            f"UNWIND $ids AS id MATCH (e:{label} {{id: id}})<-[r]-(s){_alone(label, 'e', 'WHERE')} RETURN {ends}")


def links_out(label: Label) -> str:
    """$ids → the underived relationships that leave these nodes."""
    return (f"UNWIND $ids AS id MATCH (s:{label} {{id: id}})-[r:{_types(UNDERIVED)}]->(e) "
            "RETURN type(r) AS type, e.id AS end, r.said_end AS said, labels(e) AS ends ORDER BY type, end")


def delete_relationships(type_: Rel) -> str:
    """$keys."""
    return f"MATCH ()-[r:{type_}]->() WHERE r.key IN $keys DELETE r"


def unsupported(label: Label) -> str:
    """$ids → shared nodes among them that no fact ends at and no underived relationship leads to, with `targets`, what they lead to themselves.

    Underived relationships make no circle (an agency is part of a higher one, a place of a larger one), so what one of them leads to is supported.
    """
    said = [r.type for r in RELATIONSHIPS if r.evident and label in {Label.AGENCY if s in AGENCY_KINDS else s for s in r.starts}]
    silent = f" AND NOT EXISTS {{ (n)-[:{_types(said)}]->() }}" if said else ""
    reached = _types(r.type for r in RELATIONSHIPS if r.type not in REFORMED)
    return (f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ (n)<-[:{reached}]-() }}{silent}{_alone(label)} "
            f"OPTIONAL MATCH (n)-[:{_types(UNDERIVED)}]->(t) "
            "RETURN n.id AS id, collect(CASE WHEN t IS NULL THEN null ELSE {id: t.id, labels: labels(t)} END) AS targets")


def said_of_bases(label: Label) -> str:
    """$ids of LegalBasis, or of Document for those that are loaded → how often citations give which title, number and kind."""
    return (f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}){_alone(label, join='WHERE')} MATCH (n)<-[r:{_types(CITING)}]-() "
            "RETURN n.id AS id, r.title AS title, r.number AS number, r.kind AS kind, count(*) AS times")
