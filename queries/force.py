"""Does a text hold on a day? The rule, as a pure function over records; `queries.status` reads them from a store.

The block `status of d on $day` of the catalogue states the same rule in Cypher (queries/README.md tells it in words); tests/status compares the two. In order:

1. A repeal counts from the day it names, else from the first day of the document that states it, else from that document's issue. It does not count at all
   where its document is older than the text (it means an earlier text of that name), or was itself wholly repealed before the repeal could take effect.
   What becomes of the repealing document later does not revive the text. A national law that graph.laws lists as ended is wholly repealed from that day.
2. Wholly repealed by the day, unless its own period of validity had ended before: superseded. 3. Its last day is past: expired. 4. Its first day or its
   issue is still to come: not yet in force. 5. Repealed in part: partly superseded. 6. No clause says since when, or a clause about its period gives no
   day, or a repeal has no day: unknown. 7. Else: in force.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from graph.identity import cited_id
from graph.laws import checked_on

#: Successors of successors are followed so far.
LONGEST_CHAIN = 16


class State(StrEnum):
    """What a text can be on a day; the values are those of the catalogue's column `status`."""

    IN_FORCE = "in force"
    NOT_YET = "not yet in force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    PARTLY = "partly superseded"
    UNKNOWN = "unknown"

    @property
    def zh(self) -> str:
        return _ZH[self]


_ZH = {State.IN_FORCE: "现行有效", State.NOT_YET: "尚未施行", State.EXPIRED: "已过有效期", State.SUPERSEDED: "已废止", State.PARTLY: "部分失效",
       State.UNKNOWN: "不明"}


class Relation(StrEnum):
    """What a step of a chain says that a document does."""

    REPEALS = "SUPERSEDES"        # wholly or in part: `Step.scope`
    AMENDS = "AMENDS"
    TAKES_EFFECT = "TAKES_EFFECT"  # its own clause
    ENDS = "ENDS"                  # its own clause
    ADJUSTS = "SETS_UP"            # a later document sets the group up again
    MOVES = "HOLDS"                # a later document shows a member in another post
    LEAVES = "LEAVES"              # a later document puts a member out of the post


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say so. `start`, `end`: characters of the decoded file of `document`, None where the graph keeps none (a listed national law)."""

    document: str
    quote: str
    path: str | None = None
    start: int | None = None
    end: int | None = None
    source: str | None = None     # where a fact comes from that no loaded document states


@dataclass(frozen=True, slots=True)
class Text:
    """A document, or a text that is only cited (`loaded` false: its clauses are not known)."""

    id: str
    name: str
    number: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    effective: Evidence | None = None      # the clause about coming into force
    expires_on: date | None = None
    expires: Evidence | None = None        # the clause about its period of validity
    loaded: bool = True
    ended_on: date | None = None           # a national law of graph.laws: the first day on which it no longer holds
    ended_by: str | None = None
    ended_source: str | None = None
    revised_on: tuple[str, ...] = ()

    @property
    def ending(self) -> Repeal | None:
        """What the list of national laws says of its end."""
        if self.ended_on is None:
            return None
        by = cited_id(None, self.ended_by)
        return Repeal("", Text(by, self.ended_by or by, loaded=False), "full", self.ended_on, Evidence(by, self.ended_source or "", source="graph/laws.toml"))

    @property
    def first_day(self) -> date | None:
        """From which day it is known to hold: the day of its clause; with a period of validity and no clause, its issue."""
        if self.effective_on is not None:
            return self.effective_on
        return self.issued_on if self.effective is None and self.expires_on is not None else None

    @property
    def acts_from(self) -> date | None:
        """From which day its own repeals count where they name none: a clause without a day gives none."""
        if self.effective_on is not None or self.effective is None:
            return self.effective_on or self.issued_on
        return None


@dataclass(frozen=True, slots=True)
class Repeal:
    """`by` repeals a text, wholly (`full`) or in part (`partial`)."""

    key: str
    by: Text
    scope: str
    effective_on: date | None
    evidence: Evidence

    @property
    def since(self) -> date | None:
        return self.effective_on or self.by.acts_from


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: `document` does `relation` to `target`, from `since` (None: no day is known)."""

    document: str
    name: str
    number: str | None
    relation: Relation
    target: str
    since: date | None
    evidence: Evidence | None
    scope: str | None = None      # full, partial


