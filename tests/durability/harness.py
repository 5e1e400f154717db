"""Kills builds and servers at random moments and looks at what is left: what `make torture` and tests/durability run.

An undisturbed build is known first: the graph of every number of documents, each document's own facts, and how long a build takes. After every kill, and
before anything repairs it, the store must hold exactly the graph of the documents that are in it, each of them whole; and the same command again must end
in the undisturbed graph. Decides nothing about how a store keeps its promise.
"""
from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from unittest.mock import patch

import psutil

from app.datadir import wipe
from graph.digest import graph_digest, graph_lines
from graph.folder import Folder
from graph.model import Label
from graph.rows import CITING
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from graph.supervisor import free_ports
from graph.write import write_fragment
from loaders import find_files, read_file
from loaders.fragment import fragment_of
from tests import neo4j_server
from tests.conftest import empty, environment

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
#: Seconds after which a build that neither ends nor fails counts as hanging.
PATIENCE = 180
#: What a build says while its server is away and may come back.
WAITING = "等待存储 waiting for the store at"
#: One round in so many of the embedded store begins without a data folder, so that kills meet the making of the store too.
FROM_NOTHING = 4


class Lost(AssertionError):
    """The store does not hold what it must; the text says which round, and what differs."""


# ---------------------------------------------------------------- what must be there


