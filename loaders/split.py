"""One file to the documents it holds. A gazette holds many: each begins with the title block over its 发文字号; a file without such blocks is one document.

What a site prints around a document (index table above, links and licences below) and what a gazette prints before its first document (cover, contents) is
left out of every document's stretch, and the index table is kept for what the text lacks.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from loaders.bureaus import NATIONAL_FORMS
from loaders.furniture import furniture, names_section
from loaders.grammar.dates import _D, _M, _Y, DATE
from loaders.grammar.numbers import NUMBER, SERIES_NUMBER
from loaders.legislation import laws_in
from loaders.lexicon import alternatives, load
from loaders.lines import MARKER, Line, lines_of

_WORDS = load("documents")
_TYPES = alternatives(_WORDS["types"])
_ISSUER = alternatives(_WORDS["issuers"])
_BARE_NUMBER = re.sub(r"\?P<\w+>", "?:", NUMBER)
_BARE_DATE = rf"{_Y}\s?年\s?{_M}\s?月\s?{_D}\s?日"

#: 厦门市人民政府令第136号 · 温政令第56号 · 省地税公告2011年第3号: orders on one line, and notices of who is written short, have the body in their number
_ORDER = rf"[一-鿿]{{2,24}}令\s?[（(]?(?:{SERIES_NUMBER})[）)]?|[一-鿿]{{1,8}}[一-鿿](?<![部局署会院行办室府])公告\s?(?:{SERIES_NUMBER})"
#: The line of the number, alone, in brackets, or with the date beside it: 巨政发〔2023〕1号 2023年7月5日 · 海关总署 农业农村部公告2023年第97号
NUMBER_LINE = re.compile(rf"[（(]?\s?(?:[一-鿿、\s]{{2,60}}[部局署会院行办室](?:公告|令)\s?(?={SERIES_NUMBER}))?(?P<number>{_BARE_NUMBER}|{SERIES_NUMBER}|{_ORDER})\s?[）)]?(?:\s?[（(]?(?P<date>{_BARE_DATE})[）)]?)?(?:\s?签发人[:：].{{2,8}})?")
#: A whole title: issuers, what it does, its kind: 巨鹿县人民政府关于印发《…》的通知; 通告 alone has no 关于.
#: One stretch of issuers, however many: looked for one by one, names that may end in several places would be tried in all their combinations.
TITLE = re.compile(
    rf"(?=[^。；]{{4,300}}\Z)(?P<issuer>(?:(?:(?!转发|批转)[一-鿿、·\s]){{2,160}}?(?:{_ISSUER})|(?:(?!转发|批转)[一-鿿、·\s]){{0,160}}?[省市县区州旗]政府)(?:等[一-鿿\d]{{0,4}}部门)?[、\s]*)?(?P<verb>关于|印发|转发|批转|发布|公布|授予|表彰)(?P<rest>.{{2,180}}?)(?P<type>{_TYPES})(?:[（(][^（）()]{{1,20}}[）)])*"
)
#: A title of the issuer and the kind alone: 巨鹿县人民政府通告; minutes name the meeting: 巨鹿县人民政府第8次常务会议纪要
SHORT_TITLE = re.compile(
    rf"(?P<issuer>[一-鿿]{{2,24}}(?:人民政府|人民政府办公室|{_ISSUER}))(?:(?P<type>通告|公告|令|命令|决定|通知)|(?:第[一二三四五六七八九十\d]{{1,3}}届)?第?[一二三四五六七八九十\d]{{1,4}}次(?:常务|全体|办公)会议(?P<minutes>纪要))"
)
_ORG_LINE = re.compile(rf"[一-鿿、\s（）()]{{2,60}}(?:{_ISSUER})(?:文件)?")

#: Fields of that table which some sites print with no colon, before the value or on a line by themselves.
_FIELD_NAMES = (
    "文件名称", "信息名称", "文件类型", "发文单位", "发文机关", "发文机构", "发布机关", "发布机构", "公开责任部门", "发文字号", "发文文号", "发布文号", "文号", "索引号", "统一编号", "主题分类", "组配分类",
    "信息分类", "成文日期", "发文日期", "发布日期", "公开日期", "生成日期", "生效日期", "失效时间", "有效性", "是否有效", "效力状态", "公文时效", "公开形式", "公开方式", "公开目录", "内容概述", "标题", "名称", "来源",
    "信息来源", "关键词", "主题导航", "浏览次数", "主题词",
)  # fmt: skip
#: 索 引 号, 名 称: some set them wide.
_ANY_FIELD_NAME = "|".join(r"\s?".join(name) for name in sorted(_FIELD_NAMES, key=len, reverse=True))
_BARE_FIELD = re.compile(rf"[•·]?\s?(?:{_ANY_FIELD_NAME})\s?[:：]?(?:\s?(?P<value>\S.*))?")
#: So many lines of bare fields make a table; a single one can be the first word of a paragraph.
_TABLE_LINES = 3
#: Rows of the table that sites print above a document.
_FIELD = re.compile(
    r"^(?:[-•·]\s?)?[【\[]?(名\s?称|标\s?题|索\s?引\s?号|分\s?类|主题分类|发布机关|发文机关|发文机构|发布机构|制发机关|生成日期|成文日期|发文日期|发布日期|公开日期|文\s?号|发文字号|发文文号|公文时效|失效时间|信息分类|是否有效|发文单位|文件名称|信息名称|发布文号|公开责任部门|主\s?题\s?词|有\s?效\s?性|体裁分类|组配分类|来\s?源|字\s?体|浏览次数|信息来源|统一登记号|信息状态|信息时效期|生效日期|公文目录|效力状态|政策咨询机关|政策咨询电话)[】\]]?\s?[:：]"
)
_RULE = re.compile(r"^[=+\-_*·—]{4,}$")
#: Lines of a site's frame below a document.
_FOOTER = re.compile(
    r"网站地图|ICP备|ICP证|公网安备|网站标识码|版权所有|扫一扫在手机打开|打印本页|关闭窗口|^分享到|^相关链接|^主办单位[:：]|^承办单位[:：]|技术支持[:：]|^地址[:：].{0,40}(?:\d{6}|号)$|^您的位置|^当前位置|^【?字体[:：]|^中国政府网"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one document, furniture gone. `head` is the number of lines up to and with the number line; `table` is the site's index table."""

    lines: list[Line]
    start: int
    end: int
    table: dict[str, str] = field(default_factory=dict)


