"""Our three components: ready HTML with links, the reader of a marked text, the search box. A click on a link changes the page within the browser.

The scripts and styles lie beside this module. What is shown is escaped where it is made (`app.drawing`), never here.
"""
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _script(name: str) -> str:
    return _file("visit.js") + _file(name)


@cache
def _prose() -> Callable[..., object]:
    return st.components.v2.component("zhengtu_prose", html='<div class="zt"></div>', css=_file("base.css"), js=_script("prose.js"))


@cache
def _reader() -> Callable[..., object]:
    return st.components.v2.component("zhengtu_reader", html='<div class="zt"></div>', css=_file("base.css") + _file("reader.css"), js=_script("reader.js"))


@cache
def _search() -> Callable[..., object]:
    return st.components.v2.component("zhengtu_search", html='<div class="zt"></div>', css=_file("base.css") + _file("search.css"), js=_script("search.js"))


def prose(html: str, key: str) -> None:
    """Shows HTML made by `app.drawing`."""
    _prose()(data={"html": html}, key=key)


def reader(html: str, cards: Sequence[str], legend: Sequence[Mapping[str, object]], colours: Mapping[str, str], outline: Sequence[Mapping[str, object]],
           words: Mapping[str, str], at: str, path: str, key: str) -> None:
    """Shows a marked text; `cards` are the lines of its facts by number, `at` and `path` the place to show first."""
    _reader()(data={"html": html, "cards": list(cards), "legend": list(legend), "colours": dict(colours), "outline": list(outline), "words": dict(words),
                    "at": at, "path": path, "key": key, "lang": words["close"]}, key=key)


def search_box(value: str, placeholder: str, results: str, suggest: Callable[[str], Sequence[Mapping[str, object]]], key: str) -> None:
    """A box that offers `suggest(beginning)` ([{href, kind, name, where, colour}]) while one types; Enter goes to `results` + what was typed."""
    beginning = str((st.session_state.get(key) or {}).get("beginning") or "")
    _search()(data={"value": value, "placeholder": placeholder, "results": results, "beginning": beginning,
                    "suggestions": list(suggest(beginning)) if beginning else []},
              key=key, default={"beginning": ""}, on_beginning_change=lambda: None)
