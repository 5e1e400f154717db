"""Laws, regulations and rules printed by themselves: title, the bracket about their adoption, articles. All names are invented."""

from datetime import date

import pytest

from graph.model import Rel
from loaders import read_file
from loaders.fragment import fragment_of
from loaders.grammar.dates import find_date
from loaders.grammar.legal_bases import find_legal_bases, find_supersedes
from loaders.head import read_head
from loaders.lines import lines_of
from loaders.source import SourceFile
from loaders.split import split

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


RULE = "第一条　为了加强堤岸采砂管理，制定本办法。\n第二条　青川市水利局负责本办法的实施。\n"


@pytest.mark.parametrize(
    ("top", "number", "issuer"),
    [
        ("青川市人民政府令第136号", "青川市人民政府令第136号", ("青川市人民政府",)),
        ("青川市人民政府令（第11号）", "青川市人民政府令（第11号）", ("青川市人民政府",)),
        ("青政令第56号", "青政令第56号", ()),  # the body is written short, and nowhere else in full
        ("政府令〔2010〕第15号", "政府令〔2010〕第15号", ()),
    ],
)
def test_an_order_under_the_title_of_its_rule(tmp_path, top, number, issuer):
    order = "《青川市堤岸采砂管理办法》已经市政府第8次常务会议通过，现予公布，自2010年2月1日起施行。\n市　长　王维民\n二OO九年十二月二十三日\n"
    path = tmp_path / "order.txt"
    path.write_text(f"青川市堤岸采砂管理办法\n{top}\n{order}青川市堤岸采砂管理办法\n{RULE}", "utf8")
    [document] = read_file(SourceFile(path, "order.txt"))
    assert (document.title, document.doc_number, document.issuer) == ("青川市堤岸采砂管理办法", number, issuer)
    assert (document.issued_on, document.effective.on) == (date(2009, 12, 23), date(2010, 2, 1))
    assert document.instrument is None  # the rule itself is the document


def test_an_order_and_the_decision_it_makes_known_are_one(tmp_path):
    path = tmp_path / "order.txt"
    path.write_text(
        "中华人民共和国水利部令\n2019年第41号\n《水利部关于修改〈堤岸采砂规定〉的决定》已于2019年11月21日经第19次部务会议通过，现予公布，自公布之日起施行。\n部　长　王维民\n2019年11月27日\n"
        "水利部关于修改\n《堤岸采砂规定》的决定\n水利部决定对《堤岸采砂规定》（水利部令2016年第66号）作如下修改：\n一、删去第三条。\n",
        "utf8",
    )
    [document] = read_file(SourceFile(path, "order.txt"))
    assert (document.doc_number, document.approved_by) == ("2019年第41号", "第19次部务会议")
    [basis] = [b for b in document.legal_bases if b.number == "水利部令2016年第66号"]
    assert basis.relation == "修改"


def test_a_decision_names_several_texts_it_changes():
    text = "对有关规章进行如下修改：\n一、《青川市甲办法》（1991年1月9日市水利局发布，2011年1月25日青川市人民政府令第26号修改）\n（一）删除第六条。\n二、《青川市乙办法》（2002年11月2日青川市人民政府令第5号）\n"
    found = find_supersedes(text, "青川市人民政府关于修改部分规章的决定")
    assert [(r.title, r.number, r.amends) for r in found] == [("青川市甲办法", "青川市人民政府令第26号", True), ("青川市乙办法", "青川市人民政府令第5号", True)]
    assert not find_supersedes(text, "青川市人民政府关于公布规章目录的决定")


