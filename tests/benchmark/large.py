"""How long the questions take when the store is large: `python -m tests.benchmark.large --documents 10000`. Prints Markdown; asserts nothing.

Invented documents (`tests.benchmark.generator`) are written into an embedded store of their own, with the indexes for words made after them, and every
question is asked many times over with other names. The 95th percentile counts: a slow question that one in twenty meets is a slow question.
"""
import argparse
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph import embedded
from graph.bulk import fill
from graph.errors import GraphError
from graph.schema import apply_indexes, apply_search
from graph.settings import Settings
from graph.store import Store, open_store
from queries.catalogue import CATALOGUE, Kind, Parameter, Question
from queries.runner import ask
from queries.search import search, suggest
from tests.benchmark.generator import documents

#: How often each question is asked; the first asks warm the store and do not count.
TIMES, WARM = 40, 5
#: Milliseconds after which a question has been asked often enough.
MOST = 15_000
#: The day that questions ask about: two years after the first documents expire.
DAY = "2024-06-30"


@dataclass(frozen=True, slots=True)
class Samples:
    """Values that occur in the store, for parameters; each list in random order."""

    agencies: list[str]
    aliases: list[str]
    persons: list[str]
    groups: list[str]
    numbers: list[str]
    titles: list[str]
    laws: list[str]
    programs: list[str]
    places: list[str]
    duties: list[str]

    def of(self, question: Question, parameter: Parameter, rng: random.Random) -> object:
        """A value for one parameter of one question, as a person would give it."""
        values = {"agency": self.agencies, "other": self.agencies, "person": self.persons, "group": self.groups, "document": self.numbers, "basis": self.laws,
                  "program": self.programs, "place": self.places, "other_place": self.places, "duty": self.duties, "words": self.duties}
        if parameter.kind is Kind.DATE:
            return DAY
        if parameter.name in values and parameter.default is None:
            return rng.choice(values[parameter.name])
        return parameter.default if parameter.default is not None else parameter.example


def sampled(store: Store, rng: random.Random) -> Samples:
    def values(statement: str) -> list[str]:
        found = sorted({str(r["v"]) for r in store.read(statement)})
        rng.shuffle(found)
        return found[:500]

    return Samples(
        agencies=values("MATCH (a:Agency)-[:LEADS]->(:Duty) WITH a LIMIT 20000 RETURN DISTINCT a.name AS v"),
        aliases=values("MATCH (a:Department) UNWIND a.aliases AS v WITH v LIMIT 5000 RETURN v"),
        persons=values("MATCH (p:Leader) RETURN p.name AS v LIMIT 5000"),
        groups=values("MATCH (g:LeadingGroup) RETURN g.name AS v LIMIT 5000"),
        numbers=values("MATCH (d:Document) RETURN d.id AS v LIMIT 20000"),
        titles=values("MATCH (d:Document) RETURN d.instrument AS v LIMIT 5000"),
        laws=values("MATCH (b:LegalBasis {kind: 'law'}) RETURN b.title AS v LIMIT 500"),
        programs=values("MATCH (p:Program) RETURN p.name AS v LIMIT 5000"),
        places=values("MATCH (p:Place {level: '县'}) RETURN p.name AS v LIMIT 500"),
        duties=values("MATCH (u:Duty) RETURN u.heading AS v LIMIT 5000"))


def starts_from_a_name(question: Question) -> bool:
    """The others look at the whole graph, unless a place or words are given."""
    return any(p.default is None and p.kind in (Kind.NAME, Kind.DOCUMENT, Kind.TEXT) for p in question.parameters)


class Most:
    """Most resident bytes of the server, looked at ten times a second."""

    def __init__(self, data: Path) -> None:
        self.bytes = 0
        self._data, self._over = data, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Most":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.bytes = max(self.bytes, embedded.status(self._data).memory)


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def percentile(milliseconds: list[float], share: float) -> float:
    return sorted(milliseconds)[min(len(milliseconds) - 1, int(share * len(milliseconds)))]


