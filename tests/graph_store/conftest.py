"""An open store for the tests of this folder: the embedded one, and a real Neo4j where NEO4J_TEST_URI names one (never NEO4J_URI: the tests empty it)."""
from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.digest import counts
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store

NEO4J = os.environ.get("NEO4J_TEST_URI")


def empty(store: Store) -> None:
    """Delete every node of the vocabulary, and nothing else."""
    store.write(lambda tx: [tx.run(f"MATCH (n:{label}) DETACH DELETE n") for label in counts(store) if not label.isupper()])


@pytest.fixture(scope="session")
def embedded_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of the embedded store that all tests share."""
    data = tmp_path_factory.mktemp("store") / "data"
    yield data
    embedded.wipe(data)


@pytest.fixture(scope="session", params=["embedded", *(["neo4j"] if NEO4J else [])])
def shared_settings(request: pytest.FixtureRequest, embedded_data: Path) -> Settings:
    """Where each store of the suite is."""
    if request.param == "embedded":
        return Settings(None, embedded_data)
    return Settings(NEO4J, embedded_data, os.environ.get("NEO4J_TEST_USERNAME") or "neo4j", os.environ.get("NEO4J_TEST_PASSWORD"))


@pytest.fixture(scope="session")
def shared_store(shared_settings: Settings) -> Iterator[Store]:
    """A store with its schema. A server that holds something is not ours to empty."""
    with open_store(shared_settings) as store:
        if store.read("MATCH (n) RETURN n LIMIT 1") and os.environ.get("NEO4J_TEST_WIPE") != "1":
            pytest.exit(f"{store.address} is not empty: these tests delete what they find; set NEO4J_TEST_WIPE=1 if that is meant", 2)
        apply_schema(store)
        yield store


@pytest.fixture
def store(shared_store: Store) -> Store:
    """The store, empty."""
    empty(shared_store)
    return shared_store
