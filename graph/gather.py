"""Values that no document gives alone: an agency's aliases, and what the citations of a legal basis call it. Worked out again for the touched nodes."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from graph import laws, statements
from graph.model import Label
from graph.rows import CITING, End, Fact
from graph.store import Transaction


def best(said: Counter[str]) -> str | None:
    """The most frequent value; among equals the longest, then the first in code point order. None if nothing was said."""
    return min(said, key=lambda value: (-said[value], -len(value), value)) if said else None


def gather_agencies(tx: Transaction, leaving: Iterable[Fact], coming: Iterable[Fact]) -> None:
    """`aliases`: all forms in which the remaining documents write the agency, sorted; absent where no document writes it.

    Where a form may have gone all facts of the agency are looked through; where forms only came they are added, since a county's government has thousands.
    """
    lost = set(_written(leaving))
    came = _written(coming)
    rows = tx.run(statements.SURFACES, ids=sorted(lost)) if lost else []
    if added := sorted(came.keys() - lost):
        found = tx.run(statements.nodes(Label.AGENCY), ids=added)
        before = {row["properties"]["id"]: row["properties"].get("aliases") or [] for row in found}
        rows += [{"id": id_, "aliases": aliases, "surfaces": came[id_].union(aliases)} for id_, aliases in before.items()]
    changed = [{"id": row["id"], "properties": {"aliases": sorted(row["surfaces"]) or None}} for row in rows
               if sorted(row["surfaces"]) != (row["aliases"] or [])]
    if changed:
        tx.run(statements.set_nodes(Label.AGENCY), rows=changed)


def _written(facts: Iterable[Fact]) -> dict[str, set[str]]:
    """The forms in which these facts write agencies, by agency."""
    forms: dict[str, set[str]] = {}
    for fact in facts:
        if (surface := fact.properties.get("surface")) is not None:
            for end in (fact.start, fact.end):
                if end.label is Label.AGENCY:
                    forms.setdefault(end.id, set()).add(surface)
    return forms


def of_basis(end: End, said: Mapping[str, Counter[str]]) -> dict[str, object]:
    """The gathered values of a text about which citations say this, None for what is not given: of a loaded document its kind alone."""
    new: dict[str, object] = {name: best(counter) for name, counter in said.items()}
    if end.label is Label.DOCUMENT:
        return {"kind": new["kind"]}
    new["name"] = new["title"] or new["number"] or end.id.rstrip("?")
    # By the key, which is the same for all forms of a law's title.
    return new | laws.facts_of(end.id)


def gather_bases(tx: Transaction, leaving: Iterable[Fact], coming: Iterable[Fact]) -> None:
    """`title`, `number`, `kind` as most citations give them, and `name` from them.

    A loaded document knows its own title, number and name better than those who cite it, so there only `kind` is gathered. All citations are counted only
    where one more or one less may make a difference, since most documents cite the same few laws.
    """
    gone = [fact for fact in leaving if fact.type in CITING]
    came = [fact for fact in coming if fact.type in CITING]
    for label in (Label.LEGAL_BASIS, Label.DOCUMENT):
        gathered = ("kind",) if label is Label.DOCUMENT else ("title", "number", "kind")
        ids = sorted({fact.end.id for fact in (*gone, *came) if fact.end.label is label})
        if not ids:
            continue
        stored = {row["properties"]["id"]: row["properties"] for row in tx.run(statements.nodes(label), ids=ids)}
        said = {id_: {name: Counter([old[name]] if name in old else []) for name in ("title", "number", "kind")} for id_, old in stored.items()}
        if open_ := sorted(_open(gone, came, stored, label, gathered)):
            said |= {id_: {"title": Counter(), "number": Counter(), "kind": Counter()} for id_ in open_}
            for row in tx.run(statements.said_of_bases(label), ids=open_):
                for name, counter in said[row["id"]].items():
                    if row[name] is not None:
                        counter[row[name]] += row["times"]
        rows = []
        for id_, old in stored.items():
            new = of_basis(End(label, id_), said[id_])
            if any(old.get(name) != value for name, value in new.items()):
                rows.append({"id": id_, "properties": new})
        if rows:
            tx.run(statements.set_nodes(label), rows=rows)


def _open(gone: Iterable[Fact], came: Iterable[Fact], stored: Mapping[str, Mapping[str, object]], label: Label, gathered: tuple[str, ...]) -> set[str]:
    """Those of the stored texts that may be called otherwise now: a citation came that calls them otherwise, or one went that called them so."""
    def says(fact: Fact, *, the_same: bool) -> bool:
        old = stored.get(fact.end.id)
        return old is not None and fact.end.label is label and any(
            (said := fact.properties.get(name)) is not None and (said == old.get(name)) is the_same for name in gathered)

    return {fact.end.id for fact in came if says(fact, the_same=False)} | {fact.end.id for fact in gone if says(fact, the_same=True)}
