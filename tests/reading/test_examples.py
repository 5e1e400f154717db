"""The sample documents against what was annotated by hand, and what holds for any document wherever it is cut."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Fragment
from loaders import find_files, read_file
from loaders.document import draft, finish
from loaders.fragment import fragment_of
from loaders.source import Source
from loaders.split import split

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parents[1] / "golden" / "examples"
GAZETTE = (EXAMPLES / "gazette.txt").read_text("utf8")


@pytest.fixture(scope="module")
def documents():
    return {d.doc_number or d.title: d for f in find_files([EXAMPLES]) if f.path.suffix == ".txt" for d in read_file(f)}


def fold(text):
    return re.sub(r"[\s“”\"]", "", text or "").translate(str.maketrans("〈〉", "《》"))


def gold_files():
    return sorted(GOLDEN.glob("*.json"))


@pytest.mark.parametrize("path", gold_files(), ids=lambda p: p.stem)
def test_head(documents, path):
    gold = json.loads(path.read_text("utf8"))
    d = documents[gold["doc_number"] or gold["title"]].to_json()
    for name in ("doc_number", "title", "instrument", "type", "issued_on", "approved_by"):
        assert fold(d[name]) == fold(gold[name]), name
    assert d["issuer"] == gold["issuer"] and d["addressees"] == gold["addressees"]
    for name in ("effective", "expires"):
        assert (d[name] or {}).get("on") == (gold[name] or {}).get("on"), name


@pytest.mark.parametrize("path", gold_files(), ids=lambda p: p.stem)
def test_citations_and_repeals(documents, path):
    gold = json.loads(path.read_text("utf8"))
    d = documents[gold["doc_number"] or gold["title"]].to_json()
    assert {(fold(b["title"]), b["number"]) for b in d["legal_bases"]} == {(fold(b["title"]), b["number"]) for b in gold["legal_bases"]}
    assert {(fold(s["title"]), s["number"], s["scope"]) for s in d["supersedes"]} == {(fold(s["title"]), s["number"], s["scope"]) for s in gold["supersedes"]}


@pytest.mark.parametrize("path", gold_files(), ids=lambda p: p.stem)
def test_people_and_groups(documents, path):
    gold = json.loads(path.read_text("utf8"))
    d = documents[gold["doc_number"] or gold["title"]].to_json()
    assert {(x["name"], x["post"]) for x in d["leaders"]} == {(x["name"], x["post"]) for x in gold["leaders"]}
    members = lambda r: {(g["name"], m["name"], m["role"]) for g in r["groups"] for m in g["members"]}  # noqa: E731
    offices = lambda r: {(g["name"], g["office_at"]) for g in r["groups"] if g["office_at"]}  # noqa: E731
    assert members(d) == members(gold) and offices(d) == offices(gold)


@pytest.mark.parametrize("path", gold_files(), ids=lambda p: p.stem)
def test_duties(documents, path):
    gold = json.loads(path.read_text("utf8"))
    found = [d for d in documents[gold["doc_number"] or gold["title"]].duties if d.kind != "other"]
    assert len(found) == len(gold["duties"])
    for want in gold["duties"]:
        anchor = fold(want["anchor"])[:20]
        same = [
            d
            for d in found
            if (set(d.leads), set(d.assists)) == (set(want["leads"]), set(want["assists"]))
            and (anchor in fold(d.heading + d.text) or fold(d.heading) in fold(want["anchor"]))
        ]
        assert same, f"{want['anchor']} {want['leads']} {want['assists']}"


def check(document, text):
    """What holds for every document: each fact shows its words, and the fragment is whole."""
    for agency in document.agencies:
        assert agency.spans
        for a, b in agency.spans:
            shown = "".join(text[a:b].split())
            at = -1
            for c in agency.surface:
                at = shown.find(c, at + 1)
                assert at >= 0, (agency.surface, shown)
    for facts in (document.leaders, document.groups, document.programs, document.legal_bases, document.supersedes, document.duties):
        for fact in facts:
            assert fact.spans and all(document.start <= a < b <= document.end for a, b in fact.spans)
    fragment = fragment_of(document)
    assert isinstance(fragment, Fragment)
    keys = [r.key for r in fragment.relationships]
    assert len(keys) == len(set(keys))
    assert fragment == fragment_of(document)


def test_every_fact_of_the_samples_shows_its_words():
    for f in find_files([EXAMPLES]):
        if f.path.suffix == ".txt":
            documents = read_file(f)
            from loaders.source import read_source

            text = read_source(f).text
            for document in documents:
                check(document, text)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(GAZETTE)), st.integers(200, 4000))
def test_a_document_cut_anywhere_is_read_as_far_as_it_goes(start, length):
    text = GAZETTE[start : start + length]
    source = Source("cut.txt", text, "utf-8")
    for stretch in split(text):
        check(finish(draft(source, stretch), frozenset()), text)
