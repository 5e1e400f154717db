"""A person with a post, as rosters, groups and lists of contacts give one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """`start`:`end` is the name; `post_span` the post, None where the roster gives none."""

    name: str
    post: str | None
    start: int
    end: int
    post_span: tuple[int, int] | None
    role: str | None = None
    rule: str = "roster"
