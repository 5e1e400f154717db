"""Page furniture and hard line breaks undone: the lines of a printed page become paragraphs, rosters and tables keep their lines.

A gazette is typeset in columns, so most line breaks are the printer's; a ministry's page has one paragraph a line. Which of the two a stretch of lines is
shows in the widths: no printed column is wider than `PRINTED`, and inside a column a line that stops short ends its paragraph.
Nothing is thrown away but furniture and white space, and every character keeps its origin (`loaders.mapped`).
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.mapped import MappedText, join, without

#: Characters in the widest line that an A4 page at 三号 or 小四 holds, with room (GB/T 9704-2012: 28 characters a line; gazettes use up to 45).
PRINTED = 56
#: A line may fall this much short of its column: punctuation that may not begin a line, and narrow digits, leave a gap.
SLACK = 2.5
#: A paragraph begins two characters in; the blanks themselves are lost in most extractions.
INDENT = 2.0

#: `- 12 -`, `—12—`, `· 7 ·`; a bare number is a page number only beside other furniture.
PAGE_NUMBER = re.compile(r"^(?:[-－—–·•\s]+\d{1,4}[-－—–·•\s]+|第\s*\d+\s*页(?:[,，\s]*共\s*\d+\s*页)?|\d{1,4}\s*/\s*\d{1,4})$")
#: `《巨鹿县人民政府公报》2023年合订本 县政府文件`, `威县人民政府公报 2022年第2期`, `2022年第1期 威县政报`
RUNNING_HEAD = re.compile(
    r"^(?:\d{1,4}\s+)?《?[一-鿿]{2,20}[公政]报》?\s*(?:[（(]?\d{4}\s*[年.·].{0,24}|第\s*\d+\s*[期号].{0,20})$|^[（(]?\d{4}\s*(?:年\s*第|[.·])\s*\d{1,3}\s*[期号]?[）)]?\s*《?[一-鿿]{2,20}[公政]报》?(?:\s*\d{1,4})?$"
)
#: 县政府办公室文件, 人事任免: the part of a gazette that the page belongs to; with a place before it (云溪县人民政府文件) it is the red head of a document.
SECTION = re.compile(r"\W*(?:(?:(?:[省市县区州旗]|自治[州县旗])?(?:委|(?:人民)?政府)(?:办公[室厅])?|[省市县区州]?(?:部门|直部门|级部门)|规范性|政策|重要|领导)(?:规范性|重要)?文件|(?:[省市县区州旗]?人大常委会)?(?:人事)?任免|人事信息|政府规章|政务大事记|大事记|政策解读|领导讲话|重要讲话|会议纪要|政务动态|工作动态)(?:选登|选编)?\W*")
#: How often a line must stand at the edge of a page to be a running head, whatever it says.
_RUNNING = 3

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
_TERMINAL = "。；：！？…;:!?"
#: Two Chinese characters with white space between them that is no letter-spacing: cells of a roster or table.
_CELLS = re.compile(r"[一-鿿）)：:](?: )[一-鿿（(]")
_WORDY = re.compile(r"[A-Za-z][A-Za-z.'-]* [A-Za-z]")


def opens_part(text: str) -> bool:
    """Whether `text` begins with a number or another marker of a part."""
    first = text[:1]
    return (first in _MARKER_FIRST or first.isdigit()) and bool(MARKER.match(text[:12].replace(" ", "") + text[12:]))


@dataclass(slots=True)
class Line:
    """A printed line, runs of white space made one blank. What is asked of every line again and again is worked out once."""

    body: MappedText
    start: int
    end: int
    indent: int = 0  # blanks before its first character
    text: str = field(init=False)
    _width: float = field(init=False, default=-1.0)
    _tabular: bool | None = field(init=False, default=None)
    _opens_part: bool | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.text = self.body.text

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


def _cut_entry(text: str, below: str) -> bool:
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


#: The line below a red head, drawn with signs.
_RULES = set("─━═＿_★☆ ")
_NUMBER_LAST = "0123456789０１２３４５６７８９-－—–·•页"


def furniture(lines: list[Line]) -> set[int]:
    """Positions of lines that belong to the page and not to a document: running heads, page numbers, and what repeats beside them."""
    texts = [line.text for line in lines]
    numbered = [i for i, text in enumerate(texts) if text[-1] in _NUMBER_LAST]
    numbers = {i for i in numbered if PAGE_NUMBER.match(texts[i]) or PAGE_NUMBER.match(texts[i].replace(" ", ""))}
    bare_numbers = [i for i in numbered if len(texts[i]) <= 3 and texts[i].isdecimal()]
    numbers |= _bare_page_numbers(lines, bare_numbers) | _beside_section(texts, bare_numbers)
    named = {i: bare for i, text in enumerate(texts) if "报" in text and len(text) <= 60 and ("公报" in (bare := text.replace(" ", "")) or "政报" in bare)}
    issues = Counter(_issue(texts[i]) for i in named)
    heads = {
        i
        for i, bare in named.items()
        if RUNNING_HEAD.match(bare)
        or (len(bare) <= 36 and bare[-1] not in _TERMINAL + "，、" and issues[issue := _issue(texts[i])] >= (2 if _ISSUE_ALONE.fullmatch(issue) else _RUNNING))
    }
    edges = numbers | heads | {i for i, text in enumerate(texts) if text[0] in _RULES and set(text) <= _RULES}
    tops = _page_tops(lines)
    beside = {k for i in edges for k in (i - 2, i - 1, i + 1, i + 2)} | {k for i in tops for k in (i - 1, i)}
    at_edge = Counter(_unnumbered(texts[k]) for k in beside if 0 <= k < len(lines) and k not in edges and _may_run(texts[k]))
    running = {key for key, n in at_edge.items() if n >= _RUNNING}
    if running:
        everywhere = Counter(key for text in texts if len(text) <= 40 and (key := _unnumbered(text)) in running)
        running = {key for key in running if at_edge[key] * 10 >= everywhere[key] * 6}
    found = set(edges)
    reached = [(i, d) for i in edges for d in (-1, 1)] + [(i, -1) for i in tops] + [(i - 1, 1) for i in tops]
    while reached:
        i, step = reached.pop()
        j = i + step
        if not 0 <= j < len(lines) or j in found:
            continue
        if (
            (re.fullmatch(r"\d{1,4}", texts[j]) and (i in edges or i in tops) and not _counts_on(texts, j))
            or (_may_run(texts[j]) and _unnumbered(texts[j]) in running)
            or ((i in found or j in tops) and SECTION.fullmatch(texts[j].replace(" ", "")))
        ):
            found.add(j)
            reached += [(j, step), (j, -step)]
    return found


def _beside_section(texts: list[str], numbers: list[int]) -> set[int]:
    """Those of the `numbers`, alone on their lines, between the text and the name of the gazette's part: 12 | 县政府文件."""
    return {i for i in numbers if any(SECTION.fullmatch(texts[k].replace(" ", "")) for k in (i - 1, i + 1) if 0 <= k < len(texts))}


