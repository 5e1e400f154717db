"""Write what a document contributes: one document, one transaction.

The store is compared with the fragment and only the difference is written. So the same fragment again changes nothing, a changed one replaces its own
facts alone, and taking a document away is writing nothing in its place (`graph.remove`).
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph import gather, reforms, settle, statements, support
from graph.decisions import Decisions, apply
from graph.model import Fragment, Label, Rel
from graph.rows import CITING, Contribution, End, Fact, NodeRow, contribution
from graph.store import Store, Transaction

T = TypeVar("T")
K = TypeVar("K")

NO_DECISIONS = Decisions()
#: Rows of one statement: enough to be fast, few enough for one message.
BATCH_ROWS = 2_000
BATCH_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did to the store, in facts and nodes; `moved` are citations by other documents that now end elsewhere.

    True in a condition if anything changed. `disputed` lists shared nodes for which two documents give different values of what should follow from the id.
    """

    document: str
    added: int = 0
    removed: int = 0
    moved: int = 0
    nodes: int = 0
    disputed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.nodes)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store holds of one document now."""

    known_as: frozenset[str]
    cited: bool
    owned: dict[End, dict[str, Any]]
    links: frozenset[str]
    facts: dict[str, Fact]


def write_fragment(store: Store, fragment: Fragment, decisions: Decisions = NO_DECISIONS) -> Change:
    """Make the graph hold exactly this of the fragment's document. BadFragment before anything is touched; GraphError if the store fails."""
    new = apply(contribution(fragment), decisions)
    return store.write(lambda tx: replace(tx, new))


def replace(tx: Transaction, new: Contribution) -> Change:
    """Replace what is stored of the document by `new`; settles citations, gathers values and drops what lost its support, all in this transaction."""
    old = _stored(tx, new.document)
    here = End(Label.DOCUMENT, new.document)
    issue = settle.issue(new)
    same_issue = settle.issue_of(old.owned.get(here, {})) == issue
    changed_keys = old.known_as ^ new.known_as if same_issue else old.known_as | new.known_as
    known = settle.known_documents(tx, changed_keys | {f.end.id for f in new.facts.values() if f.type in CITING}, new)

    wanted = {key: settle.settled(fact, known, {new.document: issue}) for key, fact in new.facts.items()}
    stale = {key: fact for key, fact in old.facts.items() if wanted.get(key) != fact}
    fresh = {key: fact for key, fact in wanted.items() if old.facts.get(key) != fact}
    others = settle.citations_of(tx, changed_keys, new.document)
    stated = settle.issues(tx, (fact.properties["document"] for fact in others))
    moves = [(fact, moved) for fact in others if (moved := settle.settled(fact, known, stated)) != fact]
    leaving = [*stale.values(), *(fact for fact, _ in moves)]
    coming = [*fresh.values(), *(moved for _, moved in moves)]
    needed = {*new.shared, *(fact.end for fact in coming if fact.end.label is Label.LEGAL_BASIS)}
    gone_nodes = old.owned.keys() - new.owned.keys()

    delete_relationships(tx, leaving)
    if stale_links := old.links - new.links.keys():
        tx.run(statements.delete_relationships(Rel.PART_OF), keys=sorted(stale_links))
    for label, ends in _grouped(gone_nodes, lambda end: end.label):
        tx.run(statements.delete_nodes(label), ids=sorted(end.id for end in ends))
    # Swept before anything is made: a document that is loaded now may have the id of the LegalBasis that stood for it.
    swept = support.sweep(tx, {end for fact in leaving for end in (fact.start, fact.end)}, needed)
    born_cited = relabel(tx, leaving, coming, born=here if here in new.owned and here not in old.owned else None)
    written = _write_owned(tx, new, old, born_cited)
    disputed, shared = _write_shared(tx, new, needed)
    _write_links(tx, new, old)
    create_relationships(tx, coming)
    gather.gather_agencies(tx, leaving, coming)
    gather.gather_bases(tx, leaving, coming)
    reforms.settle(tx, {end.id for end in agencies_of((*leaving, *coming)) | new.shared.keys() if end.label is Label.AGENCY})
    return Change(new.document, len(fresh), len(stale), len(moves), len(gone_nodes) + swept + written + shared, disputed)


