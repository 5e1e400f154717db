"""How long the questions take when the store is large: `python -m tests.benchmark.large --documents 10000`. Prints Markdown; asserts nothing.

Invented documents (`tests.benchmark.generator`) are written into an embedded store of their own, with the indexes for words made after them, and every
question is asked many times over with other names. The 95th percentile counts: a slow question that one in twenty meets is a slow question.
"""
import argparse
import datetime
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph import embedded
from graph.bulk import fill
from graph.errors import GraphError
from graph.model import NODES, Label
from graph.schema import apply_indexes, apply_search
from graph.settings import Settings
from graph.store import Store, open_store
from queries import pages
from queries.catalogue import CATALOGUE, Kind, Parameter, Question
from queries.runner import ask
from queries.search import search, suggest
from queries.status import statuses
from tests.benchmark.generator import documents

#: How often each question is asked. The first asks do not count: a server that was just started compiles its code (Java's second compiler some hundreds of asks
#: later) and reads its pages from the disk.
TIMES, WARM = 40, 400
#: So many hits the app asks a search for.
SEARCHED = 100
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
    documents: list[str]   # ids of loaded documents
    group_ids: list[str]   # ids of leading groups
    bodies: list[str]      # ids of agencies that bear duties
    offices: list[str]     # … of those that issued the most: the counties' offices

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
        duties=values("MATCH (u:Duty) RETURN u.heading AS v LIMIT 5000"),
        documents=values("MATCH (d:Document) WHERE d.loaded RETURN d.id AS v LIMIT 20000"),
        group_ids=values("MATCH (g:LeadingGroup) RETURN g.id AS v LIMIT 5000"),
        bodies=values("MATCH (a:Agency)-[:LEADS]->(:Duty) WITH a LIMIT 20000 RETURN DISTINCT a.id AS v"),
        offices=values("MATCH (p:Place {level: '县'})<-[:IN]-(a:Department) WHERE a.name ENDS WITH '人民政府办公室' RETURN a.id AS v"))


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


@dataclass(frozen=True, slots=True)
class Timed:
    """What one thing costs: milliseconds by the clock (median, 95th percentile), milliseconds of the store's processor for one, rows (median)."""

    name: str
    median: float
    percentile: float
    processor: float
    rows: float

    def line(self) -> str:
        return f"| {self.name} | {self.median:.1f} | {self.percentile:.1f} | {self.processor:.1f} | {self.rows:.0f} |"


class Asking:
    """Asks the same thing over and over: how long each took, and what the store's processor did for one. The latter does not grow when others are busy."""

    def __init__(self, store: Store, data: Path, times: int) -> None:
        self.store, self._times = store, times
        self._server = psutil.Process(embedded.status(data).pid)

    def time(self, name: str, ask_once: Callable[[int], int]) -> Timed:
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
        return Timed(name, statistics.median(milliseconds), percentile(milliseconds, 0.95), used, statistics.median(rows))

    def _processor(self) -> float:
        times = self._server.cpu_times()
        return times.user + times.system


def asked(asking: Asking, question: Question, samples: Samples) -> Timed | None:
    """None, said on stderr, where the store does not answer."""
    rng = random.Random(question.name)
    try:
        return asking.time(f"`{question.name}`",
                           lambda _: len(ask(asking.store, question.name, {p.name: samples.of(question, p, rng) for p in question.parameters}).rows))
    except GraphError as error:
        print(f"{question.name}: {error}", file=sys.stderr)
        return None


def in_turn(asking: Asking, name: str, work: Callable[[Store, str], int], values: list[str]) -> Timed:
    return asking.time(name, lambda n: work(asking.store, values[n % len(values)]))


def agency_page(store: Store, agency: str) -> int:
    """What the app reads for the page of an agency (app/screens/agency.py); how many rows."""
    issued = pages.documents_of_agency(store, agency)
    read = [pages.belongings(store, agency), pages.duties_of_agency(store, agency), pages.people_of_agency(store, agency),
            pages.groups_of(store, Label.AGENCY, agency), pages.offices_at(store, agency), issued, pages.neighbours_of_agency(store, agency)]
    if issued:
        statuses(store, datetime.date.fromisoformat(DAY), ids=[str(r["id"]) for r in issued])
    return sum(map(len, read))


def document_page(store: Store, document: str) -> int:
    """… for the page of a document (app/screens/document.py)."""
    read = [pages.issuers(store, document), pages.rests_on(store, document), pages.resting_on(store, Label.LEGAL_BASIS, document),
            pages.duties_of_document(store, document), pages.facts(store, document), pages.outline(store, document)]
    statuses(store, datetime.date.fromisoformat(DAY), ids=[document])
    return sum(map(len, read))


def group_page(store: Store, group: str) -> int:
    """… for the page of a leading group (app/screens/group.py)."""
    return sum(map(len, (pages.foundations(store, group), pages.roster(store, group), pages.duties_of_agency(store, group))))


def read_all(store: Store) -> None:
    """Everything once, so that the server holds the pages of the database in memory: what is measured is the size of the graph, not what was asked before."""
    for declared in NODES:
        store.read(f"MATCH (n:{declared.label}) WHERE n.name CONTAINS $nowhere RETURN n.id LIMIT 1", {"nowhere": "\n"})
    store.read("MATCH ()-[r]->() WHERE r.key CONTAINS $nowhere RETURN r.key LIMIT 1", {"nowhere": "\n"})


