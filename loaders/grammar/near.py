"""Patterns that may begin with any word, looked for beside the words that they cannot be without."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter

from loaders.beginnings import Beginnings, Opened


def near(pattern: re.Pattern[str], sign: re.Pattern[str] | Opened, reach: int, text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` as its finditer gives them, of which each holds a match of `sign` that begins at most `reach` characters after its own beginning."""
    at, matches_at = 0, pattern.match
    for found in sign.finditer(text):
        begins = found.start()
        for start in range(max(at, begins - reach), begins + 1):
            if match := matches_at(text, start):
                yield match
                at = match.end()
                break


def lines_at(positions: Iterable[int], text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of the lines that hold one of the positions, which are in order."""
    end = -1
    for at in positions:
        if at > end:
            end = line_end(text, at)
            yield text.rfind("\n", 0, at) + 1, end


def lines_holding(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """[start, end) of the lines that hold one of the words. One search a word is faster than one for any of a few."""
    if len(words) > _FEW:
        return list(lines_at(_beginnings(tuple(words)).positions(text), text))
    lines = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = line_end(text, at)
            lines.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(word, end)
    return sorted(lines)


#: So many words are looked for one after the other.
_FEW = 4
_beginnings = cache(Beginnings)


def line_end(text: str, at: int) -> int:
    """Where the line that holds `at` ends, its break left out."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def clause_start(text: str, at: int, marks: str) -> int:
    """Where the clause that holds `at` begins: behind the last of `marks` before it, else at the beginning of the text."""
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def within_lines(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that never crosses a line, looked for only in lines that hold one of the words it needs."""
    for start, end in lines_holding(words, text):
        yield from pattern.finditer(text, start, end)


def within(stretches: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether one of the stretches [start, end), which stand in order and apart, holds `position`."""
    k = bisect_right(stretches, position, key=itemgetter(0)) - 1
    return k >= 0 and position < stretches[k][1]
