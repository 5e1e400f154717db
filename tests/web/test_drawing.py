"""The pure parts of the app: marking a text, filtering a picture, files to take away, what an upload may be called. No store, no page."""
import csv
import io
import json
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import takeaway, uploads
from app.drawing import figures, network, reader
from app.drawing.markup import link
from app.drawing.network import Dot, Line, Net
from app.history import Build, keep, last
from app.links import span_of
from app.words import KINDS, RELATIONS, Say
from graph.model import RELATIONSHIPS, Label, Rel
from graph.settings import Settings
from queries.catalogue import Column
from tests.web.conftest import words


def test_the_app_has_words_and_a_place_for_everything_that_the_vocabulary_declares():
    assert set(Rel) <= set(RELATIONS) and set(Label) <= set(KINDS)
    assert {r.type for r in RELATIONSHIPS if r.evident} <= set(reader.GROUP_OF)


def test_a_year_without_documents_is_a_gap_of_its_width():
    chart = figures.years(Say("zh"), [{"year": None, "documents": 3}, {"year": 2019, "documents": 1}, {"year": 2022, "documents": 4}])
    assert (chart["xAxis"]["data"], chart["series"][0]["data"]) == (["2019", "2020", "2021", "2022"], [1, 0, 0, 4])
    assert figures.years(Say("zh"), [])["xAxis"]["data"] == []


LAYOUT = "第一页\n\n县 水务\n局牵头，县财政局配合。\n- 1 -\n县水务局应当"
FACTS = [
    {"fact": "ASSIGNS", "start": 105, "end": 120, "quote": "县水务局牵头，县财政局配合。", "path": "一", "said": {}},
    {"fact": "LEADS", "start": 105, "end": 111, "quote": "县水务局", "path": "一", "said": {}},
    {"fact": "MENTIONS", "start": 105, "end": 111, "quote": "县水务局", "path": "一",
     "said": {"surface": "县水务局", "starts": [105, 100 + LAYOUT.index("县水务局应当")]}},
]


def test_marks_cover_the_characters_of_the_original_and_leave_every_character_in_place():
    found = reader.marks(LAYOUT, 100, FACTS)
    html = reader.html(LAYOUT, found, FACTS, (5, 11), {0: "一"})
    assert words(html) == LAYOUT
    assert LAYOUT[5:11] == "县 水务\n局"
    assert 'class="here" id=here' in html and 'data-facts="1,2,0"' in html


def test_a_mention_is_marked_wherever_it_stands_though_lines_break_in_it():
    assert [LAYOUT[m.start:m.end] for m in reader.marks(LAYOUT, 100, FACTS) if m.fact == 2] == ["县 水务\n局", "县水务局"]


def test_what_a_document_says_is_never_markup():
    text = "<script>alert(1)</script>&"
    assert reader.html(text, [reader.Mark(0, 8, 0)], FACTS, None, {}).count("<script>") == 0
    assert "<b>" not in link('x"><b>', "<b>", '"<b>')


@given(st.text("县水务局 \n负责", max_size=40), st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45), st.integers(0, 2)), max_size=8),
       st.one_of(st.none(), st.tuples(st.integers(-3, 45), st.integers(-3, 45))))
def test_however_facts_overlap_the_text_stays_the_text(shown, spans, here):
    html = reader.html(shown, [reader.Mark(*span) for span in spans], FACTS, here, {})
    assert words(html) == shown


@pytest.mark.parametrize("at", ["", "x", "5", "9-5", "-", "5-5", "5-x", "５-９x", None])
def test_a_mistyped_place_is_no_place(at):
    assert span_of(at) is None


def net() -> Net:
    dots = [Dot("Agency|a", ("Agency",), "a", "县水务局", 3), Dot("Duty|u", ("Duty",), "u", "供水"), Dot("Document|d", ("Document",), "d", "方案")]
    lines = [Line("1", "Agency|a", "Duty|u", "LEADS", {"document": "d", "issued_on": "2023-02-01", "quote": "县水务局牵头", "start": 1, "end": 7}),
             Line("2", "Document|d", "Duty|u", "ASSIGNS", {"document": "d", "issued_on": "2023-02-01"})]
    return Net({d.key: d for d in dots}, {x.key: x for x in lines})


def test_filters_take_away_kinds_types_and_what_was_not_yet_said():
    whole = net()
    everything = (network.kinds_in(whole), network.types_in(whole))
    assert network.filtered(whole, *everything, None, (), {"Agency|a"}) == whole
    assert set(network.filtered(whole, ["Agency", "Duty"], everything[1], None, (), {"Agency|a"}).dots) == {"Agency|a", "Duty|u"}
    assert set(network.filtered(whole, *everything, date(2023, 1, 31), (), {"Agency|a"}).dots) == {"Agency|a"}
    assert not network.filtered(whole, *everything, date(2024, 1, 1), {"d"}, {"Agency|a"}).lines


