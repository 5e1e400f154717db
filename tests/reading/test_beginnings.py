"""Where words begin is asked of a whole text at once; the answer is that of re, which asks one character after the other."""

import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders
from loaders.beginnings import Beginnings, Opened
from loaders.source import find_files, read_source

LETTERS = st.text("县局乡镇街道\na", min_size=1, max_size=4)


def modules():
    names = [m.name for m in pkgutil.walk_packages(loaders.__path__, "loaders.") if not m.name.endswith("__main__")]
    return [importlib.import_module(name) for name in names]


OPENED = {f"{m.__name__}.{name}": value for m in modules() for name, value in vars(m).items() if isinstance(value, Opened)}


@given(st.sets(LETTERS, min_size=1, max_size=6), st.text("县局乡镇街道\n𠮷a。", max_size=40), st.integers(0, 40))
def test_words_are_found_where_they_begin(words, text, times):
    long = text + "。" + text * times
    expected = [i for i in range(len(long)) if long.startswith(tuple(words), i)]
    assert Beginnings(words).positions(long) == expected


def test_rare_characters_and_halves_of_them_are_no_words():
    text = "\U0010ffff\ud800县" * 100
    assert Beginnings(["县"]).positions(text) == list(range(2, 300, 3))


def spans(found):
    return [(m.span(), m.lastgroup) for m in found]


@pytest.mark.parametrize("name", OPENED)
def test_a_pattern_with_its_first_words_finds_what_it_finds_alone(name, papers):
    text = "\n".join(papers)
    assert spans(OPENED[name].finditer(text)) == spans(OPENED[name].regex.finditer(text))
    for paper in papers:  # one may begin in another way than in the midst of a text
        assert spans(OPENED[name].finditer(paper)) == spans(OPENED[name].regex.finditer(paper))


def test_patterns_with_their_first_words_in_papers_of_ministries(shared):
    text = "\n".join(read_source(file).text for file in find_files([shared / "corpus" / "national"]))
    found = 0
    for name, opened in OPENED.items():
        expected = spans(opened.regex.finditer(text))
        assert spans(opened.finditer(text)) == expected, name
        found += len(expected)
    assert found > 300
