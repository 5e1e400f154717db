"""The server's classes as the virtual machine keeps them once it has loaded them, in one file: `python -m graph.archive`, run by `make setup`.

A server that starts from it needs half the processor time, 1.1 in place of 2.1 s where this was measured. It is an ahead-of-time cache as JEP 514 and
JEP 483 describe it; a virtual machine or jars other than those that made it take no notice of it, and neither does a server where there is none.
"""
from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from graph import java
from graph.digest import counts
from graph.errors import GraphError, StoreBroken
from graph.folder import Folder
from graph.model import Evidence, Fragment, Label, Node, Rel, Relationship
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import Store, open_store
from graph.supervisor import start_server, write_groups
from graph.write import write_fragment

#: Seconds that the virtual machine may take to write the file after the server has ended.
PATIENCE = 300


def make() -> None:
    """Start a server on an empty store, let it write, search and read, and keep its classes in `java.archive()`. Raises GraphError or OSError."""
    target = java.archive()
    with tempfile.TemporaryDirectory(prefix="zhengtu-") as temporary:
        folder, part = Folder(Path(temporary) / "store"), Path(temporary) / target.name
        folder.prepare()
        folder.password()
        write_groups(folder)
        with folder.log.open("wb") as log:
            _, server = start_server(folder, log, part)
        try:
            with open_store(Settings(None, folder.root)) as store:
                _use(store)
            server.terminate()
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise StoreBroken(f"the virtual machine wrote no archive of its classes within {PATIENCE} s") from None
        finally:
            server.kill()
        if not part.exists():
            raise StoreBroken("the virtual machine wrote no archive of its classes: " + folder.log.read_text("utf-8", "replace")[-300:])
        target.parent.mkdir(parents=True, exist_ok=True)
        # Moved within one file system, so that no server ever sees half of it.
        shutil.copy(part, target.with_suffix(".part"))
        target.with_suffix(".part").replace(target)


def _use(store: Store) -> None:
    """A little of everything that a build and a question do, since only what was used is kept."""
    apply_schema(store)
    id_, agency, duty = "云溪县/云政字〔2023〕1号", "云溪县/云溪县水务局", "云溪县/云政字〔2023〕1号#一~1"
    nodes = (Node(Label.DOCUMENT, id_, {"name": "防汛工作方案", "title": "防汛工作方案", "issued_on": date(2023, 5, 1), "known_as": [id_], "loaded": True}),
             Node(Label.AGENCY, agency, {"name": "云溪县水务局", "certain": True, "aliases": ["县水务局"]}, Label.DEPARTMENT),
             Node(Label.DUTY, duty, {"name": "巡查河道", "heading": "巡查河道", "path": "一", "ordinal": 1, "kind": "label"}))
    said = Evidence(id_, "一", 0, 4, "巡查河道", "label")
    facts = (Relationship(Rel.ASSIGNS, id_, duty, said), Relationship(Rel.LEADS, agency, duty, said, {"label": "牵头单位"}))
    write_fragment(store, Fragment(id_, nodes, facts))
    store.read("CALL db.index.fulltext.queryNodes('duty_words', '巡查') YIELD node MATCH (node)<-[:LEADS]-(a:Agency) RETURN a.name, collect(node.heading)")
    store.ask("MATCH (d:Document)-[r]->(x) RETURN d, r, x ORDER BY d.name", limit=10, seconds=30)
    counts(store)


def main() -> None:
    print("为内嵌存储准备快速启动 so that the embedded store starts faster …")
    try:
        make()
    except (GraphError, OSError) as error:
        print(f"略过 left out, it starts without: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
