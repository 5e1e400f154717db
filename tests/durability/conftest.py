"""The two stores of this folder's tests, each with an undisturbed build to compare with.

The Neo4j is our own, since it is killed: never that of NEO4J_TEST_URI.
"""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.datadir import wipe
from tests.durability.harness import Embedded, Neo4j, Torture


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def torture(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Torture]:
    """A store with the examples in it. Without Java and Maven the Neo4j half skips; where it is required it fails."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "embedded":
        yield Torture(Embedded(folder / "data"))
        wipe(folder / "data")
        return
    request.getfixturevalue("neo4j_jars")
    with Neo4j(folder / "home", folder / "data") as target:
        yield Torture(target)
    wipe(folder / "data")
