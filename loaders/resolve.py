"""From the form in which a document writes an organisation to its full name, within the document and its county.

Find first, then resolve: nothing here reads patterns in running text. A form with two candidates stays unresolved (`Resolution.name` is None, the candidates
are kept) unless the document, or another of the same file, spells one of them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders import bureaus
from loaders.bureaus import NATIONAL_FORMS
from loaders.grammar.agencies import NATIONAL_SHORT, place_prefix
from loaders.lexicon import alternatives, load
from loaders.places import Place, known

_WORDS = load("agencies")
_PARTY: dict[str, list[str]] = _WORDS["party"]
_UNCERTAIN = set(_WORDS["uncertain"]["names"])
#: Names that say what the body is in full words: 交通运输综合行政执法大队, 搬迁安置办公室, 中医医院, 法学会.
_SPELLED_OUT = re.compile(
    r"(?!.?[级办立属])[一-鿿]*医院|第[一二三四五六七八九十]{1,3}(?:高级|初级)?(?:中学|小学|幼儿园)|[一-鿿]+(?:学会|研究会)|[一-鿿]{4,}办公室|(?=[一-鿿“”]{5})[一-鿿“”]+(?:局|委员会|中心|大队|支队|院|馆|台|学校|中学|小学|联合会|协会|站|处|所|编纂室|研究室)"
)
_OFFICE = re.compile(r"(?:人民政府|政府|府)(办公厅|办公室|办)(党组|[一-鿿]*室)?")
_PARTY_GROUP = re.compile(r"(?:人民)?政府党组(?:理论学习中心组)?")
_DEPARTMENT = re.compile(r"(?:人民政府|政府)?(.+?)(?:行政主管|行政管理|主管|监管)?(?:部门|机关)")
#: What governs a development zone, and its office.
_OF_ZONE = re.compile(r"(管委会?|管理委员会|党工委|工委|工作委员会)(办公室)?")
#: 自然资源局不动产登记中心, 法院会川法庭
_UNIT_OF_BODY = re.compile(r"(?P<body>[一-鿿]{2,14}?(?:局|法院|中心))(?P<unit>[一-鿿]{2,9}(?:法庭|管理部|分中心|所|中心|站))")
#: 中级法院, 高级法院
_COURT = re.compile(r"^(中级|高级)法院$")
_LEAGUE = re.compile(r"团([省市县区旗州])委")
#: 国务院专利行政部门, 国家药品监督管理部门, 国务院反垄断执法机构
_OF_STATE = re.compile(r"(?:国务院|国家)(.+?)(?:监督管理|行政主管|行政管理|主管|行政|管理|监管|执法)?(?:部门|机构)")
_UNIVERSITY = re.compile(r"(?!.*(?:老年|广播电视)大学)[一-鿿]{2,12}(?:大学|(?:师范|医|体育|音乐|美术|财经|外国语|理工)学院)(?:（[一-鿿]{2,8}）)?")
#: 空军, 成都军区, 云南省军区
_ARMY = re.compile(r"空军|海军|[一-鿿]{2}军区|[一-鿿]{2,4}省军区")
_DEPARTMENTS: dict[str, tuple[str, int]] = _WORDS["departments"]
_NATIONAL_BODY = re.compile(r"(?:中国|国家)[一-鿿]{3,}(?:协会|学会|联合会|研究院|研究所|中心|设计院|出版社|基金会|商会|公司)|[一-鿿]{4,}出版社")
_BRANCH = re.compile(rf"({alternatives(n for n in NATIONAL_FORMS if n not in NATIONAL_SHORT)})[一-鿿]{{2,16}}(?:站|总队|调查队|监管局|监管分局|研究院|研究所|中心|总部)")
#: 某市第十届人民代表大会常务委员会: one body, whichever people sit on it
_TERM_OF_OFFICE = re.compile(r"^第[一二三四五六七八九十百]{1,4}届(?=人民代表大会)")
_HALLS = {"自然资源和规划局": "自然资源厅", "生态环境分局": "生态环境厅"}


@dataclass(frozen=True, slots=True)
class Resolution:
    """`name` is the full name where it is certain; `kind` the second label of graph.model; `level` 国家 省 市 县 乡; `place` the chain."""

    name: str | None
    kind: str
    level: str | None
    place: Place | None
    candidates: tuple[str, ...] = ()
    rule: str | None = None  # why `name` is meant


class Resolver:
    """Resolves the surfaces of one document. `spelled` are full names that the document and its county's other documents write out."""

    def __init__(self, place: Place | None, spelled: Set[str] = frozenset(), groups: dict[str, str] | None = None, defined: dict[str, str] | None = None, year: int | None = None, answered: Place | None = None) -> None:
        self.place = place
        self.answered = answered  # the one place whose government a national body writes to
        self.year = year  # of the document; bodies change their names
        self.spelled = spelled
        self.groups = groups or {}
        self.defined = defined or {}  # short form → the surface that the document gives it to (以下简称)

    @property
    def _province(self) -> str | None:
        return self.place.chain[0] if self.place else None

    @property
    def _county_of_zone(self) -> Place | None:
        """The county in which a development zone lies: 县公安局 in a zone's document is the county's."""
        if self.place is None or not self.place.zone or len(self.place.chain) < 2 or not self.place.chain[-2].endswith("县"):
            return None
        return Place(self.place.chain[:-1], "县")

    def _at(self, level: str) -> Place | None:
        """The place of a level word in this document: 市 in a county's document is the city above it, in a city's own its own."""
        if self.place is None:
            return self.answered if self.answered and self.answered.name.endswith(level) else None
        chain = self.place.chain
        if level == "县" and (county := self._county_of_zone):
            return county
        if level in ("县", "区", "旗", "自治县", "自治旗") or (level == self.place.name[-1:] and self.place.level == "县"):
            return self.place if self.place.level == "县" else None
        if level == "市":
            if known(chain[0]) and known(chain[0])[0].municipality:  # 市 in 上海市 and its districts
                return Place(chain[:1], "市")
            if self.place.level == "县" and self.place.name.endswith("市"):
                return self.place
            city = next(
                (n for n in chain if (n.endswith(("市", "州", "盟", "地区")) and n != self.place.name) or (self.place.level == "市" and n == self.place.name)),
                None,
            )
            return Place(chain[: chain.index(city) + 1], "市") if city else None
        if level in ("州", "自治州"):
            own = next((n for n in chain if n.endswith("州")), None)
            return Place(chain[: chain.index(own) + 1], "市") if own else None
        if level in ("省", "自治区"):
            return Place(chain[:1], "省") if known(chain[0]) and known(chain[0])[0].level == "省" else None
        return None

    def resolve(self, surface: str) -> Resolution:
        """Full name, kind and level of an agency as written, and the rule that joined the two."""
        found = self._resolve(surface)
        if (full := self.defined.get(surface)) and full != surface and (told := self._resolve(full)).name:
            found = told  # 县防汛指挥部办公室（以下简称县防办）: what the document says stands over the lists
        return replace(found, rule=self._rule(surface, found.name, found)) if found.name else found

    def in_corps(self, surface: str) -> Resolution:
        """A bureau of 新疆生产建设兵团, which ministries write to beside the provinces; its name may stand before the first of several alone."""
        corps = "新疆生产建设兵团"
        found = self._bureau(surface.removeprefix(corps), Place((corps,), "省"), "省")
        found = found if found.name else Resolution(surface if surface.startswith(corps) else None, "Department", "省", None)
        return replace(found, place=None, rule=self._rule(surface, found.name, found)) if found.name else found

    def _rule(self, surface: str, full: str, found: Resolution) -> str:
        """Why the form as written means the full name; the words of `joined_by` in graph.model."""
        if surface == full:
            return "full name"
        if surface in self.groups:
            return "named so in the document"
        if found.level == "国家":
            return "national short form"
        if found.kind in ("Township", "PartyOrgan", "Enterprise"):
            return {"Township": "township", "PartyOrgan": "party organ", "Enterprise": "registered name"}[found.kind]
        # What stands after the place or its level, the longest form first: 发改局 in 县发改局, 巨鹿县发改局.
        for at in range(len(surface)):
            rest = surface[at:]
            if bureaus.candidates(rest):
                if full.endswith(rest):
                    break
                return "short form" if bureaus.settled(rest, self._province) else "short form, and the county writes the name out"
        if full.endswith(surface.lstrip("省市县区旗州盟")) or full.endswith(surface):
            return "place put before"
        return "function of the body" if re.search(r"(?:部门|机关)$", surface) else "written otherwise"

    def _resolve(self, surface: str) -> Resolution:
        text = surface.removeprefix("中共") if surface.startswith("中共") and surface not in NATIONAL_FORMS else surface
        text = text.removeprefix("中华人民共和国") if text.removeprefix("中华人民共和国") in NATIONAL_FORMS else text
        if text in NATIONAL_FORMS and not (self.place and (text in bureaus.short_forms() or text in NATIONAL_SHORT)):  # 统计局 among a city's bureaus is the city's
            return Resolution(NATIONAL_FORMS[text], _kind(NATIONAL_FORMS[text]), "国家", None)
        for office in ("办公厅", "办公室"):
            if text.endswith(office) and text.removesuffix(office) in NATIONAL_FORMS:
                return Resolution(NATIONAL_FORMS[text.removesuffix(office)] + office, "Department", "国家", None)
        league = _LEAGUE.fullmatch(text)
        if text.startswith("共青团") and self.place and text.removeprefix("共青团").removesuffix("委") in self.place.chain:
            at = self._split(text.removeprefix("共青团"))[0]
            return Resolution(at and f"共青团{official_name(at)}委员会", "Institution", at.level if at else None, at)
        if league:
            at = self._at(league[1])
            return Resolution(at and f"共青团{official_name(at)}委员会", "Institution", at.level if at else None, at)
        if surface in self.groups:
            return self._group(self.groups[surface])
        if "公司" in text and re.search(r"(?:股份公司|有限公司|有限责任公司|集团公司)(?:[一-鿿]{2,8}(?:分公司|办事处))?$", text):
            return Resolution(None if text[0] in "县市省区旗" else text, "Enterprise", None, None)  # 县城建投资有限公司 is registered under its place's name, of which nobody is sure
        if _NATIONAL_BODY.fullmatch(text) and not text.startswith("国家级"):
            return Resolution(text, "Institution", None, None)
        branch = _BRANCH.fullmatch(text)
        if branch and len(branch[1]) > 2:
            return Resolution(NATIONAL_FORMS[branch[1]] + text[branch.end(1) :], "Department", "国家", None)  # 国家统计局贵州调查总队
        if text.startswith(("国家", "全国", "中央")) and re.match(r"(?:国家|全国|中央).{4,}(?:委员会|领导小组|局)(?:办公室)?$", text):
            return Resolution(_written_out(text), _kind(text), "国家", None)
        if text.endswith("海关") and re.fullmatch(r"[一-鿿]{2,4}海关", text):
            return Resolution(f"中华人民共和国{text}", "Department", "国家", None)
        if _ARMY.fullmatch(text) and text[0] not in "省市县":
            return Resolution(f"中国人民解放军{text}", "Institution", None, None)
        if _UNIVERSITY.fullmatch(text) and text[0] not in "省市县":
            return Resolution(text, "Institution", None, None)
        if text.startswith("新疆生产建设兵团"):
            return Resolution(text, _kind(text), "省", None)
        if (department := _OF_STATE.fullmatch(text)) and (known_as := _DEPARTMENTS.get(department[1])):
            return Resolution(known_as[0] if self.year is None or self.year >= known_as[1] else None, "Department", "国家", None)
        if text.startswith("国务院"):
            field = re.fullmatch(r"国务院(.+?)(?:行政主管|行政管理|主管|行政)?部门", text)
            if field and field[1] + "部" in NATIONAL_FORMS:
                return Resolution(NATIONAL_FORMS[field[1] + "部"], "Department", "国家", None)
            full = bureaus.settled(text.removeprefix("国务院"), None)
            return Resolution(f"国务院{full}" if full else text if not text.endswith("部门") else None, "Department", "国家", None)
        if text in bureaus.short_forms() and not text.startswith("人民"):
            return self._bureau(text, self.place, self.place.level if self.place else None)
        place, rest = self._split(text)
        if place is None and rest == text:
            return self._without_place(text)
        return self._within(surface, place, rest)

    def _split(self, text: str) -> tuple[Place | None, str]:
        prefix = place_prefix(text)
        if self.place:
            own = next((n for n in reversed(self.place.chain) if text.startswith(n)), None)
            if own:
                chain = self.place.chain[: self.place.chain.index(own) + 1]
                rest = text[len(own) :]
                deeper = next((n for n in reversed(self.place.chain) if rest.startswith(n) and n not in chain), None)
                if deeper:
                    chain, rest = self.place.chain[: self.place.chain.index(deeper) + 1], rest[len(deeper) :]
                province = len(chain) == 1 and chain[0] != self.place.name and (known(chain[0]) or not chain[0].endswith("市"))  # of a city whose province is not told
                level = "省" if province else self.place.level if chain == self.place.chain else "市"
                return Place(chain, level), rest
        if prefix:
            places = known(prefix)
            return (places[0] if len(places) == 1 else Place((prefix,), places[0].level)), text[len(prefix) :]
        level = re.match(r"自治区|自治州|自治县|自治旗|国家|[县市省区州旗](?!直)", text)
        if level:
            at = self._at(level.group())
            return at, text[level.end() :]
        return None, text

    def _within(self, surface: str, place: Place | None, rest: str) -> Resolution:
        """A body named with its level or place; `rest` is what stands after it."""
        name = official_name(place) if place else None
        level = place.level if place else {"县": "县", "区": "县", "旗": "县", "市": "市", "省": "省", "国": "国家"}.get(surface[0])
        make = lambda full, kind: Resolution(full, kind, level, place)  # noqa: E731
        if not rest:
            return Resolution(None, "Government", level, place)
        rest = _TERM_OF_OFFICE.sub("", rest)
        if place and place.zone and _OF_ZONE.fullmatch(rest):
            return self._without_place(rest)
        if rest in ("人民政府", "政府"):
            return make(name and f"{name}人民政府", "Government")
        match = _OFFICE.fullmatch(rest)
        if match:
            office = "办公厅" if level == "省" or match[1] == "办公厅" else "办公室"
            return make(name and f"{name}人民政府{office}", "Department")
        if _PARTY_GROUP.fullmatch(rest):
            return make(name and f"中共{name}人民政府{rest[rest.index('党组') :]}", "PartyOrgan")
        field = _DEPARTMENT.fullmatch(rest) if rest.endswith(("部门", "机关")) else None
        if field:
            return self._field(field[1], place, level)
        if rest.startswith(("人民政府", "政府")):
            full = name and f"{name}人民政府{re.sub('办$', '办公室', rest.removeprefix('人民').removeprefix('政府'))}"
            return make(full, _kind(rest))
        if rest == "委":
            return make(name and f"中共{name}委员会", "PartyOrgan")
        if rest.startswith("委") and not rest.startswith("委员会"):
            return self._party(rest[1:], place, level)
        special = {"人大": "人民代表大会", "人大常委会": "人民代表大会常务委员会", "人民代表大会": "人民代表大会", "纪委": None, "纪委监委": None}
        if rest in ("人大常委会办公室", "人大办", "人大办公室"):
            return make(name and f"{name}人民代表大会常务委员会办公室", "Government")
        if rest in ("人大", "人大常委会", "人民代表大会", "人民代表大会常务委员会"):
            return make(name and f"{name}{special.get(rest, rest) or rest}", "Government")
        if rest in ("政协", "政协办公室", "政协办"):
            return make(name and f"中国人民政治协商会议{name}委员会{'办公室' if '办' in rest else ''}", "Institution")
        if rest.startswith("人大常委会") and rest.endswith(("工委", "工作委员会")):
            whole = name and rest.endswith("工作委员会")  # 教科文卫工委: of 教育科学文化卫生
            return make(f"{name}人民代表大会常务委员会{rest.removeprefix('人大常委会')}" if whole else None, "Government")
        if rest in ("贸促会", "国际贸易促进委员会"):
            return make(name and f"中国国际贸易促进委员会{name}委员会", "Institution")
        if rest in ("纪委", "纪律检查委员会"):
            return make(name and f"中共{name}纪律检查委员会", "PartyOrgan")
        if rest == "纪委监委":
            return Resolution(None, "PartyOrgan", level, place, (f"中共{name}纪律检查委员会", f"{name}监察委员会") if name else ())
        if rest.endswith(("党组", "党委")) and rest not in ("党组", "党委"):
            body = self._within(surface, place, re.sub(r"党组$|党委$", "", rest))
            tail = "党组" if rest.endswith("党组") else "委员会"
            return Resolution(body.name and f"中共{body.name}{tail}", "PartyOrgan", level, place)
        if rest in ("厅", "局"):
            return Resolution(None, "Department", level, place)
        branch = re.fullmatch(r"(?P<bureau>生态环境局|自然资源和规划局|公安局)(?P<where>[一-鿿]{1,5})分局", rest)
        if branch and place:
            where = branch["where"]
            return Resolution(f"{official_name(place)}{rest}", "Department", "县", self.place if self.place and self.place.name == where else place)
        if rest in ("生态环境分局", "生态环境局") and level == "县" and self.place:
            return self._environment(self.place)
        if rest == "党委":
            return make(name and f"中共{name}委员会", "PartyOrgan")
        if rest == "税务局":
            return make(name and f"国家税务总局{name}税务局", "Department")
        township = re.match(r"(?P<town>[一-鿿]{1,9}?(?:镇|乡|街道|苏木))(?P<body>人民政府|政府|党委|人大|办事处|(?<=街道)办|)$", rest)
        if township and place:
            return self._township(township["town"], township["body"], place)
        bare = re.sub(r"（[^（）]*）$", "", rest)
        return self._bureau(bare, place, level)

    def _township(self, town: str, body: str, place: Place) -> Resolution:
        place = self._county_of_zone or place if place == self.place else place  # a township of the county, whichever zone has it in its care
        below = Place((*place.chain, town), "乡")
        body = body or "人民政府"
        if town.endswith("街道"):
            body = "办事处" if body in ("人民政府", "政府", "办事处", "办") else body
        names = {"政府": "人民政府", "人大": "人民代表大会", "党委": "委员会"}
        full = f"{official_name(place)}{town}{names.get(body, body)}"
        if body == "党委":
            full = f"中共{full}"
        return Resolution(full, "Township", "乡", below)

    def _party(self, rest: str, place: Place | None, level: str | None) -> Resolution:
        name = official_name(place) if place else None
        for full, forms in _PARTY.items():
            if rest == full or rest in forms:
                return (
                    Resolution(name and f"中共{name}委{full}", "PartyOrgan", level, place)
                    if full not in ("政法委员会",)
                    else Resolution(name and f"中共{name}委政法委员会", "PartyOrgan", level, place)
                )
        if re.fullmatch(r"[一-鿿]{2,4}办", rest):
            return Resolution(None, "PartyOrgan", level, place)  # 县委目标办: nobody knows what is left out
        return Resolution(name and f"中共{name}委{rest}", "LeadingGroup" if re.search(r"领导小组|委员会$", rest) else "PartyOrgan", level, place)

    def _field(self, field: str, place: Place | None, level: str | None) -> Resolution:
        names, form = bureaus.fields().get(field), f"{field}局"
        if not names and place and self._is_spelled(form, place):
            return self._bureau(form, place, level)
        if names is None:
            return self._choose(bureaus.candidates(form) or (form,), place, level, form)
        return self._choose(names, place, level)

    def _is_spelled(self, name: str, place: Place) -> bool:
        """Whether the county's documents have a body of that name."""
        return name in _bare_names(frozenset(self.spelled), official_name(place), place.name).get(name[-1], ())

    def _bureau(self, rest: str, place: Place | None, level: str | None) -> Resolution:
        kind = _kind(rest)
        rest = _COURT.sub(r"\1人民法院", rest)
        if rest in _UNCERTAIN or rest in ("指挥部", "指挥部办公室"):
            return Resolution(None, kind, level, place)
        if rest in ("法制办", "法制办公室"):
            return Resolution(place and f"{official_name(place)}人民政府法制办公室", kind, level, place)
        if rest in ("网信办", "编办", "编委办", "文明办", "巡察办", "统战部", "组织部", "宣传部", "政法委"):
            full = next((f for f, forms in _PARTY.items() if rest in forms), None)
            return Resolution(f"中共{official_name(place)}委{full}" if full and place else None, "PartyOrgan", level, place)
        if rest in bureaus.short_forms():
            return self._choose(bureaus.candidates(rest), place, level, rest)
        if candidates := bureaus.candidates(rest) or ((rest,) if bureaus.settled(rest, self._province) else ()):
            return self._choose(candidates, place, level, rest)
        fields = bureaus.fields()
        hall = re.fullmatch(r"(.+)(厅|委员会|委)", rest)
        if hall and hall[2] == "厅" and f"{hall[1]}局" in bureaus.names():  # 农业厅: as it was called when a bureau was 农业局
            return self._choose((rest,), place, level)
        if hall and (names := fields.get(hall[1])):
            if hall[2] == "厅":
                names = tuple(_HALLS.get(n, n.removesuffix("局") + "厅") for n in names)
            if hall[2] == "委" and len(names) == 1:
                return self._choose((names[0].removesuffix("局") + "委员会",), place, level, rest)
            if fitting := tuple(n for n in names if n.endswith(hall[2])):
                return self._choose((rest,) if rest in fitting else fitting, place, level)
        if rest in fields or (place and self._is_spelled(f"{rest}局", place)):
            return self._field(rest, place, level)
        group = re.fullmatch(r".*(?:领导小组|指挥部|专班|联席会议|委员会)(办公室)?", rest)
        if group:
            known_group = next((full for short, full in self.groups.items() if full.endswith(rest)), None)
            return Resolution(known_group or (f"{official_name(place)}{rest}" if place else None), "LeadingGroup", level, place)
        rest = rest.replace("局交警", "局交通警察")
        if place and (station := re.fullmatch(r"(?!公安|司法)[一-鿿]+?(派出所|司法所)", rest)):
            return Resolution(f"{official_name(place)}{'公安局' if station[1] == '派出所' else '司法局'}{rest}", kind, level, place)
        within = _UNIT_OF_BODY.fullmatch(rest)
        if within and place and (base := self._bureau(within["body"], place, level).name):
            return Resolution(base + within["unit"], kind, level, place)
        branch = re.fullmatch(r"(?P<bureau>.+?局)(?P<unit>(?:治安|交警|刑警|特警|巡特警|交通警察|经侦|网安|禁毒)?(?:大队|中队|支队))", rest)
        if branch and place:
            base = self._bureau(branch["bureau"], place, level)
            return Resolution(base.name and base.name + branch["unit"], "Department", level, place)
        if place and (longer := self._spelled_longer(rest, place)):
            return Resolution(official_name(place) + longer, kind, level, place)
        # A body spelled out in full with its place needs no list: 县交通运输综合行政执法大队.
        if place and not rest.startswith("武警") and _SPELLED_OUT.fullmatch(rest) and not bureaus.is_short(rest):
            return Resolution(f"{official_name(place)}{_written_out(rest)}", kind, level, place)
        return Resolution(None, kind, level, place)

    def _spelled_longer(self, rest: str, place: Place) -> str | None:
        """The one name in the county's documents that `rest` shortens: 县资规局 beside 县自然资源和规划局, 县文旅局 beside 县文广体旅局, whose own full name is certain."""
        if len(rest) < 3:
            return None
        last = _LONG_ENDS.get(rest[-1], rest[-1])
        longer = (n for n in _bare_names(frozenset(self.spelled), official_name(place), place.name).get(last, ()) if len(n) > len(rest) and bureaus.begins_as(rest, n))
        found = {bureaus.settled(n, self._province) or n for n in longer if bureaus.shortens(rest, n)}
        whole = [n for n in found if not bureaus.is_short(n)]
        return whole[0] if len(whole) == 1 else None

    def _choose(self, names: Sequence[str], place: Place | None, level: str | None, form: str | None = None) -> Resolution:
        """One of several full names: the one that `form` stands for, the one that the county's documents spell out, or none."""
        kind = _kind(names[0]) if names else "Department"
        if place is None or not names:
            return Resolution(None, kind, level, place)
        settled = (bureaus.settled(form, self._province) if form else None) or (names[0] if len(names) == 1 and not form else None)
        if form not in names and (form is None or settled is None):
            written = [n for n in names if self._is_spelled(n, place)]
            longer = None if written else form and self._spelled_longer(form, place)
            settled = written[0] if len(written) == 1 else longer or settled
        if settled is None:
            return Resolution(None, kind, level, place, tuple(official_name(place) + n for n in names))
        full = settled
        if full == "生态环境分局":
            return self._environment(place) if level == "县" else Resolution(f"{official_name(place)}生态环境局", kind, level, place)
        return Resolution(official_name(place) + full, kind, level, place)

    def _environment(self, place: Place) -> Resolution:
        """The city's bureau has a branch in every county (市生态环境局威县分局, elsewhere 市生态环境局洛川分局); where no city is above, the bureau is the county's own."""
        above = place.chain[-2] if len(place.chain) > 1 else ""
        if not above.endswith(("市", "州", "盟", "地区")) or above in ("北京市", "天津市", "上海市", "重庆市"):
            return Resolution(f"{official_name(place)}生态环境局", "Department", place.level, place)
        own = re.compile(rf"[一-鿿]+生态环境局({place.name}|{place.name[:-1]})分局")
        written = {m[1] for form in self.spelled if (m := own.fullmatch(form))}
        forms = written or ({place.name, place.name[:-1]} if place.name.endswith("区") else {place.name})
        names = tuple(f"{above}生态环境局{form}分局" for form in sorted(forms))
        return Resolution(names[0] if len(names) == 1 else None, "Department", place.level, place, () if len(names) == 1 else names)

    def _group(self, full: str) -> Resolution:
        return Resolution(full, "LeadingGroup", self.place.level if self.place else None, self.place)

    def _without_place(self, text: str) -> Resolution:
        """A body named without level or place: it is of the document's own place where that is a county's bureau."""
        here, level = self.place, self.place.level if self.place else None
        firm = re.search(r"公司|银行|支行|分行|信用社|集团", text)
        if firm:
            return Resolution(self._branch(text), "Enterprise", level, here)
        if text in ("政府办", "政府办公室"):
            return Resolution(here and f"{here.name}人民政府办公室", "Department", level, here)
        if text == "常委会":
            return Resolution(here and f"{here.name}人民代表大会常务委员会", "Government", level, here)
        if here and here.zone and (own := _OF_ZONE.fullmatch(text)):
            full = f"{here.name}管理委员会" if own[1].startswith("管") else f"中共{here.name}工作委员会"
            return Resolution(full + (own[2] or ""), "Government" if own[1].startswith("管") else "PartyOrgan", level, here)
        if re.fullmatch(r"(?:经济)?开发区(?:管委会|管理委员会)?|高新区(?:管委会)?|.*(?:开发区|园区|高新区)(?:管委会|管理委员会)?", text):
            return Resolution(None, "Institution", level, here)
        town = re.match(r"(?P<town>[一-鿿]{1,9}?(?:镇|乡|街道|苏木))(?P<body>人民政府|政府|党委|人大|办事处|(?<=街道)办)?$", text)
        if town and here:
            return self._township(town["town"], town["body"] or "", here)
        found = self._bureau(text, here, level)
        if found.name or found.candidates:
            return found
        field = re.fullmatch(r"(.+?)(?:行政主管|主管|监管)?部门", text)
        if field and here:
            return self._field(field[1], here, level)
        if here and re.fullmatch(r"(?!武警)[一-鿿]{4,}(?:中心|大队|学校|中学|医院)", text):
            return Resolution(here.name + text, _kind(text), level, here)
        return found

    def _branch(self, text: str) -> str | None:
        """Registered names that follow from the brand: 联通威县分公司."""
        here = self.place
        if re.search(r"(?:有限公司|有限责任公司)", text):
            return text
        if not here:
            return None
        where = re.search(rf"({here.name}|{here.name[:-1]})", text)
        bank = re.match(r"人行|中国人民银行|人民银行", text)
        if bank and where:
            return f"中国人民银行{here.name}" + ("中心支行" if text.endswith("中心支行") else "支行")
        if not where:
            return None
        brands = {
            "联通": "中国联合网络通信有限公司{c}分公司",
            "移动": "中国移动通信集团{p}有限公司{c}分公司",
            "电信": "中国电信股份有限公司{c}分公司",
            "国网": "国网{p}省电力有限公司{c}供电分公司",
        }
        for brand, pattern in brands.items():
            if text.startswith(brand) and text.endswith("分公司") and ("{p}" not in pattern or here.chain[0].endswith("省")):
                return pattern.format(p=here.chain[0].removesuffix("省"), c=here.name).replace("省省", "省")
        return None


