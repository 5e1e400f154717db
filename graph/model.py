"""The vocabulary of the graph, declared once: labels, relationship types, properties, records.

Constraints (`graph.schema`), writing (`graph.write`), exports, `docs/model.md` and the checks of the query catalogue are all made from the tables
`NODES` and `RELATIONSHIPS`. Terms follow ELI / schema.org Legislation (documents), W3C ORG and Popolo (bodies, posts, memberships), PROV-O (evidence).
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.identity import digest


class Label(StrEnum):
    DOCUMENT = "Document"
    LEGAL_BASIS = "LegalBasis"
    PROVISION = "Provision"
    AGENCY = "Agency"
    LEADER = "Leader"
    PROGRAM = "Program"
    DUTY = "Duty"
    PLACE = "Place"
    # What an agency is, as a second label beside Agency.
    GOVERNMENT = "Government"
    DEPARTMENT = "Department"
    PARTY_ORGAN = "PartyOrgan"
    TOWNSHIP = "Township"
    LEADING_GROUP = "LeadingGroup"
    INSTITUTION = "Institution"
    ENTERPRISE = "Enterprise"
    COURT = "Court"
    COLLECTIVE = "Collective"


AGENCY_KINDS = (Label.GOVERNMENT, Label.DEPARTMENT, Label.PARTY_ORGAN, Label.TOWNSHIP, Label.LEADING_GROUP, Label.INSTITUTION,
                Label.ENTERPRISE, Label.COURT, Label.COLLECTIVE)


class Rel(StrEnum):
    ISSUED = "ISSUED"
    ADDRESSED_TO = "ADDRESSED_TO"
    CITES = "CITES"
    SUPERSEDES = "SUPERSEDES"
    AMENDS = "AMENDS"
    ASSIGNS = "ASSIGNS"
    LEADS = "LEADS"
    ASSISTS = "ASSISTS"
    OVERSEES = "OVERSEES"
    HOLDS = "HOLDS"
    LEAVES = "LEAVES"
    SERVES_ON = "SERVES_ON"
    HAS_OFFICE_AT = "HAS_OFFICE_AT"
    SETS_UP = "SETS_UP"
    LAUNCHES = "LAUNCHES"
    UNDER = "UNDER"
    MENTIONS = "MENTIONS"
    PART_OF = "PART_OF"
    IN = "IN"
    MADE_OF = "MADE_OF"
    SUCCEEDS = "SUCCEEDS"


class Origin(StrEnum):
    """Where the value of a property comes from, which decides what becomes of it when a document is taken away."""

    KEY = "key"            # follows from the node's id: every document that names the node gives the same value
    OWN = "own"            # stated by the one document that the node belongs to or is
    GATHERED = "gathered"  # the sorted set, or the best, of what all documents say: worked out again after every change


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    type: str                 # STRING, DATE, INTEGER, BOOLEAN, LIST<STRING>
    gloss: str
    origin: Origin = Origin.KEY


@dataclass(frozen=True, slots=True)
class NodeType:
    label: Label
    gloss: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class RelationshipType:
    type: Rel
    starts: tuple[Label, ...]
    ends: tuple[Label, ...]
    gloss: str
    properties: tuple[Property, ...] = ()
    evident: bool = True      # taken from a text, so it carries evidence; False: follows from the identity of its ends


def _own(*rows: tuple[str, str, str]) -> tuple[Property, ...]:
    return tuple(Property(name, type_, gloss, Origin.OWN) for name, type_, gloss in rows)


def _key(*rows: tuple[str, str, str]) -> tuple[Property, ...]:
    return tuple(Property(name, type_, gloss, Origin.KEY) for name, type_, gloss in rows)


NODES: tuple[NodeType, ...] = (
    NodeType(Label.DOCUMENT, "公文 a document that was loaded", _own(
        ("name", "STRING", "title, or instrument, or number: what a list shows"),
        ("number", "STRING", "发文字号"),
        ("title", "STRING", "标题"),
        ("instrument", "STRING", "the text that the notice issues"),
        ("type", "STRING", "文种"),
        ("issued_on", "DATE", "成文日期"),
        ("effective_on", "DATE", "施行日期"),
        ("effective_text", "STRING", "the clause about coming into force"),
        ("effective_start", "INTEGER", "first character of that clause in the decoded file"),
        ("effective_end", "INTEGER", "character after its last"),
        ("expires_on", "DATE", "the day after which it no longer holds"),
        ("expires_text", "STRING", "the clause about its period of validity"),
        ("expires_start", "INTEGER", "first character of that clause in the decoded file"),
        ("expires_end", "INTEGER", "character after its last"),
        ("approved_by", "STRING", "the meeting that adopted it"),
        ("ended_on", "DATE", "first day on which a listed national law no longer holds (graph/laws.toml)"),
        ("ended_by", "STRING", "the law that took its place"),
        ("ended_source", "STRING", "the clause that says so"),
        ("revised_on", "LIST<STRING>", "days from which revised texts of a listed national law hold"),
        ("place", "STRING", "the issuer's place, a chain (河北省/邢台市/巨鹿县); absent for the nation"),
        ("loaded", "BOOLEAN", "true; a text that is only cited is a LegalBasis without the label Document"),
        ("source", "STRING", "file, relative to the folder that was given"),
        ("start", "INTEGER", "first character in the decoded file"),
        ("end", "INTEGER", "character after the last"),
        ("sha256", "STRING", "of the document's stretch of the decoded file"),
        ("reader", "STRING", "version of the reader that read it"),
        ("lacks", "LIST<STRING>", "what a document should have and this one does not (number, title, date, issuer)"),
        ("known_as", "LIST<STRING>", "the keys under which other texts may cite it"),
        ("known_by", "STRING", "digests of these keys and of its id, parted by spaces: what an index finds it by (graph.settle)"),
    )),
    NodeType(Label.LEGAL_BASIS, "依据 a law, rule, standard or document that is cited", (
        Property("name", "STRING", "title, else number", Origin.GATHERED),
        Property("number", "STRING", "发文字号", Origin.GATHERED),
        Property("title", "STRING", "title as most citations give it, without 《》", Origin.GATHERED),
        Property("kind", "STRING", "law, regulation, rule, standard, document", Origin.GATHERED),
        Property("ended_on", "DATE", "first day on which a listed national law no longer holds (graph/laws.toml)", Origin.GATHERED),
        Property("ended_by", "STRING", "the law that took its place", Origin.GATHERED),
        Property("ended_source", "STRING", "the clause that says so", Origin.GATHERED),
        Property("revised_on", "LIST<STRING>", "days from which revised texts of a listed national law hold", Origin.GATHERED),
    )),
    NodeType(Label.PROVISION, "条款 a numbered part of a document", _own(
        ("name", "STRING", "path and heading"),
        ("path", "STRING", "三（二）1"),
        ("heading", "STRING", "heading without its number"),
        ("text", "STRING", "own text without that of its parts, white space removed"),
        ("start", "INTEGER", "first character in the decoded file"),
        ("end", "INTEGER", "character after the last"),
    )),
    NodeType(Label.AGENCY, "机构 an organisation; a second label says of what kind", (
        *_key(("name", "STRING", "full name, or the form as written where the full name is not certain"),
              ("level", "STRING", "国家 省 市 县 乡 村"),
              ("place", "STRING", "chain of the place it belongs to"),
              ("certain", "BOOLEAN", "false: the full name could not be made certain")),
        Property("aliases", "LIST<STRING>", "forms in which documents write it", Origin.GATHERED),
    )),
    NodeType(Label.LEADER, "领导 a person, within a place", _key(
        ("name", "STRING", "name"), ("place", "STRING", "chain of the place"),
        ("body", "STRING", "the body that tells it from another person of this name in the place, where a list holds both"))),
    NodeType(Label.PROGRAM, "工程、计划、行动 a named programme, within a place", _key(
        ("name", "STRING", "as written, without quotation marks"), ("place", "STRING", "chain of the place"),
        ("from_year", "INTEGER", "first year, where its name states one"), ("to_year", "INTEGER", "last year, where its name states one"))),
    NodeType(Label.DUTY, "职责 a piece of work given to somebody", _own(
        ("name", "STRING", "heading"),
        ("heading", "STRING", "what is to be done, in short"),
        ("text", "STRING", "the words that assign it"),
        ("path", "STRING", "三（二）1"),
        ("ordinal", "INTEGER", "position among the duties of its document, from 1"),
        ("kind", "STRING", "label, role, other"),
        ("deadline", "STRING", "as written"),
        ("deadline_on", "DATE", "the last day of it"),
        ("document", "STRING", "id of the document that assigns it"),
        ("place", "STRING", "the document's place, by which the duties of a county are found"),
    )),
    NodeType(Label.PLACE, "地方 a province, city, county, township", _key(
        ("name", "STRING", "last name of the chain"), ("level", "STRING", "省 市 县 乡 村"))),
)

#: Carried by every relationship that was taken from a text (PROV-O: wasDerivedFrom, with a text position selector).
EVIDENCE: tuple[Property, ...] = _own(
    ("key", "STRING", "identity of the fact: the same words read again give the same key"),
    ("document", "STRING", "id of the document that says so"),
    ("path", "STRING", "the provision"),
    ("start", "INTEGER", "first character in the decoded file"),
    ("end", "INTEGER", "character after the last"),
    ("quote", "STRING", "that stretch, white space removed"),
    ("rule", "STRING", "name of the grammar rule that read it"),
    ("said_start", "STRING", "where a person decided that another node is meant: the id that the words give at the start (graph.decisions)"),
    ("said_end", "STRING", "… at the end"),
)

_ANY_AGENCY = (Label.AGENCY,)
_CITED = _own(("cited", "STRING", "the key the citing words give (see graph.settle)"),
              ("title", "STRING", "title as cited"), ("number", "STRING", "number as cited"), ("kind", "STRING", "law, regulation, rule, standard, document"))

RELATIONSHIPS: tuple[RelationshipType, ...] = (
    RelationshipType(Rel.ISSUED, _ANY_AGENCY, (Label.DOCUMENT,), "发文"),
    RelationshipType(Rel.ADDRESSED_TO, (Label.DOCUMENT,), _ANY_AGENCY, "主送"),
    RelationshipType(Rel.CITES, (Label.DOCUMENT,), (Label.LEGAL_BASIS,), "引用",
                     (*_CITED, *_own(("relation", "STRING", "根据 依据 按照 参照 …"), ("article", "STRING", "第十二条")))),
    RelationshipType(Rel.SUPERSEDES, (Label.DOCUMENT,), (Label.DOCUMENT, Label.LEGAL_BASIS), "废止、替代",
                     (*_CITED, *_own(("scope", "STRING", "full, partial"), ("effective_on", "DATE", "from which day")))),
    RelationshipType(Rel.AMENDS, (Label.DOCUMENT,), (Label.DOCUMENT, Label.LEGAL_BASIS), "修改、调整", _CITED),
    RelationshipType(Rel.ASSIGNS, (Label.DOCUMENT,), (Label.DUTY,), "规定职责"),
    RelationshipType(Rel.LEADS, _ANY_AGENCY, (Label.DUTY,), "牵头、负责",
                     _own(("label", "STRING", "牵头单位, 责任单位, 负责 …"), ("surface", "STRING", "the agency as written"))),
    RelationshipType(Rel.ASSISTS, _ANY_AGENCY, (Label.DUTY,), "配合、参与",
                     _own(("label", "STRING", "配合单位, 责任单位, 配合 …"), ("surface", "STRING", "the agency as written"))),
    RelationshipType(Rel.OVERSEES, (Label.LEADER,), (Label.DUTY,), "分管", _own(("label", "STRING", "牵头县领导, 分管"))),
    RelationshipType(Rel.HOLDS, (Label.LEADER,), _ANY_AGENCY, "任职",
                     _own(("post", "STRING", "post as written"), ("as_of", "DATE", "the document's date"))),
    RelationshipType(Rel.LEAVES, (Label.LEADER,), _ANY_AGENCY, "免职、不再担任",
                     _own(("post", "STRING", "post as written"), ("as_of", "DATE", "the document's date"))),
    RelationshipType(Rel.SERVES_ON, (Label.LEADER, Label.AGENCY), (Label.LEADING_GROUP,), "组成人员、成员单位",
                     _own(("role", "STRING", "组长, 副组长, 成员 …"), ("as_of", "DATE", "the document's date"))),
    RelationshipType(Rel.HAS_OFFICE_AT, (Label.LEADING_GROUP,), _ANY_AGENCY, "办公室设在",
                     _own(("office", "STRING", "name of the office"), ("head", "STRING", "its head, a name or a post"))),
    RelationshipType(Rel.SETS_UP, (Label.DOCUMENT,), (Label.LEADING_GROUP,), "成立、调整"),
    RelationshipType(Rel.LAUNCHES, (Label.DOCUMENT,), (Label.PROGRAM,), "提出的计划、行动"),
    RelationshipType(Rel.UNDER, (Label.DUTY,), (Label.PROGRAM,), "属于哪项计划"),
    RelationshipType(Rel.MENTIONS, (Label.DOCUMENT,), (Label.AGENCY, Label.LEADER, Label.PROGRAM), "提到",
                     _own(("surface", "STRING", "as written"),
                          ("joined_by", "STRING", "the rule that joined an agency's form as written to its full name; absent where none is certain"),
                          ("post", "STRING", "a leader's post as written"), ("count", "INTEGER", "how often"),
                          ("starts", "LIST<INTEGER>", "first characters of all mentions"))),
    RelationshipType(Rel.PART_OF, (Label.PROVISION, Label.AGENCY, Label.PLACE), (Label.DOCUMENT, Label.PROVISION, Label.AGENCY, Label.PLACE), "属于", evident=False),
    RelationshipType(Rel.IN, _ANY_AGENCY, (Label.PLACE,), "所在地", evident=False),
    RelationshipType(Rel.MADE_OF, (Label.COLLECTIVE,), _ANY_AGENCY, "由哪些机构组成"),
    RelationshipType(Rel.SUCCEEDS, _ANY_AGENCY, _ANY_AGENCY, "机构改革中承接 took over from, in a reform (graph/reforms.toml)",
                     _own(("not_before", "DATE", "the reform was not carried out before"), ("not_after", "DATE", "and had to be by"),
                          ("source", "STRING", "the plan of the reform")), evident=False),
)

NODE_TYPES: Mapping[Label, NodeType] = {n.label: n for n in NODES}
RELATIONSHIP_TYPES: Mapping[Rel, RelationshipType] = {r.type: r for r in RELATIONSHIPS}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: [start, end) in characters of the decoded file, before any cleaning."""

    document: str
    path: str
    start: int
    end: int
    quote: str
    rule: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence in {self.document} {self.path}: [{self.start}, {self.end}) is no stretch of text")
        if not self.quote or not self.rule:
            raise ValueError(f"evidence in {self.document} at {self.start}: a quote and the name of a rule are needed")


