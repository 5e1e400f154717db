"""Leading groups, headquarters and conferences: who sets them up, their members, where their office sits and who heads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.grammar.contacts import names_in, posted_in
from loaders.grammar.holders import items_of
from loaders.grammar.legal_bases import titles
from loaders.grammar.mentions import Kind, Mention, between
from loaders.grammar.names import is_name
from loaders.grammar.near import clause_start, line_end, near, within, within_lines
from loaders.grammar.people import Person
from loaders.grammar.rosters import GROUP_NAME, POST, name_in_list, read_rosters


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """`name` as written; `kind` says how it was met: roster (with members), set_up (成立…), office (办公室设在…)."""

    name: str
    start: int
    end: int
    persons: tuple[Person, ...] = ()
    member_agencies: tuple[str, ...] = ()
    office: str | None = None
    office_at: str | None = None
    office_head: str | None = None
    office_span: tuple[int, int] | None = None
    aliases: tuple[tuple[str, int, int], ...] = ()  # other forms of the name: (form, start, end)


_TITLE_LINE = re.compile(
    rf"(?P<name>[一-鿿“”、（）A-Za-z0-9]{{4,60}}?{GROUP_NAME})(?:(?:组成)?(?:人员|成员|联络员)?(?:名单|组成人员|人员名单|成员名单)|(?:组成)?(?:人员|成员))?"
)
#: 一、成立领导小组 · （二）建立工作专班: the heading of a part, which leaves the group's own name to the sentence before it
_HEADS_SET_UP = re.compile(rf"(?:[一二三四五六七八九十]{{1,2}}、|[（(][一二三四五六七八九十]{{1,2}}[）)]|\d{{1,2}}[.．、])(?:成立|设立|建立|组建)(?:工作)?{GROUP_NAME}")
#: 第一督查组 | 组长：…; （一）基础设施组 | 组长：…
_FIELD_GROUP_LINE = re.compile(r"(?:[（(][\d一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)?\s?(?P<name>(?!各|本|.{0,6}(?:领导小组|党组))[一-鿿]{2,14}组)[：:]?")
#: 办公室设在县应急管理局 · 领导小组办公室设在县卫生健康局
_OFFICE_AT = re.compile(
    r"(?P<office>(?:[一-鿿“”、]{2,60}?(?:领导小组|指挥部|委员会|专班|联席会议)|(?<=[：；。，])(?!其中|办公)[一-鿿]{2,8}(?<!下设))?办公室|(?<=[，。]其)(?:日常)?(?:办事|工作)机构)(?:（[^）]{0,30}）)?[，]?(?:办公)?(?:地点|地址)?(?:设立?在|设于|挂靠(?:在|于)?|依托在|(?<=下设办公室)[在于]|(?<=办公室)设(?=[县市区省州旗]))(?P<at>[一-鿿（）]{2,30}?)(?=[，。；、）（,;)(\n]|$)"
)
#: 县森林防灭火指挥部办公室（县应急管理局） · 领导小组办公室（设在市政府办公室） · 领导小组下设办公室（设在市水务局）
_OFFICE_IN_BRACKETS = re.compile(
    r"(?P<office>(?:[一-鿿“”]{2,40}?(?:领导小组|指挥部|委员会|专班|联席会议))办公室|(?<=下设)办公室(?=[（(]设在))[（(](?:设在|以下简称.{0,10}设在)?(?P<at>[一-鿿]{3,20})(?:内)?(?:，以下(?:统一)?简称[：“]{0,2}[一-鿿]{2,12}”?)?[）)]"
)
#: 抢险救援组：由县应急局牵头… · 综合协调组 | 牵头单位：… · 新闻宣传组（牵头单位：…） · 灾情评估组由县自然资源局牵头 · 专家组：由…组成
_LED = r"(?:由[一-鿿][^。；\n]{1,80}?(?:牵头|负责|组成|带队|任组长|担任组长)|(?:牵头|组长|责任|成员|主责|组成)(?:单位|部门)|[一-鿿]{2,20}(?:牵头|（(?:牵头|组长))|组\s?长[：:由])"
_FIELD_GROUP = re.compile(
    rf"(?:[\n。；）：]|\A)(?:[（(][\d一二三四五六七八九十]{{1,2}}[）)]|\d{{1,2}}[.．、]|[一二三四五六七八九十]{{1,2}}、|[①-⑳])?\s?(?P<name>(?!各|本|其|该|专家[^组]|(?:工作|督[查导]|检查|专项)组|.{{0,6}}(?:领导小组|党组|村组|机组))[一-鿿]{{2,14}}组)(?:(?:[：:。]\s?|\s?\n|\s)(?={_LED})|(?=由[一-鿿、]{{2,30}}(?:牵头|组成|负责|组织实施))|(?=（(?:牵头|组长)(?:单位|部门)?[：:]))"
)
_GROUP_LAST = re.compile(r"组(?=[：:。\s由（])")
#: 组长：任黎明；副组长：符强、张玉龙 · 组长由何伟兼任 · 组长：孙立平（县水利局局长），成员：周伟（县水利局干部）
_NAMED = r"[一-鿿](?: ?[一-鿿]){1,3}?(?:同志)?(?:[（(][^（）()\n]{2,40}[）)])?"
_HEADED = re.compile(rf"(?P<role>副?组\s?长|成\s?员|组\s?员|联\s?络\s?员)(?:[：:]|由)\s?(?P<names>{_NAMED}(?:、{_NAMED})*)(?=[；，。 \n]|(?:兼任|担任|兼)|\Z)")
#: 3、煤矿安全督查组，由县应急局王磊任组长，… · 成立以副县长王磊为组长的安全生产督查组
_LED_BY = re.compile(
    r"(?:(?<=[\n。；])|\A)(?:[（(][\d一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)?(?P<name>(?!各|本|其|该)[一-鿿、]{2,20}?(?<!领导小)组)[，：:]?由(?P<who>[^，。；\n]{2,30}?)(?:同志)?(?:担任|任)组长"
    r"|成立以(?P<head>[^，。；\n]{2,30}?)(?:同志)?为组长的(?P<led>[一-鿿、]{2,30}?组)(?=[，。；（\n])"
)
_ONE_NAMED = re.compile(r"(?P<name>[一-鿿](?: ?[一-鿿]){1,3}?)(?:同志)?(?:[（(](?P<post>[^（）()]+)[）)])?(?=、|$)")
#: 办公室主任由张辉同志兼任 · 办公室副主任由王立晗、安书光同志兼任
_HELD_BY = re.compile(
    r"(?P<post>(?:办公室)?(?:常务副主任|副主任|主任|常务副组长|副组长|组长|联络员|召集人))由(?P<who>[^。；]{2,600}?)(?:(?<!负责)同志)?(?:兼任|担任|(?<!主)任)(?!务)"
    r"|(?<=[，。；由])(?P<named>[^，。；：\n由]{2,30}?)(?:同志)?(?:兼任|担任|兼|任)(?P<as>(?:办公室)?(?:副)?主任)(?=[，。；\n]|\Z)"
    r"|(?P<is>(?:办公室)?主任)[：:]?(?P<after>[一-鿿]{2,4}?)(?:同志)?(?:[（(]兼[）)])?(?=[，。；\n]|\Z)"
)
#: 成立威县市场主体发展领导小组 · 设立…联席会议
_SET_UP = re.compile(
    r"(?<!可)(?<!可以)(?:成立|设立|组建|建立|调整充实|调整)(?:了|由[^。；]{2,400}?(?:任(?:双)?组长|任成员|为成员|为成员单位|组成|参加|牵头(?:负责)?)的)?(?P<name>(?![^一-鿿“])(?!的|后|一[个支])(?:(?!相应|由|任|[个支一])[一-鿿“”（）()A-Za-z\d]){0,46}?(?:领导小组|工作小组|指挥部|专班|联席会议|协调小组|推进小组))(?!制度|机制)"
)
#: 同意建立云川市殡葬管理工作联席会议制度
_CONFERENCE = re.compile(r"(?:决定|同意)[，,]?(?:建立|设立)(?:由[^。；]{2,60}?(?:负责|牵头)的)?(?P<name>[一-鿿“”（）()]{4,40}?联席会议)(?=制度)")
_WITH_MEMBERS = re.compile(
    r"成立由(?P<who>[^。；]{2,400}?)(?:等部门|等单位|等)?(?:为成员(?:单位)?|组成|参加)的(?P<name>[一-鿿“”]{2,40}?(?:领导小组|指挥部|专班|联席会议|小组))"
)
#: 由A、B、C组成云川市春运工作小组（以下简称工作小组）
#: 云川市殡葬管理工作联席会议由教育、民政等部门组成
_CONSISTS = re.compile(r"由(?P<who>[^。；\n由]{4,400}?)(?:等(?:部门|单位|部门和单位))?(?:共同)?组成")
_FORMED = re.compile(r"由(?P<who>[^。；\n由]{4,300}?)(?:等(?:部门|单位|部门和单位)?)?(?:共同)?组成(?P<name>[一-鿿“”]{4,40}?(?:领导小组|工作小组|协调小组|指挥部|专班|委员会))(?=（以下|[，。；])")
_SEVERAL = re.compile(r"(?:成立|下设|分设|设立?)(?P<names>[一-鿿]{2,12}组(?:、[一-鿿]{2,12}组)+)(?:等)?")
_ABBREVIATED = re.compile(r"[（(]以下(?:统)?简称[“《]?(?P<short>[一-鿿]{2,16})[”》]?[）)]")
_GENERIC = re.compile(
    r"^(?:(?:相应|有关|工作|各级|专项|联合|专门|本级|本辖区|本地区|本部门|本单位|试点工作|试点)*(?:的)?(?:领导小组|工作领导小组|工作小组|指挥部|专班|联席会议|工作专班|协调小组)|.{0,3}(?:各|相应).*)$"
)


def find_groups(text: str, mentions: list[Mention], title: str | None, tables: list[tuple[int, int]] = ()) -> list[FoundGroup]:
    """Groups that the document sets up, adjusts or describes with members or a seat."""
    rosters = read_rosters(text)
    groups: list[FoundGroup] = []
    for persons, start, _ in rosters:
        if any(a <= start < b for a, b in tables):
            continue
        named = _name_before(text, start, title)
        if named:
            name, a, b = named
            default = "联络员" if "联络员" in text[b : b + 8] else "成员"
            groups.append(FoundGroup(name, a, b, tuple(p if p.role else _with_role(p, default) for p in persons)))
    groups = _merge([*groups, *_set_up(text, mentions)])
    return _with_offices(text, groups, mentions)


def _with_role(p: Person, role: str) -> Person:
    return Person(p.name, p.post, p.start, p.end, p.post_span, role, p.rule)


def _name_before(text: str, start: int, title: str | None) -> tuple[str, int, int] | None:
    """The group that a roster belongs to: named on the lines above it, in the sentence that announces it, or in the title."""
    above = text[max(0, start - 400) : start]
    base = start - len(above)
    lines = [m for m in re.finditer(r"[^\n]+", above)]
    if lines and (field := _FIELD_GROUP_LINE.fullmatch(lines[-1].group())):
        a, b = field.span("name")
        return field["name"], base + lines[-1].start() + a, base + lines[-1].start() + b
    joined, begin = "", 0
    for m in reversed(lines[-3:]):
        joined = m.group().replace(" ", "") + joined
        begin = base + m.start()
        match = _TITLE_LINE.fullmatch(joined)
        heading = _HEADS_SET_UP.fullmatch(joined)
        if match and not heading and not re.match(r"附件", joined):
            at = text.find(match["name"][:4], begin)
            stop = text.find("\n", start - 2)
            end = _span_end(text, at, match["name"])
            return match["name"], at, end if end <= start else stop
    for pattern in (
        r"(?:对|将)(?P<name>[一-鿿“”、（）()]{2,50}?(?:领导小组|指挥部|专班|委员会|联席会议))(?:及?其?(?:组成人员|成员)|(?:进行|作|予以)[^，。；]{0,10}调整)",
        r"(?:成立|设立|组建|建立)(?:由[^。；，]{2,40}?的)?(?P<name>[一-鿿“”、（）()]{2,50}?(?:领导小组|指挥部|专班|委员会|联席会议))",
        r"(?P<name>[一-鿿“”]{2,50}?(?:领导小组|指挥部|专班|委员会|联席会议))(?:组成人员|成员|人员)?(?:名单)?如下",
    ):
        found = list(re.finditer(pattern, above.replace("\n", "￿")))
        if found:
            m = found[-1]
            return m["name"].replace("￿", ""), base + m.start("name"), base + m.end("name")
    if title:
        match = re.search(r"(?:调整|成立|建立|组建|设立|充实|公布)(?P<name>[一-鿿\d“”、（）()]{2,60}?(?:领导小组|指挥部|专班|委员会|联席会议))", title) or re.search(
            r"《(?P<name>[一-鿿\d“”、]{4,60}?(?:领导小组|指挥部|专班|委员会|联席会议))(?:工作|议事)(?:规则|制度|细则)", title
        )
        if match:
            at = text.find(match["name"])
            return (match["name"], at, at + len(match["name"])) if at >= 0 else (match["name"], start, max(start + 1, text.find("\n", start)))
    return None


def _span_end(text: str, at: int, name: str) -> int:
    """Where `name`, blanks and breaks aside, ends in the text from `at`."""
    i = at
    for c in name:
        while i < len(text) and text[i] in " \n":
            i += 1
        if i >= len(text) or text[i] != c:
            return i
        i += 1
    return i


def _set_up(text: str, mentions: list[Mention]) -> list[FoundGroup]:
    found: list[FoundGroup] = []
    for match in within_lines(_WITH_MEMBERS, text, ("成立由",)):
        items = items_of(text, *match.span("who"), mentions)
        bodies = []
        for item in items:
            surface = re.sub(r"^(?:由)?[^、，]{2,20}(?:任|为)(?:双)?组长$", "", item.surface)
            surface = re.sub(r"(?:牵头|主要负责同志|负责同志)$", "", surface)
            if surface and not re.search(r"任(?:双|副)?组长|县长|主任$", surface):
                bodies.append(surface)
        found.append(FoundGroup(match["name"], *match.span("name"), member_agencies=tuple(dict.fromkeys(bodies))))
    for match in within_lines(_FORMED, text, ("组成",)):
        members = items_of(text, *match.span("who"), mentions)
        if not _GENERIC.match(match["name"]) and any(m.end == i.end for i in members for m in between(mentions, i.start, i.start + 1)):
            found.append(FoundGroup(match["name"], *match.span("name"), member_agencies=tuple(dict.fromkeys(i.surface for i in members))))
    for m in mentions:
        if m.surface.endswith("联席会议") and len(m.surface) > 8 and (match := _CONSISTS.match(text, m.end)):
            bodies = [i.surface for i in items_of(text, *match.span("who"), mentions)] if any(b.kind is Kind.AGENCY for b in between(mentions, *match.span("who"))) else match["who"].split("、")
            found.append(FoundGroup(m.surface, m.start, m.end, member_agencies=tuple(dict.fromkeys(bodies))))
    cited = titles(text)
    for match in within_lines(_SET_UP, text, ("领导小组", "工作小组", "指挥部", "专班", "联席会议", "协调小组", "推进小组")):
        name = match["name"]
        if within(cited, match.start()):
            continue
        if (_GENERIC.match(name) and name not in ("工作专班",)) or any(g.start == match.start("name") for g in found):
            continue
        found.append(FoundGroup(name, *match.span("name"), _heads_in_sentence(text, match.end())))
    for match in within_lines(_CONFERENCE, text, ("联席会议制度",)):
        if not _GENERIC.match(match["name"]):
            found.append(FoundGroup(match["name"], *match.span("name")))
    for match in _SEVERAL.finditer(text):
        at = match.start("names")
        for part in re.finditer(r"[^、]+", match["names"]):
            name = re.sub(r"(?:等|[一二三四五六七八九十两\d]{1,2}个).*$", "", part.group())
            found.append(FoundGroup(name, at + part.start(), at + part.start() + len(name)))
    for match in near(_FIELD_GROUP, _GROUP_LAST, 20, text):
        persons = tuple(p for headed in _HEADED.finditer(text, match.end(), line_end(text, match.end())) for p in _headed(headed))
        found.append(FoundGroup(match["name"], *match.span("name"), persons, _serving(text, match.end(), mentions)))
    for match in within_lines(_LED_BY, text, ("任组长", "为组长")):
        name, who = ("name", "who") if match["name"] else ("led", "head")
        chief = _chief(text, *match.span(who))
        if chief and not any(g.start == match.start(name) for g in found):
            found.append(FoundGroup(match[name], *match.span(name), (chief,), _serving(text, match.end(), mentions)))
    for match in re.finditer(r"(?:组成|设立|成立)(?P<name>现场指挥部|前线指挥部)", text):
        found.append(FoundGroup(match["name"], *match.span("name")))
    return found


#: 成立…领导小组，由副县长王磊任组长，县公安局局长李强任副组长
_TAKES_ROLE = re.compile(r"(?:(?<=由)|(?<=，)|(?<=、))(?P<who>[^，。；\n由]{2,60}?)(?:同志)?(?:兼任|担任|任|为)(?P<role>(?:常务|第一)?副?(?:组长|指挥长|总指挥|召集人))(?=[，。；、])")
#: 组长由县长王磊担任，成员由县财政局局长赵敏、县水利局局长何伟担任 · …，县财政局局长赵敏、县水利局局长何伟为成员
_ROLE_TAKEN = re.compile(
    r"(?<=[，。；\n])(?P<role>(?:常务|第一)?副?(?:组长|指挥长|总指挥|召集人)|成员)由(?P<who>[^，。；\n由]{2,300}?)(?:同志)?(?:兼任|担任|任)(?=[，。；])"
    r"|(?<=，)(?P<members>[^，。；\n由]{4,300}?)(?:同志)?[为任](?=成员[，。；])"
)
#: …领导小组，组成人员如下：
_ANNOUNCED = re.compile(r"[^。\n]{0,40}如下：\n")


def _heads_in_sentence(text: str, start: int) -> tuple[Person, ...]:
    """Who leads a group and serves in it, said in the sentence that sets it up or in the one that it announces."""
    announced = _ANNOUNCED.match(text, start)
    start = announced.end() - 1 if announced else start
    stop = text.find("。", start, start + 600)
    if not (announced or text.startswith("，", start)) or stop < 0 or "\n" in text[start + 1 : stop]:
        return ()
    found = [(m.span("who"), m["role"]) for m in _TAKES_ROLE.finditer(text, start, stop + 1)]
    found += [(m.span("who" if m["role"] else "members"), m["role"] or "成员") for m in _ROLE_TAKEN.finditer(text, start, stop + 1)]
    led = ((p, role) for who, role in sorted(found) for p in (posted_in(text, *who) or ([_chief(text, *who)] if role != "成员" else [])))
    return tuple(replace(p, role=role, rule="headed") for p, role in led if p)


_ENDS_BODY = re.compile(r"(?:[局委办部厅院所队会]|中心|公司|政府)$")


def _chief(text: str, start: int, end: int) -> Person | None:
    """Who leads a group, with what is said of the person: 副县长王磊, 县应急局王磊 (the body for a post), 县应急局王磊科长."""
    words = text[start:end]
    after = re.search(rf"(?<=[一-鿿]{{2}})(?:{POST.pattern})$", words)
    for stop in dict.fromkeys((len(words), after.start() if after else len(words))):
        for n in (3, 2, 4):
            name, before = words[:stop][-n:], words[: max(0, stop - n)]
            if is_name(name) and (not before or re.search(rf"(?:{POST.pattern})$", before) or _ENDS_BODY.search(before)):
                a = start + stop - n
                post = (a + n, end) if stop < len(words) else (start, a) if before else None
                return Person(name, text[slice(*post)] if post else None, a, a + n, post, "组长", "headed")
    return None


def _headed(headed: re.Match[str]) -> Iterator[Person]:
    """The persons behind a role in the midst of a line, with the posts in brackets behind them."""
    role, start = re.sub(r"\s", "", headed["role"]), headed.start("names")
    for m in _ONE_NAMED.finditer(headed["names"]):
        name = m["name"].replace(" ", "")
        if is_name(name) or (role.endswith("组长") and name_in_list(name)):
            post = m["post"].replace(" ", "") if m["post"] else None
            yield Person(name, post, start + m.start("name"), start + m.end("name"), (start + m.start("post"), start + m.end("post")) if post else None, role, "headed")


#: Where the list of who serves in a group ends and its work begins.
_WORK = re.compile(r"[。\n](?!\s?(?:牵头|组长|责任|成员|参与|参加|配合)(?:单位|部门))|(?:主要)?职责[：:]|负责")


def _serving(text: str, start: int, mentions: list[Mention]) -> tuple[str, ...]:
    """The bodies that lead a group or serve in it, named right behind its own name."""
    work = _WORK.search(text, start + 1)
    listed = between(mentions, start, work.start() if work else len(text))
    return tuple(dict.fromkeys(m.surface for m in listed if m.kind is Kind.AGENCY and not POST.match(text, m.end)))


def _same(a: str, b: str) -> bool:
    """One group under two names: one is the other without its place, or without what stands before its last word."""
    strip = lambda n: re.sub(r"^(?:[一-鿿]{1,6}?[县市区]|县|市|区)(?=[一-鿿]{4,})", "", n)  # noqa: E731
    return strip(a) == strip(b)


def _merge(groups: list[FoundGroup]) -> list[FoundGroup]:
    out: list[FoundGroup] = []
    for g in groups:
        twin = next((i for i, o in enumerate(out) if _same(o.name, g.name)), None)
        if twin is None and g.name in ("工作专班", "领导小组") and any(o.name.endswith(("专班", "领导小组")) and o.persons for o in out):
            twin = next(i for i, o in enumerate(out) if o.name.endswith(("专班", "领导小组")) and o.persons)
        if twin is None:
            out.append(g)
            continue
        o = out[twin]
        out[twin] = FoundGroup(
            o.name,
            o.start,
            o.end,
            o.persons + tuple(p for p in g.persons if (p.name, p.role) not in {(x.name, x.role) for x in o.persons}),
            tuple(dict.fromkeys((*o.member_agencies, *g.member_agencies))),
            o.office or g.office,
            o.office_at or g.office_at,
            o.office_head or g.office_head,
            o.office_span or g.office_span,
            (*o.aliases, *((g.name, g.start, g.end),) * (g.name != o.name), *g.aliases),
        )
    return out


def _with_offices(text: str, groups: list[FoundGroup], mentions: list[Mention]) -> list[FoundGroup]:
    """Seats and heads of offices, given to the group they belong to; an office with members of its own is a group too."""
    out = list(groups)
    in_brackets = [m for m in within_lines(_OFFICE_IN_BRACKETS, text, ("办公室（", "办公室(")) if any(x.start == m.start("at") and x.end == m.end("at") for x in mentions)]
    for match in sorted((*within_lines(_OFFICE_AT, text, ("设在", "设立在", "设于", "挂靠", "依托在", "办公室在", "办公室于", "办公室设")), *in_brackets), key=lambda m: m.start()):
        named = next((m for m in mentions if m.end == match.end("office") and m.start >= match.start("office")), None)
        if match["office"] == "办公室":  # 市级政府采购办公室（以下简称市采购办）设在…: its whole name
            named = next((m for m in mentions if m.end == match.end("office") and not re.search(rf"{GROUP_NAME}办公室$", m.surface)), named)
        office = named.surface if named else re.sub(r"^.*(?:下设|由|成立)(?=[一-鿿]*办公室$)", "", match["office"])
        seat = next((m for m in mentions if m.start == match.start("at")), None)
        at = text[seat.start : seat.end].replace("\n", "") if seat and not match["at"].endswith("司") else match["at"]
        owner = office.removesuffix("办公室") or _owner_in_line(text, match.start())
        if office.endswith("机构"):  # 县防汛抗旱指挥部负责…，其日常办事机构设在…
            named = next((m for m in between(mentions, clause_start(text, match.start(), "\n"), match.start()) if re.search(rf"{GROUP_NAME}$", m.surface)), None)
            owner, office = (named.surface, None) if named else ("", None)
        if owner and not re.search(rf"{GROUP_NAME}$", owner):  # 县森防指办公室, after 县森林防灭火指挥部（以下简称县森防指）
            meant = re.search(rf"(?P<full>[一-鿿“”]{{4,40}}{GROUP_NAME})（以下(?:统一)?简称[：“]?{re.escape(owner)}”?）", text[: match.start()])
            named = next((m for m in mentions if meant and m.end == meant.end("full")), named) if meant else named
            owner = named.surface if meant and named else owner
        if owner == "联席会议" and (called := [m for m in mentions if m.end <= match.start() and m.surface.endswith(owner) and len(m.surface) > 6]):
            owner = called[-1].surface  # the conference named before
            named = called[-1]
        elif owner and not re.search(rf"{GROUP_NAME}$", owner) and _owner(out, owner, text, match.start()) is None:
            owner = _set_up_beside(out, owner, text, match.start()) or office  # 城市防汛办公室: an office of nobody else
        index = _owner(out, owner, text, match.start())
        if index is None:
            if not owner:
                continue
            begin = named.start if named else match.end("office") - len(office)
            if not text.startswith(owner[0], begin) and (said := text.rfind(owner, 0, match.end())) >= 0:  # earlier in the line
                begin = said
            out.append(FoundGroup(owner, begin, max(begin + 1, _span_end(text, begin, owner))))
            index = len(out) - 1
        sentence_end = min((p for c in "。\n" if (p := text.find(c, match.end())) >= 0), default=len(text))
        stop = line_end(text, match.end())
        held = [
            (h[told], _name_at_end(text, *h.span(who)), h.start(), bool(h["post"]))
            for h in _HELD_BY.finditer(text, match.end(), stop)
            for told, who in (("post", "who") if h["post"] else ("as", "named") if h["as"] else ("is", "after"),)
            if h["post"] or is_name(h[who]) or (h["as"] and re.search(rf"(?:{POST.pattern}|主要负责人)(?:[一-鿿]{{2,3}})?$", h["named"]))
        ]
        chief = next((who for post, who, at_, _ in held if post in ("办公室主任", "主任") and at_ < max(sentence_end, match.end() + 80)), None)
        head = re.sub(r"(?<!负责)同志$", "", text[slice(*chief)]) if chief else None
        g = out[index]
        out[index] = replace(g, office=g.office or office, office_at=g.office_at or at, office_head=g.office_head or head, office_span=match.span())
        deputies = [(post, n) for post, who, _, listed in held if listed for n in names_in(text, *who)]
        if office and (len(deputies) > 1 or any(o.name == office for o in out)):
            persons = tuple(
                Person(text[a:b].replace("\n", ""), None, a, b, None, post if post.startswith("办公室") else "办公室" + post, "held_by")
                for post, (a, b) in deputies
            )
            twin = next((i for i, o in enumerate(out) if o.name == office or (o.name.endswith("办公室") and _same(o.name, g.name + "办公室"))), None)
            if twin is None:
                out.append(FoundGroup(office if owner else g.name + "办公室", *match.span("office"), persons, (), None, at, head, match.span()))
            else:
                o = out[twin]
                out[twin] = replace(o, persons=persons + o.persons, office_at=at, office_head=head, office_span=match.span())
    return out


def _set_up_beside(groups: list[FoundGroup], stem: str, text: str, at: int) -> str | None:
    """成立云川市市容整治工作小组，…。整治工作联合办公室设在…: the group set up in the same paragraph whose name has the words of the office's."""
    line, words = text.rfind("\n", 0, at) + 1, stem.removesuffix("联合")
    return next((g.name for g in groups if line <= g.start < at and len(words) > 3 and words in g.name), None)


