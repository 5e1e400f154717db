"""The catalogue: one `.cypher` file a question, its head read and checked on import.

A file opens with comment lines:

    // 谁牵头、谁配合一项工作？                                   what it asks, Chinese
    // Who leads and who assists a task?                          … English
    // for: researcher, staff, analyst                            whom it serves
    //
    // $words TEXT, e.g. 秸秆禁烧 | 字词 | words                   a parameter that must be given
    // $day DATE = today, e.g. 2023-07-06 | 哪一天 | the day       one with a default
    //
    // duty | 职责 | what is to be done                           a column: name, Chinese heading, meaning

and goes on with the statement, which runs as it stands wherever its parameters are set. A head and a statement that do not agree are a `CatalogueError`
on import, so a question that is listed is one that can be asked.
"""
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import resources

from queries.errors import CatalogueError, UnknownQuestion


class Kind(StrEnum):
    """What a parameter takes. TEXT is matched as words, NAME is compared whole, DOCUMENT is a number or a title."""

    TEXT = "TEXT"
    NAME = "NAME"
    DOCUMENT = "DOCUMENT"
    DATE = "DATE"
    INTEGER = "INTEGER"


class Audience(StrEnum):
    RESEARCHER = "researcher"
    STAFF = "staff"
    ANALYST = "analyst"


#: The default that means the day on which the question is asked.
TODAY = "today"


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: Kind
    default: str | None     # as written in the head, without quotes; None: must be given
    example: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `cypher` is the statement without the head, bounded by `$limit` and totally ordered."""

    name: str
    asks_zh: str
    asks_en: str
    audience: tuple[Audience, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.parameters if p.name == name), None)


# $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
_PARAMETER = re.compile(r"\$(?P<name>\w+) (?P<kind>[A-Z]+)(?: = (?P<default>.*?))?, e\.g\. (?P<example>.+)")
# u.heading AS duty
_ALIAS = re.compile(r"\bAS (\w+)$")
_USED = re.compile(r"\$(\w+)")


def _cells(file: str, line: str) -> tuple[str, str, str]:
    cells = [c.strip() for c in line.split("|")]
    if len(cells) != 3 or not all(cells):
        raise CatalogueError(file, f"'{line}' should read: name | 中文 | English")
    return cells[0], cells[1], cells[2]


def _parameter(file: str, line: str) -> Parameter:
    signature, zh, en = _cells(file, line)
    m = _PARAMETER.fullmatch(signature)
    if not m or m["kind"] not in Kind.__members__:
        raise CatalogueError(file, f"'{signature}' should read: $name KIND[ = default], e.g. example (kinds: {', '.join(Kind)})")
    default = m["default"].strip("'") if m["default"] is not None else None
    return Parameter(m["name"], Kind(m["kind"]), default, m["example"], zh, en)


def _top_level(text: str) -> list[str]:
    """The items of a RETURN, split at the commas that stand in no bracket."""
    items, depth, item = [], 0, ""
    for c in text:
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            items.append(item)
            item = ""
        else:
            item += c
    return [" ".join(i.split()) for i in (*items, item)]


def returned(cypher: str) -> tuple[str, ...]:
    """Names of the columns of the last RETURN at the start of a line: `a.name AS agency` and bare `scope`."""
    last = re.split(r"^RETURN ", cypher, flags=re.M)[-1]
    body = re.split(r"^ORDER BY ", last, flags=re.M)[0]
    return tuple(m[1] if (m := _ALIAS.search(i)) else i for i in _top_level(body))


def parse(name: str, text: str) -> Question:
    """The question of one file. Raises CatalogueError where head and statement do not agree."""
    file = f"{name}.cypher"
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    head = [line.removeprefix("//").strip() for line in lines[:end]]
    cypher = "\n".join(lines[end:]).strip()
    if len(head) < 3 or not head[2].startswith("for: "):
        raise CatalogueError(file, "the head opens with the question in Chinese, the question in English and 'for: researcher, staff, analyst'")
    audience = [a.strip() for a in head[2].removeprefix("for: ").split(",")]
    if unknown := [a for a in audience if a not in list(Audience)]:
        raise CatalogueError(file, f"no such audience: {', '.join(unknown)}")
    rest = [line for line in head[3:] if line]
    parameters = tuple(_parameter(file, line) for line in rest if line.startswith("$"))
    columns = tuple(Column(*_cells(file, line)) for line in rest if not line.startswith("$"))
    _check(file, parameters, columns, cypher)
    return Question(name, head[0], head[1], tuple(Audience(a) for a in audience), parameters, columns, cypher)


def _check(file: str, parameters: tuple[Parameter, ...], columns: tuple[Column, ...], cypher: str) -> None:
    declared, used = {p.name for p in parameters}, set(_USED.findall(cypher))
    if declared != used:
        raise CatalogueError(file, f"parameters declared and used differ: {', '.join(sorted(declared ^ used))}")
    if (names := tuple(c.name for c in columns)) != returned(cypher):
        raise CatalogueError(file, f"columns of the head {names} and of RETURN {returned(cypher)} differ")
    if not re.search(r"^ORDER BY .*\nLIMIT \$limit\Z", cypher, flags=re.M):
        raise CatalogueError(file, "a question ends with ORDER BY … and LIMIT $limit")
    for p in parameters:
        for value in (p.default, p.example):
            if value and not _fits(p.kind, value):
                raise CatalogueError(file, f"${p.name}: {value} is no {p.kind}")


def _fits(kind: Kind, value: str) -> bool:
    try:
        if kind is Kind.DATE and value != TODAY:
            date.fromisoformat(value)
        if kind is Kind.INTEGER:
            int(value)
    except ValueError:
        return False
    return True


def _load() -> dict[str, Question]:
    files = sorted((f for f in resources.files("queries.cypher").iterdir() if f.name.endswith(".cypher")), key=lambda f: f.name)
    names = [f.name.removesuffix(".cypher") for f in files]
    return {name: parse(name, f.read_text(encoding="utf-8")) for name, f in zip(names, files, strict=True)}


#: All questions by name, in the order of their names.
CATALOGUE: Mapping[str, Question] = _load()


def question(name: str) -> Question:
    """The question `name`. Raises UnknownQuestion, which lists the nearest names."""
    try:
        return CATALOGUE[name]
    except KeyError:
        raise UnknownQuestion(name, CATALOGUE) from None
