"""Patterns that may begin with any word, looked for beside the words that they cannot be without."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter


def near(pattern: re.Pattern[str], sign: re.Pattern[str], reach: int, text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` as its finditer gives them, of which each holds a match of `sign` that begins at most `reach` characters after its own beginning."""
    at = 0
    for found in sign.finditer(text):
        for start in range(max(at, found.start() - reach), found.start() + 1):
            if match := pattern.match(text, start):
                yield match
                at = match.end()
                break


def lines_with(text: str, words: tuple[str, ...]) -> list[int]:
    """Where the lines begin that hold one of the words."""
    return sorted({text.rfind("\n", 0, m.start()) + 1 for m in re.finditer("|".join(map(re.escape, words)), text)})


def within_lines(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that never crosses a line, looked for only in lines that hold one of the words it needs."""
    for start in lines_with(text, words):
        end = text.find("\n", start)
        yield from pattern.finditer(text, start, len(text) if end < 0 else end)


def within(stretches: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether one of the stretches [start, end), which stand in order and apart, holds `position`."""
    k = bisect_right(stretches, position, key=itemgetter(0)) - 1
    return k >= 0 and position < stretches[k][1]
