"""Damaged inputs: what comes out of scans, converters and copies gone wrong. `make fuzz` runs ten thousand; the tests a few hundred.

    python -m tests.reading.fuzz NUMBER [SEED]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from loaders.document import draft, finish
from loaders.fragment import fragment_of
from loaders.source import Source
from loaders.split import split

ROOT = Path(__file__).resolve().parents[2]
#: Characters on which the grammar turns, and some that no document should hold.
_PIECES = "。；：，、（）()〔〕［］【】《》〈〉“”—-·…1１一〇\n\r\t 　\u200b\ufeff\x00\x0c年月日号第条局县省市、负责牵头组长：附件《》𠮷"


def texts() -> list[str]:
    """Documents to damage: the example gazette, one by one, and those in the styles of other provinces."""
    gazette = (ROOT / "examples" / "gazette.txt").read_text("utf8")
    return [gazette[s.start : s.end] for s in split(gazette)] + [p.read_text("utf8") for p in sorted((ROOT / "tests/golden/varied").glob("*.txt"))]


def damaged(text: str, rng: random.Random) -> str:
    """`text`, most often a piece of it, after a few of the things that happen to texts."""
    size = rng.choice((200, 600, 1500))
    at = rng.randrange(max(1, len(text) - size))
    text = text[at : at + size] if rng.random() < 0.8 else text[:2000]
    for _ in range(rng.randint(1, 6)):
        a = rng.randrange(len(text) + 1)
        b = min(len(text), a + rng.choice((1, 2, 5, 40)))
        text = rng.choice(
            (
                lambda a=a, b=b, t=text: t[:a] + t[b:],  # lost
                lambda a=a, b=b, t=text: t[:a] + t[a:b] * 3 + t[b:],  # repeated
                lambda a=a, b=b, t=text: t[:a] + t[a:b][::-1] + t[b:],  # turned round
                lambda a=a, t=text: t[:a] + "".join(rng.choices(_PIECES, k=rng.randint(1, 12))) + t[a:],  # strewn in
                lambda a=a, b=b, t=text: t[b:] + t[a:b] + t[:a],  # moved
                lambda t=text: t.replace("\n", rng.choice(("", "\r\n", "\n\n", " "))),  # other line ends
                lambda t=text: t.replace("　", "").replace(" ", ""),  # blanks gone
            )
        )()
    return text


def inputs(number: int, seed: int = 0) -> Iterator[str]:
    rng = random.Random(seed)
    sources = texts()
    for _ in range(number):
        yield damaged(rng.choice(sources), rng)


def read(text: str) -> int:
    """Read a text to the end, up to what is loaded, and give the number of facts; raises what the reader raises."""
    count = 0
    for stretch in split(text):
        document = finish(draft(Source("x.txt", text, "utf-8"), stretch), frozenset())
        for mention in (*document.agencies, *document.legal_bases, *document.duties, *document.leaders, *document.groups):
            for a, b in mention.spans:
                if not 0 <= a < b <= len(text):
                    raise AssertionError(f"a span outside of the text: {a}, {b} of {len(text)}")
            count += 1
        document.to_json()
        fragment_of(document)
    return count


def main(number: int, seed: int = 0) -> int:
    failed = facts = 0
    for n, text in enumerate(inputs(number, seed)):
        try:
            facts += read(text)
        except Exception as error:
            failed += 1
            print(f"input {n} of seed {seed}: {type(error).__name__}: {error}\n{text!r}\n")
    print(f"{number} damaged inputs, {facts} facts read in them, {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(*(int(x) for x in sys.argv[1:3])))