#: The name of a gazette and nothing else: on the cover, and at the top of a page.
_ISSUE_ALONE = re.compile(r"《?[一-鿿]{2,16}[公政]报》?")


def _issue(text: str) -> str:
    """The name of the gazette in a running head, without the part that the page belongs to: 县政府文件 云溪县人民政府公报."""
    return _unnumbered("".join(piece for piece in text.split(" ") if not SECTION.fullmatch(piece)))


def _page_tops(lines: list[Line]) -> set[int]:
    """Positions of lines that were joined to the page before them by a line break and a blank, as some texts taken out of PDF files are."""
    tops = {i for i, line in enumerate(lines) if line.indent == 1 and i and line.start - lines[i - 1].end == 2}
    return tops if len(tops) * _LEAST_PAGE <= len(lines) else set()


def _unnumbered(text: str) -> str:
    """A running head without what changes from page to page; 2022年第4号 may as well be the number of an order."""
    return re.sub(r"\s" if "号" in text else r"[\d\s]", "", text)


#: What stands at the top of many a page and yet belongs to a document: its red head, its issuer, its number, the head of its table, 附件, the lines that close it.
_OF_DOCUMENT = re.compile(r".*(?:文件|政府|办公[室厅]|委员会|[局厅部委署院行会])$|.*[〔\[［].*号|附|序|.*印发$|[（(]此件|.*年.{0,4}月.{0,4}日|.*[通公]\s?[知告]$|抄|主题词")