def _title_above(lines: list[Line], at: int) -> int | None:
    """Position of the first line of the title block that ends just above `at`, None where there is none."""
    text, found = "", None
    for i in range(at - 1, max(-1, at - 14), -1):
        line = lines[i].text
        if re.search(r"[。；;]$", line) or NUMBER_LINE.fullmatch(line.replace(" ", "")) or DATE.fullmatch(line) or _FIELD.match(line) or _RULE.match(line):
            break
        if MARKER.match(line) and not re.match(r"[（(]", line):
            break
        text = line.replace(" ", "") + text
        if found is None and ((TITLE.fullmatch(text) and TITLE.fullmatch(text)["issuer"]) or SHORT_TITLE.fullmatch(text)):
            found = i
        elif found is not None:
            if not _joint_issuers(lines[i].text, text[len(line.replace(" ", "")) :]):
                break
            found = i
        if len(text) > 260:
            break
    if found is None and TITLE.fullmatch("".join(x.text.replace(" ", "") for x in lines[max(0, at - 3) : at])):
        found = max(0, at - 3)
    if found is None and at > 0 and TITLE.fullmatch(lines[at - 1].text.replace(" ", "")):
        found = at - 1
    return found


_CUT_ISSUERS = re.compile(rf"(?P<whole>[一-鿿、\s]{{2,60}}(?:{_ISSUER}))[\s、]?(?P<cut>[一-鿿]{{1,10}}?)(?<!文件)")


def _joint_issuers(above: str, first: str) -> bool:
    """Whether the line `above` a title block names more issuers of the same document: organisations alone, national or of the same place."""
    pieces = re.split(r"[\s、]+", above)
    if all(len(p) == 1 for p in pieces):  # 中 共 云 溪 县 委 办 公 室
        pieces = [above := "".join(pieces)]
    if _ORG_LINE.fullmatch(above):
        return all(_of_nation(p) or p[:2] == first[:2] or p.startswith("中共") for p in pieces)
    # … the last of them cut by the end of the line: 教育部办公厅 财 | 政部办公厅关于…
    cut = _CUT_ISSUERS.fullmatch(above)
    return bool(cut) and (above.startswith("中共") or _of_nation(cut["whole"]) or above.startswith(cut["cut"][:2])) and bool(TITLE.fullmatch(re.sub(r"\s", "", above + first)))


