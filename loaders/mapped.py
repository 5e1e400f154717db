"""Text that remembers where each of its characters stood in the file, through every cleaning."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class MappedText:
    """`text[i]` stood at `origin[i]` in the decoded file: as many of the one as of the other. A character put in by cleaning (a line break) carries the origin
    of the one before it."""

    text: str
    origin: array

    def span(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the cleaned text as [start, end) of the file."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is no stretch of {len(self.text)} characters")
        return self.origin[start], self.origin[end - 1] + 1

    def slice(self, start: int, end: int) -> MappedText:
        return MappedText(self.text[start:end], self.origin[start:end])


def mapped(text: str, start: int = 0) -> MappedText:
    """`text` as it stands from `start` in the file."""
    return MappedText(text, array("I", range(start, start + len(text))))


def join(parts: Iterable[MappedText], separator: str = "") -> MappedText:
    """The parts one after the other, `separator` between them."""
    pieces: list[str] = []
    origin = array("I")
    for part in parts:
        if pieces and separator:
            pieces.append(separator)
            origin.extend(origin[-1:] * len(separator) if origin else [0] * len(separator))
        pieces.append(part.text)
        origin.extend(part.origin)
    return MappedText("".join(pieces), origin)


def without(part: MappedText, unwanted: Iterable[int]) -> MappedText:
    """Without the characters at the positions `unwanted`, which are in order and few."""
    pieces: list[str] = []
    origin = array("I")
    at = 0
    for i in unwanted:
        pieces.append(part.text[at:i])
        origin.extend(part.origin[at:i])
        at = i + 1
    pieces.append(part.text[at:])
    origin.extend(part.origin[at:])
    return MappedText("".join(pieces), origin)


def keep(part: MappedText, wanted: Iterable[int]) -> MappedText:
    """Only the characters at the positions `wanted`, in their order."""
    positions = list(wanted)
    return MappedText("".join(part.text[i] for i in positions), array("I", (part.origin[i] for i in positions)))
