"""What belongs to the page and not to a document: running heads, page numbers, the names of a gazette and of its parts, drawn rules."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from loaders.lines import TERMINAL, Line

#: `- 12 -`, `—12—`, `· 7 ·`; a bare number is a page number only beside other furniture.
PAGE_NUMBER = re.compile(r"^(?:[-－—–·•\s]+\d{1,4}[-－—–·•\s]+|第\s*\d+\s*页(?:[,，\s]*共\s*\d+\s*页)?|\d{1,4}\s*/\s*\d{1,4})$")
#: `《巨鹿县人民政府公报》2023年合订本 县政府文件`, `威县人民政府公报 2022年第2期`, `2022年第1期 威县政报`
RUNNING_HEAD = re.compile(
    r"^(?:\d{1,4}\s+)?《?[一-鿿]{2,20}[公政]报》?\s*(?:[（(]?\d{4}\s*[年.·].{0,24}|第\s*\d+\s*[期号].{0,20})$|^[（(]?\d{4}\s*(?:年\s*第|[.·])\s*\d{1,3}\s*[期号]?[）)]?\s*《?[一-鿿]{2,20}[公政]报》?(?:\s*\d{1,4})?$"
)
#: 县政府办公室文件, 人事任免: the part of a gazette that the page belongs to; with a place before it (云溪县人民政府文件) it is the red head of a document.
_SECTION = re.compile(r"\W*(?:(?:(?:[省市县区州旗]|自治[州县旗])?(?:委|(?:人民)?政府)(?:办公[室厅])?|[省市县区州]?(?:部门|直部门|级部门)|规范性|政策|重要|领导)(?:规范性|重要)?文件|(?:[省市县区州旗]?人大常委会)?(?:人事)?任免|人事信息|政府规章|政务大事记|大事记|政策解读|领导讲话|重要讲话|会议纪要|政务动态|工作动态)(?:选登|选编)?\W*")
#: How often a line must stand at the edge of a page to be a running head, whatever it says.
_RUNNING = 3
#: The line below a red head, drawn with signs.
_RULES = set("─━═＿_★☆ ")
_NUMBER_LAST = "0123456789０１２３４５６７８９-－—–·•页"


def names_section(text: str) -> bool:
    """Whether a line names a part of a gazette and nothing else: 县政府办公室文件, 人事任免."""
    return bool(_SECTION.fullmatch(text.replace(" ", "")))


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
        or (len(bare) <= 36 and bare[-1] not in TERMINAL + "，、" and issues[issue := _issue(texts[i])] >= (2 if _ISSUE_ALONE.fullmatch(issue) else _RUNNING))
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
            or ((i in found or j in tops) and names_section(texts[j]))
        ):
            found.add(j)
            reached += [(j, step), (j, -step)]
    return found


def _beside_section(texts: list[str], numbers: list[int]) -> set[int]:
    """Those of the `numbers`, alone on their lines, between the text and the name of the gazette's part: 12 | 县政府文件."""
    return {i for i in numbers if any(names_section(texts[k]) for k in (i - 1, i + 1) if 0 <= k < len(texts))}


#: The name of a gazette and nothing else: on the cover, and at the top of a page.
_ISSUE_ALONE = re.compile(r"《?[一-鿿]{2,16}[公政]报》?")


def _issue(text: str) -> str:
    """The name of the gazette in a running head, without the part that the page belongs to: 县政府文件 云溪县人民政府公报."""
    return _unnumbered("".join(piece for piece in text.split(" ") if not names_section(piece)))


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
    return 2 <= len(text) <= 40 and text[-1] not in TERMINAL + "，、" and bool(_unnumbered(text)) and (not _OF_DOCUMENT.match(text) or names_section(text))


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
