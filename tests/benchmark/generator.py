"""Invented counties in any number: what their documents give to the graph, without their text, in the proportions of the real gazettes.

A county issues a hundred documents a year. Ten counties make a city, ten cities a province; two documents in a hundred come from a ministry, the province or
a city, and all counties cite them and the national laws, few of them often and most seldom (Zipf). The same number gives the same documents, always.
"""
from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from graph.identity import cited_id, document_id, duty_id, provision_id, qualified
from graph.model import Evidence, Fragment, Label, Node, Rel, Relationship

PROVINCE = "海东省"
YEARS = range(2014, 2024)
PER_YEAR = 100
#: Characters of which names of places and people are made; none is a real county of a real province.
SYLLABLES = "青禾云溪岭川松竹梅兰柳桥林泉石湖江河山海平安宁和丰泰兴隆昌盛瑞祥福禄永长新明清德仁义礼智信文武英华"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
DEPARTMENTS = ("发展和改革局 发改局", "教育局", "科技和工业信息化局 科工信局", "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局 人社局",
               "自然资源和规划局 自然资源局", "住房和城乡建设局 住建局", "交通运输局 交通局", "水务局", "农业农村局", "商务局", "文化广电和旅游局 文旅局",
               "卫生健康局 卫健局", "退役军人事务局", "应急管理局 应急局", "审计局", "市场监督管理局 市场监管局", "统计局", "医疗保障局 医保局", "行政审批局",
               "城市管理综合行政执法局 城管局", "林业局", "信访局", "乡村振兴局", "机关事务服务中心", "税务局", "气象局", "消防救援大队", "残疾人联合会 残联")
TOPICS = ("秸秆禁烧", "供水管网改造", "防汛抗旱", "养老服务", "耕地保护", "安全生产", "学前教育", "营商环境", "食品安全", "人居环境整治", "大气污染防治", "河湖管理",
          "义务教育", "医疗保障", "公益性岗位", "农村公路", "森林防火", "政务公开", "城市更新", "乡村振兴", "垃圾分类", "燃气安全", "老旧小区改造", "高标准农田建设",
          "数字政府建设", "招商引资", "质量提升", "残疾人就业", "未成年人保护", "地质灾害防治")
FORMS = ("工作方案", "实施方案", "实施意见", "管理办法", "应急预案", "工作规则", "行动计划")
VERBS = ("加强", "推进", "完善", "建立", "落实", "开展", "组织", "规范", "强化", "优化")
OBJECTS = ("巡查", "宣传引导", "资金保障", "监督检查", "台账管理", "信息报送", "隐患排查", "项目建设", "人员培训", "应急处置", "数据共享", "考核评价")
LAWS = tuple(f"{name}{kind}" for kind in ("法", "条例", "管理条例", "实施条例", "管理办法", "促进法", "保护法", "监督管理规定")
             for name in ("土地", "水", "森林", "环境", "城乡规划", "安全生产", "食品安全", "义务教育", "就业", "社会保险", "道路交通", "突发事件应对", "预算", "统计",
                          "档案", "消防", "防洪", "农业", "种子", "气象", "测绘", "招标投标", "政府采购", "行政许可", "行政处罚", "信访", "残疾人", "老年人权益"))
#: How often each is cited: by rank, so that one document in thirteen cites the first. Of the 24 documents of two counties' gazettes two cite 土地管理法,
#: which is cited most, and 27 other laws and rules are cited once.
LAW_WEIGHTS = tuple(accumulate(1 / rank ** 0.6 for rank in range(1, len(LAWS) + 1)))
GROUPS = TOPICS[:12]


@dataclass
class _Document:
    """One fragment in the making; evidence stands at positions that count up."""

    id: str
    nodes: dict[str, Node]
    relationships: list[Relationship] = field(default_factory=list)
    at: int = 0

    def say(self, type_: Rel, start: str, end: str, path: str = "一", quote: str = "原文", **properties: object) -> None:
        self.at += 12
        said = Evidence(self.id, path, self.at, self.at + 10, quote, "generated")
        self.relationships.append(Relationship(type_, start, end, said, properties))

    def fragment(self) -> Fragment:
        return Fragment(self.id, tuple(self.nodes.values()), tuple(self.relationships))


