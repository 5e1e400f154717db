"""One document from its lines to `ExtractedDocument`: head, text, facts, names. The steps in their order; no patterns.

Reading is done in two passes over a file, because a county's documents spell out each other's short names: `draft` finds, `finish` resolves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from loaders import bureaus, clauses
from loaders import head as heads
from loaders.grammar.agencies import Local, find_agencies
from loaders.grammar.collectives import find_collectives
from loaders.grammar.holders import OVERSEERS, Item
from loaders.grammar.issued import issued_names
from loaders.grammar.mentions import Kind, around
from loaders.grammar.names import is_name
from loaders.grammar.people import Person
from loaders.grammar.programs import is_plan
from loaders.language import analyse
from loaders.layout import clean
from loaders.lexicon import alternatives
from loaders.lines import run_on
from loaders.mapped import MappedText
from loaders.model import (
    AgencyMention,
    Clause,
    Collective,
    DutyMention,
    ExtractedDocument,
    Group,
    LeaderMention,
    LegalBasisMention,
    Member,
    ProgramMention,
    Provision,
    Span,
    Superseded,
    UnresolvedMention,
)
from loaders.places import Place, locate, locate_by_text
from loaders.resolve import Resolver, official_name
from loaders.source import Source
from loaders.split import Stretch

#: Path of what stands before the first numbered part.
PREAMBLE = "前言"
_OVERSEER = re.compile(alternatives(OVERSEERS))
_DEPUTIES = re.compile(r"[一-鿿](?:代表|委员|副?主席)$")
#: Where the short name of a group can begin, and what makes another name or a post of it.
_NAME_OPENS = re.compile(r"(?:(?<![一-鿿])|(?<=[由在向报设]))(?<!下设)")
_OFFICER = re.compile(r"办公室|主任|副主任")
#: 卫健委主任 · 融媒体中心党组书记: a post whose body leaves out the level, as those of a roster do
_BODY_OF_POST = re.compile(r"(?P<body>[一-鿿]{1,10}?(?:局|委(?:员会)?|中心|大队|支队|办(?:公室)?|法院|检察院|[联协]))(?:党组|党委)?(?:常务)?副?(?:主任|局长|大队长|支队长|队长|书记|政委|院长|检察长|主席|理事长)(?![一-鿿])")
#: 清河片区开发管理局副局长 · 房管所所长: who heads a body names it, whatever it is called
_HEADS_BODY = re.compile(
    r"(?:(?<=[、，\s（:：])|\A)(?P<body>(?!原|兼|[省市县区](?:委|政府)|政府)[一-鿿]{1,14}?[一-鿿](?:局(?=党[组委]书记|副?局长)|(?<![政委主承协])办(?=副?主任)|中心(?=副?主任)|党工委(?=副?书记|委员)|指挥部(?=副?指挥长)|(?:[大中支]队|执法队)(?=副?队长|副?[大中支]队长)|所(?=副?所长)|站(?=副?站长)|公司(?=董事长|副?总?经理)|学校(?=副?校长)|医院(?=副?院长)))"
)
_CHAIR = re.compile(r"\s*(?:常\s*务\s*)?(?:副\s*)?主\s*任")
#: （以下简称县指挥部） · （以下统称“领导小组”）
_ABBREVIATED = re.compile(r"[^。]{0,4}（以下(?:统)?简称[“《]?(?P<short>[一-鿿]{2,16})[”》]?）")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document whose facts were found and not yet resolved."""

    source: Source
    stretch: Stretch
    head: heads.Head
    body: MappedText
    instrument: str | None
    issued: tuple[str, ...]
    place: Place | None
    doc: Doc

    @property
    def surfaces(self) -> set[str]:
        return {m.surface for m in self.doc._.mentions} | set(self.head.issuer)


def _local(place: Place | None) -> Local:
    if place is None:
        return Local()
    chain = place.chain
    by_level = {
        "县": chain[-1] if place.level == "县" else None,
        "市": next((n for n in chain if n != chain[-1] or place.level == "市" if n.endswith(("市", "州", "盟", "地区"))), None),
        "省": chain[0] if len(chain) > 1 or place.level == "省" else None,
    }
    return Local(by_level["省"], by_level["市"] if by_level["市"] != by_level["省"] else None, by_level["县"], place.zone)


