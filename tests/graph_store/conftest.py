"""An open store for the tests of this folder: the embedded one, and a real Neo4j."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from tests.conftest import empty


@pytest.fixture(scope="session")
def embedded_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of the embedded store that all tests share."""
    data = tmp_path_factory.mktemp("store") / "data"
    yield data
    embedded.wipe(data)


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def shared_settings(request: pytest.FixtureRequest, embedded_data: Path) -> Settings:
    """Where each store of the suite is."""
    return Settings(None, embedded_data) if request.param == "embedded" else request.getfixturevalue("neo4j_settings")


@pytest.fixture(scope="session")
def shared_store(shared_settings: Settings) -> Iterator[Store]:
    """A store with its schema."""
    with open_store(shared_settings) as store:
        apply_schema(store)
        yield store


@pytest.fixture
def store(shared_store: Store) -> Store:
    """The store, empty."""
    empty(shared_store)
    return shared_store
