"""Where any of many words begins, asked of all characters of a text at once: re goes from one to the next and takes five times as long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from loaders.lexicon import alternatives

#: Characters that a table holds: those of the Basic Multilingual Plane, the last of which is none and stands for all the rarer ones.
_BMP = 0x10000
_FAILED, _BEGUN, _COMPLETE = 0, 1, 2
_LONGEST = 16
#: Shorter texts are read by re, which is ready sooner.
_SHORT = 200


def code_points(text: str) -> NDArray[np.uint32]:
    """The characters of `text` as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@lru_cache(maxsize=2)
def _places(text: str) -> NDArray[np.intp]:
    """Where the characters of `text` stand in a table, and more than the longest word after them. A text is read for one set of words after the other."""
    return np.minimum(code_points(text + "\0" * _LONGEST), _BMP - 1).astype(np.intp)


class Beginnings:
    """Some words of characters of the Basic Multilingual Plane, as the states of a machine that reads one character after the other from every place at which one of
    them can begin."""

    def __init__(self, words: Iterable[str]) -> None:
        wanted = set(words)
        self._one_by_one = re.compile(f"(?={alternatives(wanted)})")
        self._longest = max(map(len, wanted))
        characters = {c: i for i, c in enumerate(sorted(set().union(*wanted)), 1)}
        heads = sorted({w[:n] for w in wanted for n in range(1, len(w))} - wanted)
        states = {"": _BEGUN, **dict.fromkeys(wanted, _COMPLETE), **{head: n for n, head in enumerate(heads, _COMPLETE + 1)}}
        following = np.zeros((len(heads) + _COMPLETE + 1, len(characters) + 1), np.intp)
        following[_COMPLETE] = _COMPLETE
        for word in wanted:
            for n, c in enumerate(word):
                if states[word[:n]] != _COMPLETE:
                    following[states[word[:n]], characters[c]] = states[word[: n + 1]]
        width = len(characters) + 1
        self._following = (following * width).ravel()  # a state is the place where its row begins
        self._kinds = np.zeros(_BMP, np.uint16)
        self._kinds[[ord(c) for c in characters]] = list(characters.values())
        self._first = following[_BEGUN, self._kinds] * width
        self._opens = self._first != _FAILED

    def positions(self, text: str) -> list[int]:
        """Where one of the words begins, in order."""
        if len(text) < _SHORT:
            return [m.start() for m in self._one_by_one.finditer(text)]
        places = _places(text)
        at = self._opens[places].nonzero()[0]
        state = self._first[places[at]]
        for n in range(1, self._longest):
            state = self._following[state + self._kinds[places[at + n]]]
            going_on = state.nonzero()[0]
            at, state = at[going_on], state[going_on]
        return at.tolist()


class Opened:
    """A pattern whose matches begin with one of some words, or `behind` characters after the word's own beginning where it looks back at them; at the beginning
    of a text a match may begin in any way."""

    def __init__(self, pattern: str, words: Iterable[str], behind: int = 0) -> None:
        self.regex = re.compile(pattern)
        self._words = Beginnings(words)
        self._behind = behind

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What the pattern's own finditer gives."""
        if len(text) < _SHORT:
            yield from self.regex.finditer(text)
            return
        match_at, at = self.regex.match, 0
        for start in (0, *(p + self._behind for p in self._words.positions(text))):
            if start >= at and (match := match_at(text, start)):
                yield match
                at = match.end()
