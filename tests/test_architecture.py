"""The arrows between the folders, read from the imports: app → queries → graph, loaders → graph.model, graph.identity and graph.laws."""
import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("graph", "loaders", "queries", "app")
MODULES = sorted(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py"))

#: What a folder may import of the others: whole folders, or single modules of them.
ALLOWED = {
    "graph": (),
    "loaders": ("graph.model", "graph.identity", "graph.laws"),
    "queries": ("graph",),
    "app": ("queries", "graph"),
}
#: The modules of the app that know the reader: one loads what it reads, the other decodes a text once more to show it.
READS = {"app/ingest.py": ("loaders",), "app/originals.py": ("loaders.source", "loaders.errors")}
#: Libraries that one place alone may know, so that they can be changed in one place.
ALONE = {
    "neo4j": ("graph/store.py",),
    "click": ("app/cli.py", "app/web.py"),
    "streamlit": ("app/main.py", "app/resources.py", "app/server.py", "app/screens", "app/widgets"),
    "spacy": ("loaders",),
}


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules that `path` imports, also inside functions; `from a import b` gives a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


def id_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=id_of)
def test_imports_follow_the_arrows(path):
    folder = path.relative_to(ROOT).parts[0]
    allowed = (*ALLOWED[folder], *READS.get(id_of(path), ()))
    for name in imported(path):
        if name.split(".")[0] in FOLDERS and not is_within(name, folder):
            assert any(is_within(name, module) for module in allowed), f"{id_of(path)} imports {name}"


@pytest.mark.parametrize("library", ALONE)
def test_a_library_is_known_in_one_place(library):
    users = {id_of(p) for p in MODULES if any(is_within(name, library) for name in imported(p))}
    strangers = {u for u in users if not any(u == place or u.startswith(place + "/") for place in ALONE[library])}
    assert not strangers


def test_streamlit_puts_app_first_on_the_path_so_no_file_there_may_hide_a_folder():
    assert not [p.name for p in (ROOT / "app").iterdir() if p.stem in FOLDERS]


def test_the_vocabulary_can_be_had_without_the_driver():
    import subprocess
    import sys

    code = "import graph.model, graph.identity, queries.catalogue, sys; print([m for m in ('neo4j', 'spacy', 'streamlit') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
