"""Short forms that a text defines (以下简称…), and bodies that are known only from such a definition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.beginnings import Opened
from loaders.grammar.agencies import GROUP
from loaders.grammar.mentions import Kind, Mention, around
from loaders.grammar.near import near

#: 岭源县防汛抗旱指挥部（以下简称县防指） · 以下统称县级储备管理部门
_DEFINITION = Opened("[（(](?:以下|简称)", ("（以下", "（简称", "(以下", "(简称"))
_DEFINED = re.compile(r"(?P<full>[一-鿿“”\d]{2,60})(?:（[一-鿿]{1,6}）)?[（(](?:以下)?(?:统一)?(?P<how>简称|(?<=以下)统称)[：:]?[“《]?(?P<short>[一-鿿]{2,16})[”》]?[）)]")
#: 市人民政府设立云川市花木市场管理委员会（以下简称管委会） · 为完善岭前镇道路安全委员会（以下简称镇道安委）工作机制
_SET_UP_BEFORE = re.compile(r"^.*(?:设立|成立|组[建成]|决定(?:对|将)?)|^为?(?:进一步)?(?:完善|健全|规范)")


def find_founded(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bodies that are set up and given a short form, whose names no rule reads, wherever they stand: 云川市花木市场管理委员会."""
    out: list[Mention] = []
    for match in near(_DEFINED, _DEFINITION, 60, text):
        begin = _SET_UP_BEFORE.match(match["full"])
        start, end = match.start("full") + (begin.end() if begin else 0), match.end("full")
        if begin and end - start > 5 and match["how"] == "简称" and re.search(rf"{GROUP}$|工作小组$|局$|中心$", match["full"]) and not any(m.end == end and m.start <= start for m in mentions):
            name = text[start:end]
            out += [Mention(m.group(), Kind.AGENCY, *m.span(), "founded") for m in re.finditer(rf"{re.escape(name)}(?:办公室(?!主任))?", text) if m.start() == start or not around(mentions, *m.span())]
    return out


def find_abbreviations(text: str, mentions: list[Mention]) -> list[tuple[str, str, Kind]]:
    """Short forms that the text defines for bodies: (short, surface that it stands for, kind). 统称 makes a class of several."""
    found = []
    for match in near(_DEFINED, _DEFINITION, 60, text):
        full = next((m for m in mentions if m.end == match.end("full")), None)
        if full is None and not re.search(rf"{GROUP}$|部门$|单位$|局$|委$|公司$", match["full"]) and not (match["how"] == "统称" and match["short"].endswith(("单位", "部门", "机构"))):
            continue
        kind = Kind.COLLECTIVE if match["how"] == "统称" else full.kind if full else Kind.AGENCY
        found.append((match["short"], full.surface if full else _SET_UP_BEFORE.sub("", match["full"]), kind))
    return found


def find_short_forms(text: str, short: str, kind: Kind, taken: list[Mention]) -> list[Mention]:
    """Mentions of a defined short form, and of its 办公室 and 成员单位, that no longer name covers."""
    out = []
    whole = "(?!员会)" if short.endswith("委") else ""
    for match in re.finditer(rf"{re.escape(short)}{whole}(?:办公室(?!主任)|(?:有关|各)?成员单位)?", text):
        if any(m.start <= match.start() < m.end for m in taken):
            continue
        members = match.group().endswith("成员单位")
        if members and kind is Kind.AGENCY:
            out.append(Mention(short, kind, match.start(), match.start() + len(short), "abbreviation"))
        out.append(Mention(match.group(), Kind.COLLECTIVE if members else kind, *match.span(), "of_group" if members else "abbreviation"))
    return out
