"""Decisions of a person: applied at once and at every later build, the same in any order, and taken back without a trace."""
from __future__ import annotations

import datetime
from itertools import permutations
from pathlib import Path

import pytest

from app import decisions
from app.errors import CommandError
from graph.decide import carry_out
from graph.decisions import Contradiction, Decisions, Verdict, from_json, to_json
from graph.digest import graph_digest, graph_lines
from graph.model import Fragment
from graph.remove import remove_document
from graph.store import Store
from graph.write import write_fragment
from tests.conftest import empty
from tests.factories import draft

ON = datetime.date(2024, 6, 1)
SHORT, FULL = "云溪县/县文旅局", "云溪县/云溪县文化广电体育和旅游局"


def documents() -> list[Fragment]:
    return [
        draft("云政字〔2023〕1号").issued_by().mentions("县文旅局").duty("景区管理", ["县文旅局"], ["水务局"]).holds("王伟", "县文旅局").fragment(),
        draft("云政字〔2023〕2号").issued_by().mentions("云溪县文化广电体育和旅游局", "县文广局").duty("文物保护", ["云溪县文化广电体育和旅游局"]).fragment(),
        draft("云政字〔2023〕3号").holds("王伟", "水务局").cites(title="旧办法").cites(number="云政字〔2019〕7号", place="云溪县").fragment(),
        draft("云政字〔2019〕7号").issued_by().fragment(),
    ]


def load(store: Store, fragments: list[Fragment], standing: Decisions | None = None) -> str:
    for fragment in fragments:
        write_fragment(store, fragment, standing or Decisions())
    return graph_digest(store)


def aliases(store: Store, id_: str) -> list[str] | None:
    rows = store.read("MATCH (a:Agency {id: $id}) RETURN a.aliases AS aliases", {"id": id_})
    return rows[0]["aliases"] if rows else None


def test_what_is_said_of_one_is_said_of_the_other(store: Store, tmp_path: Path) -> None:
    before = load(store, documents())
    made, moved = decisions.decide(store, tmp_path, Verdict.SAME, FULL, SHORT, "同一牌子", ON)
    assert (made.number, moved) == (1, 3)     # mentioned, leads, the post
    assert aliases(store, SHORT) is None
    assert aliases(store, FULL) == ["云溪县文化广电体育和旅游局", "县文广局", "县文旅局"]
    leads = store.read("MATCH (:Agency {id: $id})-[r:LEADS]->(u) RETURN u.heading AS duty, r.said_start AS said ORDER BY duty", {"id": FULL})
    assert leads == [{"duty": "文物保护", "said": None}, {"duty": "景区管理", "said": SHORT}]
    assert carry_out(store, decisions.read(tmp_path)) == 0
    decisions.undo(store, tmp_path, 1, ON)
    assert graph_digest(store) == before


