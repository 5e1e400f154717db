"""One way to talk to a store, whichever it is: the only importer of `neo4j`. Knows no domain words.

`open_store` connects, `Store.read` asks, `Store.write` changes within one transaction. Every error of the driver becomes a GraphError of one line.
"""
from __future__ import annotations

import logging
import random
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import neo4j
import psutil
from filelock import FileLock
from neo4j import exceptions as bolt
from neo4j import graph as bolt_graph
from neo4j.time import Date, DateTime, Duration, Time

from graph import embedded, java
from graph.dialect import Dialect
from graph.errors import BadStatement, GraphError, StoreBroken, StoreLost, StoreUnreachable, TookTooLong, TookTooMuch
from graph.folder import Folder
from graph.settings import Settings
from graph.typed import checked

T = TypeVar("T")

#: Seconds for a connection to open, and for one transaction to be tried again while others are in its way.
CONNECT_PATIENCE = 10.0
RETRY_PATIENCE = 60.0
#: How often something is tried that another process got in the way of (`_in_the_way`).
ATTEMPTS = 4
#: Seconds that a statement may take that a person typed.
READ_SECONDS = float(java.READ_SECONDS)
#: Characters that its answer may hold, rows that one message of it asks for, and bytes by which this process may grow meanwhile.
ROOM = 20_000_000
FETCHED = 100
MOST_GROWTH = 1024 ** 3
#: Seconds between two looks at it, and seconds that the server gets to stop it.
WATCH = 0.1
GRACE = 3.0
ONLY_READS = "the statement would change the graph; here only reading is allowed (MATCH … RETURN …)"
TOO_MUCH = ("Limit of allowed elements", "exceeding the maximum of", "Java heap space", "heap budget", "direct buffer memory")
#: What a Neo4j says that could not write its files and now wants to be started again; of the disk it speaks in its own log alone.
CANNOT_GO_ON = ("to the store after written to log", "needs to be restarted")
FULL_DISK = ("No space left", "disk full", "Disk full", "DatabaseFull", "disk space")

# The driver warns on the terminal of every retry; here the end of the retries is what counts.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Asked(NamedTuple):
    """The answer to a typed statement: names of its columns, rows of plain values by name, and where it was cut: at "rows", "size", or "" if nowhere."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    cut: str


class Transaction:
    """What `Store.write` hands to its work: statements of one transaction, all or none."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def run(self, cypher: str, **parameters: object) -> list[dict[str, Any]]:
        """Run one statement and return all its rows as plain values."""
        return [_row(record) for record in self._inner.run(cypher, parameters)]