def facts_of_documents(lines: Iterable[str]) -> dict[str, list[str]]:
    """What of `graph_lines` belongs to each document alone, whichever others are loaded. Citations count by what they cite, not by where they end."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        row = json.loads(line)
        properties = row["properties"]
        if "labels" in row:
            labels = set(row["labels"])
            if Label.DOCUMENT in labels:
                # These two say that another document cites this one.
                row["labels"] = sorted(labels - {Label.LEGAL_BASIS})
                properties.pop("kind", None)
                found[properties["id"]].append(json.dumps(row, ensure_ascii=False, sort_keys=True))
            elif labels & {Label.PROVISION, Label.DUTY}:
                found[properties["id"].split("#")[0]].append(line)
        elif "document" in properties:
            if row["type"] in CITING:
                row["end"] = None
            found[properties["document"]].append(json.dumps(row, ensure_ascii=False, sort_keys=True))
        elif row["start"][0] == Label.PROVISION:
            found[row["start"][1].split("#")[0]].append(line)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """The graph of every number of documents that a build of `folder` passes through, and the facts of each document."""

    folder: Path
    order: tuple[str, ...]
    graphs: tuple[str, ...]             # graphs[n]: digest with the first n documents loaded
    documents: Mapping[str, Sequence[str]]
    seconds_a_document: float

    @classmethod
    def of(cls, store: Store, folder: Path = EXAMPLES) -> Undisturbed:
        """Loads the folder into an empty store, document by document, and leaves it loaded."""
        apply_schema(store)
        fragments = [fragment_of(document) for file in find_files([folder]) for document in read_file(file)]
        graphs = [graph_digest(store)]
        writing = 0.0
        for fragment in fragments:
            before = time.monotonic()
            write_fragment(store, fragment)
            writing += time.monotonic() - before
            graphs.append(graph_digest(store))
        lines = graph_lines(store)
        return cls(folder, tuple(f.document for f in fragments), tuple(graphs), facts_of_documents(lines), writing / len(fragments))

    @property
    def graph(self) -> str:
        return self.graphs[-1]

    def check_whole(self, store: Store) -> int:
        """Lost unless every document that can be seen can be seen whole, also while others write. How many can be seen.

        Both stores read what is committed, not a snapshot: when the document that a citation waits for is committed, the citation moves there, and a scan
        of the whole graph that runs at that moment may pass by its old place too late and its new place too early. So citations have a second look.
        """
        # Documents first: what is committed after this look may show more, never less.
        present = [row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id")]
        differ = self._differ(store, present)
        if all(json.loads(line).get("type") in CITING for lines in differ.values() for line in lines):
            differ = differ and self._differ(store, present)
        for document, lines in differ.items():
            raise Lost(f"not whole: {document}: {len(lines)} facts differ, such as {min(lines)[:400]}")
        return len(present)

    def _differ(self, store: Store, present: Iterable[str]) -> dict[str, set[str]]:
        """What each of these documents has too much or too little."""
        found = facts_of_documents(graph_lines(store))
        return {document: lines for document in present if (lines := set(found.get(document, ())) ^ set(self.documents[document]))}

    def check(self, store: Store, at_least: int = 0) -> int:
        """Lost unless the store holds exactly the graph of the documents that are in it, `at_least` so many of them. How many there are."""
        graph = settled(store)
        count = self.check_whole(store)
        present = {row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id")}
        if present != set(self.order[:count]):
            raise Lost(f"holds {sorted(present)}, not the first {count} documents")
        if count < at_least:
            raise Lost(f"{at_least} documents were committed, {count} are left")
        if graph != self.graphs[count]:
            raise Lost(f"the graph is not that of its {count} documents")
        return count


def settled(store: Store) -> str:
    """The digest of the graph, once the store has let go of what a killed client had begun."""
    before = None
    while (now := graph_digest(store)) != before:
        before = now
        time.sleep(0.1)
    return now


# ---------------------------------------------------------------- stores to kill


class Target(Protocol):
    """A store that the harness may empty, kill and start again."""

    name: str
    settings: Settings
    is_awaited: bool
    """Whether a build whose server is gone waits for it to come back; else it ends, or starts one itself."""

    def clear(self, from_nothing: bool) -> None:
        """Take all facts out of the store; `from_nothing` the store itself too, where that is possible."""

    def server(self) -> int | None:
        """Process number of the running server."""

    def revive(self) -> None:
        """Start the server again after it was killed, where nobody else does."""


def forget(data: Path) -> None:
    """Delete the ledgers: the next build knows no file."""
    for ledger in data.glob("files*.json"):
        ledger.unlink()


@dataclass
class Embedded:
    """The embedded store of a data folder; a build or a look starts its server by itself."""

    data: Path
    name: str = "embedded"
    is_awaited: bool = False

    @property
    def settings(self) -> Settings:
        return Settings(None, self.data)

    def clear(self, from_nothing: bool) -> None:
        if from_nothing:
            wipe(self.data)
        else:
            with open_store(self.settings) as store:
                empty(store)
        forget(self.data)

    def server(self) -> int | None:
        state = Folder(self.data).state()
        process = state.server.process() if state else None
        return process.pid if process else None

    def revive(self) -> None:
        pass


@dataclass
class Neo4j:
    """A Neo4j of our own in `home`, at one address however often it is killed. A context manager: `with Neo4j(home, data) as target`."""

    home: Path
    data: Path
    name: str = "neo4j"
    is_awaited: bool = True
    _port: int = field(default_factory=lambda: free_ports(1)[0])
    _stack: ExitStack = field(default_factory=ExitStack)
    _server: neo4j_server.Server | None = None

    def __enter__(self) -> Neo4j:
        self.revive()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def settings(self) -> Settings:
        assert self._server is not None
        return Settings(self._server.url, self.data, self._server.username, self._server.password)

    def clear(self, from_nothing: bool) -> None:
        with open_store(self.settings) as store:
            empty(store)
        forget(self.data)

    def server(self) -> int | None:
        for child in psutil.Process().children():
            with suppress(psutil.NoSuchProcess):   # it ended meanwhile; nobody has taken note yet of one killed before
                if f"--home-dir={self.home.absolute()}" in child.cmdline() and child.status() != psutil.STATUS_ZOMBIE:
                    return child.pid
        return None

    def revive(self) -> None:
        self._stack.close()
        # The address is part of what a build remembers, so a server that comes back comes back there. Short lives: the first compiler alone is faster.
        with patch.object(neo4j_server, "free_ports", lambda _: [self._port]), patch.dict(os.environ, JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1"):
            self._server = self._stack.enter_context(neo4j_server.running(self.home))


# ---------------------------------------------------------------- builds


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build ended; a killed one has a negative status."""

    status: int
    out: str
    err: str

    def must_be_one_line(self, *said: str) -> None:
        """Lost unless the build failed as promised: status 2, one line on stderr with one of these words (but for the waiting), and no traceback."""
        lines = [line for line in self.err.splitlines() if WAITING not in line]
        if self.status != 2 or len(lines) != 1 or "Traceback" in self.out + self.err or "unexpected error" in self.err:
            raise Lost(f"status {self.status}, stderr:\n{self.err}")
        if said and not any(words in self.err for words in said):
            raise Lost(f"none of {said} in: {self.err}")


