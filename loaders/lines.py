"""Printed lines as they stand in a file, and what is asked of one by itself: its width, whether it begins a part, whether it is set in cells."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.mapped import MappedText, join, without

#: What begins a part of a document, from 第一章 to ①; the order is that of 党政机关公文格式 (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）), with those of 规章 before it.
MARKER = re.compile(
    r"第[一二三四五六七八九十百零〇]{1,5}[编章节条](?![、，和及至或第])"  # 第五章, 第二十一条; 第七条、第八条 and 第三条第二款 are cited
    r"|[一二三四五六七八九十百]{1,4}[、．]"  # 二十一、
    r"|[（(][一二三四五六七八九十百]{1,4}[）)]"  # （三）
    r"|\d{1,2}(?:[.．]\d{1,2}){1,3}(?=\s?[一-鿿])(?!\s?[亿万元吨公千百个米倍度年月日人户家座亩])"  # 2.3 现场工作组
    r"|\d{1,2}(?:[.．](?!\d)|、)"  # 1. 1． 1、
    r"|[（(]\d{1,2}[）)]"  # （2）
    r"|[①-⑳]"
    r"|附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{0,3}\s*[:：.．]?(?=\S|$)"
)
#: What markers begin with, but digits.
_MARKER_FIRST = "第附一二三四五六七八九十百（("
#: What a paragraph ends with.
TERMINAL = "。；：！？…;:!?"
#: Two Chinese characters with white space between them that is no letter-spacing: cells of a roster or table.
_CELLS = re.compile(r"[一-鿿）)：:](?: )[一-鿿（(]")
_WORDY = re.compile(r"[A-Za-z][A-Za-z.'-]* [A-Za-z]")


def opens_part(text: str) -> bool:
    """Whether `text` begins with a number or another marker of a part."""
    first = text[:1]
    return (first in _MARKER_FIRST or first.isdigit()) and bool(MARKER.match(text[:12].replace(" ", "") + text[12:]))


@dataclass(slots=True, init=False)
class Line:
    """A printed line, runs of white space made one blank. What is asked of every line again and again is worked out once."""

    body: MappedText
    start: int
    end: int
    indent: int  # blanks before its first character
    text: str
    _width: float
    _tabular: bool | None
    _opens_part: bool | None

    def __init__(self, body: MappedText, start: int, end: int, indent: int = 0) -> None:
        self.body, self.start, self.end, self.indent, self.text = body, start, end, indent, body.text
        self._width, self._tabular, self._opens_part = -1.0, None, None

    @property
    def width(self) -> float:
        """In full-width characters."""
        if self._width < 0:
            self._width = len(self.text) - 0.5 * len(_NARROW.findall(self.text))
        return self._width

    @property
    def tabular(self) -> bool:
        """Cells side by side: `组长：高凯英 县委副书记`; not `第一章 总 则`, not `二、 工作目标`."""
        if self._tabular is None:
            self._tabular = " " in self.text and _in_cells(self)
        return self._tabular

    @property
    def opens_part(self) -> bool:
        """Whether it begins a part."""
        if self._opens_part is None:
            self._opens_part = opens_part(self.text)
        return self._opens_part


_NARROW = re.compile("[\0-\u1fff]")
#: 王 磊 县委常委、办公室主任，城关镇党委书记: two posts of one person, which a comma parts
_POSTS_OF_ONE = re.compile(r"(?:[一-鿿 ]{2,12}[:：] ?)?[一-鿿](?: ?[一-鿿]){1,3} [一-鿿、（）]{4,40}(?:，[一-鿿、（）]{4,40}){1,3}(?<=[记长任席员])")
_CUT_IN_BRACKETS = re.compile(r"[一-鿿](?: ?[一-鿿]){1,3} [一-鿿、]{4,40}（[一-鿿]{0,10}")


def cut_entry(text: str, below: str) -> bool:
    """Whether an entry of a roster is cut where it goes on with another post or in a bracket: 王磊 县水利局副局长（主持 | 工作）."""
    return ("，" in text and bool(_POSTS_OF_ONE.fullmatch(text + below))) or (
        "（" in text and bool(_CUT_IN_BRACKETS.fullmatch(text)) and bool(re.fullmatch(r"[一-鿿]{1,10}）", below))
    )


def _in_cells(line: Line) -> bool:
    text = line.text
    if line.opens_part and not text.startswith("附"):
        return False
    if ("，" in text and not _POSTS_OF_ONE.fullmatch(text)) or "。" in text or text.count("《") != text.count("》") or text.count("（") > text.count("）"):
        return False  # a sentence or a title with a stray blank
    return bool(_CELLS.search(text)) and not _letterspaced(text) and not _broken_name(text)


def _broken_name(text: str) -> bool:
    """`苍溪县人民政府办公 室`: one name with a stray blank in it, no two cells."""
    pieces = text.split(" ")
    return (
        len(pieces) == 2
        and bool(re.fullmatch(r"[一-鿿]{6,40}(?:人民政府|政府|办公室|办公厅|委员会|局)", "".join(pieces)))
        and not re.search(r"(?:政府|办公室|办公厅|委员会|[局厅部委院长任记员])$", pieces[0])
        and (len(pieces[0]) >= 5 or len(pieces[1]) == 1)
    )


def _letterspaced(text: str) -> bool:
    """`通 知`, `实 施 意 见`: a word set wide."""
    pieces = text.split(" ")
    return len(pieces) > 1 and all(len(p) <= 1 for p in pieces)


#: Signs that take no room: byte order mark, zero-width space, soft hyphen.
_NOTHING = "\ufeff\u200b\u00ad"
_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029]+")
_WORDS = re.compile(rf"[^\s{_NOTHING}]+")
#: 0, 1, 2 … as far as the longest file went: a line takes its stretch out of it, faster than counting anew.
_PLACES = array("I")


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Lines of text[start:end] that hold something, white space trimmed and its runs made one blank."""
    end = len(text) if end is None else end
    found = []
    _PLACES.extend(range(len(_PLACES), end))
    for match in _LINE.finditer(text, start, end):
        stretch, begin = match.group(), match.start()
        bare = stretch.strip(" ")
        if not bare:
            continue
        if "  " not in bare and bare.isprintable():  # no white space to make even; all but the plain blank, and signs that take no room, are not printable
            lead = 0 if stretch[0] != " " else stretch.index(bare[0])
            at = begin + lead
            found.append(Line(MappedText(bare, _PLACES[at : at + len(bare)]), at, at + len(bare), lead))
            continue
        words = list(_WORDS.finditer(stretch))
        if not words:
            continue
        pieces: list[str] = []
        origin = array("I")
        last = None
        for word in words:
            if last is not None and (blank := _BLANK.search(stretch, last, word.start())):
                pieces.append(" ")
                origin.append(begin + blank.start())
            pieces.append(word.group())
            origin.extend(_PLACES[begin + word.start() : begin + word.end()])
            last = word.end()
        lead = words[0].start()
        found.append(Line(MappedText("".join(pieces), origin), begin + lead, begin + words[-1].end(), lead))
    return found


_BLANK = re.compile(r"\s")
_PLAIN_BLANK = re.compile(" ")


def tight(body: MappedText) -> MappedText:
    """Without blanks, except between Latin words, where they separate words."""
    text = body.text
    if " " not in text:
        return body
    blanks = [m.start() for m in _PLAIN_BLANK.finditer(text)]
    return without(body, [i for i in blanks if not (0 < i < len(text) - 1 and _WORDY.match(text, i - 1, i + 2))])


def run_on(lines: Iterable[Line]) -> MappedText:
    """The lines one after the other without breaks or blanks, as what a title or a list of names is printed over several lines means."""
    return join(tight(line.body) for line in lines)