@dataclass(frozen=True, slots=True)
class Node:
    """`kind` is the second label of an agency. `properties` holds no None: a value that the text does not give is absent."""

    label: Label
    id: str
    properties: Mapping[str, object]
    kind: Label | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"a {self.label} needs an id")
        unknown = set(self.properties) - {p.name for p in NODE_TYPES[self.label].properties}
        if unknown:
            raise ValueError(f"{self.label} {self.id}: {sorted(unknown)} not in the vocabulary (graph.model.NODES)")
        if self.kind is not None and (self.label is not Label.AGENCY or self.kind not in AGENCY_KINDS):
            raise ValueError(f"{self.label} {self.id} cannot be a {self.kind}")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A fact. `end` of CITES, SUPERSEDES and AMENDS is the cited key: `graph.settle` decides which node stands for it."""

    type: Rel
    start: str
    end: str
    evidence: Evidence | None = None
    properties: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        declared = RELATIONSHIP_TYPES[self.type]
        if declared.evident and self.evidence is None:
            raise ValueError(f"{self.start} {self.type} {self.end}: a fact needs evidence")
        unknown = set(self.properties) - {p.name for p in declared.properties}
        if unknown:
            raise ValueError(f"{self.type} from {self.start}: {sorted(unknown)} not in the vocabulary (graph.model.RELATIONSHIPS)")

    @property
    def key(self) -> str:
        """The same words read by the same rule between the same ends are the same fact."""
        e = self.evidence
        said = (e.document, str(e.start), str(e.end)) if e else ()
        return digest(self.type, self.start, self.end, *said, *(f"{k}={v}" for k, v in sorted(self.properties.items())))


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that were found and could not be decided; kept and counted, never guessed."""

    kind: str                      # agency, date, citation …
    surface: str
    reason: str
    start: int
    end: int
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """All that one document contributes. Nodes that relationships name are in `nodes`, once each."""

    document: str
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    unresolved: tuple[Unresolved, ...] = ()

    def __post_init__(self) -> None:
        known = {n.id for n in self.nodes}
        for r in self.relationships:
            if r.start not in known or r.end not in known:
                raise ValueError(f"{self.document}: {r.type} names {r.start if r.start not in known else r.end}, which is no node of the fragment")
            if r.evidence is not None and r.evidence.document != self.document:
                raise ValueError(f"{self.document}: {r.type} carries evidence of {r.evidence.document}")
