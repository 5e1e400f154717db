"""The whole graph as files for `neo4j-admin database import full`: the way to a server for a graph that is too large to be sent over a connection.

A pair of files (header, data) for each label, and one for each relationship type between two labels. Ids are unique within a label, so each label has an id
space of its own. Text is always in quotes, and a missing value is an empty field without quotes: so the empty text stays text. Items of a list stand
between U+001F, which no name or text holds; an empty list is no value to the import. What is exported is what `graph.model` knows; constraints and
indexes are made by the next build.
"""
from __future__ import annotations

import datetime
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreBroken
from graph.model import EVIDENCE, NODES, RELATIONSHIPS, Label, NodeType, Property, RelationshipType
from graph.rows import main_label
from graph.store import Store

#: Types of the vocabulary as headers write them.
TYPES = {"STRING": "string", "DATE": "date", "INTEGER": "long", "BOOLEAN": "boolean", "LIST<STRING>": "string[]", "LIST<INTEGER>": "long[]"}
BETWEEN = "\x1f"
OPTIONS = ("--overwrite-destination", "--multiline-fields=true", "--id-type=string", "--array-delimiter=U+001F")
COMMAND_FILE = "import.sh"
_UNDERIVED = tuple(p for p in EVIDENCE if p.name in ("key", "said_start", "said_end"))


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: numbers of nodes and relationships, files (data files alone), and the command that imports them when run in their folder."""

    nodes: int
    relationships: int
    files: tuple[str, ...]
    command: str


def export_neo4j_admin(store: Store, folder: Path, database: str = "neo4j") -> Export:
    """Write the graph of `store` into `folder`, which is there and empty. Not during a build: what comes meanwhile may be half in it.

    OSError if the disk refuses; StoreBroken for a graph that is not of this version's vocabulary, or where an id stands twice under one label.
    """
    nodes = {node.label: _write_nodes(store, folder, node) for node in NODES}
    relationships: Counter[str] = Counter()
    for declared in RELATIONSHIPS:
        relationships.update(_write_relationships(store, folder, declared))
    node_files = [f"nodes-{label}.csv" for label, count in nodes.items() if count]
    given = [f"--nodes={_header(name)},{name}" for name in node_files]
    given += [f"--relationships={name.split('-')[1]}={_header(name)},{name}" for name in relationships]
    command = shlex.join(["neo4j-admin", "database", "import", "full", database, *OPTIONS, *given])
    script = f'#!/bin/sh\n# While the server is down, as the user who owns its files.\ncd "$(dirname "$0")" && exec \\\n{command}\n'
    (folder / COMMAND_FILE).write_text(script, encoding="utf-8")
    return Export(sum(nodes.values()), relationships.total(), (*node_files, *relationships), command)


def _write_nodes(store: Store, folder: Path, node: NodeType) -> int:
    """Nodes whose first label in the vocabulary's order this is: a cited document that is loaded is a Document. How many."""
    columns = {p.name: p for p in node.properties}
    if node.label is Label.DOCUMENT:   # gathered for those that are cited
        columns |= {p.name: p for n in NODES if n.label is Label.LEGAL_BASIS for p in n.properties if p.name not in columns}
    rows = [row for row in store.read(f"MATCH (n:{node.label}) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id")
            if main_label(row["labels"]) is node.label]
    times = Counter(row["properties"]["id"] for row in rows)
    if twice := next((id_ for id_, count in times.items() if count > 1), None):
        raise StoreBroken(f"the id {twice!r} stands more than once under {node.label}, so the graph cannot be exported: wipe the store and build again")
    if rows:
        header = [f"id:ID({node.label})", ":LABEL", *(f"{p.name}:{TYPES[p.type]}" for p in columns.values())]
        _write(folder, f"nodes-{node.label}.csv", header, (
            [_text(row["properties"]["id"]), _text(BETWEEN.join(sorted(row["labels"]))),
             *_cells(f"{node.label} {row['properties']['id']}", row["properties"], columns, {"id"})] for row in rows))
    return len(rows)


def _write_relationships(store: Store, folder: Path, declared: RelationshipType) -> dict[str, int]:
    """The relationships of one type, in a file for each pair of labels; how many by file."""
    columns = {p.name: p for p in (*declared.properties, *(EVIDENCE if declared.evident else _UNDERIVED))}
    pairs: dict[str, list[tuple[Label, Label, dict[str, Any]]]] = {}
    for row in store.read(f"MATCH (s)-[r:{declared.type}]->(e) RETURN s.id AS start, labels(s) AS starts, e.id AS end, labels(e) AS ends, "
                          "properties(r) AS properties ORDER BY r.key"):
        start, end = main_label(row["starts"]), main_label(row["ends"])
        pairs.setdefault(f"relationships-{declared.type}-{start}-{end}.csv", []).append((start, end, row))
    for name, rows in pairs.items():
        start, end, _ = rows[0]
        header = [f":START_ID({start})", f":END_ID({end})", *(f"{p.name}:{TYPES[p.type]}" for p in columns.values())]
        _write(folder, name, header, (
            [_text(row["start"]), _text(row["end"]), *_cells(f"{declared.type} {row['properties']['key']}", row["properties"], columns)] for _, _, row in rows))
    return {name: len(rows) for name, rows in pairs.items()}


def _write(folder: Path, name: str, header: Iterable[str], rows: Iterable[list[str]]) -> None:
    (folder / _header(name)).write_text(",".join(header) + "\n", encoding="utf-8", newline="")
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        file.writelines(",".join(row) + "\n" for row in rows)


def _header(name: str) -> str:
    return name.removesuffix(".csv") + "-header.csv"


def _cells(whose: str, properties: Mapping[str, Any], columns: Mapping[str, Property], elsewhere: Iterable[str] = ()) -> Iterator[str]:
    if unknown := properties.keys() - columns.keys() - set(elsewhere):
        raise StoreBroken(f"{whose} has {', '.join(sorted(unknown))}, which this version does not know: build again with this version, then export")
    return (_cell(whose, properties.get(name)) for name in columns)


def _cell(whose: str, value: Any) -> str:
    """One field: empty for no value, in quotes for text.

    >>> _cell("", 'a "quoted" word'), _cell("", None), _cell("", True)
    ('"a ""quoted"" word"', '', 'true')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return _text(value)
        case datetime.date():
            return value.isoformat()
        case list():
            items = [v if isinstance(v, str) else str(v) for v in value]
            if any(BETWEEN in item for item in items):
                raise StoreBroken(f"{whose} holds the control character U+001F in a list, so it cannot be exported")
            return _text(BETWEEN.join(items))
    raise StoreBroken(f"{whose} holds {value!r}, which is of no type of the vocabulary")


def _text(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
