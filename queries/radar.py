"""What needs somebody's attention on a day: texts that rest on what no longer holds, texts about to end, duties late, led by nobody or given twice.

Every finding shows its words. A text that itself no longer holds is not reported for what it rests on or asks for: it is past caring about.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from graph.laws import checked_on
from queries.runner import Reader
from queries.status import SAID, Evidence, State, Status, said, statuses

#: So many days ahead, and so many findings of each kind.
WITHIN, MOST = 90, 200


class Kind(StrEnum):
    """Kinds of findings, the most urgent first."""

    BASIS_ENDED = "basis_ended"
    BASIS_REVISED = "basis_revised"
    EXPIRING = "expiring"
    OVERDUE = "overdue"
    UNLED = "unled"
    DISPUTED = "disputed"
    WANTED = "wanted"

    @property
    def zh(self) -> str:
        return _KINDS[self][0]

    @property
    def en(self) -> str:
        return _KINDS[self][1]


_KINDS = {
    Kind.BASIS_ENDED: ("依据已失效", "rests on what no longer holds"),
    Kind.BASIS_REVISED: ("依据已修订", "rests on a law that was revised since: check the articles"),
    Kind.EXPIRING: ("即将到期", "expires soon"),
    Kind.OVERDUE: ("职责逾期", "duty past its deadline"),
    Kind.UNLED: ("职责无人牵头", "duty that nobody leads"),
    Kind.DISPUTED: ("职责交叉", "duty that two documents give to different agencies"),
    Kind.WANTED: ("待补文件", "cited and not held"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`id`, `name`, `number`: the document (of WANTED the cited text). `what`: the duty or the basis. `by`: what took its place, or the agencies.

    `on`: the day that matters (end of the basis, last day, deadline). `count`: days gone by or to go, of WANTED the number of citing documents.
    `status`: of the document on the day asked about. `other`: of DISPUTED the id of the second document.
    """

    kind: Kind
    id: str
    name: str
    number: str | None
    what: str | None
    what_id: str | None
    on: date | None
    count: int | None
    by: str | None
    status: State | None
    remark_zh: str
    remark_en: str
    evidence: Evidence | None
    other: str | None = None

    def row(self) -> dict[str, object]:
        """As a flat row of plain values, for tables, JSON and CSV."""
        words = self.evidence
        return {"kind": str(self.kind), "kind_zh": self.kind.zh, "document": self.name, "number": self.number, "status": self.status and str(self.status),
                "what": self.what, "on": self.on and self.on.isoformat(), "count": self.count, "by": self.by, "remark": f"{self.remark_zh} {self.remark_en}",
                "path": words and words.path, "quote": words and words.quote, "start": words and words.start, "end": words and words.end, "id": self.id,
                "other": self.other}


@dataclass(frozen=True, slots=True)
class Radar:
    """`cut`: kinds of which there are more than were asked for. `laws_checked_on`: the day up to which the list of national laws was gone through."""

    on: date
    within: int
    findings: tuple[Finding, ...]
    cut: tuple[Kind, ...]
    laws_checked_on: date


# Texts of which something is known that may have ended them by the day; everything that is cited bears the label LegalBasis.
#: Verbs of a citation that ends what it cites.
_ENDS = ("废止", "停止执行", "停止使用", "不再执行", "不再施行", "失效", "作废", "终止执行")
_ENDED = ("MATCH (b:LegalBasis) WHERE b.ended_on <= date($on) OR b.expires_on < date($on) OR EXISTS { MATCH (:Document)-[:SUPERSEDES]->(b) } "
          "RETURN b.id AS id ORDER BY id")
_CITING = ("UNWIND $ids AS id MATCH (b:LegalBasis {id: id})<-[r:CITES]-(d:Document) WHERE d.issued_on IS NULL OR d.issued_on <= date($on) "
           "AND NOT EXISTS { MATCH (d)-[:SUPERSEDES]->(b) } "
           f"RETURN b.id AS basis, d.id AS document, d.issued_on AS issued_on, r.relation AS relation, r.key AS key, {SAID} AS said ORDER BY key")
_REVISED = ("MATCH (b:LegalBasis)<-[r:CITES]-(d:Document) WHERE b.revised_on IS NOT NULL AND d.issued_on IS NOT NULL "
            f"RETURN b.name AS name, b.id AS basis, b.revised_on AS revised_on, d.id AS document, d.issued_on AS issued_on, r.article AS article, "
            f"{SAID} AS said ORDER BY d.issued_on DESC, r.key")
_EXPIRING = "MATCH (d:Document) WHERE d.expires_on >= date($on) AND d.expires_on <= date($until) RETURN d.id AS id ORDER BY d.expires_on, id"
_WANTED = ("MATCH (b:LegalBasis)<-[r:CITES]-(d:Document) WHERE NOT b:Document AND b.kind <> 'standard' "
           "WITH b, count(DISTINCT d.id) AS documents, min(r.key) AS first "
           "ORDER BY documents DESC, b.id LIMIT $limit MATCH (b)<-[r:CITES]-(:Document) WHERE r.key = first "
           f"RETURN b.id AS id, b.name AS name, b.number AS number, b.kind AS kind, documents, {SAID} AS said ORDER BY documents DESC, id")
