"""The grammar, case by case: text, what is expected, and why. A bug report begins as a row in tests/cases."""

import tomllib
from pathlib import Path

import pytest

from loaders.grammar import numbers
from loaders.grammar.agencies import Local, find_agencies
from loaders.grammar.collectives import find_collectives
from loaders.grammar.dates import deadline_day
from loaders.grammar.legal_bases import find_legal_bases, find_supersedes, titles
from loaders.grammar.programs import find_programs
from loaders.language import analyse
from loaders.places import Place
from loaders.resolve import Resolver

CASES = Path(__file__).parents[1] / "cases"
JULU = Place(("河北省", "邢台市", "巨鹿县"), "县")


def cases(name: str) -> list:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf8"))["case"]
    return [pytest.param(row, id=row["why"].replace(" ", "_")) for row in rows]


@pytest.mark.parametrize("case", cases("numbers"))
def test_number(case):
    number = numbers.parse(case["text"])
    assert (str(number) if number else None) == case.get("expected")


@pytest.mark.parametrize("case", cases("deadlines"))
def test_deadline(case):
    assert deadline_day(case["text"], case["issued"]) == case.get("day")


@pytest.mark.parametrize("case", cases("supersedes"))
def test_supersedes(case):
    found = [[r.title or "", r.number or "", r.scope] for r in find_supersedes(case["text"]) if not r.amends]
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("legal_bases"))
def test_legal_bases(case):
    found = [[c.title or "", c.number or "", c.relation or "", c.article or "", c.kind] for c in find_legal_bases(case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("programs"))
def test_programs(case):
    found = find_programs(case["text"])
    assert [p.name for p in found] == case["expected"]
    assert all(case["text"][p.start : p.end] == p.name for p in found)


@pytest.mark.parametrize("case", cases("duties"))
def test_duties(case):
    doc = analyse(case["text"], local=Local("河北省", "邢台市", "巨鹿县"))
    found = [[d.kind, d.heading, [i.surface for i in d.leads], [i.surface for i in d.assists], d.deadline or ""] for d in doc._.duties if d.kind != "other"]
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("agencies"))
def test_agencies(case):
    text = case["text"]
    found = find_agencies(text, Local("河北省", "邢台市", "巨鹿县"), tuple(titles(text)))
    resolver = Resolver(JULU)
    assert [[m.surface, resolver.resolve(m.surface).name or ""] for m in found] == case["expected"]
    assert all(text[m.start : m.end] == m.surface for m in found)


@pytest.mark.parametrize("case", cases("collectives"))
def test_collectives(case):
    assert [m.surface for m in find_collectives(case["text"])] == case["expected"]


def test_an_ambiguous_name_keeps_its_candidates_and_is_settled_by_what_the_county_spells_out():
    open_ = Resolver(JULU).resolve("县文旅局")
    assert open_.name is None and "巨鹿县文化广电和旅游局" in open_.candidates
    assert Resolver(JULU, {"县文化广电和旅游局"}).resolve("县文旅局").name == "巨鹿县文化广电和旅游局"