def start_build(target: Target, folder: Path, code: str | None = None, **variables: str) -> subprocess.Popen[str]:
    """`zhengtu build` of the folder as a process of its own; `code` runs in it first."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ZHENGTU_STORE", "ZHENGTU_DATA", "NEO4J_"))}
    command = [sys.executable, "-c", f"{code or ''}\nfrom app.cli import main\nmain()", "build", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
                            env=kept | {"PYTHONPATH": str(ROOT)} | environment(target.settings) | variables)


def ended(build: subprocess.Popen[str]) -> Ended:
    """Waits for the build; Lost if it hangs."""
    try:
        out, err = build.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        build.kill()
        out, err = build.communicate()
        raise Lost(f"a build did not end within {PATIENCE} s: {err}") from None
    return Ended(build.returncode, out, err)


def complete(target: Target, folder: Path) -> float:
    """One undisturbed build, which must succeed without a word on stderr; its seconds."""
    before = time.monotonic()
    end = ended(start_build(target, folder))
    if end.status != 0 or end.err:
        raise Lost(f"an undisturbed build ended with status {end.status}: {end.err}")
    return time.monotonic() - before


# ---------------------------------------------------------------- kills


@dataclass
class Tally:
    """What was done to one store, and what came of it."""

    store: str
    seconds: float = 0.0                # one undisturbed build
    kills: Counter[str] = field(default_factory=Counter)
    midway: Counter[str] = field(default_factory=Counter)
    builds: int = 0
    resumed: int = 0
    checks: int = 0
    lost: int = 0

    def markdown(self) -> Iterator[str]:
        for victim in sorted(self.kills):
            yield f"| {self.store} | {victim} | {self.kills[victim]} | {self.midway[victim]} |"


HEAD = ("| store | killed | kills while a build ran | of these with some, not all documents stored |", "|---|---|---:|---:|")
SUMS = ("| store | builds | checks of every fact | rebuilds that ended in the undisturbed graph | facts lost |", "|---|---:|---:|---:|---:|")


def report(tallies: Iterable[Tally]) -> str:
    """The figures as two Markdown tables."""
    tallies = list(tallies)
    rows = [f"| {t.store} | {t.builds} | {t.checks} | {t.resumed} | {t.lost} |" for t in tallies]
    return "\n".join([*HEAD, *(line for t in tallies for line in t.markdown()), "", *SUMS, *rows])


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: `wait` returns then, or when the build has ended."""

    said: str
    wait: Callable[[subprocess.Popen[str]], None]


