"""What the pages of the app read is found by an index, so a page of a large store comes as fast as one of a small store."""
from __future__ import annotations

import inspect
import re
from collections.abc import Mapping

import pytest

from graph.model import Label
from graph.store import Store
from graph.write import write_fragment
from queries import pages
from queries.catalogue import CATALOGUE
from tests.factories import draft
from tests.graph_store.test_settle import plan

LABELS = {"node": pages.MAIN, "around": pages.MAIN, "documents_of": pages.MAIN, "groups_of": (Label.AGENCY, Label.LEADER),
          "resting_on": (Label.DOCUMENT, Label.LEGAL_BASIS)}
#: What a statement that was not planned may begin with: else the embedded store looks at all nodes that its left end could be.
BEGINS = re.compile(rf"\s*MATCH (\(\w+:({'|'.join(pages.MAIN)}) \{{id: \$id\}}\)|\(p:Provision\)\s+WHERE p.id STARTS WITH)")
#: Functions of a page that take the id of one node, with the label it has where they ask for it.
ASKED = [(name, label) for name, page in inspect.getmembers(pages, inspect.isfunction)
         if page.__module__ == pages.__name__ and (given := list(inspect.signature(page).parameters))[:1] == ["store"]
         and len(given) > 1 and given[1] not in ("cypher", "day")
         for label in (LABELS[name] if given[1] == "label" else (None,))]


class Noting:
    """A store that holds nothing and keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []

    def read(self, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
        self.asked.append((cypher, dict(parameters)))
        return []


def test_every_page_is_asked_about() -> None:
    assert {"facts", "roster", "around", "duties_of_agency", "facts_of_duty", "agencies_in"} <= {name for name, _ in ASKED}


def test_a_page_begins_at_its_node(store: Store) -> None:
    for n in range(10):
        write_fragment(store, draft(f"云政字〔2018〕{n}号", title=f"规则{n}").issued_by().duty("一", [f"{n}局"]).cites(title=f"办法{n}").fragment())
    noting = Noting()
    for name, label in ASKED:
        before = len(noting.asked)
        getattr(pages, name)(noting, *([label] if label else []), "x")
        assert len(noting.asked) > before, name
    for cypher, parameters in noting.asked:
        how = plan(store, cypher, parameters)
        assert not {"NodeByLabelScan", "AllNodesScan", "DirectedRelationshipTypeScan"} & set(re.findall(r"\w+Scan", how)), cypher
        if "ArcadeDB" in how and not re.search("NodeIndexSeek|NodeIndexRangeScan|MATCH EDGE BY INDEX", how):
            assert BEGINS.match(cypher), f"{cypher}\n{how}"


@pytest.mark.parametrize("label", pages.MAIN)
def test_what_a_text_does_not_say_is_not_looked_up(label: Label) -> None:
    """PART_OF and IN have no document. A document without id would be looked for among all documents."""
    noting = Noting()
    pages.around(noting, label, "x")
    for cypher, _ in noting.asked:
        assert ("{id: r.document}" in cypher) is ("r.quote AS quote" in cypher), cypher


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_question_looks_up_a_property_by_a_second_label(name: str) -> None:
    """The embedded store's indexes belong to the main labels: by a second one it looks at every node that bears it."""
    assert set(re.findall(r"\(\w*:(\w+) \{\w+: ", CATALOGUE[name].cypher)) <= set(pages.MAIN)
