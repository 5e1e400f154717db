"""Writing and removing: the graph is a function of the set of loaded documents."""
from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.digest import counts, graph_digest, graph_lines
from graph.errors import BadFragment, NoSuchDocument
from graph.loaded import Loaded, loaded_documents
from graph.model import Fragment, Label, Node, Rel
from graph.remove import remove_document
from graph.store import Store
from graph.write import write_fragment
from tests.factories import draft
from tests.graph_store.conftest import empty


def rules(number: str = "云政字〔2023〕1号") -> Fragment:
    """Work rules with provisions, duties and a collective; they repeal rules of their own title."""
    return (draft(number, title="云溪县人民政府工作规则").issued_by().provision("一").provision("一（一）", within="一").provision("二")
            .duty("防汛抗旱", ["水利局"], ["财政局", "教育局"], ["韩超"]).duty("公开", ["县政府办公室"]).mentions("财政局", "县财政局")
            .collective("各乡镇人民政府", ["东河镇人民政府", "西山乡人民政府"]).holds("韩超", "水利局").launches("清水行动")
            .cites(title="云溪县人民政府工作规则", type_=Rel.SUPERSEDES).cites(title="中华人民共和国宪法", kind="law").fragment())


def plan() -> Fragment:
    return (draft("云政办〔2023〕7号", title="清水行动方案").issued_by().duty("清水", ["水利局"], ["教育局"]).mentions("财政局", "财政局").launches("清水行动")
            .cites(number="云政字〔2023〕1号", place="云溪县").cites(number="国发〔2021〕5号", title="国务院关于清水的意见").fragment())


def national() -> Fragment:
    return draft("国发〔2021〕5号", title="国务院关于清水的意见", place=None).cites(title="中华人民共和国宪法", kind="law").provision("一").fragment()


#: Documents that share agencies and cite each other; two are versions of one document, three answer to one title, one of them since an earlier day.
POOL: tuple[Fragment, ...] = (
    rules(),
    draft("云政字〔2023〕1号", title="云溪县人民政府工作规则").issued_by().provision("一").duty("防汛抗旱", ["应急局"]).mentions("财政局", "县财政").fragment(),
    rules("云政字〔2018〕2号"),
    plan(),
    national(),
    draft(None, title="无号通知", place="云溪县", text="关于放假的通知").mentions("教育局", "县教育局").cites(title="云溪县人民政府工作规则").fragment(),
    draft("国发〔2021〕5号", place="青禾市", known_as=["国发〔2021〕5号"]).cites(number="国发〔2021〕5号").fragment(),
    draft("云政字〔2016〕2号", title="云溪县人民政府工作规则", issued_on="2016-03-01").cites(title="云溪县人民政府工作规则").fragment(),
)


def test_the_same_fragment_again_changes_nothing(store: Store) -> None:
    assert write_fragment(store, rules())
    before = graph_lines(store)
    again = write_fragment(store, rules())
    assert not again
    assert graph_lines(store) == before


def test_what_a_document_says_is_in_the_graph(store: Store) -> None:
    change = write_fragment(store, rules())
    assert change.added == 16
    assert counts(store) == {
        "Agency": 8, "Collective": 1, "Department": 4, "Document": 1, "Duty": 2, "Government": 1, "Leader": 1, "LegalBasis": 2, "Place": 3,
        "Program": 1, "Provision": 3, "Township": 2,
        "ASSIGNS": 2, "ASSISTS": 2, "CITES": 1, "HOLDS": 1, "IN": 8, "ISSUED": 1, "LAUNCHES": 1, "LEADS": 2, "MADE_OF": 2, "MENTIONS": 2,
        "OVERSEES": 1, "PART_OF": 12, "SUPERSEDES": 1}
    [row] = store.read("MATCH (a:Agency)-[r:LEADS]->(d:Duty {heading: '防汛抗旱'}) RETURN a, r, d")
    assert row["a"]["labels"] == ["Agency", "Department"]
    assert row["r"]["properties"]["document"] == "云溪县/云政字〔2023〕1号"
    assert str(row["d"]["properties"]["deadline_on"]) == "2023-12-31"


