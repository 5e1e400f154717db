"""A mention of a body or of a class of bodies, and the text in which mentions are looked for: without the breaks that stand inside sentences and names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from loaders.lexicon import alternatives, load


class Kind(StrEnum):
    AGENCY = "agency"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Mention:
    """[start, end) of a surface form. `rule` names the pattern that read it."""

    surface: str
    kind: Kind
    start: int
    end: int
    rule: str


#: More characters than a mention has.
_LONGEST = 200


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of `mentions`, which stand in the order of the text, that begin in [start, end)."""
    return mentions[bisect_left(mentions, start, key=_START) : bisect_left(mentions, end, key=_START)]


def around(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those of `mentions` that share a character with [start, end)."""
    return [m for m in between(mentions, start - _LONGEST, end) if m.end > start]


_START = attrgetter("start")


@lru_cache(maxsize=2)
def unbroken(text: str) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """`text` without the line breaks that stand inside cells and names, and what gives for a stretch [start, end) of it the stretch of `text`.

    A break stays where the line before it ends a sentence or the line after it opens a numbered part.
    """
    pieces: list[str] = []
    removed: list[int] = []  # where breaks stood in the text that is returned
    start = 0
    for line in _INNER_BREAK.finditer(text):
        i = line.start()
        if (
            i
            and not (text[i - 1] in _POST_LAST and _POST_ENDS.search(text, max(0, i - 8), i))
            and not (text[i + 1] in "区州旗" and _HEADING.fullmatch(text, text.rfind("\n", 0, i) + 1, i))
            and not (text[i + 1] in "县市区州旗" and _PERSON_CELL.search(text, max(0, i - 4), i))
            and not (" " in text[max(0, i - 4) : i] and _NAME_ENDS.search(text, max(0, i - 4), i) and _NAME_LINE.match(text, i + 1))
        ):
            pieces.append(text[start:i])
            removed.append(i - len(removed))
            start = i + 1

    def stretch(begin: int, end: int) -> tuple[int, int]:
        return begin + bisect_right(removed, begin), end + bisect_right(removed, end - 1)

    return "".join([*pieces, text[start:]]), stretch


#: The last word of a post closes a roster's entry: 经理 | 威县防汛抗旱指挥部…
_POST_ENDS = re.compile(rf"(?:{alternatives(load('people')['posts'])})\Z")
_POST_LAST = {post[-1] for post in load("people")["posts"]}
#: 团泽镇人民政府镇长 冉启文: a line of a roster, post before name.
_NAME_ENDS = re.compile(r" [一-鿿]{2,3}\Z")
#: 2.1 组织指挥体系 | 区减灾委员会…: a heading above a body whose level is told by the edge before it
_HEADING = re.compile(r"(?:\d{1,2}(?:[.．]\d{1,2}){1,3}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s?[^。；，：]{2,20}")
#: 汪 洋 | 县住建局: a person's cell above a body's.
_PERSON_CELL = re.compile(r"\n[一-鿿] [一-鿿]\Z")
_NAME_LINE = re.compile(r"[^\s，。；：]{4,40} [一-鿿]{2,3}(?=\n|$)")
_OPENS = (
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、 ]|第[一二三四五六七八九十百]{1,4}[章节条]|附件|抄送|[一-鿿]{2,3} [一-鿿]"
)
#: A break that may stand inside a sentence, a cell or a name.
_INNER_BREAK = re.compile(rf"\n(?<![。；：！？)）日号]\n)(?<!印发\n)(?!\Z|{_OPENS})")
