"""The texts that a document itself issues: 印发《A》《B》《C》的通知, 现批准《A》等三项标准, the list of its annexes. It cites none of them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from loaders.beginnings import Opened
from loaders.grammar.legal_bases import WHOLE_TITLE, kind_of, plain, titles
from loaders.grammar.near import clause_start, line_end

#: What may stand between two titles of one list: 《A》（SL 18—2023）、《B》和《C》
_BETWEEN = re.compile(r"\s*(?:[（(][^（）()]{0,60}[）)])?[、，\s]?(?:以及|和|及|与)?\s*")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_ITS_OWN = r"(?:等[^，。；]{0,24}|[一二三四五六七八九十\d]{1,3}[项个件部][^，。；]{0,12})?"
#: 现将《A》《B》…印发给你们; 现批准《A》等三项标准 · 我部制定了《A》，现予公布 · 《A》《B》已经县政府同意，现印发给你们
_GIVES = re.compile(r"现(?:(?P<will>将)|批准|印发|发布|公布|颁布|下发|予(?:以)?(?:印发|发布|公布|公告))(?![^，。；]*转发)[^，。；]{0,40}\Z")
_NOT_ITSELF = re.compile(r"[的中]|有关|相关|第|实施|贯彻|宣传|[^。；]{0,60}(?:废止|失效)")
_GIVEN = re.compile(r"[^。；]{0,100}?(?:印发|发布|公布|公告|发给|下发)")
_MADE = re.compile(r"(?:编制|制定|修订|制订|起草|形成|拟定|拟订|研究提出)了[^，。；]{0,20}\Z")
_AND_GIVEN = re.compile(rf"{_ITS_OWN}[，。](?:[^。]{{0,80}}[。，])?现(?:将[^。]{{2,40}})?(?:予以|予)?(?:印发|印送|下发|发布|公布)")
_PASSED = re.compile(rf"{_ITS_OWN}(?:已经|已于|已|业经|经)[^。；]{{2,80}}?现(?:予以|予)?(?:印发|公布|发布|下发|公告)")
#: 某部批准《A》等五十项行业标准、《B》等两项修改单。…现予公布
_APPROVES = re.compile(r"批准\Z")
_STANDARDS = re.compile(r"等\s?\d{1,4}\s?项[^《》，。；]{0,16}(?:标准|规范|修改单|外文版|样品)")
_PUBLISHED = re.compile(r"现予?以?(?:公布|发布|批准|公告)")
_GROUNDS = re.compile(r"(?:根据|依据|按照|依照|遵照|贯彻)[^，]{0,20}\Z")
#: In a title: 关于印发《A》《B》的通知, not 转发
_TITLE_VERB = re.compile(r"(?:印发|发布|公布|颁布|批准)《")
#: 附件：1．岭源县…办法 and the numbered lines below it
_ANNEXES = Opened(r"(?:\A|(?<=\n))附\s?件\s?[：:]\s?(?P<first>[^\n]+)(?P<more>(?:\n\s?\d{1,2}\s?[.．、][^\n]+)*)", ("\n附",), 1)
_AN_ANNEX = re.compile(r"\s?[（(](?:详?见)?附\s?件\s?\d{0,2}[）)]")
_ANNEX = re.compile(r"(?:(?:\A|\n|(?<=[》；;]))\s?\d{1,2}\s?[.．、])?\s?(?P<name>[^\n；;]+)")
#: 附件2《巡查记录规范》 · 见附件：《…》
_OF_ANNEX = re.compile(r"附\s?件\s?\d{0,2}\s?(?:中)?(?:的)?[：:．.]?\s?\Z")
#: 《…办法》（以下简称《管理办法》）: a short form of what was just cited
_SHORT_FORM = re.compile(r"简称为?[：:]?\Z")
#: Where a notice tells what it issues.
_OPENING = 2500


@lru_cache(maxsize=2)
def issued_at(text: str) -> list[tuple[int, int]]:
    """[start, end) of the titles that the text says it issues."""
    out: list[tuple[int, int]] = []
    for listed in _lists(text):
        start, end = listed[0][0], listed[-1][1]
        sentence, line = clause_start(text, start, "。；\n"), line_end(text, end)
        if _APPROVES.search(text, sentence, start) and _STANDARDS.match(text, end) and _PUBLISHED.search(text, 0, _OPENING):
            out += listed
            continue
        if text.find("现", sentence, min(end + 300, line)) < 0:   # as all that follows says
            continue
        lead = _IN_BRACKETS.sub("", WHOLE_TITLE.sub("", text[sentence:start]))
        after = _IN_BRACKETS.sub("", WHOLE_TITLE.sub("", text[end : min(end + 300, line)]))
        if _GROUNDS.search(lead):
            continue
        gives = None if _NOT_ITSELF.match(after) else _GIVES.search(lead)
        if (gives and (not gives["will"] or _GIVEN.match(after))) or (_MADE.search(lead) and _AND_GIVEN.match(after)) or _PASSED.match(after):
            out += listed
    return out


def _lists(text: str) -> list[list[tuple[int, int]]]:
    """Titles that stand side by side, list by list."""
    lists: list[list[tuple[int, int]]] = []
    spans = titles(text)
    for before, span in pairwise([(0, 0), *spans]):
        if lists and _BETWEEN.fullmatch(text, before[1], span[0]):
            lists[-1].append(span)
        else:
            lists.append([span])
    return lists


def annex_names(text: str) -> tuple[str, ...]:
    """The names in the list of annexes, and of titles that are said to be one (《…》（附件1）); a law printed for reference is none of the document's own."""
    out = [name for a, b in titles(text) if _AN_ANNEX.match(text, b) and kind_of(name := re.sub(r"\s", "", text[a + 1 : b - 1]), None) not in ("law", "regulation")]
    for listed in _ANNEXES.finditer(text):
        for item in _ANNEX.finditer(listed["first"] + listed["more"]):
            name = re.sub(r"\s", "", item["name"]).strip("《》。")
            if len(name) > 4 and kind_of(name, None) not in ("law", "regulation"):
                out.append(name)
    return tuple(out)


