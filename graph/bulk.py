"""Fill an empty store with many documents at once: the graph that `graph.write` would make one by one, in large statements instead of many small ones.

What needs the view of all documents (where citations end, which aliases a body has, what a law is called) is worked out here before anything is written, so
nothing is written twice. The rows wait in files meanwhile: memory holds the shared nodes and the keys of documents, not the facts.
"""
from __future__ import annotations

import pickle
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from graph import reforms, statements
from graph.errors import StoreBroken
from graph.gather import of_basis
from graph.model import Fragment, Label, Rel
from graph.rows import CITING, End, Fact, contribution
from graph.settle import Issue, issue, settled
from graph.store import Store

#: Rows of one transaction: measured on both stores, more makes nothing faster.
ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Filled:
    documents: int
    nodes: int
    relationships: int


def fill(store: Store, fragments: Iterable[Fragment]) -> Filled:
    """Write all `fragments` into the empty `store`, whose schema is there; of two with one id the first counts.

    Not one transaction: what fails in the middle leaves a part, and the store has to be wiped. StoreBroken if the store holds documents, BadFragment for one
    that breaks the rules of the model.
    """
    if store.read(f"MATCH (d:{Label.DOCUMENT}) RETURN d.id LIMIT 1"):
        raise StoreBroken(f"{store.address} holds documents: only an empty store can be filled")
    with tempfile.TemporaryDirectory(prefix="zhengtu-") as folder:
        return _Filling(Path(folder)).fill(store, fragments)