@dataclass(frozen=True, slots=True)
class Status:
    """What a text is on a day and why.

    `since`: the day since which that is so; of an expired text its last day, of one not yet in force its first; None where no day is known.
    `chain` begins with what decides: repeals of the text, or its own clause; then what became of its successor, one after another, up to the day.
    `upcoming`: repeals that are known and do not count yet. `stale`: of a roster alone, what later documents show.
    """

    id: str
    kind: str                     # document, cited, duty, roster
    name: str
    number: str | None
    state: State
    on: date
    since: date | None
    reason_zh: str
    reason_en: str
    chain: tuple[Step, ...] = ()
    upcoming: tuple[Step, ...] = ()
    stale: tuple[Step, ...] = ()
    document: str | None = None   # the document that a duty or a roster is in

    @property
    def holds(self) -> bool:
        """Whether nothing known speaks against it. Unknown is not "in force": show it as what it is."""
        return self.state in (State.IN_FORCE, State.PARTLY)


Repeals = Mapping[str, Sequence[Repeal]]


def counting(text: Text, repeals: Repeals) -> list[Repeal]:
    """The repeals of `text` that count, by day; those without a day last."""
    found = [r for r in repeals.get(text.id, ()) if not _older(r.by, text) and not _undone(r, repeals)]
    return sorted(found, key=lambda r: (r.since is None, r.since or date.max, r.key))


def _older(repealing: Text, text: Text) -> bool:
    return repealing.issued_on is not None and text.issued_on is not None and repealing.issued_on < text.issued_on


def _undone(repeal: Repeal, repeals: Repeals) -> bool:
    """Whether the repealing document was wholly repealed before its repeal could take effect."""
    since = repeal.since
    return since is not None and any(r.scope == "full" and not _older(r.by, repeal.by) and r.since is not None and r.since < since
                                     for r in repeals.get(repeal.by.id, ()))


def decide(text: Text, repeals: Repeals, on: date) -> Status:
    """The status of `text` on a day. `repeals` are those of the text and of its successors, by the id of what they repeal."""
    said = counting(text, repeals)
    whole = _first(r for r in said if r.scope == "full" and r.since and r.since <= on)
    part = _first(r for r in said if r.scope == "partial" and r.since and r.since <= on)
    undated = _first(r for r in said if r.since is None)
    begins = text.first_day
    by: Repeal | None = None
    if whole and (text.expires_on is None or whole.since <= text.expires_on):
        state, by = State.SUPERSEDED, whole
    elif text.ended_on is not None and text.ended_on <= on:
        state, by = State.SUPERSEDED, text.ending
    elif text.expires_on is not None and text.expires_on < on:
        state = State.EXPIRED
    elif (begins is not None and begins > on) or (text.issued_on is not None and text.issued_on > on):
        state = State.NOT_YET
    elif part:
        state, by = State.PARTLY, part
    elif begins is None or undated or (text.expires and text.expires_on is None):
        state, by = State.UNKNOWN, undated
    else:
        state = State.IN_FORCE
    since = by.since if by else text.expires_on if state is State.EXPIRED else None if state is State.UNKNOWN else begins
    coming = tuple(_step(r, text.id) for r in said if r.since and r.since > on) if state is not State.SUPERSEDED else ()
    zh, en = _reason(text, state, by, on)
    if coming:
        zh += f"；将自{coming[0].since}起被{_title(coming[0].name, coming[0].number)}{'废止' if coming[0].scope == 'full' else '部分取代'}"
        en += f"; to be {'replaced' if coming[0].scope == 'full' else 'replaced in part'} by {coming[0].number or coming[0].name} from {coming[0].since}"
    return Status(text.id, "document" if text.loaded else "cited", text.name, text.number, state, on, since, zh, en,
                  _chain(text, state, by, said, repeals, on), coming)


def _first(items: Iterable[Repeal]) -> Repeal | None:
    return next(iter(items), None)


def _step(repeal: Repeal, target: str) -> Step:
    return Step(repeal.by.id, repeal.by.name, repeal.by.number, Relation.REPEALS, target, repeal.since, repeal.evidence, repeal.scope)


def _own(text: Text, relation: Relation, day: date | None, words: Evidence | None) -> Step:
    return Step(text.id, text.name, text.number, relation, text.id, day, words)


def _chain(text: Text, state: State, by: Repeal | None, said: Sequence[Repeal], repeals: Repeals, on: date) -> tuple[Step, ...]:
    if by is not None:
        if state is State.PARTLY:
            # Each of several partial repeals takes its own part.
            return tuple(_step(r, text.id) for r in said if r.scope == "partial" and r.since and r.since <= on)
        return tuple(_successors(text, by, repeals, on))
    if state is State.EXPIRED or (state is State.UNKNOWN and text.expires and text.expires_on is None):
        return (_own(text, Relation.ENDS, text.expires_on, text.expires),)
    if state in (State.IN_FORCE, State.NOT_YET) and (text.effective or text.expires):
        begins = (_own(text, Relation.TAKES_EFFECT, text.first_day, text.effective),) if text.effective or text.first_day else ()
        ends = (_own(text, Relation.ENDS, text.expires_on, text.expires),) if text.expires else ()
        return begins + ends
    if state is State.UNKNOWN and text.effective:
        return (_own(text, Relation.TAKES_EFFECT, None, text.effective),)
    return ()


