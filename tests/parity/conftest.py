"""The examples and the shared documents, read once and written into each of the two stores once for all tests of this folder."""
from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from app.ingest import Reading
from graph import embedded
from graph.bulk import fill
from graph.model import Fragment
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from graph.write import write_fragment
from loaders import find_files
from tests.conftest import EXAMPLES, SHARED, empty


@pytest.fixture(scope="package")
def fragments() -> list[Fragment]:
    """What the examples and, where they are, the shared documents contribute; of documents with one id the first, as in a build."""
    corpus = SHARED / "corpus"
    if not corpus.is_dir() and os.environ.get("ZHENGTU_REQUIRE_SHARED"):
        pytest.fail(f"no shared documents at {SHARED}: the examples alone are not enough to compare")
    first: dict[str, Fragment] = {}
    with Reading(find_files([folder for folder in (EXAMPLES, corpus) if folder.is_dir()])) as reads:
        for read in reads:
            for fragment in read.fragments:
                first.setdefault(fragment.document, fragment)
    return list(first.values())


@pytest.fixture(scope="package")
def on_embedded(fragments: list[Fragment], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The embedded store with all documents, written one by one."""
    data = tmp_path_factory.mktemp("parity") / "data"
    with open_store(Settings(None, data)) as store:
        apply_schema(store)
        for fragment in fragments:
            write_fragment(store, fragment)
        yield store
    embedded.wipe(data)


@pytest.fixture(scope="package")
def on_neo4j(fragments: list[Fragment], neo4j_settings: Settings) -> Iterator[Store]:
    """Neo4j with all documents, written at once and given in the opposite order, which must not matter either."""
    with open_store(neo4j_settings) as store:
        empty(store)
        apply_schema(store)
        fill(store, fragments[::-1])
        yield store


@pytest.fixture(scope="package")
def both(on_embedded: Store, on_neo4j: Store) -> tuple[Store, Store]:
    """The same documents on both."""
    return on_embedded, on_neo4j


@pytest.fixture(scope="package", params=["on_embedded", "on_neo4j"])
def graph(request: pytest.FixtureRequest) -> Store:
    """Each of the two in turn."""
    return request.getfixturevalue(request.param)