def agencies_of(facts: Iterable[Fact]) -> set[End]:
    """The agencies at which these facts end."""
    return {end for fact in facts for end in (fact.start, fact.end) if end.label is Label.AGENCY}


def _stored(tx: Transaction, document: str) -> _Stored:
    found = tx.run(statements.DOCUMENT, document=document)
    if not found:
        return _Stored(frozenset(), False, {}, frozenset(), {})
    properties = found[0]["properties"]
    owned = {End(Label.DOCUMENT, document): properties}
    links: set[str] = set()
    for row in tx.run(statements.PROVISIONS_OF, document=document):
        owned[End(Label.PROVISION, row["properties"]["id"])] = row["properties"]
        links |= set(row["keys"])
    for row in tx.run(statements.DUTIES_OF, document=document):
        owned[End(Label.DUTY, row["properties"]["id"])] = row["properties"]
    facts = [settle.stored_fact(row) for row in tx.run(statements.FACTS_OF, document=document)]
    return _Stored(frozenset(properties.get("known_as") or ()) | {document}, found[0]["cited"], owned, frozenset(links), {f.key: f for f in facts})


def relabel(tx: Transaction, leaving: Iterable[Fact], coming: Iterable[Fact], born: End | None = None) -> bool:
    """Give and take the label LegalBasis of loaded documents; True if the document that is about to be made is cited already.

    Before any relationship is made: ArcadeDB writes those of a relabelled node again, and stumbles over one that was made in the same transaction.
    """
    cited = {fact.end.id for fact in coming if fact.end.label is Label.DOCUMENT and fact.type in CITING}
    left = {fact.end.id for fact in leaving if fact.end.label is Label.DOCUMENT and fact.type in CITING} - cited
    existing = sorted(cited - {born.id} if born else cited)
    if existing:
        bearing = {row["id"] for row in tx.run(statements.BEARING, ids=existing)}
        for id_ in existing:
            if id_ not in bearing:
                tx.run(statements.BECOMES_CITED, id=id_)
    if left:
        for row in tx.run(statements.UNCITED, ids=sorted(left)):
            tx.run(statements.set_nodes(Label.DOCUMENT), rows=[{"id": row["id"], "properties": {"kind": None}}])
            tx.run(statements.NO_LONGER_CITED, id=row["id"])
    return born is not None and born.id in cited


def create_nodes(tx: Transaction, rows: Iterable[NodeRow]) -> set[End]:
    """Make those of the shared nodes that are missing; which."""
    made: set[End] = set()
    for label, group in _grouped(rows, lambda row: row.end.label):
        stored = {found["properties"]["id"] for ids in _batches([row.end.id for row in group]) for found in tx.run(statements.nodes(label), ids=ids)}
        missing = [row for row in group if row.end.id not in stored]
        for kind, some in _grouped(missing, lambda row: row.kind):
            for batch in _batches([{"properties": row.properties} for row in some]):
                tx.run(statements.create_nodes(label, *((kind,) if kind else ())), rows=batch)
        made |= {row.end for row in missing}
    return made


def _write_owned(tx: Transaction, new: Contribution, old: _Stored, born_cited: bool) -> int:
    """Make and change the document, its provisions and its duties; how many."""
    missing = [row for end, row in new.owned.items() if end not in old.owned]
    for label, rows in _grouped(missing, lambda row: row.end.label):
        also = (Label.LEGAL_BASIS,) if label is Label.DOCUMENT and born_cited else ()
        for batch in _batches([{"properties": row.properties} for row in rows]):
            tx.run(statements.create_nodes(label, *also), rows=batch)
    changed = []
    for end, before in old.owned.items():
        if end not in new.owned:
            continue
        after = new.owned[end].properties
        # What the new text no longer gives is taken away; `kind` of a document is gathered, not its own.
        difference = {name: after.get(name) for name in before.keys() | after.keys() if before.get(name) != after.get(name)
                      and not (end.label is Label.DOCUMENT and name == "kind")}
        if difference:
            changed.append((end, difference))
    for label, pairs in _grouped(changed, lambda pair: pair[0].label):
        for batch in _batches([{"id": end.id, "properties": difference} for end, difference in pairs]):
            tx.run(statements.set_nodes(label), rows=batch)
    return len(missing) + len(changed)


