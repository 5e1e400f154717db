"""Each component works in anybody's spaCy pipeline, alone and beside others."""

import pytest
import spacy

import loaders.language  # noqa: F401 - registers the components
from loaders.language import PIPES

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
