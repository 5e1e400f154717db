"""One extracted document, in the shape that `zhengtu extract` prints (eval contract of the command line)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words about coming into force or a period of validity, and the day worked out from them."""

    text: str
    on: date | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered part. `path` runs from the outermost number to the innermost: 三（二）1. `text` is its own, without that of its parts."""

    path: str
    heading: str
    text: str
    span: Span
    parent: str | None = None  # path of the part that holds it


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """One surface form of one organisation, all its mentions. `name` is None where the full name is not certain."""

    surface: str
    name: str | None
    spans: tuple[Span, ...]
    kind: str = "Department"
    level: str | None = None
    place: str | None = None  # chain of the place it belongs to
    candidates: tuple[str, ...] = ()
    rule: str | None = None  # why the full name is meant


@dataclass(frozen=True, slots=True)
class Collective:
    """A form that stands for a class of bodies: 各乡镇人民政府."""

    surface: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LeaderMention:
    name: str
    post: str | None
    spans: tuple[Span, ...]
    agencies: tuple[str, ...] = ()  # surfaces of the agencies that the post names
    rule: str = "roster"


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    office: str | None
    office_at: str | None
    office_head: str | None
    members: tuple[Member, ...]
    member_agencies: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ProgramMention:
    name: str
    spans: tuple[Span, ...]
    own: bool = False  # the document's own plan


@dataclass(frozen=True, slots=True)
class LegalBasisMention:
    title: str | None
    number: str | None
    relation: str | None
    article: str | None
    spans: tuple[Span, ...]
    kind: str = "document"


@dataclass(frozen=True, slots=True)
class Superseded:
    title: str | None
    number: str | None
    scope: str  # full, partial
    spans: tuple[Span, ...]
    amends: bool = False
    on: date | None = None  # the day that the sentence names for it, if it is not that of the document


@dataclass(frozen=True, slots=True)
class DutyMention:
    heading: str
    text: str
    path: str
    kind: str  # label, role, other
    leads: tuple[str, ...]
    assists: tuple[str, ...]
    overseen_by: tuple[str, ...]
    deadline: str | None
    deadline_on: date | None
    spans: tuple[Span, ...]
    label: str = ""  # 牵头单位, 责任单位, 负责 …
    rule: str = ""
    assigned_at: Span = (0, 0)  # the label, the cells or the sentence that names the holders


@dataclass(frozen=True, slots=True)
class UnresolvedMention:
    kind: str
    surface: str
    reason: str
    span: Span
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractedDocument:
    """All that was read in one document. Spans are [start, end) in characters of the decoded file."""

    file: str
    start: int
    end: int
    sha256: str
    text: str  # the document's stretch of the decoded file, for quotes
    doc_number: str | None
    title: str | None
    instrument: str | None
    type: str | None
    issuer: tuple[str, ...]
    addressees: tuple[str, ...]
    issued_on: date | None
    effective: Clause | None
    expires: Clause | None
    approved_by: str | None
    place: str | None  # chain of the issuer's place (河北省/邢台市/巨鹿县); None for the nation and where unknown
    head_spans: dict[str, Span] = field(default_factory=dict)  # where issuer, addressees, number … stand
    provisions: tuple[Provision, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
    collectives: tuple[Collective, ...] = ()
    leaders: tuple[LeaderMention, ...] = ()
    groups: tuple[Group, ...] = ()
    programs: tuple[ProgramMention, ...] = ()
    legal_bases: tuple[LegalBasisMention, ...] = ()
    supersedes: tuple[Superseded, ...] = ()
    duties: tuple[DutyMention, ...] = ()
    unresolved: tuple[UnresolvedMention, ...] = ()

    def quote(self, span: Span) -> str:
        """The characters of `span`, white space removed."""
        return "".join(self.text[span[0] - self.start : span[1] - self.start].split())

    @property
    def lacks(self) -> list[str]:
        """What an official document has (党政机关公文处理工作条例 第九条) and this one does not."""
        wanted = (("number", self.doc_number), ("title", self.title), ("issuer", self.issuer), ("date", self.issued_on))
        return [name for name, value in wanted if not value]

    def to_json(self) -> dict[str, Any]:
        """A line of `zhengtu extract`."""
        clause = lambda c: {"text": c.text, "on": _iso(c.on)} if c else None  # noqa: E731
        pick = lambda item, *names: {n: _plain(getattr(item, n)) for n in names}  # noqa: E731
        return {
            "source": {"file": self.file, "start": self.start, "end": self.end, "sha256": self.sha256},
            "doc_number": self.doc_number,
            "title": self.title,
            "instrument": self.instrument,
            "type": self.type,
            "issuer": list(self.issuer),
            "addressees": list(self.addressees),
            "issued_on": _iso(self.issued_on),
            "effective": clause(self.effective),
            "expires": clause(self.expires),
            "approved_by": self.approved_by,
            "agencies": [pick(a, "surface", "name", "spans") for a in self.agencies],
            "collectives": [c.surface for c in self.collectives],
            "leaders": [pick(x, "name", "post", "spans") for x in self.leaders],
            "groups": [
                pick(g, "name", "office", "office_at", "office_head")
                | {"members": [{"name": m.name, "role": m.role} for m in g.members], "member_agencies": list(g.member_agencies), "spans": _plain(g.spans)}
                for g in self.groups
            ],
            "programs": [pick(p, "name", "spans") for p in self.programs],
            "legal_bases": [pick(b, "title", "number", "relation", "article", "spans") for b in self.legal_bases],
            "supersedes": [pick(s, "title", "number", "scope", "spans") for s in self.supersedes if not s.amends],
            "duties": [pick(d, "heading", "text", "path", "kind", "leads", "assists", "overseen_by", "deadline", "deadline_on", "spans") for d in self.duties],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def as_plain(item: Any) -> dict[str, Any]:
    """Any record of this module as plain JSON values."""
    return {k: _plain(v) for k, v in asdict(item).items()}
