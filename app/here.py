"""What every screen is given: the open store, the settings, the language, the day. Screens take it as an argument and read no globals."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.words import Say
from graph.settings import Settings
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Here:
    """`parameters` are those of the page's address."""

    store: Store
    settings: Settings
    say: Say
    parameters: Mapping[str, str]

    @property
    def id(self) -> str:
        return self.parameters.get("id", "")

    @property
    def day(self) -> date:
        """The day that the address names, else today."""
        return day_of(self.parameters.get("day"))


def day_of(written: str | None) -> date:
    """`written` as a day; today for none and for one that makes no sense, so that a mistyped address still shows its page."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return date.today()
