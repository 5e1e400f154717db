"""National laws: one name each, and what became of them. Pure; the facts and where they come from are in laws.toml.

A law's title needs no list: only the National People's Congress makes 法, and prints 中华人民共和国 before it, which documents leave out at will. For
administrative regulations (条例, 规定, 办法) the same words are left out; who prints them and who does not means one text.
"""
from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

STATE = "中华人民共和国"
#: 安全生产法, 民法典, 宪法; not 管理办法, 计算方法
_LAW = re.compile(r"(?:(?<![办方做作手])法|法典)$")
#: 《…法（2021年修正）》: one law, whichever of its texts is meant
_EDITION = re.compile(r"（(?:(?:19|20)\d{2}年?)?(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改)?(?:本|版|文本)?）$")
#: Names that a place bears before 法: 香港特别行政区基本法
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Law:
    """`ended`: the first day on which it no longer holds, `by` what, and the clause that says so; `revised`: first days of revised texts."""

    title: str
    ended: date | None = None
    by: str | None = None
    source: str | None = None
    revised: tuple[date, ...] = ()


@cache
def _list() -> tuple[date, Mapping[str, Law], Mapping[str, str]]:
    """(checked on, laws by canonical title, canonical titles by short name)."""
    tables = tomllib.loads(resources.files("graph").joinpath("laws.toml").read_text("utf8"))
    laws: dict[str, Law] = {}
    short: dict[str, str] = {}
    for row in tables["law"]:
        for title in row["titles"]:
            key = _full(title)
            if key in laws:
                raise ValueError(f"laws.toml: {title} stands twice")
            laws[key] = Law(title, row.get("ended"), row.get("by"), row.get("source"), tuple(row.get("revised", ())))
            short |= dict.fromkeys(row.get("short", ()), key)
    return tables["checked"], laws, short


def checked_on() -> date:
    """The day up to which the list was gone through: what happened to a law later is not in it."""
    return _list()[0]


def laws() -> Mapping[str, Law]:
    """All listed laws by canonical title."""
    return _list()[1]


def law(title: str | None) -> Law | None:
    """What the list says of the text cited by `title` (without 《》); None where it says nothing."""
    return _list()[1].get(canonical("".join(title.split()))) if title else None


def facts_of(title: str | None) -> dict[str, object]:
    """What the list says of a title, as properties of its node (graph.model); a name without a value where it says nothing."""
    found = law(title)
    if found is None:
        return {"ended_on": None, "ended_by": None, "ended_source": None, "revised_on": None}
    return {"ended_on": found.ended, "ended_by": found.by, "ended_source": found.source, "revised_on": [day.isoformat() for day in found.revised] or None}


def is_law(title: str) -> bool:
    """Whether only the National People's Congress can have made what is called so."""
    return len(title) <= _LONGEST and bool(_LAW.search(title)) and "《" not in title


def canonical(title: str) -> str:
    """The one form of a folded title for all its forms: laws with 中华人民共和国, other texts without, both without the year of their edition."""
    bare = title.strip("《》") if title.count("《") == title[:1].count("《") else title
    return _list()[2].get(bare) or _full(bare)


def _full(title: str) -> str:
    undated = _EDITION.sub("", title)
    bare = undated if is_law(undated) else title
    named = bare.removeprefix(STATE)
    if is_law(named):
        return STATE + named
    return named if re.search(r"(?:条例|细则|规定|办法)$", named) else bare