class Store:
    """An open store. A context manager; usable from several threads at once."""

    def __init__(self, driver: neo4j.Driver, database: str | None, address: str, dialect: Dialect, user: tuple[str, str] | None = None,
                 home: embedded.Address | None = None, lease: FileLock | None = None, waiting: Callable[[str], None] = lambda address: None) -> None:
        self._driver = driver
        self._database = database
        self._user = user
        self._home = home
        self._lease = lease
        self._waiting = waiting
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
        with self._told():
            work = neo4j.unit_of_work(timeout=timeout)(self._rows)
            return self._patiently(lambda session: session.execute_read(work, cypher, parameters, limit), neo4j.READ_ACCESS)

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

        return self._changing(lambda session: session.execute_write(locked))

    def define(self, statement: str) -> None:
        """Run one schema statement in a transaction of its own, as Neo4j wants it; again after a conflict with another process that does the same."""
        self._changing(lambda session: session.run(statement).consume())

    def sql(self, statement: str) -> list[dict[str, object]]:
        """Run one statement of ArcadeDB's SQL, for what its Cypher lacks. StoreBroken on any other store."""
        if self._home is None:
            raise StoreBroken(f"{self.address} is not the embedded store: its SQL cannot be reached from here")
        try:
            return embedded.command(self._home, "sql", statement)
        except OSError as error:
            raise StoreLost(_lost(self.address)) from error

    def ask(self, cypher: str, parameters: Mapping[str, object] | None = None, *, limit: int | None = None, seconds: float = READ_SECONDS,
            room: int = ROOM) -> Asked:
        """The answer to a statement that a person typed. It reads the graph and nothing else (`graph.typed`, `explain`), and changes nothing.

        It ends after `seconds`, after `limit` rows, or where its values hold more than `room` characters; the last two are told in `Asked.cut`.
        BadStatement for what is not allowed or not understood, TookTooLong and TookTooMuch for what ran into its limit of time or memory. Where the
        server cannot stop a statement, the connection is cut, and an embedded server is ended: what was committed stays, the next command starts it again.
        """
        given = dict(parameters or {})
        cypher = checked(cypher, given)
        watch = _Watch(seconds, self.dialect.stop_typed(), self._driver_runs, self._give_up)
        try:
            with self._told(), watch:
                if self.explain(cypher, given) != "r":
                    raise BadStatement(ONLY_READS)
                return _over_again(lambda: self._typed(watch.mark + cypher if self.dialect.stop_typed() else cypher, given, limit, seconds, room))
        except GraphError as error:
            if watch.ended is not None:
                raise watch.ended from error
            if isinstance(error, StoreLost) and self._home is not None and embedded.ran_out_of_memory(self._home):
                raise TookTooMuch("the statement needed more memory than the embedded store has, which ended and starts again with the next command; "
                                  "what was committed stays: ask for less") from error
            raise

    def _typed(self, cypher: str, given: dict[str, object], limit: int | None, seconds: float, room: int) -> Asked:
        with (self._reader().session(database=self._database, default_access_mode=neo4j.READ_ACCESS, fetch_size=FETCHED) as session,
              session.begin_transaction(timeout=seconds) as tx):
            result = tx.run(cypher, given)
            rows, cut = _up_to(result, limit, room)
            return Asked(tuple(result.keys()), rows, cut)

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
        with self._told(), self._reader().session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.run(neo4j.Query("EXPLAIN " + cypher, timeout=READ_SECONDS), dict(parameters or {})).consume().query_type or ""

    @staticmethod
    def _rows(tx: neo4j.ManagedTransaction, cypher: str, parameters: Mapping[str, object] | None, limit: int | None) -> list[dict[str, Any]]:
        result = tx.run(cypher, dict(parameters or {}))
        return [_row(record) for record in (result if limit is None else result.fetch(limit))]

    def _reader(self) -> neo4j.Driver:
        """A second connection for typed statements, which can be cut without harm to the first: on the embedded store as the user who may only read."""
        with self._making_reader:
            if self._reading is None:
                self._reading = _driver(self.address, self._home.reader if self._home else self._user)
            return self._reading

    def _driver_runs(self, cypher: str) -> list[dict[str, Any]]:
        with self._driver.session(database=self._database) as session:
            return [_row(record) for record in session.run(cypher)]

    def _give_up(self) -> None:
        """Cut the connection of the typed statement that does not stop. An embedded server would go on with it for ever, so it ends too."""
        with self._making_reader:
            reading, self._reading = self._reading, None
        if self._home is not None:
            embedded.kill(self._home)
        if reading is not None:
            with suppress(bolt.DriverError, OSError):
                reading.close()

    def _changing(self, change: Callable[[neo4j.Session], T]) -> T:
        """Change the store, one writer after the other."""
        with self._told(), (Folder(Path(self._home.data)).write_lock() if self._home else nullcontext()):
            return self._patiently(change, neo4j.WRITE_ACCESS)

    def _patiently(self, run: Callable[[neo4j.Session], T], access: str) -> T:
        """What `run` returns; again after an error that passes, and where a server on another machine comes back. Who asked to be told hears of the wait."""
        def once() -> T:
            with self._driver.session(database=self._database, default_access_mode=access) as session:
                return run(session)

        begin, attempt, waits = None, 0, False
        while True:
            try:
                return _over_again(once)
            except (bolt.Neo4jError, bolt.DriverError) as error:
                begin = begin or time.monotonic()
                gone = isinstance(error, bolt.DriverError)
                # The embedded server is on this machine: if it is gone it stays gone, until the next store is opened.
                if not error.is_retryable() or (gone and self._home is not None) or time.monotonic() - begin > RETRY_PATIENCE:
                    raise
                if gone and not waits:
                    waits = True
                    self._waiting(self.address)
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


def _over_again(run: Callable[[], T]) -> T:
    """What `run` returns; a few times more where another process got in the way."""
    for _ in range(ATTEMPTS - 1):
        try:
            return run()
        except bolt.ClientError as error:
            if not _in_the_way(error):
                raise
            time.sleep(random.uniform(0, 0.1))
    return run()


def _in_the_way(error: bolt.ClientError) -> bool:
    """Whether somebody else's change, which the next look sees, is the reason: the driver takes none of these for one that passes.

    Another writer made the same node between our look and our commit; two make one index, and the second is told so in spite of its IF NOT EXISTS; a scan
    of ArcadeDB came to a record that a writer had deleted meanwhile.
    """
    code = error.code or ""
    return isinstance(error, bolt.ConstraintError) or "AlreadyExists" in code or "EntityNotFound" in code


