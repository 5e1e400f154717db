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


#: “雷霆行动” · “快递进村”工程 · “空心村”治理 · “双随机、一公开” · “田长制”
_QUOTED = re.compile(
    r"“(?P<core>[^“”\n，。；]{2,24})”(?P<tail>(?:专项)?(?:整治行动|专项行动|行动计划|行动|工程|计划|改革|制度|机制|工作机制|治理|合作融资|建设|规划|战略|模式|监管|平台)?)"
)
_QUOTED_NAME = re.compile(r"(?:行动|工程|计划|战略|[河路田林湾]长制|一公开|规划|攻坚战|双代|一网通办|联办|分类监管|职业技能培训|工作法)$")
#: 秸秆综合利用行动 · 乡村电气化提升工程 · 就业扩规提质工程: what an action verb begins and 行动, 工程 … end.
_NAMED = re.compile(
    r"(?:实施|开展|推进|启动|组织|落实|推行|深化|打好|建立|执行|完善|增设|深入|加快|的|、|，|。|；|）|\n)(?P<name>(?![^一-鿿])(?:(?![，。；、：的了和及与将把对在等其各该本])[一-鿿\d]){3,18}?(?:专项整治行动|专项行动|三年行动|提升行动|攻坚行动|创建行动|行动计划|提升工程|示范工程|重点工程|惠民工程|发展工程|提质工程|成长计划|振兴战略|专项治理|专项清理|创建示范|试点示范|示范带|示范区|示范县创建|攻坚战|保卫战|前置审核制度|免罚制度|备案制度|许可证制度|对接机制|预防机制))(?=[，。；、：）”“\n]|为|以|等|，|推动|建设)"
)
_NO_PROGRAM = re.compile(r"^(?:重点|各项|有关|相关|此次|本次|上述|一批|全县|重大)|(?:重点工程)$")


def is_plan(name: str) -> bool:
    """Whether a text of this name is a plan rather than a rule."""
    return bool(_PLAN.search(name))


def find_programs(text: str, instrument: str | None) -> list[Program]:
    """Every mention in reading order, without the document's own plan, which its title names."""
    found: list[Program] = []
    own = (instrument or "").strip("《》") or None
    for start, end in titles(text):
        name = re.sub(r"\s", "", text[start + 1 : end - 1])
        inner = re.search(rf"关于印发(?P<plan>[^《》]{{4,60}}(?:{_LAST}))的通知$", name)
        if inner:
            a = text.find(inner["plan"], start, end)
            if a >= 0:
                found.append(Program(inner["plan"], a, a + len(inner["plan"])))
        elif (
            re.search(r"(?:行动方案|工作方案|规划|行动计划|实施纲要|专项行动方案|规划纲要|三年行动[^》]*|工程[^》]*方案)(?:[（(][^（）()]*[）)])?$", name)
            and name != own
            and len(name) > 5
        ):
            found.append(Program(name, start + 1, end - 1))
    for match in _QUOTED.finditer(text):
        core, tail = match["core"], match["tail"]
        if tail in (
            "行动",
            "工程",
            "计划",
            "改革",
            "制度",
            "机制",
            "工作机制",
            "治理",
            "专项整治行动",
            "整治行动",
            "合作融资",
            "战略",
            "行动计划",
            "规划",
            "专项行动",
        ) or _QUOTED_NAME.search(core):
            found.append(Program(match.group(), *match.span()))
    for match in _NAMED.finditer(text):
        if not _NO_PROGRAM.search(match["name"]):
            found.append(Program(match["name"], *match.span("name")))
    return sorted(found, key=lambda p: p.start)