_OF_NATION = tuple(NATIONAL_FORMS)


def _of_nation(name: str) -> bool:
    return name.startswith(_OF_NATION)


def _title_below(lines: list[Line], at: int) -> bool:
    text = ""
    for line in lines[at + 1 : at + 12]:
        text += line.text.replace(" ", "")
        if TITLE.fullmatch(text) or SHORT_TITLE.fullmatch(text):
            return True
        if line.text.endswith(("：", ":", "。")):
            return False
    return False


def _heads(lines: list[Line]) -> list[int]:
    """Positions at which documents begin."""
    starts: list[int] = []
    row = 0
    for i, line in enumerate(lines):
        if "号" not in line.text or not NUMBER_LINE.fullmatch(line.text.replace(" ", "")):
            continue
        above = _title_above(lines, i)
        if above and lines[above - 1].text == str(row + 1) and (row or i + 1 == len(lines) or re.fullmatch(r"2|附.*|备注.*", lines[i + 1].text)):
            row += 1  # 1 | 海堤管理办法的通知 | 东政规发〔2019〕1号 | 2: the rows of a list of documents
            continue
        row = 0
        if above is not None:
            starts.append(above)
        elif _title_below(lines, i):
            back = i
            while back > 0 and re.fullmatch(r"[一-鿿、\s]{4,40}文件", lines[back - 1].text):
                back -= 1
            starts.append(back)
    starts = _without_entries(lines, starts)
    starts += _numberless_heads(lines, starts)
    return sorted(set(starts))


def _without_entries(lines: list[Line], starts: list[int]) -> list[int]:
    """Without the entries of a gazette's contents or of a list: a title and a number with nothing below them, and the next follows."""
    return [a for a, b in itertools.zip_longest(starts, starts[1:], fillvalue=len(lines) + 99) if b - a > 12 or not _nothing_but_head(lines[a:b])]


def _nothing_but_head(lines: list[Line]) -> bool:
    """Whether lines are a title and below it a number, in whatever order the gazette's parts are named between them."""
    bare = [line.text.replace(" ", "") for line in lines]
    while bare and names_section(bare[-1]):
        bare.pop()
    return len(bare) > 1 and bool(NUMBER_LINE.fullmatch(bare[-1]))


def _numberless_heads(lines: list[Line], known: list[int]) -> list[int]:
    """Title blocks without a number that follow a document's closing lines (date, 印发 line), or that the addressees follow: 通告 and the like.

    The heading of a gazette's part stands above one too; in the contents, before the first document, above many.
    """
    found: list[int] = []
    known = sorted(known)
    begun = min(known, default=len(lines))
    for i in [i for i, line in enumerate(lines[:-1], 1) if line.text[-1] in _CLOSING_LAST or line.text[0] == "（"]:
        above = lines[i - 1].text
        last = above[-1]
        if ((last in "日发）)" or above[0] == "（") and _closes(above)) or (last in "件免要" and i > begun and names_section(above)):
            text = ""
            for j in range(i, min(i + 6, len(lines) - 1)):
                text += lines[j].text.replace(" ", "")
                title = TITLE.fullmatch(text) or SHORT_TITLE.fullmatch(text)
                if title and title["issuer"] and _ORG_LINE.fullmatch(title["issuer"]) and not names_section(lines[i].text):
                    if not _issued_above(lines, i, text) and _last_before(known, j + 2) < i:
                        found.append(i)
                    break
        if last in _TITLE_LAST and _TITLE_ENDS.search(above) and _addressed(lines, i) and (first := _red_head(lines, i) or _title_above(lines, i)) and not _begun(lines, first, i, max(_last_before(known, i), found[-1] if found else -1)):
            found.append(first)
    return found


#: 云溪县人民政府文件
RED_HEAD = re.compile(r"[一-鿿]{4,40}文件")


def _red_head(lines: list[Line], at: int) -> int | None:
    """Position of the red head above a title that leaves its issuer to it and ends just above `at`."""
    text = ""
    for i in range(at - 1, max(0, at - 6), -1):
        bare = lines[i].text.replace(" ", "")
        if TITLE.fullmatch(text) and RED_HEAD.fullmatch(bare) and not names_section(bare):
            return i
        text = bare + text
    return None


#: More lines than a title block and what stands above it have.
_HEAD_LINES = 20


