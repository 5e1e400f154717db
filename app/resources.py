"""What all sessions of the app share: the settings and the one open store. The only place that keeps a resource of Streamlit's."""
import streamlit as st

from graph.settings import Settings, settings
from graph.store import Store, open_store
from queries import pages


@st.cache_resource(show_spinner=False, on_release=Store.close)
def _opened(url: str | None, data: str, _settings: Settings) -> Store:
    return open_store(_settings)


def the_settings() -> Settings:
    """Which store, from the environment that `zhengtu app` sets."""
    return settings()


def store() -> Store:
    """The open store. GraphError where it cannot be opened; `forget` and call again once it may be back."""
    chosen = the_settings()
    return _opened(chosen.url, str(chosen.data), chosen)


def forget() -> None:
    """Let go of a store that went away, so that the next look connects anew."""
    _opened.clear()


@st.cache_data(ttl=20, show_spinner=False)
def figures(address: str) -> dict[str, object]:
    """Numbers of the whole graph; counting takes longer than a page may, so they may be some seconds old. `address` keeps two stores apart."""
    held = store()
    return {"sizes": pages.sizes(held), "years": pages.by_year(held), "busiest": pages.busiest(held)}
