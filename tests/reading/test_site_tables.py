"""The index table that a site prints above a document: with colons, with bare names, one cell a line."""

import pytest

from loaders.clauses import instrument_of
from loaders.head import read_head
from loaders.places import locate_by_text
from loaders.split import split

NOTICE = "\n清河县人民政府办公室\n关于印发清河县护林员管理办法的通知\n\n各乡镇人民政府，县直各单位：\n现将办法印发给你们，请遵照执行。\n清河县人民政府办公室\n2022年3月4日\n"


@pytest.mark.parametrize(
    "table",
    [
        "索引号：0123/2022-01 文 号：清政办发〔2022〕3号\n发文单位：清河县人民政府办公室 发布日期：2022-03-05\n",
        "文件名称关于印发清河县护林员管理办法的通知 文件类型清政办发\n发文单位清河县人民政府办公室 发文字号清政办发〔2022〕3号\n效力状态有效 主题分类林业\n",
        "索引号\n\n0123/2022-01\n\n发布机关\n\n清河县政府\n\n有效性\n\n有效\n\n发文字号\n\n清政办发〔2022〕3号\n",
        "索引号： | 0123-2022 | 主题分类： | 林业 |\n发文机构： | 清河县人民政府办公室 | 发文文号： | 清政办发〔2022〕3号 |\n公文时效： | 有效 | 发布机构： | 县政府办公室 |\n",
    ],
    ids=["colons", "bare names", "a cell a line", "with bars"],
)
def test_the_table_gives_the_number_and_is_no_part_of_the_document(table):
    (document,) = split(table + NOTICE)
    head = read_head(document.lines, document.table)
    assert head.number == "清政办发〔2022〕3号"
    assert head.title == "清河县人民政府办公室关于印发清河县护林员管理办法的通知"
    assert head.issuer == ("清河县人民政府办公室",)
    assert head.addressees == ("各乡镇人民政府", "县直各单位")


def test_a_number_before_the_title_and_the_frame_below_it():
    text = NOTICE.replace("\n清河县人民政府办公室\n关于印发", "清政办发〔2022〕3号 清河县人民政府办公室关于印发", 1).replace("通知\n", "通知\n\n发布时间：2022-03-05 浏览次数：35\n", 1)
    (document,) = split(text)
    head = read_head(document.lines, document.table)
    assert (head.number, head.title) == ("清政办发〔2022〕3号", "清河县人民政府办公室关于印发清河县护林员管理办法的通知")
    assert head.addressees == ("各乡镇人民政府", "县直各单位")


def test_a_paragraph_that_begins_with_the_name_of_a_field_is_no_table():
    (document,) = split("来源广泛的资金要用好。\n" + NOTICE)
    assert document.table == {}


def test_a_title_that_only_the_table_gives_and_a_number_that_is_none():
    table = "索引号： | 0123-2022 | 信息分类： | 其他 |\n发布机构： | 清河县政府（办公室） | 有 效 性： | 有效 |\n发文字号： | 无 | 失效时间： | |\n标 题： | 清河县人民政府办公室关于印发2022年护林工作任务表的通知 | ||\n"
    (document,) = split(table + "各乡镇人民政府、县直各单位：\n现将任务表印发给你们，请抓好落实。\n")
    head = read_head(document.lines, document.table)
    assert (head.number, head.title) == (None, "清河县人民政府办公室关于印发2022年护林工作任务表的通知")
    assert head.issuer == ("清河县人民政府办公室",)
    assert head.addressees == ("各乡镇人民政府", "县直各单位")


def test_a_title_that_is_printed_once_more_over_several_lines_is_no_addressee():
    title = "清河县人民政府办公室关于印发清河县护林员管理办法的通知"
    (document,) = split(f"清政办发〔2022〕3号 {title}\n清河县人民政府办公室\n关于印发清河县护林员\n管理办法的通知\n各乡镇人民政府，县直各单位：\n现将办法印发给你们。\n")
    head = read_head(document.lines, document.table)
    assert (head.title, head.addressees) == (title, ("各乡镇人民政府", "县直各单位"))


def test_a_frame_that_gives_the_number_before_is_no_part_of_the_document():
    frame = "政府信息公开\n清河县人民政府办公室关于印发清河县护林员管理办法的通知\n综合政务\n清政办发〔2022〕3号\n清河县政府\n2022-03-05\n有效\n打印本页\n"
    (document,) = split(frame + NOTICE.replace("\n\n各乡镇", "\n清政办发〔2022〕3号\n\n各乡镇"))
    head = read_head(document.lines, document.table)
    assert (head.number, head.title) == ("清政办发〔2022〕3号", "清河县人民政府办公室关于印发清河县护林员管理办法的通知")
    assert head.issuer == ("清河县人民政府办公室",)
    assert head.addressees == ("各乡镇人民政府", "县直各单位")


