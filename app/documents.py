"""Which document a person means. Removes nothing; a name that fits two documents is nobody's."""
from app.errors import CommandError
from graph.identity import fold
from queries.runner import Reader, ask

#: So many near misses are worth reading.
_NAMED = 5


def find(store: Reader, given: str) -> str:
    """Id of the one loaded document that has `given` as id, number, whole title or name.

    Raises CommandError where there is none, naming those that come near, or more than one.
    """
    near = [r for r in ask(store, "document_status", {"document": given, "limit": 1000}).rows if r["loaded"]]
    wanted = _folded(given)
    exact = [r for r in near if r["id"] == given] or [r for r in near if wanted in {_folded(r["id"]), _folded(r["number"]), _folded(r["document"])}]
    if len(exact) == 1:
        return str(exact[0]["id"])
    if exact:
        raise CommandError(f"有 {len(exact)} 份公文叫 several documents are called {given}: give the id, one of {_ids(exact)}")
    if near:
        raise CommandError(f"没有公文正好叫 no loaded document is called {given}; 相近的 near to it: {_ids(near)}")
    raise CommandError(f"没有载入 no loaded document is called {given}: zhengtu query documents 列出全部 lists all")


def _folded(name: object) -> str | None:
    return fold(str(name)).strip("《》") if name else None


def _ids(rows: list) -> str:
    return "; ".join(str(r["id"]) for r in rows[:_NAMED])