class _Watch:
    """Ends a typed statement that takes too long, or makes this process grow too much: asks the server first, then cuts the connection.

    `mark` is a comment by which the server's list of running statements shows which one is ours. `ended` is the error that tells why it was ended.
    """

    def __init__(self, seconds: float, stop: tuple[str, str] | None, run: Callable[[str], list[dict[str, Any]]], give_up: Callable[[], None]) -> None:
        self.mark = f"/* {secrets.token_hex(8)} */"
        self.ended: GraphError | None = None
        self._seconds, self._stop, self._run, self._give_up = seconds, stop, run, give_up
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        begin, before, asked = time.monotonic(), _memory(), False
        while not self._over.wait(WATCH):
            took = time.monotonic() - begin
            if _memory() - before > MOST_GROWTH:
                self.ended = TookTooMuch("the answer does not fit into memory, so the statement was ended: ask for less")
                self._give_up()
                return
            if took > self._seconds + GRACE:
                self.ended = TookTooLong(f"the statement took longer than {self._seconds:g} s and did not stop when asked to, so it was cut off: ask for less")
                self._give_up()
                return
            if took > self._seconds and not asked:
                asked = True
                self.ended = TookTooLong(f"the statement took longer than {self._seconds:g} s: ask for less")
                self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        if self._stop is None:
            return   # the server keeps the limit of the transaction itself
        shown, stopped = self._stop
        # Where this fails too, the connection is cut a little later.
        with suppress(bolt.DriverError, bolt.Neo4jError, OSError):
            for row in self._run(shown):
                if self.mark in row["currentQuery"]:
                    self._run(stopped.format(row["transactionId"]))


def _memory() -> int:
    return psutil.Process().memory_info().rss


def _up_to(result: neo4j.Result, limit: int | None, room: int) -> tuple[list[dict[str, Any]], str]:
    """Rows one by one until one of the limits, and which one it was."""
    rows: list[dict[str, Any]] = []
    for record in result:
        if len(rows) == limit:
            return rows, "rows"
        row = _row(record)
        room -= _length(row)
        if room < 0:
            return rows, "size"
        rows.append(row)
    return rows, ""


def _length(value: object) -> int:
    """Characters of a value, roughly: what it takes on a screen or in a file."""
    if isinstance(value, str | bytes):
        return len(value)
    if isinstance(value, Mapping):
        return sum(_length(k) + _length(v) for k, v in value.items())
    if isinstance(value, list):
        return sum(map(_length, value)) + len(value)
    return 8


def open_store(settings: Settings, waiting: Callable[[str], None] = lambda address: None) -> Store:
    """Connect: to `settings.url`, else to the embedded store, which is started if need be. Raises a GraphError at once if there is nothing to talk to.

    `waiting` is told the address whenever a server that went away is waited for, RETRY_PATIENCE seconds at most.
    """
    if settings.url is not None:
        user = None if settings.username is None and settings.password is None else (settings.username or "neo4j", settings.password or "")
        return _connected(settings.url, user, settings.database, None, None, waiting)
    home, lease = embedded.take(settings.data)
    try:
        return _connected(home.url, (home.username, home.password), home.database, home, lease, waiting)
    except BaseException:
        embedded.give_back(lease)
        raise


def _connected(url: str, user: tuple[str, str] | None, database: str | None, home: embedded.Address | None, lease: FileLock | None,
               waiting: Callable[[str], None]) -> Store:
    with _told(url, database):
        driver = _driver(url, user)
        try:
            with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
                agent = session.run("RETURN 1").consume().server.agent   # the greeting alone does not open the database
        except BaseException:
            driver.close()
            raise
    return Store(driver, database, url, Dialect.ARCADEDB if "ArcadeDB" in agent else Dialect.NEO4J, user, home, lease, waiting)


def _driver(url: str, user: tuple[str, str] | None) -> neo4j.Driver:
    """A driver that tries nothing again by itself: it would do so in silence (`Store._patiently`)."""
    try:
        return neo4j.GraphDatabase.driver(
            url, auth=user, user_agent="zhengtu", connection_timeout=CONNECT_PATIENCE, connection_acquisition_timeout=2 * CONNECT_PATIENCE,
            max_transaction_retry_time=0, notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF, telemetry_disabled=True)
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
    if any(sign in text for sign in CANNOT_GO_ON):
        return StoreBroken(f"the server at {address} cannot go on, most often since its disk is full: free some space, start the server again, then run the "
                           f"same command again; what was committed stays ({text})")
    if "DatabaseNotFound" in code:
        return StoreUnreachable(f"{address} has no database {database!r}: set NEO4J_DATABASE ({text})")
    if "TransactionTimedOut" in code or "TimeoutException" in text or "Timeout" in code:
        return TookTooLong(f"the statement ran into its time limit: ask for less ({text})")
    if "Security.Forbidden" in code and (f"{java.READER!r}" in text or "Transaction error on commit" in text or "LOAD CSV" in text):
        return BadStatement(ONLY_READS)
    if ".ClientError.Security." in code:
        return StoreUnreachable(f"{address} does not allow this to the user: {text}")
    if "Transaction.Terminated" in code:
        return TookTooLong(f"the statement was ended by the store: {text}")
    if "OutOfMemory" in code or any(sign in text for sign in TOO_MUCH):
        return TookTooMuch(f"the statement needs more memory than the store allows: ask for less ({text})")
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