def _begun(lines: list[Line], first: int, at: int, known: int) -> bool:
    """Whether the title block [first, at) belongs to the document that is known to begin at `known`, with its number or its issuers."""
    return 0 <= known <= at and (known >= first or (first - known < _HEAD_LINES and not any(line.text[-1] in "。；：:日" for line in lines[known:first])))


def _last_before(starts: list[int], at: int) -> int:
    """The last of the `starts`, which are in order, that is not behind `at`; -1 where there is none."""
    k = bisect_right(starts, at)
    return starts[k - 1] if k else -1


def _closes(text: str) -> bool:
    """Whether a line is the last of a document: its date, 印发 or publicity line."""
    return bool(
        (text.endswith("日") and DATE.fullmatch(text.replace(" ", "")))
        or (text.endswith("印发") and re.search(rf"{_BARE_DATE}\s?印发$", text))
        or text.startswith("（此件")
    )


_TITLE_ENDS = re.compile(rf"(?:{_TYPES}|[通公决意批命]\s[知告定见复令])(?:[（(][^（）()]{{1,20}}[）)])?$")
_TITLE_LAST = {word[-1] for word in _WORDS["types"]} | set("）)")
_CLOSING_LAST = _TITLE_LAST | set("日发件免要")
#: 各乡镇人民政府，县政府各部门： · 云川市人民政府：
_ADDRESSED = re.compile(
    r"(?:各[^。；：:《》〔]{2,200}|(?=[^。；：:《》〔]{0,60}(?:各|有关|、))[^。；：:《》〔]{2,200}(?:单位|部门|机构|机关|政府|街道|乡镇|[国央]企|企业|公司|[学高]校|中心|[党工]委|党组|开发区|[局厅部委办行院会室处站场队])|[一-鿿]{2,20}(?:政府|委员会|[局厅部委院]))[：:]"
)


def _addressed(lines: list[Line], at: int) -> bool:
    """Whether the lines from `at` name whom a document is addressed to, below its date perhaps, or make known something to everybody."""
    proclaimed = re.search(r"[通公]\s?告$", lines[at - 1].text)
    if DATE.search(lines[at].text) and re.fullmatch(rf"[（(]?\s?{_BARE_DATE}\s?[）)]?", lines[at].text):
        at += 1
    if proclaimed and at < len(lines) and re.match(r"为|根据|按照|鉴于", lines[at].text):
        return True
    text = ""
    for line in lines[at : at + 5]:
        text += line.text
        if "：" in text or ":" in text or "。" in text:
            return bool(_ADDRESSED.match(text))
    return False


def _issued_above(lines: list[Line], at: int, title: str) -> bool:
    """Whether the lines just above `at` issue the text of this title: 《某部关于修改〈…〉的决定》已经…通过，现予公布。"""
    above = _MARKS.sub("", "".join(line.text for line in lines[max(0, at - 8) : at]))
    return _MARKS.sub("", title) in above


_MARKS = re.compile(r"[\s《》〈〉<>]")


def _table_above(lines: list[Line]) -> tuple[dict[str, str], int]:
    """The index table at the top of a site's page and the position of the first line after it."""
    table: dict[str, str] = {}
    last = -1
    bare = {i for i, line in enumerate(lines[:40]) if _BARE_FIELD.fullmatch(line.text)}
    bare = bare if len(bare) >= _TABLE_LINES else set()
    above = {line.text for line in lines[: min(bare, default=0)]}  # a title over the table is printed again below it
    for i, line in enumerate(lines[:40]):
        if _FIELD.match(line.text) or i in bare:
            for name, value in _cells(line.text, bool(bare)):
                if value:
                    table.setdefault(name, value)
            last = i
        elif i and last == i - 1 and i - 1 in bare and not _BARE_FIELD.fullmatch(lines[i - 1].text)["value"] and line.text not in above:
            table.setdefault(re.sub(r"[\s•·:：]", "", lines[i - 1].text), line.text)  # the value stands on a line of its own
            last = i
        elif _RULE.match(line.text) and table:
            last = i
        elif table and i - last > 3:
            break
    over = lines[: max(min(last, 16), 0)]
    if title := next((line.text for line in over if (m := TITLE.fullmatch(line.text.replace(" ", ""))) and m["issuer"]), None):
        table.setdefault("标题", _NUMBER_LAST.sub("", title))  # … or stands only there
    if beside := next((m for line in over if not _FIELD.match(line.text) and (m := _NUMBER_LAST.search(line.text))), None):
        table.setdefault("文号", beside["number"])
    return table, last + 1


