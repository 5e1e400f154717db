"""Hard line breaks undone: the lines of a printed page become paragraphs, rosters and tables keep their lines.

A gazette is typeset in columns, so most line breaks are the printer's; a ministry's page has one paragraph a line. Which of the two a stretch of lines is
shows in the widths: no printed column is wider than `PRINTED`, and inside a column a line that stops short ends its paragraph.
Nothing is thrown away but furniture (`loaders.furniture`) and white space, and every character keeps its origin (`loaders.mapped`).
"""

from __future__ import annotations

import re

from loaders.lines import TERMINAL, Line, cut_entry, tight
from loaders.mapped import MappedText, join

#: Characters in the widest line that an A4 page at 三号 or 小四 holds, with room (GB/T 9704-2012: 28 characters a line; gazettes use up to 45).
PRINTED = 56
#: A line may fall this much short of its column: punctuation that may not begin a line, and narrow digits, leave a gap.
SLACK = 2.5
#: A paragraph begins two characters in; the blanks themselves are lost in most extractions.
INDENT = 2.0
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
        if roster and i + 1 < len(lines) and cut_entry(line.text, lines[i + 1].text):
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
    prose = [line for line in lines if line.width > 20 and line.text[-1] in TERMINAL]
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
    if line.text[-1] in TERMINAL or line.text[-1] in "）)" or (_ALONE.fullmatch(line.text) and not line.opens_part) or _ALONE.fullmatch(following.text):
        return False
    if indented:
        return line.indent >= 2 and following.indent == 0 and line.indent < 8
    return bool(re.search(r"[，。；]", line.text)) and following.indent <= line.indent and line.width > 12 and following.text[-1] in TERMINAL


#: `组 长：高凯英 县委副书记` · `韩 超 县政府办公室主任`: what opens an entry of a roster.
_ENTRY = re.compile(r"(?:[一-鿿]\s?){1,8}[:：]|[一-鿿]{2,4} [一-鿿]{3}|[一-鿿] [一-鿿] [一-鿿]{3}")


def _inside_prose(parts: list[MappedText], line: Line) -> bool:
    """Whether a line with a blank in it goes on with a sentence that is not finished: one stray blank, no entry of a roster."""
    return _open(parts) or (parts[-1].text[-1] not in TERMINAL and line.text.count(" ") == 1 and not _ENTRY.match(line.text))


def _open(parts: list[MappedText]) -> bool:
    """Whether a title 《…》 or a bracket that was begun in the last lines is still open: no paragraph ends inside one."""
    text = "".join(part.text.rstrip("《") for part in parts[-6:])  # 根据《: the link that stood behind it was lost
    return any(text.count(a) > text.count(b) for a, b in ("《》", "（）", "〔〕"))


def _ends_roster(lines: list[Line], i: int) -> bool:
    """A line that goes on with prose after a roster: it begins a part, is a sentence or fills the column as only sentences do."""
    line = lines[i]
    if line.text[-1] in _POST_LAST and "，" in line.text[:8] and _TOLD_LINE.fullmatch(line.text, 0 if not (role := _ROLE_LINE.match(line.text)) else role.end()):
        return False
    if line.opens_part or (line.text[-1] in TERMINAL and not _ROLE_LINE.fullmatch(line.text)) or re.search(r"[，。；]|设在|下设|兼任|负责|成立", line.text):
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
    if last not in TERMINAL and (last in "，、" or running > 1):
        return False
    wider = line.width + indent + SLACK
    short = False
    for x in lines[max(0, i - 3) : i + 4]:
        if len(x.text) > wider and x.width > wider and not x.tabular:
            short = True
            break
    if last in TERMINAL:
        return short
    # A sentence does not end without a stop: a short line inside one is a stray break. Headings and titles are lines of their own.
    if not short or (re.search(r"[，。；]", line.text) and not line.opens_part) or re.search(r"：.", line.text):
        return False
    # Where the column narrows (a preamble over the full width, then two columns) lines of one width still belong together.
    return not (abs(line.width - following.width) <= 1.5 and line.width > 12)


def clean(lines: list[Line]) -> MappedText:
    """The text of a document: paragraphs and table lines, one a line."""
    return join(paragraphs(lines), "\n")
