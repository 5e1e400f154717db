"""Values that no document gives alone: an agency's aliases, and what the citations of a legal basis call it. Worked out again for the touched nodes."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph import statements
from graph.model import Label
from graph.rows import End
from graph.store import Transaction


def best(said: Counter[str]) -> str | None:
    """The most frequent value; among equals the longest, then the first in code point order. None if nothing was said."""
    return min(said, key=lambda value: (-said[value], -len(value), value)) if said else None


def gather_agencies(tx: Transaction, ids: Iterable[str]) -> None:
    """`aliases`: all forms in which the remaining documents write the agency, sorted; absent where no document writes it."""
    rows = [{"id": row["id"], "properties": {"aliases": sorted(row["surfaces"]) or None}} for row in tx.run(statements.SURFACES, ids=sorted(ids))
            if sorted(row["surfaces"]) != (row["aliases"] or [])]
    if rows:
        tx.run(statements.set_nodes(Label.AGENCY), rows=rows)


def gather_bases(tx: Transaction, ends: Iterable[End]) -> None:
    """`title`, `number`, `kind` as most citations give them, and `name` from them.

    A loaded document knows its own title, number and name better than those who cite it, so there only `kind` is gathered.
    """
    for label in (Label.LEGAL_BASIS, Label.DOCUMENT):
        ids = sorted({end.id for end in ends if end.label is label})
        if not ids:
            continue
        said: dict[str, dict[str, Counter[str]]] = {id_: {"title": Counter(), "number": Counter(), "kind": Counter()} for id_ in ids}
        for row in tx.run(statements.said_of_bases(label), ids=ids):
            for name, counter in said[row["id"]].items():
                if row[name] is not None:
                    counter[row[name]] += row["times"]
        stored = {row["properties"]["id"]: row["properties"] for row in tx.run(statements.nodes(label), ids=ids)}
        rows = []
        for id_, old in stored.items():
            new = {name: best(counter) for name, counter in said[id_].items()}
            if label is Label.DOCUMENT:
                new = {"kind": new["kind"]}
            else:
                new["name"] = new["title"] or new["number"] or id_.rstrip("?")
            if any(old.get(name) != value for name, value in new.items()):
                rows.append({"id": id_, "properties": new})
        if rows:
            tx.run(statements.set_nodes(label), rows=rows)
