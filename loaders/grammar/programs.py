"""Named plans, campaigns, projects, schemes and mechanisms, as a reader would call a programme by name; not every noun phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.grammar.legal_bases import titles
from loaders.lexicon import alternatives, load

_LAST = alternatives(load("documents")["programs"])
_PLAN = re.compile(rf"(?:{_LAST})(?:[（(][^（）()]*[）)])?$")


@dataclass(frozen=True, slots=True)
class Program:
    """[start, end) of one mention."""

    name: str
    start: int
    end: int


_WORDS = load("programs")
_VERBS = alternatives(_WORDS["verbs"])
_SLOGANS = set(_WORDS["slogans"])
#: “雷霆行动” · “快递进村”工程 · “空心村”治理 · “证照联办”改革 · “1515”总体思路
_QUOTED = re.compile(
    r"“(?P<core>[^“”\n，。；]{2,24})”(?P<tail>(?:专项整治行动|专项行动|整治行动|行动计划|行动|工程|计划|改革|制度|工作机制|机制|治理|合作融资|战略|规划|总体工作思路|总体思路|建设(?=[，。；、])|[一-鿿]{2,6}?(?:改革|机制|模式|行动|工程)(?=[，。；、）]))?)"
)
_QUOTED_NAME = re.compile(r"(?:行动|工程|计划|战略|[河路田林湾]长制|一公开|规划|攻坚战|双代|通办|秒批|联办|分离|分类监管|职业技能培训|三包|工作法|[一-鿿]制|[一-鿿]贷|^互联网\+.+)$")
#: “四个一批” · “五清三建一改” · “三项制度”: counted programmes; which counted words are formulas stands in the list of slogans.
#: 安全第一 · 两手抓 · 三个代表: figures of speech
_FIGURE = re.compile(r"第一|两手|不误|代表$|^一带一路$")
#: 河长制 · 林长制: an official answers for a river, a wood, a road
_CHIEFS = re.compile(r"(?:河湖|河|湖|林|田|路|街|链|湾|片)长制(?!办)")
_COUNTED = re.compile(r"^(?=.*[一二三四五六七八九十双两\d])[一-鿿\d、+·]{3,10}$")
#: 秸秆综合利用行动 · 乡村电气化提升工程 · 就业扩规提质工程: read from the last word to the left.
_LAST_WORD = re.compile(rf"(?:{alternatives(_WORDS['suffixes'])})(?=[，。；、：）”\n和与及等]|为|以|工作|方案|要求|建设|推动)")
_LEFT = re.compile(r"[一-鿿\d“”+]{2,24}$")
_LEFT_STOP = re.compile(r"[的了将把对在其各该本和与及等]")
#: Last words so common that only a verb that carries it out makes a name of what stands before them.
_COMMON = ("工程", "行动", "计划", "专项整治", "试点工作", "联动机制", "示范区")
_CARRIED_OUT = re.compile(r"(?:实施|开展|启动|推进|组织|推行|创建|打造|深化|执行|落实|建立|增设|完善|健全)(?:了|好)?")


_LEADING_VERBS = re.compile(rf"(?:{_VERBS})+(?:和(?:{_VERBS}))?")
_NO_PROGRAM = re.compile(
    r"^(?:本|该|此|其|国家(?:有关|相关|重大)|履行|重点|各项|有关|相关|此次|本次|上述|一批|全县|全市|重大|县级|年度|[一二三四五六七八九十\d]+(?:个|项|大)|.{0,3}(?:等|及|和))|^(?:施工|建设|生产|用人|各)?(?:单位|企业|部门)|(?:重大|重点)(?:工程|项目)$|或"
)


def _begin(text: str, match: re.Match[str]) -> int:
    """Where the name that `match` closes begins: after the last particle, the last verb that carries something out, and the verbs that lead it in."""
    left = _LEFT.search(text, max(0, match.start() - 24), match.start())
    start = left.start() if left else match.start()
    for pattern in (_LEFT_STOP, _CARRIED_OUT):
        for stop in pattern.finditer(text, start, match.start() - 1):
            start = stop.end()
    lead = _LEADING_VERBS.match(text, start, match.start())
    return lead.end() if lead else start


def is_plan(name: str) -> bool:
    """Whether a text of this name is a plan rather than a rule."""
    return bool(_PLAN.search(name))


def find_programs(text: str, instrument: str | None) -> list[Program]:
    """Every mention in reading order, without the document's own plan, which its title names."""
    found: list[Program] = []
    own = (instrument or "").strip("《》") or None
    for start, end in titles(text):
        name = re.sub(r"\s", "", text[start + 1 : end - 1])
        inner = re.search(rf"关于印发〈?(?P<plan>[^《》〈〉]{{4,60}}(?:{_LAST}))〉?的通知$", name)
        if inner:
            a = text.find(inner["plan"], start, end)
            if a >= 0:
                found.append(Program(inner["plan"], a, a + len(inner["plan"])))
        elif (
            re.search(r"(?:行动方案|工作方案|实施方案|规划|行动计划|实施纲要|专项行动方案|规划纲要|三年行动[^》]*|工程[^》]*方案)(?:[（(][^（）()]*[）)])?$", name)
            and name != own
            and len(name) > 5
        ):
            found.append(Program(name, start + 1, end - 1))
    for match in _QUOTED.finditer(text):
        core, tail = match["core"], match["tail"]
        if _FIGURE.search(core) or (core in _SLOGANS and tail != "规划"):
            continue
        if tail or _QUOTED_NAME.search(core) or _COUNTED.match(core):
            found.append(Program(match.group(), *match.span()))
    for match in _CHIEFS.finditer(text):
        if not any(p.start <= match.start() < p.end for p in found):
            found.append(Program(match.group(), *match.span()))
    for match in _LAST_WORD.finditer(text):
        start = _begin(text, match)
        name = text[start : match.end()]
        if len(name) < 5 or name in _WORDS["generic"] or _NO_PROGRAM.search(name) or any(p.start <= start < p.end for p in found):
            continue
        if match.group() in _COMMON and not _CARRIED_OUT.search(text, max(0, start - 6), start):
            continue
        found.append(Program(name, start, match.end()))
    return sorted(found, key=lambda p: p.start)
