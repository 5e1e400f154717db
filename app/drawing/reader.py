"""A document's text with every fact marked in it: which stretch belongs to which facts, and the HTML of it. Pure.

Facts overlap: a duty's sentence holds the agencies that bear it. So the text is cut at every place where a fact begins or ends; a piece takes the colour
of its shortest fact and knows all of them.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app import palette
from app.drawing.markup import node_link, text
from app.words import Say
from graph.model import Rel
from queries.pages import Row

#: What the legend names together, in its order.
GROUPS: Mapping[str, tuple[str, str, tuple[Rel, ...]]] = {
    "duty": ("职责", "Duties", (Rel.ASSIGNS, Rel.LEADS, Rel.ASSISTS, Rel.OVERSEES)),
    "cited": ("依据", "Legal bases", (Rel.CITES,)),
    "repeal": ("废止、修改", "Repeals, amendments", (Rel.SUPERSEDES, Rel.AMENDS)),
    "people": ("领导与名单", "People, rosters", (Rel.HOLDS, Rel.LEAVES, Rel.SERVES_ON, Rel.HAS_OFFICE_AT, Rel.SETS_UP)),
    "program": ("工程计划", "Programmes", (Rel.LAUNCHES, Rel.UNDER)),
    "head": ("发文与主送", "Issuer, addressees", (Rel.ISSUED, Rel.ADDRESSED_TO)),
    "mention": ("提到", "Mentions", (Rel.MENTIONS, Rel.MADE_OF)),
}
GROUP_OF = {str(rel): group for group, (_, _, rels) in GROUPS.items() for rel in rels}
COLOURS = {"duty": palette.FACTS[Rel.ASSIGNS], "cited": palette.FACTS[Rel.CITES], "repeal": palette.FACTS[Rel.SUPERSEDES],
           "people": palette.FACTS[Rel.SERVES_ON], "program": palette.FACTS[Rel.LAUNCHES], "head": palette.FACTS[Rel.ISSUED], "mention": palette.GREY}


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of the shown text belongs to the fact number `fact`."""

    start: int
    end: int
    fact: int


def stretch(shown: str, start: int, words: str) -> int | None:
    """Where `words`, written without white space, end in `shown` if they begin at `start`; None where they do not stand there.

    >>> stretch("县 水务\\n局负责", 0, "县水务局")
    6
    """
    at = start
    for c in words:
        while at < len(shown) and shown[at].isspace():
            at += 1
        if at >= len(shown) or shown[at] != c:
            return None
        at += 1
    return at


def marks(shown: str, base: int, facts: Sequence[Row]) -> list[Mark]:
    """The marks of all facts in a text that begins at character `base` of its file; a mention gives one for every place where it stands."""
    found: list[Mark] = []
    for number, fact in enumerate(facts):
        start, end = int(str(fact["start"])) - base, int(str(fact["end"])) - base
        if 0 <= start < end <= len(shown):
            found.append(Mark(start, end, number))
        if fact["fact"] == Rel.MENTIONS:
            said = fact["said"]
            for other in said.get("starts") or ():
                other -= base
                if other != start and 0 <= other < len(shown) and (stop := stretch(shown, other, str(said.get("surface") or ""))):
                    found.append(Mark(other, stop, number))
    return found


def rebuilt(outline: Sequence[Row], facts: Sequence[Row]) -> tuple[str, list[Mark], dict[str, int]]:
    """The text as the graph holds it, where the file is gone: its clauses one under the other, with the facts whose words are found in them.

    Returns text, marks, and where each clause begins.
    """
    parts, places, at = [], {}, 0
    for clause in outline:
        line = f"{clause['path']} {clause['heading'] or ''}\n{clause['text'] or ''}\n\n"
        places[str(clause["path"])] = at
        parts.append(line)
        at += len(line)
    shown = "".join(parts)
    found = []
    for number, fact in enumerate(facts):
        begin = places.get(str(fact["path"]), 0)
        start = shown.find(str(fact["quote"]), begin)
        if start >= 0:
            found.append(Mark(start, start + len(str(fact["quote"])), number))
    return shown, found, places