#: 转发县发展改革局《岭源县粮食应急供应方案》
_WHOSE = re.compile(r"^[^《》]+(?=《[^《》]+》$)")
#: 市教委关于扩大招生有关问题请示, as the title of the notice that passes it on says it of 《关于扩大招生有关问题的请示》
_PASSED_ON = re.compile(r"(?!关于)[^关《》]{2,40}?(?P<what>关于[^《》]{4,80}?)的?(?P<kind>请示|报告|意见|建议)")
#: 岭源市防汛应急预案等3个预案: more than one, named or not
_SEVERAL = re.compile(r"(?P<first>.*?)等?[一二三四五六七八九十两\d]{1,3}[项个件部](?!月|五年)[^》]{2,20}$")


def issued_names(title: str | None, instrument: str | None, text: str) -> tuple[str, ...]:
    """The names of the texts that a document issues: `instrument`, or where there are several, each by its own name from the title and the opening."""
    if instrument and "》" not in instrument.removesuffix("》") and not _SEVERAL.fullmatch(instrument):
        own = _WHOSE.sub("", instrument).strip("《》")
        return (own, *(f"{passed['what']}的{passed['kind']}" for passed in (_PASSED_ON.fullmatch(own),) if passed))
    named = [title[a + 1 : b - 1] for a, b in titles(title) if a >= verb.end() - 1] if title and (verb := _TITLE_VERB.search(title)) else []
    named += [text[a + 1 : b - 1] for a, b in issued_at(text) if b < _OPENING]
    if not named and instrument:
        named = [_SEVERAL.sub(r"\g<first>", instrument).strip("《》") or instrument]
    return tuple(dict.fromkeys(re.sub(r"\s", "", n) for n in named))


#: As many marks a line may have more than the title that it is.
_MARKS_MORE = 12


def no_citations(text: str, own: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """[start, end) of titles that cite nothing where they stand: what is issued there, an annex that is pointed to, a short form that is defined,
    what stands in a line that is the document's `own` title (2006年《政府工作报告》重点工作分解表)."""
    mine = {plain(name) for name in own}
    longest = max(map(len, own), default=0) + _MARKS_MORE
    lines = {(text.rfind("\n", 0, a) + 1, line_end(text, a)) for a, _ in titles(text)} if mine else ()
    return [*issued_at(text), *_behind(_OF_ANNEX, text), *_behind(_SHORT_FORM, text), *(span for span in lines if span[1] - span[0] <= longest and plain(text[slice(*span)]) in mine)]


def short_forms(text: str) -> tuple[str, ...]:
    """Titles that only shorten one that was named: 《水库管理办法》 after （以下简称《水库管理办法》）."""
    return tuple(re.sub(r"\s", "", text[a + 1 : b - 1]) for a, b in _behind(_SHORT_FORM, text))


def _behind(words: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The titles that stand behind the words."""
    return [span for span in titles(text) if words.search(text, max(0, span[0] - 12), span[0])]
