"""Filling an empty store at once makes the graph that writing document by document makes."""
from __future__ import annotations

import pytest

from graph.bulk import fill
from graph.digest import graph_lines
from graph.errors import StoreBroken
from graph.model import Label, Rel
from graph.store import Store
from graph.write import write_fragment
from tests.conftest import empty
from tests.factories import draft


def documents():
    """Citations of loaded, of absent and of ambiguous documents, a document that cites its own title, disputed kinds, aliases from several documents, a body
    that took over from another."""
    cited = (draft("1号", title="工作规则").issued_by().provision("一").provision("一（一）", within="一").duty("防汛", ["水利局"], ["财政局"], ["韩超"])
             .mentions("云溪县国土资源局"))
    citing = (draft("2号").cites(number="1号", place="云溪县").cites(title="工作规则").cites(title="土地管理法", kind="law").mentions("财政局", "县财政局")
              .cites(title="土地管理法", kind="regulation").cites(title="合同法", kind="law").cites(number="国发〔2021〕5号"))
    same_title = (draft("3号", title="工作规则").cites(title="工作规则", type_=Rel.SUPERSEDES).holds("韩超", "水利局").launches("清水行动")
                  .mentions("云溪县自然资源和规划局"))
    other_kind = draft("4号").collective("各乡镇人民政府", ["东镇人民政府"])
    other_kind.agency("水利局", Label.INSTITUTION)
    other_kind.mentions("水利局", "县水利局")
    other_kind.agency("水利局", Label.INSTITUTION)
    return [d.fragment() for d in (cited, citing, same_title, other_kind.mentions("财政局", "财政部门"))]


def test_it_is_the_graph_of_one_by_one(store: Store) -> None:
    fragments = documents()
    for fragment in fragments:
        write_fragment(store, fragment)
    one_by_one = graph_lines(store)
    empty(store)
    filled = fill(store, [*fragments, fragments[0]])
    assert graph_lines(store) == one_by_one
    assert filled.documents == len(fragments)
    assert filled.nodes + filled.relationships == len(one_by_one)


def test_a_filled_store_goes_on_as_any_other(store: Store) -> None:
    fragments = documents()
    fill(store, fragments)
    assert not write_fragment(store, fragments[1])   # nothing to change
    assert write_fragment(store, draft("5号").duty("防火", ["水利局"]).fragment()).added


def test_only_an_empty_store_is_filled(store: Store) -> None:
    write_fragment(store, draft("1号").fragment())
    with pytest.raises(StoreBroken, match="empty"):
        fill(store, documents())
