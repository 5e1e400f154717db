"""From what a text prints to the key of a node: pure, total, the same on every machine.

A key never depends on what else is loaded; deciding that two keys mean one thing is the work of `loaders.resolve` (names) and of
`graph.settle` (a cited document that is loaded too).
"""
import hashlib
import re
from collections.abc import Iterable

from graph import laws

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


def known_by(id_: str, known_as: Iterable[str]) -> str:
    """What an index finds a document by that is known under these keys: their digests, which are words of one kind whatever stands in the keys."""
    return " ".join(sorted({digest(key) for key in (id_, *known_as)}))


_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
#: 〔2021〕 in whatever brackets, perhaps 第 after it, the running number perhaps with noughts before it
_NUMBER = re.compile(r"[〔（](?P<year>(?:19|20)\d{2})年?[〕）]第?0*(?P<serial>\d+)号")
#: 国务院令第649号, 中华人民共和国主席令（第八十八号）: numbers that each text of a law has one of
_ORDER = re.compile(r"令.{0,8}第?[\d一二三四五六七八九十百零〇]+号")
#: 某县人民政府关于印发《某办法》的通知 is 《某办法》 as printed; 转发 hands on another's text, 贯彻 and 实施 make one of their own
_ISSUES = re.compile(r"(?:^|关于|[府厅室委局部会])(?:印发|公布|发布)(?P<what>《.+》|[^《》]+)的(?:通知|通告|公告|决定|命令|令)$")


def fold_number(number: str) -> str:
    """A 发文字号 in one form for all its forms: 〔2021〕 for (2021), ［2021］ and （2021）; no 第, no noughts before the running number; digits."""
    return _NUMBER.sub(lambda m: f"〔{m['year']}〕{m['serial']}号", fold(number).translate(_DIGITS))


def document_id(place: str | None, number: str | None, text: str) -> str:
    """`巨鹿县/巨政字〔2023〕1号`: two counties may share an abbreviation, so the place belongs to the key.

    Without a number the squeezed text decides, so that one notice found in two files stays one document.
    """
    return qualified(place, fold_number(number)) if number else "text:" + digest(squeeze(text))


def issued_by_notice(title: str | None) -> str | None:
    """The text that a notice of this folded title issues; None for any other title."""
    match = _ISSUES.search(title) if title else None
    return match["what"] if match else None


def cited_id(number: str | None, title: str | None, place: str | None = None) -> str:
    """Key of a cited text: its number where it has one (with the place where the citing text makes that certain), else its title.

    A national law goes by its title alone, whatever it is called and whichever order published the text that is meant; a notice without a number that
    does nothing but issue a text goes by the title of that text.
    """
    bare = fold(title).strip("《》") if title else ""
    if number and not (bare and (laws.is_law(bare) or (_ORDER.search(squeeze(number)) and not place))):
        return qualified(place, fold_number(number))
    inner = issued_by_notice(fold(title)) if title else None
    return "《" + laws.canonical((inner or bare).strip("《》")) + "》"


def provision_id(document: str, path: str) -> str:
    return f"{document}#{path}"


def duty_id(document: str, path: str, ordinal: int) -> str:
    """`ordinal` counts the duties of one document from 1 in reading order: one provision may hold several."""
    return f"{document}#{path}~{ordinal}"
