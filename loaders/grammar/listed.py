"""Bodies that no name of their own tells, but the list in which they stand: 市发展改革局、公安局…, the members of a group, 抄送."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.grammar.mentions import Kind, Mention, around, between
from loaders.grammar.near import within_lines

#: 市发展改革局、公安局、轨道交通局等单位: the level is said before the first of a list alone.
_LISTED = re.compile(
    r"、(?P<name>(?!各|有关|相关|其他|某|本|[县市省区州旗]|村|居民|社区)[一-鿿]{2,10}?(?:(?<![新格大布结当平])(?<!(?<!安)全)局|(?<![党工镇乡街])委(?!员)|(?<![镇乡街])办|委员会|办公室|(?<![门干全内外])部(?![门分])|(?<=[传媒服务管理数据融合])中心|派出所|[税司财][务法政]所))(?=[、，。；）,;)\s]|等|分管|主要负责|负责|牵头|配合|组成|参加|\Z)"
)
_LEVEL_FIRST = ("level", "own_place", "other_place", "alone", "listed")


def find_listed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bodies that go on with a list whose first one bears the level, read by their last word; `mentions` in the order of the text."""
    out: list[Mention] = []
    starts = {m.start for m in mentions}
    for m in mentions:
        while m.kind is Kind.AGENCY and m.rule in _LEVEL_FIRST and text.startswith("、", m.end) and m.end + 1 not in starts:
            match = _LISTED.match(text, m.end)
            if not match or between(mentions, *match.span("name")):
                break
            m = Mention(match["name"], Kind.AGENCY, *match.span("name"), "listed")
            out.append(m)
    return out


#: 成员单位：县发改局、…、城关派出所、清河公路管理站: a list of nothing but bodies, of which no rule reads those that bear no level.
_SERVING_IN = re.compile(r"成员单位(?:主要)?(?:[：:]|有|包括|由|为)(?P<list>[^。；：:\n]{4,900})")
_SERVING_LAST = re.compile(r"(?:局|办|委|中心|[总支大中]队|站|所|处|医院|学校|场|公司|银行|[支分]行|联社|海关|[协商学]会|联合会|台|馆)$")
_SERVING_ITEM = re.compile(r"[^、，,和及与\n]+")


def find_members(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bodies in a list of a group's members that are known by nothing but their last word, beside two at least that are known by more."""
    out = []
    for match in within_lines(_SERVING_IN, text, ("成员单位",)):
        inside = around(mentions, *match.span("list"))
        if len(inside) < 2:
            continue
        for item in _SERVING_ITEM.finditer(text, *match.span("list")):
            words = item.group()
            if 3 <= len(words) <= 16 and _SERVING_LAST.search(words) and not re.match(r"各|有关|相关|其他|等", words) and not any(m.start < item.end() and item.start() < m.end for m in inside):
                out.append(Mention(words, Kind.AGENCY, *item.span(), "listed"))
    return out


_COPIED = re.compile(r"(?:^|(?<=[\n）。]))(?:抄\s?送|抄\s?报|分\s?送|主\s?送)\s?[：:](?P<list>[^\n。]+)")
_BODY_LAST = re.compile(r"(?:政府|办公室|办公厅|委员会|[局厅部委署办院]|中心|公司|集团|法院|检察院|站|研究所|协会|学会|银行|军区)(?:（[^（）]{1,6}）)?$")


def find_copied(text: str) -> list[Mention]:
    """Bodies in the list of those to whom a copy goes (抄送：…), which names nothing else."""
    out = []
    for match in within_lines(_COPIED, text, ("抄", "送")):
        for item in re.finditer(r"[^、，,；;。\s]+", match["list"]):
            words = item.group()
            if len(words) < 3 or not _BODY_LAST.search(words) or re.search(r"[本我]|^部(?!队)|^(?:办公厅|办公室|各部门|有关部门)$", words):
                continue
            kind = Kind.COLLECTIVE if re.match(r"各|省（", words) else Kind.AGENCY
            out.append(Mention(words, kind, match.start("list") + item.start(), match.start("list") + item.end(), "copied"))
    return out
