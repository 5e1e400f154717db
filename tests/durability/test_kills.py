"""A few of the kills of `make torture`, and the proof that the harness would see a loss."""
from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from typing import Any

import pytest

from graph.store import Transaction, open_store
from tests.durability.harness import Lost, Torture, complete, ended, facts_of_documents, start_build


def test_killed_builds_lose_nothing(torture: Torture) -> None:
    done = torture.run(2, victims=("build",))
    assert (dict(done.kills), done.lost) == ({"build": 2}, 0)
    assert done.resumed > 0


def test_a_store_that_goes_away_in_the_middle(torture: Torture) -> None:
    """The third kill meets the server while some, not all documents are stored, and does not come back before the build gives up."""
    target, undisturbed = torture.target, torture.undisturbed
    target.clear(False)
    with open_store(target.settings) as store:
        # Nobody waits a minute in a test.
        build = start_build(target, torture.folder, "import graph.store; graph.store.RETRY_PATIENCE = 1.0")
        while (seen := store.read("MATCH (d:Document) RETURN count(d) AS n")[0]["n"]) == 0 and build.poll() is None:
            time.sleep(0.01)
        os.kill(target.server(), signal.SIGKILL)
    ended(build).must_be_one_line("went away in the middle: what was committed stays; run the same command again")
    target.revive()
    with open_store(target.settings) as store:
        assert 0 < undisturbed.check(store, at_least=seen) < len(undisturbed.order)
    complete(target, torture.folder)
    with open_store(target.settings) as store:
        assert undisturbed.check(store) == len(undisturbed.order)


class Undone(Exception):
    """Ends a transaction that is not to be kept."""


@dataclass(frozen=True)
class Inside:
    """What a transaction sees, in place of a store."""

    tx: Transaction

    def read(self, cypher: str) -> list[dict[str, Any]]:
        return self.tx.run(cypher)


DAMAGES = (
    ("MATCH (:Document)-[r:MENTIONS]->() WITH r LIMIT 1 DELETE r", "not whole"),
    ("MATCH (d:Duty) WITH d LIMIT 1 SET d.text = d.text + '。'", "not whole"),
    ("MATCH (p:Provision) WITH p LIMIT 1 DETACH DELETE p", "not whole"),
    ("MATCH (d:Document {id: $first}) DETACH DELETE d", "not the first"),
    ("MATCH (a:Agency) WHERE a.aliases IS NOT NULL WITH a LIMIT 1 SET a.aliases = ['x']", "the graph is not that of its"),
    ("CREATE (:Place {id: 'nowhere', name: 'nowhere'})", "the graph is not that of its"),
)


def test_the_harness_sees_a_loss(torture: Torture) -> None:
    undisturbed = torture.undisturbed
    if torture.look() != len(undisturbed.order):
        complete(torture.target, torture.folder)
    for damage, said in DAMAGES:
        def work(tx: Transaction, damage: str = damage, said: str = said) -> None:
            tx.run(damage, first=undisturbed.order[0])
            with pytest.raises(Lost, match=said):
                undisturbed.check(Inside(tx))
            raise Undone

        with open_store(torture.target.settings) as store, pytest.raises(Undone):
            store.write(work)
    assert torture.look() == len(undisturbed.order)
    with pytest.raises(Lost, match="were committed"), open_store(torture.target.settings) as store:
        undisturbed.check(store, at_least=len(undisturbed.order) + 1)


def test_what_belongs_to_a_document_is_the_same_whichever_others_are_loaded() -> None:
    lines = ['{"labels": ["Document", "LegalBasis"], "properties": {"id": "a", "kind": "rule", "name": "甲"}}',
             '{"type": "CITES", "start": ["Document", "a"], "end": ["Document", "b"], "properties": {"document": "a", "key": "1", "cited": "b"}}']
    alone = ['{"labels": ["Document"], "properties": {"id": "a", "name": "甲"}}',
             '{"type": "CITES", "start": ["Document", "a"], "end": ["LegalBasis", "b"], "properties": {"document": "a", "key": "1", "cited": "b"}}']
    assert facts_of_documents(lines) == facts_of_documents(alone)