#: 2021年重点工作任务（清政发〔2021〕2号）: the heading that a site gives to a document
_NUMBER_LAST = re.compile(rf"(?<=[一-鿿）》])\s?[（(](?P<number>{_BARE_NUMBER})[）)]$")
_ANY_NAME = r"[一-鿿](?:[一-鿿\s]{0,6})[一-鿿]"
_BARE_NAME = re.compile(rf"(?:^|\s)[•·]?\s?((?:{_ANY_FIELD_NAME})|{_ANY_NAME}(?=\s?[:：]))\s?[:：]?\s?")


def _cells(text: str, bare: bool) -> list[tuple[str, str]]:
    """`发文机关： 国务院 成文日期： 1993年12月30日` → two pairs; where the table is `bare` its known names need no colon."""
    parts = _BARE_NAME.split(text) if bare and _BARE_NAME.match(text) else re.split(rf"(?:^|\s)({_ANY_NAME})\s?[:：]\s?", text)
    return [(re.sub(r"\s", "", name), value.strip(" |")) for name, value in zip(parts[1::2], parts[2::2], strict=False)]


#: What a site prints between a title and the addressees: 发布时间：2021-05-21 浏览次数：3513
_FRAME = re.compile(r"[【\[]?(?:政策解读链接|解读链接|相关解读|政策解读|图文解读|文件下载|附件下载|下载地址|发布时间|发布日期|信息来源|来源|浏览次数|浏览量|访问量|阅读量|点击量|点击数|点击次数|阅读次数|字号|字体|字体大小|分享|分享到|分享至|作者)\s?[：:].{0,100}|时间\s?[：:]\s?20\d\d-.{0,100}|(?:您?(?:现在)?(?:所在)?的?|当前)位置\s?[：:].{0,100}|首\s?页\s?[>》/].{0,100}")
_TOP = 25


def _without_frame(lines: list[Line]) -> list[Line]:
    """Without the site's frame above the text, and a number that is run into the title parted from it (清政办发〔2022〕3号 清河县人民政府关于…的通知)."""
    out: list[Line] = []
    for line in lines[:_TOP]:
        if _FRAME.fullmatch(line.text):
            continue
        parted = _NUMBER_AND_TITLE.match(line.text)
        if parted and TITLE.fullmatch(line.text[parted.end() :].replace(" ", "")):
            halves = line.body.slice(0, parted.end() - 1), line.body.slice(parted.end(), len(line.text))
            out += [Line(half, *half.span(0, len(half.text))) for half in halves]
        else:
            out.append(line)
    return out + lines[_TOP:]


_TITLE_BESIDE_NUMBER = re.compile(rf"(?P<title>.*(?:{_TYPES}|[通公决意批]\s[知告定见复]))(?:\s[（(]?|[（(]){_BARE_NUMBER}[）)]?")


def _numbers_apart(lines: list[Line]) -> list[Line]:
    """The lines, a number parted from the last line of the title that stands before it: 森林防火工作的通知 云政办发〔2023〕8号."""
    found = [i for i, line in enumerate(lines) if (last := line.text[-1]) == "号" or (last in "）)" and line.text[-2:] in _NUMBER_ENDS)]
    for i in reversed(found):
        line = lines[i]
        if 0 < i < len(lines) - 1 and (beside := _TITLE_BESIDE_NUMBER.fullmatch(line.text)) and _addressed(lines, i + 1):
            end = beside.end("title")
            halves = line.body.slice(0, end), line.body.slice(end + (line.text[end] == " "), len(line.text))
            lines = [*lines[:i], *(Line(half, *half.span(0, len(half.text))) for half in halves), *lines[i + 1 :]]
    return lines


_NUMBER_ENDS = ("号）", "号)")


def _framed(lines: list[Line], start: int) -> bool:
    """Whether what stands above the one document is a site's frame that gives its number before: 济长政办字〔2021〕3号 | 长清区政府 | 2021-04-01."""
    above = {re.sub(r"\s", "", line.text) for line in lines[: min(start, _TOP)]}
    return any("号" in line.text and (number := re.sub(r"\s", "", line.text)) in above and NUMBER_LINE.fullmatch(number) for line in lines[start : start + 14])


