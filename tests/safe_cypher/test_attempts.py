"""What a person types can read and cannot write, reach beyond the graph or run away: every row of attempts.toml on both stores, through the command line."""
from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from app.ingest import build
from app.progress import Progress
from graph.digest import graph_lines
from graph.folder import Folder
from graph.settings import Settings
from graph.store import open_store
from tests.conftest import EXAMPLES, set_environment

CASES = tomllib.loads(Path(__file__).with_name("attempts.toml").read_text(encoding="utf-8"))
#: What a statement is given, what a store may take to stop it and then to start again, and rows.
SECONDS, STOPPING, ROWS = 1, 20, 5


@dataclass(frozen=True, slots=True)
class Before:
    """A store with the examples in it, and what was there before the first attempt."""

    settings: Settings
    lines: list[str]
    indexes: list[str]
    users: list[str]
    files: set[str]


def indexes(settings: Settings) -> list[str]:
    with open_store(settings) as store:
        return sorted(row["name"] for row in store.read("SHOW INDEXES YIELD name RETURN name"))


def users(settings: Settings) -> list[str]:
    if settings.url is None:
        lines = (settings.data / "server" / "config" / "server-users.jsonl").read_text(encoding="utf-8").splitlines()
        return sorted(json.loads(line)["name"] for line in lines)
    with open_store(settings) as store:
        return sorted(row["user"] for row in store.read("SHOW USERS YIELD user RETURN user"))


def lines(settings: Settings) -> list[str]:
    with open_store(settings) as store:
        return graph_lines(store)


def files(settings: Settings) -> set[str]:
    """Files beside the store's own: those of the data directory, and where the test and the server run."""
    beside = [settings.data, settings.data.parent, Path.cwd()]
    if settings.url is None:
        beside.append(Folder(settings.data).server)
    log = {"zhengtu.log", "server.log", "server.log.1"}
    tests = {"build", ".hypothesis", ".pytest_cache"}   # of those that run at the same time
    return {str(path) for folder in beside for path in folder.iterdir() if path.name not in log | tests and not path.name.endswith((".lock", ".json", ".new"))}


@pytest.fixture(scope="module")
def before(either: Settings) -> Iterator[Before]:
    """The examples, built."""
    build(sorted(EXAMPLES.glob("*.txt")), either, Progress())
    yield Before(either, lines(either), indexes(either), users(either), files(either))


def typed(before: Before, monkeypatch: pytest.MonkeyPatch, statement: str, *more: str) -> Result:
    set_environment(monkeypatch, before.settings)
    return CliRunner().invoke(cli, ["cypher", "--limit", str(ROWS), "--seconds", str(SECONDS), "--format", "json", *more, "--", statement])


def names(cases: list[dict[str, str]]) -> list[str]:
    return [" ".join(case["statement"].encode("ascii", "replace").decode().split())[:60] for case in cases]


@pytest.mark.parametrize("case", CASES["attempt"], ids=names(CASES["attempt"]))
def test_an_attempt_ends_in_one_line(before: Before, monkeypatch: pytest.MonkeyPatch, case: dict[str, str]) -> None:
    began = time.monotonic()
    result = typed(before, monkeypatch, case["statement"])
    assert time.monotonic() - began < SECONDS + STOPPING, case["why"]
    if case.get("ends") == "stopped" and result.exit_code == 0:
        assert len(json.loads(result.stdout)) <= ROWS, case["why"]
        return
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1), (case["why"], result.output)
    assert not result.stderr.startswith(("意外错误", "连不上存储")), (case["why"], result.stderr)
    if case.get("ends") != "stopped":
        assert result.stderr.startswith("语句有误"), (case["why"], result.stderr)


def test_nothing_has_changed(before: Before) -> None:
    now = lines(before.settings)
    assert now == before.lines, set(now) ^ set(before.lines)
    assert indexes(before.settings) == before.indexes
    assert users(before.settings) == before.users
    assert files(before.settings) == before.files


@pytest.mark.parametrize("case", CASES["read"], ids=names(CASES["read"]))
def test_a_read_is_answered(before: Before, monkeypatch: pytest.MonkeyPatch, case: dict[str, str]) -> None:
    result = typed(before, monkeypatch, case["statement"])
    assert result.exit_code == 0, (case["why"], result.stderr)
    assert isinstance(json.loads(result.stdout), list)


@pytest.mark.parametrize(("given", "name"), [
    ("岭源县水务局", "岭源县水务局"),
    ("x'}) DETACH DELETE a //", None),
    ("\\u0027 OR true //", None),
])
def test_a_parameter_is_a_value_and_never_a_part_of_the_statement(before: Before, monkeypatch: pytest.MonkeyPatch, given: str, name: str | None) -> None:
    result = typed(before, monkeypatch, "MATCH (a:Agency {name: $name}) RETURN a.name AS name", "-p", f"name={given}")
    assert json.loads(result.stdout) == ([{"name": name}] if name else [])
    missing = typed(before, monkeypatch, "MATCH (a:Agency {name: $name}) RETURN a.name AS name")
    assert (missing.exit_code, "-p name=" in missing.stderr) == (2, True)


def test_what_is_cut_says_so(before: Before, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "只列出前 5 行" in typed(before, monkeypatch, "UNWIND range(1, 6) AS x RETURN x").stderr
    assert typed(before, monkeypatch, "UNWIND range(1, 5) AS x RETURN x").stderr == ""
    monkeypatch.setattr("graph.store.Store.ask.__kwdefaults__", {"limit": None, "seconds": 30.0, "room": 25})
    large = typed(before, monkeypatch, "UNWIND range(1, 5) AS x RETURN '一二三四五六七八九十' AS x")
    assert [row["x"] for row in json.loads(large.stdout)] == ["一二三四五六七八九十"] * 2
    assert "only the first 2 rows, since the rest is too much text" in large.stderr


def test_there_are_enough_attempts_and_each_has_its_reason() -> None:
    statements = [case["statement"] for kind in CASES.values() for case in kind]
    assert len(CASES["attempt"]) >= 60
    assert len(CASES["read"]) >= 15
    assert len(set(statements)) == len(statements)
    assert all(case["why"] for kind in CASES.values() for case in kind)
