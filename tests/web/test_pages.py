"""What every page of the app says, on either store: the logic behind what a browser shows."""
import re

import pytest

from app import ingest
from graph.store import open_store
from queries import pages
from tests.conftest import EXAMPLES
from tests.web.conftest import said, words

COUNTY = "河北省/云川市/岭源县"
WATER = f"{COUNTY}/岭源县水务局"
GROUP = f"{COUNTY}/岭源县农村供水保障提升工作领导小组"
PLAN = "岭源县/岭政办字〔2023〕6号"
RULES = "岭源县/岭政发〔2023〕2号"


def test_home_counts_what_is_there_and_tells_what_the_last_build_changed(visit, loaded):
    html = said(visit())
    with open_store(loaded) as store:
        documents = store.read("MATCH (d:Document) RETURN count(d) AS n")[0]["n"]
    assert f"<b>{documents}</b><span>公文</span>" in html
    assert f"新增 {documents}" in words(html)


def test_the_busiest_are_bodies_and_not_all_townships_at_once(loaded):
    with open_store(loaded) as store:
        names = [row["name"] for row in pages.busiest(store)]
    assert "岭源县财政局" in names and "各乡镇人民政府" not in names


def test_every_page_speaks_english_too_and_keeps_the_language_in_its_links(visit):
    html = said(visit("agency", id=WATER, lang="en"))
    assert "Level" in html and "层级" not in html
    assert "lang=en" in html


def test_an_agency_shows_what_it_leads_and_assists_with_deadline_document_and_words(visit):
    page = visit("agency", id=WATER)
    html = said(page)
    assert {t.label.split()[0] for t in page.tabs} == {"牵头", "配合", "领导", "议事机构", "发文", "共担"}
    # examples/gazette.txt, 岭政字〔2023〕5号 二（三）1: 更新供水管网 … 2023年10月底前 … 县水务局牵头，县财政局、县自然资源和规划局按职责分工负责
    line = next(row for row in html.split("<tr>") if "更新供水管网" in row)
    assert "2023年10月底前" in line and "岭政字〔2023〕5号" in line and "岭源县财政局" in line and 'class="late"' in line
    assert "document?id=" in line and "at=" in line


def test_evidence_opens_the_original_text_at_the_very_characters(visit, examples):
    page = visit("document", id="岭源县/岭政字〔2023〕5号", at="4569-4634")
    html = said(page)
    marked = "".join(piece.split("</b>")[0] for piece in re.split(r'<b class="here"(?: id=here)?>', html)[1:])
    assert words(marked) == (examples / "gazette.txt").read_text(encoding="utf-8")[4569:4634]


def test_a_document_keeps_its_page_furniture_and_marks_facts_of_every_kind(visit, examples):
    html = said(visit("document", id=PLAN))
    assert "- 15 -" in html
    for kind in ("duty", "cited", "repeal", "people", "program", "head", "mention"):
        assert f'm-{kind}"' in html, kind


def test_the_status_of_a_document_goes_by_the_day(visit):
    before, after = (words(said(visit("document", id="岭源县/岭政字〔2023〕1号", day=day))) for day in ("2023-12-31", "2024-01-01"))
    assert "已过有效期" not in before
    assert "已过有效期" in after


def test_a_document_whose_file_is_gone_shows_its_clauses_and_says_so(visit, loaded, monkeypatch):
    monkeypatch.setattr("app.screens.document.original", lambda *_: None)
    page = visit("document", id=PLAN, at="0-5")
    assert "找不到原文件" in page.warning[0].value
    assert "m-duty" in said(page)


def test_a_group_shows_its_roster_through_time(visit):
    html = said(visit("group", id=GROUP))
    assert "2023-04-20 岭政办字〔2023〕8号" in html and "2023-11-15 岭政办字〔2023〕21号" in html
    row = next(row for row in html.split("<tr>") if "祁建明" in row)
    assert "副组长" in row and "—" in row
    earlier = said(visit("group", id=GROUP, day="2023-06-01"))
    assert "2023-04-20 岭政办字〔2023〕8号" in earlier and "2023-11-15 岭政办字〔2023〕21号" not in earlier


@pytest.mark.parametrize(("page", "id_", "expected"), [
    ("leader", f"{COUNTY}/陆文舟", "县委副书记、县长"),
    ("program", f"{COUNTY}/岭源县2023年民生实事工作方案", "增加公办学前教育学位"),
    ("basis", "中办发〔2012〕14号", "岭政发〔2023〕2号"),
    ("duty", f"{RULES}#第三章第十一条（四）~1", "岭源县人民政府办公室"),
    ("place", COUNTY, "岭源县水务局"),
    ("search", None, "岭源县水务局"),
])
def test_every_kind_of_thing_has_a_page(visit, page, id_, expected):
    shown = visit(page, **({"id": id_} if id_ else {"q": "水务局"}))
    assert expected in words(said(shown))


