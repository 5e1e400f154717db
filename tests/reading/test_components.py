"""Each component works in anybody's spaCy pipeline, alone and beside others."""


import pytest
import spacy

import loaders.language  # noqa: F401 - registers the components
from loaders.grammar import agencies, legal_bases
from loaders.grammar.near import near
from loaders.grammar.numbers import YEAR
from loaders.language import PIPES
from loaders.source import find_files, read_source

TEXT = "一、任务\n（一）加强监管。（牵头单位：县水务局；责任单位：县财政局）\n根据《中华人民共和国水法》第七条，实施“清渠行动”。"
SPANS = {
    "zhengtu_outline": "zhengtu_outline",
    "zhengtu_agencies": "zhengtu_agencies",
    "zhengtu_tables": "zhengtu_tables",
    "zhengtu_citations": "zhengtu_citations",
    "zhengtu_programs": "zhengtu_programs",
    "zhengtu_rosters": "zhengtu_persons",
    "zhengtu_duties": "zhengtu_duties",
}


@pytest.mark.parametrize("pipe", PIPES)
def test_a_component_alone(pipe):
    nlp = spacy.blank("zh")
    nlp.add_pipe(pipe)
    doc = nlp(TEXT)
    assert SPANS[pipe] in doc.spans
    assert doc.text == TEXT


def test_spans_show_the_words():
    nlp = spacy.blank("zh")
    for pipe in ("zhengtu_agencies", "zhengtu_citations", "zhengtu_programs"):
        nlp.add_pipe(pipe)
    doc = nlp(TEXT)
    assert [s.text for s in doc.spans["zhengtu_agencies"]] == ["县水务局", "县财政局"]
    assert [(s.text, s.label_) for s in doc.spans["zhengtu_citations"]] == [("《中华人民共和国水法》第七条", "law")]
    assert [s.text for s in doc.spans["zhengtu_programs"]] == ["“清渠行动”"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "《", "（", "））））", "：", "1.", "附件"])
def test_no_text_is_too_small(text):
    nlp = spacy.blank("zh")
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    assert nlp(text).text == text


LOCAL = agencies.Local("河北省", "邢台市", "巨鹿县")


@pytest.fixture(scope="module")
def gazette(papers):
    return "\n".join(papers)


def everywhere(text, local, monkeypatch):
    """The names that the whole grammar finds when it is tried at every character."""
    grammar = agencies._grammar(local, agencies.Where.ANYWHERE)
    with monkeypatch.context() as patch:
        patch.setattr(agencies, "_grammar", lambda *_: grammar)
        patch.setattr(agencies, "_openings", lambda text, _: list(range(len(text))))
        return agencies.find_agencies(text, local)


@pytest.mark.parametrize("local", [LOCAL, agencies.Local(), agencies.Local(None, "烟台市", "烟台经济技术开发区", zone=True)])
def test_looking_where_a_name_can_begin_misses_none(gazette, local, monkeypatch):
    """Names are looked for only where `_openings` says that one can begin, or in lines with the last word of one that can begin anywhere."""
    quick = agencies.find_agencies(gazette, local)
    assert len(quick) > 500
    assert quick == everywhere(gazette, local, monkeypatch)


def test_looking_where_a_name_can_begin_misses_none_in_papers_of_ministries(shared, monkeypatch):
    text = "\n".join(read_source(file).text for file in find_files([shared / "corpus" / "national"]))
    assert agencies.find_agencies(text) == everywhere(text, agencies.Local(), monkeypatch)


def test_numbers_are_found_beside_their_years(gazette):
    whole = [m.span() for m in legal_bases._ANY_NUMBER.finditer(gazette)]
    assert len(whole) > 50
    assert [m.span() for m in near(legal_bases._ANY_NUMBER, YEAR, 17, gazette)] == whole
