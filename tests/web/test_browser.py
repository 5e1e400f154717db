"""The paths that a user walks, in a real Chromium on either store. Pictures of the way stay in build/screenshots (ZHENGTU_ARTEFACTS)."""
import re
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from graph import embedded
from graph.settings import Settings
from tests.web.conftest import ARTEFACTS, serving

COUNTY = "河北省/云川市/岭源县"
WATER = f"agency?id={quote(f'{COUNTY}/岭源县水务局', safe='')}"
#: Names in the picture that can be clicked, on one line (of a longer one each line is a text of its own); those that stand well within it come first.
INSIDE = """() => {
  const svg = document.querySelector('svg:has(text[style*="11px"])') || [...document.querySelectorAll('svg')].find((s) => s.querySelectorAll('text').length > 5)
  svg.scrollIntoView({block: 'center'})
  const box = svg.getBoundingClientRect()
  const texts = [...svg.querySelectorAll('text')]
  const centre = (r) => [r.left + r.width / 2, r.top + r.height / 2]
  const alone = texts.filter((t) => {
    const [x, y] = centre(t.getBoundingClientRect())
    const beside = (o) => Math.abs(centre(o)[0] - x) < 2 && Math.abs(centre(o)[1] - y) < 16
    if (texts.some((o) => o !== t && beside(o.getBoundingClientRect()))) return false
    const hit = document.elementFromPoint(x, y)
    return t === hit || t.contains(hit)
  })
  const within = (t) => {
    const b = t.getBoundingClientRect()
    return Math.min(b.left - box.left, box.right - b.right, b.top - box.top - 20, box.bottom - b.bottom) > 40
  }
  return alone.sort((s, t) => within(t) - within(s)).map((t) => t.textContent).filter((n) => n.length > 4 && !n.endsWith('…'))
}"""
#: Whether every name of the picture stands where it stood when this was asked last.
AT_REST = """() => {
  const now = [...document.querySelectorAll('svg text')].map((t) => t.getBoundingClientRect()).map((b) => `${Math.round(b.left)} ${Math.round(b.top)}`).join()
  const same = now === window.stood
  window.stood = now
  return same
}"""
NEW = """岭源县人民政府办公室
关于做好冬季供水管网防冻工作的通知
岭政办字〔2024〕3号

各乡镇人民政府，县政府有关部门：
为保障冬季供水，现就有关事项通知如下：
一、加强巡查。由县水务局牵头，县财政局配合，于2024年1月底前完成供水管网防冻巡查。
本通知自印发之日起施行。

岭源县人民政府办公室
2024年1月5日
"""


@pytest.fixture(scope="module")
def site(loaded: Settings) -> Iterator[SimpleNamespace]:
    """The app in a process of its own, as users start it."""
    with serving(loaded) as served:
        served.settings = loaded
        yield served


@pytest.fixture
def page(site: SimpleNamespace, browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh session at 1280 pixels; a picture of its end is kept, and no error may have reached the browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site.address + "/", locale="zh-CN")
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)   # which goes by five seconds else, too few on a busy machine
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    opened.screenshot(path=ARTEFACTS / (re.sub(r"\W+", "-", request.node.name).strip("-") + ".png"))
    context.close()
    assert not wrong


def test_from_search_to_an_agency_to_a_duty_to_its_words(page):
    page.goto("")
    box = page.get_by_role("combobox", name="找机构")
    box.press_sequentially("县水务")
    expect(page.get_by_role("option").first).to_contain_text("岭源县水务局")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", name="岭源县水务局")).to_be_visible()
    page.get_by_role("link", name="更新供水管网").click()
    page.get_by_role("link", name="打开原文").click()
    expect(page.locator("#here")).to_be_in_viewport()
    marked = "".join(page.locator(".here").all_inner_texts())
    assert "".join(marked.split()).startswith("更新供水管网。更换老化供水管道38公里")
    page.locator(".here mark").nth(1).click()
    expect(page.get_by_role("dialog")).to_contain_text("牵头")
    # The browser's own button goes back one page, not half of one.
    page.go_back()
    expect(page.get_by_role("heading", name="更新供水管网")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="岭源县水务局")).to_be_visible()


def test_from_a_document_along_its_status_to_what_took_its_place(page):
    page.goto("status?day=2024-06-30")
    page.get_by_text(re.compile(r"^已废止 \d")).click()
    expect(page.locator("tbody tr").filter(has_text="现行有效")).to_have_count(0)
    page.get_by_role("link", name=re.compile("工作规则")).first.click()
    chain = page.locator(".chain")
    expect(chain.locator(".self")).to_contain_text("已废止")
    step = chain.locator(".step").first
    expect(step).to_contain_text("废止")
    step.get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("岭源县人民政府工作规则")
    expect(page.locator(".chain .self")).not_to_contain_text("已废止")