_HAS_OFFICE = re.compile(r"(?:(?<![一-鿿])|(?<=由))(?P<owner>[一-鿿“”]{4,40}?(?:领导小组|指挥部|专班|委员会|联席会议))下设办公室")


def _owner_in_line(text: str, at: int) -> str:
    """县森林防灭火指挥部下设办公室，负责日常工作。办公室设在…: whose office the line speaks of; empty where it does not say."""
    named = list(_HAS_OFFICE.finditer(text, text.rfind("\n", 0, at) + 1, at))
    return named[-1]["owner"] if named else ""


def _name_at_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Of 县林业局局长马晓东 the name; the whole where it ends in none, or is one."""
    words = text[start:end].removesuffix("同志")
    if "，" in words or any(is_name(w) for w in words.split("、")[:1]) or re.search(r"\s", words):
        return start, end
    stop = start + len(words)
    return next(((stop - n, stop) for n in (3, 2, 4) if is_name(words[-n:]) and re.search(rf"(?:{POST.pattern}|长)$", words[:-n])), (start, end))


def _owner(groups: list[FoundGroup], owner: str, text: str, at: int) -> int | None:
    """The group whose office is spoken of: the one named, else the one named last before it."""
    if owner:
        for i, g in enumerate(groups):
            if _same(g.name, owner) or g.name.endswith(owner) or owner.endswith(g.name):
                return i
        for i, g in enumerate(groups):
            short = _ABBREVIATED.match(text, g.end)
            if short and short["short"] == owner:
                return i
        if owner in ("领导小组", "指挥部", "专班", "工作专班", "委员会") or re.fullmatch(r"[县市]指挥部", owner):
            return _last_before(groups, at)
        return None
    last = _last_before(groups, at)
    return 0 if last is None and len(groups) == 1 else last  # its roster is annexed below


def _last_before(groups: list[FoundGroup], at: int) -> int | None:
    before = [
        (max([g.start, *(p.start for p in g.persons)]), i)
        for i, g in enumerate(groups)
        if (min([g.start, *(p.start for p in g.persons)]) < at and not g.name.endswith(("组", "办公室"))) or (g.start < at and g.name.endswith("小组"))
    ]
    return max(before)[1] if before else None