def _may_run(text: str) -> bool:
    """Whether a line could be a running head: short, no sentence, nothing that documents begin or close with; 【县政府文件】 may be one, 云溪县人民政府文件 is none."""
    return 2 <= len(text) <= 40 and text[-1] not in _TERMINAL + "，、" and bool(_unnumbered(text)) and (not _OF_DOCUMENT.match(text) or bool(SECTION.fullmatch(text.replace(" ", ""))))


#: Lines that a page holds at least, blank ones left out; where numbers stand closer they are those of rows.
_LEAST_PAGE = 14


def _bare_page_numbers(lines: list[Line], numbers: list[int]) -> set[int]:
    """Those of the `numbers`, alone on their lines, that count the pages: one by one, as many lines apart as a page has, through the most of the text.

    The last line of a page is as a rule a full one; above the number of a row stands the last cell of the row before.
    """
    chains: dict[int, list[list[int]]] = {}
    best: list[int] = []
    for i in numbers:
        value = int(lines[i].text)
        before = max((c for v in (value - 1, value - 2) for c in chains.get(v, ())[-3:] if i - c[-1] >= _LEAST_PAGE), key=len, default=[])
        chains.setdefault(value, []).append(chain := [*before, i])
        best = max(best, chain, key=len)
    gaps = sorted(b - a for a, b in itertools.pairwise(best))
    if len(gaps) < 2 or (best[-1] - best[0]) * 10 < len(lines) * 5:
        return set()
    usual = gaps[len(gaps) // 2]
    even = sum(1 for gap in gaps if usual * 0.6 <= gap <= usual * 1.4)
    full = sum(1 for i in best if i and lines[i - 1].width >= 0.85 * max(x.width for x in lines[max(0, i - _LEAST_PAGE) : i]))
    return set(best) if even * 10 >= len(gaps) * 7 and full * 10 >= len(best) * 5 else set()


def _counts_on(texts: list[str], at: int) -> bool:
    """Whether the number alone on a line is a row's: the rows before and after it, a few lines off, have their numbers on lines of their own or before their cells."""
    number = int(texts[at])
    return _begins(number - 1, texts[max(0, at - 20) : at]) and _begins(number + 1, texts[at + 1 : at + 20])


def _begins(number: int, texts: list[str]) -> bool:
    """Whether a line is the number, or begins with it."""
    return any(text == str(number) or text.startswith(f"{number} ") for text in texts)


_PLAIN_BLANK = re.compile(" ")


def tight(body: MappedText) -> MappedText:
    """Without blanks, except between Latin words, where they separate words."""
    text = body.text
    if " " not in text:
        return body
    blanks = [m.start() for m in _PLAIN_BLANK.finditer(text)]
    return without(body, [i for i in blanks if not (0 < i < len(text) - 1 and _WORDY.match(text, i - 1, i + 2))])


_ANNEX = re.compile(r"附\s*件")
_PART = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章条]")
_PART_FIRST = "第一二三四五六七八九十"
#: Head of a table of tasks, possibly broken over several lines: 序号 工作任务 牵头单位 责任单位 完成时限
_TABLE_HEAD = re.compile(r"^序\s*号(?:\s|$)|^序$")