class _Spool:
    """Rows in files, one file a group, in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[tuple[str, ...], BinaryIO] = {}
        self._waiting: dict[tuple[str, ...], list[Any]] = defaultdict(list)

    def put(self, group: tuple[str, ...], row: Any) -> None:
        rows = self._waiting[group]
        rows.append(row)
        if len(rows) == ROWS:
            self._flush(group)

    def groups(self) -> list[tuple[str, ...]]:
        return list(self._waiting)

    def batches(self, group: tuple[str, ...]) -> Iterator[list[Any]]:
        self._flush(group)
        file = self._files[group]
        file.seek(0)
        while True:
            try:
                yield pickle.load(file)   # our own file of a moment ago
            except EOFError:
                return

    def _flush(self, group: tuple[str, ...]) -> None:
        if group not in self._files:
            self._files[group] = (self._folder / f"{len(self._files)}").open("w+b")
        if self._waiting[group]:
            pickle.dump(self._waiting[group], self._files[group], pickle.HIGHEST_PROTOCOL)
            self._waiting[group] = []

    def close(self) -> None:
        for file in self._files.values():
            file.close()


class _Filling:
    def __init__(self, folder: Path) -> None:
        self.spool = _Spool(folder)
        self.documents: dict[str, Issue] = {}
        self.known: dict[str, dict[str, Issue]] = defaultdict(dict)
        self.shared: dict[End, dict[str, Any]] = {}
        self.kinds: dict[End, set[Label]] = defaultdict(set)
        self.aliases: dict[str, set[str]] = defaultdict(set)
        self.links: set[str] = set()
        self.said: dict[End, dict[str, Counter[str]]] = defaultdict(lambda: {"title": Counter(), "number": Counter(), "kind": Counter()})
        self.nodes = self.relationships = 0

    def fill(self, store: Store, fragments: Iterable[Fragment]) -> Filled:
        try:
            for fragment in fragments:
                if fragment.document not in self.documents:
                    self._take(fragment)
            self._settle()
            self._write_nodes(store)
            self._write_relationships(store)
            self._join_reformed(store)
        finally:
            self.spool.close()
        return Filled(len(self.documents), self.nodes, self.relationships)

    def _take(self, fragment: Fragment) -> None:
        new = contribution(fragment)
        self.documents[new.document] = issue(new)
        for key in new.known_as:
            self.known[key][new.document] = self.documents[new.document]
        for row in new.owned.values():
            self.spool.put(("node", row.end.label), row.properties)
        for row in new.shared.values():
            self._share(row.end, row.kind, row.properties)
        for link in new.links.values():
            if link.key not in self.links:
                if link.start.label is not Label.PROVISION:   # a document's own links come once
                    self.links.add(link.key)
                self._put(link)
        for fact in new.facts.values():
            if fact.type in CITING:
                self.spool.put(("citing",), fact)
            else:
                self._put(fact)
            if (surface := fact.properties.get("surface")) is not None:
                for end in (fact.start, fact.end):
                    if end.label is Label.AGENCY:
                        self.aliases[end.id].add(surface)

    def _share(self, end: End, kind: Label | None, properties: Mapping[str, Any]) -> None:
        """Where documents differ about a shared node, the greater value and every kind, as `graph.write` decides."""
        known = self.shared.setdefault(end, dict(properties))
        for name, value in properties.items():
            if name not in known or str(value) > str(known[name]):
                known[name] = value
        if kind is not None:
            self.kinds[end].add(kind)

    def _put(self, fact: Fact) -> None:
        self.spool.put(("fact", fact.type, fact.start.label, fact.end.label), {"start": fact.start.id, "end": fact.end.id, "properties": fact.properties})
        self.relationships += 1

    def _settle(self) -> None:
        if ("citing",) not in self.spool.groups():
            return
        for batch in self.spool.batches(("citing",)):
            for fact in batch:
                fact = settled(fact, self.known, self.documents)
                for name, counter in self.said[fact.end].items():
                    if (value := fact.properties.get(name)) is not None:
                        counter[value] += 1
                self._put(fact)

    def _write_nodes(self, store: Store) -> None:
        for group in self.spool.groups():
            if group[0] == "node":
                for batch in self.spool.batches(group):
                    self._write_owned(store, Label(group[1]), batch)
        shared: dict[tuple[Label, ...], list[dict[str, Any]]] = defaultdict(list)
        for end, properties in self.shared.items():
            if end.label is Label.AGENCY and (written := self.aliases.get(end.id)):
                properties["aliases"] = sorted(written)
            shared[end.label, *sorted(self.kinds[end])].append(properties)
        for end, said in self.said.items():
            if end.label is Label.LEGAL_BASIS:
                row = {"id": end.id} | of_basis(end, said)
                shared[(Label.LEGAL_BASIS,)].append({k: v for k, v in row.items() if v is not None})
        for labels, rows in shared.items():
            self._create(store, labels, rows)

    def _write_owned(self, store: Store, label: Label, rows: list[dict[str, Any]]) -> None:
        cited = [row for row in rows if label is Label.DOCUMENT and End(label, row["id"]) in self.said]
        for row in cited:
            row |= {k: v for k, v in of_basis(End(label, row["id"]), self.said[End(label, row["id"])]).items() if v is not None}
        self._create(store, (label, Label.LEGAL_BASIS), cited)
        apart = {row["id"] for row in cited}
        self._create(store, (label,), [row for row in rows if row["id"] not in apart])

    def _create(self, store: Store, labels: tuple[Label, ...], rows: list[dict[str, Any]]) -> None:
        for at in range(0, len(rows), ROWS):
            batch = [{"properties": properties} for properties in rows[at:at + ROWS]]
            store.write(lambda tx, batch=batch: tx.run(statements.create_nodes(*labels), rows=batch))
        self.nodes += len(rows)

    def _write_relationships(self, store: Store) -> None:
        for group in self.spool.groups():
            if group[0] == "fact":
                statement = statements.create_relationships(Rel(group[1]), Label(group[2]), Label(group[3]))
                for batch in self.spool.batches(group):
                    store.write(lambda tx, batch=batch, statement=statement: tx.run(statement, rows=batch))

    def _join_reformed(self, store: Store) -> None:
        agencies = [end.id for end in self.shared if end.label is Label.AGENCY]
        for at in range(0, len(agencies), ROWS):
            self.relationships += store.write(lambda tx, ids=agencies[at:at + ROWS]: reforms.settle(tx, ids))
