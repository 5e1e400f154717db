"""What holds for any text: stray breaks and blanks, page furniture, order, encoding and damage change no fact and break nothing."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import find_files, read_file
from loaders.lines import lines_of, opens_part
from loaders.split import split
from tests.reading import fuzz
from tests.reading.test_layout import facts

ROOT = Path(__file__).parents[2]
GAZETTE = (ROOT / "examples" / "gazette.txt").read_text("utf8")
VARIED = ROOT / "tests" / "golden" / "varied"
#: One document typeset in a column, and three of one paragraph a line.
DOCUMENTS = [
    next(GAZETTE[s.start : s.end] for s in split(GAZETTE) if any("岭政字〔2023〕14号" in line.text for line in s.lines[:6])),
    *((VARIED / f"{name}.txt").read_text("utf8") for name in ("v03", "v18", "v20")),
]


def inside_sentences(text: str) -> list[int]:
    """Positions between two characters of one sentence of a paragraph: not beside a mark that may end a paragraph, and not in the number that opens it."""
    found = []
    for line in lines_of(text):
        stretch = text[line.start : line.end]
        if "。" not in stretch or len(stretch) < 30 or re.match(r"[一-鿿 　]+[：:]", stretch):
            continue
        first = line.start + (8 if opens_part(line.text) else 2)
        found += [
            i
            for i in range(first, line.end - 1)
            if not (text[i - 1] in "。；：！？）" or text[i].isspace() or text[i - 1].isspace() or (text[i - 1] + text[i]).isascii() or opens_part(text[i : i + 8]))
        ]
    return found


PLACES = [(d, i) for d, text in enumerate(DOCUMENTS) for i in inside_sentences(text)]


@cache
def known(document: int) -> object:
    """The facts of an untouched document: read when asked for, since every process of a run imports every module."""
    return facts(DOCUMENTS[document])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from([" ", "　", "\n", "\r\n", "\n\n- 12 -\n\n", "\n—3—\n", "\f"]))
def test_breaks_and_page_furniture_inside_a_sentence_change_no_fact(place, inserted):
    document, at = place
    text = DOCUMENTS[document]
    assert facts(text[:at] + inserted + text[at:]) == known(document)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(split(GAZETTE)))))
def test_the_order_of_documents_in_a_file_does_not_matter(tmp_path, order):
    """Names that one document spells out are known to the others, before it and after it."""
    pieces = [GAZETTE[s.start : s.end] for s in split(GAZETTE)]

    def read(numbers):
        file = tmp_path / "x.txt"
        file.write_text("\n\n".join(pieces[n] for n in numbers), "utf8")
        (source,) = find_files([file])
        lines = [re.sub(r'"spans": \[.*?\]\]|"(?:start|end)": \d+', "", json.dumps(d.to_json(), ensure_ascii=False)) for d in read_file(source)]
        return sorted(lines)

    assert read(order) == read(range(len(pieces)))


def test_encodings_give_the_same_facts(tmp_path):
    for name in ("v03", "v18", "v90"):
        text = (VARIED / f"{name}.txt").read_text("utf8")
        lines = {}
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            (tmp_path / encoding).mkdir(exist_ok=True)
            (tmp_path / encoding / "x.txt").write_bytes(text.encode(encoding))
            (file,) = find_files([tmp_path / encoding])
            lines[encoding] = [document.to_json() for document in read_file(file)]
        for found in lines.values():
            assert json.dumps(found, ensure_ascii=False) == json.dumps(lines["utf-8"], ensure_ascii=False)


@pytest.mark.parametrize("file", sorted(VARIED.glob("*.txt"))[::3], ids=lambda p: p.stem)
def test_offsets_point_back_to_the_words(file):
    text = file.read_text("utf8")
    (source,) = find_files([file])
    squeeze = lambda words: re.sub(r"\s", "", words)  # noqa: E731
    for document in read_file(source):
        for agency in document.agencies:
            for a, b in agency.spans:
                assert agency.surface in squeeze(text[a:b]), agency
        for leader in document.leaders:
            assert any(leader.name in squeeze(text[a:b]) for a, b in leader.spans), leader
        for basis in document.legal_bases:
            assert any((basis.title or basis.number) in squeeze(text[a:b]) for a, b in basis.spans), basis


def test_damaged_texts_are_read_without_a_crash():
    """`make fuzz` reads ten thousand."""
    assert sum(fuzz.read(text) for text in fuzz.inputs(150, seed=11)) > 1000
