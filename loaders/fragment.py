"""From an extracted document to what it contributes to the graph: nodes, relationships with their evidence, and what stayed unresolved.

Pure: the same document gives the same fragment, whatever else is loaded. Which document a citation means is left to `graph.settle`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from graph.identity import cited_id, document_id, duty_id, fold, fold_number, provision_id, qualified
from graph.laws import facts_of
from graph.model import Evidence, Fragment, Label, Node, Rel, Relationship, Unresolved
from loaders.document import PREAMBLE
from loaders.grammar import numbers
from loaders.lexicon import load
from loaders.model import Clause, ExtractedDocument, LeaderMention, Span

_PROVINCES: Mapping[str, str] = load("agencies")["provinces"]
_TOWNSHIPS = re.compile(r"各(?:有关|相关)?(?:乡|镇)")
_YEARS = re.compile(r"(?P<from>(?:19|20)\d{2})\s?(?:年)?\s?[-—－–~至]+\s?(?P<to>(?:19|20)\d{2})")
#: 县长, 常务副县长, 政府县长 in a post: who is one is of the county's government, named or not
_OF_GOVERNMENT = re.compile(r"(?:^|[、，；兼府代])(?:常务)?副?(?P<level>[县市区旗])长(?!助理)")
#: Seats that members of a group take beside their own.
_IN_OFFICE = re.compile("办公室|联络员|联系人")
#: Words for a text that is replaced without being named.
UNNAMED = "此前的文件（原文未指明）"


def fragment_of(document: ExtractedDocument) -> Fragment:
    """All that `document` contributes."""
    return _Builder(document).build()


def _present(**properties: object) -> dict[str, object]:
    return {k: v for k, v in properties.items() if v not in (None, "", [], ())}


def _clause_span(name: str, clause: Clause | None) -> dict[str, int | None]:
    start, end = clause.spans[0] if clause and clause.spans else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


class _Builder:
    """Collects nodes once each and relationships; every method adds one kind of fact."""

    def __init__(self, document: ExtractedDocument) -> None:
        self.d = document
        self.place = document.place
        self.id = document_id(self._last(self.place), document.doc_number, document.text)
        self.nodes: dict[str, Node] = {}
        self.relationships: dict[str, Relationship] = {}
        self.starts = [p.span[0] for p in document.provisions]
        self.by_surface = {a.surface: a for a in document.agencies}
        self.collectives = {c.surface for c in document.collectives}
        self.apart = self._namesakes()

    # ------------------------------------------------------------ small helpers

    @staticmethod
    def _last(place: str | None) -> str | None:
        return place.rsplit("/", 1)[-1] if place else None

    def path_at(self, position: int) -> str:
        """Path of the provision in which a character of the file stands; the head of the document is 前言."""
        i = bisect_right(self.starts, position) - 1
        return self.d.provisions[i].path if i >= 0 else PREAMBLE

    def evidence(self, span: Span, rule: str) -> Evidence:
        return Evidence(self.id, self.path_at(span[0]), span[0], span[1], self.d.quote(span), rule)

    def relate(self, type_: Rel, start: str, end: str, span: Span | None = None, rule: str = "", **properties: object) -> None:
        evidence = self.evidence(span, rule) if span else None
        r = Relationship(type_, start, end, evidence, _present(**properties))
        self.relationships.setdefault(r.key, r)

    def node(self, label: Label, id_: str, second: Label | None = None, **properties: object) -> str:
        self.nodes.setdefault(id_, Node(label, id_, _present(**properties), second))
        return id_

    def place_node(self, path: str) -> str:
        """The node of a place and of all above it."""
        links = path.split("/")
        for i in range(len(links)):
            here = "/".join(links[: i + 1])
            if here not in self.nodes:
                self.node(Label.PLACE, here, name=links[i], level=_level(links, i))
                if i:
                    self.relate(Rel.PART_OF, here, "/".join(links[:i]))
        return path

    def agency(self, surface: str) -> str:
        """The node that a surface means in this document: a resolved agency, an uncertain one, or a class of bodies."""
        known = self.by_surface.get(surface)
        if (known is None and surface in self.collectives) or known is None:
            id_ = qualified(self.place, fold(surface))
            if id_ not in self.nodes:
                self.node(Label.AGENCY, id_, Label.COLLECTIVE, name=fold(surface), place=self.place, certain=False)
                self._settle_in(id_, self.place)
            return id_
        place = known.place if known.level != "国家" else None
        name = fold(known.name or surface)
        id_ = qualified(place, name)
        if id_ not in self.nodes:
            self.node(Label.AGENCY, id_, Label(known.kind), name=name, level=known.level, place=place, certain=known.name is not None)
            self._settle_in(id_, place)
        return id_

    def _settle_in(self, agency: str, place: str | None) -> None:
        """What follows from an agency's id alone, the same from every document: where it is, and the group that an office belongs to."""
        if place:
            self.relate(Rel.IN, agency, self.place_node(place))
        node = self.nodes[agency]
        owner = str(node.properties["name"]).removesuffix("办公室")
        if node.kind is Label.LEADING_GROUP and owner != node.properties["name"] and len(owner) > 2:
            id_ = qualified(place, owner)
            if id_ not in self.nodes:
                self.node(Label.AGENCY, id_, Label.LEADING_GROUP, **{**node.properties, "name": owner})
                self._settle_in(id_, place)
            self.relate(Rel.PART_OF, agency, id_)

    def government(self) -> str:
        """The node of the government of the document's own place."""
        links = (self.place or "").split("/")
        id_ = qualified(self.place, f"{links[-1]}人民政府")
        if id_ not in self.nodes:
            self.node(Label.AGENCY, id_, Label.GOVERNMENT, name=f"{links[-1]}人民政府", level=_level(links, len(links) - 1), place=self.place, certain=True)
            self._settle_in(id_, self.place)
        return id_

    def _namesakes(self) -> dict[tuple[str, Span], str]:
        """Where names stand that one list holds twice with posts in different bodies: nobody has two seats at one table. Each with the body that tells the one
        from the other. A seat in a group's office goes with one in the group."""
        seats: dict[tuple[str, bool, str], set[Span]] = defaultdict(set)
        for group in self.d.groups:
            for m in group.members:
                seats[group.name, bool(_IN_OFFICE.search(m.role)), m.name].add(m.span)
        found: dict[tuple[str, Span], str] = {}
        for (_, _, name), spans in seats.items():
            posts = [(x, self._bodies_of(x)) for x in self.d.leaders if x.name == name and x.agencies] if len(spans) > 1 else []
            seated = [bodies for x, bodies in posts if spans & {*x.spans}]
            if len(seated) > 1 and sum(map(len, seated)) == len({*chain(*seated)}):
                found |= {(name, span): bodies[0] for x, others in posts for bodies in seated if {*bodies} & {*others} for span in x.spans}
        return found

    def _bodies_of(self, leader: LeaderMention) -> tuple[str, ...]:
        """The names of the bodies that a post names."""
        known = ((surface, self.by_surface.get(surface)) for surface in leader.agencies)
        return tuple(dict.fromkeys(fold((agency and agency.name) or surface) for surface, agency in known))

    def leader(self, name: str, *at: Span) -> str:
        """The node of a person named `at` these places."""
        body = next((self.apart[name, span] for span in at if (name, span) in self.apart), None)
        return self.node(Label.LEADER, qualified(self.place, f"{name}（{body}）" if body else name), name=name, place=self.place, body=body)

    def program(self, name: str) -> str:
        bare = fold(name)
        years = _YEARS.search(name)
        return self.node(
            Label.PROGRAM,
            qualified(self.place, bare),
            name=bare,
            place=self.place,
            from_year=int(years["from"]) if years else None,
            to_year=int(years["to"]) if years else None,
        )

    def group(self, name: str) -> str:
        """A leading group, also one that is only called 事故调查组."""
        if name in self.by_surface:
            return self.agency(name)
        id_ = qualified(self.place, fold(name))
        if id_ not in self.nodes:
            self.node(Label.AGENCY, id_, Label.LEADING_GROUP, name=fold(name), place=self.place, certain=False)
            self._settle_in(id_, self.place)
        return id_

    def body(self) -> Span:
        """Where the document as a whole is shown: its title, else its first characters."""
        return self.d.head_spans.get("title") or (self.d.start, min(self.d.end, self.d.start + 40))

    # ------------------------------------------------------------ facts

    def document(self) -> None:
        d = self.d
        known_as = [self.id]
        if d.doc_number:
            known_as.append(fold_number(d.doc_number))
        for title in (d.title, d.instrument):
            if title:
                known_as.append(cited_id(None, title))
        self.node(
            Label.DOCUMENT,
            self.id,
            name=d.title or d.instrument or d.doc_number or d.quote((d.start, min(d.end, d.start + 30))),
            number=d.doc_number,
            title=d.title,
            instrument=d.instrument,
            type=d.type,
            issued_on=d.issued_on,
            effective_on=d.effective.on if d.effective else None,
            effective_text=d.effective.text if d.effective else None,
            **_clause_span("effective", d.effective),
            expires_on=d.expires.on if d.expires else None,
            expires_text=d.expires.text if d.expires else None,
            **_clause_span("expires", d.expires),
            approved_by=d.approved_by,
            **facts_of(d.title),
            place=d.place,
            loaded=True,
            source=d.file,
            start=d.start,
            end=d.end,
            sha256=d.sha256,
            lacks=d.lacks,
            known_as=list(dict.fromkeys(known_as)),
        )
        if self.place:
            self.place_node(self.place)

    def provisions(self) -> None:
        for p in self.d.provisions:
            id_ = self.node(
                Label.PROVISION,
                provision_id(self.id, p.path),
                name=f"{p.path} {p.heading}".strip(),
                path=p.path,
                heading=p.heading,
                text=p.text,
                start=p.span[0],
                end=p.span[1],
            )
            self.relate(Rel.PART_OF, id_, provision_id(self.id, p.parent) if p.parent else self.id)

    def head(self) -> None:
        for name in self.d.issuer:
            agency = self.by_surface.get(name)
            span = agency.spans[0] if agency else self.d.head_spans.get("issuer", self.body())
            self.relate(Rel.ISSUED, self.agency(name), self.id, span, "issuer")
        for name in self.d.addressees:
            self.relate(Rel.ADDRESSED_TO, self.id, self.agency(name), self.d.head_spans.get("addressees", self.body()), "addressee")

    def mentions(self) -> None:
        for a in self.d.agencies:
            self.relate(
                Rel.MENTIONS,
                self.id,
                self.agency(a.surface),
                a.spans[0],
                "agency_mention",
                surface=a.surface,
                joined_by=a.rule,
                count=len(a.spans),
                starts=[s for s, _ in a.spans],
            )
        for c in self.d.collectives:
            self.relate(
                Rel.MENTIONS,
                self.id,
                self.agency(c.surface),
                c.spans[0],
                "collective_mention",
                surface=c.surface,
                count=len(c.spans),
                starts=[s for s, _ in c.spans],
            )
        townships = {self.agency(a.surface): a.spans[0] for a in self.d.agencies if a.kind == "Township" and a.name and a.name.endswith(("人民政府", "办事处"))}
        for c in self.d.collectives:
            if _TOWNSHIPS.match(c.surface):
                for township, span in townships.items():
                    self.relate(Rel.MADE_OF, self.agency(c.surface), township, span, "township_named")

    def leaders(self) -> None:
        for x in self.d.leaders:
            node = self.leader(x.name, *x.spans)
            self.relate(Rel.MENTIONS, self.id, node, x.spans[0], x.rule, surface=x.name, post=x.post, count=len(x.spans), starts=[s for s, _ in x.spans])
            bodies = [self.agency(surface) for surface in x.agencies]
            governs = _OF_GOVERNMENT.search(x.post or "")
            if governs and (self.place or "").endswith(governs["level"]) and not any(self.nodes[body].kind is Label.GOVERNMENT for body in bodies):
                bodies.append(self.government())
            for body in bodies:
                self.relate(Rel.LEAVES if x.rule == "dismissal" else Rel.HOLDS, node, body, x.spans[-1], x.rule, post=x.post, as_of=self.d.issued_on)

    def groups(self) -> None:
        for g in self.d.groups:
            node = self.group(g.name)
            self.relate(Rel.SETS_UP, self.id, node, g.spans[0], "group")
            for m in g.members:
                self.relate(Rel.SERVES_ON, self.leader(m.name, m.span), node, m.span, "roster", role=m.role, as_of=self.d.issued_on)
            for surface in g.member_agencies:
                self.relate(Rel.SERVES_ON, self.agency(surface), node, g.spans[0], "member_agency", role="成员单位", as_of=self.d.issued_on)
            if g.office_at:
                self.relate(Rel.HAS_OFFICE_AT, node, self.agency(g.office_at), g.spans[-1], "office_at", office=g.office, head=g.office_head)

    def programs(self) -> str | None:
        own = None
        for p in self.d.programs:
            node = self.program(p.name)
            if p.own:
                own = node
                self.relate(Rel.LAUNCHES, self.id, node, p.spans[0], "own_plan")
            else:
                self.relate(Rel.MENTIONS, self.id, node, p.spans[0], "program_mention", surface=p.name, count=len(p.spans), starts=[s for s, _ in p.spans])
        return own

    def cited_place(self, number: str | None) -> str | None:
        """Place of the body that gave a number, where the number and this document make it certain: 冀…, 邢… and 巨… in a document of 巨鹿县."""
        parsed = numbers.parse(number) if number else None
        if not parsed or not self.place:
            return None
        links = self.place.split("/")
        own = numbers.parse(self.d.doc_number) if self.d.doc_number else None
        first = parsed.code[0]
        if own and own.code[0] == first:
            return links[-1]
        for link in links:
            if _PROVINCES.get(link) == first:
                return link
        city = next((link for link in links[1:-1] if link[0] == first), None)
        return city

    def citations(self) -> None:
        d = self.d
        for b in d.legal_bases:
            cited = cited_id(b.number, b.title, self.cited_place(b.number))
            self.node(Label.LEGAL_BASIS, cited)
            self.relate(
                Rel.CITES,
                self.id,
                cited,
                b.spans[0],
                "citation",
                cited=cited,
                title=b.title,
                number=b.number,
                kind=b.kind,
                relation=b.relation,
                article=b.article,
            )
        for s in d.supersedes:
            named = bool(s.title or s.number)
            cited = cited_id(s.number, s.title, self.cited_place(s.number)) if named else f"{self.id}#{UNNAMED}"
            self.node(Label.LEGAL_BASIS, cited)
            type_ = Rel.AMENDS if s.amends else Rel.SUPERSEDES
            extra = {} if s.amends else {"scope": s.scope, "effective_on": s.on or (d.effective.on if d.effective else d.issued_on)}
            self.relate(
                type_,
                self.id,
                cited,
                s.spans[0],
                "amendment" if s.amends else "repeal",
                cited=cited,
                title=s.title or (None if named else UNNAMED),
                number=s.number,
                kind="document",
                **extra,
            )

    def duties(self, own_program: str | None) -> None:
        plan = next((p for p in self.d.programs if p.own), None)
        for counted, x in enumerate(self.d.duties, 1):
            id_ = self.node(
                Label.DUTY,
                duty_id(self.id, x.path or PREAMBLE, counted),
                name=x.heading or x.text[:40],
                heading=x.heading,
                text=x.text,
                path=x.path or PREAMBLE,
                ordinal=counted,
                kind=x.kind,
                deadline=x.deadline,
                deadline_on=x.deadline_on,
            )
            whole = max(x.spans, key=lambda s: s[1] - s[0])
            self.relate(Rel.ASSIGNS, self.id, id_, whole, x.rule)
            for type_, surfaces in ((Rel.LEADS, x.leads), (Rel.ASSISTS, x.assists)):
                for surface in surfaces:
                    self.relate(type_, self.agency(surface), id_, x.assigned_at, x.rule, label=x.label, surface=surface)
            for name in x.overseen_by:
                self.relate(Rel.OVERSEES, self.leader(name), id_, x.assigned_at, x.rule, label=x.label)
            if own_program and plan and x.kind != "other":
                self.relate(Rel.UNDER, id_, own_program, plan.spans[0], "own_plan")

    def build(self) -> Fragment:
        self.document()
        self.provisions()
        self.mentions()
        self.head()
        self.leaders()
        self.groups()
        own = self.programs()
        self.citations()
        self.duties(own)
        unresolved = tuple(Unresolved(u.kind, u.surface, u.reason, *u.span, u.candidates) for u in self.d.unresolved)
        return Fragment(self.id, tuple(self.nodes.values()), tuple(self.relationships.values()), unresolved)


def _level(links: list[str], i: int) -> str:
    """省, 市, 县 or 乡 by the generic name and the position in the chain."""
    name = links[i]
    if re.search(r"(?:镇|乡|街道|苏木)$", name) and i:
        return "乡"
    if name in _PROVINCES or name.endswith(("省", "自治区")):
        return "省"
    if re.search(r"(?:县|区|旗)$", name):
        return "县"
    return "市" if i < 2 else "县"
