"""The spaCy pipeline: `spacy.blank("zh")` and one component for each kind of fact, each usable in anybody's pipeline.

    nlp = spacy.blank("zh"); nlp.add_pipe("zhengtu_agencies"); doc = nlp("由县财政局牵头。")
    [s.text for s in doc.spans["zhengtu_agencies"]]            # ['县财政局']

A component reads `doc.text` and writes a span group of its own name and, for what a span cannot hold, a list in `doc._`. Components that build on others read
their lists, and find an empty one where the other is not in the pipeline. Tokens are single characters, so character offsets are token offsets.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from loaders.beginnings import code_points
from loaders.grammar.abbreviations import find_abbreviations, find_founded, find_short_forms
from loaders.grammar.agencies import Local, find_agencies
from loaders.grammar.collectives import find_collectives
from loaders.grammar.contacts import find_contacts
from loaders.grammar.groups import find_groups
from loaders.grammar.issued import annex_names, no_citations, short_forms
from loaders.grammar.labels import find_labels
from loaders.grammar.legal_bases import find_legal_bases, find_supersedes, titles
from loaders.grammar.listed import find_copied, find_listed, find_members
from loaders.grammar.mentions import Kind, Mention, unbroken
from loaders.grammar.programs import Program, find_programs
from loaders.grammar.rosters import read_rosters
from loaders.grammar.sentences import find_obligations, find_roles
from loaders.grammar.tables import find_table_duties, find_tables
from loaders.outline import outline

#: Given by the caller where known: Local (names of the document's places), date of issue, title, instrument, and the names of all that is issued.
CONTEXT = {"local": Local(), "issued_on": None, "document_title": None, "instrument": None, "issued": ()}
#: Filled by the components.
RESULTS = ("outline", "mentions", "abbreviations", "tables", "citations", "repeals", "programs", "groups", "rosters", "contacts", "duties")

for _name, _default in CONTEXT.items():
    Doc.set_extension(_name, default=_default, force=True)
for _name in RESULTS:
    Doc.set_extension(_name, default=None, force=True)


def _group(doc: Doc, name: str, found: list[tuple[int, int, str]]) -> None:
    """A span group of [start, end) stretches with their labels; stretches that no span can show are left to the list."""
    length = len(_text(doc))
    if len(doc) == length:  # a token a character, as analyse makes them
        keys = {label: doc.vocab.strings.add(label) for label in {label for _, _, label in found}}  # Span would look each up again
        spans = [Span(doc, a, b, label=keys[label]) for a, b, label in found if 0 <= a < b <= length]
    else:
        spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in found if 0 <= a < b <= length]
    doc.spans[name] = [s for s in spans if s is not None]


def _text(doc: Doc) -> str:
    """The text; spaCy puts it together anew at every access."""
    if "zhengtu_text" not in doc.user_data:
        doc.user_data["zhengtu_text"] = doc.text
    return doc.user_data["zhengtu_text"]


def _parts(doc: Doc) -> list:
    return doc._.outline or outline(_text(doc))


@Language.component("zhengtu_outline")
def outline_component(doc: Doc) -> Doc:
    """Numbered parts: `doc._.outline` (list of loaders.outline.Part)."""
    doc._.outline = outline(_text(doc))
    _group(doc, "zhengtu_outline", [(p.start, p.end, p.path or "preamble") for p in doc._.outline])
    return doc


@Language.component("zhengtu_agencies")
def agencies_component(doc: Doc) -> Doc:
    """Organisations (label agency) and classes of bodies (label collective): `doc._.mentions` (list of Mention)."""
    text, stretch = unbroken(_text(doc))
    skip = tuple(titles(text))
    agencies = find_agencies(text, doc._.local, skip)
    collectives = find_collectives(text, skip)
    kept = _without_overlap(agencies, collectives)
    kept = sorted((*kept, *find_listed(text, kept)), key=lambda m: m.start)
    kept = sorted((*kept, *find_members(text, kept)), key=lambda m: m.start)
    for m in find_copied(text):
        if not any(a.start <= m.start and m.end <= a.end for a in kept):
            kept = sorted((*(a for a in kept if a.end <= m.start or m.end <= a.start), m), key=lambda a: a.start)
    for m in find_founded(text, kept):
        kept = sorted((*(a for a in kept if a.end <= m.start or m.end <= a.start), m), key=lambda a: a.start)
    defined = find_abbreviations(text, kept)
    doc._.abbreviations = {short: full for short, full, kind in defined if kind is Kind.AGENCY}
    for short, _, kind in defined:
        kept = sorted((*kept, *find_short_forms(text, short, kind, kept)), key=lambda m: (m.start, m.end))
    doc._.mentions = [Mention(m.surface.replace(" ", ""), m.kind, *stretch(m.start, m.end), m.rule) for m in kept]
    _group(doc, "zhengtu_agencies", [(m.start, m.end, m.kind) for m in doc._.mentions])
    return doc


def _without_overlap(agencies: list[Mention], collectives: list[Mention]) -> list[Mention]:
    """Of two readings of one stretch the longer; of two equally long the single body."""
    out: list[Mention] = []
    for m in sorted((*agencies, *collectives), key=lambda m: (m.start, -(m.end - m.start), m.kind is Kind.COLLECTIVE)):
        before = out[-1] if out else None
        if before and m.start < before.end:
            # 县防汛抗旱指挥部成员单位 names the headquarters too; 县财政、发展改革部门 names two bureaus and no class.
            if before.rule == "of_group" and m.kind is Kind.AGENCY:
                out.append(m)
            elif m.end > before.end and m.kind is Kind.COLLECTIVE and before.rule != "department_of_field":
                out[-1] = m
            continue
        if m.rule == "fields" and any(a.rule == "department_of_field" and m.start <= a.start < m.end for a in agencies):
            continue
        out.append(m)
    return sorted(out, key=lambda m: (m.start, m.end))


@Language.component("zhengtu_tables")
def tables_component(doc: Doc) -> Doc:
    """Tables of tasks: `doc._.tables` (list of loaders.grammar.tables.Table)."""
    doc._.tables = find_tables(_text(doc), _parts(doc))
    _group(doc, "zhengtu_tables", [(t.start, t.end, "table") for t in doc._.tables])
    return doc


@Language.component("zhengtu_citations")
def citations_component(doc: Doc) -> Doc:
    """Laws, rules and documents cited, and documents repealed: `doc._.citations`, `doc._.repeals`."""
    text, title = _text(doc), doc._.document_title
    own = (*(t for t in (doc._.instrument, title) if t), *doc._.issued, *annex_names(text), *short_forms(text))
    doc._.citations = find_legal_bases(text, own, no_citations(text, own))
    doc._.repeals = find_supersedes(text, title)
    _group(doc, "zhengtu_citations", [(c.start, c.end, c.kind) for c in doc._.citations])
    return doc


@Language.component("zhengtu_programs")
def programs_component(doc: Doc) -> Doc:
    """Named plans and campaigns: `doc._.programs`."""
    text, stretch = unbroken(_text(doc))
    doc._.programs = [Program(p.name, *stretch(p.start, p.end)) for p in find_programs(text, doc._.issued)]
    _group(doc, "zhengtu_programs", [(p.start, p.end, "program") for p in doc._.programs])
    return doc


@Language.component("zhengtu_rosters")
def rosters_component(doc: Doc) -> Doc:
    """Groups with members and seats, persons with posts: `doc._.groups`, `doc._.rosters`, `doc._.contacts`."""
    text = _text(doc)
    tables = [(t.start, t.end) for t in doc._.tables or []]
    doc._.groups = find_groups(text, doc._.mentions or [], doc._.document_title, tables)
    doc._.rosters = [p for persons, start, _ in read_rosters(text) if not any(a <= start < b for a, b in tables) for p in persons]
    doc._.contacts = find_contacts(text)
    _group(doc, "zhengtu_persons", [(p.start, p.end, "person") for p in (*doc._.rosters, *doc._.contacts)])
    return doc


@Language.component("zhengtu_duties")
def duties_component(doc: Doc) -> Doc:
    """Work given to somebody: `doc._.duties` (list of loaders.grammar.duties.Duty), in reading order."""
    text, parts, mentions, issued = _text(doc), _parts(doc), doc._.mentions or [], doc._.issued_on
    tables = doc._.tables or []
    stretches = [(t.start, t.end) for t in tables]
    labels = find_labels(text, parts, mentions, issued, stretches)
    rows = find_table_duties(text, parts, tables, mentions, issued)
    # Sentences inside the text that a label closes are still read; the label itself and tables are not read twice.
    closing = [(max(d.whole[0], d.whole[1] - 700), d.whole[1]) for d in labels]
    taken = [*stretches, *(_label_only(text, a, b) for a, b in closing)]
    roles = find_roles(text, parts, mentions, taken, issued)
    taken += [d.whole for d in roles]
    others = find_obligations(text, parts, mentions, taken, issued)
    doc._.duties = sorted((*labels, *rows, *roles, *others), key=lambda d: d.whole)
    _group(doc, "zhengtu_duties", [(*d.whole, d.kind) for d in doc._.duties])
    return doc


def _label_only(text: str, start: int, end: int) -> tuple[int, int]:
    """The bracket or line of labels at the end of a duty's stretch."""
    if text[end - 1] in "）)":
        depth = 0
        for i in range(end - 1, start - 1, -1):
            depth += (text[i] in "）)") - (text[i] in "（(")
            if depth == 0:
                return i, end
    return max(text.rfind("\n", start, end), text.rfind("。", start, end - 1), start), end


