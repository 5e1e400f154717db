"""A second opinion: the words that usually state a fact, where no fact was read, so that a person can read what may have been left out.

An entry is no error: many a 负责 speaks of persons or maxims. What the list never does is hide one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.mapped import keep, mapped
from loaders.model import ExtractedDocument, Span

#: Kind of fact → the words that usually state it.
TRIGGERS: dict[str, re.Pattern[str]] = {
    "duty": re.compile(r"牵头|负责|责任单位|责任部门|配合单位|主管部门[：:]|承担"),
    "supersedes": re.compile(r"废止|停止执行|不一致的|停止使用|失效"),
    "validity": re.compile(r"有效期|试行期|施行。|日起(?:正式)?(?:施行|实施|执行|生效)"),
    "legal basis": re.compile(r"(?:根据|依据|按照|依照|参照)《"),
    "group": re.compile(r"成立[一-鿿“”]{4,30}(?:领导小组|指挥部|专班)|办公室设在"),
}


@dataclass(frozen=True, slots=True)
class Omission:
    """Words at [start, end) of the file, in the sentence `sentence`, that no fact of `kind` covers."""

    kind: str
    words: str
    sentence: str
    path: str
    start: int
    end: int


def _covering(document: ExtractedDocument) -> dict[str, list[Span]]:
    clauses = [c for c in (document.effective, document.expires) if c]
    return {
        "duty": [s for d in document.duties if d.kind != "other" for s in d.spans],
        "supersedes": [s for x in document.supersedes for s in x.spans],
        "validity": [s for c in clauses for s in c.spans],
        "legal basis": [s for b in document.legal_bases for s in b.spans],
        "group": [s for g in document.groups for s in (*g.spans, *(m.span for m in g.members))],
    }


def audit(document: ExtractedDocument) -> list[Omission]:
    """Every trigger word of the document that no fact of its kind covers, in reading order."""
    whole = mapped(document.text, document.start)
    text = keep(whole, (i for i, c in enumerate(document.text) if not c.isspace()))
    covering = _covering(document)
    found = []
    for kind, pattern in TRIGGERS.items():
        for match in pattern.finditer(text.text):
            start, end = text.span(*match.span())
            at = text.origin[match.end() - 1]
            if any(a <= at < b for a, b in covering[kind]):
                continue
            left = max(text.text.rfind(c, 0, match.start()) for c in "。；") + 1
            right = min((p for c in "。；" if (p := text.text.find(c, match.end())) >= 0), default=len(text.text))
            sentence = text.text[max(left, match.start() - 60) : min(right, match.end() + 60)]
            path = next((p.path for p in reversed(document.provisions) if p.span[0] <= start), "")
            found.append(Omission(kind, match.group(), sentence, path, start, end))
    return sorted(found, key=lambda o: o.start)
