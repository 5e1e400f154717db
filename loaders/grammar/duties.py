"""Work that is given to somebody: the record, and how one is made of a stretch of text with its holders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from loaders.grammar.dates import _Y, DEADLINE, deadline_day
from loaders.grammar.holders import Item, holder_spans
from loaders.outline import LONGEST_HEADING


@dataclass(frozen=True, slots=True)
class Duty:
    """`spans`: the holders one by one, then the whole stretch that gives the work."""

    heading: str
    text: str
    path: str
    kind: str
    label: str
    leads: tuple[Item, ...]
    assists: tuple[Item, ...]
    overseers: tuple[Item, ...]
    deadline: str | None
    deadline_on: date | None
    spans: tuple[tuple[int, int], ...]
    rule: str
    assigned_at: tuple[int, int]  # the label, the cells or the sentence that names the holders

    @property
    def whole(self) -> tuple[int, int]:
        """The stretch from the heading to the holders."""
        return max(self.spans, key=lambda s: s[1] - s[0])


#: 2023年，县乡村“三级”养老服务网络实现稳定运行: a bare year that opens a sentence is a target.
_TARGET_YEAR = re.compile(rf"(?<=[。；，：])({_Y}年)(?=[，全])")


def last_deadline(text: str, issued: date | None) -> str | None:
    """The last date by which the text wants something done; of staged targets the last stage. Spans of days (20个工作日内) belong to single steps."""
    best: tuple[date, int, str] | None = None
    for match in (*DEADLINE.finditer(text), *_TARGET_YEAR.finditer(text)):
        words = match.group().replace("\n", "")
        day = deadline_day(words, issued)
        if day and (best is None or (day, match.start()) > (best[0], best[1])):
            best = (day, match.start(), words)
    return best[2] if best else None


def duty_of(
    work: str,
    words: str,
    path: str,
    kind: str,
    label: str,
    leads: list[Item],
    assists: list[Item],
    span: tuple[int, int],
    at: int,
    rule: str,
    issued: date | None,
) -> Duty:
    heading = re.split(r"[。；]", work, maxsplit=1)[0]
    heading = heading if len(heading) <= LONGEST_HEADING else re.split(r"，", heading, maxsplit=1)[0][:LONGEST_HEADING]
    found = DEADLINE.search(work) or DEADLINE.search(words)
    deadline = found.group() if found else None
    spans = (*holder_spans((*leads, *assists)), span) if span[0] <= at < span[1] else (*holder_spans((*leads, *assists)), span, (at, at + len(heading)))
    return Duty(
        heading,
        words.replace("\n", ""),
        path,
        kind,
        label,
        tuple(leads),
        tuple(i for i in assists if i.surface not in {x.surface for x in leads}),
        (),
        deadline,
        deadline_day(deadline, issued) if deadline else None,
        spans,
        rule,
        span,
    )
