"""Local bodies that follow from the country's own, and the full names that a short form can stand for.

A place has its own of most national bodies, called by the same words: 国家发展和改革委员会 → 发展和改革局, 发展和改革委员会; 中国残疾人联合会 → 残疾人联合会. The short forms of the
national bodies go with them (人社部 → 人社局), and a form that no list has is read by the way in which short forms are made: characters of the name in their order.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.lexicon import alternatives, load

_WORDS = load("agencies")
#: National bodies of today and of the past: full name → short forms.
NATIONAL: dict[str, list[str]] = {**_WORDS["national"], **_WORDS["central"], **_WORDS["past"]}
#: Each of their forms, full or short → the full name.
NATIONAL_FORMS: dict[str, str] = {form: full for full, short in NATIONAL.items() for form in (full, *short)}

_OPEN = frozenset(_WORDS["open"]["forms"])

_OF_THE_COUNTRY = re.compile(r"^(?:国务院|国家|中华全国|中国|全国)(?!级)")
_MINISTRY = re.compile(r"(?P<field>[一-鿿]{2,}?)(?:(?P<hall>(?<!指挥)部)|总局|局|署)")
_COMMISSION = re.compile(r"(?P<field>[一-鿿]{2,}?)(?:委员会|委)")
_COMMITTEE = re.compile(r"[一-鿿]+(?:[委协]?会|[委联协]|办公室|委办|指挥部)")
#: How names end, and their short forms.
_ENDINGS = (("委员会办公室", "委办"), ("委员会办公室", "办"), ("委员会", "委"), ("委员会", "委会"), ("办公室", "办"), ("联合会", "联"), ("协会", "协"), ("中心", "中心"), ("局", "局"), ("厅", "厅"), ("部", "部"))


#: What names end with that short forms leave out.
_GENERAL = ("管理", "事务", "工作", "监督管理", "事务管理", "管理服务")


def _local(name: str) -> tuple[str, ...]:
    """What a place calls its own of the national body `name`, which may be a short form."""
    bare = _OF_THE_COUNTRY.sub("", name)
    if ministry := _MINISTRY.fullmatch(bare):
        return (f"{ministry['field']}局", f"{ministry['field']}厅") if ministry["hall"] else (f"{ministry['field']}局",)
    if (commission := _COMMISSION.fullmatch(bare)) and name.startswith(("国家", "国务院国有")):
        return f"{commission['field']}局", bare
    return (bare,) if bare != name and _COMMITTEE.fullmatch(bare) else ()


def shortens(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in their order."""
    rest = iter(full)
    return all(c in rest for c in short)


def _same_kind(form: str, name: str) -> bool:
    return any(name.endswith(long) and form.endswith(short) for long, short in (*_ENDINGS, ("会", "会")))


@cache
def counterparts() -> dict[str, tuple[str, ...]]:
    """Names of the local bodies that follow from the national ones → the short forms that go with them."""
    found: dict[str, tuple[str, ...]] = {}
    for full, forms in _WORDS["national"].items():
        shorter = [form for national in forms for form in _local(national)]
        for name in _local(full):
            found[name] = tuple(dict.fromkeys(form for form in shorter if form != name and _same_kind(form, name) and shortens(form, name)))
    return found


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Full names of local bodies → their short forms, by the list and by the nation's."""
    return {name: tuple(dict.fromkeys((*_WORDS["bureaus"].get(name, ()), *counterparts().get(name, ())))) for name in (*_WORDS["bureaus"], *counterparts())}


@cache
def short_forms() -> dict[str, list[str]]:
    """Every form that is known → the full names that it can stand for; a full name stands for itself."""
    found: dict[str, list[str]] = {}
    for full, forms in names().items():
        for form in (full, *forms):
            found.setdefault(form, []).append(full)
    return found


@cache
def forms() -> frozenset[str]:
    """Every form that a list has, whatever it stands for."""
    return frozenset((*short_forms(), *_OPEN, *(form for of_province in _WORDS["provincial"].values() for form in of_province)))


@cache
def _by_ending() -> dict[str, list[str]]:
    return {long: [n for n in names() if n.endswith(long)] for long, _ in _ENDINGS}


#: Words that a name opens with and its short form does not: 人民法院, 行政审批局, 住房公积金管理中心.
_UNSAID = ("人民", "行政", "地方", "住房", "国家", "自然", "中国")


