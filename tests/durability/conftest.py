"""The two stores of this folder's tests, each with an undisturbed build to compare with.

The Neo4j is our own, since it is killed: never that of NEO4J_TEST_URI.
"""
from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from app.datadir import wipe
from tests import neo4j_server
from tests.durability.harness import Embedded, Neo4j, Torture


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def torture(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Torture]:
    """A store with the examples in it. Without Java and Maven the Neo4j half skips; in CI it fails."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "embedded":
        yield Torture(Embedded(folder / "data"))
        wipe(folder / "data")
        return
    if (why := neo4j_server.unavailable()) is not None:
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with Neo4j(folder / "home", folder / "data") as target:
        yield Torture(target)
    wipe(folder / "data")