#: 市人民政府办公室关于…: a government that leaves its place to its number.
_ISSUER_OF_NO_PLACE = re.compile(r"[县市区州旗](?:人民)?政府|中共[县市区州旗]委|[县市区州旗]委")


@lru_cache(maxsize=2)
def squeezed(text: str) -> str:
    """A file without white space: names of places may be broken over lines."""
    return "".join(text.split())


def draft(source: Source, stretch: Stretch) -> Draft:
    """First pass: everything that can be found without knowing the other documents."""
    head = heads.read_head(stretch.lines, stretch.table)
    body = clean(stretch.lines[head.body :])
    instrument = clauses.instrument_of(head.title, body.text)
    if instrument == head.title:
        instrument = None  # a rule printed under its own name, with the order that made it known
    issued = issued_names(head.title, instrument, body.text)
    if not instrument and head.title and heads.is_plan(head.title):
        issued = (head.title, *issued)
    place = next((p for name in head.issuer if (p := locate(name, squeezed(source.text)))), None)
    if place is None and (not head.issuer or _ISSUER_OF_NO_PLACE.match(head.issuer[0])):
        place = locate_by_text(head.number, instrument or head.title, head.addressees)
    if place is None and not head.issuer and heads.is_plan(head.title or ""):
        place = locate(head.title, squeezed(source.text))
    doc = analyse(body.text, local=_local(place), issued_on=head.issued_on, document_title=head.title, instrument=instrument, issued=issued)
    return Draft(source, stretch, head, body, instrument, issued, place, doc)


def finish(d: Draft, spelled: Set[str]) -> ExtractedDocument:
    """Second pass: names resolved with what the county's documents spell out."""
    return _Assembly(d, spelled).document()


def _answered(d: Draft) -> Place | None:
    """The place whose government alone a national body writes to: in a reply to 云南省人民政府 省政府 is its own."""
    governments = [p for name in d.head.addressees if d.place is None and name.endswith("人民政府") and not is_class(name) and (p := locate(name, ""))]
    return governments[0] if len(governments) == 1 else None