#: Last characters of short forms → of the full names: 办 → 办公室, 委 → 委员会.
_LONG_ENDS = {"办": "室", "委": "会", "联": "会", "协": "会"}

#: What the plans for the reform of organs of 2018 and 2023 name in full and everyday names shorten.
_IN_FULL = (("监管局", "监督管理局"), ("监管总局", "监督管理总局"), ("发展改革", "发展和改革"), ("住房城乡建设", "住房和城乡建设"), ("人力资源社会保障", "人力资源和社会保障"), ("自然资源规划", "自然资源和规划"))


def _written_out(name: str) -> str:
    """A department's name with the words that its everyday form leaves out: 地方金融监管局 → 地方金融监督管理局."""
    for short, full in _IN_FULL:
        name = name.replace(short, full)
    return name


@lru_cache(maxsize=8)
def _bare_names(spelled: frozenset[str], *places: str) -> dict[str, list[str]]:
    """The names of bodies that documents spell out, without their place or level, by their last character."""
    names: dict[str, list[str]] = {last: [] for last in "局厅会室心队"}
    begins = re.compile("|".join((*places, "[县市区省旗州]")))
    bare = {begins.sub("", n, count=1) if begins.match(n) else n for n in spelled}
    for name in sorted(n for n in bare if n and n[-1] in names and "、" not in n):
        names[name[-1]].append(name)
    return names