PIPES = ("zhengtu_outline", "zhengtu_agencies", "zhengtu_tables", "zhengtu_citations", "zhengtu_programs", "zhengtu_rosters", "zhengtu_duties")


@cache
def pipeline() -> Language:
    """The whole pipeline, made once a process."""
    nlp = spacy.blank("zh")
    nlp.max_length = 20_000_000
    for name in PIPES:
        nlp.add_pipe(name)
    return nlp


#: By code point the key of a character in the pipeline's vocabulary, of those that were met; None of the others.
_KEYS = np.full(sys.maxunicode + 1, None, object)


def _keys(text: str) -> list[int]:
    """The keys of the characters of `text`, put into the vocabulary as far as they are new."""
    points = code_points(text)
    found = _KEYS[points].tolist()
    if None not in found:
        return found
    for character in set(text):
        _KEYS[ord(character)] = pipeline().vocab.strings.add(character)
    return _KEYS[points].tolist()


def analyse(text: str, **context: Any) -> Doc:
    """`text` read by the whole pipeline; `context` as in CONTEXT."""
    nlp = pipeline()
    # White space too is a token: offsets are the same. Keys of the vocabulary in place of characters, which spaCy would look up one by one.
    doc = Doc(nlp.vocab, words=_keys(text), spaces=[False] * len(text))
    doc.user_data["zhengtu_text"] = text
    for name, value in context.items():
        doc._.set(name, value)
    return nlp(doc)
