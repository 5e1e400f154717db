"""Whether a trained component helps the grammar, measured on documents of places it was not trained on.

    python -m tests.score.statistical                    # three trainings, some minutes; needs ../shared
    python -m tests.score.statistical --rules FOLDER     # the ten last documents by an earlier grammar: a checkout made before anybody had looked at them

A small spaCy entity recogniser (characters, no pretrained vectors) learns agencies, classes of bodies and persons from what the grammar reads in the training
documents; where a document is annotated by hand, from the annotation. Documents are parted by place, and each part is read by a model that saw none of it, in
two ways: with the grammar as it is (whose patterns and lists were made while looking at these documents), and with every entry of the word lists taken out that
stands in the part alone, which is nearer to a county that nobody has looked at. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.score.leave_one_out import COUNTIES, ROOT, SHARED, entries, without

VARIED = ROOT / "tests" / "golden" / "varied"
GOLD = {"counties": SHARED / "eval" / "gold", "elsewhere": VARIED}
PARTS = 3
#: The part of the documents v16 to v25, which an earlier grammar had not seen.
LAST = PARTS
#: Stretches learned from at most, annotated ones first.
MOST = 700
EPOCHS = 10
SEED = 5
#: What of the model's findings is added to the grammar's.
VARIANTS = {
    "grammar": "the grammar alone",
    "new": "and every body the model finds where the grammar finds none",
    "plausible": "of these only such as end like bodies and not like classes",
    "boundaries": "the model's boundaries where both find a body",
    "persons": "and every person of the document whom only the model finds",
    "model": "the model's bodies alone",
}
SHOWN = ("agencies", "collectives", "leaders", "leaders with post", "duties (who does what)", "agency full names")
#: A stretch that the model sees at once: about a paragraph, ended where a sentence or line ends.
_STRETCH = re.compile(r"[\s\S]{80,300}?[。；\n]|[\s\S]{1,300}")

#: No body begins with a particle or is shorter than three characters.
_SOUND = re.compile(r"(?![和与及或的对由向将把被以于并各该])[一-鿿（）]{3,}")


def texts(part: int) -> list[tuple[bool, Path]]:
    """Every file and whether it is tested in this part; those without annotation only train."""
    counties = [SHARED / "corpus" / "county" / name for name in COUNTIES.values()]
    varied = sorted(VARIED.glob("*.txt"))
    national = sorted((SHARED / "corpus" / "national").rglob("*.txt"))
    if part == LAST:
        return [*((False, p) for p in (*counties, *national)), *(("v16" <= p.stem <= "v25", p) for p in varied)]
    return [*((i == part, p) for i, p in enumerate(counties)), *((i % PARTS == part, p) for i, p in enumerate(varied)), *((False, p) for p in national)]


def hide_words_of(part: int) -> None:
    """Take out of the word lists what stands in the documents of this part and in no other's. Before anything that makes patterns is imported."""
    from loaders import lexicon

    load = lexicon.load
    own, other = ("".join("".join(p.read_text("utf8").split()) for tested, p in texts(part) if tested is mine) for mine in (True, False))

    def lacking(name: str) -> Any:
        found = load(name)
        return without(found, {e for e in entries(found) if len(e) > 1 and e in own and e not in other})

    lexicon.load = lacking


# ------------------------------------------------------------ what the model learns from


def annotated() -> dict[str, dict]:
    """Title and number, without white space → annotation."""
    records = [json.loads(p.read_text("utf8")) for folder in GOLD.values() for p in sorted(folder.glob("*.json"))]
    return {"".join((r["doc_number"] or r["title"]).split()): r for r in records}