class _Place:
    """A county, a city, the province or the nation, with its bodies and people."""

    def __init__(self, name: str | None, chain: str | None, level: str, bodies: list[tuple[str, str, Label]], rng: random.Random) -> None:
        self.name, self.chain, self.level = name, chain, level
        self.bodies = [(qualified(name, full), full, surface, kind) for full, surface, kind in bodies]
        self.departments = [b for b in self.bodies if b[3] is Label.DEPARTMENT]
        self.groups = [b for b in self.bodies if b[3] is Label.LEADING_GROUP]
        self.people = [rng.choice(SURNAMES) + "".join(rng.choices(SYLLABLES, k=2)) for _ in range(60)]
        self.issued: list[tuple[str, str, str, datetime.date]] = []   # id, number, instrument, day
        self.serials: dict[tuple[str, int], int] = {}


def documents(count: int) -> Iterator[Fragment]:
    """`count` documents, year after year, so that what is cited was issued before."""
    rng = random.Random(count)
    above = _above()
    counties = [_county(i) for i in range(max(1, round(count / (PER_YEAR * len(YEARS)))))]
    made = 0
    per_year = -(-count // len(YEARS))
    for year in YEARS:
        for n in range(per_year):
            if made == count:
                return
            made += 1
            place = rng.choice(above) if n % 50 == 0 else counties[n % len(counties)]
            yield _document(place, above, year, rng)


def _named(i: int) -> str:
    size = len(SYLLABLES)
    return SYLLABLES[i * 7 % size] + SYLLABLES[(i * 7 // size + i * 11 + 5) % size]


def _county(i: int) -> _Place:
    rng = random.Random(f"county {i}")
    name, city = f"{_named(i)}县", f"{_named(1000 + i // 10)}市"
    chain = f"{PROVINCE}/{city}/{name}"
    bodies = [(f"{name}人民政府", "县政府", Label.GOVERNMENT), (f"{name}人民政府办公室", "县政府办公室", Label.DEPARTMENT)]
    for entry in DEPARTMENTS:
        full, _, short = entry.partition(" ")
        bodies.append((f"{name}{full}", f"县{short or full}", Label.DEPARTMENT))
    bodies += [(f"{name}{_named(100 + 13 * i + k)}镇人民政府", f"{_named(100 + 13 * i + k)}镇人民政府", Label.TOWNSHIP) for k in range(12)]
    bodies += [(f"{name}{topic}工作领导小组", f"县{topic}工作领导小组", Label.LEADING_GROUP) for topic in GROUPS]
    return _Place(name, chain, "县", bodies, rng)


def _above() -> list[_Place]:
    """Ministries, the province and its cities: few bodies, cited by all."""
    rng = random.Random("above")
    ministries = [(f"{name}部", f"{name}部", Label.DEPARTMENT) for name in ("教育", "财政", "民政", "自然资源", "生态环境", "住房和城乡建设", "水利", "农业农村", "应急管理")]
    province = [(f"{PROVINCE}人民政府", "省政府", Label.GOVERNMENT), *((f"{PROVINCE}{n}厅", f"省{n}厅", Label.DEPARTMENT) for n in ("教育", "财政", "民政", "水利"))]
    return [_Place(None, None, "国家", ministries, rng), _Place(PROVINCE, PROVINCE, "省", province, rng)]


def _document(place: _Place, above: list[_Place], year: int, rng: random.Random) -> Fragment:
    topic, form = rng.choice(TOPICS), rng.choice(FORMS)
    issuer = place.bodies[0] if rng.random() < 0.4 else place.bodies[1]
    code = (place.name[0] if place.name else "国") + ("政字" if issuer is place.bodies[0] else "政办字")
    serial = place.serials[code, year] = place.serials.get((code, year), 0) + 1
    number = f"{code}〔{year}〕{serial}号"
    day = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
    instrument = f"{place.name or '国家'}{topic}{form}"
    title = f"{issuer[1]}关于印发{instrument}的通知"
    id_ = document_id(place.name, number, title)
    own: dict[str, object] = {"name": title, "number": number, "title": title, "instrument": instrument, "type": "通知", "issued_on": day, "loaded": True,
                              "source": f"{place.name or 'nation'}-{year}.txt", "start": 0, "end": 5_000, "sha256": "0" * 64, "reader": "generated",
                              "lacks": [], "known_as": [id_, number, f"《{title}》", f"《{instrument}》"]}
    if place.chain:
        own["place"] = place.chain
    if rng.random() < 0.5:
        own |= {"effective_on": day, "effective_text": "自印发之日起施行"}
        if rng.random() < 0.4:
            own |= {"expires_on": day + datetime.timedelta(days=5 * 365), "expires_text": "有效期5年"}
    d = _Document(id_, {id_: Node(Label.DOCUMENT, id_, own)})
    _provisions(d)
    d.say(Rel.ISSUED, _body(d, place, issuer), id_)
    if place.level == "县":
        if rng.random() < 0.6:
            every = qualified(place.name, "各乡镇人民政府")
            d.nodes[every] = Node(Label.AGENCY, every, {"name": "各乡镇人民政府", "place": place.chain, "certain": False}, Label.COLLECTIVE)
            d.say(Rel.ADDRESSED_TO, id_, every)
        _duties(d, place, topic, year, rng)
        if rng.random() < 0.04:
            _roster(d, place, day, rng)
    for body in rng.sample(place.bodies, min(3, len(place.bodies))):
        d.say(Rel.MENTIONS, id_, _body(d, place, body), surface=body[2], count=1, starts=[d.at])
    _citations(d, place, above, rng)
    place.issued.append((id_, number, instrument, day))
    return d.fragment()


def _provisions(d: _Document) -> None:
    for path, heading, parent in (("一", "总体要求", None), ("二", "重点任务", None), ("二（一）", "主要措施", "二"), ("三", "保障措施", None)):
        id_ = provision_id(d.id, path)
        d.nodes[id_] = Node(Label.PROVISION, id_, {"name": f"{path} {heading}", "path": path, "heading": heading, "start": 1, "end": 2})
        d.relationships.append(Relationship(Rel.PART_OF, id_, provision_id(d.id, parent) if parent else d.id))


def _body(d: _Document, place: _Place, body: tuple[str, str, str, Label]) -> str:
    id_, full, _, kind = body
    if id_ not in d.nodes:
        named = {"name": full, "level": place.level, "place": place.chain, "certain": True}
        d.nodes[id_] = Node(Label.AGENCY, id_, {k: v for k, v in named.items() if v is not None}, kind)
        if place.chain:
            links = place.chain.split("/")
            for i, (name, level) in enumerate(zip(links, "省市县", strict=False)):
                here = "/".join(links[:i + 1])
                if here not in d.nodes:
                    d.nodes[here] = Node(Label.PLACE, here, {"name": name, "level": level})
                    if i:
                        d.relationships.append(Relationship(Rel.PART_OF, here, "/".join(links[:i])))
            d.relationships.append(Relationship(Rel.IN, id_, place.chain))
    return id_


def _person(d: _Document, place: _Place, name: str) -> str:
    id_ = qualified(place.name, name)
    d.nodes.setdefault(id_, Node(Label.LEADER, id_, {"name": name, "place": place.chain}))
    return id_


def _duties(d: _Document, place: _Place, topic: str, year: int, rng: random.Random) -> None:
    program = None
    if rng.random() < 0.1:
        name = f"{place.name}{topic}三年行动"
        program = qualified(place.name, name)
        d.nodes[program] = Node(Label.PROGRAM, program, {"name": name, "place": place.chain, "from_year": year, "to_year": year + 2})
        d.say(Rel.LAUNCHES, d.id, program)
    for ordinal in range(1, 1 + rng.choice((0, 0, 0, 1, 1, 2, 3, 4, 7))):
        heading = f"{rng.choice(VERBS)}{topic}{rng.choice(OBJECTS)}"
        id_ = duty_id(d.id, "二（一）", ordinal)
        own: dict[str, object] = {"name": heading, "heading": heading, "text": heading, "path": "二（一）", "ordinal": ordinal, "kind": "label"}
        if rng.random() < 0.4:
            due = datetime.date(year, 12, 31) if rng.random() < 0.5 else datetime.date(year, rng.randrange(6, 13), 28)
            own |= {"deadline": f"{due.year}年{due.month}月底前", "deadline_on": due}
        d.nodes[id_] = Node(Label.DUTY, id_, own)
        d.say(Rel.ASSIGNS, d.id, id_, "二（一）", heading)
        bodies = rng.sample(place.departments, rng.choice((1, 1, 1, 2)) + rng.choice((0, 0, 1, 1, 2, 3)))
        leads = 2 if len(bodies) > 3 else 1
        for at, body in enumerate(bodies):
            type_, label = (Rel.LEADS, "牵头单位") if at < leads else (Rel.ASSISTS, "配合单位")
            d.say(type_, _body(d, place, body), id_, "二（一）", f"{label}：{body[2]}", label=label, surface=body[2])
        if rng.random() < 0.1:
            d.say(Rel.OVERSEES, _person(d, place, rng.choice(place.people[:8])), id_, "二（一）", label="牵头县领导")
        if program:
            d.say(Rel.UNDER, id_, program, "二（一）")


def _roster(d: _Document, place: _Place, day: datetime.date, rng: random.Random) -> None:
    group = rng.choice(place.groups)
    node = _body(d, place, group)
    d.say(Rel.SETS_UP, d.id, node)
    d.say(Rel.HAS_OFFICE_AT, node, _body(d, place, rng.choice(place.departments)), office=f"{group[1]}办公室")
    for at, name in enumerate(rng.sample(place.people, 12)):
        d.say(Rel.SERVES_ON, _person(d, place, name), node, role="组长" if at == 0 else "成员", as_of=day)
        if at:
            body = rng.choice(place.departments)
            d.say(Rel.HOLDS, _person(d, place, name), _body(d, place, body), post=f"{body[2]}局长", as_of=day)


def _citations(d: _Document, place: _Place, above: list[_Place], rng: random.Random) -> None:
    for _ in range(rng.choice((1, 2, 3, 3, 4, 5))):
        kind = rng.random()
        if kind < 0.5:
            _cite(d, None, "中华人民共和国" + rng.choices(LAWS, cum_weights=LAW_WEIGHTS)[0], None, "law")
        elif kind < 0.9 and (held := (origin := rng.choice((*above, place, place))).issued):
            _, number, instrument, _ = held[min(int(rng.paretovariate(0.7)) - 1, len(held) - 1)] if rng.random() < 0.5 else rng.choice(held)
            _cite(d, number, instrument, origin.name, "document")
        else:
            year = rng.choice(YEARS)
            _cite(d, f"国发〔{year}〕{rng.randrange(1, 60)}号", None, None, "document")
    if place.issued and rng.random() < 0.06:
        _, number, instrument, _ = rng.choice(place.issued)
        cited = cited_id(number, instrument, place.name)
        d.nodes.setdefault(cited, Node(Label.LEGAL_BASIS, cited, {}))
        given = {"cited": cited, "title": instrument, "number": number, "kind": "document"}
        if rng.random() < 0.8:
            d.say(Rel.SUPERSEDES, d.id, cited, "三", **given, scope="full" if rng.random() < 0.8 else "partial")
        else:
            d.say(Rel.AMENDS, d.id, cited, "三", **given)


def _cite(d: _Document, number: str | None, title: str | None, place: str | None, kind: str) -> None:
    cited = cited_id(number, title, place)
    if cited != d.id:
        d.nodes.setdefault(cited, Node(Label.LEGAL_BASIS, cited, {}))
        given = {k: v for k, v in (("title", title), ("number", number)) if v}
        d.say(Rel.CITES, d.id, cited, "一", f"根据《{title or number}》", cited=cited, kind=kind, relation="根据", **given)