def official_name(place: Place) -> str:
    """Name of a place as its bodies bear it: a district's (市辖区) with its city, 遵义市汇川区."""
    if place.zone:
        return place.name
    return "".join(place.chain[-2:]) if place.name.endswith("区") and len(place.chain) > 1 and place.chain[-2].endswith("市") else place.name


#: Second label of an agency by the words of its name; the first that is found counts.
_KINDS = (
    (
        "LeadingGroup",
        re.compile(
            r"领导小组|指挥部|专班|联席会议|工作组|协调小组"
            r"|(?:安全生产|食品安全|消防安全|减灾|爱国卫生运动|老龄工作|城市管理|残疾人工作|药品安全)委员会"
        ),
    ),
    ("Court", re.compile(r"法院$")),
    ("PartyOrgan", re.compile(r"^中共|^中国共产党|纪律检查|党组|^中央(?!军)")),
    ("Enterprise", re.compile(r"(?:公司|银行|支行|分行|集团|信用社|联社|厂|电力|热力)$")),
    ("Government", re.compile(r"(?:人民政府|国务院|人民代表大会|常务委员会)$")),
    (
        "Institution",
        re.compile(r"(?:中心|医院|学校|中学|小学|幼儿园|大学|学院|研究院|研究所|台|馆|联合会|协会|学会|总工会|红十字会|残联|妇联|福利院|设计院|社)$"),
    ),
)


@lru_cache(maxsize=4096)
def _kind(name: str) -> str:
    return next((kind for kind, words in _KINDS if words.search(name)), "Department")