def test_a_title_below_an_empty_field_is_not_its_value():
    (document,) = split("清河县护林员管理办法\n• 索引号：\n0123/2022\n• 发文字号：\n清政发〔2022〕7号\n• 内容概述：\n清河县护林员管理办法\n第一章 总则\n第一条 为加强管理，制定本办法。\n")
    head = read_head(document.lines, document.table)
    assert (head.number, head.title) == ("清政发〔2022〕7号", "清河县护林员管理办法")


def test_an_issuer_without_its_place_in_the_title_has_it_from_the_table():
    table = "索引号：0123/2022-01 文 号：清政办发〔2022〕3号\n名 称：县人民政府办公室关于印发2022年护林工作任务表的通知 发布日期：2022-03-05\n有效性：有效 发文单位：清河县人民政府办公室\n"
    (document,) = split(table + "各乡镇人民政府，县直各单位：\n现将任务表印发给你们，请抓好落实。\n")
    head = read_head(document.lines, document.table)
    assert (head.title, head.issuer) == ("县人民政府办公室关于印发2022年护林工作任务表的通知", ("清河县人民政府办公室",))


def test_a_government_that_names_no_place_issues_and_its_zone_tells_the_place():
    text = "市政府关于印发《2010年重点任务分解方案》的通知\n徐政发〔2010〕29号\n各县（市）、区人民政府，徐州经济开发区管委会，市各委、办、局（公司），市各直属单位：\n现将方案印发给你们。\n"
    (document,) = split(text)
    head = read_head(document.lines, document.table)
    assert head.title == "市政府关于印发《2010年重点任务分解方案》的通知"
    assert head.addressees == ("各县（市）、区人民政府", "徐州经济开发区管委会", "市各委、办、局（公司）", "市各直属单位")
    assert locate_by_text(head.number, "2010年重点任务分解方案", head.addressees).name == "徐州市"
    assert locate_by_text("清政发〔2010〕29号", "2010年重点任务分解方案", head.addressees) is None


def test_a_plan_that_is_printed_without_its_notice():
    (document,) = split("阳谷县防汛抗旱应急预案（试行）\n1 总则\n1.1 编制目的\n为做好防汛抗旱工作，制定本预案。\n")
    head = read_head(document.lines, document.table)
    assert (head.title, head.number, head.issuer) == ("阳谷县防汛抗旱应急预案（试行）", None, ())
    assert locate_by_text(None, head.title).name == "阳谷县"
    assert locate_by_text(None, "关于修订阳谷县道路安全联席会议制度的通知").name == "阳谷县"
    (document,) = split("各县应急预案要及时修订\n1 总则\n")
    assert read_head(document.lines, document.table).title is None


def test_a_title_that_stands_only_over_the_table():
    table = "清河县人民政府办公室关于印发清河县护林员管理办法的通知\n索引号 0123/2022-01 发文字号 清政办发〔2022〕3号\n关键词 发布机构 清河县政府办\n公开形式 主动公开 责任部门 政府办\n政策解读链接：《清河县护林员管理办法》解读\n"
    (document,) = split(table + NOTICE.replace("\n清河县人民政府办公室\n关于印发清河县护林员管理办法的通知\n", ""))
    head = read_head(document.lines, document.table)
    assert (head.number, head.title) == ("清政办发〔2022〕3号", "清河县人民政府办公室关于印发清河县护林员管理办法的通知")
    assert head.addressees == ("各乡镇人民政府", "县直各单位")


def test_a_rule_whose_title_a_site_prints_twice_and_its_day_with_a_figure_for_nought():
    text = "清河市公园管理办法\n海东省清河市人民政府\n清河市公园管理办法\n市人民政府令第12号\n《清河市公园管理办法》已经2004年7月8日市人民政府第3次常务会议通过，现予公布。\n市长 王强\n二00四年七月二十四日\n第一章 总则\n第一条 为了管理公园，制定本办法。\n"
    (document,) = split(text)
    head = read_head(document.lines, document.table)
    assert (head.title, head.number, str(head.issued_on)) == ("清河市公园管理办法", "市人民政府令第12号", "2004-07-24")


def test_whoever_passes_a_paper_on_is_its_issuer_and_not_who_wrote_it():
    text = NOTICE.replace("清河县人民政府办公室\n关于印发清河县护林员管理办法的通知", "清河县人民政府办公室转发县林业局关于加强护林工作意见的通知", 1)
    (document,) = split(text)
    assert read_head(document.lines, document.table).issuer == ("清河县人民政府办公室",)


