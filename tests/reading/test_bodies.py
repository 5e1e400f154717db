"""Bodies of other provinces' places by their short forms, in sentences that say nothing of them but their names (tests/cases/bodies.toml)."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from loaders import find_files, read_file
from loaders.document import is_class
from loaders.places import Place
from loaders.resolve import Resolver

PLACES = tomllib.loads((Path(__file__).parents[1] / "cases" / "bodies.toml").read_text("utf8"))["place"]
#: How a document may name a body: in a label that closes an item, as who does something, and inside a sentence.
FRAMES = {
    "label": "{n}.巡查沟渠。按月登记，及时清理。（责任单位：{form}）",
    "sentence": "{n}.{form}负责汇总台账，按月登记。",
    "prose": "{n}.有关材料由{form}汇总，遇有变动及时更新。",
}


def full_name(place: dict, rest: str) -> str:
    return rest[1:] if rest.startswith("=") else place["chain"].rsplit("/", 1)[-1] + rest


def document(place: dict, lines: list[str]) -> str:
    name = place["chain"].split("/")[-1]
    above = "".join(place["chain"].split("/")[:-1])
    head = [f"{name}人民政府办公室", "关于印发沟渠巡查工作方案的通知", "各有关单位：", f"《沟渠巡查工作方案》已经同意，现印发给你们。巡查范围以{above}公布的名录为准。", f"{name}人民政府办公室", "2024年5月6日"]
    return "\n".join([*head, "沟渠巡查工作方案", "一、任务", *lines])


@cache
def _read(text: str, folder: Path) -> dict[str, str | None]:
    file = folder / f"{abs(hash(text))}.txt"
    file.write_text(text, "utf8")
    return {a.surface: a.name for document in read_file(find_files([file])[0]) for a in document.agencies}


def named(place: dict, frame: str, forms: list[str], folder: Path, also: str = "") -> dict[str, str | None]:
    """The forms that are read as bodies in a document of the place → their full names; a document for all of them, so that reading is quick."""
    lines = [FRAMES[frame].format(n=n, form=form) for n, form in enumerate(forms, start=1)]
    return _read(document(place, [*lines, *([f"9.经费由{also}核定。"] if also else [])]), folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bodies")


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("place", PLACES, ids=lambda p: p["chain"].rsplit("/", 1)[-1])
def test_a_form_that_is_certain_has_its_full_name_and_no_other_is_guessed(place, frame, folder):
    # 由清源镇…: where a road or a pipe begins is no agent
    rows = [(form, rest) for form, rest in place["certain"] if not (frame == "prose" and form.endswith(("镇", "街道")))]
    found = named(place, frame, [form for form, _ in rows], folder)
    assert {form: found.get(form, "not found") for form, _ in rows} == {form: full_name(place, rest) for form, rest in rows}
    unsure = [*place["open"], *(form for form, _ in place["spelled"])]
    found = named(place, frame, unsure, folder)
    assert {form: found.get(form, "not found") for form in unsure} == dict.fromkeys(unsure)


@pytest.mark.parametrize(("place", "form", "rest"), [pytest.param(p, *row, id=f"{p['chain'].rsplit('/', 1)[-1]}-{row[0]}") for p in PLACES for row in (*p["spelled"], *p.get("whole", ()))])
def test_the_name_that_the_document_writes_out_settles_the_short_form(place, form, rest, folder):
    full = full_name(place, rest)
    assert named(place, "label", [form], folder, also=full).get(form, "not found") == full


@pytest.mark.parametrize(
    ("form", "rest"),
    [
        ("县人事局", "人事局"),  # not 退役军人事务局
        ("县移民局", "移民局"),  # not 水库移民局
        ("县林业局", "林业局"),  # not the nation's 林业和草原局
        ("县安全局", "国家安全局"),
        ("县监管局", None),  # not 监狱管理局
        ("县开发局", None),  # not 扶贫开发局
        ("县数据中心", None),  # not 大数据中心
        ("县抗旱办", None),  # not 防汛抗旱指挥部办公室
        ("县环卫局", None),
        ("县农科局", None),
    ],
)
def test_a_form_is_not_short_for_every_name_that_holds_its_characters(form, rest):
    county = Place(("甘肃省", "定西市", "渭源县"), "县")
    assert Resolver(county, frozenset({"县退役军人事务局", "县水库移民局"})).resolve(form).name == (rest and county.name + rest)


def test_kinds_of_firms_and_associations_are_classes():
    assert all(is_class(words) for words in ("全国性园艺行业协会（联合会）", "中央企业（集团）", "国有企业"))
    assert not is_class("中国园艺协会")
