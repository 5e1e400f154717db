"""Search by words over everything that has a name or a text: bodies, people, documents, duties, programmes, legal bases, clauses. On both stores.

The store's full-text indexes split Chinese into pairs of characters and say which nodes may fit (`db.index.fulltext.queryNodes`, the one procedure that both
stores have). How well each fits is worked out here, from its words alone: the two stores count points in ways of their own, and an answer must not depend on
where the graph is kept. Looked for in this order, each only where the one before gave too little:

1. what bears the number, where the words are one; texts that hold every word whole (a word of one character: that begin a pair with it);
2. texts that share pairs of characters with the words: misspelt names, words in another order;
3. bodies whose name holds all characters in order, as short forms do (发改局: 发展和改革局).
"""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from graph.identity import FOLDED, SPACE
from graph.model import Label
from queries.errors import UnknownKind

if TYPE_CHECKING:
    from queries.runner import Reader

#: What can be searched, each with the share of the points that a fit of it gets: a name that fits says more than a clause that holds the words.
WEIGHTS: Mapping[Label, float] = {Label.AGENCY: 1.0, Label.LEADER: 1.0, Label.DOCUMENT: 0.96, Label.PROGRAM: 0.92, Label.LEGAL_BASIS: 0.88,
                                  Label.DUTY: 0.84, Label.PROVISION: 0.7}
KINDS_ZH: Mapping[str, str] = {
    "Document": "公文", "LegalBasis": "依据", "Provision": "条款", "Agency": "机构", "Leader": "领导", "Program": "工程计划", "Duty": "职责",
    "Government": "政府", "Department": "部门", "PartyOrgan": "党的机关", "Township": "乡镇街道", "LeadingGroup": "议事机构", "Institution": "事业单位",
    "Enterprise": "企业", "Court": "法院", "Collective": "一类机构",
}
#: So many candidates of one index are looked at; so many words of a query count.
CANDIDATES, MOST_WORDS = 60, 8
#: What grows with the documents. Of these an index says slowly which hold a word that nearly all hold.
_MANY = (Label.DOCUMENT, Label.LEGAL_BASIS, Label.DUTY, Label.PROVISION)
#: Words that official titles and headings are made of; their pairs of characters tell no text from another.
_FORMAL = ("县人民政府办公室", "市人民政府办公厅", "省人民政府", "关于印发", "关于做好", "关于加强", "关于进一步", "工作方案", "实施方案", "实施意见",
           "管理办法", "的通知", "的意见", "总体要求", "指导思想", "基本原则", "重点任务", "主要任务", "保障措施", "组织领导",
           "工作", "通知", "推进", "落实", "有关", "单位", "部门", "领导小组")
