"""Which node a citation ends at: the loaded document that is known under the cited key if there is exactly one, else the LegalBasis of that key.

The rule looks at the set of loaded documents alone, so it gives the same graph in whatever order they came and went. Decides; `graph.write` moves.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph import statements
from graph.identity import digest
from graph.model import Label, Rel
from graph.rows import CITING, Contribution, End, Fact, main_label
from graph.store import Transaction

#: So many words of one query both stores take (more than 1,024 are refused).
MOST_WORDS = 500


def known_documents(tx: Transaction, keys: Iterable[str], change: Contribution) -> dict[str, set[str]]:
    """Each of the keys, with the ids of the documents that will be known under it once `change` is written."""
    wanted = set(keys)
    known: dict[str, set[str]] = {key: set() for key in wanted}
    digests = sorted(map(digest, wanted))
    for at in range(0, len(digests), MOST_WORDS):
        for row in tx.run(statements.KNOWN_AS, digests=" ".join(digests[at:at + MOST_WORDS])):
            # A document answers to its own id whether or not it lists it.
            for key in {*(row["keys"] or ()), row["id"]} & wanted:
                if row["id"] != change.document:
                    known[key].add(row["id"])
    for key in change.known_as & wanted:
        known[key].add(change.document)
    return known


def target(cited: str, stated_by: str, known: Mapping[str, set[str]]) -> End:
    """Where a citation of `cited` ends that stands in the document `stated_by`.

    A document does not answer to its own citations: work rules that repeal "the work rules" mean the earlier ones. Several candidates mean no answer.
    """
    candidates = known.get(cited, set())
    others = candidates - {stated_by}
    if len(others) == 1:
        return End(Label.DOCUMENT, next(iter(others)))
    # The key may be the very id of a loaded document that is not meant, or not meant for certain. Two nodes of one id would be taken for one another.
    return End(Label.LEGAL_BASIS, cited + "?" if cited in candidates else cited)


def settled(fact: Fact, known: Mapping[str, set[str]]) -> Fact:
    """The fact where it ends; one that cites nothing as it is."""
    if fact.type not in CITING:
        return fact
    return Fact(fact.type, fact.key, fact.start, target(fact.properties["cited"], fact.properties["document"], known), fact.properties)


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