@pytest.mark.parametrize(
    ("text", "title", "number", "issuer", "issued_on", "addressees"),
    [
        ("海关总署公告2019年第26号（关于堤岸货物申报有关事项的公告）\n现就有关事项公告如下：\n一、略。", "关于堤岸货物申报有关事项的公告", "2019年第26号", ("海关总署",), None, ()),
        ("云岭省税务局关于堤岸占用费的公告\n云税公告2011年第3号\n为方便缴费，现就有关事项公告如下：\n一、略。", "云岭省税务局关于堤岸占用费的公告", "云税公告2011年第3号", ("云岭省税务局",), None, ()),
        (
            "水利部关于堤岸管护的通知\n1993年11月2日，水利部\n各省、自治区、直辖市水利厅：\n现通知如下。",
            "水利部关于堤岸管护的通知",
            None,
            ("水利部",),
            date(1993, 11, 2),
            ("各省、自治区、直辖市水利厅",),
        ),
        ("云岭省堤岸采砂办法\n云岭省人民政府\n第一条　略。\n第二条　略。", "云岭省堤岸采砂办法", None, ("云岭省人民政府",), None, ()),
    ],
)
def test_heads_as_sites_print_them(text, title, number, issuer, issued_on, addressees):
    found = head(text)
    assert (found.title, found.number, found.issuer, found.issued_on, found.addressees) == (title, number, issuer, issued_on, addressees)


def test_two_ministries_and_one_order():
    [citation] = find_legal_bases("根据《堤岸典押办法》（商务部、公安部令2005年第8号）及有关法规")
    assert citation.number == "商务部、公安部令2005年第8号"


def test_an_answer_in_writing_binds():
    assert [c.title for c in find_legal_bases("根据国务院办公厅《关于开展堤岸试点的复函》的规定")] == ["关于开展堤岸试点的复函"]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("《青川市甲办法》（青政发〔2018〕4号）自2024年1月1日起废止。", date(2024, 1, 1)),
        ("自2024年1月1日起，《青川市甲办法》停止执行。", date(2024, 1, 1)),
        ("自2024年1月1日起废止《青川市甲办法》。", date(2024, 1, 1)),
        ("本办法自2024年1月1日起施行，《青川市甲办法》同时废止。", None),
        ("《青川市甲办法》自本办法施行之日起废止。", None),
    ],
)
def test_the_day_that_a_sentence_names_for_a_repeal(text, on):
    [repeal] = find_supersedes(text)
    assert (repeal.title, repeal.on) == ("青川市甲办法", on)


def test_that_day_is_when_the_repeal_counts(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text("青川市人民政府关于废止有关文件的通知\n青政发〔2023〕9号\n各县人民政府：\n《青川市甲办法》（青政发〔2018〕4号）自2024年1月1日起废止。\n青川市人民政府\n2023年6月1日\n", "utf8")
    [document] = read_file(SourceFile(path, "notice.txt"))
    [repeal] = [r for r in fragment_of(document).relationships if r.type is Rel.SUPERSEDES]
    assert repeal.properties["effective_on"] == date(2024, 1, 1)


def test_the_bracket_about_the_adoption_cites_the_decisions_alone():
    text = "（2010年5月30日云岭省第十一届人民代表大会常务委员会第三次会议通过 2010年5月30日云岭省第十一届人民代表大会常务委员会公告第79号公布 2014年5月28日云岭省第十二届人民代表大会常务委员会第十次会议《关于修改〈云岭省甲条例〉的决定》修正）"
    assert [(c.title, c.number, c.relation) for c in find_legal_bases(text)] == [("关于修改〈云岭省甲条例〉的决定", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "本院以前发布的司法解释与本规定不一致的，不再适用。",
        "市公安局以前制定的规定，凡与本规定不一致的同时废止。",
    ],
)
def test_what_says_otherwise_gives_way(text):
    assert (None, "partial") in repealed(text)


def test_laws_one_after_the_other():
    bracket = "（2020年5月6日云岭省第十三届人民代表大会常务委员会第三次会议通过）"
    text = f"云岭省甲条例\n{bracket}\n{ARTICLES}云岭省\n乙若干规定\n{bracket}\n{ARTICLES}云岭省丙办法\n{bracket}\n{ARTICLES}"
    assert [read_head(s.lines, {}).title for s in split(text)] == ["云岭省甲条例", "云岭省乙若干规定", "云岭省丙办法"]


def test_a_rule_below_its_notice_is_no_document_of_its_own():
    notice = "青川市人民政府关于印发青川市甲办法的通知\n青政发〔2020〕9号\n各县人民政府：\n现印发给你们。\n青川市人民政府\n2020年6月1日\n"
    text = f"{notice}青川市甲办法\n（2020年5月6日市人民政府第3次常务会议通过）\n{ARTICLES}"
    assert len(split(text)) == 1