def _table_ends(lines: list[Line], start: int) -> int:
    """Position after the table that begins at `start`: the next 附件 heading, or a paragraph of prose that fills a page column."""
    for i in range(start + 1, len(lines)):
        first = lines[i].text[0]
        if first == "附" and len(lines[i].text) < 40 and _ANNEX.match(lines[i].text):
            return i
        if first in _PART_FIRST and _PART.match(lines[i].text) and not lines[i].tabular and not _opens_rows(lines, i):
            return i
    return len(lines)


def _opens_rows(lines: list[Line], i: int) -> bool:
    """Whether line `i` is a heading between the rows of one table: 一、产业发展方面 | 1 深入实施…"""
    return len(lines[i].text) <= 26 and not re.search(r"[。；：]", lines[i].text) and i + 1 < len(lines) and bool(re.match(r"\d{1,3}(?: \S|$)", lines[i + 1].text))


def paragraphs(lines: list[Line]) -> list[MappedText]:
    """Paragraphs of prose with their hard breaks undone; lines of rosters and tables one by one, their blanks kept."""
    wrapped = not any(len(line.text) > PRINTED and line.width > PRINTED for line in lines)
    indented = _set_in(lines) if wrapped else _indented(lines)
    out: list[MappedText] = []
    current: list[MappedText] = []
    table_until = taken = -1

    def flush() -> None:
        if current:
            out.append(join(current))
            current.clear()

    roster = False
    listed = _listed(lines)
    for i, line in enumerate(lines):
        if i == taken:
            continue  # the end of the entry above
        if i in listed:
            flush()
            out.append(tight(line.body))
            continue
        if i >= table_until and line.text[0] == "序" and _TABLE_HEAD.match(line.text):
            table_until = _table_ends(lines, i)
        tabular = line.tabular and not (current and _inside_prose(current, line))
        if i < table_until or tabular or (roster and not _ends_roster(lines, i)) or (line.text[0] in _ROLE_FIRST and not current and _opens_roster(lines, i)):
            flush()
            if roster and not tabular and i >= table_until and wrapped and _goes_on_in_roster(lines, i):
                out[-1] = join([out[-1], tight(line.body)])
            else:
                out.append(line.body if tabular or i < table_until else tight(line.body))
            roster = i >= table_until
            continue
        if roster and i + 1 < len(lines) and _cut_entry(line.text, lines[i + 1].text):
            out.append(join([line.body, tight(lines[i + 1].body)]))
            taken = i + 1
            continue
        roster = False
        if current and line.opens_part and not _cut_before(current[-1].text, line.text):
            flush()
        indent = 0.0 if current else INDENT
        current.append(tight(line.body))
        following = lines[i + 1] if i + 1 < len(lines) else None
        if (
            following is None
            or (not wrapped and not _cut_off(line, following, indented))
            or (following.tabular and not _inside_prose(current, following))
            or (wrapped and (_stops(lines, i, indent, len(current)) or (indented and following.indent >= 2 and line.text[-1] in "。；：")) and not _open(current))
        ):
            flush()
    flush()
    return out


_LIST_LINE = re.compile(r"[一-鿿、（）]{8,40}")


def _listed(lines: list[Line]) -> set[int]:
    """Positions of lines of a list without marks, that begin alike: 武警山东省边防总队政治委员孙相敏 | 武警吉林省警卫处处长韩永泰."""
    runs: set[int] = set()
    start = 0
    heads = [line.text[:2] for line in lines]
    for i in range(1, len(lines) + 1):
        if i < len(lines) and heads[i] == heads[start] and _LIST_LINE.fullmatch(lines[i].text) and _LIST_LINE.fullmatch(lines[start].text):
            continue
        if i - start >= 4:
            runs.update(range(start, i))
        start = i
    return runs