def by_hand(text: str, record: dict) -> Iterator[tuple[int, int, str]]:
    """Where the annotated forms stand in the text, longest first; forms inside titles are none by the guide."""
    from loaders.grammar.legal_bases import titles

    forms = {form: "AGENCY" for form in record["agencies"]}
    forms |= {form: "CLASS" for form in record["collectives"]} | {p["name"]: "PERSON" for p in record["leaders"]}
    taken = list(titles(text))
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(r"\s*".join(map(re.escape, form)), text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield *match.span(), forms[form]


def by_grammar(doc: Any) -> Iterator[tuple[int, int, str]]:
    """What the grammar found, persons before bodies, without overlaps."""
    persons = [*doc._.rosters, *doc._.contacts, *(p for g in doc._.groups for p in g.persons)]
    taken: list[tuple[int, int]] = []
    found = [*((p.start, p.end, "PERSON") for p in persons), *((m.start, m.end, "AGENCY" if m.kind == "agency" else "CLASS") for m in doc._.mentions)]
    for start, end, label in found:
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            yield start, end, label


def stretches(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _STRETCH.finditer(text)]


def examples(part: int) -> tuple[list[tuple[str, list[tuple[int, int, str]]]], int]:
    """At most MOST stretches of the documents of the other parts with their labels, and the number of documents. Empty ones are thinned to one in four."""
    from loaders import Unreadable, find_files
    from loaders.document import draft
    from loaders.source import read_source
    from loaders.split import split

    gold, out, documents, chance = annotated(), {True: [], False: []}, 0, random.Random(SEED)
    for file in find_files([p for tested, p in texts(part) if not tested]):
        try:
            source = read_source(file)
        except Unreadable:
            continue
        for stretch in split(source.text):
            d, documents = draft(source, stretch), documents + 1
            text = d.body.text
            record = gold.get("".join((d.head.number or d.head.title or "").split()))
            labels = sorted(by_hand(text, record) if record else by_grammar(d.doc))
            for start, end in stretches(text):
                inside = [(a - start, b - start, kind) for a, b, kind in labels if start <= a and b <= end]
                if text[start:end].strip() and (inside or chance.random() < 0.25):
                    out[record is not None].append((text[start:end], inside))
    chance.shuffle(out[False])
    return (out[True] + out[False])[:MOST], documents


def train(data: list[tuple[str, list[tuple[int, int, str]]]]) -> Any:
    """A recogniser over characters: hash embeddings, four convolutions of width 64 with two neighbours on each side."""
    import spacy
    from spacy.tokens import Span
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(SEED)
    nlp = spacy.blank("zh")
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 64, "attrs": ["NORM"], "rows": [4000], "include_static_vectors": False}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 64, "window_size": 2, "maxout_pieces": 3, "depth": 4}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2}
    nlp.add_pipe("ner", config={"model": model | {"tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}}})

    def example(text: str, labels: list[tuple[int, int, str]]) -> Example:
        reference = characters(nlp, text)
        reference.ents = [Span(reference, a, b, label=label) for a, b, label in labels]
        return Example(characters(nlp, text), reference)

    made = [example(*row) for row in data]
    optimizer = nlp.initialize(lambda: made)
    for _ in range(EPOCHS):
        random.Random(SEED).shuffle(made)
        for batch in minibatch(made, 16):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    return nlp


def endings(data: list[tuple[str, list[tuple[int, int, str]]]]) -> list[str]:
    """The two last characters that close at least three agencies, and agencies four times as often as classes."""
    counts = {kind: Counter("".join(text[a:b].split())[-2:] for text, labels in data for a, b, k in labels if k == kind) for kind in ("AGENCY", "CLASS")}
    return [tail for tail, n in counts["AGENCY"].items() if n >= 3 and n >= 4 * counts["CLASS"][tail]]


def characters(nlp: Any, text: str) -> Any:
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))


# ------------------------------------------------------------ the model beside the grammar


def add_to_pipeline(recogniser: Any, tails: set[str], chosen: dict[str, str]) -> None:
    """Put the recogniser behind the grammar's components; `chosen["variant"]` says what is taken from it."""
    from spacy.language import Language

    from loaders import language
    from loaders.grammar.legal_bases import titles
    from loaders.grammar.mentions import Kind, Mention
    from loaders.grammar.names import is_name
    from loaders.grammar.people import Person

    kinds = {"AGENCY": Kind.AGENCY, "CLASS": Kind.COLLECTIVE}
    seen: dict[str, list[tuple[int, int, str]]] = {}

    def entities(text: str) -> list[tuple[int, int, str]]:
        if text not in seen:
            cut = stretches(text)
            docs = recogniser.pipe(characters(recogniser, text[a:b]) for a, b in cut)
            seen[text] = [(a + e.start, a + e.end, e.label_) for (a, _), doc in zip(cut, docs, strict=True) for e in doc.ents]
        return seen[text]

    def bodies(doc: Any) -> Any:
        text, variant, mentions = doc.text, chosen["variant"], list(doc._.mentions)
        if variant in ("grammar", "persons"):
            return doc
        quoted = list(titles(text))
        found = [(a, b, kinds[k]) for a, b, k in entities(text) if k in kinds and not any(x < b and a < y for x, y in quoted)]
        if variant == "model":
            mentions = []
        if variant == "boundaries":
            for i, m in enumerate(mentions):
                over = [(a, b) for a, b, kind in found if a < m.end and m.start < b and kind is m.kind]
                if len(over) == 1 and sum(x.start < over[0][1] and over[0][0] < x.end for x in mentions) == 1:
                    mentions[i] = replace(m, start=over[0][0], end=over[0][1], surface="".join(text[slice(*over[0])].split()))
        else:
            for a, b, kind in found:
                surface = "".join(text[a:b].split())
                if variant == "plausible" and not (kind is Kind.AGENCY and surface[-2:] in tails and _SOUND.fullmatch(surface)):
                    continue
                if not any(m.start < b and a < m.end for m in doc._.mentions if variant != "model"):
                    mentions.append(Mention(surface, kind, a, b, "statistical"))
        doc._.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        return doc

    def persons(doc: Any) -> Any:
        if chosen["variant"] == "persons":
            known = {p.name for p in (*doc._.rosters, *doc._.contacts, *(p for g in doc._.groups for p in g.persons))}
            for a, b, kind in entities(doc.text):
                name = "".join(doc.text[a:b].split())
                if kind == "PERSON" and is_name(name) and name not in known:
                    doc._.rosters = [*doc._.rosters, Person(name, None, a, b, None)]
        return doc

    Language.component("statistical_bodies", func=bodies)
    Language.component("statistical_persons", func=persons)
    language.pipeline().add_pipe("statistical_bodies", after="zhengtu_agencies")
    language.pipeline().add_pipe("statistical_persons", after="zhengtu_rosters")


def read_part(part: int, folder: Path, lists: str) -> None:
    """Train on the other parts where no model is there yet, read this part in every variant, append its lines to `folder`. In a process of its own."""
    if lists == "hidden":
        hide_words_of(part)
    import spacy

    from loaders import find_files, read_file

    where = folder / f"model-{part}"
    if not where.is_dir():
        data, documents = examples(part)
        began = time.process_time()
        nlp = train(data)
        seconds = time.process_time() - began
        nlp.to_disk(where)
        size = sum(f.stat().st_size for f in where.rglob("*") if f.is_file()) / 1e6
        (folder / f"endings-{part}.json").write_text(json.dumps(endings(data), ensure_ascii=False), "utf8")
        print(f"part {part + 1}: {documents} documents, {len(data)} stretches, {seconds:.0f} s of processor time, {size:.1f} MB", flush=True)
    chosen: dict[str, str] = {}
    add_to_pipeline(spacy.load(where), set(json.loads((folder / f"endings-{part}.json").read_text("utf8"))), chosen)
    for variant in VARIANTS:
        chosen["variant"] = variant
        with (folder / f"{lists}-{variant}.jsonl").open("a", encoding="utf8") as lines:
            for file in find_files([p for tested, p in texts(part) if tested]):
                for document in read_file(file):
                    lines.write(json.dumps(document.to_json(), ensure_ascii=False) + "\n")


def table(title: str, folder: Path, lists: str, gold: Path, only: list[str]) -> None:
    """Print what the scorer says of every variant."""
    print(f"\n{title}\n\n| F1 | {' | '.join(SHOWN)} |\n|---|{'---:|' * len(SHOWN)}")
    for variant, meaning in VARIANTS.items():
        report = folder / "report.json"
        command = [sys.executable, SHARED / "eval" / "score.py", gold, folder / f"{lists}-{variant}.jsonl", "--json", report, "--only", ",".join(only)]
        subprocess.run(command, check=True, capture_output=True)
        found = json.loads(report.read_text("utf8"))
        print(f"| {meaning} | " + " | ".join(f"{found[k].get('f1', found[k].get('accuracy')):.3f}" for k in SHOWN) + " |")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.score.statistical", description=__doc__.splitlines()[0])
    parser.add_argument("--rules", type=Path, help="a checkout whose loaders read and teach, instead of this one's")
    rules = parser.parse_args().rules
    if not GOLD["counties"].is_dir():
        print(f"left out: no annotated county documents in {GOLD['counties']}")
        return 0
    ids = {name: [json.loads(p.read_text("utf8"))["id"] for p in sorted(gold.glob("*.json"))] for name, gold in GOLD.items()}
    with tempfile.TemporaryDirectory() as temporary:
        for part, lists in [(LAST, "whole")] if rules else [(part, lists) for lists in ("hidden", "whole") for part in range(PARTS)]:
            command = [sys.executable, "-m", "tests.score.statistical", "--part", str(part), lists, temporary]
            subprocess.run([*command, str(rules.resolve())] if rules else command, check=True)
        if rules:
            table("elsewhere, v16 to v25, by the earlier grammar", Path(temporary), "whole", VARIED, [i for i in ids["elsewhere"] if "v16" <= i <= "v25"])
            return 0
        for lists, means in (("whole", "the word lists whole"), ("hidden", "without the words that only the part shows")):
            for name, gold in GOLD.items():
                table(f"{name}, {means}", Path(temporary), lists, gold, ids[name])
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--part"]:
        if len(sys.argv) > 5:
            sys.path.insert(0, sys.argv[5])  # its loaders are imported, and these tests
        read_part(int(sys.argv[2]), Path(sys.argv[4]), sys.argv[3])
    else:
        sys.exit(main())
