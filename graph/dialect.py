"""Everything in which the two stores differ, each with its reason. What is not here is the same Cypher on both. Returns statements, runs none."""
from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from graph.model import Label


class Dialect(StrEnum):
    ARCADEDB = "arcadedb"
    NEO4J = "neo4j"

    def stop_typed(self) -> tuple[str, str] | None:
        """(statement that lists what runs, statement that ends the one whose number is put in), to keep a limit of time. None where the server keeps it.

        ArcadeDB ignores the limit that a Bolt client sets for its transaction; `arcadedb.command.timeout` is one for the whole server, builds included,
        and its limit for a group of users does not look into the search for paths. Ended from outside, a statement stops within milliseconds.
        """
        return ("SHOW TRANSACTIONS", "TERMINATE TRANSACTIONS '{}'") if self is Dialect.ARCADEDB else None

    def may_be_unique(self, label: Label) -> bool:
        """Whether `id` of this label may carry a UNIQUE constraint.

        A cited document that is loaded is Document and LegalBasis. ArcadeDB changes a node's labels by writing it again, and with a unique index on both
        labels the new copy collides with the old one ("Duplicated key"). So there LegalBasis has a plain index; graph.settle keeps its ids apart anyway.
        """
        return self is Dialect.NEO4J or label is not Label.LEGAL_BASIS

    def lock(self) -> tuple[str, str] | None:
        """Statements that make writing transactions wait for each other: at the start and at the end of each. None where a file does it.

        Gathered values and settled citations are worked out from what others wrote, so two writers at once would each miss the other's part. On Neo4j
        MERGE on a unique value locks that value until the commit even if no node has it; deleted again in the same transaction, the node is never seen.
        The embedded store has no lock that waits (a conflict shows at commit, after all the work), so there its clients queue at a file (graph.folder).
        """
        return ("MERGE (w:_Writer {id: 'one'})", "MATCH (w:_Writer {id: 'one'}) DELETE w") if self is Dialect.NEO4J else None

    def lock_constraint(self) -> str | None:
        return "CREATE CONSTRAINT writer_id IF NOT EXISTS FOR (w:_Writer) REQUIRE w.id IS UNIQUE" if self is Dialect.NEO4J else None

    def full_text(self, name: str, label: Label, properties: Sequence[str], *, items: bool, pairs: bool = True) -> tuple[bool, list[str]]:
        """(are these SQL, statements) for a full-text index that splits Chinese into pairs of characters, or with `pairs` off takes words as spaces part them;
        `items` for one property that is a list.

        ArcadeDB's Cypher has no CREATE FULLTEXT INDEX, its SQL has. `CALL db.index.fulltext.queryNodes(name, words)` reads it on both.
        """
        if self is Dialect.NEO4J:
            columns = ", ".join(f"n.{p}" for p in properties)
            return False, [f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{columns}] "
                           f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{'cjk' if pairs else 'whitespace'}'}}}}"]
        analyzer = "cjk.CJKAnalyzer" if pairs else "core.WhitespaceAnalyzer"
        kind = "LIST OF STRING" if items else "STRING"
        columns = ", ".join(f"{p} BY ITEM" if items else p for p in properties)
        return True, [
            f"CREATE VERTEX TYPE {label} IF NOT EXISTS",
            *(f"CREATE PROPERTY {label}.{p} IF NOT EXISTS {kind}" for p in properties),
            f'CREATE INDEX {name} IF NOT EXISTS ON {label} ({columns}) FULL_TEXT METADATA {{"analyzer": "org.apache.lucene.analysis.{analyzer}"}}',
        ]

    def wait_for_indexes(self) -> str | None:
        """Neo4j fills a new index in the background; ArcadeDB has filled it when the statement returns."""
        return "CALL db.awaitIndexes(300)" if self is Dialect.NEO4J else None