def test_a_changed_document_replaces_its_own_facts_only(store: Store) -> None:
    write_fragment(store, plan())
    write_fragment(store, POOL[0])
    write_fragment(store, POOL[1])
    changed = graph_lines(store)
    empty(store)
    write_fragment(store, POOL[1])
    write_fragment(store, plan())
    assert graph_lines(store) == changed


def test_a_removed_document_was_never_there(store: Store) -> None:
    write_fragment(store, plan())
    without = graph_lines(store)
    write_fragment(store, rules())
    write_fragment(store, national())
    remove_document(store, rules().document)
    remove_document(store, national().document)
    assert graph_lines(store) == without
    remove_document(store, plan().document)
    assert counts(store) == {}


def test_removing_what_is_not_loaded_names_it(store: Store) -> None:
    write_fragment(store, plan())
    before = graph_digest(store)
    with pytest.raises(NoSuchDocument, match="云政字〔1999〕9号"):
        remove_document(store, "云政字〔1999〕9号")
    with pytest.raises(NoSuchDocument):
        remove_document(store, "《中华人民共和国宪法》")
    assert graph_digest(store) == before


references: dict[tuple[str, frozenset[str], int], str] = {}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(0, len(POOL) - 1)), min_size=3, max_size=9))
def test_only_the_set_of_documents_counts(store: Store, steps: list[tuple[bool, int]]) -> None:
    """Any writes and removals in any order give the graph of the documents that are left, whichever way it is built."""
    empty(store)
    left: dict[str, int] = {}
    for writes, which in steps:
        fragment = POOL[which]
        if writes:
            write_fragment(store, fragment)
            left[fragment.document] = which
        elif fragment.document in left:
            remove_document(store, fragment.document)
            del left[fragment.document]
    made = graph_lines(store)
    empty(store)
    for which in sorted(left.values(), reverse=True):
        write_fragment(store, POOL[which])
    assert made == graph_lines(store)


def test_loaded_documents_tell_what_a_second_build_needs(store: Store) -> None:
    write_fragment(store, plan())
    assert loaded_documents(store) == {plan().document: Loaded("0" * 64, "1", "test.txt")}


def test_documents_that_differ_about_an_agency_are_told(store: Store) -> None:
    """It is a fault of the loader; the same value wins in either order, and the write says so."""
    def saying(number: str, level: str, kind: Label) -> Fragment:
        fragment = draft(number).mentions("财政局").fragment()
        nodes = tuple(Node(n.label, n.id, {**n.properties, "level": level}, kind) if n.id.endswith("财政局") else n for n in fragment.nodes)
        return Fragment(fragment.document, nodes, fragment.relationships)

    one, other = saying("云政字〔2023〕1号", "县", Label.DEPARTMENT), saying("云政字〔2023〕2号", "市", Label.INSTITUTION)
    write_fragment(store, one)
    [told] = write_fragment(store, other).disputed
    assert "云溪县/财政局" in told and "县" in told and "市" in told
    before = graph_lines(store)
    empty(store)
    write_fragment(store, other)
    write_fragment(store, one)
    assert graph_lines(store) == before


@pytest.mark.parametrize(("fragment", "said"), [
    (Fragment("x", (), ()), "lacks the node of its own document"),
    (Fragment("x", (Node(Label.DOCUMENT, "x", {}), Node(Label.DUTY, "x#~1", {})), ()), "hangs on nothing"),
])
def test_a_fragment_against_the_rules_is_refused_before_anything_is_written(store: Store, fragment: Fragment, said: str) -> None:
    with pytest.raises(BadFragment, match=said):
        write_fragment(store, fragment)
    assert counts(store) == {}


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    def fail(tx: object) -> None:
        tx.run("CREATE (:Document {id: 'half'})")
        raise NoSuchDocument("stop here")

    with pytest.raises(NoSuchDocument):
        store.write(fail)
    assert counts(store) == {}