_DUTY = ("u.id AS id, u.heading AS heading, u.deadline AS deadline, u.deadline_on AS deadline_on, d.id AS document, "
         "COLLECT { MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS leads, ")
_OVERDUE = ("MATCH (u:Duty) WHERE u.deadline_on < date($on) MATCH (d:Document)-[r:ASSIGNS]->(u) "
            f"RETURN {_DUTY} {SAID} AS said ORDER BY deadline_on DESC, id")
_UNLED = ("MATCH (d:Document)-[r:ASSIGNS]->(u:Duty) WHERE NOT EXISTS { MATCH (:Agency)-[:LEADS]->(u) } "
          f"RETURN {_DUTY} {SAID} AS said ORDER BY d.issued_on DESC, id")
_LED = ("MATCH (a:Agency)-[:LEADS]->(u:Duty)<-[r:ASSIGNS]-(d:Document) WHERE u.heading IS NOT NULL AND d.place IS NOT NULL "
        "RETURN u.id AS id, u.heading AS heading, u.kind AS kind, d.id AS document, d.place AS place, a.id AS agency, a.name AS name, a.certain AS certain, "
        f"labels(a) AS labels, {SAID} AS said ORDER BY id, agency")


def radar(store: Reader, on: date, *, within: int = WITHIN, most: int = MOST, kinds: Iterable[Kind] = tuple(Kind)) -> Radar:
    """All findings of these kinds on a day, at most `most` of each; `within`: days ahead in which a text expires."""
    findings: list[Finding] = []
    cut = []
    for kind in Kind:
        if kind in set(kinds):
            found = _FIND[kind](store, on, within, most)
            findings += found[:most]
            if len(found) > most:
                cut.append(kind)
    return Radar(on, within, tuple(findings), tuple(cut), checked_on())


def _by_id(store: Reader, on: date, ids: Iterable[str]) -> dict[str, Status]:
    return {s.id: s for s in statuses(store, on, ids=sorted(set(ids)))}


def _matters(status: Status | None) -> bool:
    """Whether a document still asks for something: what is known to have ended, or not to have begun, does not."""
    return status is not None and status.state in (State.IN_FORCE, State.PARTLY, State.UNKNOWN)


def _basis_ended(store: Reader, on: date, within: int, most: int) -> list[Finding]:
    day = {"on": on.isoformat()}
    candidates = _by_id(store, on, (row["id"] for row in store.read(_ENDED, day)))
    ended = {id_: s for id_, s in candidates.items() if s.state in (State.SUPERSEDED, State.EXPIRED)}
    rows = store.read(_CITING, {"ids": sorted(ended), **day}) if ended else []
    citing = _by_id(store, on, (row["document"] for row in rows))
    found = []
    for row in _first_of_pairs(rows):
        own, basis = citing.get(row["document"]), ended[row["basis"]]
        if own is None or not _matters(own) or row["relation"] in _ENDS or row["document"] == row["basis"]:
            continue
        by = basis.chain[-1] if basis.state is State.SUPERSEDED and basis.chain else None
        then = row["issued_on"] is not None and basis.since is not None and row["issued_on"] > basis.since
        zh, en = ("印发时该依据已经失效", "it had ended already when this was issued") if then else (basis.reason_zh, basis.reason_en)
        found.append(Finding(Kind.BASIS_ENDED, own.id, own.name, own.number, basis.name, basis.id, basis.since, _days(basis.since, on),
                             by.name if by else None, own.state, zh, en, said(row["said"])))
    return sorted(found, key=lambda f: (-(f.on or date.min).toordinal(), f.id, f.what_id or ""))


def _basis_revised(store: Reader, on: date, within: int, most: int) -> list[Finding]:
    rows = []
    for row in store.read(_REVISED, {}):
        later = [day for d in row["revised_on"] if row["issued_on"] < (day := date.fromisoformat(d)) <= on]
        if later:
            rows.append(row | {"last": max(later)})
    citing = _by_id(store, on, (row["document"] for row in rows))
    found = []
    for row in _first_of_pairs(rows):
        own = citing.get(row["document"])
        if own is not None and _matters(own):
            zh, en = "印发后修订", "revised after its issue"
            if article := row["article"]:
                zh, en = f"引用的{article}可能已变动", f"{article} may have another number now"
            found.append(Finding(Kind.BASIS_REVISED, own.id, own.name, own.number, row["name"], row["basis"], row["last"], _days(row["last"], on), None,
                                 own.state, zh, en, said(row["said"])))
    return sorted(found, key=lambda f: (-(f.on or date.min).toordinal(), f.id, f.what_id or ""))


