"""The app on the examples, on either store: as a script under Streamlit's own test runner, and as a server for a browser."""
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from app.ingest import build
from graph.settings import Settings
from tests.conftest import EXAMPLES, environment, set_environment

ROOT = Path(__file__).parents[2]
MAIN = str(ROOT / "app" / "main.py")
COMMAND = str(Path(sys.executable).with_name("zhengtu"))
#: Pictures that the browser tests take on their way.
ARTEFACTS = Path(os.environ.get("ZHENGTU_ARTEFACTS") or ROOT / "build" / "screenshots")


@pytest.fixture(scope="module")
def loaded(either: Settings) -> Settings:
    """Either store with the examples in it."""
    build(sorted(EXAMPLES.glob("*.txt")), either)
    return either


@pytest.fixture
def visit(loaded: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of the app by its address, as a new session; `state` is what somebody chose there."""
    set_environment(monkeypatch, loaded)

    def opened(page: str = "home", state: Mapping[str, object] | None = None, **parameters: object) -> AppTest:
        app = AppTest.from_file(MAIN, default_timeout=60)
        if page != "home":
            # Streamlit's test runner knows pages by files alone; ours are functions, known by the hash of their path.
            app._page_hash = calc_hash(page)
        for name, value in (state or {}).items():
            app.session_state[name] = value
        for name, value in parameters.items():
            app.query_params[name] = str(value)
        app.run()
        assert not app.exception and not app.error, [e.value for e in (*app.exception, *app.error)]
        return app

    return opened


def said(app: AppTest) -> str:
    """All that our components show on a page, as HTML, in the order of the page."""
    found = []

    def look(block: object) -> None:
        for child in getattr(block, "children", {}).values():
            proto = getattr(child, "proto", None)
            if type(proto).__name__ == "BidiComponent" and proto.WhichOneof("data") == "json":
                data = json.loads(proto.json)
                found.extend(str(data[k]) for k in ("html", "cards") if k in data)
            look(child)

    look(app.main)
    return "\n".join(found)


def words(html: str) -> str:
    """HTML as a person reads it."""
    return re.sub(r"<[^>]+>", "", html)


def chromium() -> str | None:
    """The browser of the system, or the one that ZHENGTU_CHROMIUM names."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("ZHENGTU_CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A real Chromium. Absent: skipped, or failed where CI is set."""
    path = chromium()
    if path is None:
        message = "no Chromium (Debian: apt-get install chromium; else set ZHENGTU_CHROMIUM): the app is not tried in a browser"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield opened
        opened.close()


@contextmanager
def serving(settings: Settings, **more: str) -> Iterator[SimpleNamespace]:
    """`zhengtu app` on a free port; ended at the end of the block."""
    command = [COMMAND, "app", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment(settings) | more) as process:
        try:
            yield SimpleNamespace(address=process.stdout.readline().strip(), process=process)
        finally:
            process.terminate()
            process.wait(30)