class Asking:
    """Asks the same thing over and over: how long each took, and what the store's processor did for one. The latter does not grow when others are busy."""

    def __init__(self, store: Store, data: Path, times: int) -> None:
        self.store, self._times = store, times
        pid = embedded.status(data).pid
        self._server = psutil.Process(pid)

    def row(self, name: str, ask_once: Callable[[int], int]) -> str:
        milliseconds, rows = [], []
        began = time.perf_counter()
        for n in range(WARM):
            ask_once(n)
            if (time.perf_counter() - began) * 1000 > MOST:
                break
        before = self._processor()
        for n in range(WARM, WARM + self._times):
            began = time.perf_counter()
            rows.append(ask_once(n))
            milliseconds.append((time.perf_counter() - began) * 1000)
            if sum(milliseconds) > MOST:
                break
        used = (self._processor() - before) * 1000 / len(milliseconds)
        return (f"| {name} | {statistics.median(milliseconds):.1f} | {percentile(milliseconds, 0.95):.1f} | {used:.1f} "
                f"| {statistics.median(rows):.0f} |")

    def _processor(self) -> float:
        times = self._server.cpu_times()
        return times.user + times.system


def asked(asking: Asking, question: Question, samples: Samples) -> str:
    rng = random.Random(question.name)
    try:
        return _asked(asking, question, samples, rng)
    except GraphError as error:
        return f"| `{question.name}` | | | | {str(error)[:120]} |"


def _asked(asking: Asking, question: Question, samples: Samples, rng: random.Random) -> str:
    return asking.row(f"`{question.name}`",
                      lambda _: len(ask(asking.store, question.name, {p.name: samples.of(question, p, rng) for p in question.parameters}).rows))


def searched(asking: Asking, name: str, work: Callable[[Store, str], list], words: list[str]) -> str:
    return asking.row(name, lambda n: len(work(asking.store, words[n % len(words)])))


def load(store: Store, count: int) -> list[str]:
    made = []
    seconds = [took(lambda: apply_indexes(store)), took(lambda: made.append(fill(store, documents(count)))), took(lambda: apply_search(store))]
    return [f"{made[0].documents} documents, {made[0].nodes} nodes, {made[0].relationships} relationships",
            f"indexes {seconds[0]:.1f} s, filled in {seconds[1]:.0f} s, indexes for words {seconds[2]:.0f} s"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.large", description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=2_000, help="how many to invent")
    parser.add_argument("--times", type=int, default=TIMES, help="how often to ask each question")
    parser.add_argument("--data", type=Path, help="a data folder to keep, or one that was filled before")
    parser.add_argument("--only", nargs="*", help="names of questions")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = given.data or Path(temporary) / "data"
        try:
            with open_store(Settings(None, data)) as store, Most(data) as most:
                if not store.read("MATCH (d:Document) RETURN d.id LIMIT 1"):
                    print("\n".join(load(store, given.documents)), flush=True)
                    print(f"store: {embedded.status(data).size / 2**20:.0f} MiB on disk, at most {most.bytes / 2**20:.0f} MiB of memory; "
                          f"this process {psutil.Process().memory_info().rss / 2**20:.0f} MiB\n", flush=True)
                samples = sampled(store, random.Random(1))
                asking = Asking(store, data, given.times)
                print("| question | median ms | 95th percentile ms | processor ms | rows |\n|---|---:|---:|---:|---:|", flush=True)
                print(searched(asking, "nothing (`RETURN 1`)", lambda store, _: store.read("RETURN 1"), [""]), flush=True)
                names = given.only or sorted(CATALOGUE, key=lambda n: not starts_from_a_name(CATALOGUE[n]))
                for name in filter(lambda n: starts_from_a_name(CATALOGUE[n]), names):
                    print(asked(asking, CATALOGUE[name], samples), flush=True)
                for name, words in (("agencies", samples.agencies), ("aliases", samples.aliases), ("duties", samples.duties), ("numbers", samples.numbers),
                                    ("titles", samples.titles), ("laws", samples.laws), ("parts of names", [a[-4:] for a in samples.agencies])):
                    print(searched(asking, f"search: {name}", search, words), flush=True)
                print(searched(asking, "suggest", suggest, [a[:4] for a in samples.agencies]), flush=True)
                for name in filter(lambda n: not starts_from_a_name(CATALOGUE[n]), names):
                    print(asked(asking, CATALOGUE[name], samples), flush=True)
        finally:
            embedded.stop(data)


if __name__ == "__main__":
    main()
