"""Bytes to text: the encodings met in Chinese offices, and a reason for every file that is no text.

Characters are counted in the text as decoded here, byte order mark removed and line ends untouched: all spans of the project rest on that count.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from loaders.errors import Unreadable

#: A county's whole yearly gazette is about 1 MB; what is larger by far is an archive, a dump or several years in one file.
LARGEST_BYTES = 64 * 1024 * 1024
#: Text files that lie in folders of documents; anything else is named in the report and left alone.
SUFFIXES = (".txt", ".text", ".md", "")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of common formats, so that the reason can say what the file is.
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX or XLSX"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "an RTF file"),
)


_BINARY = "不是文本文件 this is no text (binary data)"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """`name` is how the file is called in facts: its path within the folder that was given."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file."""

    name: str
    text: str
    encoding: str

    def sha256(self, start: int, end: int) -> str:
        return hashlib.sha256(self.text[start:end].encode("utf-8", "surrogatepass")).hexdigest()


def find_files(paths: list[str | Path]) -> list[SourceFile]:
    """Files named by `paths` in a stable order; folders are walked, hidden entries and README files left out.

    Raises Unreadable for a path that does not exist, since that is a mistake in the command rather than in the data.
    """
    found: dict[Path, SourceFile] = {}
    for given in map(Path, paths):
        if given.is_dir():
            inside = sorted(
                p
                for p in given.rglob("*")
                if p.is_file() and not p.name.upper().startswith("README") and not any(part.startswith(".") for part in p.relative_to(given).parts)
            )
            for path in inside:
                found.setdefault(path.resolve(), SourceFile(path, path.relative_to(given).as_posix()))
        elif given.exists():
            found.setdefault(given.resolve(), SourceFile(given, given.name))
        else:
            raise Unreadable(str(given), "没有这个文件或文件夹 no such file or folder")
    return list(found.values())


_CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]+")
_STRANGE = re.compile("[\0-\x08\x0e-\x1f\ue000-\uf8ff\ufffd\x7f-\x9f]+")


#: So many characters of a text, spread over the whole, tell what it is.
_SAMPLE = 20_000


def _shares(text: str) -> tuple[float, float]:
    """Share of Chinese characters and punctuation, and of characters no text holds (controls, private use, unassigned)."""
    sample = text[:: len(text) // _SAMPLE + 1]
    chinese, strange = (sum(map(len, pattern.findall(sample))) for pattern in (_CHINESE, _STRANGE))
    return chinese / len(sample), strange / len(sample)


def decode(raw: bytes, name: str) -> Source:
    """Text of `raw`; raises Unreadable where it is empty, too large, no text, or no Chinese text."""
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(name, "空文件 the file is empty")
    if len(raw) > LARGEST_BYTES:
        raise Unreadable(name, f"文件过大 {len(raw) / 1048576:.0f} MB (limit {LARGEST_BYTES // 1048576} MB): split it into one file a gazette")
    for first, what in _FORMATS:
        if raw.startswith(first):
            raise Unreadable(name, f"不是文本文件 this is {what}, not text: save it as plain text first")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return _checked(raw[len(mark) :].decode(encoding), name, encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(name, f"编码损坏 damaged {encoding} at byte {error.start + len(mark)}: convert the file to UTF-8") from None
    # A UTF-16 text without a mark has a zero in every second byte of its ASCII digits and line ends; no other text has zeros.
    if b"\x00" in raw[:4096]:
        encoding = "utf-16-le" if raw[1:4096:2].count(0) >= raw[0:4096:2].count(0) else "utf-16-be"
        try:
            return _checked(raw.decode(encoding), name, encoding)
        except UnicodeDecodeError:
            raise Unreadable(name, _BINARY) from None
    for encoding in ("utf-8", "gb18030"):
        try:
            return _checked(raw.decode(encoding), name, encoding)
        except UnicodeDecodeError:
            continue
    # Damaged in a few places, or another national encoding: a library that weighs all of them decides.
    best = from_bytes(raw[:1_000_000]).best()
    if best is None:
        raise Unreadable(name, "无法识别编码 no known encoding fits: convert the file to UTF-8")
    return _checked(_attempt(raw, best.encoding, name), name, best.encoding)


def _attempt(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(name, f"无法识别编码 no known encoding fits ({encoding} fails at byte {error.start}): convert the file to UTF-8") from None


def _checked(text: str, name: str, encoding: str) -> Source:
    chinese, strange = _shares(text)
    if strange > 0.02:
        raise Unreadable(name, _BINARY)
    if chinese < 0.05:
        raise Unreadable(name, "没有中文公文内容 no Chinese text was found in it")
    return Source(name, text, encoding)


def read_source(file: SourceFile) -> Source:
    """The decoded file; raises Unreadable, also for what the operating system refuses."""
    try:
        size = file.path.stat().st_size
        if size > LARGEST_BYTES:
            raise Unreadable(file.name, f"文件过大 {size / 1048576:.0f} MB (limit {LARGEST_BYTES // 1048576} MB): split it into one file a gazette")
        raw = file.path.read_bytes()
    except OSError as error:
        raise Unreadable(file.name, f"打不开 cannot be opened: {error.strerror}") from None
    if file.path.suffix.lower() not in SUFFIXES and not any(raw.startswith(first) for first, _ in _FORMATS):
        raise Unreadable(file.name, f"不是文本文件 {file.path.suffix} files are not read: give plain text (.txt)")
    return decode(raw, file.name)
