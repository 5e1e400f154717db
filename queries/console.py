"""One statement that a person typed: run as a read, within limits, answered in plain values. Used by `zhengtu cypher`; formats nothing.

What may be typed is decided in `graph.typed`, what runs and when it is ended in `graph.store.Store.ask`, on both stores.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.catalogue import Column
from queries.values import plain

if TYPE_CHECKING:
    from graph.store import Store

#: Rows and seconds of a typed statement, and how many of them may be asked for.
ROWS, MOST_ROWS = 1_000, 1_000_000
SECONDS, MOST_SECONDS = 30, 600


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` hold plain values (str, int, float, bool, lists, maps, None; days as YYYY-MM-DD) under the names of `columns`.

    `cut` says why there are no more of them: "rows" (the limit), "size" (they would not fit), "" if these are all.
    """

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, object], ...]
    cut: str

    def remark(self) -> str:
        """That the answer was cut, in both languages; empty for a whole one."""
        many = len(self.rows)
        match self.cut:
            case "rows":
                return f"只列出前 {many} 行，还有更多 only the first {many} rows; more with --limit"
            case "size":
                return f"只列出前 {many} 行，其余内容过多 only the first {many} rows, since the rest is too much text; return fewer or shorter columns"
        return ""


def run(store: Store, statement: str, parameters: Mapping[str, object], limit: int = ROWS, seconds: float = SECONDS) -> Answer:
    """The answer of `store` to a typed `statement`, of at most `limit` rows and after at most `seconds` (and a few more, where the store is slow to stop).

    The values of `parameters` reach the store beside the statement, never as part of it. Raises BadStatement for what is no read or not understood,
    TookTooLong and TookTooMuch for what ran into its limit of time or memory, and other GraphErrors where the store does not answer.
    """
    asked = store.ask(statement, parameters, limit=limit, seconds=seconds)
    rows = tuple({name: plain(value) for name, value in row.items()} for row in asked.rows)
    return Answer(tuple(Column(name, "", "") for name in asked.columns), rows, asked.cut)