class _Assembly:
    """Gathers the records of one document; every method adds one kind."""

    def __init__(self, d: Draft, spelled: Set[str]) -> None:
        self.d = d
        self.doc = d.doc
        self.body = d.body
        self.text = d.body.text
        self.groups = self._group_names()
        self.resolver = Resolver(d.place, spelled, self.groups, d.doc._.abbreviations, d.head.issued_on and d.head.issued_on.year, _answered(d))
        self.agency_spans: dict[str, list[Span]] = defaultdict(list)
        self.collective_spans: dict[str, list[Span]] = defaultdict(list)
        self.unresolved: list[UnresolvedMention] = []

    def span(self, start: int, end: int) -> Span:
        return self.body.span(start, end)

    def _group_names(self) -> dict[str, str]:
        """Surface of every group of the document → its full name, with its place put before it."""
        place = self.d.place.name if self.d.place else ""
        official = official_name(self.d.place) if self.d.place else ""
        names: dict[str, str] = {}
        for g in self.doc._.groups:
            if g.name.endswith("组") and not g.name.endswith("小组"):
                continue
            base = re.sub(r"^(?:自治县|[县市区旗](?!级))(?=[一-鿿“”]{3,})", "", g.name)
            base = base if base != g.name else g.name.removeprefix(place) if place else g.name
            full = g.name if not place or (place[:-1] in g.name and base == g.name) or g.name == "现场指挥部" else f"{official}{base}"
            forms = {g.name, *(form for form, _, _ in g.aliases)}
            short = _ABBREVIATED.match(self.text[g.end : g.end + 40])
            if short:
                forms.add(short["short"])
            if g.persons or g.office_at:
                forms |= {word for word in ("领导小组", "工作专班", "专班", "委员会", "联席会议") if full.endswith(word) or word in forms}
            for form in forms:
                names[form] = full
                names[f"{form}办公室"] = f"{full}办公室"
            for short_form, stands_for in self.doc._.abbreviations.items():
                if stands_for in forms:
                    names[short_form], names[f"{short_form}办公室"] = full, f"{full}办公室"
            if g.office == "办公室":
                names["办公室"] = f"{full}办公室"
        return names

    # ------------------------------------------------------------ names

    def note(self, surface: str, start: int, end: int, kind: Kind) -> None:
        spans = (self.agency_spans if kind is Kind.AGENCY else self.collective_spans)[surface]
        span = self.span(start, end)
        if span not in spans:
            spans.append(span)

    def note_item(self, item: Item) -> None:
        """A body in a list: an agency or a class, by its own form."""
        if item.surface not in ("办公室", "秘书处") or item.surface in self.groups:  # whose office, another sentence tells
            self.note(item.surface, item.start, item.end, self.kind_of(item.surface))

    def kind_of(self, surface: str) -> Kind:
        if surface in self.agency_spans or surface in self.groups:
            return Kind.AGENCY
        if surface in self.collective_spans or is_class(surface):
            return Kind.COLLECTIVE
        return Kind.AGENCY

    def _mentions(self) -> None:
        for m in self.doc._.mentions:
            self.note(m.surface, m.start, m.end, m.kind)
        for p in (*self.doc._.rosters, *self.doc._.contacts):
            if p.post_span and p.post and (p.role or p.rule in ("appointment", "dismissal")):
                for m in _HEADS_BODY.finditer(self.text[slice(*p.post_span)]):
                    a, b = p.post_span[0] + m.start("body"), p.post_span[0] + m.end("body")
                    if not around(self.doc._.mentions, a, b):
                        self.note(m["body"], a, b, Kind.AGENCY)
        for p in self.doc._.rosters:
            if p.post_span and p.post:  # the post by itself: in 龙见坤古宜镇镇长 no name can begin after 坤
                for m in find_agencies(self.text[slice(*p.post_span)], _local(self.d.place)):
                    a, b = p.post_span[0] + m.start, p.post_span[0] + m.end
                    if m.rule in ("township", "level") and not around(self.doc._.mentions, a, b):
                        self.note(m.surface, a, b, m.kind)
                bare = _BODY_OF_POST.match(self.text, *p.post_span)
                if bare and bureaus.candidates(bare["body"]) and not around(self.doc._.mentions, *bare.span("body")):
                    self.note(bare["body"], *bare.span("body"), Kind.AGENCY)
        lines = self.d.stretch.lines[: max(self.d.head.body, 1) + 1]
        for name in self.d.head.issuer:
            found = _in_lines(lines, name) or _in_lines(self.d.stretch.lines, name)
            if found:
                self.agency_spans[name].insert(0, found)
        printed = re.match(r"(?:自治区|[省市县区旗])(?:人民政府|委)(?:办公[厅室])?", self.d.head.title or "")
        if printed and (found := _in_lines(lines, printed.group())) and found not in self.agency_spans[printed.group()]:
            self.agency_spans[printed.group()].insert(0, found)
        for name in self.d.head.addressees:
            if re.fullmatch(r"(?:各)?(?:有关|相关)(?:部门|单位)", name) and not name.startswith("各"):
                continue  # a class that names nobody
            if _DEPUTIES.search(name):
                continue  # 周文彬等代表: the answer to a motion
            found = _in_lines(lines, name)
            if found and re.search(r"[一-鿿]", name):
                (self.collective_spans if is_class(name) else self.agency_spans)[name].insert(0, found)
        for g in self.doc._.groups:
            for form, a, b in ((g.name, g.start, g.end), *g.aliases):
                if form in self.groups and not self.text.startswith("办公室", b):
                    self.note(form, a, b, Kind.AGENCY)
            at = self.text.find(g.office, *g.office_span) if g.office_span and g.office and len(g.office) > 5 else -1
            if at >= 0 and not around(self.doc._.mentions, at, at + len(g.office)):
                self.note(g.office, at, at + len(g.office), Kind.AGENCY)  # 治理工作联合办公室
        short = {s for s in self.groups if len(s) <= 8 and s not in {g.name for g in self.doc._.groups}}
        for surface in sorted(short):
            at = self.text.find(surface)
            while at >= 0:
                end = at + len(surface)
                if _NAME_OPENS.match(self.text, at) and not _OFFICER.match(self.text, end):
                    self.note(surface, at, end, Kind.AGENCY)
                at = self.text.find(surface, end)

    # ------------------------------------------------------------ facts

    def _leaders(self) -> list[LeaderMention]:
        found: dict[tuple[str, str | None], list[Span]] = {}
        details: dict[tuple[str, str | None], tuple[tuple[str, ...], str]] = {}

        def add(p: Person, post: str | None, rule: str) -> None:
            key = (p.name, post)
            span = self.span(p.start, p.end)
            found.setdefault(key, [])
            if span not in found[key]:
                found[key].append(span)
            if p.post_span:
                whole = (span[0], max(span[1], self.span(*p.post_span)[1]))
                if whole not in found[key]:
                    found[key].append(whole)
            details.setdefault(key, (self._agencies_of_post(p), rule))

        posted = {p.name for p in self.doc._.rosters if p.post}
        for p in self.doc._.rosters:
            if p.post or p.name not in posted:  # 严明（兼）: listed again in another seat
                add(p, p.post, p.rule)
        named = {name for name, _ in found} | {p.name for p in self.doc._.contacts if p.post}
        for g in self.doc._.groups:
            for p in g.persons:
                if p.rule == "held_by" and p.name not in named:
                    add(p, p.role, p.rule)
                elif p.rule == "headed" and (p.post or p.name not in named):
                    add(p, p.post, p.rule)
        for g in self.doc._.groups:
            head = g.office_head
            if head and is_name(head) and g.office_span and head not in named and not any(name == head for name, _ in found) and (at := self.text.find(head, g.office_span[0])) >= 0:
                add(Person(head, None, at, at + len(head), None), "办公室主任", "held_by")
        for p in self.doc._.contacts:
            if p.post or not any(name == p.name and post for name, post in found):
                add(p, p.post, p.rule)
        for duty in self.doc._.duties:
            for item in duty.overseers:
                if not any(name == item.surface and post not in (None, "牵头县领导") for name, post in found):
                    add(Person(item.surface, None, item.start, item.end, None), self._overseer_label(item.start), "overseer")
        return [LeaderMention(name, post, tuple(spans), details[name, post][0], details[name, post][1]) for (name, post), spans in found.items()]

    def _overseer_label(self, at: int) -> str:
        """The label under which a person oversees: the column of the table, or the word before the name."""
        table = next((t for t in self.doc._.tables if t.start <= at < t.end), None)
        where = re.sub(r"\s", "", self.text[table.start : table.start + 160]) if table else self.text[max(0, at - 60) : at]
        found = _OVERSEER.findall(where)
        return (found[0] if table else found[-1]) if found else "牵头领导"

    def _agencies_of_post(self, p: Person) -> tuple[str, ...]:
        """The agencies that a post names: 县人大副主任、城管局局长 names two."""
        if not p.post_span:
            return ()
        inside = [m.surface for m in self.doc._.mentions if p.post_span[0] <= m.start and m.end <= p.post_span[1] and m.kind is Kind.AGENCY]
        return tuple(dict.fromkeys(inside))

    def _groups(self) -> list[Group]:
        out = []
        for g in self.doc._.groups:
            members = tuple(Member(p.name, p.role or "成员", self.span(p.start, p.end)) for p in g.persons)
            spans = [self.span(g.start, g.end)]
            if g.office_span:
                spans.append(self.span(*g.office_span))
            out.append(Group(g.name, g.office, g.office_at, g.office_head, members, g.member_agencies, tuple(spans)))
        return out

    def _duties(self) -> list[DutyMention]:
        out = []
        for d in self.doc._.duties:
            if d.kind != "other":
                for item in (*d.leads, *d.assists):
                    self.note_item(item)
            out.append(
                DutyMention(
                    d.heading,
                    d.text,
                    d.path,
                    d.kind,
                    tuple(dict.fromkeys(i.surface for i in d.leads)),
                    tuple(dict.fromkeys(i.surface for i in d.assists)),
                    tuple(dict.fromkeys(i.surface for i in d.overseers)),
                    d.deadline,
                    d.deadline_on,
                    tuple(self.span(a, b) for a, b in d.spans),
                    d.label,
                    d.rule,
                    self.span(*d.assigned_at),
                )
            )
        return out

    def _legal_bases(self) -> list[LegalBasisMention]:
        repealed = {(r.title, r.number): r.verb for r in self.doc._.repeals if r.scope == "full" or r.verb != "废止"}
        amended = {_fold(r.title) for r in self.doc._.repeals if r.amends}
        merged: dict[str, LegalBasisMention] = {}
        titled = {c.number: c.title for c in reversed(self.doc._.citations) if c.title and c.number}
        for c in self.doc._.citations:
            relation = repealed.get((c.title, c.number), c.relation or ("修改" if _fold(c.title) in amended else None))
            key = _fold(c.title or titled.get(c.number)) or c.number  # 中发〔1994〕8号文件: a text that is cited by its title too
            span = self.span(c.start, c.end)
            if key in merged:
                b = merged[key]
                merged[key] = LegalBasisMention(b.title, b.number or c.number, b.relation, b.article or c.article, (*b.spans, span), b.kind)
            else:
                merged[key] = LegalBasisMention(c.title, c.number, relation, c.article, (span,), c.kind)
        return list(merged.values())

    def _programs(self) -> list[ProgramMention]:
        merged: dict[str, ProgramMention] = {}
        for own in filter(is_plan, self.d.issued):
            where = self.d.head.spans.get("title") if own in (self.d.head.title or own) else None
            if where := where or _in_lines(self.d.stretch.lines, own):
                merged[_fold(own)] = ProgramMention(own, (where,), True)
        for p in self.doc._.programs:
            beginning = _fold(self.text[p.start : p.end])
            if any(_fold(own).startswith(beginning) and _fold(own) != beginning for own in self.d.issued):
                continue  # the beginning of the document's own title
            name = self.text[p.start : p.end].replace("\n", "").replace(" ", "")
            span = self.span(p.start, p.end)
            known = merged.get(_fold(name))
            merged[_fold(name)] = ProgramMention(known.name, (*known.spans, span), known.own) if known else ProgramMention(name, (span,))
        return list(merged.values())

    def _supersedes(self) -> list[Superseded]:
        return [Superseded(r.title, r.number, r.scope, (self.span(r.start, r.end),), r.amends, r.on) for r in self.doc._.repeals]

    def _provisions(self) -> list[Provision]:
        out: list[Provision] = []
        seen: dict[str, int] = defaultdict(int)
        paths: dict[int, str] = {}
        for i, p in enumerate(self.doc._.outline):
            if p.end <= p.start or not self.text[p.start : p.end].strip():
                continue
            path = p.path or PREAMBLE
            seen[path] += 1
            if seen[path] > 1:
                path = f"{path}·{seen[path]}"  # a numbering that begins anew without a heading above it
            paths[i] = path
            parent = paths.get(p.parent) if p.parent > 0 else None
            out.append(Provision(path, p.heading, self.text[max(p.start, p.heading_at) : p.end].replace("\n", ""), self.span(p.start, p.end), parent))
        return out

    def _of_the_corps(self) -> set[str]:
        """Addressees that the name 新疆生产建设兵团 is said for once: 新疆生产建设兵团教育局、财政局、市场监管局."""
        found: set[str] = set()
        open_ = False
        for name in self.d.head.addressees if self.d.place is None else ():
            open_ = name.startswith("新疆生产建设兵团") or (open_ and not re.match(r"各|有关|相关|国|中", name))
            if open_:
                found.add(name)
        return found

    def _agencies(self) -> list[AgencyMention]:
        out = []
        corps = self._of_the_corps()
        for surface, spans in self.agency_spans.items():
            r = self.resolver.in_corps(surface) if surface in corps else self.resolver.resolve(surface)
            if r.candidates and not r.name:
                self.unresolved.append(UnresolvedMention("agency", surface, "several full names are possible", spans[0], r.candidates))
            elif not r.name:
                self.unresolved.append(UnresolvedMention("agency", surface, "no full name is certain", spans[0]))
            name = f"{r.name}常务委员会" if r.name and self._chaired(r.name, spans) else r.name
            out.append(AgencyMention(surface, name, tuple(sorted(spans)), r.kind, r.level, r.place.path if r.place else None, r.candidates, r.rule))
        return out

    def _chaired(self, name: str, spans: list[Span]) -> bool:
        """Whether a people's congress is named by its 主任 alone: 县人大副主任. The chairs are its standing committee's (地方各级人民代表大会和地方各级人民政府组织法)."""
        return name.endswith("人民代表大会") and all(_CHAIR.match(self.d.source.text, end) for _, end in spans)

    def document(self) -> ExtractedDocument:
        d, head = self.d, self.d.head
        self._mentions()
        duties = self._duties()
        leaders, groups = self._leaders(), self._groups()
        effective = clauses.effective_clause(self.body, head.issued_on)
        effective = Clause(effective.text, effective.on, effective.spans) if effective else None
        expires = clauses.expires_clause(self.body, effective.on if effective and effective.on else head.issued_on)
        approved = (head.approved_by, head.spans["approved_by"]) if head.approved_by else clauses.approved_by(self.body)
        spans = dict(head.spans)
        if approved:
            spans["approved_by"] = approved[1]
        if head.issued_on is None:
            self.unresolved.append(UnresolvedMention("date", d.source.name, "the document states no date", (d.stretch.start, d.stretch.end)))
        agencies = self._agencies()
        return ExtractedDocument(
            file=d.source.name,
            start=d.stretch.start,
            end=d.stretch.end,
            sha256=d.source.sha256(d.stretch.start, d.stretch.end),
            text=d.source.text[d.stretch.start : d.stretch.end],
            doc_number=head.number,
            title=head.title,
            instrument=d.instrument,
            type=clauses.type_of(head.title, self.text, d.stretch.table.get("标题") or d.stretch.table.get("名称"), bool(head.addressees)),
            issuer=head.issuer,
            addressees=head.addressees,
            issued_on=head.issued_on,
            effective=effective,
            expires=expires,
            approved_by=approved[0] if approved else None,
            place=d.place.path if d.place else None,
            head_spans=spans,
            provisions=tuple(self._provisions()),
            agencies=tuple(agencies),
            collectives=tuple(Collective(s, tuple(sorted(x))) for s, x in self.collective_spans.items()),
            leaders=tuple(leaders),
            groups=tuple(groups),
            programs=tuple(self._programs()),
            legal_bases=tuple(self._legal_bases()),
            supersedes=tuple(self._supersedes()),
            duties=tuple(duties),
            unresolved=tuple(self.unresolved),
        )


