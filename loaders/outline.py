"""The numbered parts of a document and what each is about: 第五章 › 二十一、; 三、 › （二） › 1.

Levels follow 党政机关公文格式 (GB/T 9704-2012, 7.3.3) and the order of 规章 (章、节、条) before it. A marker opens a part at its level and closes all deeper
ones; the heading of a part is its first sentence when that sentence is short enough to be one, without its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.beginnings import Opened

_DECIMAL_END = r"(?=\s?[一-鿿])"
#: 2.3 个百分点 is a quantity that a line happens to begin with; 2.3 人员保障 and 2.3 公安机关 are headings, and 2.2.7 is always one.
_NO_QUANTITY = r"(?!\s?(?:[亿万元吨千百个米倍座亩]|公(?:[里斤顷分]|吨)|度(?!汛)|年(?!度)|月(?!度)|日(?!常)|人(?![员民力才防工口事大])|户(?!外|籍)|家(?!庭|长)))"
#: By the characters that a marker begins with: its level and the way it stands in a path. The first that matches counts.
_LEVELS: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {
    "附": ((0, re.compile(r"附\s?(?:件|表)\s?(?P<n>[\d一二三四五六七八九十]{0,3})\s?[:：.．]?(?=\S|$)")),),
    "第": tuple((level, re.compile(rf"(?P<n>第[一二三四五六七八九十百零〇]{{1,5}}{word})")) for level, word in enumerate("编章节条", start=1)),
    "一二三四五六七八九十百": ((5, re.compile(r"(?P<n>[一二三四五六七八九十百]{1,4})[、．]")),),
    "（(": ((6, re.compile(r"(?P<n>[（(][一二三四五六七八九十百]{1,4}[）)])")), (8, re.compile(r"(?P<n>[（(]\d{1,2}[）)])"))),
    "0123456789０１２３４５６７８９": (
        # Decimal numbers of emergency plans: 1 总则, 2.3 现场工作组, 2.3.1
        (
            5,
            re.compile(
                r"(?P<n>\d{1,2})(?=(?:总则|总 则|附则|组织|应急|预警|监测|信息|保障|后期|适用|编制|指挥|响应|处置|善后|预案|风险|恢复|先期|培训|监督|工作)[一-鿿]{0,12}$)"
            ),
        ),
        (8, re.compile(rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{3}}){_DECIMAL_END}")),
        (7, re.compile(rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{2}}){_DECIMAL_END}")),
        (6, re.compile(rf"(?P<n>\d{{1,2}}[.．]\d{{1,2}}){_DECIMAL_END}{_NO_QUANTITY}")),
        (7, re.compile(r"(?P<n>\d{1,2})(?:[.．](?!\d)|、)")),
    ),
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳": ((9, re.compile(r"(?P<n>[①-⑳])")),),
}
_BY_FIRST = {character: levels for characters, levels in _LEVELS.items() for character in characters}
#: A heading is a short sentence; a longer one is the text itself.
LONGEST_HEADING = 60
_HEADING_ENDS = re.compile(r"[。：:\n]")


@dataclass(frozen=True, slots=True)
class Part:
    """[start, end) of the text that is this part's own; `until` is where its last sub-part ends. `level` -1 is the text before the first marker."""

    path: str
    number: str
    heading: str
    heading_at: int
    level: int
    start: int
    end: int
    until: int
    parent: int  # position in the outline, -1 at the top


def marker_of(line: str) -> tuple[int, str, int] | None:
    """Level, number and length of the marker that `line` begins with."""
    for level, pattern in _BY_FIRST.get(line[:1], ()):
        match = pattern.match(line)
        if match:
            if level == 0 and (len(line) > 60 or re.match(r"附\s?(?:件|表)\s?(?:所列|[中内一-鿿]*规定)", line)):
                return None
            number = "附件" + (match["n"] or "") if level == 0 else match["n"].translate(str.maketrans("()", "（）"))
            return level, number, match.end()
    return None


def heading_of(text: str) -> str:
    """The heading in the text after a marker: up to the first 。 or ：, or the whole line where it has none."""
    first = _HEADING_ENDS.split(text, maxsplit=1)[0]
    if first.count("（") > first.count("）"):
        first = first[: first.rindex("（")]  # 新闻宣传组（牵头单位：…）
    return first if len(first) <= LONGEST_HEADING else ""


def outline(text: str) -> list[Part]:
    """The parts of `text` (lines are paragraphs) in their order; the first is what stands before any number, and may be empty."""
    opened: list[dict] = [{"path": "", "number": "", "heading": "", "heading_at": 0, "level": -1, "start": 0, "parent": -1}]
    stack: list[int] = [0]
    untils: dict[int, int] = {}
    position = 0
    inline = {text.rfind("\n", 0, m.start()) + 1 for m in _INLINE.finditer(text)}
    for line in text.split("\n"):
        if position not in inline and line[:1] not in _BY_FIRST:
            position += len(line) + 1
            continue
        for offset in _marker_offsets(line) if position in inline else (0,):
            found = marker_of(line[offset:] if offset else line)
            if not found:
                continue
            level, number, length = found
            if level == 0 and _listed_annex(text, position + offset, line):
                continue
            while len(stack) > 1 and opened[stack[-1]]["level"] >= level:
                untils[stack.pop()] = position + offset
            parent = stack[-1]
            decimal = "." in number or "．" in number  # 2.3.1 holds the numbers above it
            path = number if decimal or level <= 0 else opened[parent]["path"] + number
            body = line[offset + length :].lstrip()
            lead = len(line) - offset - length - len(body) if body else 0
            opened.append(
                {
                    "path": path,
                    "number": number,
                    "heading": heading_of(body),
                    "heading_at": position + offset + length + max(lead, 0),
                    "level": level,
                    "start": position + offset,
                    "parent": parent,
                }
            )
            stack.append(len(opened) - 1)
        position += len(line) + 1
    parts: list[Part] = []
    for i, p in enumerate(opened):
        end = opened[i + 1]["start"] if i + 1 < len(opened) else len(text)
        parts.append(Part(**p, end=end, until=untils.get(i, len(text)) if i else end))
    return parts


#: A number may also stand inside a paragraph whose line break was lost: after 。 ； or ：, never after other characters.
_INLINE = Opened(
    r"(?<=[。；：）])(?=[（(][一二三四五六七八九十]{1,3}[）)][^，。）]{2,40}[。：]|\d{1,2}[.．](?![\d])[^，。]{2,40}[。：])",
    (mark + first for mark in "。；：）" for first in "（(0123456789０１２３４５６７８９"),
    1,
)


def _marker_offsets(line: str) -> list[int]:
    return [0, *(m.start() for m in _INLINE.finditer(line))]


def _listed_annex(text: str, at: int, line: str) -> bool:
    """`附件：1.威县…领导小组` at the end of a text lists its annexes and opens none: more than a bare 附件 with a title on the line, the annexes still to come."""
    rest = re.sub(r"^附\s?(?:件|表)\s?[\d一二三四五六七八九十]{0,3}\s?[:：.．]?\s?", "", line)
    return bool(rest) and bool(re.search(r"\n附\s?(?:件|表)\s?[\d一二三四五六七八九十]{0,3}\s?[:：.．]?\s?(?:\n|$)", text[at + 1 :]))


def part_at(parts: list[Part], position: int) -> Part:
    """The innermost part whose own text holds `position`."""
    low, high = 0, len(parts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if parts[middle].start <= position:
            low = middle
        else:
            high = middle - 1
    return parts[low]
