"""What a document says of itself in its text: the instrument that it issues, its kind, when it comes into force and ends, the meeting that adopted it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from loaders.beginnings import Opened
from loaders.grammar import dates
from loaders.grammar.near import within_lines
from loaders.lexicon import alternatives, load
from loaders.mapped import MappedText
from loaders.model import Clause, Span

_WORDS = load("documents")
_TYPES = alternatives(_WORDS["types"])
#: 方法 and 做法 are no laws.
_KINDS = rf"(?<![方做])(?:{alternatives(_WORDS['legislation'])})"
_NAMED = r"《(?P<what>[^《》]+(?:《[^《》]+》[^《》]*)?)》"
#: 现将《A》印发给你们 · 现发布《A》 · 《A》已经…，现予公布 · 组织编制了《A》。现印发给你们
_ISSUED_IN_TEXT = (
    re.compile(rf"(?:现将|现印发|现发布|现公布)(?:修[订改]后的)?{_NAMED}.{{0,30}}?(?:印发|发布|公布|发给|予以)"),
    re.compile(rf"(?:现印发|现发布|现公布)(?:修[订改]后的)?{_NAMED}"),
    re.compile(r"《(?P<what>[^《》]+)》已经.{2,60}(?:现予|现)(?:印发|公布|发布)"),
    re.compile(rf"(?:编制|制定|修订|制订|起草|形成)了{_NAMED}(?:[（(][^（）()]{{0,40}}[）)])?[，。](?:[^。]{{0,60}}。)?现(?:将《[^《》]{{2,20}}》)?(?:予以)?(?:印发|印送|发布|公布)"),
)


def instrument_of(title: str | None, text: str) -> str | None:
    """Name of the text that a notice issues: the part in 印发《…》的通知 or 印发…的通知; from the first paragraph where no title is printed."""
    if title:
        match = re.search(r"(?:印发|转发|批转|发布|公布)(?P<what>.+?)的(?:通知|通告|公告|命令|令|决定|函)(?:[（(][^）)]*[）)])?$", title)
        if not match and re.search(r"(?:令|公告)$", title) and (issued := re.search(r"《(?P<what>[^《》]+)》已(?:经|于)?.{2,60}(?:现予|现将修[订改]后的《(?P=what)》|现)(?:印发|公布|发布)|现(?:公布|发布)修[订改]后的《(?P<revised>[^《》]+)》", text[:1500])):
            return issued["what"] or issued["revised"]
        if not match:
            return None
        what = match["what"]
        if what.endswith("结果"):
            return None  # 公布规范性文件清理结果的决定 is itself the text
        inner = re.fullmatch(r"(?:[一-鿿、]{2,40}(?:制定|制订|拟订|编制)的)?《(.+)》", what)
        if outer := re.fullmatch(r"《([^《》]+)》([（(][^（）()]{2,16}[）)])", what):
            return "".join(outer.groups())  # 《清河县…应急预案》（2019年修订）
        return inner.group(1) if (inner and what.count("《") == 1) or (inner and _one_title(what)) else what
    for pattern in _ISSUED_IN_TEXT:
        if (match := pattern.search(text[:1500])) and "征求意见" not in match["what"]:
            return match["what"]
    return None


def _one_title(what: str) -> bool:
    """Whether 《 at the start and 》 at the end belong together."""
    depth = 0
    for i, c in enumerate(what):
        depth += (c in "《〈") - (c in "》〉")
        if depth == 0:
            return i == len(what) - 1
    return False


def type_of(title: str | None, text: str, listed: str | None = None, addressed: bool = False) -> str | None:
    """文种: the last word of the title; where none is printed, that of the title in the site's index table (`listed`), else the text's own word for itself."""
    if title:
        match = re.search(rf"({_TYPES}|{_KINDS})(?:[（(][^）)]*[）)])*$", title)
        return re.sub(r"^(?:实施|指导)意见$", "意见", match.group(1)) if match else None
    named = re.search(rf"关于.+?({_TYPES})(?:[（(][^）)]*[）)])*$", listed or "")
    if named:
        return re.sub(r"^(?:实施|指导)意见$", "意见", named.group(1))
    for pattern in (
        r"(?:特此|现予|现将.{2,80}?予以)(通知|公告|通告|批复|函复)",
        r"(?:有关事项|有关要求|有关工作)?(?:通知|批复|函复|通告|公告)如下",
        r"提出(?:如下|以下)(意见)",
        r"本(意见|通知|公告|通告|规定|办法|决定)",
        r"现将《.+?》(?:（[^（）]{2,30}）)?(?:印发|印送)|现予?印发(?:给)?你|现印发给|现印送|予以印发|现予印发|现转发",
        r"(?:现|予)以?(公告|公布|发布)(?=[。，])",
        r"现(公布|发布)(?=《)",
        r"现(?:就.{2,60})?(?:函|批)复如下",
        r"(?:通知|函告|函复)你",
    ):
        match = re.search(pattern, text)
        if match:
            if match.groups() and match.group(1):
                if addressed and match.group(1) in ("公告", "公布", "发布") and not match.group().startswith("本"):
                    return "通知"  # a 公告 is addressed to nobody
                return {"函复": "函", "公布": "公告", "发布": "公告"}.get(match.group(1), match.group(1))
            found = re.search(r"通知|批复|函复|通告|公告", match.group())
            return {"函复": "函"}.get(found.group(), found.group()) if found else "通知"
    return None


#: 本办法自发布之日起施行 · 自2023年10月1日起实行 · 自印发之日起执行; what is in force is the document, so 本… or nothing stands before.
_FORCE = re.compile(
    rf"自(?:(?:本[一-鿿]{{1,6}})?(?P<relative>发布|印发|公布|颁布|下发|发文|签发|通过)之日(?:起)?(?P<delay>\d{{1,3}}日后|三十日后|满(?:\d{{1,3}}|三十)日(?:后)?)?|(?P<date>{dates.DATE.pattern}))起?(?:正式|开始)?(?:施行|实施|执行|生效|实行|试行)"
)
_VALID = Opened(
    r"(?:执行|施行|实施)(?=至(?:19|20)\d\d年)至[^，。；]{4,14}?(?:日|年底|月底)|(?:有效期|试行期|施行期|执行期|试行(?=[\d一二两三四五]{1,2}年))限?(?:暂定)?(?:为|是)?(?:至[^，。；]{4,16}?(?:日|年底|月底|月末|止)|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:个月|年半|年))(?:止)?|(?:有效|执行|施行|实施)(?:期限?|期限)(?:为|是|：)?自?(?=(?:19|20)\d\d年)[^，。；至]{6,12}?起?至[^，。；]{4,14}?(?:日|年底|月底)(?:止)?",
    ("执行至", "施行至", "实施至", "有效期", "施行期", "执行期", "实施期", "试行"),
)
_CARRIER = re.compile(
    r"(?:本|该|此)(?:办法|规定|细则|规则|意见|通知|方案|预案|规划|制度|通告|公告|决定|条例|标准|技术政策|要点|计划|规程|措施|指南|政策)[^。]{0,12}$"
)


def effective_clause(text: MappedText, issued_on: date | None) -> Clause | None:
    """The clause about coming into force and the day it gives; the last one of the document, for a notice may quote another's."""
    best = None
    for match in _FORCE.finditer(text.text):
        before = text.text[max(0, match.start() - 24) : match.start()].split("。")[-1]
        if re.search(r"(?<!本)《[^》]*》\s*$", before) or re.search(r"(?:该|原)[一-鿿]{2,8}$", before):
            continue
        best = match
        if _CARRIER.search(before):
            break
    if not best:
        return None
    on = dates.find_date(best["date"]) if best["date"] else issued_on
    if best["delay"] and on:
        days = re.search(r"\d+", best["delay"])
        on += timedelta(days=int(days.group()) if days else 30)
    return Clause(best.group(), on, (text.span(*best.span()),))