def _successors(text: Text, by: Repeal, repeals: Repeals, on: date) -> list[Step]:
    """The repeal that counts, then what repealed that one by the day, and so on; a circle ends where it closes."""
    steps, seen, target = [], {text.id}, text.id
    current: Repeal | None = by
    while current is not None and len(steps) < LONGEST_CHAIN:
        steps.append(_step(current, target))
        if current.by.id in seen:
            break
        target = current.by.id
        seen.add(target)
        current = _first(r for r in counting(current.by, repeals) if r.scope == "full" and r.since and r.since <= on)
    return steps


def _title(name: str, number: str | None) -> str:
    bare = name.strip("《》")
    return f"《{bare}》（{number}）" if number and number != bare else number or f"《{bare}》"


def _reason(text: Text, state: State, by: Repeal | None, on: date) -> tuple[str, str]:
    """Why, in one sentence of each language; what the words say stands in the chain."""
    other_zh, other_en = (_title(by.by.name, by.by.number), by.by.number or by.by.name) if by else ("", "")
    match state:
        case State.SUPERSEDED:
            assert by is not None
            return f"自{by.since}起被{other_zh}废止", f"replaced by {other_en} from {by.since}"
        case State.PARTLY:
            assert by is not None
            return f"自{by.since}起与{other_zh}不一致的部分不再执行", f"replaced in part by {other_en} from {by.since}"
        case State.EXPIRED:
            return f"有效期至{text.expires_on}", f"its period of validity ended on {text.expires_on}"
        case State.NOT_YET:
            if text.first_day is not None and text.first_day > on:
                return f"自{text.first_day}起施行", f"comes into force on {text.first_day}"
            return f"{text.issued_on}才印发", f"issued on {text.issued_on} only"
        case State.IN_FORCE:
            until_zh, until_en = (f"，有效期至{text.expires_on}", f", valid until {text.expires_on}") if text.expires_on else ("", "")
            return f"自{text.first_day}起施行{until_zh}，已载入的文件没有废止它", f"in force since {text.first_day}{until_en}; no loaded document repeals it"
    if by is not None:
        return f"{other_zh}废止了它，但生效日期不明", f"{other_en} repeals it from a day that is not known"
    if text.revised_on or text.ended_on:
        until = max((day for day in text.revised_on if day <= on.isoformat()), default=None)
        last_zh, last_en = (f"，现行文本自{until}起施行", f"; its present text holds since {until}") if until else ("", "")
        return (f"没有载入原文；国家法律清单（核对至{checked_on()}）没有记载它在该日已失效{last_zh}",
                f"its text is not held; the list of national laws (checked on {checked_on()}) knows of no end by that day{last_en}")
    if not text.loaded:
        return "只被引用，没有载入原文，也没有已载入的文件废止它", "only cited: its text is not held, and no loaded document repeals it"
    if text.expires and text.expires_on is None:
        return f"有效期的条款（{text.expires.quote}）定不出截止日期", f"its clause about validity ({text.expires.quote}) gives no last day"
    if text.effective:
        return f"施行条款（{text.effective.quote}）定不出起始日期", f"its clause about coming into force ({text.effective.quote}) gives no day"
    return "没有条款说明何时施行、何时失效，也没有已载入的文件废止它", "no clause says since when or until when, and no loaded document repeals it"


def of_duty(status: Status, duty: str, name: str) -> Status:
    """A duty holds as long as the document that assigns it."""
    return replace(status, id=duty, kind="duty", name=name, document=status.id, reason_zh=f"随其文件{_title(status.name, status.number)}：{status.reason_zh}",
                   reason_en=f"as its document {status.number or status.name}: {status.reason_en}")


# ---------------------------------------------------------------- rosters


@dataclass(frozen=True, slots=True)
class Post:
    """A leader's post as one document states it."""

    leader: str
    name: str
    agency: str
    post: str
    document: Text
    evidence: Evidence
    certain: bool = True      # whether the body's full name is
    left: bool = False        # put out of it


@dataclass(frozen=True, slots=True)
class Roster:
    """The members of a group as one document lists them. `posts`: what all documents say of these people; `later`: who sets the group up or adjusts it."""

    group: str
    group_name: str
    document: Text
    members: frozenset[str] = frozenset()
    posts: tuple[Post, ...] = ()
    later: tuple[Step, ...] = ()


