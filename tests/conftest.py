"""What all tests share: where the shared documents are, a real Neo4j, and how a test says that it needs them."""

import os
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph import embedded
from graph.digest import counts
from graph.settings import Settings
from graph.store import Store, open_store
from tests import neo4j_server

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def pytest_xdist_auto_num_workers() -> int:
    """Two processes where there are two cores: each has servers of its own, of a gigabyte each. A server that is given is emptied by the tests: one alone."""
    return 0 if os.environ.get("NEO4J_TEST_URI") else min(2, os.cpu_count() or 1)


#: What takes longest, longest first: begun last, it would leave the other process without work. The rest takes less than half a minute each.
LONGEST = ("neo4j", "durability-neo4j", "durability-embedded", "test_browser.py", "graph_store", "test_cli.py", "test_full_disk.py", "test_corpus.py",
           "test_attempts.py", "test_pages.py")


def group(item: pytest.Item) -> str:
    """What runs in one process: all that uses the one Neo4j, which is slow to start and to warm up; else what shares a store, a folder or a file."""
    chosen = item.callspec.params if hasattr(item, "callspec") else {}
    if "torture" in chosen:
        return f"durability-{chosen['torture']}"
    # Fixtures that a parameter asks for are not among the names of the test.
    if "neo4j" in (chosen.get("either"), chosen.get("shared_settings")) or "neo4j_settings" in item.fixturenames or item.path.parent.name == "parity":
        return "neo4j"
    if item.path.name == "test_export.py":   # holds what one store wrote against what the other wrote
        return "neo4j"
    return item.path.parent.name if item.path.parent.name == "graph_store" else item.path.name


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Groups for `--dist loadgroup --no-loadscope-reorder`, the longest first."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group(item)))
    yield
    items.sort(key=lambda item: LONGEST.index(group(item)) if group(item) in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared documents and measures beside the project. Absent: skipped, or failed where ZHENGTU_REQUIRE_SHARED is set (CI)."""
    if not (SHARED / "corpus").is_dir():
        message = f"no shared documents at {SHARED}: tests on real documents do not run"
        if os.environ.get("ZHENGTU_REQUIRE_SHARED"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """The sample documents of the project."""
    return EXAMPLES


@pytest.fixture(scope="session")
def neo4j_jars() -> None:
    """Java and Neo4j's jars are here. Skipped, or failed where CI or ZHENGTU_REQUIRE_NEO4J is set, where they cannot be had."""
    if (why := neo4j_server.unavailable()) is not None:
        if os.environ.get("CI") or os.environ.get("ZHENGTU_REQUIRE_NEO4J"):
            pytest.fail(why)
        pytest.skip(why)


@pytest.fixture(scope="session")
def neo4j_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A real Neo4j that tests may empty, one for the whole run: that of NEO4J_TEST_URI (never NEO4J_URI), else one from Maven Central's jars."""
    data = tmp_path_factory.mktemp("neo4j")
    if given := os.environ.get("NEO4J_TEST_URI"):
        settings = Settings(given, data, os.environ.get("NEO4J_TEST_USERNAME") or "neo4j", os.environ.get("NEO4J_TEST_PASSWORD"))
        with open_store(settings) as store:
            if store.read("MATCH (n) RETURN n LIMIT 1") and os.environ.get("NEO4J_TEST_WIPE") != "1":
                pytest.exit(f"{given} is not empty: these tests delete what they find; set NEO4J_TEST_WIPE=1 if that is meant", 2)
        yield settings
        return
    request.getfixturevalue("neo4j_jars")
    run = tmp_path_factory.getbasetemp()
    try:
        # Versions of pytest and pytest-xdist that do not know each other deal the tests out one by one, without a word: each process then fills its own stores.
        ((run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) / "neo4j-was-started").touch(exist_ok=False)
    except FileExistsError:
        pytest.fail("a second process of this run asks for Neo4j: the groups of tests are not kept together")
    with neo4j_server.running(data / "home") as server:
        yield Settings(server.url, data, server.username, server.password)


def environment(settings: Settings) -> dict[str, str]:
    """The variables by which a command is told of this store; an empty one is as good as none."""
    return {"ZHENGTU_DATA": str(settings.data), "ZHENGTU_STORE": settings.url or "", "NEO4J_USERNAME": settings.username or "",
            "NEO4J_PASSWORD": settings.password or "", "NEO4J_DATABASE": settings.database or ""}


def set_environment(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Commands run within the test speak to this store."""
    for name, value in environment(settings).items():
        monkeypatch.setenv(name, value)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """All tests that lack a Neo4j are one line of the summary, not one each."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and neo4j_server.NONE in report.longrepr[2]:
        report.longrepr = (__file__, 1, report.longrepr[2])
    return report


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Each of the two stores, empty at the start of a module; its data directory is the module's own."""
    data = tmp_path_factory.mktemp("data") / "data"
    if request.param == "embedded":
        yield Settings(None, data)
        embedded.wipe(data)
        return
    settings = replace(request.getfixturevalue("neo4j_settings"), data=data)
    with open_store(settings) as store:
        empty(store)
    yield settings


def empty(store: Store) -> None:
    """Delete every node of the vocabulary, and nothing else."""
    store.write(lambda tx: [tx.run(f"MATCH (n:{label}) DETACH DELETE n") for label in counts(store) if not label.isupper()])