def is_class(surface: str) -> bool:
    """Whether a form stands for a class of bodies: 各乡镇人民政府, 县直有关部门, 建设单位."""
    if (
        re.match(r"各|有关|相关|其他|全国性|(?:中央|地方|省属|市属|国有)企业", surface)
        or re.search(r"各(?:[部委办局厅院会]、)+[部委办局厅院会]|各[委办]局|各[一-鿿]{0,4}专班", surface)
        or re.fullmatch(r"(?:乡镇|镇|乡|街道|苏木)(?:人民政府|政府|办事处|党委|党工委)?|国有(?:林场|农场|牧场)|(?:嘎查|行政)?村(?:民)?委(?:员)?会|村（居）(?:民)?委(?:员)?会|(?:社区|各)?居(?:民)?委(?:员)?会", surface)
        or re.match(r"[省市县区乡]级.*(?:部门|单位|机关|机构|政府)$", surface)
        or re.search(r"各(?:部委|部门|单位|直属|乡|镇|分行|地区)|、各", surface)
    ):
        return True
    if re.fullmatch(r"[省市县区州旗][一-鿿]{0,2}人民(?:法院|检察院)(?:党组)?", surface):
        return False
    surface = re.sub(r"[（(](?:单位|部门)[）)]$", "", surface)  # 县直各有关部门（单位）
    whole = [m for m in find_collectives(surface) if m.end - m.start >= len(surface) - 1]
    if whole:
        return True
    single = [m for m in find_agencies(surface) if m.start == 0 and m.end == len(surface)]
    return not single and bool(re.search(r"(?:部门|单位|企业|机构|机关|政府|乡镇|街道|部门和单位)$", surface)) and not re.match(r"[县市省].{2,}部门$", surface)


_MARKS = re.compile(r"[\s“”\"'《》〈〉]")


def _fold(text: str | None) -> str:
    return _MARKS.sub("", text or "")


def _in_lines(lines: list, name: str) -> Span | None:
    """Where `name` stands in the head, blanks and line breaks aside."""
    body = run_on(lines)
    at = body.text.find(name)
    return body.span(at, at + len(name)) if at >= 0 else None
