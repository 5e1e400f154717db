"""The whole graph in one number, and in counts: to compare two graphs, on whichever store they are."""
from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from graph.rows import MAIN, main_label
from graph.store import Store

OURS = "({0}:" + "|".join(MAIN) + ")"


def graph_digest(store: Store) -> str:
    """SHA-256 over all nodes (labels, properties) and relationships (type, ends, properties), in sorted order. Equal graphs, equal digests."""
    sha = hashlib.sha256()
    for line in graph_lines(store):
        sha.update(line.encode())
        sha.update(b"\n")
    return sha.hexdigest()


def graph_lines(store: Store) -> list[str]:
    """One JSON line a node and a relationship, sorted: what the digest is made of, and what a test compares to see a difference."""
    return sorted(_lines(store))


def counts(store: Store) -> dict[str, int]:
    """Nodes of each label, then relationships of each type, both sorted by name; a node of two labels counts under each."""
    nodes: Counter[str] = Counter()
    for row in store.read(f"MATCH (n) WHERE {OURS.format('n')} RETURN labels(n) AS labels, count(*) AS count"):
        for label in row["labels"]:
            nodes[label] += row["count"]
    types = {row["type"]: row["count"] for row in store.read(f"MATCH (s)-[r]->() WHERE {OURS.format('s')} RETURN type(r) AS type, count(*) AS count")}
    return dict(sorted(nodes.items())) | dict(sorted(types.items()))


def _lines(store: Store) -> Iterator[str]:
    # Only what graph.model knows: a Neo4j server may hold other people's nodes too.
    for row in store.read(f"MATCH (n) WHERE {OURS.format('n')} RETURN labels(n) AS labels, properties(n) AS properties"):
        yield _line({"labels": sorted(row["labels"]), "properties": row["properties"]})
    for row in store.read(f"MATCH (s)-[r]->(e) WHERE {OURS.format('s')} AND {OURS.format('e')} "
                          "RETURN type(r) AS type, s.id AS start, labels(s) AS starts, e.id AS end, labels(e) AS ends, properties(r) AS properties"):
        # The main label says which node is meant; what other labels that node has, its own line says.
        yield _line({"type": row["type"], "start": [main_label(row["starts"]), row["start"]], "end": [main_label(row["ends"]), row["end"]],
                     "properties": row["properties"]})


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_json)


def _json(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in the graph: not a type of graph.model")
