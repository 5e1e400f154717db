"""Search finds what a person means, marks why, and finds the same on both stores. What has to be found was read in the documents, not taken from an answer."""
from __future__ import annotations

import pytest

from graph.store import Store
from queries.search import Found, search, suggest
from tests.conftest import SHARED

needs_corpus = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the shared documents are not here")


def names(found: list[Found], kind: str | None = None) -> list[str]:
    return [f.name for f in found if kind in (None, f.kind_zh)]


# 岭源县 is the invented county of examples/; no two of these are written as the body's full name is.
@pytest.mark.parametrize(("words", "body", "why"), [
    ("岭源县应急管理局", "岭源县应急管理局", "the full name"),
    ("岭源县 水务", "岭源县水务局", "place and a part of the name"),
    ("岭源县水务居", "岭源县水务局", "one character wrong"),
    ("岭原县水务局", "岭源县水务局", "one character wrong in the place"),
    ("岭源县自然资源局", "岭源县自然资源和规划局", "a part left out"),
    ("岭源发改局", "岭源县发展和改革局", "short form: 发展和改革局 has no 发改 in a row"),
    ("岭源县人社局", "岭源县人力资源和社会保障局", "short form"),
    ("岭源县防指", "岭源县防汛抗旱指挥部", "short form of a headquarters, which the plan gives as 县防指"),
    ("农村供水领导小组 岭源县", "岭源县农村供水保障提升工作领导小组", "words in another order"),
])
def test_a_body_is_found_however_it_is_written(graph: Store, words: str, body: str, why: str) -> None:
    assert body in names(search(graph, words, kinds=["Agency"], limit=3)), why


@needs_corpus
@pytest.mark.parametrize(("words", "bodies"), [
    ("发改局", {"巨鹿县发展和改革局", "威县发展和改革局"}),
    ("住建局", {"巨鹿县住房和城乡建设局", "威县住房和城乡建设局"}),
    ("县行政审批局", {"巨鹿县行政审批局", "威县行政审批局"}),
    ("巨路县水务局", {"巨鹿县水务局"}),
])
def test_a_short_form_finds_the_body_of_every_county(graph: Store, words: str, bodies: set[str]) -> None:
    found = names(search(graph, words, kinds=["Agency"], limit=5))
    assert bodies <= set(found)


@pytest.mark.parametrize("written", ["岭政字〔2023〕5号", "岭政字[2023]5号", "岭政字【2023】05号", "岭政字2023年5号", "岭政字 〔2023〕 5 号"])
def test_a_number_is_found_however_its_brackets_are_written_and_no_other_with_it(graph: Store, written: str) -> None:
    found = search(graph, written, kinds=["Document"])
    assert [f.document for f in found] == ["岭源县/岭政字〔2023〕5号"]
    assert found[0].text == "岭政字〔2023〕5号" and found[0].marks == ((0, len(found[0].text)),)


def test_a_number_finds_its_document_and_the_clauses_that_name_it(graph: Store) -> None:
    found = search(graph, "岭政发〔2013〕3号")
    assert found[0].text == "岭政发〔2013〕3号"
    assert "条款" in {f.kind_zh for f in found}


def test_each_kind_of_thing_is_found(graph: Store) -> None:
    def first(words: str, kind: str) -> Found:
        return search(graph, words, kinds=[kind])[0]

    duty = first("更新供水管网", "Duty")
    assert (duty.document, duty.kind_zh) == ("岭源县/岭政字〔2023〕5号", "职责") and "岭政字〔2023〕5号" in duty.where
    assert first("有限空间作业", "Provision").kind_zh == "条款"
    assert first("陆文舟", "Leader").name == "陆文舟"
    assert first("就业促进法", "LegalBasis").name == "中华人民共和国就业促进法"
    assert first("耕地保护 实施意见", "Document").document == "岭源县/岭政字〔2023〕16号"
    assert first("防汛抗旱指挥部 岭源", "LeadingGroup").kind_zh == "议事机构"
    assert {f.label for f in search(graph, "养老服务", limit=30)} >= {"Duty", "Provision"}


def test_what_is_marked_holds_the_words(graph: Store) -> None:
    for words in ("供水管网", "水务 供水", "秸秆 举报"):
        found = search(graph, words)
        assert found
        for f in found:
            marked = "".join(f.text[a:b] for a, b in f.marks)
            assert all(0 <= a < b <= len(f.text) for a, b in f.marks)
            assert marked and set(marked) <= set(words), (words, f)


def test_the_best_stands_first(graph: Store) -> None:
    found = search(graph, "岭源县民政局", limit=50)
    assert found[0].name == "岭源县民政局" and found[0].score == 1.0
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


@pytest.mark.parametrize("words", ["", "  ", "，。", '"', "\\", "((((", "+ - && || ! ^ ~ * ? : / [ ] { }", "AND OR NOT", "a" * 5_000, "😀", "𠮷", "〔〕"])
def test_no_input_breaks_it(graph: Store, words: str) -> None:
    assert isinstance(search(graph, words), list)
    assert isinstance(suggest(graph, words), list)


@pytest.mark.parametrize("words", ["关于印发", "人民政府办公室", "工作 通知"])
def test_words_that_most_titles_hold_are_found_too(graph: Store, words: str) -> None:
    found = search(graph, words, kinds=["Document"])
    assert found and all(word in f.text for f in found for word in words.split())


def test_what_is_nowhere_is_not_found(graph: Store) -> None:
    assert search(graph, "航天飞机发射场") == []


@pytest.mark.parametrize("words", ["秸秆禁烧", "发改局", "工作规则", "岭原县水务局", "安全 生产", "土地管理法", "2023", "王", "学前教育"])
def test_both_stores_find_the_same_in_the_same_order(both: tuple[Store, Store], words: str) -> None:
    one, other = (search(store, words, limit=30) for store in both)
    assert one == other
    assert suggest(both[0], words) == suggest(both[1], words)


def test_suggestions_go_on_from_the_beginning(graph: Store) -> None:
    found = suggest(graph, "岭源县水")
    assert found[0].name == "岭源县水务局" and found[0].marks[0] == (0, 4)
    assert "陆文舟" in names(suggest(graph, "陆"))
    assert any(f.label == "Document" for f in suggest(graph, "岭政办字"))
    assert len(suggest(graph, "岭源县", limit=3)) == 3