def _indented(lines: list[Line]) -> bool:
    """Whether the paragraphs of a text that was never typeset in a column begin with blanks."""
    prose = [line for line in lines if line.width > 20 and line.text[-1] in _TERMINAL]
    return len(prose) > 1 and sum(1 for line in prose if line.indent >= 2) * 10 >= len(prose) * 8


def _set_in(lines: list[Line]) -> bool:
    """Whether the first lines of the paragraphs of a text that was typeset in a column, and no others, begin with blanks."""
    begun = sum([2 <= line.indent <= 4 for line in lines])
    return len(lines) > 9 and 0.1 * len(lines) <= begun and 0.2 * len(lines) <= sum(1 for line in lines if line.indent == 0)


#: Lines that are no part of a sentence: a body or a date alone, a field with its name.
_ALONE = re.compile(r"[一-鿿 ]{2,40}(?:政府|办公室|办公厅|委员会|[局厅部委署院行会])|(?:[一-鿿 ]{2,40}(?:政府|办公室|办公厅|委员会|[局厅部委署院行会]))?\s?(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[一二][〇○零一二三四五六七八九]{3}年.{2,8}日)(?:印发)?(?:[（(].*)?|[一-鿿 ]{1,10}[：:].*|[（(]此件.*|抄\s?送.*|抄\s?报.*|注\s?[：:].*")


def _cut_off(line: Line, following: Line, indented: bool) -> bool:
    """Whether a paragraph that stands on one line was cut in two, by a page break say: its sentence is not at its end and the next line begins nothing."""
    if line.tabular or following.tabular or following.opens_part or _TABLE_HEAD.match(following.text):
        return False
    if any(line.text.rstrip("《").count(a) > line.text.count(b) for a, b in ("《》", "（）", "〔〕")) and following.indent == 0:
        return True
    if following.text[0] in "，。；、：》）”！？" or (line.text[-1] in "，、（“" and not following.indent):
        return True
    if line.text[-1] in _TERMINAL or line.text[-1] in "）)" or (_ALONE.fullmatch(line.text) and not line.opens_part) or _ALONE.fullmatch(following.text):
        return False
    if indented:
        return line.indent >= 2 and following.indent == 0 and line.indent < 8
    return bool(re.search(r"[，。；]", line.text)) and following.indent <= line.indent and line.width > 12 and following.text[-1] in _TERMINAL


#: `组 长：高凯英 县委副书记` · `韩 超 县政府办公室主任`: what opens an entry of a roster.
_ENTRY = re.compile(r"(?:[一-鿿]\s?){1,8}[:：]|[一-鿿]{2,4} [一-鿿]{3}|[一-鿿] [一-鿿] [一-鿿]{3}")


def _inside_prose(parts: list[MappedText], line: Line) -> bool:
    """Whether a line with a blank in it goes on with a sentence that is not finished: one stray blank, no entry of a roster."""
    return _open(parts) or (parts[-1].text[-1] not in _TERMINAL and line.text.count(" ") == 1 and not _ENTRY.match(line.text))


def _open(parts: list[MappedText]) -> bool:
    """Whether a title 《…》 or a bracket that was begun in the last lines is still open: no paragraph ends inside one."""
    text = "".join(part.text.rstrip("《") for part in parts[-6:])  # 根据《: the link that stood behind it was lost
    return any(text.count(a) > text.count(b) for a, b in ("《》", "（）", "〔〕"))


def _ends_roster(lines: list[Line], i: int) -> bool:
    """A line that goes on with prose after a roster: it begins a part, is a sentence or fills the column as only sentences do."""
    line = lines[i]
    if line.text[-1] in _POST_LAST and "，" in line.text[:8] and _TOLD_LINE.fullmatch(line.text, 0 if not (role := _ROLE_LINE.match(line.text)) else role.end()):
        return False
    if line.opens_part or (line.text[-1] in _TERMINAL and not _ROLE_LINE.fullmatch(line.text)) or re.search(r"[，。；]|设在|下设|兼任|负责|成立", line.text):
        return True
    return line.width > 17 and line.width > _column(lines, i) - 3


