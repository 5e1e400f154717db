"""Which node a citation ends at: the loaded document that is known under the cited key if exactly one can be meant, else the LegalBasis of that key.

A title alone is many texts' title: it means one of the citing document's own place, or of a place above or below it, and the text of its own day, so none that
was issued later and of several editions the newest. The rule looks at the set of loaded documents alone, so it gives the same graph in whatever order they
came and went. Decides; `graph.write` moves.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graph import laws, statements
from graph.identity import digest
from graph.model import Label, Rel
from graph.rows import CITING, Contribution, End, Fact, main_label
from graph.store import Transaction

#: So many words of one query both stores take (more than 1,024 are refused).
MOST_WORDS = 500


class Issue(NamedTuple):
    """When and where a document was issued: an ISO day and a chain of places, None where it is not known; the nation has no place."""

    day: str | None = None
    place: str | None = None


#: The documents that are known under a key, by that key.
Known = Mapping[str, Mapping[str, Issue]]
NOTHING_KNOWN = Issue()


def issue_of(properties: Mapping[str, Any]) -> Issue:
    """Of a document's properties."""
    day = properties.get("issued_on")
    return Issue(None if day is None else str(day), properties.get("place"))


def issue(change: Contribution) -> Issue:
    """Of the document that is written; nothing is known of one that is taken away."""
    row = change.owned.get(End(Label.DOCUMENT, change.document))
    return issue_of(row.properties) if row else NOTHING_KNOWN


def known_documents(tx: Transaction, keys: Iterable[str], change: Contribution) -> dict[str, dict[str, Issue]]:
    """Each of the keys, with the documents that will be known under it once `change` is written."""
    wanted = set(keys)
    known: dict[str, dict[str, Issue]] = {key: {} for key in wanted}
    digests = sorted(map(digest, wanted))
    for at in range(0, len(digests), MOST_WORDS):
        for row in tx.run(statements.KNOWN_AS, digests=" ".join(digests[at:at + MOST_WORDS])):
            # A document answers to its own id whether or not it lists it.
            for key in {*(row["keys"] or ()), row["id"]} & wanted:
                if row["id"] != change.document:
                    known[key][row["id"]] = issue_of(row)
    for key in change.known_as & wanted:
        known[key][change.document] = issue(change)
    return known


def issues(tx: Transaction, documents: Iterable[str]) -> dict[str, Issue]:
    """When and where these loaded documents were issued."""
    wanted = sorted(set(documents))
    return {row["id"]: issue_of(row) for row in tx.run(statements.ISSUES, ids=wanted)} if wanted else {}


def target(cited: str, stated_by: str, known: Known, stated: Issue = NOTHING_KNOWN) -> End:
    """Where a citation of `cited` ends that stands in the document `stated_by`, which was issued as `stated` says.

    A document does not answer to its own citations: work rules that repeal "the work rules" mean the earlier ones. Several candidates mean no answer.
    """
    candidates = known.get(cited, {})
    others = {id_: issue for id_, issue in candidates.items() if id_ != stated_by}
    if cited.startswith("《"):
        near = {id_: issue for id_, issue in others.items() if not _apart(issue.place, stated.place)}
        others = _of_the_day(near, stated, law=laws.is_law(cited.strip("《》")))
    if len(others) == 1:
        return End(Label.DOCUMENT, next(iter(others)))
    # The key may be the very id of a loaded document that is not meant, or not meant for certain. Two nodes of one id would be taken for one another.
    return End(Label.LEGAL_BASIS, cited + "?" if cited in candidates else cited)


def _of_the_day(candidates: Mapping[str, Issue], stated: Issue, *, law: bool) -> Mapping[str, Issue]:
    """Those of the texts of one title that a document of that day can mean: of several of one place the newest."""
    known_then = {id_: issue for id_, issue in candidates.items() if not (issue.day and stated.day and issue.day > stated.day)}
    if not known_then and law:
        return candidates    # a law is one node, whichever of its texts is loaded
    own = {id_: issue for id_, issue in known_then.items() if issue.place == stated.place} or known_then
    days = {issue.day for issue in own.values()}
    if len(own) > 1 and None not in days and len({issue.place for issue in own.values()}) == 1:
        newest = max(day for day in days if day)
        return {id_: issue for id_, issue in own.items() if issue.day == newest}
    return own


def _apart(one: str | None, other: str | None) -> bool:
    """Whether neither place lies within the other. Not known of a place that is told without what it lies in."""
    if one is None or other is None:
        return False
    a, b = one.split("/"), other.split("/")
    return min(len(a), len(b)) > 1 and any(x != y for x, y in zip(a, b, strict=False))


def settled(fact: Fact, known: Known, stated: Mapping[str, Issue]) -> Fact:
    """The fact where it ends; one that cites nothing as it is. `stated`: when and where the documents were issued that say so."""
    if fact.type not in CITING:
        return fact
    by = fact.properties["document"]
    return Fact(fact.type, fact.key, fact.start, target(fact.properties["cited"], by, known, stated.get(by, NOTHING_KNOWN)), fact.properties)


def citations_of(tx: Transaction, keys: Iterable[str], document: str) -> list[Fact]:
    """The stored citations of these keys by documents other than `document`, each with where it ends now."""
    wanted = sorted(keys)
    if not wanted:
        return []
    return [fact for row in tx.run(statements.CITATIONS_OF, keys=wanted) if (fact := stored_fact(row)).properties["document"] != document]


def stored_fact(row: Mapping[str, object]) -> Fact:
    """A relationship as the store returns it: type, start, starts, end, ends (ids and labels) and properties."""
    properties = row["properties"]
    return Fact(Rel(row["type"]), properties["key"], End(main_label(row["starts"]), row["start"]), End(main_label(row["ends"]), row["end"]), properties)
