"""One way to talk to a store, whichever it is: the only importer of `neo4j`. Knows no domain words.

`open_store` connects, `Store.read` asks, `Store.write` changes within one transaction. Every error of the driver becomes a GraphError of one line.
"""
from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import neo4j
from filelock import FileLock
from neo4j import exceptions as bolt
from neo4j import graph as bolt_graph
from neo4j.time import Date, DateTime, Duration, Time

from graph import embedded, java
from graph.dialect import Dialect
from graph.errors import BadStatement, GraphError, StoreBroken, StoreLost, StoreUnreachable, TookTooLong
from graph.folder import Folder
from graph.settings import Settings

T = TypeVar("T")

#: Seconds for a connection to open, and for one transaction to be tried again while others are in its way.
CONNECT_PATIENCE = 10.0
RETRY_PATIENCE = 60.0
#: How often a write that broke a constraint is tried again.
CONSTRAINT_ATTEMPTS = 3
#: Seconds that a statement may take that a person typed.
READ_SECONDS = float(java.READ_SECONDS)
ONLY_READS = "the statement would change the graph; here only reading is allowed (MATCH … RETURN …)"
FULL_DISK = ("No space left", "disk full", "Disk full", "DatabaseFull", "disk space")

# The driver warns on the terminal of every retry; here the end of the retries is what counts.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Transaction:
    """What `Store.write` hands to its work: statements of one transaction, all or none."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def run(self, cypher: str, **parameters: object) -> list[dict[str, Any]]:
        """Run one statement and return all its rows as plain values."""
        return [_row(record) for record in self._inner.run(cypher, parameters)]


class Store:
    """An open store. A context manager; usable from several threads at once."""

    def __init__(self, driver: neo4j.Driver, database: str | None, address: str, dialect: Dialect,
                 home: embedded.Address | None = None, lease: FileLock | None = None) -> None:
        self._driver = driver
        self._database = database
        self._home = home
        self._lease = lease
        self._reading: neo4j.Driver | None = None
        self._making_reader = threading.Lock()
        self.address = address
        self.dialect = dialect

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and let go of the embedded server. Safe to call twice."""
        self._driver.close()
        if self._reading is not None:
            self._reading.close()
        if self._lease is not None:
            embedded.give_back(self._lease)
            self._lease = None

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None, *,
             timeout: float | None = None, limit: int | None = None) -> list[dict[str, Any]]:
        """The rows of one reading statement, as plain Python values (`_plain`).

        `limit` fetches no more rows than that, and leaves the rest in the store. `timeout` in seconds is kept by Neo4j alone (see graph.dialect).
        ArcadeDB does not refuse writes in a read transaction: a statement that a person typed goes to `ask`.
        """
        with self._told(), self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=timeout)(self._rows), cypher, parameters, limit)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work(transaction)` in one transaction and return what it returns.

        `work` may run several times: after a conflict with another writer, and after a commit whose answer was lost. So it must come to the same end
        however often it runs, and must change nothing outside the store. On the embedded store writers queue up; see graph.dialect.
        """
        lock = self.dialect.lock()

        def locked(tx: neo4j.ManagedTransaction) -> T:
            if lock is None:
                return work(Transaction(tx))
            tx.run(lock[0]).consume()
            outcome = work(Transaction(tx))
            tx.run(lock[1]).consume()
            return outcome

        return self._patiently(lambda session: session.execute_write(locked))

    def define(self, statement: str) -> None:
        """Run one schema statement in a transaction of its own, as Neo4j wants it; again after a conflict with another process that does the same."""
        self._patiently(lambda session: session.run(statement).consume())

    def sql(self, statement: str) -> list[dict[str, object]]:
        """Run one statement of ArcadeDB's SQL, for what its Cypher lacks. StoreBroken on any other store."""
        if self._home is None:
            raise StoreBroken(f"{self.address} is not the embedded store: its SQL cannot be reached from here")
        try:
            return embedded.command(self._home, "sql", statement)
        except OSError as error:
            raise StoreLost(_lost(self.address)) from error

    def ask(self, cypher: str, parameters: Mapping[str, object] | None = None, *, limit: int | None = None) -> list[dict[str, Any]]:
        """The rows of a statement that a person typed: like `read`, but it cannot change anything and ends after READ_SECONDS.

        BadStatement for one that would write, TookTooLong for one that takes too long. The embedded store runs it as a user who may only read; on Neo4j
        EXPLAIN must call it a read, and it runs in read mode with a time limit.
        """
        if self._home is None:
            if self.explain(cypher, parameters) != "r":
                raise BadStatement(ONLY_READS)
            return self.read(cypher, parameters, timeout=READ_SECONDS, limit=limit)
        with self._told(), self._reader().session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.execute_read(self._rows, cypher, parameters, limit)

    def explain(self, cypher: str, parameters: Mapping[str, object] | None = None) -> str:
        """What the statement would do, without doing it: `r` reads, `w` or `rw` writes, `s` changes the schema. BadStatement if it is not understood.

        ArcadeDB's EXPLAIN calls everything `w`, so the embedded store is asked in another way, and only `r` and `w` are told apart; an ArcadeDB
        elsewhere always answers `w`.
        """
        if self._home is not None:
            try:
                return "w" if embedded.would_write(self._home, cypher, parameters or {}) else "r"
            except OSError as error:
                raise StoreLost(_lost(self.address)) from error
        with self._told(), self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.run("EXPLAIN " + cypher, dict(parameters or {})).consume().query_type or ""

    @staticmethod
    def _rows(tx: neo4j.ManagedTransaction, cypher: str, parameters: Mapping[str, object] | None, limit: int | None) -> list[dict[str, Any]]:
        result = tx.run(cypher, dict(parameters or {}))
        return [_row(record) for record in (result if limit is None else result.fetch(limit))]

    def _reader(self) -> neo4j.Driver:
        """A second connection, as the user who may only read; made when it is first needed."""
        with self._making_reader:
            if self._reading is None:
                self._reading = _driver(self.address, self._home.reader, patience=0.0)
            return self._reading

    def _patiently(self, change: Callable[[neo4j.Session], T]) -> T:
        """Change the store, one writer after the other; again when another writer got in between."""
        deadline = time.monotonic() + RETRY_PATIENCE
        attempt = 0
        with self._told(), (Folder(Path(self._home.data)).write_lock() if self._home else nullcontext()):
            while True:
                try:
                    with self._driver.session(database=self._database) as session:
                        return change(session)
                except bolt.ConstraintError:
                    # Another writer may have made the same node between our look and our commit; then the next look sees it.
                    if attempt >= CONSTRAINT_ATTEMPTS:
                        raise
                except bolt.Neo4jError as error:
                    if not error.is_retryable() or time.monotonic() > deadline:
                        raise
                attempt += 1
                time.sleep(random.uniform(0, min(0.05 * 2 ** attempt, 2.0)))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with _told(self.address, self._database, opened=True):
                yield
        except (StoreBroken, StoreLost) as error:
            # ArcadeDB reports a full disk as "Error executing Cypher command", or by ending.
            if self._home is not None and (full := Folder(Path(self._home.data)).full()):
                raise StoreBroken(full) from error
            raise


def open_store(settings: Settings) -> Store:
    """Connect: to `settings.url`, else to the embedded store, which is started if need be. Raises a GraphError at once if there is nothing to talk to."""
    if settings.url is not None:
        user = None if settings.username is None and settings.password is None else (settings.username or "neo4j", settings.password or "")
        return _connected(settings.url, user, settings.database, None, None)
    home, lease = embedded.take(settings.data)
    try:
        return _connected(home.url, (home.username, home.password), home.database, home, lease)
    except BaseException:
        embedded.give_back(lease)
        raise


def _connected(url: str, user: tuple[str, str] | None, database: str | None, home: embedded.Address | None, lease: FileLock | None) -> Store:
    with _told(url, database):
        driver = _driver(url, user, patience=RETRY_PATIENCE if home is None else 0.0)
        try:
            with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
                agent = session.run("RETURN 1").consume().server.agent   # the greeting alone does not open the database
        except BaseException:
            driver.close()
            raise
    return Store(driver, database, url, Dialect.ARCADEDB if "ArcadeDB" in agent else Dialect.NEO4J, home, lease)


def _driver(url: str, user: tuple[str, str] | None, patience: float) -> neo4j.Driver:
    """`patience`: seconds in which the driver itself tries a transaction again; none on this machine, where a server that is gone stays gone."""
    try:
        return neo4j.GraphDatabase.driver(
            url, auth=user, user_agent="zhengtu", connection_timeout=CONNECT_PATIENCE, connection_acquisition_timeout=2 * CONNECT_PATIENCE,
            max_transaction_retry_time=patience, notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF, telemetry_disabled=True)
    except (ValueError, bolt.ConfigurationError) as error:
        raise StoreUnreachable(f"{url} is not the address of a store ({_line(error)}): give bolt://HOST:7687 or neo4j://HOST:7687") from error


@contextmanager
def _told(address: str, database: str | None, *, opened: bool = False) -> Iterator[None]:
    """Turn what the driver raises into a GraphError. The order matters: the driver's classes are each other's parents."""
    try:
        yield
    except GraphError:
        raise
    except (bolt.AuthError, bolt.TokenExpired) as error:
        raise StoreUnreachable(f"{address} refused the user or the password: set NEO4J_USERNAME and NEO4J_PASSWORD ({_line(error)})") from error
    except bolt.ConfigurationError as error:
        raise StoreUnreachable(f"{address} cannot be used like this: {_line(error)}") from error
    except (bolt.SessionExpired, bolt.IncompleteCommit) as error:
        raise StoreLost(_lost(address)) from error
    except bolt.ServiceUnavailable as error:
        if opened:
            raise StoreLost(_lost(address)) from error
        raise StoreUnreachable(f"cannot reach the store at {address}: is it running, and is the address right? ({_line(error)})") from error
    except bolt.Neo4jError as error:
        raise _said(error, address, database) from error
    except (bolt.DriverError, OSError) as error:
        raise StoreLost(f"{_lost(address)} ({_line(error)})") from error


def _said(error: bolt.Neo4jError, address: str, database: str | None) -> GraphError:
    """What a server's error code means for a person."""
    code, text = error.code or "", _line(error.message or error)
    if any(sign in text for sign in FULL_DISK):
        return StoreBroken(f"the disk of the store at {address} is full: free some space and run the same command again; what was committed stays ({text})")
    if "DatabaseNotFound" in code:
        return StoreUnreachable(f"{address} has no database {database!r}: set NEO4J_DATABASE ({text})")
    if "TransactionTimedOut" in code or "TimeoutException" in text or "Timeout" in code:
        return TookTooLong(f"the statement ran into its time limit: ask for less ({text})")
    if "Security.Forbidden" in code and (f"{java.READER!r}" in text or "Transaction error on commit" in text or "LOAD CSV" in text):
        return BadStatement(ONLY_READS)
    if ".ClientError.Security." in code:
        return StoreUnreachable(f"{address} does not allow this to the user: {text}")
    if ".ClientError.Statement." in code or ".ClientError.Procedure." in code or "Unknown procedure" in text:
        return BadStatement(f"the store refused the statement: {text}")
    return StoreBroken(f"the store at {address} failed: {text} ({code or 'no code'})")


def _lost(address: str) -> str:
    return f"the store at {address} went away in the middle: what was committed stays; run the same command again"


def _line(error: object) -> str:
    return " ".join(str(error).split())[:400]


def _row(record: neo4j.Record) -> dict[str, Any]:
    return {name: _plain(value) for name, value in record.items()}


def _plain(value: Any) -> Any:
    """Python's own dates and containers; nodes, relationships and paths as dicts.

    Node: element_id, labels (sorted), properties. Relationship: element_id, type, start and end (element ids), properties.
    Path: nodes, relationships. Properties stand in a dict of their own since a relationship has properties `start` and `end` too.
    """
    if isinstance(value, Date | DateTime | Time):
        return value.to_native()
    if isinstance(value, Duration):
        return value.iso_format()
    if isinstance(value, bolt_graph.Node):
        return {"element_id": value.element_id, "labels": sorted(value.labels), "properties": {k: _plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, bolt_graph.Relationship):
        return {"element_id": value.element_id, "type": value.type, "start": value.start_node.element_id if value.start_node else None,
                "end": value.end_node.element_id if value.end_node else None, "properties": {k: _plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, bolt_graph.Path):
        return {"nodes": [_plain(n) for n in value.nodes], "relationships": [_plain(r) for r in value.relationships]}
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(v) for v in value]
    return value