_NUMBER_AND_TITLE = re.compile(rf"{_BARE_NUMBER}\s")


def _trim_footer(lines: list[Line]) -> list[Line]:
    """Without the site's frame below the text. Signature and date may stand below a frame line, so only frame lines go."""
    tail = max(0, len(lines) - 14)
    return lines[:tail] + [line for line in lines[tail:] if not _FOOTER.search(line.text)]


def _without_section(lines: list[Line]) -> list[Line]:
    """Without the heading of the gazette's next part below the document: 县政府办公室文件, 人事任免."""
    last = len(lines)
    while last > 1 and names_section(lines[last - 1].text):
        last -= 1
    return lines[:last]


#: What a gazette prints after its last document: the chronicle, and who made it.
_CHRONICLE = re.compile(r"\W*(?:(?:(?:19|20)\d\d年)?[\d一二三四五六七八九十、—\-至]{0,5}月?份?)?(?:[一-鿿]{2,12}[县市区州省])?(?:人民)?(?:政府|政务)?(?:工作)?大事记\W*(?:[（(].{1,20}[）)])?")
_MASTHEAD = re.compile(r"(?:主\s?办|主\s?管|编\s?辑|编\s?印|出\s?版|印\s?刷|主管主办|编辑出版|编辑部|主办单位|准印证号?|发\s?行|赠阅范围|发送范围|责任编辑|主\s?编)\s?[：:].*")
_MASTHEAD_FIRST = frozenset("主编出印准发赠责")


#: 在全县安全生产工作会议上的讲话 · 《云溪县粮食储备管理办法》政策解读 · 关于《…》的解读 · 国务院任免国家工作人员
_OTHER_TEXT = re.compile(
    r"在[^。；：《》]{4,60}上的(?:讲话|报告|发言|致辞)|(?:关于)?《[^《》]{4,80}》的?(?:政策|图文|文字)?解读(?:材料)?|[一-鿿]{2,14}任免(?:国家|政府)?(?:机关)?工作人员(?:名单)?|(?:[一-鿿]{4,24}常务委员会)?(?:决定)?任免(?:人员)?名单"
)


_OTHER_LAST = frozenset("话告言辞读料员单记）)】◎◆")


def _followed(lines: list[Line], at: int) -> bool:
    """Whether the heading at `at` stands after a whole text and a text follows: it is no cell of a table and no line of a list."""
    above = lines[at - 1].text
    below = "".join(line.text for line in lines[at + 1 : at + 5])
    return (above[-1] in "。日）)" or above.endswith("常务委员会") or names_section(above)) and len(below) > 30 and bool(re.search(r"[。，；：]", below))


def _document_ends(lines: list[Line], first: int, until: int) -> int:
    """Where a document of a gazette ends that begins at `first`, the next one at `until`: at the latest where the gazette goes on with what is no document."""
    for i in range(first + 4, until):
        text = lines[i].text
        last = text[-1]
        if last in _OTHER_LAST:
            bare = text.replace(" ", "")
            if "大事记" in bare and _CHRONICLE.fullmatch(bare):
                return i
            if _OTHER_TEXT.fullmatch(bare) and _followed(lines, i):
                return i - lines[i - 1].text.endswith("常务委员会")
        if text[0] in _MASTHEAD_FIRST and _MASTHEAD.match(text) and any(_MASTHEAD.match(line.text) for line in lines[i + 1 : i + 4]):
            return i
    return until


def split(text: str) -> list[Stretch]:
    """The documents of a decoded file in their order; an empty list where it holds no line of text."""
    every = lines_of(text)
    unwanted = furniture(every)
    lines = [line for i, line in enumerate(every) if i not in unwanted]
    table, first = _table_above(lines)
    lines = _without_frame(_trim_footer(lines[first:]))
    if not lines:
        return []
    lines = _numbers_apart(lines)
    starts = _heads(lines) or laws_in(lines)
    if len(starts) == 1 and _framed(lines, starts[0]):
        lines = lines[starts[0] :]
    if len(starts) < 2:
        return [Stretch(lines, lines[0].start, lines[-1].end, table)]
    bounds = [*starts, len(lines)]
    return [Stretch(part, part[0].start, part[-1].end, table if n == 0 else {}) for n, (a, b) in enumerate(itertools.pairwise(bounds)) if (part := _without_section(lines[a : _document_ends(lines, a, b)]))]
