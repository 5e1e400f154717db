"""What is loaded, so that a build can skip what has not changed and take away what is gone from a changed file."""
from __future__ import annotations

from typing import NamedTuple

from graph.store import Store


class Loaded(NamedTuple):
    """`sha256` of the document's text, the version of the `reader` that read it, and the `source` file; None where the document does not say."""

    sha256: str | None
    reader: str | None
    source: str | None


def loaded_documents(store: Store) -> dict[str, Loaded]:
    """Every loaded document by id."""
    rows = store.read("MATCH (d:Document) RETURN d.id AS id, d.sha256 AS sha256, d.reader AS reader, d.source AS source ORDER BY id")
    return {row["id"]: Loaded(row["sha256"], row["reader"], row["source"]) for row in rows}