_COMMON = frozenset(a + b for word in _FORMAL for a, b in pairwise(word))
#: So many nodes are looked through for words of these alone: most texts have them, and in few of them is quickly told by the index.
LOOKED_THROUGH = 4_000
#: Below these points a likeness is chance.
LEAST_LIKENESS, LEAST_SHARE = 0.62, 0.5
#: Characters of a text that is shown.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that fits. `marks` are stretches [start, end) of `text`, in characters, that hold the words; `score` lies in (0, 1], best first.

    `label` is the main label (an agency of any kind: Agency), `kind_zh` tells a department from a leading group. `text` is what fits: the name, the alias
    or number that was meant, or a stretch of a duty or clause. `document` is the id of the document that a duty, clause or document belongs to, `where` is
    its number and name, for a body or a person its place, for one of two people of one name their body.
    """

    label: str
    id: str
    name: str
    kind_zh: str
    text: str
    marks: tuple[tuple[int, int], ...]
    score: float
    document: str | None
    where: str


#: Index, label, the properties that it holds and that are compared.
_Index = tuple[str, Label, tuple[str, ...]]
_INDEXES: tuple[_Index, ...] = (
    ("agency_words", Label.AGENCY, ("name",)),
    ("agency_alias_words", Label.AGENCY, ("aliases",)),
    ("leader_words", Label.LEADER, ("name",)),
    ("document_words", Label.DOCUMENT, ("instrument", "title", "name")),
    ("document_key_words", Label.DOCUMENT, ("number",)),
    ("program_words", Label.PROGRAM, ("name",)),
    ("basis_words", Label.LEGAL_BASIS, ("title", "number")),
    ("duty_words", Label.DUTY, ("heading", "text")),
    ("provision_words", Label.PROVISION, ("heading", "text")),
)
_NAMED = (Label.AGENCY, Label.LEADER, Label.PROGRAM, Label.LEGAL_BASIS, Label.DOCUMENT)
_BARE = re.compile(r"[^\w]+")
# 巨政字〔2023〕1号, with brackets of any kind or none
_NUMBER = re.compile(r"(?P<code>[^\d\s]{1,20}?)[〔（]?(?P<year>(?:19|20)\d\d)[〕）年]?第?0*(?P<serial>\d{1,5})号?")
_HAN = re.compile(r"[\u4e00-\u9fa5]{2,}")
_CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+|[^\W\u3400-\u9fff]+")


def search(store: Reader, words: str, kinds: Collection[str] | None = None, limit: int = 20) -> list[Found]:
    """What fits `words` best, at most `limit`; words are parted by spaces, and all of them are wanted.

    `kinds` are labels of graph.model (Agency, Document, Duty …, also a second one such as LeadingGroup or Department); None for all. Raises a GraphError
    where the store does not answer. Empty words find nothing.
    """
    asked = _Asked(words)
    if not asked.terms or limit < 1:
        return []
    found: dict[tuple[str, str], Found] = {}
    indexes = [index for index in _INDEXES if _may_be(index[1], kinds)]
    if asked.number:
        _add(found, asked, _numbered(store, asked.number, indexes), kinds)
        if found:
            indexes = [index for index in indexes if "number" not in index[2]]
    _add(found, asked, _candidates(store, [(index, asked.strict(index[1])) for index in indexes]), kinds)
    for ask_for in (asked.loose, asked.initials):
        if len(found) < limit and not any(f.score == WEIGHTS[Label(f.label)] for f in found.values()):
            _add(found, asked, _candidates(store, [(index, ask_for(index[1])) for index in indexes]), kinds)
    best = sorted(found.values(), key=lambda f: (-f.score, len(f.name), f.id))[:limit]
    return _placed(store, best)


def suggest(store: Reader, beginning: str, limit: int = 8) -> list[Found]:
    """Names that go on from `beginning`, for a box of suggestions: first those that begin with it, then those that hold it. No texts, no guesses."""
    asked = _Asked(beginning)
    if not asked.terms or limit < 1:
        return []
    found: dict[tuple[str, str], Found] = {}
    _add(found, asked, _candidates(store, [(i, asked.strict(i[1])) for i in _INDEXES if i[1] in _NAMED]), None)
    bare = asked.terms[0]

    def order(f: Found) -> tuple[bool, float, int, str]:
        return not bare_of(f.text).startswith(bare), -WEIGHTS[Label(f.label)], len(f.text), f.id

    return _placed(store, sorted(found.values(), key=order)[:limit])


def labels_of(kinds: Iterable[str]) -> list[str] | None:
    """Kinds as a person names them (议事机构, LeadingGroup, duty) as labels; None for none. UnknownKind names those there are."""
    known = {name.casefold(): label for label, zh in KINDS_ZH.items() for name in (label, zh)}
    labels = []
    for kind in kinds:
        if kind.casefold() not in known:
            raise UnknownKind(kind, KINDS_ZH)
        labels.append(known[kind.casefold()])
    return labels or None


def bare_of(text: str) -> str:
    """`text` as it is compared: no spaces, no punctuation, one kind of letters."""
    return _BARE.sub("", text.translate(FOLDED).casefold())


@dataclass(frozen=True, slots=True)
class _Query:
    """What an index is asked for (nothing where `words` is empty). The texts that it finds have to hold all of `held` in one property or another.

    `everywhere` says that the words are those that most texts hold.
    """

    words: str = ""
    held: tuple[str, ...] = ()
    everywhere: bool = False


class _Asked:
    """The words of a query, taken apart once."""

    def __init__(self, words: str) -> None:
        text = " ".join(words.translate(FOLDED).replace("＂", " ").split())[:200]
        squeezed = SPACE.sub("", text)
        number = _NUMBER.fullmatch(squeezed)
        self.number = f"{number['code']}〔{number['year']}〕{int(number['serial'])}号" if number and squeezed.endswith("号") else None
        self.raw = [self.number] if self.number else text.split(" ")[:MOST_WORDS]
        self.terms = [t for t in map(bare_of, self.raw) if t]
        self.whole = "".join(self.terms)
        self.pairs = {a + b for term in self.terms for run in _CJK.findall(term) for a, b in pairwise(run)} or set(self.terms)
        self.telling = sorted(self.pairs - _COMMON)

    def strict(self, label: Label) -> _Query:
        """Every word as it stands. A phrase, so that nothing in it has a meaning of its own; a single character begins a pair.

        Where there are many texts, Chinese words are asked for by the pairs alone that are not everywhere.
        """
        if label in _MANY and all(map(_HAN.fullmatch, self.raw)):
            if self.telling:
                return _Query(" ".join(f"+{pair}" for pair in self.telling), tuple(self.raw))
            return _Query(self._phrases(), tuple(self.raw), everywhere=True)
        return _Query(self._phrases())

    def _phrases(self) -> str:
        parts = []
        for raw in self.raw:
            if bare := bare_of(raw):
                parts.append(f"+{bare}*" if len(bare) == 1 else '+"' + raw.replace("\\", " ").replace('"', " ") + '"')
        return " ".join(parts)

    def loose(self, label: Label) -> _Query:
        """Any pair of characters; nothing for a number, since the next number is another document."""
        runs = [run for term in self.terms for run in _CJK.findall(term) if len(run) > 1]
        if self.number or not runs:
            return _Query()
        if label in _MANY and all(map(_HAN.fullmatch, runs)):
            return _Query(" ".join(self.telling))
        return _Query(" ".join(runs))

    def initials(self, label: Label) -> _Query:
        """Pairs that begin with each of the characters, for short forms of bodies; the last one mostly ends the name (局) and begins no pair."""
        if label is Label.AGENCY and len(self.terms) == 1 and 2 <= len(self.whole) <= 8 and _CJK.fullmatch(self.whole):
            return _Query(" ".join(f"+{c}*" for c in self.whole[:-1] if c not in "省市县区乡镇"))
        return _Query()


def _may_be(label: Label, kinds: Collection[str] | None) -> bool:
    return kinds is None or label in kinds or (label is Label.AGENCY and any(k not in WEIGHTS for k in kinds))


_COLUMNS = ("RETURN labels(n) AS labels, n.id AS id, n.name AS name, coalesce(n.body, n.place) AS place, n.aliases AS aliases, n.title AS title, "
            "n.instrument AS instrument, n.number AS number, n.heading AS heading, n.text AS text")
_HELD = ("all(w IN {} WHERE n.name CONTAINS w OR n.title CONTAINS w OR n.instrument CONTAINS w OR n.number CONTAINS w "
         "OR n.heading CONTAINS w OR n.text CONTAINS w)")


def _candidates(store: Reader, asked: Iterable[tuple[_Index, _Query]]) -> Iterator[tuple[_Index, Mapping[str, Any]]]:
    """What the indexes hold that may fit, each with its index. One statement: the way to the store and back takes longer than a look into an index.

    Of words that are everywhere the first texts of a label that hold them; only where these are few is the index asked, which takes long for many.
    """
    known: dict[str, tuple[_Index, _Query]] = {}
    looked: dict[Label, list[dict[str, object]]] = {}
    for index, query in asked:
        label = index[1]
        if query.everywhere and label not in looked:
            # A subquery of its own: ArcadeDB would look for what is held before it counts.
            looked[label] = store.read(f"CALL () {{ MATCH (n:{label}) RETURN n LIMIT $through }} "
                                       f"WITH n WHERE {_HELD.format('$held')} WITH n LIMIT $most {_COLUMNS}",
                                       {"through": LOOKED_THROUGH, "held": list(query.held), "most": CANDIDATES})
            if len(looked[label]) == CANDIDATES:
                yield from ((index, row) for row in looked[label])
        if query.words and len(looked.get(label, ())) < CANDIDATES:
            known[index[0]] = (index, query)
    if known:
        for row in store.read(
                "UNWIND $indexes AS index CALL (index) { "
                "CALL db.index.fulltext.queryNodes(index.name, index.query) YIELD node, score WITH index, node AS n, score "
                f"WHERE {_HELD.format('index.held')} WITH n, score ORDER BY score DESC, n.id LIMIT $most {_COLUMNS} }} "
                "RETURN index.name AS index, labels, id, name, place, aliases, title, instrument, number, heading, text",
                {"indexes": [{"name": name, "query": query.words, "held": list(query.held)} for name, (_, query) in known.items()], "most": CANDIDATES}):
            yield known[str(row["index"])][0], row


def _numbered(store: Reader, number: str, indexes: Iterable[_Index]) -> Iterator[tuple[_Index, Mapping[str, Any]]]:
    """What bears this number, of what these indexes hold: an index for words would look through all that share its year or its serial."""
    for name, label, properties in indexes:
        if "number" in properties:
            for row in store.read(f"MATCH (n:{label} {{number: $number}}) WITH n ORDER BY n.id LIMIT $most {_COLUMNS}", {"number": number, "most": CANDIDATES}):
                yield (name, label, ("number",)), row


def _add(found: dict[tuple[str, str], Found], asked: _Asked, candidates: Iterable[tuple[_Index, Mapping[str, Any]]], kinds: Collection[str] | None) -> None:
    """Put what fits of the candidates into `found`, each thing with its best fit."""
    for (_, label, properties), row in candidates:
        labels = row["labels"]
        second = next((x for x in labels if x not in WEIGHTS), None)
        # A loaded document that is cited bears both labels; it is shown once, as a document.
        if (label is Label.LEGAL_BASIS and Label.DOCUMENT in labels) or not (kinds is None or label in kinds or second in kinds):
            continue
        fits = [(_fit(asked, label, form, row["place"]), form) for name in properties for form in _forms(row[name])]
        points, form = max(fits, key=lambda fit: fit[0], default=(0.0, ""))
        score = round(points * WEIGHTS[label], 4)
        known = found.get((label, row["id"]))
        if score > 0 and (known is None or known.score < score):
            text, marks = _shown(asked, form)
            kind = KINDS_ZH[second if label is Label.AGENCY and second else label]
            found[label, row["id"]] = Found(label, row["id"], row["name"] or form, kind, text, marks, score, _document_of(label, row["id"]),
                                            row["place"] or "")


def _forms(value: object) -> list[str]:
    return [x for x in (value if isinstance(value, list) else [value]) if isinstance(x, str) and x]


def _document_of(label: Label, id_: str) -> str | None:
    if label is Label.DOCUMENT:
        return id_
    return id_.rpartition("#")[0] if label in (Label.DUTY, Label.PROVISION) else None


def _fit(asked: _Asked, label: Label, form: str, place: str | None) -> float:
    """Points in [0, 1] for one name or text."""
    bare = bare_of(form)
    if label in (Label.DUTY, Label.PROVISION):
        return _text_fit(asked, bare)
    if bare == asked.whole or (label is Label.LEGAL_BASIS and bare == "中华人民共和国" + asked.whole):
        return 1.0
    if all(term in bare for term in asked.terms):
        share = len(asked.whole) / len(bare)
        if label is Label.AGENCY and bare.endswith(asked.whole):
            return 0.9 + 0.09 * share      # 水务局 of 巨鹿县水务局
        return 0.7 + 0.25 * share
    if len(asked.terms) > 1 and all(term in bare or term in (place or "") or (len(term) > 2 and _in_order(term, bare)) for term in asked.terms):
        return 0.8                          # 巨鹿县 水务; 供水领导小组 巨鹿县
    if label in (Label.DOCUMENT, Label.LEGAL_BASIS):
        return _text_fit(asked, bare) * 0.9
    return _name_fit(asked.whole, bare) if label is Label.AGENCY or len(bare) > 2 else 0.0


def _text_fit(asked: _Asked, bare: str) -> float:
    if all(term in bare for term in asked.terms):
        # A short text that is all about it before a long one that mentions it.
        return 0.8 + 0.2 * min(1.0, 2 * len(asked.whole) / len(bare))
    # How much of the words is covered by pairs that the text holds: 秸秆 is half of 秸秆禁烧.
    covered = sum(sum(b - a for a, b in _merged((m.start(), m.start() + len(pair)) for pair in asked.pairs if pair in bare
                                                for m in re.finditer(f"(?={re.escape(pair)})", term))) for term in asked.terms)
    share = covered / len(asked.whole)
    return 0.6 * share if share >= LEAST_SHARE and len(asked.pairs) > 1 else 0.0


def _name_fit(asked: str, bare: str) -> float:
    """A short form (its characters in order, the same last one: 发改局, 发展和改革局), else how alike the two are written."""
    if len(asked) >= 2 and len(bare) <= 6 * len(asked) and _in_order(asked, bare):
        return (0.8 if asked[-1] == bare[-1] else 0.66) + 0.1 * len(asked) / len(bare)
    alike = max(fuzz.ratio(asked, bare), 0.95 * fuzz.partial_ratio(asked, bare) if len(asked) <= len(bare) else 0.0) / 100
    return 0.85 * alike if alike >= LEAST_LIKENESS else 0.0


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)


def _shown(asked: _Asked, form: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The stretch of `form` around the words, and where in it they stand."""
    places = [i for i, c in enumerate(form) if bare_of(c)]
    bare = "".join(bare_of(form[i]) for i in places)
    hits = _hits(asked, bare)
    marks = _merged((places[a], places[b - 1] + 1) for a, b in hits)
    start = max(0, min(marks[0][0] - SHOWN // 4, len(form) - SHOWN)) if marks else 0
    end = min(len(form), start + SHOWN)
    before, after = "…" if start else "", "…" if end < len(form) else ""
    moved = ((max(a, start) - start + len(before), min(b, end) - start + len(before)) for a, b in marks if a < end)
    return before + form[start:end] + after, tuple(moved)


def _hits(asked: _Asked, bare: str) -> list[tuple[int, int]]:
    """Stretches of `bare` that hold the words whole, else their pairs, else their characters in order."""
    whole = [(m.start(), m.end()) for term in asked.terms for m in re.finditer(re.escape(term), bare)]
    if all(term in bare for term in asked.terms):
        return whole
    if paired := [(m.start(), m.start() + len(pair)) for pair in asked.pairs for m in re.finditer(f"(?={re.escape(pair)})", bare)]:
        return whole + paired
    at, single = 0, []
    for c in asked.whole:
        if (i := bare.find(c, at)) >= 0:
            single.append((i, i + 1))
            at = i + 1
    return single


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _placed(store: Reader, found: list[Found]) -> list[Found]:
    """`found`, with the name and number of the documents that duties and clauses belong to."""
    ids = sorted({f.document for f in found if f.document is not None})
    if not ids:
        return found
    rows = store.read("MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.name AS name, d.number AS number", {"ids": ids})
    names = {r["id"]: (r["name"], r["number"]) for r in rows}
    placed = []
    for f in found:
        name, number = names.get(f.document or "", (None, None))
        where = f.where if name is None else (number or f.where) if f.label == Label.DOCUMENT else f"{number} {name}" if number and number != name else name
        placed.append(Found(f.label, f.id, f.name, f.kind_zh, f.text, f.marks, f.score, f.document, where))
    return placed