@pytest.mark.parametrize("page", ["agency", "leader", "group", "document", "basis", "program", "duty", "place"])
def test_an_address_that_leads_nowhere_says_so_and_what_to_do(visit, page):
    shown = visit(page, id="没有/这个")
    assert "重新查找" in shown.info[0].value


def test_staff_see_every_document_with_its_status_and_the_reason(visit):
    page = visit("status", day="2024-06-30")
    html = words(said(page))
    assert "已过有效期" in html and "已废止" in html and "没有条款说明何时施行" in html
    states = next(b for b in page.button_group if b.key == "staff.states")
    states.set_value(["expired"]).run()
    assert "现行有效" not in words(said(page))


def test_a_question_is_a_form_and_answers_as_a_table(visit):
    page = visit("questions", name="who_does")
    next(b for b in page.button if b.label == "查询").click().run()
    assert "-p words=" in page.warning[0].value
    page.text_input(key="who_does.words").set_value("供水管网")
    next(b for b in page.button if b.label == "查询").click().run()
    assert not page.exception
    assert "更新供水管网" in page.dataframe[0].value.to_string()


def test_an_answer_is_an_address(visit):
    page = visit("questions", name="who_does", **{"p.words": "供水管网", "p.day": "2023-12-31"})
    assert "更新供水管网" in page.dataframe[0].value.to_string()
    assert page.text_input(key="who_does.words.供水管网").value == "供水管网"
    assert str(page.date_input[0].value) == "2023-12-31"
    page = visit("questions", name="who_does", **{"p.words": "供水管网", "p.limit": "很多"})
    assert "limit" in page.warning[0].value and not page.exception


@pytest.mark.parametrize(("asked", "shown"), [
    ("谁负责更新供水管网？", "岭源县水务局"),
    ("农村供水保障提升工作领导小组办公室设在哪里", "岭源县水务局"),
    ("岭源县有哪些计划", "民生实事"),
])
def test_a_question_in_the_search_box_is_answered(visit, asked, shown):
    page = visit("search", q=asked)
    assert shown in page.dataframe[0].value.to_string()
    assert "当作问题回答" in said(page) and "questions?name=" in said(page)


def test_words_that_ask_what_no_question_answers_are_searched_for(visit):
    page = visit("search", q="怎么办理供水管网")
    assert "没有合适的问题" in said(page) and not page.dataframe


def test_the_console_reads_and_refuses_to_write(visit, loaded):
    page = visit("console")
    next(b for b in page.button if b.label == "运行").click().run()
    assert "更新供水管网" in page.dataframe[0].value.to_string()
    page.text_area[0].set_value("MATCH (n:Agency) DETACH DELETE n")
    next(b for b in page.button if b.label == "运行").click().run()
    assert "语句有误" in page.warning[0].value and not page.dataframe
    with open_store(loaded) as store:
        assert store.read("MATCH (n:Agency) RETURN count(n) AS n")[0]["n"]


def test_nothing_can_be_added_where_others_reach_the_app_unless_there_is_a_password(visit, monkeypatch):
    monkeypatch.delenv("ZHENGTU_APP_PASSWORD", raising=False)
    monkeypatch.setenv("ZHENGTU_APP_ADDRESS", "0.0.0.0")
    assert "ZHENGTU_APP_PASSWORD" in visit("add").info[0].value
    monkeypatch.setenv("ZHENGTU_APP_PASSWORD", "一二三")
    page = visit("add")
    page.text_input[0].set_value("四五六")
    page.button[0].click().run()
    assert page.warning and not page.get("file_uploader")
    page.text_input[0].set_value("一二三")
    page.button[0].click().run()
    assert page.get("file_uploader")


def test_a_store_that_cannot_be_reached_is_one_calm_line(visit, monkeypatch):
    monkeypatch.setenv("ZHENGTU_STORE", "bolt://127.0.0.1:9")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    page = visit("agency", id=WATER)
    assert "存储暂时连不上" in page.warning[0].value and "Traceback" not in page.warning[0].value


def test_staff_see_what_needs_a_look_with_the_words_that_say_so(visit):
    # examples: duties of 2023 whose last day is past in the middle of 2024
    page = visit("status", {"staff.tabs.zh": "要留意的"}, day="2024-06-30")
    html = said(page)
    assert "职责逾期" in words(html) and 'class="evidence"' in html


def test_files_are_read_by_processes_of_their_own_within_the_app(visit, monkeypatch):
    """Streamlit's script is the main module of its process, which a new process imports again."""
    visit()
    monkeypatch.setattr(ingest, "WORTH_A_POOL", 0)
    assert [len(read.documents) for read in ingest.extract([EXAMPLES]) if not read.reason] == [14, 1, 1, 1]