def html(shown: str, found: Iterable[Mark], facts: Sequence[Row], here: tuple[int, int] | None, anchors: Mapping[int, str]) -> str:
    """The text as HTML. `here` is the stretch to show, `anchors` names of places by position (`data-at`)."""
    found = [m for m in found if 0 <= m.start < m.end <= len(shown)]
    if here and not 0 <= here[0] < here[1] <= len(shown):
        here = None
    cuts = {0, len(shown), *(here or ()), *(a for a in anchors if 0 <= a <= len(shown))}
    for m in found:
        cuts.update((m.start, m.end))
    begins: dict[int, list[Mark]] = {}
    for m in found:
        begins.setdefault(m.start, []).append(m)
    out: list[str] = []
    open_: list[Mark] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        if start in anchors:
            out.append(f'<i data-at="{text(anchors[start])}"></i>')
        open_ = [m for m in open_ if m.end > start] + begins.get(start, [])
        piece = text(shown[start:end])
        if open_:
            shortest = min(open_, key=lambda m: (m.end - m.start, m.start))
            groups = dict.fromkeys(GROUP_OF[str(facts[m.fact]["fact"])] for m in open_)
            numbers = ",".join(str(m.fact) for m in sorted(open_, key=lambda m: m.end - m.start))
            own = GROUP_OF[str(facts[shortest.fact]["fact"])]
            piece = f'<mark class="m-{own}" data-groups="{" ".join(groups)}" data-facts="{numbers}" tabindex="0" role="button">{piece}</mark>'
        if here and here[0] <= start < here[1]:
            piece = f'<b class="here"{" id=here" if start == here[0] else ""}>{piece}</b>'
        out.append(piece)
    return "".join(out)


def card(say: Say, fact: Row) -> str:
    """What a fact says, in one line with its links."""
    ends = [node_link(say, fact[f"{end}_labels"], fact[f"{end}_id"], _short(fact[f"{end}_name"])) for end in ("from", "to")]
    said = fact["said"]
    more = [say.value(said[k]) for k in ("label", "role", "post", "relation", "article", "scope", "office") if said.get(k)]
    note = f' <small>{text("，".join(more))}</small>' if more else ""
    colour = palette.FACTS.get(str(fact["fact"]), palette.GREY)
    return f'<li style="--c:{colour}">{ends[0]} <em>{text(say.relation(fact["fact"]))}</em> {ends[1]}{note}<small class="rule">{text(fact["rule"])}</small></li>'


def legend(say: Say, facts: Iterable[Row]) -> list[dict[str, object]]:
    """Groups that occur, with how often: [{group, name, number, colour}]."""
    numbers: dict[str, int] = {}
    for fact in facts:
        group = GROUP_OF[str(fact["fact"])]
        numbers[group] = numbers.get(group, 0) + 1
    return [{"group": g, "name": say(zh, en), "number": numbers[g], "colour": COLOURS[g]} for g, (zh, en, _) in GROUPS.items() if g in numbers]


def outline_items(outline: Iterable[Row]) -> list[dict[str, object]]:
    """Lines of the outline: path, name, and how deep it stands (numbers of its path)."""
    items = []
    for clause in outline:
        path = str(clause["path"])
        depth = _depth(path)
        name = str(clause["heading"] or str(clause["text"] or "")[:24])
        items.append({"path": path, "name": name, "depth": min(depth, 4)})
    return items


def _depth(path: str) -> int:
    """How many numbers a path holds: 三（二）1 has three.

    >>> _depth("三（二）1"), _depth("第四章第十五条"), _depth("前言")
    (2, 1, 0)
    """
    return max(len(re.findall(r"第[^第（）]+[编章节条]|（[^（）]+）|[一二三四五六七八九十百]+|\d+", path)) - 1, 0)


def _short(name: object, most: int = 48) -> str:
    name = str(name or "")
    return name if len(name) <= most else name[:most] + "…"