def _column(lines: list[Line], i: int) -> float:
    """How wide the prose around line `i` is set."""
    return max((x.width for x in lines[max(0, i - 24) : i + 24] if not x.tabular and re.search(r"[，。；]", x.text)), default=0)


#: 组长：覃健县委副书记、县长 · 成 员：
_ROLE_LINE = re.compile(r"(?:常务|第一)?副?(?:组\s?长|指\s?挥\s?长|主\s?任|召\s?集\s?人)\s?[：:]|(?:成|委)\s?员\s?[：:]")
_ROLE_FIRST = "常第副组指主召成委"
_POST_LAST = "长任记员席理）)；"
#: 王磊，县财政局局长
_TOLD_LINE = re.compile(r"\s?[一-鿿](?:\s?[一-鿿]){1,3}，[^，。；：]{2,40}[长任记员席理]")
#: What stands before the last word of a post: 副局 | 长, 党组书 | 记, 副主 | 任.
_CUT_POST = re.compile(r"[一-鿿]{0,3}[长任记员席理]")


def _opens_roster(lines: list[Line], i: int) -> bool:
    """Whether a role and its colon stand first in the line, with a person behind them or persons on the lines below."""
    role = _ROLE_LINE.match(lines[i].text)
    return bool(role) and (bool(_TOLD_LINE.fullmatch(lines[i].text, role.end())) or role.end() == len(lines[i].text) or not re.search(r"[，。；：]|设在|下设|兼任|负责|成立", lines[i].text[role.end() :]))


def _goes_on_in_roster(lines: list[Line], i: int) -> bool:
    """Whether line `i` of a roster set without blanks goes on with the entry above it: that fills its line, or has not come to the last word of a post."""
    line, above = lines[i], lines[i - 1]
    if line.tabular or above.tabular or ("：" in line.text[:8] and _ROLE_LINE.match(line.text)) or above.text[-1] in "：:":
        return False
    if above.text[-1] in _POST_LAST:
        return False
    if _CUT_POST.fullmatch(line.text):
        return True
    column = _column(lines, i)
    return 0 < column <= above.width + INDENT + SLACK and bool(re.search(r"[：、]|[局委办府]", above.text))


#: Fields of a group's entry, each on a line of its own.
_FIELD_LINE = re.compile(r"(?:(?:主要|工作)?职责|(?:牵头|组长|成员|责任|配合|参与|参加)(?:单位|部门)|副?组\s?长|[成组]\s?员|副?指\s?挥\s?长)[：:]")
_FIELD_FIRST = "主工职牵组成责配参副指"


#: 县农业农村局：指导农事用火管理。 An entry of a list of duties, where the one above fills its last line
_LABELLED = re.compile(r"[一-鿿、（）]{2,36}(?:[局委办厅部院校站所会社组]|政府|街道|中心|公司|大队|支队|中队|单位|部门|乡镇)：")
#: 4附则, below a paragraph that fills its last line; a number of things is no chapter (3个月内)
_CHAPTER = re.compile(r"\d{1,2}\s?(?![个年月日万亿名人家项次天小户元%％级类种处座条件份台号时分点])[一-鿿]{2,12}")
#: 2.2.8质监、食品药品监督部门职责
_DUTIES_OF = re.compile(r"[\d.．（）()一二三四五六七八九十、]{2,12}\s?[一-鿿、]{2,30}(?:部门|机构|单位|[局委办院会])的?(?:主要|工作)?职责")
#: （此件公开发布） · 抄送：县委各部门
_CLOSING = re.compile(r"[（(]此件|抄\s?[送报]\s?[：:]")
#: 云溪县蔬菜产业扶持办法（试行）: the title of a text, above its first paragraph
_TEXT_TITLE = re.compile(r"[^，。；：！？、《》〈〉]{6,40}(?:办法|方案|规划|预案|细则|规定|意见|要点|计划|制度|规则|措施)(?:[（(][^（）()]{2,10}[）)])?")

