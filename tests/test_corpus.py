"""The real documents, built into the embedded store: built again nothing changes, and a document taken out and given again leaves no trace."""
import pytest

from app.ingest import build
from graph import embedded
from graph.digest import counts, graph_digest
from graph.remove import remove_document
from graph.settings import Settings
from graph.store import open_store


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    data = tmp_path_factory.mktemp("corpus")
    yield Settings(url=None, data=data)
    embedded.stop(data)


def state(settings):
    with open_store(settings) as store:
        return graph_digest(store), counts(store)


def test_built_twice_removed_and_built_again_the_graph_is_the_same(shared, settings):
    report = build([shared / "corpus"], settings)
    assert report.unreadable == ()
    first = state(settings)
    assert first[1]["Document"] == 119
    assert build([shared / "corpus"], settings).is_unchanged
    assert state(settings) == first
    with open_store(settings) as store:
        remove_document(store, "巨鹿县/巨政办字〔2023〕26号")
    without = state(settings)
    assert without[1]["Document"] == 118 and without[0] != first[0]
    assert build([shared / "corpus"], settings).added == ("巨鹿县/巨政办字〔2023〕26号",)
    assert state(settings) == first
