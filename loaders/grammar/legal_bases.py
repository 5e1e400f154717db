"""Citations of laws, rules and documents, and what this document repeals, replaces or amends, as written.

Finding only: which document a citation means is decided elsewhere (`graph.settle`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from loaders.grammar.dates import DATE, find_date
from loaders.grammar.near import clause_start, lines_holding, near, within, within_lines
from loaders.grammar.numbers import NUMBER, YEAR
from loaders.lexicon import alternatives, load

_WORDS = load("citations")
_KINDS = load("documents")["kinds"]
#: 意见 and 印发的 are no verbs that govern.
_RELATION = re.compile(rf"(?<!意)(?<!可)(?:{alternatives(_WORDS['relations'])})(?!的|[一-鿿]{{0,2}}的[^※]{{0,8}}$)(?:了)?")
_NOT_BASE = re.compile(rf"(?:{alternatives(_WORDS['not_bases'])})$")
_STILL_BASE = re.compile(rf"(?:{alternatives(_WORDS['bases_all_the_same'])})$")
_BARE_NUMBER = re.sub(r"\?P<\w+>", "?:", NUMBER)
_ANY_NUMBER = re.compile(_BARE_NUMBER)
#: （冀办〔2021〕15号） · （国办发〔2020〕24号，以下简称《通知》） · (科工技〔2010〕136号)
_STANDARD_NUMBER = r"(?:GB|DB\d*|JT|HJ|JGJ|CJJ|SL|NY|YD|JTG|AQ|GA|WS|LY|ISO|IEC)\s?(?:/\s?T)?\s?[A-Z]?\d+(?:\.\d+)?(?:\s?[—–－-]\s?\d{2,4})?"
#: 国家标准GB/T 37668-2019《…》
_STANDARD_BEFORE = re.compile(rf"(?<![A-Za-z/])(?P<number>{_STANDARD_NUMBER[:-1]})\s?\Z")
#: 国务院令第649号 · 交通运输部令2019年第24号: numbers of orders.
_ORDER_NUMBER = r"[一-鿿][一-鿿、]{1,30}令(?:\d{4}年)?第\s?\d{1,4}\s?号"
#: 2017年第172号 · 财政部公告2019年第5号: numbers of notices.
_NOTICE_NUMBER = r"(?:(?:[一-鿿 ]{0,24}公告\s?)?(?:19|20)\d{2}\s?年第\s?\d{1,4}\s?号|[一-鿿 ]{2,24}公告第\s?\d{1,4}\s?号)"
#: （2006年1月27日农业部令第59号公布） · （1991年1月9日林业部发布，2011年1月25日国家林业局令第26号修改）
_ON = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:以)?"
_DAY = rf"(?:{_ON}[一-鿿]{{2,20}}(?:发布|公布|颁布)，)?(?:{_ON})?"
_NUMBER_AFTER = re.compile(rf"\s*[（(]{_DAY}(?P<number>{_BARE_NUMBER}|{_STANDARD_NUMBER}|{_ORDER_NUMBER}|{_NOTICE_NUMBER})(?P<more>[^（）()]{{0,60}})[）)]")
_NUMBERS_OF_SEVERAL = re.compile(rf"\s*[（(](?P<numbers>{_BARE_NUMBER}(?:[、，]\s?{_BARE_NUMBER})+)[）)]")
#: 第十二条 · 第四十八条第二款 · （以下称著作权法）第四十四条
_ARTICLE = re.compile(r"\s*(?:[（(]以?下?[统简]?称[^（）()]{2,40}[）)])?(?:的)?(第[一二三四五六七八九十百零〇]{1,6}条(?:第[一二三四五六七八九十]{1,3}[款项])*)")
_LONGEST_TITLE = 150
_KIND_LAST = {kind: re.compile(rf"(?:{alternatives(words)})$") for kind, words in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Citation:
    """[start, end) covers title and number. `title` has neither 《》 nor white space; at least one of title and number is given."""

    title: str | None
    number: str | None
    relation: str | None
    article: str | None
    start: int
    end: int

    @property
    def kind(self) -> str:
        return kind_of(self.title, self.number)


@dataclass(frozen=True, slots=True)
class Repeal:
    """What the document does to an earlier one: `scope` full or partial; `amends` for a change that leaves it in force."""

    title: str | None
    number: str | None
    scope: str
    start: int
    end: int
    amends: bool = False
    verb: str = "废止"  # as written: 停止执行, 不再执行
    on: date | None = None  # the day that the sentence itself names: 自2024年1月1日起废止


def kind_of(title: str | None, number: str | None) -> str:
    """law, regulation, rule, standard or document, by the last word of the title; a text with a 发文字号 is a document."""
    if number and re.match(_STANDARD_NUMBER, number):
        return "standard"
    if number and not re.fullmatch(_ORDER_NUMBER, number):
        return "document"
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title or "")
    if re.search(r"(?:GB|DB|HJ|JGJ|CJJ|ISO)[/\s]?T?\s?\d", title or ""):
        return "standard"
    for kind in ("regulation", "law", "standard", "rule"):
        if _KIND_LAST[kind].search(bare) and not re.search(r"(?:通知|意见|决定|方案|规划|计划)$", bare):
            return "rule" if kind == "law" and bare.endswith(("办法", "做法", "方法")) else kind
    return "document"


@lru_cache(maxsize=4)
def titles(text: str) -> list[tuple[int, int]]:
    """[start, end) of every outermost 《…》, brackets included. 〈…〉 inside and 《…《…》…》 are one title; an unclosed one is none."""
    found = []
    at = text.find("《")
    while at >= 0:
        depth, end = 0, -1
        for i in range(at, min(len(text), at + _LONGEST_TITLE)):
            depth += (text[i] == "《") - (text[i] == "》")
            if depth == 0:
                end = i + 1
                break
        if end > 0:
            found.append((at, end))
            at = text.find("《", end)
        else:
            at = text.find("《", at + 1)
    return found


_DONE = {"通过", "批准", "公布", "发布", "修订", "修改"}
_LATER_DAY = re.compile(r"\d年\d{1,2}月\d{1,2}日")


_SENTENCE_END = re.compile(r"[。；]|\n(?![和及、《]|\Z)")
#: 《…》及其实施条例、《…》
_AND_ITS = re.compile(r"及其(?:实施|配套)[一-鿿]{2,4}")
WHOLE_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_IN_QUOTES = re.compile(r"“[^“”]*”")


def _relation_before(text: str, start: int) -> str | None:
    """The verb that governs what begins at `start`: the nearest in its sentence, other titles and brackets skipped."""
    sentence = _SENTENCE_END.split(text[max(0, start - 600) : start])[-1]
    sentence = _AND_ITS.sub("", sentence)
    sentence = WHOLE_TITLE.sub("※", sentence)
    sentence = _BRACKET.sub("", sentence)
    sentence = _IN_QUOTES.sub("＊", sentence)
    # A clause that is closed by a comma governs nothing after it, unless what follows is only a list of titles.
    clauses = sentence.split("，")
    scope = clauses[-1]
    k = len(clauses) - 1
    while k > 0 and re.fullmatch(r"[※、和及与以及\s]*", scope):
        k -= 1
        scope = clauses[k]
    verbs = list(_RELATION.finditer(scope))
    if not verbs:
        return None
    verb = verbs[-1].group().removesuffix("了")
    # …会议通过 2014年5月28日…会议《关于修改…的决定》修正: what was done on an earlier day governs nothing
    return None if verb in _DONE and _LATER_DAY.search(scope, verbs[-1].end()) else verb


_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s?")
_HEADED_BASES = re.compile(r"[^\n。；，]{0,12}依据[：:]?")


def _listed_under(text: str, start: int) -> str | None:
    """依据 where the title that begins at `start` opens an item of a list with such a heading: 一、检查依据 | （一）《…》； | （二）《…》"""
    line = text.rfind("\n", 0, start) + 1
    if not _ITEM.fullmatch(text, line, start):
        return None
    while line and _ITEM.match(text, line):
        line = text.rfind("\n", 0, line - 1) + 1
    return "依据" if _HEADED_BASES.fullmatch(text, line, text.find("\n", line)) else None


def _is_paper(title: str) -> bool:
    """Whether what is called so is a form, a certificate or a periodical, and no text that binds."""
    bare = re.sub(r"\s|(?:[（(][^（）()]*[）)])+$", "", title)
    return bool(_NOT_BASE.search(bare)) and not _STILL_BASE.search(bare)


def find_legal_bases(text: str, own: tuple[str, ...] = (), no_citations: Iterable[tuple[int, int]] = ()) -> list[Citation]:
    """Every citation in reading order; `own` are the titles of the document itself, which it does not cite, `no_citations` stretches in which nothing is cited.
    Forms and certificates are left out."""
    found: list[Citation] = []
    covered: list[tuple[int, int]] = []
    mine = {plain(form) for t in own for form in (t, re.sub(r"（[^（）]*修[正订改]）$", "", t))}
    # 某省实施《…法》办法, said again in the text: its own name, which cites nothing.
    left_out = [*no_citations, *(m.span() for t in own if "《" in t and not t.startswith("《") for m in re.finditer(re.escape(t), text))]
    for start, end in titles(text):
        title = re.sub(r"\s", "", text[start + 1 : end - 1])
        after = _NUMBER_AFTER.match(text, end)
        before = None if after else _STANDARD_BEFORE.search(text, max(0, start - 40), start)
        number = re.sub(r"\s", "", (after or before)["number"]).removeprefix("原") if after or before else None
        stop = after.end("number") + 1 if after else end
        covered.append((start, stop))
        if not title or len(title) < 2 or (plain(title) in mine and not number):
            continue
        if _is_paper(title) and not number:
            continue
        if any(a <= start < b for a, b in left_out):
            continue
        if len(title) <= 4 and not number and not re.search(r"(?:法|宪法|条例|规定|办法)$", title):
            continue  # 《方案》《通知》《指南》: short names of a text named before
        article = _ARTICLE.match(text, stop)
        relation = _relation_before(text, start) or _listed_under(text, start)
        begin = before.start() if before else start
        found.append(Citation(title, number, relation, article.group(1) if article else None, begin, article.end() if article else stop))
        numbers = _NUMBERS_OF_SEVERAL.match(text, end)
        if numbers:
            listed = re.findall(_BARE_NUMBER, numbers["numbers"])
            covered.append((start, numbers.end()))
            for back, one in enumerate(reversed(listed), 1):
                # 《A》《B》（号1、号2）: as many titles side by side as there are numbers
                if back <= len(found) and (back == 1 or re.fullmatch(r"[、和及与\s]*", text[found[-back].end : found[1 - back].start])):
                    found[-back] = replace(found[-back], number=re.sub(r"\s", "", one))
                    if back == 1:
                        found[-1] = replace(found[-1], end=numbers.end())
    for match in (*near(_ANY_NUMBER, YEAR, 17, text), *near(_BARE_NOTICE, _OF_NOTICE, 14, text)):
        if any(a <= match.start() < b for a, b in covered):
            continue
        number = _LEAD_IN.sub("", re.sub(r"\s", "", match.group()))
        lead = len(match.group()) - len(number)
        if len(number) < 8 or "代表大会" in number:
            continue  # the notice by which a people's congress made its own text known
        at = match.start() + max(lead, 0)
        listed = _TITLE_IN_LIST.search(text, max(0, at - _LONGEST_TITLE), at)
        name = re.sub(r"\s", "", listed["title"]) if listed else None
        found.append(Citation(name, number, _relation_before(text, listed.start("title") if listed else at), None, listed.start("title") if listed else at, match.end()))
    return sorted(found, key=lambda c: c.start)


#: 省政府要按照国办发〔1993〕71号: what stands before the code
_LEAD_IN = re.compile(r"^(?:[一-鿿]*(?:根据|依据|按照|依照|参照|贯彻|落实|执行)|(?:印发|关于|原|以|和|及|与|的|见)+)")
#: 1．市政府关于…的实施意见（东政发〔2018〕7号） · 1 市政府关于…的意见 东政发〔2018〕7号: a line of a list of documents, without 《》
_TITLE_IN_LIST = re.compile(
    rf"(?:^|(?<=\n))(?:\d{{1,3}}\s?[.．、\s]\s?|[（(][一二三四五六七八九十\d]{{1,3}}[）)])(?P<title>[一-鿿][^\n，。；：《》]{{6,100}}(?:{alternatives(load('documents')['types'])}|办法|规定|细则|方案)(?:（[^（）]{{2,6}}）)?)[\s（(]{{1,3}}\Z"
)


_MARKS = re.compile(r"[\s《》〈〉“”\"—–－-]")


def plain(title: str) -> str:
    return _MARKS.sub("", title)


#: 同时废止 · 予以废止 · 即行废止 · 停止执行 · 不再执行 · 自动失效
#: As a person says it of a text: 失效日期, 失效、变质的产品 and 废止地方性法规 do not.
_ENDINGS = ("废止", "停止执行", "停止使用", "不再执行", "不再施行", "失效", "作废", "终止执行")
_REPEALED = re.compile(
    rf"(?:同时|一并|予以|即行|自行|相应|均|随之|自动|即|也|自[^，。《》]{{0,30}}起)*(?:{'|'.join(_ENDINGS)})(?!日期|期限|、|的(?!规定|文件|，|。|；)|或者?|和|案|后|前|证|地方性法规)"
)
_ENDED = re.compile("|".join(_ENDINGS))
#: 一、废止的文件 · 二、宣布失效的规范性文件 · 一、废止下列规章 · 附件1：海城市人民政府决定废止的文件目录
_REPEAL_HEADING = re.compile(
    r"(?P<mark>(?P<chinese>[一二三四五六七八九十]{1,3}、)|(?P<bracket>[（(][一二三四五六七八九十]{1,3}[）)])|附\s?件\s?\d{0,2}[：:]?\s?)?"
    r"(?![^\n]*(?:保留|继续有效|修改)[^\n]*\n)[^\n。《》；]{0,30}(?:废止|失效|停止执行|不再执行)[^\n。《》；]{0,12}(?:文件|规章|规定|公告|通知|目录|清单|决定|\d件|\d项)[^\n。《》；]{0,16}[：:]?(?=\n)"
)
#: 现决定废止以下3份文件： · 下列文件予以废止：: the sentence before a list whose texts it repeals
_REPEAL_LEAD = re.compile(
    rf"[^\n]*?(?:(?:废止|停止执行|宣布失效)(?:以下|下列|如下)[^\n。；，]{{0,16}}|(?<!除)(?:以下|下列)[^\n。；，]{{0,20}}(?:{'|'.join(_ENDINGS)}))[^\n。；，]{{0,6}}[：:](?P<mark>)(?P<chinese>)(?P<bracket>)(?=\n)"
)
#: 1.《…》（…） · （一）《…》（…）； · 3 海政发〔2011〕27号 关于…的通知
_LISTED_ITEM = re.compile(r"(?:^|(?<=\n))(?:\d{1,3}\s?[.．、]?|[（(][一二三四五六七八九十百\d]{1,4}[）)]|[①-⑳])?\s?(?P<item>[^\n]+)")
_NEXT_PART = {"chinese": re.compile(r"(?<=\n)[一二三四五六七八九十]{1,3}、"), "bracket": re.compile(r"(?<=\n)(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)](?![^\n]*《))")}
_OF_NOTICE = re.compile("公告(?=第|19|20)")
_BARE_NOTICE = re.compile(r"[一-鿿]{2,12}(?:部|局|署|院|会|银行)公告(?:(?:19|20)\d\d年)?第\s?\d{1,5}\s?号")
#: 第二十条 清政办〔2019〕5号文件同时废止 · 原清政办〔2019〕5号文件作废: what stands before a number and is no part of it
_OPENS_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十]{1,4}条)?(?:原)?(?=[一-鿿]{2})")
#: 以往文件与本办法不一致的，按本办法执行 · 此前规定与本意见不一致的，以本意见为准
_OVERRIDES = re.compile(
    r"(?P<what>[^。；，\n]{0,60})(?:与|同)本(?P<self>[一-鿿]{2,6}?)(?:规定|要求|内容)?(?:不一致|不符|相抵触|有抵触|不相符|相冲突)(?:的|者|之处)?[，,]?(?:均|一律|应)?(?:以|按|按照|依照)?本?(?P=self)?[^。；\n]{0,16}(?:为准|执行|办理|不再适用|废止)"
)
#: 调整后的组成人员如下 · 对威县防汛抗旱指挥部组成人员进行相应调整
_ROSTER_REPLACED = re.compile(
    r"(?:调整后的?(?:[一-鿿]{0,12})?(?:组成人员|成员|人员|名单)[^。]{0,6}如下)|(?:对[^。；《》]{2,60}(?:组成人员|成员(?:单位)?|人员|领导小组|指挥部|委员会)(?:进行|作|予以)[^。；]{0,10}调整)|(?:决定(?:充实)?调整(?:充实)?[^。；《》，]{2,50}(?:领导小组|指挥部|委员会|联席会议)(?:组成人员|成员)?(?=[。，]))"
)
#: 对《…》作如下修改; not what an earlier decision did (关于修改《…》的决定第一次修正)
_AMENDED = re.compile(r"(?:关于(?:修改|修订|调整)|对|将)(?P<title>《[^《》]+》)(?:(?!的决定)[^。；]){0,40}?(?:修改|修订|修正|调整)(?!后的)|(?<=、)修改(?P<listed>《[^《》\n]+》)(?=\n|[（(])")
_TITLE_FIRST = re.compile("《")
#: 一、《某办法》（国家林业局令第5号） · 1.在《某条例》第七条中增加一项: how a decision to amend several texts names each
_AMENDING = re.compile(r"(?:修改|修订|修正)(?!后)")
_LISTED_AMENDED = re.compile(r"(?<=\n)(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}[.．、])\s?在?(?P<title>《[^《》\n]{5,}(?:《[^《》\n]+》[^《》\n]*)?》)(?!.{0,30}废止)")
#: 可以根据实际情况对《…》进行调整: what a body may do one day
_MAY = re.compile(r"(?:可以?|需要|适时|及时|定期|应当|负责|根据情况变化)[^。；]{0,24}$")
#: Laws and rules that say of somebody else's texts that they are repealed (清理结果) do so with the verb before the title: 废止《…》
_REPEAL_BEFORE = re.compile(r"(?:决定|现予|予以)?废止(?=[^。；，照据]{0,12}《)")
_STATES_OTHERS = re.compile(r"(?:如|若|凡|法律|上级|国家|省|市)[^，。]{0,20}$")


def find_supersedes(text: str, title: str | None = None) -> list[Repeal]:
    """What the document repeals or replaces, in reading order."""
    found: list[Repeal] = []
    spans = titles(text)
    repealed = list(within_lines(_REPEALED, text, _ENDINGS))
    numbered = {c.start: c.number for c in find_legal_bases(text)} if repealed and _NUMBERS_OF_SEVERAL.search(text) else {}
    for match in repealed:
        if within(spans, match.end() - 1):
            continue  # 《关于修改和废止部分规章的决定》
        sentence_start = clause_start(text, match.start(), "。；\n")
        listed = [(a, b) for a, b in spans if sentence_start <= a and b <= match.start() and not _ISSUED.match(text, b) and not _subordinate(text, b, match.start())]
        for start, end in listed:
            after = _NUMBER_AFTER.match(text, end)
            if not after and "关于" not in text[start:end] and _is_paper(text[start + 1 : end - 1]):
                continue  # 《采矿许可证》失效
            number = numbered.get(start) or (re.sub(r"\s", "", after["number"]).removeprefix("原") if after else None)
            scope = "partial" if _ARTICLE.match(text, after.end() if after else end) else "full"
            verb, on = _ENDED.search(match.group()).group(), find_date(match.group()) or _day_before(text, sentence_start, listed[0][0])
            found.append(Repeal(re.sub(r"\s", "", text[start + 1 : end - 1]), number, scope, start, match.end(), verb=verb, on=on))
        if listed:  # 《…》（…）、海关总署公告2018年第58号同时废止
            for pattern in (_ANY_NUMBER, _BARE_NOTICE):
                for m in pattern.finditer(text, listed[-1][1], match.start()):
                    if text[m.start() - 1] in "、和及，" and "（" not in m.group():
                        found.append(Repeal(None, re.sub(r"\s", "", m.group()), "full", m.start(), match.end()))
        else:
            numbers = [m for pattern in (_ANY_NUMBER, _BARE_NOTICE) for m in pattern.finditer(text[sentence_start : match.start()])]
            of_titles = {after.start("number") for _, b in spans if sentence_start <= b <= match.start() and (after := _NUMBER_AFTER.match(text, b))}
            for m in numbers:
                if sentence_start + m.start() not in of_titles:  # 根据《…》（海司通〔2020〕7号）要求清理，除已被废止的文件外
                    found.append(Repeal(None, _OPENS_NUMBER.sub("", re.sub(r"\s", "", m.group())), "full", sentence_start + m.start(), match.end()))
            if not numbers and re.search(
                r"(?:原|以往|此前|以前|之前|过去)[一-鿿]{0,12}(?:文件|规定|办法|方案|通知|名单|制度|意见|预案)[^，。；]{0,12}$", text[sentence_start : match.start()]
            ):
                found.append(Repeal(None, None, "full", sentence_start, match.end()))
    for match in within_lines(_REPEAL_BEFORE, text, ("废止",)):
        if within(spans, match.end() - 1):
            continue
        on = _day_before(text, clause_start(text, match.start(), "。；\n"), match.start())
        stop = min((p for c in "。；\n" if (p := text.find(c, match.end())) >= 0), default=len(text))
        for start, end in spans:
            if match.end() <= start and end <= stop and not any(r.start == start for r in found):
                after = _NUMBER_AFTER.match(text, end)
                found.append(
                    Repeal(
                        re.sub(r"\s", "", text[start + 1 : end - 1]),
                        re.sub(r"\s", "", after["number"]) if after else None,
                        "full",
                        start,
                        after.end() if after else end,
                        on=on,
                    )
                )
    for repeal in _listed_repeals(text, spans) if _ENDED.search(text) else ():
        if not any(r.start == repeal.start for r in found):
            found.append(repeal)
    for match in within_lines(_OVERRIDES, text, ("不一致", "不符", "抵触", "不相符", "相冲突")):
        named = [(a, b) for a, b in spans if match.start() <= a and b <= match.end()]
        if not named and not re.search(r"以往|此前|以前|之前|原|过去|现行|既往|已(?:发|出台|印发)|其他|凡|文件|规定|政策", match["what"]):
            continue
        if re.search(r"法律|法规|国家|省|上级|市", match["what"]) and re.search(r"(?:从其|按(?:照)?(?:国家|上级|其)|以(?:国家|上级|其))", match.group()):
            continue
        for start, end in named or [(match.start(), match.end())]:
            after = _NUMBER_AFTER.match(text, end) if named else None
            found.append(
                Repeal(
                    re.sub(r"\s", "", text[start + 1 : end - 1]) if named else None,
                    re.sub(r"\s", "", after["number"]) if after else None,
                    "partial",
                    start,
                    match.end(),
                )
            )
    adjusts = bool(title) and "调整" in title and not any(r.scope == "full" for r in found)
    if adjusts and (roster := _ROSTER_REPLACED.search(text)):
        earlier = next(((a, b) for a, b in spans if a < roster.end() and re.search(r"关于(?:调整|成立|设立|建立)", text[a:b])), None)
        if earlier:
            after = _NUMBER_AFTER.match(text, earlier[1])
            number = re.sub(r"\s", "", after["number"]) if after else None
            found.append(Repeal(re.sub(r"\s", "", text[earlier[0] + 1 : earlier[1] - 1]), number, "full", earlier[0], after.end() if after else earlier[1]))
        else:
            found.append(Repeal(None, None, "full", roster.start(), roster.end()))
    for match in near(_AMENDED, _TITLE_FIRST, 4, text):
        start, end = match.span("title") if match["title"] else match.span("listed")
        after = _NUMBER_AFTER.match(text, end)
        if (end - start <= 6 and not after) or _MAY.search(text, max(0, match.start() - 40), match.start()):
            continue  # 将《规定》第三条修改为: a short name of a text named before
        found.append(Repeal(text[start + 1 : end - 1], re.sub(r"\s", "", after["number"]) if after else None, "partial", start, match.end(), amends=True))
    for match in within_lines(_LISTED_AMENDED, text, ("《",)) if title and _AMENDING.search(title) else ():
        start, end = match.span("title")
        after = _NUMBER_AFTER.match(text, end)
        if not any(r.amends and r.start == start for r in found):
            found.append(Repeal(text[start + 1 : end - 1], re.sub(r"\s", "", after["number"]) if after else None, "partial", start, after.end() if after else end, amends=True))
    unique: dict[tuple, Repeal] = {}
    for repeal in sorted(found, key=lambda r: (r.start, r.end)):
        unique.setdefault((repeal.title, repeal.number, repeal.scope, repeal.amends), repeal)
    return list(unique.values())


#: 自2024年1月1日起，《…》废止 · 自2024年1月1日起废止《…》
_FROM_DAY = re.compile(rf"自(?P<day>{DATE.pattern})起，?(?:原|将|对)?$")


def _day_before(text: str, sentence: int, at: int) -> date | None:
    """The day since which what begins at `at` is so, where the words just before it name one."""
    match = _FROM_DAY.search(text, sentence, at)
    return find_date(match["day"]) if match else None


def _listed_repeals(text: str, spans: list[tuple[int, int]]) -> list[Repeal]:
    """Texts listed under a heading that says that they are repealed: by title, or in a table by number and name."""
    out = []
    lines = lines_holding(("废止", "失效", "停止执行", "不再执行"), text)
    for heading in filter(None, (_REPEAL_HEADING.match(text, start) or _REPEAL_LEAD.match(text, start, end + 1) for start, end in lines)):
        kind = "chinese" if heading["chinese"] else "bracket" if heading["bracket"] else None
        following = _NEXT_PART[kind].search(text, heading.end() + 1) if kind else None
        until = following.start() if following else len(text)
        for line in _LISTED_ITEM.finditer(text, heading.end() + 1, until):
            a, b = line.span("item")
            if re.fullmatch(r"附\s?件\s?\d{0,2}[：:]?", line["item"]):
                break  # the next list
            titled = next(((x, y) for x, y in spans if a <= x <= a + 24 and y <= b), None)
            if titled:
                if titled[0] - a > 2 and not _ANY_NUMBER.search(text, a, titled[0]) and not re.fullmatch(r"[一-鿿]{2,24}", text[a : titled[0]]):
                    continue
                after = _NUMBER_AFTER.match(text, titled[1])
                beside = after["number"] if after else next((m.group() for m in _ANY_NUMBER.finditer(text, a, b) if not titled[0] <= m.start() < titled[1]), None)
                out.append(Repeal(re.sub(r"\s", "", text[titled[0] + 1 : titled[1] - 1]), beside and re.sub(r"\s", "", beside), "full", titled[0], after.end() if after else titled[1]))
                continue
            number = _ANY_NUMBER.search(text, a, b) or _BARE_NOTICE.match(text, a, b)
            if not number:
                if out and not re.search(r"序\s?号|文\s?号|名\s?称|标\s?题", line["item"]) and not heading["mark"]:
                    break
                continue
            name = re.sub(r"[\s\d.．、]+", "", text[a : number.start()] + text[number.end() : b]) if number.re is _ANY_NUMBER else ""
            name = re.sub(r"(?:19|20)?\d*年?\d*月?\d*日?$", "", name)
            out.append(Repeal(name if re.search(r"(?:关于|办法|规定|细则|方案).{2,}|(?:通知|意见|办法|规定|细则|方案)$", name) else None, re.sub(r"\s", "", number.group()), "full", a, b))
    return out


#: 现将《…》（试行）印发给你们，原《…》同时废止 · 自《…》公布之日起: what is issued is not repealed
_ISSUED = re.compile(r"(?:[（(][^（）()]{1,30}[）)])?(?:正式)?(?:印发|发布|公布|颁布|下发|发给|施行|实施)(?:给?你|之日|以?后|以来)")
#: 1997年4月15日某市第十届人民代表大会常务委员会第三十六次会议修改的: where the next title of a list comes from
_WHENCE = re.compile(r"(?:、|，|和|及|以及|；|并)?(?:经|根据)?(?:19|20)\d\d年[^，。；《》]{2,60}?(?:通过|批准|发布|公布|修改|修订|修正|颁布|印发|下发)(?:、|，|的?修正?的?|的|并)?")


def _subordinate(text: str, end: int, verb: int) -> bool:
    """Whether between the title's end and the verb another clause begins that the title is not the subject of."""
    between = _BRACKET.sub("", WHOLE_TITLE.sub("", text[end:verb]))
    if len(between) > 20:
        between = _WHENCE.sub("", between)
    return (bool(re.search(r"(?:施行|实施|执行|生效|规定|要求|按|由|应|须|可)[^，]*，", between)) and "同时" not in text[verb : verb + 2]) or len(between) > 60