def _first_of_pairs(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """One row for each document and basis."""
    seen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in rows:
        seen.setdefault((row["document"], row["basis"]), row)
    return list(seen.values())


def _days(since: date | None, on: date) -> int | None:
    return (on - since).days if since else None


def _expiring(store: Reader, on: date, within: int, most: int) -> list[Finding]:
    ids = [row["id"] for row in store.read(_EXPIRING, {"on": on.isoformat(), "until": (on + timedelta(days=within)).isoformat()})]
    found = []
    for status in statuses(store, on, ids=ids):
        last = next((s for s in status.chain if s.relation == "ENDS"), None)
        if status.state in (State.IN_FORCE, State.PARTLY):
            day = last.since if last else None
            found.append(Finding(Kind.EXPIRING, status.id, status.name, status.number, None, None, day, (day - on).days if day else None, None, status.state,
                                 status.reason_zh, status.reason_en, last.evidence if last else None))
    return found


def _duties(kind: Kind, statement: str) -> Any:
    def find(store: Reader, on: date, within: int, most: int) -> list[Finding]:
        rows = store.read(statement, {"on": on.isoformat()} if "$on" in statement else {})
        owners = _by_id(store, on, (row["document"] for row in rows))
        found = []
        for row in rows:
            own = owners.get(row["document"])
            if own is None or not _matters(own):
                continue
            late = _days(row["deadline_on"], on) if kind is Kind.OVERDUE else None
            zh, en = (f"时限{row['deadline']}，已过{late}天", f"due {row['deadline_on']}, {late} days ago") if kind is Kind.OVERDUE else (
                "没有写明牵头机构", "no agency is named to lead it")
            found.append(Finding(kind, own.id, own.name, own.number, row["heading"], row["id"], row["deadline_on"], late, "、".join(row["leads"]) or None,
                                 own.state, zh, en, said(row["said"])))
        return found
    return find


#: 加强X工作 and 做好X are one piece of work
_AROUND = re.compile(r"^(?:负责|牵头|组织|开展|做好|加强|推进|落实|抓好|强化|实施|推动|全面|深入|扎实|进一步|持续)+|(?:等?(?:相关)?工作)$|[\W_]+")


def _same_work(heading: str) -> str:
    """What two headings must share to be one piece of work."""
    before = None
    while before != heading:
        before, heading = heading, _AROUND.sub("", heading)
    return heading


def _disputed(store: Reader, on: date, within: int, most: int) -> list[Finding]:
    works: dict[tuple[str, str], dict[str, tuple[Mapping[str, Any], dict[str, str]]]] = {}
    for row in store.read(_LED, {}):
        key = _same_work(row["heading"])
        # Who is a class of bodies, or not known for certain, may be the same as another.
        if len(key) >= 4 and row["certain"] and "Collective" not in row["labels"]:
            _, agencies = works.setdefault((row["place"], key), {}).setdefault(row["id"], (row, {}))
            agencies[row["agency"]] = row["name"]
    pairs = []
    for _, duties in sorted(works.items()):
        by_document: dict[str, tuple[Mapping[str, Any], dict[str, str]]] = {}
        for row, agencies in duties.values():
            by_document.setdefault(row["document"], (row, {}))[1].update(agencies)
        documents = sorted(by_document)
        pairs += [(by_document[a], by_document[b]) for i, a in enumerate(documents) for b in documents[i + 1:]
                  if not by_document[a][1].keys() & by_document[b][1].keys()]
    owners = _by_id(store, on, (row["document"] for one, other in pairs for row, _ in (one, other)))
    found = []
    for (one, here), (other, there) in pairs:
        own, second = owners.get(one["document"]), owners.get(other["document"])
        if own is None or second is None or not (_matters(own) and _matters(second)):
            continue
        found.append(Finding(Kind.DISPUTED, own.id, own.name, own.number, one["heading"], one["id"], None, None,
                             f"{'、'.join(sorted(here.values()))} / {'、'.join(sorted(there.values()))}", own.state,
                             f"{second.number or second.name}另交给{'、'.join(sorted(there.values()))}", f"{second.number or second.name} gives it to others",
                             said(one["said"]), second.id))
    return sorted(found, key=lambda f: (f.id, f.what_id or "", f.other or ""))


def _wanted(store: Reader, on: date, within: int, most: int) -> list[Finding]:
    return [Finding(Kind.WANTED, row["id"], row["name"], row["number"], None, None, None, row["documents"], None, None,
                    f"{row['documents']}份已载入的文件引用它", f"cited by {row['documents']} loaded documents", said(row["said"]))
            for row in store.read(_WANTED, {"limit": most + 1})]


_FIND = {Kind.BASIS_ENDED: _basis_ended, Kind.BASIS_REVISED: _basis_revised, Kind.EXPIRING: _expiring, Kind.OVERDUE: _duties(Kind.OVERDUE, _OVERDUE),
         Kind.UNLED: _duties(Kind.UNLED, _UNLED), Kind.DISPUTED: _disputed, Kind.WANTED: _wanted}