def _write_shared(tx: Transaction, new: Contribution, needed: Iterable[End]) -> tuple[tuple[str, ...], int]:
    """Make the shared nodes that are missing, and the legal bases that citations need; (disputes, how many nodes were made or changed)."""
    rows = {**{end: NodeRow(end, None, {"id": end.id}) for end in needed if end.label is Label.LEGAL_BASIS}, **new.shared}
    disputed: list[str] = []
    count = 0
    for label, group in _grouped(rows.values(), lambda row: row.end.label):
        stored = {found["properties"]["id"]: found for ids in _batches([row.end.id for row in group])
                  for found in tx.run(statements.nodes(label), ids=ids)}
        missing = [row for row in group if row.end.id not in stored]
        for kind, some in _grouped(missing, lambda row: row.kind):
            for batch in _batches([{"properties": row.properties} for row in some]):
                tx.run(statements.create_nodes(label, *((kind,) if kind else ())), rows=batch)
        count += len(missing)
        for row in group:
            if row.end.id in stored:
                differs = _agree(tx, row, stored[row.end.id])
                if differs:
                    disputed.append(f"{label} {row.end.id}: {differs}")
                    count += 1
    return tuple(disputed), count


def _agree(tx: Transaction, row: NodeRow, stored: Mapping[str, Any]) -> str:
    """Where documents differ about a shared node, keep the same in whatever order they come: the greater value, every kind. What they differ in.

    A loader that follows graph.model never gets here, for these values follow from the id; after a removal the kept value may be the removed document's.
    """
    before = stored["properties"]
    differs = {name: value for name, value in row.properties.items() if before.get(name) != value}
    new = {name: value for name, value in differs.items() if name not in before or str(value) > str(before[name])}
    if new:
        tx.run(statements.set_nodes(row.end.label), rows=[{"id": row.end.id, "properties": new}])
    if row.kind is not None and row.kind not in stored["labels"]:
        tx.run(statements.add_kind(row.kind), ids=[row.end.id])
        differs["kind"] = row.kind
    return ", ".join(f"{name} {before.get(name, 'otherwise')} or {value}" for name, value in differs.items())


def _write_links(tx: Transaction, new: Contribution, old: _Stored) -> None:
    """Make the underived relationships that are missing between the document's nodes."""
    unknown = [link for link in new.links.values() if link.key not in old.links]
    for (type_, start), links in _grouped(unknown, lambda link: (link.type, link.start.label)):
        there: set[str] = set()
        if start is not Label.PROVISION:   # those of provisions are the document's own, and known
            for ids in _batches(sorted({link.start.id for link in links})):
                there |= {row["key"] for row in tx.run(statements.links_from(type_, start), ids=ids)}
        create_relationships(tx, [link for link in links if link.key not in there])


def create_relationships(tx: Transaction, facts: Iterable[Fact]) -> None:
    for (type_, start, end), some in _grouped(facts, lambda fact: (fact.type, fact.start.label, fact.end.label)):
        for batch in _batches([{"start": fact.start.id, "end": fact.end.id, "properties": fact.properties} for fact in some]):
            tx.run(statements.create_relationships(type_, start, end), rows=batch)


def delete_relationships(tx: Transaction, facts: Iterable[Fact]) -> None:
    for type_, some in _grouped(facts, lambda fact: fact.type):
        for keys in _batches([fact.key for fact in some]):
            tx.run(statements.delete_relationships(type_), keys=keys)


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> list[tuple[K, list[T]]]:
    """Items by key, in the order in which the keys first came."""
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.items())


def _batches(rows: Sequence[T]) -> Iterator[list[T]]:
    """Rows in lists that fit into one message: no more than so many, and no more text than so much."""
    batch: list[T] = []
    size = 0
    for row in rows:
        length = len(str(row))
        if batch and (len(batch) >= BATCH_ROWS or size + length > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += length
    if batch:
        yield batch
