"""Laws, regulations and rules printed by themselves: title, the bracket about their adoption, articles. All names are invented."""

from datetime import date

import pytest

from loaders import read_file
from loaders.grammar.dates import find_date
from loaders.grammar.legal_bases import find_legal_bases, find_supersedes
from loaders.head import read_head
from loaders.layout import lines_of
from loaders.source import SourceFile

ARTICLES = "第一章　总则\n第一条　为了规范堤岸管护，制定本条例。\n第二条　本条例自2021年3月1日起施行。\n"


def head(text: str):
    return read_head(lines_of(text), {})


@pytest.mark.parametrize(
    ("bracket", "issued_on", "issuer", "number", "approved_by"),
    [
        (
            "（2020年11月26日云岭省第十三届人民代表大会常务委员会第二十五次会议通过）",
            date(2020, 11, 26),
            ("云岭省第十三届人民代表大会常务委员会",),
            None,
            "云岭省第十三届人民代表大会常务委员会第二十五次会议",
        ),
        (
            "（２０２０年９月２日国务院第９９９次常务会议通过\n2020年9月15日中华人民共和国国务院令第9001号公布\n自2021年3月1日起施行）",
            date(2020, 9, 15),
            ("国务院",),
            "国务院令第9001号",
            "国务院第９９９次常务会议",
        ),
        # Changed by a decision: the text and its day of issue stay.
        (
            "（2020年5月6日第九届全国人民代表大会常务委员会第三次会议通过　根据2022年8月1日第九届全国人民代表大会常务委员会第二十次会议《关于修改〈中华人民共和国堤岸法〉的决定》修正）",
            date(2020, 5, 6),
            ("全国人民代表大会常务委员会",),
            None,
            "第九届全国人民代表大会常务委员会第三次会议",
        ),
        # Made anew as a whole: the later day counts.
        (
            "（1999年5月6日中华人民共和国国务院令第8001号发布　2020年4月3日中华人民共和国国务院令第9002号修订）",
            date(2020, 4, 3),
            ("国务院",),
            "国务院令第9002号",
            None,
        ),
        (
            "（2019年1月4日最高人民法院审判委员会第3001次会议、2019年2月8日最高人民检察院第八届检察委员会第十次会议通过）",
            date(2019, 2, 8),
            ("最高人民法院", "最高人民检察院"),
            None,
            "最高人民法院审判委员会第3001次会议",
        ),
        # A city's people's congress, with the consent of the province's
        (
            "（2018年10月25日青川市第十四届人民代表大会常务委员会第十五次会议通过　2018年12月2日云岭省第十三届人民代表大会常务委员会第七次会议批准）",
            date(2018, 12, 2),
            ("青川市第十四届人民代表大会常务委员会",),
            None,
            "青川市第十四届人民代表大会常务委员会第十五次会议",
        ),
    ],
)
def test_the_bracket_below_the_title(bracket, issued_on, issuer, number, approved_by):
    found = head(f"堤岸管护条例\n{bracket}\n{ARTICLES}")
    assert found.title == "堤岸管护条例"
    assert (found.issued_on, found.issuer, found.number, found.approved_by) == (issued_on, issuer, number, approved_by)


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("云岭省实施《中华人民共和国堤岸法》办法\n第一条　为了实施，制定本办法。\n第二条　略。", "云岭省实施《中华人民共和国堤岸法》办法"),
        ("云岭省堤岸管护\n若干规定（试行）\n目　录\n第一章　总则\n第一条　略。", "云岭省堤岸管护若干规定（试行）"),
        ("最高人民法院关于审理堤岸案件的解释\n为正确审理堤岸案件，结合审判实践，制定本解释。\n第一条　略。", "最高人民法院关于审理堤岸案件的解释"),
        ("第一章　总则\n第一条　为了规范堤岸管护，制定本条例。\n第二条　本条例自公布之日起施行。", None),
    ],
)
def test_a_title_that_no_verb_marks(top, title):
    assert head(top).title == title


def test_a_law_is_a_document(tmp_path):
    path = tmp_path / "law.txt"
    path.write_text(f"堤岸管护条例\n（2020年5月6日云岭省第十三届人民代表大会常务委员会第三次会议通过）\n{ARTICLES}", "utf8")
    [document] = read_file(SourceFile(path, "law.txt"))
    assert (document.title, document.type, document.issued_on) == ("堤岸管护条例", "条例", date(2020, 5, 6))
    assert document.effective.on == date(2021, 3, 1)


@pytest.mark.parametrize("text", ["２０１９年８月１日", "2019年８月１日", "二〇一九年八月一日"])
def test_digits_of_full_width(text):
    assert find_date(text) == date(2019, 8, 1)


def repealed(text: str) -> list[tuple[str | None, str]]:
    return [(r.title, "amends" if r.amends else r.scope) for r in find_supersedes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each title with where it comes from: all are repealed.
        (
            "1998年4月3日青川市人民代表大会常务委员会通过、2003年5月28日云岭省人民代表大会常务委员会批准的《青川市甲条例》，2005年4月28日青川市第十二届人民代表大会常务委员会第十次会议通过、2005年9月30日云岭省第十届人民代表大会常务委员会第十九次会议批准修改的《青川市乙条例》和2009年11月3日市人民政府第12号令发布的《青川市丙办法》同时废止。",
            [("青川市甲条例", "full"), ("青川市乙条例", "full"), ("青川市丙办法", "full")],
        ),
        # 废止 inside a title is nobody's verb.
        ("2011年8月8日《青川市人民政府关于修改部分规章的决定》第一次修订，2017年3月1日《青川市人民政府关于修改和废止部分规章的决定》第二次修订。", []),
        ("销售超过失效日期的产品的，依照《中华人民共和国堤岸法》处罚。", []),
        ("依照《中华人民共和国堤岸法》关于销售失效、变质产品的规定处罚。", []),
        ("规章的制定、修改和废止，依照《云岭省规章条例》的规定执行。", []),
        ("逾期不换发的，原《堤岸采砂许可证》自行失效。", []),
        ("可以根据实际情况对《青川市堤岸名录》进行调整。", []),
        ("二、修改《青川市甲条例》\n（一）将第三条修改为：", [("青川市甲条例", "amends")]),
        ("将《规定》第三条修改为：", []),
        ("对《青川市甲条例》作如下修改：", [("青川市甲条例", "amends")]),
        ("2015年2月1日市人民代表大会常务委员会关于修改《青川市甲条例》的决定第一次修正", []),
    ],
)
def test_what_is_repealed_and_what_only_speaks_of_it(text, expected):
    assert repealed(text) == expected


def test_an_article_behind_a_short_name():
    [citation] = find_legal_bases("根据《中华人民共和国堤岸法》（以下称堤岸法）第四十四条的规定，制定本办法。")
    assert (citation.title, citation.article) == ("中华人民共和国堤岸法", "第四十四条")


def test_its_own_name_cites_nothing():
    name = "云岭省实施《中华人民共和国堤岸法》办法"
    [citation] = find_legal_bases(f"{name}经审议通过。根据《中华人民共和国堤岸法》，制定本办法。", (name,))
    assert citation.relation == "根据"