def begins_as(stem: str, whole: str) -> bool:
    """Whether `stem` begins as `whole` does, or behind a word that short forms leave unsaid: 审批 of 行政审批, but not 人事 of 退役军人事务."""
    return stem[0] == whole[0] or any(whole.startswith(first + stem[0]) for first in _UNSAID)


def _is_clipped(stem: str, whole: str) -> bool:
    """Whether `stem` is what a short form leaves of `whole`. It begins as the name does and takes something of each part that 和 joins; where it
    keeps whole words, all that it leaves out is 管理 and the like: 教育科技体育 is a name of its own, and short for no 教育科技和体育."""
    if not begins_as(stem, whole) or not shortens(stem, whole):
        return False
    rest = whole.removeprefix(stem)
    if len(stem) > 1 and (rest != whole or (len(stem) > 3 and not is_short(stem))):
        return rest in _GENERAL or whole.replace("和", "").removeprefix(stem) in _GENERAL or (len(stem) == 2 and not rest.startswith("和") and f"{whole}局" in counterparts())
    parts = "".join(f"[{part}]+" for part in whole.split("和"))
    return re.fullmatch(parts, stem.replace("和", "")) is not None


def _first_characters(whole: str) -> str:
    """The first character of every word of two: 文广体旅 of 文化广电体育和旅游."""
    return whole.replace("和", "")[::2]


@lru_cache(maxsize=4096)
def meant_by(form: str) -> tuple[str, ...]:
    """The full names that a form can stand for by the way in which short forms are made."""
    found: list[str] = []
    for long, short in _ENDINGS:
        stem = form.removesuffix(short)
        if form.endswith(short) and len(stem) > (short not in ("联", "协", "委会")):
            found += [n for n in _by_ending()[long] if n != form and _is_clipped(stem, n.removesuffix(long)) and n not in found]
    return tuple(found)


def settled(form: str, province: str | None) -> str | None:
    """The one full name of a form that needs no document to spell it out: a list's, or one whose making leaves no doubt. A name that joins several fields is certain only
    where every word shows, whole or cut (农科局 can be of 农牧 or of 农业农村), and forms of the open list never are. A word and 局 is a name of its own."""
    if by_province := _WORDS["provincial"].get(province, {}).get(form):
        return by_province[0]
    if form in _OPEN:
        return None
    listed = short_forms().get(form, ())
    if form in listed or (not listed and not meant_by(form) and len(form) == 3 and form[-1] == "局" and is_word(form[:2])):
        return form
    made = [n for n in meant_by(form) if n in counterparts()] or meant_by(form)  # 卫健局 is the nation's 卫生健康, whatever else begins so
    names = listed or [n for n in made if n in counterparts() or "和" not in n or (len(form) > 4 and (form[:-1] == _first_characters(n[:-1]) or not is_short(form)))]
    return names[0] if len(names) == 1 and (listed or len(made) == 1) else None


def candidates(form: str) -> tuple[str, ...]:
    """The full names that a form can stand for where none is settled."""
    return tuple(dict.fromkeys((*short_forms().get(form, ()), *meant_by(form))))


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """What departments are called by (教育部门, 人社部门) → the names of their bureaus; the list's, and those of the nation's fields."""
    found = {form.removesuffix("局"): (name,) for name, forms in counterparts().items() for form in (name, *forms) if name.endswith("局") and form.endswith("局")}
    return found | {word: tuple(names) for word, names in _WORDS["functions"].items()}


@cache
def _words() -> str:
    return "|".join((*names(), *(field for field in _WORDS["functions"] if len(field) > 2)))


def is_word(word: str) -> bool:
    """Whether names and fields are made of `word`, as of 林业, and not of what short forms leave (林草)."""
    return word in _words() and not is_short(word)


@cache
def _clips() -> re.Pattern[str]:
    """What short forms leave of words and no full name has: 工信, 文旅."""
    whole = "|".join(names())
    stems = {form[:-1] for form, full in short_forms().items() if form not in full and form[-1] in "局委"} | {form[:-1] for form in _OPEN}
    stems |= {_first_characters(name[:-1]) for name in names() if name.endswith("局") and len(name) > 6}
    return re.compile(f"(?:{alternatives({s for s in stems if len(s) > 1 and s not in whole})})(?!游)")


def is_short(form: str) -> bool:
    """Whether words of `form` are cut short, so that it is no full name: 工信商务科技局."""
    return form in _OPEN or _clips().search(form) is not None