def test_a_picture_holds_no_more_than_it_can_show_and_says_so():
    rows = [{"labels": ["Duty"], "id": str(i), "name": str(i), "degree": 1, "out": True, "type": "LEADS", "key": str(i)} for i in range(30)]
    small, full = network.unfolded(net(), "Agency|a", rows, most=10)
    assert len(small.dots) == 10 and full
    assert all(x.start in small.dots and x.end in small.dots for x in small.lines.values())


def test_a_picture_is_json_and_leads_to_pages():
    drawn = json.loads(json.dumps(network.option(Say(), net(), "Agency|a", ["Agency|a"], False)))
    series = drawn["series"][0]
    assert {d["page"] for d in series["data"]} == {"agency?id=a", "duty?id=u", "document?id=d"}
    assert [x["label"]["formatter"] for x in series["links"]] == ["牵头", "规定职责"]


def test_an_answer_becomes_a_picture_where_it_names_things():
    rows = [{"duty": "供水", "leads": ["县水务局"], "assists": ["县财政局", "县发改局"], "number": 1}]
    made = network.of_answer(Say(), {"duty": "职责", "leads": "牵头", "assists": "配合", "number": "数"}, rows)
    assert len(made.dots) == 4 and sorted(x.type for x in made.lines.values()) == ["牵头", "配合", "配合"]


def test_nodes_and_paths_of_a_statement_become_a_picture():
    a, b = ({"element_id": i, "labels": ["Agency"], "properties": {"id": i, "name": i}} for i in "ab")
    r = {"element_id": "r", "type": "PART_OF", "start": "a", "end": "b", "properties": {}}
    made = network.of_values([{"p": {"nodes": [a, b], "relationships": [r]}, "n": 1}])
    assert set(made.dots) == {"a", "b"} and [x.type for x in made.lines.values()] == ["PART_OF"]


COLUMNS = (Column("agency", "机构", ""), Column("n", "数", ""))
ROWS = [{"agency": "=县水务局", "n": 3}, {"agency": ["甲", "乙"], "n": None}]


def test_files_hold_every_row_as_it_is():
    assert list(csv.reader(io.StringIO(takeaway.csv(COLUMNS, ROWS).decode("utf-8-sig")))) == [["agency", "n"], ["=县水务局", "3"], ["甲、乙", ""]]
    assert json.loads(takeaway.as_json(ROWS)) == ROWS
    with zipfile.ZipFile(io.BytesIO(takeaway.excel([("表/一", COLUMNS, ROWS), ("二", COLUMNS, [])]))) as book:
        shown = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "=县水务局" in shown and "甲、乙" in shown and "<f>" not in sheet, "what a document says becomes no formula"


def test_graphml_can_be_read_again_with_its_evidence():
    root = ElementTree.fromstring(takeaway.graphml(net()))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{space}node")) == 3 and len(root.findall(f".//{space}edge")) == 2
    assert "县水务局牵头" in takeaway.graphml(net()).decode()


@pytest.mark.parametrize(("address", "password", "may"), [("127.0.0.1", None, True), ("::1", None, True), ("localhost", None, True), ("0.0.0.0", None, False),
                                                          ("192.168.1.2", None, False), (None, None, False), ("0.0.0.0", "口令", True)])
def test_who_may_add_documents(monkeypatch, address, password, may):
    for name, value in (("ZHENGTU_APP_ADDRESS", address), ("ZHENGTU_APP_PASSWORD", password)):
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    assert uploads.may_add() is may


def test_an_added_file_stays_in_its_folder_whatever_it_is_called(tmp_path):
    job = uploads.kept(Settings(None, tmp_path), [("../../公报.txt", b"1"), ("公报.txt", b"2"), ("公报.txt", b"3"), ("addition.json", b"4"), ("...", b"5")])
    assert len(set(job.names)) == 5
    assert {p.read_bytes() for p in job.folder.iterdir()} == {b"1", b"2", b"3", b"4", b"5"}
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and job.folder not in p.parents]


def test_the_last_build_is_remembered_and_a_damaged_record_is_none(tmp_path):
    settings, at = Settings(None, tmp_path), datetime(2024, 1, 2, 3, 4)
    assert last(settings) is None
    keep(settings, {"added": ("a", "b"), "changed": (), "removed": ()}, (("f", "why"),), at)
    assert last(settings) == Build(at, {"added": ["a", "b"], "changed": [], "removed": []}, {"added": 2, "changed": 0, "removed": 0}, [["f", "why"]])
    next(tmp_path.glob("last-build*.json")).write_text("{", encoding="utf-8")
    assert last(settings) is None