def of_roster(roster: Roster, own: Status) -> Status:
    """The status of a roster: that of its document; superseded once a later document sets the group up anew.

    Stale, whatever its status: a later document adjusts it, puts one of its members out of a post that the roster
    knows, or shows one in another post and in none of those.
    """
    on, issued = own.on, roster.document.issued_on
    adjusted = [s for s in roster.later if s.since is not None and s.since <= on and issued is not None and s.since > issued]
    adjusted.sort(key=lambda s: (s.since, s.document))
    moved = _moved(roster, on) if issued is not None and issued <= on else []
    status = replace(own, id=roster.group, kind="roster", name=roster.group_name, document=roster.document.id, stale=(*adjusted, *moved))
    if own.state in (State.SUPERSEDED, State.EXPIRED, State.NOT_YET):
        return status
    replaced = [s for s in adjusted if s.relation is not Relation.AMENDS]
    if replaced:
        first = replaced[0]
        return replace(status, state=State.SUPERSEDED, since=first.since, chain=tuple(replaced), upcoming=(),
                       reason_zh=f"自{first.since}起由{_title(first.name, first.number)}重新公布组成人员",
                       reason_en=f"{first.number or first.name} sets the group up anew from {first.since}")
    if adjusted:
        first = adjusted[0]
        return replace(status, state=State.PARTLY, since=first.since, chain=tuple(adjusted),
                       reason_zh=f"自{first.since}起被{_title(first.name, first.number)}调整",
                       reason_en=f"adjusted by {first.number or first.name} from {first.since}")
    if moved:
        gone, elsewhere = (_names(roster, [s for s in moved if s.relation is relation]) for relation in (Relation.LEAVES, Relation.MOVES))
        zh = [own.reason_zh, *([f"{gone}已免职"] if gone else ()), *([f"{elsewhere}已见于其他职务"] if elsewhere else ())]
        en = [own.reason_en, *([f"later documents put {gone} out of the post"] if gone else ()),
              *([f"later documents show {elsewhere} in another post"] if elsewhere else ())]
        return replace(status, reason_zh="；".join(zh), reason_en="; ".join(en))
    return status


def _names(roster: Roster, steps: list[Step]) -> str:
    return "、".join(dict.fromkeys(p.name for p in roster.posts if any(s.evidence == p.evidence for s in steps)))


def _moved(roster: Roster, on: date) -> list[Step]:
    """Later statements that a member left a post which the roster's own document gives, or has one that none of these fits; the first for each person."""
    issued = roster.document.issued_on
    steps = []
    for leader in sorted(roster.members):
        said = [p for p in roster.posts if p.leader == leader]
        known = [p for p in said if p.document.id == roster.document.id and not p.left]
        later = [p for p in said if p.document.issued_on is not None and issued is not None and issued < p.document.issued_on <= on]
        later.sort(key=lambda p: (p.document.issued_on, p.document.id, p.evidence.start or 0))
        if known and (new := [p for p in later if p.left == any(same_post(p, k) for k in known)]):
            # The newest word counts: who is shown in the old post again has it.
            if any(same_post(p, k) for p in later if not p.left and p.document.id == later[-1].document.id for k in known):
                continue
            p = new[0]
            relation = Relation.LEAVES if p.left else Relation.MOVES
            steps.append(Step(p.document.id, p.document.name, p.document.number, relation, leader, p.document.issued_on, p.evidence))
    return steps


def same_post(one: Post, other: Post) -> bool:
    """Whether two posts as written can be one: every part of the one (县委常委、县政府常务副县长 has two) has its like in the other.

    Parts are alike in words (巨鹿镇镇长, and 镇长 of the same body), or in rank where their bodies are one (县政府办主任, 县政府办公室主任) or may be one.
    """
    may_be_one = one.agency == other.agency or not (one.certain and other.certain)

    def alike(a: str, b: str) -> bool:
        short, long = sorted((a, b), key=len)
        in_words = long.endswith(short) and not long.removesuffix(short).endswith("副")
        return (in_words and (len(short) > 3 or may_be_one)) or (may_be_one and _rank(a) is not None and _rank(a) == _rank(b))

    these, those = _parts(one.post), _parts(other.post)
    return all(any(alike(a, b) for b in those) for a in these) or all(any(alike(a, b) for a in these) for b in those)


_MARKS = re.compile(r"[、，,；;/兼]")
#: 县 before a body that has a name of its own, not that of 县长
_LEVEL = re.compile(r"^[县市区](?=[一-鿿]{3})")
#: 局长, 常务副县长, 副主任 …: what a post is, without the body.
_RANK = re.compile(r"(?:常务)?副?(?:书记|主任|委员|常委|主席|经理|政委|[一-鿿]长)$")


def _rank(part: str) -> str | None:
    found = _RANK.search(part)
    return found.group() if found else None


def _parts(post: str) -> list[str]:
    return [_LEVEL.sub("", p.strip()) for p in _MARKS.split(post) if p.strip()]