def test_a_notice_whose_title_a_site_prints_twice_around_its_issuer():
    title = "清河县人民政府办公室关于印发清河县护林员管理办法的通知"
    text = f"{title}\n海东省清河县人民政府办公室\n{title}\n清政办发〔2022〕3号\n2022-03-04\n各乡镇人民政府，县直各单位：\n现将办法印发给你们。\n"
    (document,) = split(text)
    head = read_head(document.lines, document.table)
    assert (head.title, head.issuer, str(head.issued_on)) == (title, ("清河县人民政府办公室",), "2022-03-04")


def test_a_title_that_a_site_prints_first_with_words_of_its_own():
    title = "清河县人民政府办公室关于印发清河县护林员管理办法的通知"
    (document,) = split(f"首页 > 法律法规 > 正文阅览\n{title}(2022) 失效\n{title}\n（清政办发〔2022〕3号）\n各乡镇人民政府：\n现将办法印发给你们。\n")
    assert read_head(document.lines, document.table).title == title


@pytest.mark.parametrize(
    "frame",
    [
        "索 引 号 QHZB-2017-0403 主题分类\n发布机构 清河县人民政府办公室 发布日期 2017-06-09 09:24\n名 称 {title}\n文 号 清政办发〔2017〕55号 主 题 词 清河县 预案 印发 通知 关于\n{title}\n清政办发〔2017〕55号\n",
        "索引号： | 1134160 | 信息分类： | 规范性文件 |\n发布机构： | 清河县政府 | 主题分类： | 综合政务 |\n发文字号： | 清政办发〔2017〕55号 | 有 效 性： | 失效 |\n标 题： | {title} | ||\n政策咨询机关： | 政策咨询电话： |\n",
        "当前位置： 首页 / 政务公开 / 政府文件\n{title}（清政办发〔2017〕55号）\n发布时间：2017-06-05\n字体：\n访问量：\n分享到：\n",
        "{title}（清政办发〔2017〕55号）\n",
        "{title}（清政办发〔2017〕55号）\n作者：法律网 时间：2024-07-05 22:45:45 浏览：8903 来源：法律网\n下载地址： 点击此处下载\n{title}\n海东省清河县人民政府\n{title}\n",
    ],
)
def test_frames_of_sites(frame):
    title = "清河县人民政府办公室关于印发《清河县突发环境事件应急预案》（2017年修订）的通知"
    text = frame.format(title=title) + "各乡（镇）人民政府，县级相关部门：\n现将《清河县突发环境事件应急预案》（2017年修订）印发你们。\n清河县人民政府办公室\n2017年6月5日\n"
    (document,) = split(text)
    head = read_head(document.lines, document.table)
    assert (head.number, head.title, head.issuer) == ("清政办发〔2017〕55号", title, ("清河县人民政府办公室",))
    assert head.addressees == ("各乡（镇）人民政府", "县级相关部门")
    assert instrument_of(head.title, text) == "清河县突发环境事件应急预案（2017年修订）"


def test_a_heading_of_a_site_may_give_the_number():
    (document,) = split("• 索引号：67355\n• 发布机构：清河县人民政府办公室\n2021年县政府重点工作任务（清政发〔2021〕2号）\n来源：清河县政府 2021-03-23 10:56\n浏览量：1 | | |\n各乡镇人民政府、县直各单位：\n现将任务印发给你们。\n")
    head = read_head(document.lines, document.table)
    assert (head.number, head.title, head.addressees) == ("清政发〔2021〕2号", None, ("各乡镇人民政府", "县直各单位"))


def test_a_rule_whose_title_a_site_prints_three_times():
    text = "您的位置： 首页 » 法律网 »\n清河县公园管理办法\n时间：2024-05-18 02:00:56 来源：法律网 阅读：97\n清河县公园管理办法\n海东省清河县人民政府\n清河县公园管理办法\n县人民政府令第12号\n《清河县公园管理办法》已经县人民政府常务会议通过，现予公布。\n县长 刘志强\n二〇一一年八月十日\n第一章 总则\n第一条 为加强管理，制定本办法。\n"
    (document,) = split(text)
    head = read_head(document.lines, document.table)
    assert (head.number, head.title, head.issuer) == ("县人民政府令第12号", "清河县公园管理办法", ("海东省清河县人民政府",))


def test_a_site_issues_nothing():
    (document,) = split("清河县人民政府工作规则\n• 索引号：\n61072\n• 发文机构：\n县政府网站\n• 发文字号：\n清政发〔2024〕7号\n• 内容概述：\n清河县人民政府工作规则\n第一章总则\n一、根据宪法，制定本规则。\n")
    head = read_head(document.lines, document.table)
    assert (head.number, head.issuer) == ("清政发〔2024〕7号", ())
