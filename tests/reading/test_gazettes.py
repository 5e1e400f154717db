"""Whole gazettes, however they are typeset: the documents that they hold are found, and nothing of the page gets into them."""

import pytest

from loaders.furniture import furniture
from loaders.head import read_head
from loaders.layout import clean
from loaders.lines import lines_of
from loaders.split import split

FIRST = "云溪县人民政府关于印发《云溪县粮食储备管理办法》的通知"
SECOND = "云溪县人民政府办公室关于开展森林防火检查的通知"
THIRD = "云溪县人民政府关于划定禁牧区域的通告"
PROSE = [f"{n}、县应急管理局负责第{n}项工作的督促检查，各乡镇人民政府要明确专人，按月报告进展，" for n in "一二三四五六七八九"]


def page(lines, top, foot):
    return [*top, *lines, *foot]


def gazette(head, top=lambda n: [], foot=lambda n: [], blank="\n"):
    """Two documents of three pages each and one of one page; `head` prints title, number and date of a document."""
    out, n = [], 0
    for title, number, count in ((FIRST, "云政发〔2023〕3号", 3), (SECOND, "云政办字〔2023〕8号", 3), (THIRD, None, 1)):
        for k in range(count):
            n += 1
            body = [part for text in PROSE for part in (text[:20], text[20:])] + (["抓好落实。"] if k == count - 1 else [])
            opening = [*head(title, number), *(["各乡镇人民政府，县政府各部门："] if number else ["为保护草场，现通告如下："])] if k == 0 else []
            out += page([*opening, *body], top(n), foot(n))
    return blank.join(out) + "\n"


def plain(title, number):
    return [title, number, "（2023年5月4日）"] if number else [title, "（2023年5月4日）"]


def heads(text):
    return [(h.number, h.title, str(h.issued_on), h.addressees) for s in split(text) for h in [read_head(s.lines, s.table)]]


WANTED = [
    ("云政发〔2023〕3号", FIRST, "2023-05-04", ("各乡镇人民政府", "县政府各部门")),
    ("云政办字〔2023〕8号", SECOND, "2023-05-04", ("各乡镇人民政府", "县政府各部门")),
    (None, THIRD, "2023-05-04", ()),
]


