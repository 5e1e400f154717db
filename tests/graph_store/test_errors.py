"""What a person reads when there is nothing to talk to, or a statement is refused: one line, and what to do."""
from __future__ import annotations

import dataclasses
import socket
from pathlib import Path

import pytest
from neo4j import exceptions as bolt

from graph import embedded
from graph.errors import BadStatement, StoreBroken, StoreLost, StoreUnreachable
from graph.settings import Settings, settings
from graph.store import Store, Transaction, open_store


def test_an_address_where_nobody_listens(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(StoreUnreachable, match=f"cannot reach the store at bolt://127.0.0.1:{port}: is it running") as told:
            open_store(Settings(f"bolt://127.0.0.1:{port}", tmp_path, "neo4j", "x"))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("url", ["mysql://localhost", "localhost", "bolt://"])
def test_what_is_no_address(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreUnreachable) as told:
        open_store(Settings(url, tmp_path))
    assert url in str(told.value) and "\n" not in str(told.value)


def test_a_wrong_password(shared_store: Store, shared_settings: Settings) -> None:
    wrong = dataclasses.replace(shared_settings, url=shared_store.address, username="neo4j" if shared_settings.url else "root", password="falsch")
    with pytest.raises(StoreUnreachable, match="refused the user or the password: set NEO4J_USERNAME and NEO4J_PASSWORD") as told:
        open_store(wrong)
    assert "\n" not in str(told.value) and "falsch" not in str(told.value)


def test_a_database_that_does_not_exist(shared_store: Store, shared_settings: Settings) -> None:
    user = (shared_settings.username, shared_settings.password)
    if shared_settings.url is None:
        address = embedded.ensure_running(shared_settings.data)
        user = (address.username, address.password)
    with pytest.raises(StoreUnreachable, match="has no database 'nowhere': set NEO4J_DATABASE"):
        open_store(Settings(shared_store.address, shared_settings.data, *user, database="nowhere"))


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "MATCH (n) RETURN m", "RETURN $missing", "CALL no.such.procedure()"])
def test_a_refused_statement(store: Store, statement: str) -> None:
    with pytest.raises(BadStatement) as told:
        store.read(statement)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(("code", "message", "said"), [
    ("Transaction.TransactionCommitFailed", "Could not apply the transaction: Transaction #9 to the store after written to log.", "start the server again"),
    ("Transaction.TransactionStartFailed", "The database has encountered a critical error, and needs to be restarted.", "start the server again"),
    ("General.UnknownError", "No space left on device", "the disk of the store"),
])
def test_a_server_whose_disk_is_full(store: Store, code: str, message: str, said: str) -> None:
    """As Neo4j 5.26 said it on a small tmpfs."""
    def fail(_: object) -> None:
        raise bolt.Neo4jError._hydrate_neo4j(code=f"Neo.DatabaseError.{code}", message=message)

    with pytest.raises(StoreBroken, match=said) as told:
        store.write(fail)
    assert "\n" not in str(told.value) and "same command again" in str(told.value)


@pytest.mark.parametrize(("times", "answered"), [(1, True), (9, False)])
def test_a_read_that_met_a_deleted_record_is_tried_again(store: Store, monkeypatch: pytest.MonkeyPatch, times: int, answered: bool) -> None:
    """As the embedded store says it while somebody else writes."""
    rows, met = store._rows, []

    def scan(*arguments: object) -> object:
        met.append(arguments)
        if len(met) <= times:
            raise bolt.Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.EntityNotFound", message="Record #1:9 not found")
        return rows(*arguments)

    monkeypatch.setattr(store, "_rows", scan)
    if answered:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
    else:
        with pytest.raises(BadStatement, match="Record #1:9"):
            store.read("RETURN 1 AS one")


def test_a_typed_statement_that_met_a_deleted_record_is_asked_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, met = store._typed, []

    def scan(*arguments: object) -> object:
        met.append(arguments)
        if len(met) == 1:
            raise bolt.Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.EntityNotFound", message="Record #1:9 not found")
        return typed(*arguments)

    monkeypatch.setattr(store, "_typed", scan)
    assert store.ask("RETURN 1 AS one").rows == [{"one": 1}]
    assert len(met) == 2


def test_a_server_that_comes_back_is_waited_for_and_whoever_asked_is_told_once(shared_settings: Settings) -> None:
    told, tries = [], []

    def work(tx: Transaction) -> list[dict[str, int]]:
        tries.append(tx)
        if len(tries) < 4:
            raise bolt.ServiceUnavailable("nobody listens")
        return tx.run("RETURN 1 AS one")

    with open_store(shared_settings, told.append) as store:
        if shared_settings.url is None:   # nobody but the next open_store would start it again
            with pytest.raises(StoreLost):
                store.write(work)
        else:
            assert store.write(work) == [{"one": 1}]
            assert told == [store.address]


def test_settings_come_from_arguments_then_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings(environ={}) == Settings(None, tmp_path / ".zhengtu")
    environ = {"ZHENGTU_STORE": "bolt://a", "ZHENGTU_DATA": "/d", "NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "geheim", "NEO4J_DATABASE": "db"}
    assert settings(environ=environ) == Settings("bolt://a", Path("/d"), "u", "geheim", "db")
    assert settings("neo4j://b", "e", environ).url == "neo4j://b"
    assert "geheim" not in repr(settings(environ=environ))
