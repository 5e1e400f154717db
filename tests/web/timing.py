"""`make timing`: how long the pages of the app take in a real browser, from the click to the page. Prints Markdown; asserts nothing.

The first page is timed from the moment at which `zhengtu app` has printed its address, in a browser that has seen nothing of the app; the others by their
addresses in a session of their own, and once more from a link within a session.
"""
import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import quote

import psutil
from playwright.sync_api import Page, sync_playwright

from app.ingest import build
from graph import embedded
from graph.settings import Settings
from graph.store import open_store
from queries import pages
from tests.benchmark.__main__ import corpus
from tests.web.conftest import chromium, serving

#: Each page so many times; the median is told.
TIMES = 5
#: When a page is there: its last part is drawn and nothing runs any more. Looked at with every frame of the browser: Playwright's own waiting for an element
#: looks only every half second after the first few looks.
_DONE = """() => !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]')
  && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"""

#: What a link of the app does (app/widgets/visit.js).
VISIT = "(a) => { history.pushState(null, '', a || '/'); dispatchEvent(new PopStateEvent('popstate')) }"


def addresses(settings: Settings) -> dict[str, str]:
    """One page of each kind: the fullest that the graph has."""
    with open_store(settings) as store:
        one = lambda cypher: quote(str(store.read(cypher)[0]["id"]), safe="")  # noqa: E731
        agency = quote(str(pages.busiest(store)[0]["id"]), safe="")
        document = one("MATCH (d:Document)-[:ASSIGNS]->(u) RETURN d.id AS id, count(u) AS n ORDER BY n DESC, id LIMIT 1")
        longest = one("MATCH (d:Document) RETURN d.id AS id ORDER BY d.end - d.start DESC LIMIT 1")
        basis = one("MATCH (d)-[:CITES]->(b:LegalBasis) RETURN b.id AS id, count(d) AS n ORDER BY n DESC, id LIMIT 1")
        leader = one("MATCH (p:Leader)-[:HOLDS]->(a) RETURN p.id AS id, count(a) AS n ORDER BY n DESC, id LIMIT 1")
        group = one("MATCH (m)-[:SERVES_ON]->(g) RETURN g.id AS id, count(m) AS n ORDER BY n DESC, id LIMIT 1")
    return {"首页 home": "", "检索 search": f"search?q={quote('供水')}", "机构 agency": f"agency?id={agency}",
            "公文，职责最多 document with most duties": f"document?id={document}", "公文，最长 longest document": f"document?id={longest}",
            "依据 legal basis": f"basis?id={basis}", "领导 leader": f"leader?id={leader}",
            "议事机构 group": f"group?id={group}", "图谱 graph": f"graph?kind=Agency&id={agency}", "效力 status": "status", "问题 questions": "questions",
            "控制台 console": "console", "添加 add": "add"}


def took(do: Callable[[], object], page: Page) -> float:
    started = time.perf_counter()
    do()
    page.wait_for_timeout(30)   # until the change of page has begun
    page.wait_for_function(_DONE, timeout=60_000)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.web.timing", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=corpus(), help="documents to load; the county gazettes, else the examples")
    parser.add_argument("--data", type=Path, help="a data directory that is loaded already")
    given = parser.parse_args()
    path = chromium()
    if path is None:
        raise SystemExit("no Chromium: set ZHENGTU_CHROMIUM")
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(None, given.data or Path(temporary) / "data")
        if given.data is None:
            build([given.folder], settings)
        known = addresses(settings)
        with sync_playwright() as playwright, serving(settings) as served:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
            first = browser.new_context(base_url=served.address + "/").new_page()
            rows = [("首页，服务刚启动 first page after the start", [took(lambda: first.goto(""), first)], [])]
            within = browser.new_context(base_url=served.address + "/").new_page()
            within.goto("")
            for name, address in known.items():
                fresh = browser.new_context(base_url=served.address + "/").new_page()
                opened = [took(partial(fresh.goto, address), fresh) for _ in range(TIMES)]
                followed = [took(partial(within.evaluate, VISIT, address), within) for _ in range(TIMES)]
                rows.append((name, opened, followed))
                fresh.context.close()
            browser.close()
        if given.data is None:
            embedded.stop(settings.data)
    load = ", ".join(f"{x:.1f}" for x in psutil.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load}\n\n| page | by its address, s | by a link, s |\n|---|---:|---:|")
    for name, opened, followed in rows:
        print(f"| {name} | {median(opened):.2f} | {f'{median(followed):.2f}' if followed else ''} |")


if __name__ == "__main__":
    main()
