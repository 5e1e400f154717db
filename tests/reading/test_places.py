"""The place of a document that no list knows: what its text tells of the places above it."""

import pytest

from loaders.places import locate
from loaders.resolve import Resolver


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("云川市安委会办公室通知，根据《河北省安全生产条例》", ("河北省", "云川市", "岭源县")),  # nothing else tells the province
        ("报河北省人民政府。参照《山西省安全生产条例》《山西省水条例》", ("河北省", "岭源县")),  # another's texts are cited too
        ("云川市人民政府印发", ("云川市", "岭源县")),
    ],
)
def test_the_province_is_told_outside_titles_before_it_is_told_inside(text, chain):
    assert locate("岭源县人民政府", f"岭源县人民政府 {text}").chain == chain


def test_a_city_whose_province_is_not_told_is_a_city():
    resolver = Resolver(locate("岭源县人民政府", "云川市人民政府 岭源县人民政府"), frozenset(), {}, {})
    assert resolver.resolve("云川市安全生产委员会办公室").level == "市"


def test_a_city_is_not_read_out_of_the_name_of_a_rule():
    """A cited 福建省城市… and 智慧城市… name no city that a body of an unknown place could belong to."""
    for cited in ("《福建省城市园林绿化管理条例》", "“智慧城市管理办法”"):
        assert "城市" not in "".join(locate("清源片区管理局", f"根据{cited}，制定本办法。").chain)
