"""What can go wrong between a question and its answer. Every message is one line, Chinese first, and says what to type next.

    QueryError
    ├── CatalogueError      a file of the catalogue breaks its own rules: a fault of the project, found on import
    ├── UnknownQuestion     no such question; names the nearest ones
    ├── UnknownParameter    the question has no such parameter; names those it has
    ├── MissingParameter    a parameter without a default was not given; shows the example
    ├── WrongType           a value that is no date, no whole number …; shows the example
    ├── NotHeld             the graph has nothing of this id
    ├── NotUnderstood       words that fit no question; offers a search
    └── UnknownKind         nothing of this kind can be searched; names the kinds

All but the first are the caller's to correct: nothing was asked of the store.
"""
import difflib
from collections.abc import Iterable


class QueryError(Exception):
    """Base of all errors of this package."""


class CatalogueError(QueryError):
    """A `.cypher` file whose head and body do not agree. Stop: the catalogue cannot be trusted."""

    def __init__(self, file: str, problem: str):
        super().__init__(f"{file}: {problem}")


def nearest(name: str, names: Iterable[str]) -> str:
    """The names most like `name`, as a list to read; all of them where none is like it.

    >>> nearest("whodoes", ["who_does", "person"])
    'who_does'
    """
    names = list(names)
    close = difflib.get_close_matches(name, names, n=4, cutoff=0.5) or [n for n in names if name and name in n]
    return ", ".join(close or names)


class UnknownQuestion(QueryError):
    def __init__(self, name: str, names: Iterable[str]):
        super().__init__(f"没有叫 {name} 的问题；相近的有 no such question, try: {nearest(name, names)}")


class UnknownParameter(QueryError):
    def __init__(self, question: str, name: str, names: Iterable[str]):
        super().__init__(f"{question} 没有参数 {name}；它有 its parameters are: {', '.join(names)}")


class MissingParameter(QueryError):
    def __init__(self, question: str, name: str, example: str):
        super().__init__(f"{question} 需要参数 {name} is needed; 例如 for example: -p {name}={example}")


class WrongType(QueryError):
    def __init__(self, question: str, name: str, expected: str, value: object, example: str):
        super().__init__(f"{question} 的参数 {name} 应是{expected}，不是 {str(value)[:60]!r}；例如 for example: -p {name}={example}")


class NotHeld(QueryError):
    def __init__(self, id_: str):
        super().__init__(f"图谱里没有 the graph has nothing with the id {id_}; zhengtu query documents 列出编号 lists the ids of documents")


class UnknownKind(QueryError):
    def __init__(self, kind: str, kinds: Iterable[str]):
        super().__init__(f"没有 {kind} 这一类；有 no such kind; there are: {', '.join(kinds)}")


class NotUnderstood(QueryError):
    def __init__(self, words: str):
        super().__init__(f"没有合适的问题：{words[:40]}；可以查找 no question fits; search instead: zhengtu search {words[:40]} "
                         "(全部问题 all questions: zhengtu query)")
