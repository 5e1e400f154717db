"""Constraints and indexes, made from the vocabulary in graph.model.

UNIQUE only: Neo4j's community edition has no constraint on existence. Every relationship type has a unique `key`, those taken from texts an index on
`document` (removal), those that cite an index on `cited` (settling). Without them MERGE and removal scan everything, so an error here stops a build.
"""
from __future__ import annotations

from graph import statements
from graph.dialect import Dialect
from graph.identity import known_by
from graph.model import NODES, RELATIONSHIPS, Label
from graph.rows import assigned
from graph.store import Store

#: Nodes that one transaction changes.
BATCH = 2_000
#: What questions look things up by, beside the id.
LOOKUPS: tuple[tuple[Label, str], ...] = (
    (Label.DOCUMENT, "number"),
    (Label.DOCUMENT, "title"),
    (Label.DOCUMENT, "instrument"),
    (Label.DOCUMENT, "issued_on"),
    (Label.DOCUMENT, "place"),
    (Label.LEGAL_BASIS, "number"),
    (Label.LEGAL_BASIS, "title"),
    (Label.AGENCY, "name"),
    (Label.LEADER, "name"),
    (Label.PROGRAM, "name"),
    (Label.PROGRAM, "place"),
    (Label.PLACE, "name"),
    (Label.DUTY, "deadline_on"),
    (Label.DUTY, "place"),
)

LISTS = (("aliases",), ("known_as",))
#: An index whose words are no Chinese text but digests, whole.
DIGESTS = "document_keys"
#: Indexes over values that are worked out when a document is written. A store that lacks one of them was filled before these values were.
DERIVED = (DIGESTS, "duty_place")
#: Full-text indexes: name, label, properties. ArcadeDB wants a list of strings in an index of its own, and no two indexes over the same properties:
#: hence the place beside the name, which is a help in searching too.
SEARCHED: tuple[tuple[str, Label, tuple[str, ...]], ...] = (
    ("document_words", Label.DOCUMENT, ("name", "title", "instrument")),
    ("document_key_words", Label.DOCUMENT, ("known_as",)),
    (DIGESTS, Label.DOCUMENT, ("known_by",)),
    ("provision_words", Label.PROVISION, ("heading", "text")),
    ("duty_words", Label.DUTY, ("heading", "text")),
    ("agency_words", Label.AGENCY, ("name", "place")),
    ("agency_alias_words", Label.AGENCY, ("aliases",)),
    ("basis_words", Label.LEGAL_BASIS, ("title", "number")),
    ("program_words", Label.PROGRAM, ("name", "place")),
    ("leader_words", Label.LEADER, ("name", "place")),
)


def definitions(dialect: Dialect) -> list[str]:
    """Constraints and plain indexes, in Cypher; each can be run again without effect."""
    made: list[str] = []
    for node in NODES:
        name = node.label.lower()
        if dialect.may_be_unique(node.label):
            made.append(f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE")
        else:
            made.append(f"CREATE INDEX {name}_id IF NOT EXISTS FOR (n:{node.label}) ON (n.id)")
    for relationship in RELATIONSHIPS:
        name = relationship.type.lower()
        made.append(f"CREATE CONSTRAINT {name}_key IF NOT EXISTS FOR ()-[r:{relationship.type}]-() REQUIRE r.key IS UNIQUE")
        if relationship.evident:
            made.append(f"CREATE INDEX {name}_document IF NOT EXISTS FOR ()-[r:{relationship.type}]-() ON (r.document)")
        if any(p.name == "cited" for p in relationship.properties):
            made.append(f"CREATE INDEX {name}_cited IF NOT EXISTS FOR ()-[r:{relationship.type}]-() ON (r.cited)")
    made.extend(f"CREATE INDEX {label.lower()}_{prop} IF NOT EXISTS FOR (n:{label}) ON (n.{prop})" for label, prop in LOOKUPS)
    if (lock := dialect.lock_constraint()) is not None:
        made.append(lock)
    return made


def apply_schema(store: Store) -> None:
    """Make what is missing and wait until it can be used. GraphError if the store refuses any of it."""
    apply_indexes(store)
    apply_search(store)


def apply_indexes(store: Store) -> None:
    """Constraints and plain indexes: what writing needs."""
    if not _is_current(store):
        _derive(store)
    for statement in definitions(store.dialect):
        store.define(statement)
    _wait(store)


def apply_search(store: Store) -> None:
    """Full-text indexes: what searching needs, and settling. Over many documents they are made faster after these were written."""
    for name, label, properties in SEARCHED:
        # One list of strings is searched item by item; strings stand beside each other.
        is_sql, made = store.dialect.full_text(name, label, properties, items=properties in LISTS, pairs=name != DIGESTS)
        for statement in made:
            if is_sql:
                store.sql(statement)
            else:
                store.define(statement)
    _wait(store)


def catch_up(store: Store) -> None:
    """What a change other than a build needs of a store that an earlier version filled; nothing where it is there."""
    if not _is_current(store):
        apply_schema(store)


def _is_current(store: Store) -> bool:
    return {*DERIVED} <= {row["name"] for row in store.read("SHOW INDEXES YIELD name RETURN name")}


def _derive(store: Store) -> None:
    """Give what an earlier version wrote the values that are worked out now; nothing of an empty store."""
    known = [{"id": row["id"], "properties": {"known_by": known_by(row["id"], row["keys"] or ())}} for row in store.read(statements.NOT_KNOWN_BY)]
    duties = [{"id": row["id"], "properties": assigned(row["properties"])} for row in store.read(statements.NOT_PLACED)]
    for label, rows in ((Label.DOCUMENT, known), (Label.DUTY, duties)):
        for at in range(0, len(rows), BATCH):
            store.write(lambda tx, label=label, batch=rows[at:at + BATCH]: tx.run(statements.set_nodes(label), rows=batch))


def _wait(store: Store) -> None:
    if (wait := store.dialect.wait_for_indexes()) is not None:
        store.define(wait)