class Torture:
    """Kills of one store, at moments that follow from the seed."""

    def __init__(self, target: Target, folder: Path = EXAMPLES, seed: int = 1, say: Callable[[str], None] = lambda _: None) -> None:
        self.target = target
        self.folder = folder
        self.dice = random.Random(f"{seed} {target.name}")
        self.say = say
        self.tally = Tally(target.name)
        with open_store(target.settings) as store:
            self.undisturbed = Undisturbed.of(store, folder)
        target.clear(False)
        self.tally.seconds = complete(target, folder)
        self.tally.builds += 1
        self.look(len(self.undisturbed.order))

    def run(self, kills: int, victims: Sequence[str] = ("build", "server", "build")) -> Tally:
        """Rounds of one to three kills in a row, each followed by a look, and a build to the end. Lost, with the round, at the first fact that is missing.

        `victims` are killed in turn.
        """
        self.victims = victims
        round_ = 0
        while self.tally.kills.total() < kills:
            round_ += 1
            try:
                self._round(round_, kills)
            except Lost as error:
                self.tally.lost += 1
                raise Lost(f"{self.target.name}, round {round_}: {error}") from error
        return self.tally

    def _round(self, round_: int, kills: int) -> None:
        self.target.clear(from_nothing=round_ % FROM_NOTHING == 0)
        stored = 0
        for _ in range(self.dice.randint(1, 3)):
            if self.tally.kills.total() >= kills:
                break
            victim = self.victims[self.tally.kills.total() % len(self.victims)]
            # By the clock a kill meets whatever takes long: starting, reading, the schema. So every second one goes by the documents that are stored.
            if self.tally.kills.total() % 2 == 0 and round_ % FROM_NOTHING and stored < len(self.undisturbed.order):
                stored = self._kill(victim, self._by_documents(stored), stored)
            else:
                stored = self._kill(victim, self._by_clock(), stored)
        complete(self.target, self.folder)
        self.tally.builds += 1
        if self.look(stored) != len(self.undisturbed.order):
            raise Lost("a build after the kills left documents out")
        self.tally.resumed += 1

    def look(self, at_least: int = 0) -> int:
        """Lost unless the store holds exactly the graph of the documents in it; how many there are."""
        with open_store(self.target.settings) as store:
            self.tally.checks += 1
            return self.undisturbed.check(store, at_least)

    def _by_clock(self) -> Moment:
        """Any moment of an undisturbed build, each as likely as any other."""
        seconds = self.dice.uniform(0, self.tally.seconds)

        def wait(build: subprocess.Popen[str]) -> None:
            with suppress(subprocess.TimeoutExpired):
                build.wait(seconds)

        return Moment(f"after {seconds:.2f} s", wait)

    def _by_documents(self, stored: int) -> Moment:
        """Some moment of storing one document, each document as likely as any other that is still missing."""
        number = self.dice.randrange(stored + 1, len(self.undisturbed.order) + 1)
        pause = self.dice.uniform(0, self.undisturbed.seconds_a_document)

        def wait(build: subprocess.Popen[str]) -> None:
            with open_store(self.target.settings) as store:
                while store.read("MATCH (d:Document) RETURN count(d) AS n")[0]["n"] < number and build.poll() is None:
                    time.sleep(0.02)
            with suppress(subprocess.TimeoutExpired):
                build.wait(pause)

        return Moment(f"{pause * 1000:.0f} ms after document {number}", wait)

    def _kill(self, victim: str, moment: Moment, stored: int) -> int:
        """Starts a build, kills at the moment, looks at what is left; the number of documents in the store."""
        build = start_build(self.target, self.folder)
        self.tally.builds += 1
        moment.wait(build)
        pid = build.pid if victim == "build" else self._server_under(build)
        if pid is None or build.poll() is not None:
            return self._too_late(ended(build), stored)
        waits = victim == "server" and self.target.is_awaited
        if waits:
            os.kill(build.pid, signal.SIGSTOP)   # or it would go on before we have looked
        os.kill(pid, signal.SIGKILL)
        if waits:
            self.target.revive()
        else:
            end = ended(build)
        count = self.look(stored)
        self.tally.kills[victim] += 1
        self.tally.midway[victim] += 0 < count < len(self.undisturbed.order)
        if waits:
            os.kill(build.pid, self.dice.choice((signal.SIGKILL, signal.SIGCONT)))
            end = ended(build)
        if victim == "server" and end.status not in (0, -signal.SIGKILL):
            end.must_be_one_line("went away in the middle", "cannot reach the store", "does not start")
        self.say(f"{self.target.name}: kill {self.tally.kills.total()}: {victim} {moment.said}, {count} of {len(self.undisturbed.order)} documents, "
                 f"all whole; the build ended with {end.status}")
        return self.look(count) if waits else count

    def _server_under(self, build: subprocess.Popen[str]) -> int | None:
        """The server's process, as soon as there is one; None if the build ended without."""
        while (server := self.target.server()) is None and build.poll() is None:
            time.sleep(0.01)
        return server

    def _too_late(self, end: Ended, stored: int) -> int:
        """The build had ended before the moment came: no kill, and nothing may be missing."""
        if end.status != 0:
            raise Lost(f"a build that nobody disturbed ended with status {end.status}: {end.err}")
        return self.look(stored)