def load(store: Store, count: int) -> list[str]:
    made = []
    seconds = [took(lambda: apply_indexes(store)), took(lambda: made.append(fill(store, documents(count)))), took(lambda: apply_search(store))]
    return [f"{made[0].documents} documents, {made[0].nodes} nodes, {made[0].relationships} relationships",
            f"indexes {seconds[0]:.1f} s, filled in {seconds[1]:.0f} s, indexes for words {seconds[2]:.0f} s"]


def _app(asking: Asking, samples: Samples) -> Iterator[Timed]:
    """What the app asks for."""
    numbers = [n.rsplit("/", 1)[-1] for n in samples.numbers]   # without the place that its key begins with
    for name, words in (("agencies", samples.agencies), ("aliases", samples.aliases), ("duties", samples.duties), ("numbers", numbers),
                        ("titles", samples.titles), ("laws", samples.laws), ("parts of names", [a[-4:] for a in samples.agencies])):
        yield in_turn(asking, f"app: search, {name}", lambda store, words: len(search(store, words, limit=SEARCHED)), words)
    yield in_turn(asking, "app: suggestions", lambda store, words: len(suggest(store, words)), [a[:4] for a in samples.agencies])
    yield in_turn(asking, "app: page of an agency", agency_page, samples.bodies)
    yield in_turn(asking, "app: page of a county's office", agency_page, samples.offices)
    yield in_turn(asking, "app: page of a document", document_page, samples.documents)
    yield in_turn(asking, "app: page of a leading group", group_page, samples.group_ids)
    yield in_turn(asking, "app: picture of an agency", lambda store, id_: len(pages.around(store, Label.AGENCY, id_)), samples.bodies)
    yield in_turn(asking, "app: picture of a document", lambda store, id_: len(pages.around(store, Label.DOCUMENT, id_)), samples.documents)


def measured(asking: Asking, samples: Samples, names: list[str] | None) -> Iterator[Timed]:
    """Everything that is asked, one by one: first what starts from a name, a number or words."""
    def questions(from_a_name: bool) -> Iterator[Timed]:
        for question in CATALOGUE.values():
            if starts_from_a_name(question) is from_a_name and (not names or question.name in names) and (timed := asked(asking, question, samples)):
                yield timed

    yield in_turn(asking, "nothing (`RETURN 1`)", lambda store, _: len(store.read("RETURN 1")), [""])
    yield from questions(True)
    if not names:
        yield from _app(asking, samples)
    yield from questions(False)


def measure(documents: int, data: Path, times: int, names: list[str] | None) -> list[Timed]:
    """Fill `data` unless it holds documents already, ask everything, print it."""
    try:
        with open_store(Settings(None, data)) as store, Most(data) as most:
            if not store.read("MATCH (d:Document) RETURN d.id LIMIT 1"):
                print("\n".join(load(store, documents)), flush=True)
                print(f"store: {embedded.status(data).size / 2**20:.0f} MiB on disk, at most {most.bytes / 2**20:.0f} MiB of memory; "
                      f"this process {psutil.Process().memory_info().rss / 2**20:.0f} MiB\n", flush=True)
        embedded.stop(data)   # whoever asks opens the store later: the server's memory goes by what it holds then
        with open_store(Settings(None, data)) as store, Most(data) as most:
            print(f"everything read once in {took(lambda: read_all(store)):.0f} s\n", flush=True)
            print("| question | median ms | 95th percentile ms | processor ms | rows |\n|---|---:|---:|---:|---:|", flush=True)
            found = []
            for timed in measured(Asking(store, data, times), sampled(store, random.Random(1)), names):
                print(timed.line(), flush=True)
                found.append(timed)
        print(f"\nstore while asking: at most {most.bytes / 2**20:.0f} MiB of memory", flush=True)
        return found
    finally:
        embedded.stop(data)


def growth(small: list[Timed], large: list[Timed]) -> str:
    """What the larger store costs, in parts of what the smaller one costs."""
    before = {t.name: t for t in small}
    lines = ["| question | median, times | 95th percentile, times | processor, times | rows |", "|---|---:|---:|---:|---:|"]
    for t in large:
        if (s := before.get(t.name)) is not None:
            cells = (f"{y / x:.1f}" if x else "" for x, y in ((s.median, t.median), (s.percentile, t.percentile), (s.processor, t.processor)))
            lines.append(f"| {t.name} | {' | '.join(cells)} | {s.rows:.0f} → {t.rows:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.large", description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[2_000], help="how many to invent; of two numbers also how much the second costs more")
    parser.add_argument("--times", type=int, default=TIMES, help="how often to ask each question")
    parser.add_argument("--data", type=Path, help="a folder for the stores, which stay there and are not filled again the next time")
    parser.add_argument("--only", nargs="*", help="names of questions")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.data or Path(temporary)
        found = []
        for documents in given.documents:
            print(f"\n{documents} documents\n", flush=True)
            found.append(measure(documents, folder / str(documents), given.times, given.only))
        if len(found) > 1:
            print(f"\nFrom {given.documents[0]} to {given.documents[-1]} documents:\n\n{growth(found[0], found[-1])}")


if __name__ == "__main__":
    main()
