"""Which body took over from which: a dated relationship between two nodes, never one node under two names.

An old and a new body of one place are joined where the graph has both, and exactly one of the names that the new one may bear: which of two took over is not
guessed. The rule looks at the set of certain agencies alone, so it gives the same graph in whatever order their documents came and went.
"""
from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from graph import statements
from graph.identity import digest
from graph.model import Label, Rel
from graph.rows import End, Fact
from graph.store import Transaction

#: Last characters of the names of places.
_PLACES = tuple("省市县区旗州盟")


@dataclass(frozen=True, slots=True)
class Reform:
    """Names are without their place, but for the nation's own bodies (`national`)."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    not_before: date
    not_after: date | None
    source: str
    national: bool


@cache
def reforms() -> tuple[Reform, ...]:
    rows = tomllib.loads(resources.files("graph").joinpath("reforms.toml").read_text("utf8"))["reform"]
    return tuple(Reform(tuple(r["old"]), tuple(r["new"]), r["not_before"], r.get("not_after"), r["source"], r.get("national", False)) for r in rows)


def successors(agency: str) -> list[tuple[Reform, tuple[str, ...]]]:
    """For the id of an agency that a reform did away with, the ids that its successor may have."""
    found = []
    for reform in reforms():
        for old in reform.old:
            if (named := _place_of(agency, old, reform)) is not None:
                found.append((reform, tuple(_id(agency, named, new) for new in reform.new)))
    return found


def predecessors(agency: str) -> list[str]:
    """For the id of an agency, the ids of those that it may have taken over from."""
    found = []
    for reform in reforms():
        for new in reform.new:
            name = new
            if "{place}" in new and "/" in agency:
                links = agency.split("/")[:-1]
                name = new.format(place=links[-1], above=links[-2] if len(links) > 1 else "")
                if agency.endswith("/" + name):
                    found += [f"{agency.rsplit('/', 1)[0]}/{links[-1]}{old}" for old in reform.old]
                continue
            if (named := _place_of(agency, name, reform)) is not None:
                found += [_id(agency, named, old) for old in reform.old]
    return found


def _place_of(agency: str, name: str, reform: Reform) -> str | None:
    """The name of the place before `name` in the id of an agency; "" for the nation's; None where the agency is not called so."""
    own = agency.rsplit("/", 1)[-1]
    if reform.national:
        return "" if agency == name else None
    place = own.removesuffix(name)
    return place if own != place and place.endswith(_PLACES) else None


def _id(agency: str, place: str, name: str) -> str:
    """The id of a body of the same place."""
    chain = agency.rpartition("/")[0]
    links = chain.split("/")
    own = name.format(place=place, above=links[-2] if len(links) > 1 else "") if "{" in name else place + name
    return f"{chain}/{own}" if chain else own


def settle(tx: Transaction, agencies: Iterable[str]) -> int:
    """Join what these agencies' coming or going makes certain, and part what it makes uncertain. How many relationships were made or taken away."""
    touched = set(agencies)
    olds = {a for a in touched if successors(a)} | {old for a in touched for old in predecessors(a)}
    if not olds:
        return 0
    asked = sorted(olds | {new for old in olds for _, news in successors(old) for new in news})
    certain = {row["properties"]["id"] for row in tx.run(statements.nodes(Label.AGENCY), ids=asked) if row["properties"].get("certain")}
    wanted: dict[str, Fact] = {}
    for old in sorted(olds & certain):
        for reform, news in successors(old):
            if len(found := [new for new in news if new in certain]) == 1:
                key = digest(Rel.SUCCEEDS, found[0], old)
                wanted[key] = Fact(Rel.SUCCEEDS, key, End(Label.AGENCY, found[0]), End(Label.AGENCY, old), _properties(key, reform))
    stored = {row["key"] for row in tx.run(statements.SUCCESSIONS_OF, ids=sorted(olds))}
    if gone := stored - wanted.keys():
        tx.run(statements.delete_relationships(Rel.SUCCEEDS), keys=sorted(gone))
    rows = [{"start": f.start.id, "end": f.end.id, "properties": f.properties} for key, f in wanted.items() if key not in stored]
    if rows:
        tx.run(statements.create_relationships(Rel.SUCCEEDS, Label.AGENCY, Label.AGENCY), rows=rows)
    return len(rows) + len(gone)


def _properties(key: str, reform: Reform) -> Mapping[str, Any]:
    dated = {"not_before": reform.not_before, "not_after": reform.not_after, "source": reform.source}
    return {"key": key} | {name: value for name, value in dated.items() if value is not None}