@pytest.mark.parametrize("order", list(permutations(range(3)))[::2], ids=str)
def test_a_build_with_decisions_is_a_build_and_then_decisions(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    load(store, documents())
    decisions.decide(store, tmp_path, Verdict.SAME, FULL, SHORT, "同一牌子", ON)
    decisions.decide(store, tmp_path, Verdict.DIFFERENT, "云溪县/王伟", "云溪县/王伟@云政字〔2023〕3号", "两个人", ON)
    decisions.decide(store, tmp_path, Verdict.SAME, "云溪县/云政字〔2019〕7号", "旧办法", "即此件", ON)
    after = graph_lines(store)
    standing = decisions.read(tmp_path)
    empty(store)
    made = documents()
    for i in (3, *order):
        write_fragment(store, made[i], standing)
    assert graph_lines(store) == after
    # Written again nothing changes; taken out and put back neither.
    assert not any(write_fragment(store, fragment, standing) for fragment in made)
    remove_document(store, made[1].document)
    write_fragment(store, made[1], standing)
    assert graph_lines(store) == after


def test_each_decision_can_be_taken_back_in_any_order(store: Store, tmp_path: Path) -> None:
    bare = load(store, documents())
    decisions.decide(store, tmp_path, Verdict.SAME, FULL, SHORT, "同一牌子", ON)
    one = graph_digest(store)
    decisions.decide(store, tmp_path, Verdict.DIFFERENT, "王伟", "王伟@云政字〔2023〕3号", "两个人", ON)
    decisions.undo(store, tmp_path, 2, ON)
    assert graph_digest(store) == one
    decisions.decide(store, tmp_path, Verdict.SAME, "水务局", FULL, "误", ON)
    decisions.undo(store, tmp_path, 1, ON)
    decisions.undo(store, tmp_path, 3, ON)
    assert graph_digest(store) == bare
    assert [d.stands for d in decisions.read(tmp_path).all] == [False, False, False]
    with pytest.raises(CommandError, match="no decision 3 stands"):
        decisions.undo(store, tmp_path, 3, ON)


def test_two_people_of_one_name(store: Store, tmp_path: Path) -> None:
    load(store, documents())
    _, moved = decisions.decide(store, tmp_path, Verdict.DIFFERENT, "王伟", "王伟@云政字〔2023〕3号", "两个人", ON)
    assert moved == 1
    posts = store.read("MATCH (p:Leader)-[:HOLDS]->(a:Agency) RETURN p.id AS id, p.name AS name, a.name AS agency ORDER BY id")
    assert posts == [{"id": "云溪县/王伟", "name": "王伟", "agency": "县文旅局"},
                     {"id": "云溪县/王伟@云溪县/云政字〔2023〕3号", "name": "王伟", "agency": "水务局"}]


def test_a_cited_title_is_a_loaded_document(store: Store, tmp_path: Path) -> None:
    before = load(store, documents())
    decisions.decide(store, tmp_path, Verdict.SAME, "云溪县/云政字〔2019〕7号", "《旧办法》", "即此件", ON)
    cited = store.read("MATCH (:Document {id: '云溪县/云政字〔2023〕3号'})-[r:CITES]->(b) RETURN DISTINCT b.id AS id, r.title AS title ORDER BY title")
    assert cited == [{"id": "云溪县/云政字〔2019〕7号", "title": "旧办法"}, {"id": "云溪县/云政字〔2019〕7号", "title": None}]
    decisions.undo(store, tmp_path, 1, ON)
    assert graph_digest(store) == before


def test_what_cannot_stand_is_refused_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    before = load(store, documents())
    for a, b, said in (("不存在", FULL, "nothing in the graph is called"), (FULL, "王伟", "not of one kind"), (FULL, FULL, "one node already"),
                       (FULL, f"{SHORT}@没有的文号", "no loaded document")):
        with pytest.raises(CommandError, match=said):
            decisions.decide(store, tmp_path, Verdict.SAME, a, b, "试", ON)
    with pytest.raises(CommandError, match="--why"):
        decisions.decide(store, tmp_path, Verdict.SAME, FULL, SHORT, " ", ON)
    decisions.decide(store, tmp_path, Verdict.DIFFERENT, FULL, SHORT, "两个局", ON)
    with pytest.raises(Contradiction, match="zhengtu undo 1"):
        decisions.decide(store, tmp_path, Verdict.SAME, FULL, SHORT, "同一牌子", ON)
    assert len(decisions.read(tmp_path).all) == 1
    assert graph_digest(store) == before
    (tmp_path / decisions.FILE).write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="damaged"):
        decisions.read(tmp_path)


def test_the_file_keeps_all_that_is_needed(store: Store, tmp_path: Path) -> None:
    load(store, documents())
    decisions.decide(store, tmp_path, Verdict.SAME, FULL, SHORT, "同一\n牌子", ON)
    kept = decisions.read(tmp_path)
    assert from_json(to_json(kept)).known == kept.known
    assert kept.all[0].why == "同一 牌子"
    # On a store that has never heard of the full name, its node is made from the file.
    empty(store)
    write_fragment(store, documents()[0], kept)
    assert store.read("MATCH (a:Agency {id: $id})-[:IN]->(p:Place) RETURN a.name AS name, a.certain AS certain, p.name AS place", {"id": FULL}) == [
        {"name": "云溪县文化广电体育和旅游局", "certain": True, "place": "云溪县"}]
