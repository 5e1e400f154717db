"""Take a document and exactly its facts out of the graph."""
from __future__ import annotations

from graph.errors import NoSuchDocument
from graph.rows import Contribution
from graph.schema import catch_up
from graph.store import Store, Transaction
from graph.write import Change, replace


def remove_document(store: Store, document: str) -> Change:
    """After this the graph is the graph that was never given the document. NoSuchDocument if none of this id is loaded."""
    def work(tx: Transaction) -> Change:
        if not tx.run("MATCH (d:Document {id: $document}) RETURN d.id", document=document):
            raise NoSuchDocument(f"no loaded document has the id {document!r}; `zhengtu query documents` lists them")
        return replace(tx, Contribution(document))

    catch_up(store)
    return store.write(work)