@pytest.mark.parametrize(
    "top, foot",
    [
        (lambda n: [], lambda n: [str(n)]),
        (lambda n: ["云溪县人民政府公报 2023年第2期"] if n % 2 else ["县政府文件"], lambda n: [str(n)]),
        (lambda n: [f"2023·2 云溪县人民政府公报 {n}"], lambda n: []),
        (lambda n: ["云溪政报", "2023年第2号"], lambda n: [f"－{n}－"]),
        (lambda n: ["◆ 县政府办公室文件 ◆"], lambda n: [f"第{n}页"]),
        (lambda n: ["YUNXI GAZETTE"], lambda n: [f"· {n} ·"]),
        (lambda n: ["2023年第2期 云溪县政报", "县政府文件"], lambda n: []),
        (lambda n: ["云溪县人民政府公报"] if n in (2, 5) else [], lambda n: []),
    ],
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_pages_of_every_kind_leave_the_documents_as_they_are(top, foot, blank):
    text = gazette(plain, top, foot, blank)
    assert heads(text) == WANTED
    bare = gazette(plain, blank=blank)
    assert [clean(s.lines).text.replace("\n", "") for s in split(text)] == [clean(s.lines).text.replace("\n", "") for s in split(bare)]


def test_a_page_joined_to_the_one_before_by_a_blank_may_begin_with_the_name_of_the_part():
    lines = [x for text in PROSE for x in (text[:20], text[20:])]
    joined = "\n\n".join([*plain(FIRST, "云政发〔2023〕3号"), "各乡镇人民政府：", *lines, "二要按月"]) + "\n 县政府文件\n\n" + "\n\n".join(["报告进展情况。", *lines])
    (stretch,) = split(joined)
    assert "二要按月报告进展情况。" in clean(stretch.lines).text


def test_numbers_of_rows_are_no_page_numbers():
    rows = [x for n in range(1, 8) for x in (str(n), *(f"第{n}项工作的任务和措施写在几行里面，第{k}行" for k in range(16)), "县水务局", "2023年5月底")]
    lines = lines_of("序号\n工作任务\n牵头单位\n完成时限\n" + "\n".join(rows))
    assert furniture(lines) == set()


def test_what_documents_begin_with_is_no_running_head():
    """Each begins on a page of its own: the issuer, the red head and the number stand at the top of many a page."""
    text = "\n".join(
        x
        for n in range(1, 6)
        for x in ("云溪县人民政府文件", f"云政发〔2023〕{n}号", "云溪县人民政府", f"关于第{n}项工作的通知", "各乡镇人民政府：", "请抓好落实。", f"- {n} -")
    )
    assert [(h[0], h[1]) for h in heads(text)] == [(f"云政发〔2023〕{n}号", f"云溪县人民政府关于第{n}项工作的通知") for n in range(1, 6)]


def test_numbers_in_digits_of_full_width():
    text = "　　　云政办发〔２０１５〕１３８号\n云溪县人民政府办公室\n关于开展检查的通知\n各乡镇人民政府：\n请按期完成。\n云溪县人民政府办公室\n２０１５年７月７日\n" * 2
    assert [h[:3] for h in heads(text)] == [("云政办发〔２０１５〕１３８号", "云溪县人民政府办公室关于开展检查的通知", "2015-07-07")] * 2


@pytest.mark.parametrize("addressees", ["县安委会各成员单位：", "各处室（中心），各行政村：", "县直有关单位，城关镇党委：", "县水利局：", "各片区管理局，区属\n各国企："])
def test_a_document_without_number_begins_where_the_addressees_follow_its_title(addressees):
    body = "请抓好落实。\n联系人：王磊\n"
    text = "\n".join([*plain(FIRST, "云政发〔2023〕3号"), "各乡镇人民政府：", body + "云溪县安全生产委员会\n关于开展安全生产检查的通知", addressees, body])
    assert [h[1] for h in heads(text)] == [FIRST, "云溪县安全生产委员会关于开展安全生产检查的通知"]


def test_the_contents_are_no_documents():
    contents = f"云溪县人民政府公报\n2023年第2期\n目 录\n县政府文件\n{FIRST}\n（云政发〔2023〕3号） 1\n{SECOND} 9\n◇县政府文件◇\n"
    assert heads(contents + gazette(plain)) == WANTED


def test_a_chronicle_and_the_masthead_belong_to_no_document():
    text = gazette(plain) + "2023年5月大事记\n5月3日 县长王磊到城关镇调研。\n主办：云溪县人民政府办公室\n编辑：云溪县人民政府公报编辑室\n"
    assert "王磊" not in clean(split(text)[-1].lines).text
    text = gazette(plain) + "县政府文件\n主办：云溪县人民政府办公室\n编辑：云溪县人民政府公报编辑室\n地址：云溪县府前街1号\n"
    assert clean(split(text)[-1].lines).text.endswith("抓好落实。")


@pytest.mark.parametrize(
    "lines, issuers",
    [
        (["教育部办公厅", "财政部办公厅", "关于开展培训的通知"], ("教育部办公厅", "财政部办公厅")),
        (["教育部办公厅 财", "政部办公厅关于开展培训的通知"], ("教育部办公厅", "财政部办公厅")),
        (["中共云溪县委办公室云溪县人民政府办公室关于开", "展培训的通知"], ("中共云溪县委办公室", "云溪县人民政府办公室")),
        (["教育部办公厅 市场监管总局", "办公厅关于开展培训的通知"], ("教育部办公厅", "市场监管总局办公厅")),
    ],
)
def test_several_issuers_over_broken_lines(lines, issuers):
    text = "\n".join(["（此件公开发布）", *lines, "云字〔2023〕4号", "各有关单位：", "请抓好落实。"])
    stretches = split(text * 2)
    found = read_head(stretches[-1].lines, {})
    assert found.issuer == issuers
    assert found.title == "".join(lines).replace(" ", "")


def test_a_title_goes_on_with_its_last_line_under_the_number():
    text = "云政办发〔2023〕5号\n云溪县人民政府办公室关于印发\n云溪县防汛指挥部工作规则\n和月度会议制度的通知\n2023年7月24日\n各乡镇人民政府：\n请抓好落实。\n"
    ((_, title, day, _),) = heads(text)
    assert (title, day) == ("云溪县人民政府办公室关于印发云溪县防汛指挥部工作规则和月度会议制度的通知", "2023-07-24")


def test_the_red_head_is_no_part_of_a_title_without_number():
    ((_, title, _, _),) = heads("云溪县人民政府文件\n云溪县人民政府关于表彰先进的决定\n各乡镇人民政府：\n请抓好落实。\n")
    assert title == "云溪县人民政府关于表彰先进的决定"


def test_a_roster_without_blanks_in_a_column():
    """An entry goes on where it fills its line or a post is cut in the midst of a word."""
    page = "调整后的名单通知如下，请各单位认真做\n组长：覃健自治县党委副书记、自治\n县人民政府县长\n副组长：黄国华副县长、县公安局局\n长\n张秀玉县政府党组成员\n领导小组下设办公室，办公室设在县水务\n局。\n"
    assert clean(lines_of(page)).text.split("\n")[1:] == ["组长：覃健自治县党委副书记、自治县人民政府县长", "副组长：黄国华副县长、县公安局局长", "张秀玉县政府党组成员", "领导小组下设办公室，办公室设在县水务局。"]


def test_paragraphs_that_fill_their_last_line():
    """What the next line begins with tells that it begins a paragraph; a cited 第七条 begins none."""
    for above, below in (
        ("县交通运输局：组织协调运力，提供保障。", "县农业农村局：指导农事用火管理和秸秆综合利用。"),
        ("——县水务局。负责水情监测和工程的调度。", "——县应急管理局。负责灾情统计和救灾物资调拨。"),
        ("云溪县蔬菜产业高质量发展扶持工作办法", "为推进蔬菜产业高质量发展，结合实际，制定本办法。"),
    ):
        assert clean(lines_of(f"{above}\n{below}\n")).text == f"{above}\n{below}"
    assert clean(lines_of("《云溪县水资源管理办法》（云政发〔2020〕4号）\n第七条、第八条同时废止。\n")).text == "《云溪县水资源管理办法》（云政发〔2020〕4号）第七条、第八条同时废止。"


@pytest.mark.parametrize(
    "above, below",
    [
        ("各部门要在门户网站为群众提供统", "一、规范的政府信息公开专栏。"),
        ("对违反《云溪县城市绿化管理办法》", "第三十条规定的，责令限期改正。"),
        ("有本办法第八条第一项、第二项、第", "（三）项所列情形的，不予补助。"),
    ],
)
def test_a_number_that_a_line_begins_with_may_belong_to_the_line_above(above, below):
    assert clean(lines_of(f"为了做好今年的工作，现就有关事项作出\n规定。\n{above}\n{below}\n")).text.endswith(above + below)


def test_rosters_in_columns_keep_their_entries_apart():
    page = (
        "现将领导小组组成人员名单公布如下，请认真\n组 长：张明远（县政府副县长）\n副组长：\n周志成（县政府办副主任）\n洪光耀（县卫健局局长）\n成员：\n"
        "何伟（县住建局）\n钟超（县发改局）\n领导小组不设办公室，任务完成后自行撤销。\n"
    )
    assert clean(lines_of(page)).text.split("\n")[1:] == [
        "组 长：张明远（县政府副县长）",
        "副组长：",
        "周志成（县政府办副主任）",
        "洪光耀（县卫健局局长）",
        "成员：",
        "何伟（县住建局）",
        "钟超（县发改局）",
        "领导小组不设办公室，任务完成后自行撤销。",
    ]


def test_an_entry_cut_in_its_bracket():
    page = "副组长：陈东 区财政局局长\n孙树林 区环境与国土资源局副局长（主持\n工作）\n成 员：刘梅 区民政局副局长\n"
    assert clean(lines_of(page)).text.split("\n")[1] == "孙树林 区环境与国土资源局副局长（主持工作）"


def test_an_entry_of_two_posts_over_two_lines():
    page = "副 组 长：陈东 区党工委委员\n谢秀桐 区党工委委员、办公室主任，城南片\n区党工委书记\n林 杰 城关镇镇长\n"
    assert clean(lines_of(page)).text.split("\n")[1] == "谢秀桐 区党工委委员、办公室主任，城南片区党工委书记"


@pytest.mark.parametrize(
    "above, below",
    [
        ("县公安局、县人民医院配合，负责伤员转运。", "3监测预警"),
        ("消防救援组：由县应急局牵头，负责搜救。", "医疗救治组：由县卫生健康局牵头，负责伤员转运救治。"),
        ("2.2.8市场监管、公安部门职责", "做好活禽流通领域的监管工作，保障市场供应。"),
        ("三、成员单位及有关单位主要职责", "领导小组各成员单位共有的职责是做好协调。"),
        ("县财政局，国家金融监督管理总局云溪支局", "（此件公开发布）"),
        ("县财政局，国家金融监督管理总局云溪支局", "抄送：县委各部门。"),
    ],
)
def test_what_a_line_begins_with_ends_the_paragraph_above(above, below):
    assert clean(lines_of(f"{above}\n{below}\n")).text == f"{above}\n{below}"


def test_a_number_of_things_begins_no_chapter():
    assert clean(lines_of("自收到申请之日起计算，最长不超过规定的\n3个月内办结\n")).text == "自收到申请之日起计算，最长不超过规定的3个月内办结"


def test_paragraphs_of_a_column_that_are_set_in():
    """Each fills its last line, and only the blanks before the next tell that it has ended."""
    page = "".join(f"　　县财政局第{n}组负责收费票据的管理\n工作以及资金的拨付和监督的各项工作。\n" for n in "一二三四五六七八九")
    assert len(clean(lines_of(page)).text.split("\n")) == 9


@pytest.mark.parametrize(
    "other",
    [
        "在全县安全生产工作会议上的讲话\n县长 王磊\n同志们：这次会议的主要任务是总结去年的工作，部署今年的任务，请县应急管理局抓好落实。",
        "政策解读\n《云溪县粮食储备管理办法》政策解读\n一、背景。王磊起草了本办法，近年来粮食储备面临新的形势，县发展和改革局作了修订。",
        "国务院任免国家工作人员\n任命王磊为财政部副部长。\n免去刘大海的司法部副部长职务，另有任用，不再担任其他职务。",
        "大事记\n1月\n5日，县长王磊到城关镇调研。",
    ],
)
def test_what_a_gazette_prints_between_documents_belongs_to_none(other):
    text = gazette(plain) + other + "\n" + gazette(plain).replace("〔2023〕3号", "〔2023〕4号").replace("〔2023〕8号", "〔2023〕9号")
    assert [h[0] for h in heads(text)] == ["云政发〔2023〕3号", "云政办字〔2023〕8号", None, "云政发〔2023〕4号", "云政办字〔2023〕9号", None]
    assert not any("王磊" in clean(s.lines).text for s in split(text))


def test_the_title_of_a_reading_in_a_list_ends_no_document():
    text = gazette(plain).replace("抓好落实。", "公开下列材料：\n《云溪县粮食储备管理办法》政策解读\n县政府网站\n抓好落实。")
    assert all("县政府网站" in clean(s.lines).text for s in split(text))


def test_minutes_of_a_meeting_are_a_document():
    text = gazette(plain) + "会议纪要\n云溪县人民政府第8次常务会议纪要\n2022年3月2日，县长王磊主持召开县政府第8次常务会议，现纪要如下：\n一、会议议定，由县财政局牵头。\n"
    assert [h[1] for h in heads(text)] == [FIRST, SECOND, THIRD, "云溪县人民政府第8次常务会议纪要"]


def test_contents_that_give_each_number_a_line_and_no_page():
    contents = f"云溪县人民政府公报\n目 次\n【县政府文件】\n{FIRST}\n（云政发〔2023〕3号）\n【县政府办公室文件】\n{SECOND}\n（云政办字〔2023〕8号）\n"
    assert heads(contents + gazette(plain)) == WANTED


def test_the_line_below_a_red_head_is_drawn_with_signs():
    one = "云溪县人民政府文件\n云政发〔2022〕{n}号\n────────────\n关于印发云溪县教育发展规划的通知\n各乡镇人民政府：\n现印发给你们，请抓好落实。\n云溪县人民政府\n2022年3月4日\n"
    assert heads(one.format(n=11) + one.format(n=12)) == [
        (f"云政发〔2022〕{n}号", "关于印发云溪县教育发展规划的通知", "2022-03-04", ("各乡镇人民政府",)) for n in (11, 12)
    ]


def test_appointments_of_a_standing_committee_belong_to_no_notice():
    text = gazette(plain) + (
        "县人大常委会任免\n云溪县人民代表大会常务委员会\n任 免 名 单\n（2023年5月25日云溪县第十七届人民代表大会常务委员会第三次会议通过）\n任命：\n王磊为云溪县人民政府副县长。\n"
    )
    assert clean(split(text)[-1].lines).text.endswith("抓好落实。")


def test_a_number_beside_the_last_line_of_its_title():
    def beside(title, number):
        return [title[:12], f"{title[12:]} {number}" if number else title[12:], *([] if number else ["（2023年5月4日）"])]

    assert [(h[0], h[1]) for h in heads(gazette(beside))] == [(w[0], w[1]) for w in WANTED]


def test_issuers_and_red_heads_set_wide():
    one = (
        "中 共 云 溪 县 委 办 公 室\n云 溪 县 人 民 政 府 办 公 室\n关于开展检查的\n通 知\n云办字〔2023〕{n}号\n各乡镇党委、政府：\n请抓好落实。\n"
        "云 溪 县 水 利 局 文 件\n云溪县水利局\n关于开展第{n}次检查的通知\n各乡镇人民政府：\n请抓好落实。\n"
    )
    found = [read_head(s.lines, {}) for s in split(one.format(n=4) + one.format(n=5))]
    assert [(h.title, h.issuer) for h in found] == [
        (title, issuer)
        for n in (4, 5)
        for title, issuer in (
            ("中共云溪县委办公室云溪县人民政府办公室关于开展检查的通知", ("中共云溪县委办公室", "云溪县人民政府办公室")),
            (f"云溪县水利局关于开展第{n}次检查的通知", ("云溪县水利局",)),
        )
    ]


def test_a_red_head_gives_the_issuer_of_a_title_without_number():
    one = "云溪县水利局文件\n关于开展第{n}次检查的通知\n各乡镇人民政府：\n请抓好落实。\n"
    found = [read_head(s.lines, {}) for s in split(gazette(plain) + one.format(n=1) + one.format(n=2))]
    assert [(h.title, h.issuer) for h in found[3:]] == [(f"关于开展第{n}次检查的通知", ("云溪县水利局",)) for n in (1, 2)]


def test_a_title_under_the_number_whose_first_line_could_be_one():
    text = "云政办发〔2023〕5号\n云溪县人民政府办公室关于成立云溪县新城规划\n建设推进领导小组的通知\n各乡镇人民政府：\n请抓好落实。\n"
    assert heads(text)[0][1] == "云溪县人民政府办公室关于成立云溪县新城规划建设推进领导小组的通知"


def test_an_approval_without_number_is_addressed_to_one_body():
    text = gazette(plain) + "云溪县人民政府关于设立云溪工业园区的批复\n县工业和信息化局：\n你局请示收悉，同意设立。\n"
    assert heads(text)[-1][1] == "云溪县人民政府关于设立云溪工业园区的批复"


def test_running_heads_that_name_part_and_gazette_together():
    parts = ["县政府文件", "县政府办公室文件"]
    text = gazette(plain, lambda n: [f"{parts[n % 2]}    云溪县人民政府公报"], lambda n: [f"第 {n} 页 共 7 页"])
    assert heads(text) == WANTED
    assert "公报" not in "".join(clean(s.lines).text for s in split(text))


def test_a_thousand_documents_without_number_are_read_as_fast_as_ten():
    """Each is asked whether a document begins above it: looked for among all that are known, they would take minutes."""
    assert len(split("云溪县人民政府关于开展检查的通知\n各乡镇人民政府：\n请落实\n" * 2001)) == 2000
