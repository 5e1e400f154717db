"""Which shared nodes stay: those that some document supports. What nothing supports any more is deleted."""
from __future__ import annotations

from collections.abc import Collection, Iterable

from graph import statements
from graph.model import Label
from graph.rows import OWNED, End, main_label
from graph.store import Transaction


def sweep(tx: Transaction, touched: Iterable[End], needed: Collection[End]) -> int:
    """Delete the touched nodes that lost their last support, then what hung on them alone; never those in `needed`. How many were deleted."""
    deleted = 0
    waiting = {end for end in touched if end.label not in OWNED and end not in needed}
    while waiting:
        next_round: set[End] = set()
        for label in Label:
            ids = sorted(end.id for end in waiting if end.label is label)
            if not ids:
                continue
            gone = tx.run(statements.unsupported(label), ids=ids)
            if gone:
                tx.run(statements.delete_nodes(label), ids=[row["id"] for row in gone])
                deleted += len(gone)
            next_round |= {End(main_label(t["labels"]), t["id"]) for row in gone for t in row["targets"] if t is not None}
        waiting = next_round - set(needed)
    return deleted