def test_the_graph_unfolds_three_times_and_folds_again(page):
    page.goto(WATER.replace("agency?", "graph?kind=Agency&"))
    page.locator("canvas").first.wait_for()   # a choice made while the page is still being drawn may be lost
    page.get_by_text("筛选与图片格式").click()
    page.get_by_text("SVG", exact=True).click()
    page.locator("svg text").first.wait_for(timeout=60_000)
    page.get_by_text("筛选与图片格式").click()
    number = lambda: int(re.search(r"(\d+) 个节点", page.get_by_text(re.compile(r"\d+ 个节点")).inner_text())[1])  # noqa: E731
    dot = lambda name: page.locator("svg text", has_text=re.compile(f"^{name}$")).first  # noqa: E731
    dot("岭源县水务局").wait_for(timeout=60_000)
    sizes, opened = [number()], ["岭源县水务局"]
    for _ in range(3):
        page.wait_for_timeout(1200)   # until the picture has begun to move
        # What still moves may come to rest outside, where it cannot be clicked.
        page.evaluate("window.stood = ''")
        page.wait_for_function(AT_REST, polling=500, timeout=90_000)
        page.wait_for_function(f"(opened) => ({INSIDE})().some((n) => !opened.includes(n))", arg=opened, timeout=60_000)
        name = next(n for n in page.evaluate(INSIDE) if n not in opened)
        dot(name).click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        expect(page.get_by_text(re.compile(r"\d+ 个节点"))).not_to_have_text(re.compile(f"^{sizes[-1]} 个节点"))
        sizes.append(number())
        opened.append(name)
    assert sizes == sorted(set(sizes)), "each click unfolds more"
    page.wait_for_timeout(1200)
    dot(opened[-1]).click(timeout=90_000)
    expect(page.get_by_text(re.compile(r"\d+ 个节点"))).to_have_text(re.compile(f"^{sizes[-2]} 个节点"))


def test_the_console_refuses_to_write_and_shows_a_graph(page):
    page.goto("console")
    statement = page.get_by_label("Cypher", exact=True)
    statement.fill("MATCH (n) DETACH DELETE n")
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_text("语句有误")).to_be_visible()
    statement.fill("MATCH p = (:Agency)-[:LEADS]->(:Duty) RETURN p LIMIT 12")
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_role("tab", name=re.compile("^图"))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="GraphML").click()
    assert "<graphml" in download.value.path().read_text(encoding="utf-8")


def test_an_added_document_appears_and_is_taken_back(page, tmp_path):
    (tmp_path / "防冻.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "坏.txt").write_bytes(b"%PDF-1.4 none")
    page.goto("add")
    page.locator("input[type=file]").set_input_files([tmp_path / "防冻.txt", tmp_path / "坏.txt"])
    page.get_by_role("button", name=re.compile("读取并加入 2")).click()
    expect(page.get_by_text(re.compile("读完了：新增 1 份"))).to_be_visible(timeout=60_000)
    expect(page.get_by_text("this is a PDF", exact=False)).to_be_visible()
    page.get_by_role("link", name=re.compile("防冻工作")).first.click()
    expect(page.locator(".text")).to_contain_text("由县水务局牵头，县财政局配合")
    page.goto("add")
    page.get_by_role("button", name="撤销").first.click()
    expect(page.get_by_text("已撤销 1 份公文")).to_be_visible(timeout=60_000)
    page.goto(f"document?id={quote('岭源县/岭政办字〔2024〕3号', safe='')}")
    expect(page.get_by_text("图谱里没有这个公文", exact=False)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_fits_its_width_and_the_language_changes_by_one_switch(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    for address in ("", WATER, f"document?id={quote('岭源县/岭政办字〔2023〕6号', safe='')}", "status?day=2024-06-30"):
        page.goto(address)
        page.locator(".zt h1, .zt table").first.wait_for()
        wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth")
        assert wide <= 1, address
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("On which day")).to_be_visible()
    assert "lang=en" in page.url


def test_ten_sessions_at_once(site, browser, page):
    """Ten contexts with pages of their own, all asked before any answer is waited for."""
    contexts = [browser.new_context(base_url=site.address + "/") for _ in range(10)]
    try:
        pages = [context.new_page() for context in contexts]
        for number, opened in enumerate(pages):
            opened.goto(WATER if number % 2 else f"search?q={quote('供水')}", wait_until="commit")
        for opened in pages:
            expect(opened.get_by_role("link", name="更新供水管网").first).to_be_visible(timeout=60_000)
            assert not opened.locator("[data-testid=stException]").count()
    finally:
        for context in contexts:
            context.close()


def test_a_store_that_went_away_comes_back_without_a_restart(site, page):
    if site.settings.url is not None:
        pytest.skip("the server of these tests is everybody's: it is not stopped here")
    page.goto(WATER)
    page.get_by_role("heading", name="岭源县水务局").wait_for()
    embedded.kill(embedded.ensure_running(site.settings.data))
    page.get_by_role("link", name="更新供水管网").click()
    expect(page.get_by_role("heading", name="更新供水管网")).to_be_visible(timeout=60_000)
    assert not page.locator("[data-testid=stException]").count()
