"""Invented documents for tests: small builders whose defaults hide what a test does not care about."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.identity import cited_id, document_id, duty_id, provision_id, qualified
from graph.model import Evidence, Fragment, Label, Node, Rel, Relationship

PROVINCE, CITY, COUNTY = "海东省", "海东省/青禾市", "海东省/青禾市/云溪县"


@dataclass
class Draft:
    """A fragment in the making. Every method adds something the document says and returns the draft; `fragment()` ends it.

    Positions count up by themselves, so that two facts of one document never stand at the same place.
    """

    number: str | None = "云政字〔2023〕1号"
    title: str | None = None
    place: str | None = "云溪县"
    known_as: Sequence[str] = ()
    issued_on: str = "2023-05-01"
    chain: str = COUNTY    # of the county whose bodies, people and programmes it names
    text: str = ""
    nodes: dict[tuple[Label, str], Node] = field(default_factory=dict)
    relationships: list[Relationship] = field(default_factory=list)
    links: list[Relationship] = field(default_factory=list)
    at: int = 0

    @property
    def id(self) -> str:
        return document_id(self.place, self.number, self.text or (self.title or ""))

    @property
    def county(self) -> str:
        return self.chain.rsplit("/", 1)[-1]

    def _node(self, label: Label, id_: str, second: Label | None = None, **properties: object) -> str:
        self.nodes[label, id_] = Node(label, id_, properties, second)
        return id_

    def _fact(self, type_: Rel, start: str, end: str, **properties: object) -> Draft:
        self.at += 10
        said = Evidence(self.id, "一", self.at, self.at + 5, f"原文{self.at}", "test")
        self.relationships.append(Relationship(type_, start, end, said, properties))
        return self

    def _link(self, type_: Rel, start: str, end: str) -> None:
        if (link := Relationship(type_, start, end)) not in self.links:
            self.links.append(link)

    def agency(self, name: str, kind: Label = Label.DEPARTMENT) -> str:
        """An agency of the county with all that follows from its id: where it is, and what that is part of."""
        id_ = self._node(Label.AGENCY, qualified(self.county, name), kind, name=name, level="县", place=self.chain, certain=True)
        for place, level in ((self.chain, "县"), (CITY, "市"), (PROVINCE, "省")):
            self._node(Label.PLACE, place, name=place.rsplit("/", 1)[-1], level=level)
        self._link(Rel.IN, id_, self.chain)
        self._link(Rel.PART_OF, self.chain, CITY)
        self._link(Rel.PART_OF, CITY, PROVINCE)
        if kind is not Label.GOVERNMENT:
            government = self.agency(f"{self.county}人民政府", Label.GOVERNMENT)
            self._link(Rel.PART_OF, id_, government)
        return id_

    def issued_by(self, name: str | None = None, kind: Label = Label.GOVERNMENT) -> Draft:
        return self._fact(Rel.ISSUED, self.agency(name or f"{self.county}人民政府", kind), self.id)

    def mentions(self, name: str, surface: str | None = None) -> Draft:
        return self._fact(Rel.MENTIONS, self.id, self.agency(name), surface=surface or name, count=1, starts=[self.at])

    def cites(self, number: str | None = None, title: str | None = None, place: str | None = None, kind: str = "document", type_: Rel = Rel.CITES) -> Draft:
        cited = self._node(Label.LEGAL_BASIS, cited_id(number, title, place))
        said = {name: value for name, value in (("number", number), ("title", title), ("kind", kind)) if value}
        return self._fact(type_, self.id, cited, cited=cited, **said)

    def duty(self, heading: str, leads: Iterable[str] = (), assists: Iterable[str] = (), overseen_by: Iterable[str] = ()) -> Draft:
        ordinal = 1 + sum(label is Label.DUTY for label, _ in self.nodes)
        duty = self._node(Label.DUTY, duty_id(self.id, "一", ordinal), name=heading, heading=heading, text=f"负责{heading}", path="一", ordinal=ordinal,
                          kind="label", deadline="2023年底前", deadline_on=datetime.date(2023, 12, 31))
        self._fact(Rel.ASSIGNS, self.id, duty)
        for name in leads:
            self._fact(Rel.LEADS, self.agency(name), duty, label="牵头单位", surface=name)
        for name in assists:
            self._fact(Rel.ASSISTS, self.agency(name), duty, label="配合单位", surface=name)
        for name in overseen_by:
            self._fact(Rel.OVERSEES, self.leader(name), duty, label="分管")
        return self

    def leader(self, name: str) -> str:
        return self._node(Label.LEADER, qualified(self.county, name), name=name, place=self.chain)

    def holds(self, name: str, agency: str, post: str = "局长") -> Draft:
        return self._fact(Rel.HOLDS, self.leader(name), self.agency(agency), post=post, as_of=datetime.date(2023, 5, 1))

    def launches(self, program: str) -> Draft:
        return self._fact(Rel.LAUNCHES, self.id, self._node(Label.PROGRAM, qualified(self.county, program), name=program, place=self.chain))

    def collective(self, name: str, members: Iterable[str]) -> Draft:
        """Mentions `name` (各乡镇人民政府) and those of its members that the document names."""
        id_ = self.agency(name, Label.COLLECTIVE)
        for member in members:
            self._fact(Rel.MADE_OF, id_, self.agency(member, Label.TOWNSHIP))
        return self._fact(Rel.MENTIONS, self.id, id_, surface=name, count=1, starts=[self.at])

    def provision(self, path: str, text: str = "正文", within: str | None = None) -> Draft:
        id_ = self._node(Label.PROVISION, provision_id(self.id, path), name=path, path=path, text=text, start=self.at, end=self.at + 5)
        self._link(Rel.PART_OF, id_, provision_id(self.id, within) if within else self.id)
        return self

    def fragment(self) -> Fragment:
        stated = {"number": self.number, "title": self.title, "place": self.chain if self.place else None,
                  "issued_on": datetime.date.fromisoformat(self.issued_on)}
        bare = [self.number] if self.number else []
        known_as = sorted({self.id, *bare, *([cited_id(None, self.title)] if self.title else []), *self.known_as})
        self._node(Label.DOCUMENT, self.id, name=self.title or self.number or self.id, loaded=True, source="test.txt", start=0, end=1000, sha256="0" * 64,
                   reader="1", lacks=[], known_as=known_as, **{name: value for name, value in stated.items() if value is not None})
        return Fragment(self.id, tuple(self.nodes.values()), (*self.relationships, *self.links))


def draft(number: str | None = "云政字〔2023〕1号", title: str | None = None, place: str | None = "云溪县", **rest: object) -> Draft:
    """A document of 云溪县 that says nothing yet."""
    return Draft(number, title, place, **rest)
