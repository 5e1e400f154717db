"""From a question's name and its parameters to its rows. Formats nothing, and runs nothing that is not in the catalogue."""
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from graph.identity import fold_number, squeeze
from queries.catalogue import TODAY, Column, Kind, Parameter, Question, question
from queries.errors import MissingParameter, UnknownParameter, WrongType
from queries.values import plain

#: No answer is longer; who needs more writes Cypher.
MOST_ROWS = 100_000
_EXPECTED = {Kind.DATE: "日期 a date (YYYY-MM-DD)", Kind.INTEGER: f"1 至 {MOST_ROWS} 的整数 a whole number"}
_MEANT = str.maketrans("", "", '"\\')
# 2023年7月5日, as a document writes it
_CHINESE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


class Reader(Protocol):
    """What the runner needs of a store (`graph.store.open_store` gives it)."""

    def read(self, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, object]]: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` hold plain values (str, int, bool, list, None; days as YYYY-MM-DD) under the names of `columns`.

    `parameters` are those that were used, defaults included; `cut` says that more rows were there than the limit let through.
    """

    question: Question
    parameters: Mapping[str, object]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, object], ...]
    cut: bool


def day_of(text: str) -> date | None:
    """A day as a person writes it: 2024-06-30, 2024年6月30日, today, 今天; None for anything else."""
    text = text.strip()
    if text in (TODAY, "今天"):
        return date.today()
    if m := _CHINESE_DATE.fullmatch(text):
        text = f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def value_of(asked: Question, parameter: Parameter, given: object) -> object:
    """The value that goes to the store. Raises WrongType."""
    # Straight quotation marks and backslashes mean something to a full-text index, and nothing in a name.
    text = str(given).translate(_MEANT).strip()
    match parameter.kind:
        case Kind.TEXT:
            return " ".join(text.split())
        case Kind.NAME:
            return squeeze(text)
        case Kind.DOCUMENT:
            return fold_number(text)
        case Kind.INTEGER:
            if re.fullmatch(r"\d{1,9}", text) and 1 <= int(text) <= MOST_ROWS:
                return int(text)
        case Kind.DATE:
            if (day := day_of(text)) is not None:
                return day.isoformat()
    raise WrongType(asked.name, parameter.name, _EXPECTED[parameter.kind], given, parameter.example)


def values_of(asked: Question, given: Mapping[str, object]) -> dict[str, object]:
    """All parameters of `asked`, from `given` and the defaults.

    Raises UnknownParameter, MissingParameter (also for an empty value where one is needed) or WrongType.
    """
    for name in given:
        if asked.parameter(name) is None:
            raise UnknownParameter(asked.name, name, [p.name for p in asked.parameters])
    values = {}
    for p in asked.parameters:
        value = given.get(p.name, p.default)
        if value is None or (p.default is None and not str(value).strip()):
            raise MissingParameter(asked.name, p.name, p.example)
        values[p.name] = value_of(asked, p, p.default if value == "" and p.default else value)
    return values


def prepared(name: str, given: Mapping[str, object]) -> Mapping[str, object]:
    """The parameters that `ask` would use. For finding out whether a question is well put before a store is opened. Raises QueryError."""
    return values_of(question(name), given)


def ask(store: Reader, name: str, parameters: Mapping[str, object]) -> Answer:
    """The answer of `store` to the question `name`.

    Raises QueryError where name or parameters are wrong (nothing was asked then) and GraphError where the store does not answer.
    """
    asked = question(name)
    values = values_of(asked, parameters)
    limit = int(str(values["limit"]))
    # One row more than asked for tells whether the answer was cut.
    rows = store.read(asked.cypher, {**values, "limit": limit + 1})
    return Answer(asked, values, asked.columns, tuple({c.name: plain(row[c.name]) for c in asked.columns} for row in rows[:limit]), len(rows) > limit)
