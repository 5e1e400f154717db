"""What a statement may contain that a person typed: reads of the graph and nothing that reaches beyond it. Pure; looks at words, runs nothing.

Whether a statement writes, the store says itself (`graph.store.Store.explain`). What the store takes for a read although it reaches files, the network, other
users' work or its own settings is refused here, on both stores alike: LOAD CSV, procedures and functions other than those named below, commands about the
server, CALL … IN TRANSACTIONS, several statements in one text. The check goes by words outside of strings, comments and quoted names; where the two
stores might read the same characters differently (escapes of letters, unusual line ends) it refuses, so that what was looked at is what is run.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from graph.errors import BadStatement

#: What a statement begins with. Not EXPLAIN and PROFILE, which hide from the store's own EXPLAIN what follows; nor CYPHER, USE and SHOW.
OPENINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
#: Procedures that read the graph or its vocabulary, and nothing else.
PROCEDURES = ("db.labels", "db.relationshiptypes", "db.propertykeys", "db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships",
              "db.schema.visualization", "db.schema.nodetypeproperties", "db.schema.reltypeproperties")
#: First words of functions with a dot in their names: days and times, places, vectors. Others reach further (apoc.util.sleep).
FUNCTIONS = ("date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector")
#: So many numbers may the written-out range()s of a statement make: Neo4j makes lists within one expression, where its limits of time and memory do not look.
LONGEST_RANGE = 5_000_000
#: Longest statement that is looked at, in characters.
LONGEST = 200_000

_TOKEN = re.compile(r"""
    (?P<space>\s+)
  | (?P<comment>/\*.*?\*/ | //[^\n\r]*)
  | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:\w+ | `(?:[^`]|``)*`))
  | (?P<number>\d[\w]*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
""", re.VERBOSE | re.DOTALL)
# \u0043: Neo4j turns it into a letter before it looks at the words, ArcadeDB does not.
_ESCAPED_LETTER = re.compile(r"\\[uU]+[0-9A-Fa-f]")
_UNUSUAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff]")
# (a+)+ (.*|x)* (\w+,)+ ((a+))+; not (ab)+
_REPEATED = re.compile(r"\((?:[^()\\]|\\.)*[*+}](?:[^()\\]|\\.)*\)+[*+{]")
_OPEN_ENDED = {"'": "a quotation mark", '"': "a quotation mark", "`": "a quoted name", "/*": "a comment"}


class Token(NamedTuple):
    """`text` of a quoted name is without its quotes. `kind`: string, quoted, parameter, number, word, other."""

    kind: str
    text: str

    def says(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words

    @property
    def is_name(self) -> bool:
        return self.kind in ("word", "quoted")


def checked(cypher: str, parameters: Mapping[str, object]) -> str:
    """The statement without the semicolon at its end. BadStatement, which says what is not allowed, for one that must not be run."""
    if len(cypher) > LONGEST:
        raise BadStatement(f"the statement has {len(cypher)} characters; {LONGEST} are allowed: give long lists as parameters")
    if _ESCAPED_LETTER.search(cypher):
        raise BadStatement("escaped letters such as \\u0041 are not allowed, since the stores read them differently: write the letter itself")
    if found := _UNUSUAL.search(cypher):
        raise BadStatement(f"the statement holds the control character U+{ord(found[0]):04X}: take it out")
    tokens = list(_tokens(cypher))
    end = len(cypher)
    if tokens and tokens[-1][1].text == ";":
        end = tokens.pop()[0]
    seen = [token for _, token in tokens]
    if not seen:
        raise BadStatement("the statement is empty")
    if not seen[0].says(*OPENINGS):
        raise BadStatement(f"a statement begins with {', '.join(OPENINGS[:-1])} or {OPENINGS[-1]} here, not with {seen[0].text[:40]}: only reading is allowed")
    if any(token.text == ";" for token in seen if token.kind == "other"):
        raise BadStatement("one statement at a time: there is a semicolon in the middle")
    _check_words(seen)
    _check_calls(seen)
    _check_ranges(seen)
    _check_patterns(seen, parameters)
    if missing := sorted({t.text for t in seen if t.kind == "parameter"} - parameters.keys()):
        raise BadStatement(f"the statement needs the parameter {missing[0]}: -p {missing[0]}=…")
    return cypher[:end]


def _tokens(cypher: str) -> Iterator[tuple[int, Token]]:
    """Tokens with where they begin; BadStatement where a quote or a comment does not end."""
    for found in _TOKEN.finditer(cypher):
        kind, text = str(found.lastgroup), found[0]
        if kind in ("space", "comment"):
            continue
        if kind == "other" and (text in _OPEN_ENDED or cypher.startswith("/*", found.start())):
            raise BadStatement(f"{_OPEN_ENDED['/*' if text == '/' else text]} is opened and not closed: {cypher[found.start():found.start() + 30]!r}")
        if kind == "quoted":
            text = text[1:-1].replace("``", "`")
        elif kind == "parameter":
            text = text[1:].strip("`")
        yield found.start(), Token(kind, text)


def _check_words(tokens: list[Token]) -> None:
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else Token("other", "")
        if token.says("LOAD") and following.says("CSV"):
            raise BadStatement("LOAD CSV is not allowed here: it reads files and addresses that the store can reach")
        if token.says("TRANSACTIONS") and any(t.says("IN") for t in tokens[max(0, at - 3):at]) and "}" in {t.text for t in tokens[max(0, at - 4):at]}:
            raise BadStatement("CALL … IN TRANSACTIONS is not allowed here: it commits on its own")


def _check_calls(tokens: list[Token]) -> None:
    """Procedures after CALL, and functions with a dot in their names."""
    at = 0
    while at < len(tokens):
        calls = tokens[at].says("CALL") and not (at and tokens[at - 1].text in (".", ":", "|"))
        start = at + 1 if calls else at
        name, end = _dotted(tokens, start)
        if calls:
            if name and name.lower() not in PROCEDURES:
                raise BadStatement(f"the procedure {name[:80]} is not allowed here; allowed are {_listed(PROCEDURES)}")
            at = max(end, at + 1)
        else:
            is_called = end < len(tokens) and tokens[end].text == "("
            if is_called and "." in name and name.split(".")[0].lower() not in FUNCTIONS:
                raise BadStatement(f"the function {name[:80]} is not allowed here; with a dot in the name there are {_listed(f + '.…' for f in FUNCTIONS)}")
            at = max(end, at + 1)


def _dotted(tokens: list[Token], start: int) -> tuple[str, int]:
    """`db.index.fulltext.queryNodes` from `start`, and where it ends; nothing if no name stands there."""
    if start >= len(tokens) or not tokens[start].is_name:
        return "", start
    name, end = tokens[start].text, start + 1
    while end + 1 < len(tokens) and tokens[end].text == "." and tokens[end + 1].is_name:
        name += "." + tokens[end + 1].text
        end += 2
    return name, end


def _check_ranges(tokens: list[Token]) -> None:
    """Ranges with both ends written out. Those of one statement multiply where they stand in each other, and one does with itself where lists nest."""
    together, longest = 1, 1
    for at in range(len(tokens) - 5):
        if tokens[at].says("RANGE") and tokens[at + 1].text == "(" and tokens[at + 3].text == ",":
            first, last = tokens[at + 2].text, tokens[at + 4].text
            if first.isdecimal() and last.isdecimal():
                length = max(1, int(last) - int(first) + 1)
                together *= length
                longest = max(longest, length)
    numbers = max(together, longest ** _nesting(tokens))
    if numbers > LONGEST_RANGE:
        raise BadStatement(f"the ranges of the statement may make {numbers} numbers; {LONGEST_RANGE} are allowed")


def _nesting(tokens: list[Token]) -> int:
    """How deep `[x IN …]` and `all(x IN …)` stand in each other."""
    deepest = 0
    open_: list[bool] = []
    for at, token in enumerate(tokens):
        if token.kind == "other" and token.text in "([{":
            open_.append(at + 2 < len(tokens) and tokens[at + 1].is_name and tokens[at + 2].says("IN"))
            deepest = max(deepest, sum(open_))
        elif token.kind == "other" and token.text in ")]}" and open_:
            open_.pop()
    return deepest


def _check_patterns(tokens: list[Token], parameters: Mapping[str, object]) -> None:
    """Regular expressions that may take for ever: no store can end one while it is being matched, and on Neo4j nothing else does."""
    if not any(token.text == "=" and following.text == "~" for token, following in pairwise(tokens)):
        return
    texts = [token.text for token in tokens if token.kind == "string"] + [value for value in parameters.values() if isinstance(value, str)]
    if any(_REPEATED.search(text) for text in texts):
        raise BadStatement("a regular expression that repeats a group which itself repeats, such as (a+)+, may take for ever: write it without")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
