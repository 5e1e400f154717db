"""Two builds into one store at once end in the graph of one after the other."""
from __future__ import annotations

import dataclasses
import multiprocessing
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.digest import graph_lines
from graph.model import Fragment
from graph.remove import remove_document
from graph.settings import Settings
from graph.store import Store, open_store
from graph.write import write_fragment
from tests.factories import draft
from tests.graph_store.conftest import empty

SHARED = ["财政局", "教育局", "水利局", "应急局"]


def document(number: int) -> Fragment:
    """Shares agencies, a law and citations with all the others."""
    made = draft(f"云政字〔2023〕{number}号", title=f"第{number % 3}号办法").issued_by()
    for name in SHARED:
        made.mentions(name, f"{name}{number}").duty(f"{name}的事", [name], SHARED)
    return (made.cites(title="中华人民共和国宪法", kind="law" if number % 2 else "rule").cites(title=f"第{(number + 1) % 3}号办法")
            .cites(number=f"云政字〔2023〕{(number + 3) % 12}号").fragment())


def build(settings: Settings, numbers: list[int]) -> None:
    with open_store(settings) as store:
        for number in numbers:
            write_fragment(store, document(number))
            if number % 5 == 0:
                remove_document(store, document(number).document)


@pytest.mark.parametrize("shares", [
    ([0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]),
    (list(range(12)), list(range(12))),
], ids=["different documents", "the same documents"])
def test_two_processes_write_at_once(store: Store, shared_settings: Settings, shares: tuple[list[int], list[int]]) -> None:
    shares = tuple([n for n in share if n % 5] for share in shares)
    processes = [multiprocessing.get_context("spawn").Process(target=build, args=(dataclasses.replace(shared_settings), share)) for share in shares]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    together = graph_lines(store)
    empty(store)
    build(shared_settings, sorted({number for share in shares for number in share}))
    assert graph_lines(store) == together


def test_one_store_serves_many_threads(store: Store) -> None:
    numbers = [1, 2, 3, 4, 6, 7]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: write_fragment(store, document(number)), numbers))
    together = graph_lines(store)
    empty(store)
    for number in numbers:
        write_fragment(store, document(number))
    assert graph_lines(store) == together