#: What makes a period of validity the document's own: 本办法自印发之日起施行，有效期五年.
_OWN_FORCE = re.compile(
    r"本(?:办法|规定|细则|规则|意见|通知|方案|预案|规划|制度|通告|公告|决定|标准|要点|计划|规程|措施|指南|政策|实施意见|实施细则|实施办法)(?:的)?[^；]{0,40}$|(?:施行|实施|执行|生效|实行)[，,]?(?:暂定)?$|(?<!名单)(?:印发|发布|公布)之日起[，,]?$"
)


def expires_clause(text: MappedText, start: date | None) -> Clause | None:
    """The clause about its period of validity: it speaks of 本办法 or follows the clause about coming into force. A licence's (许可证有效期) is not the document's."""
    for match in _VALID.finditer(text.text):
        before = text.text[max(0, match.start() - 60) : match.start()].split("。")[-1]
        if not (match.group().startswith(("试行期", "施行期", "执行期", "实施期")) or _OWN_FORCE.search(before)):
            continue
        return Clause(match.group(), dates.period_end(match.group(), start) if start else None, (text.span(*match.span()),))
    return None


#: 已经2023年6月26日17届县政府第28次常务会议审议通过 · 经县政府第三次常务会议研究同意
_MEETING = re.compile(
    rf"(?:已)?(?:经|于)(?:{dates.DATE.pattern})?[，]?(?:经|召开的)?(?P<meeting>(?:第?[十\d一二三四五六七八九]{{1,3}}届)?[一-鿿\d]{{0,24}}?(?:常务会议?|全体会议|办公会议?|联席会议|常委会会议|党组会议|主任会议|[部局署委厅院行]务会议?|常务委员会第[^，。]{{1,12}}次会议|次会议))(?:审议|研究|讨论|通过|同意|审定|修订)"
)


def approved_by(text: MappedText) -> tuple[str, Span] | None:
    """The meeting that adopted the document: its name without date and verbs. A consent without a number (政府常务会议研究) names no meeting of its own … but is one."""
    match = next(within_lines(_MEETING, text.text, ("会议", "务会", "办公会")), None)
    return (match["meeting"], text.span(*match.span("meeting"))) if match else None
