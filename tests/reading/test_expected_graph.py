"""The graph of one sample document, worked out by hand before the program was run on it."""

import json
from pathlib import Path

import pytest

from loaders import find_files, read_file
from loaders.fragment import fragment_of

ROOT = Path(__file__).parents[2]
EXPECTED = json.loads((ROOT / "tests/golden/examples/graph/graph-ly03.json").read_text("utf8"))


@pytest.fixture(scope="module")
def fragment():
    (file,) = [f for f in find_files([ROOT / "examples"]) if f.name == "gazette.txt"]
    return next(fragment_of(d) for d in read_file(file) if d.doc_number == "岭政字〔2023〕7号")


def plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_nodes(fragment):
    nodes = {n.id: n for n in fragment.nodes}
    for labels, id_, properties in EXPECTED["nodes"]:
        assert id_ in nodes, id_
        node = nodes[id_]
        assert set(labels.split(":") if isinstance(labels, str) else labels) <= {str(node.label), str(node.kind or "")}, id_
        for name, value in properties.items():
            if name not in ("aliases", "title", "number", "kind", "name") or node.label in ("Document", "Duty"):
                assert plain(node.properties.get(name)) == value, (id_, name)
    assert len(nodes) == len(EXPECTED["nodes"])


def test_relationships(fragment):
    unmatched = list(fragment.relationships)
    for type_, start, end, properties, quote in EXPECTED["relationships"]:
        same = [
            r
            for r in unmatched
            if (r.type, r.start, r.end) == (type_, start, end)
            and all(plain(r.properties.get(k)) == v for k, v in properties.items())
            and (quote is None or (r.evidence and quote in r.evidence.quote))
        ]
        assert same, (type_, start, end, properties, quote)
        unmatched.remove(same[0])
    assert not unmatched, [(r.type, r.start, r.end, dict(r.properties)) for r in unmatched]
