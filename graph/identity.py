"""From what a text prints to the key of a node: pure, total, the same on every machine.

A key never depends on what else is loaded; deciding that two keys mean one thing is the work of `loaders.resolve` (names) and of
`graph.settle` (a cited document that is loaded too).
"""
import hashlib
import re

SPACE = re.compile(r"\s+")
#: One kind of bracket and quote, as printers and keyboards mix them in one county and one year.
FOLDED = str.maketrans("［］【】[]()〈〉＜＞<>“”„‟\"'‘’", "〔〕〔〕〔〕（）《》《》《》＂＂＂＂＂＂＂＂")


def squeeze(text: str | None) -> str:
    """`text` without white space: hard line breaks and letter-spacing (`韩 超`) are the printer's, not the author's."""
    return SPACE.sub("", text or "")


def fold(text: str | None) -> str:
    """`text` squeezed, with brackets of one kind and without quotation marks, for comparing names and numbers."""
    return squeeze(text).translate(FOLDED).replace("＂", "")


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits over `parts`, for keys that need not be read."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def qualified(place: str | None, name: str) -> str:
    """`巨鹿县/县发改局` style keys; `place` is the chain or the last name of it, None for the nation and the unknown."""
    return f"{place}/{name}" if place else name


def document_id(place: str | None, number: str | None, text: str) -> str:
    """`巨鹿县/巨政字〔2023〕1号`: two counties may share an abbreviation, so the place belongs to the key.

    Without a number the squeezed text decides, so that one notice found in two files stays one document.
    """
    return qualified(place, fold(number)) if number else "text:" + digest(squeeze(text))


def cited_id(number: str | None, title: str | None, place: str | None = None) -> str:
    """Key of a cited text: its number where it has one (with the place where the citing text makes that certain), else its title."""
    return qualified(place, fold(number)) if number else "《" + fold(title).strip("《》") + "》"


def provision_id(document: str, path: str) -> str:
    return f"{document}#{path}"


def duty_id(document: str, path: str, ordinal: int) -> str:
    """`ordinal` counts the duties of one document from 1 in reading order: one provision may hold several."""
    return f"{document}#{path}~{ordinal}"