#: 第一督查组, above its members
_GROUP_LINE = re.compile(r"第[一二三四五六七八九十]{1,3}[一-鿿]{0,8}组")


#: 提供统 | 一、规范的专栏 · 违反《水法》 | 第三十条规定 · 第八条第 | （二）项: what looks like the number of a part goes on with a word or a citation that the line's end cut.
_BEFORE_ONE = "统之唯第逐同单归如专划"
_CUT_CITATION = re.compile(r"(?:》|本(?:办法|规定|条例|细则|规则)|[第条款、])$")
_CITED = re.compile(r"第[一二三四五六七八九十百零〇]{1,5}条|[（(][一二三四五六七八九十]{1,3}[）)]\s?[项目、]")


def _cut_before(above: str, text: str) -> bool:
    """Whether the number at the beginning of `text` belongs to what stands `above` and begins no part."""
    return (text[0] == "一" and above[-1] in _BEFORE_ONE) or (text[0] in "第（(" and bool(_CITED.match(text)) and bool(_CUT_CITATION.search(above)))


#: What the lines begin with that `_begins_anew` knows, whatever stands above them.
_BEGINNINGS = _FIELD_FIRST + "（(抄为根"


def _begins_anew(above: str, below: str) -> bool:
    """Whether the words at the end of a printed line and at the beginning of the next tell that a paragraph ends between them."""
    last, first = above[-1], below[0]
    if last == "。" and (
        below.startswith("——") or ("：" in below[:40] and _LABELLED.match(below)) or (first.isdigit() and _CHAPTER.fullmatch(below)) or _GROUP_LINE.fullmatch(below)
    ):
        return True
    if last == "责":
        return not below.startswith("分工") and bool(_DUTIES_OF.fullmatch(above))
    if first in _FIELD_FIRST:
        return last not in "、，；（(" and bool(_FIELD_LINE.match(below))
    if first in "（(抄":
        return bool(_CLOSING.match(below))
    return first in "为根" and bool(_TEXT_TITLE.fullmatch(above))


def _stops(lines: list[Line], i: int, indent: float, running: int) -> bool:
    """Whether printed line `i`, set in by `indent`, is the last of its paragraph, of which `running` lines are there."""
    line, following = lines[i], lines[i + 1]
    last = line.text[-1]
    if following.opens_part and last not in "、，（(" and not _cut_before(line.text, following.text):
        return True
    if (last in "。责" or following.text[0] in _BEGINNINGS) and _begins_anew(line.text, following.text):
        return True
    if last not in _TERMINAL and (last in "，、" or running > 1):
        return False
    wider = line.width + indent + SLACK
    short = False
    for x in lines[max(0, i - 3) : i + 4]:
        if len(x.text) > wider and x.width > wider and not x.tabular:
            short = True
            break
    if last in _TERMINAL:
        return short
    # A sentence does not end without a stop: a short line inside one is a stray break. Headings and titles are lines of their own.
    if not short or (re.search(r"[，。；]", line.text) and not line.opens_part) or re.search(r"：.", line.text):
        return False
    # Where the column narrows (a preamble over the full width, then two columns) lines of one width still belong together.
    return not (abs(line.width - following.width) <= 1.5 and line.width > 12)


def run_on(lines: Iterable[Line]) -> MappedText:
    """The lines one after the other without breaks or blanks, as what a title or a list of names is printed over several lines means."""
    return join(tight(line.body) for line in lines)


def clean(lines: list[Line]) -> MappedText:
    """The text of a document: paragraphs and table lines, one a line."""
    return join(paragraphs(lines), "\n")
