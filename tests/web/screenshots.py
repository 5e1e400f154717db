"""`make screenshots`: the pictures of the README, of the examples' graph, taken in a real browser; with --all every page at both widths, in both languages,
light and dark, to look at. The pictures are reduced to few colours, so that the repository stays small.
"""
import argparse
import io
import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from app.ingest import build
from graph import embedded
from graph.settings import Settings
from tests.conftest import EXAMPLES
from tests.web.conftest import ROOT, chromium, serving

COUNTY = "河北省/云川市/岭源县"
#: A day on which the examples have documents of every status.
DAY = date(2024, 6, 30)


def _id(text: str) -> str:
    return quote(text, safe="")


PAGES = {
    "home": "",
    "asked": f"search?q={_id('谁负责更新供水管网')}", "search": f"search?q={_id('供水')}", "agency": f"agency?id={_id(f'{COUNTY}/岭源县水务局')}&day={DAY}",
    "document": f"document?id={_id('岭源县/岭政字〔2023〕5号')}&at=4569-4634&day={DAY}",
    "superseded": f"document?id={_id('岭源县/岭政发〔2018〕6号')}&day={DAY}",
    "duty": f"duty?id={_id('岭源县/岭政字〔2023〕5号#二（三）1~3')}&day={DAY}",
    "group": f"group?id={_id(f'{COUNTY}/岭源县农村供水保障提升工作领导小组')}&day={DAY}",
    "leader": f"leader?id={_id(f'{COUNTY}/陆文舟')}", "program": f"program?id={_id(f'{COUNTY}/岭源县2023年民生实事工作方案')}&day={DAY}",
    "basis": f"basis?id={_id('中办发〔2012〕14号')}&day={DAY}", "place": f"place?id={_id(COUNTY)}",
    "graph": f"graph?kind=Agency&id={_id(f'{COUNTY}/岭源县水务局')}",
    "status": f"status?day={DAY}", "questions": "questions?name=who_does", "console": "console", "add": "add", "nowhere": "agency?id=x",
}
#: What the README shows: page, width, height.
SHOWN = {"home": (1280, 860), "document": (1280, 900), "graph": (1280, 860), "status": (1280, 860)}


def settled(page: Page) -> None:
    page.wait_for_selector(".zt > *", timeout=60_000)
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'", timeout=60_000)
    page.wait_for_timeout(2_500)   # charts and forces come to rest


def kept(page: Page, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.web.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument("--all", type=Path, metavar="DIR", help="every page at both widths, in both languages, light and dark, into DIR")
    parser.add_argument("--only", nargs="*", default=list(PAGES), help="these pages")
    given = parser.parse_args()
    path = chromium()
    if path is None:
        raise SystemExit("no Chromium: set ZHENGTU_CHROMIUM")
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(None, Path(temporary) / "data")
        build(sorted(EXAMPLES.glob("*.txt")), settings)
        with sync_playwright() as playwright, serving(settings) as served:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
            if given.all:
                for width, lang, scheme in ((1280, "zh", "light"), (1280, "en", "dark"), (390, "zh", "dark"), (390, "en", "light")):
                    _all(browser, served.address, given.all, width, lang, scheme, given.only)
            else:
                _shown(browser, served.address)
            browser.close()
        embedded.stop(settings.data)


def _all(browser: Browser, address: str, folder: Path, width: int, lang: str, scheme: str, only: list[str]) -> None:
    context = browser.new_context(base_url=address + "/", viewport={"width": width, "height": 1100}, color_scheme=scheme)
    page = context.new_page()
    for name in only:
        page.goto(PAGES[name] + (("&" if "?" in PAGES[name] else "?") + "lang=en" if lang == "en" else ""))
        settled(page)
        kept(page, folder / f"{name}-{width}-{lang}-{scheme}.png")
    context.close()


def _shown(browser: Browser, address: str) -> None:
    for name, (width, height) in SHOWN.items():
        context = browser.new_context(base_url=address + "/", viewport={"width": width, "height": height}, color_scheme="light")
        page = context.new_page()
        page.goto(PAGES[name])
        settled(page)
        if name == "document":
            page.locator(".here mark").nth(1).click()
        kept(page, ROOT / "docs" / "screenshots" / f"{name}.png")
        context.close()


if __name__ == "__main__":
    main()
