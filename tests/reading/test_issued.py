"""A document cites none of the texts that it issues itself, however many they are."""

from datetime import date
from pathlib import Path

import pytest

from loaders import find_files, read_file

SEVERAL_BY_NAME = """云溪县人民政府办公室关于印发《云溪县储备粮管理办法》《云溪县储备粮轮换细则》的通知
云政办发〔2023〕11号
各乡镇人民政府：
现将《云溪县储备粮管理办法》《云溪县储备粮轮换细则》印发给你们，请依照《粮食流通管理条例》执行。《云溪县储备粮暂行办法》（云政发〔2015〕3号）同时废止。
附件：1.云溪县储备粮管理办法
2.云溪县储备粮轮换细则
3.云溪县粮库值守规定
云溪县人民政府办公室
2023年5月4日
附件2
云溪县储备粮轮换细则
第一条 根据《云溪县储备粮管理办法》制定本细则，值守按《云溪县粮库值守规定》第三条执行。
"""
SEVERAL_BY_NUMBER = """云溪市人民政府办公室关于印发云溪市防汛应急预案等2个预案的通知
云政办〔2024〕3号
各县人民政府：
《云溪市防汛应急预案》《云溪市抗旱应急预案》已经市政府同意，现印发给你们。2019年印发的《云溪市防汛应急预案》（云政办〔2019〕5号）同时废止。
云溪市人民政府办公室
2024年3月4日
"""
STANDARDS = """关于发布《水库清淤技术导则》等两项标准的公告
根据《中华人民共和国标准化法》，现批准《水库清淤技术导则》（SL/T 901—2023）、《渠道防渗规范》（SL 918—2023）两项标准，自2023年8月1日起实施。
特此公告。
水利部
2023年6月3日
"""
APPROVED_BY_US = """水利部批准《水库清淤机》等51项行业标准（编号、名称等见附件1）。批准《渠道防渗仪》等2项行业标准修改单（见附件2）。现予公布。
水利部
2023年6月3日
"""
MADE_BY_US = """海东省水利厅关于印发节水评价三项制度的通知
海水发〔2022〕8号
各市水利局：
为贯彻《中华人民共和国水法》，我厅制定了《节水评价登记办法》《节水评价专家办法》和《节水评价档案规定》，现印发给你们，请遵照执行。
海东省水利厅
2022年3月4日
"""
REPEALED_BY_US = """云溪县人民政府关于户外广告的通知
云政发〔2023〕2号
现将《云溪县户外广告管理办法》等5件规范性文件予以废止。
云溪县人民政府
2023年7月8日
"""
SHORT_FORMS = """云溪县水利局关于加强水库管理的通知
云水字〔2023〕6号
各乡镇：
根据《云东市水库安全管理办法》（以下简称《水库管理办法》），按照《水库管理办法》第五条执行，填写附件2《水库巡查记录规范》。
云溪县水利局
2023年4月4日
"""


@pytest.mark.parametrize(
    ("text", "cited", "plans"),
    [
        (SEVERAL_BY_NAME, [("粮食流通管理条例", "依照"), ("云溪县储备粮暂行办法", "废止")], []),
        (SEVERAL_BY_NUMBER, [("云溪市防汛应急预案", "废止")], ["云溪市防汛应急预案", "云溪市抗旱应急预案"]),
        (STANDARDS, [("中华人民共和国标准化法", "根据")], []),
        (APPROVED_BY_US, [], []),
        (MADE_BY_US, [("中华人民共和国水法", "贯彻")], []),
        (REPEALED_BY_US, [("云溪县户外广告管理办法", "废止")], []),
        (SHORT_FORMS, [("云东市水库安全管理办法", "根据")], []),
    ],
    ids=["by name", "by number", "standards", "approved by us", "made by us", "repealed by us", "short forms"],
)
def test_what_is_issued_is_not_cited(tmp_path: Path, text: str, cited: list[tuple[str, str]], plans: list[str]):
    (tmp_path / "通知.txt").write_text(text, encoding="utf-8")
    (document,) = (d for f in find_files([tmp_path]) for d in read_file(f))
    assert [(b.title, b.relation) for b in document.legal_bases] == cited
    assert [p.name for p in document.programs] == plans


def read(tmp_path: Path, text: str):
    (tmp_path / "文.txt").write_text(text, encoding="utf-8")
    (document,) = (d for f in find_files([tmp_path]) for d in read_file(f))
    return document


def test_a_rule_under_nothing_but_its_number(tmp_path: Path):
    document = read(tmp_path, "云政发〔2017〕40号\n云溪县人民政府工作规则\n第一章 总则\n第一条 根据《国务院工作规则》，结合本县实际，制定本规则。\n第二条 县政府办公室负责督办。\n")
    assert (document.doc_number, document.title, document.type) == ("云政发〔2017〕40号", "云溪县人民政府工作规则", "规则")


def test_a_plan_by_itself_is_a_programme(tmp_path: Path):
    document = read(tmp_path, "云溪县2023年粮食安全工作要点\n为做好粮食安全工作，制定本要点。\n一、加强领导。各乡镇要高度重视。（责任单位：县发改局）\n")
    assert [p.name for p in document.programs] == ["云溪县2023年粮食安全工作要点"]


def test_a_title_within_the_own_title_is_not_cited(tmp_path: Path):
    document = read(
        tmp_path,
        "云溪县人民政府办公室关于印发2023年县政府工作报告重点任务分解表的通知\n云政办发〔2023〕9号\n各乡镇人民政府：\n"
        "现将《2023年县〈政府工作报告〉重点任务分解表》印发给你们，请各责任单位对照任务分工，细化工作措施，明确完成时限，确保各项任务落到实处。\n"
        "云溪县人民政府办公室\n2023年3月1日\n2023年县《政府工作报告》重点任务分解表\n一、发展产业。（责任单位：县发改局）\n",
    )
    assert document.legal_bases == ()


def test_a_plan_that_is_passed_on_has_its_own_name(tmp_path: Path):
    document = read(
        tmp_path,
        "云溪县人民政府办公室关于转发县发展改革局《云溪县粮食应急供应方案》的通知\n云政办发〔2023〕9号\n各乡镇人民政府：\n"
        "县发展改革局《云溪县粮食应急供应方案》已经县政府同意，现转发给你们，请认真贯彻《粮食流通管理条例》。\n云溪县人民政府办公室\n2023年5月4日\n",
    )
    assert [p.name for p in document.programs] == ["云溪县粮食应急供应方案"]
    assert [b.title for b in document.legal_bases] == ["粮食流通管理条例"]


def test_what_a_letter_or_an_order_issues(tmp_path: Path):
    letter = read(
        tmp_path,
        "国务院办公厅关于印发国家蔬菜应急预案的函\n国办函〔2005〕91号\n各省、自治区、直辖市人民政府：\n《国家蔬菜应急预案》已经国务院同意，现印发给你们，请认真实施。\n国务院办公厅\n2005年6月11日\n",
    )
    assert letter.instrument == "国家蔬菜应急预案"
    order = read(
        tmp_path,
        "中华人民共和国国务院令\n第906号\n《园艺师条例》已经2018年9月6日国务院第23次常务会议修订通过，现将修订后的《园艺师条例》公布，自2019年3月1日起施行。\n总理  李明远\n2018年11月6日\n"
        "园艺师条例\n第一条 为了规范园艺服务，制定本条例。\n",
    )
    assert (order.instrument, order.approved_by) == ("园艺师条例", "国务院第23次常务会议")
    revised = read(tmp_path, "中华人民共和国国务院令\n第907号\n现公布修订后的《园艺师条例》，自2019年1月1日起施行。\n总理  李明远\n2018年12月18日\n园艺师条例\n第一条 为了规范园艺服务，制定本条例。\n")
    assert revised.instrument == "园艺师条例"


def test_a_period_of_validity_is_given_by_its_two_days(tmp_path: Path):
    text = "海东省财政厅关于园艺补助的通知\n海财发〔2019〕2号\n各市财政局：\n现将有关事项通知如下。\n一、补助按年发放。\n上述政策执行期限为2019年1月1日至2023年12月31日。\n海东省财政厅\n2018年12月18日\n"
    clause = read(tmp_path, text).expires
    assert (clause.text, clause.on) == ("执行期限为2019年1月1日至2023年12月31日", date(2023, 12, 31))


def test_a_reply_speaks_of_the_government_that_it_answers_and_of_bodies_as_they_were_then(tmp_path: Path):
    reply = read(
        tmp_path,
        "国务院关于同意新建云溪机场的批复\n国函〔1999〕43号\n云南省人民政府：\n你省《关于新建云溪机场的请示》（云政发〔1999〕4号）收悉。现批复如下：\n"
        "一、请省人民政府会同国务院药品监督管理部门、安全部和武警部队，办理手续。\n国务院\n1999年7月16日\n",
    )
    names = {a.surface: a.name for a in reply.agencies}
    assert names["省人民政府"] == "云南省人民政府" and names["国务院药品监督管理部门"] is None
    assert (names["安全部"], names["武警部队"]) == ("国家安全部", "中国人民武装警察部队")


def test_what_is_said_to_be_an_annex_is_not_cited(tmp_path: Path):
    notice = read(tmp_path, "云溪县人民政府办公室关于做好园艺工作的通知\n云政办发〔2023〕9号\n各乡镇人民政府：\n请按照《园艺设计规范》（附件1）和《云溪县园艺办法》办理。\n云溪县人民政府办公室\n2023年5月4日\n附件1\n园艺设计规范\n符合《园艺设计规范》要求。\n")
    assert [b.title for b in notice.legal_bases] == ["云溪县园艺办法"]


def test_a_text_cited_by_its_number_alone_was_cited_by_its_title_before(tmp_path: Path):
    notice = read(
        tmp_path,
        "云溪县人民政府办公室转发县教育局关于扩大招生有关问题请示的通知\n云政办发〔2023〕9号\n各乡镇人民政府：\n县教育局《关于扩大招生有关问题的请示》已经县政府批准，现转发给你们。\n云溪县人民政府办公室\n2023年5月4日\n"
        "关于扩大招生有关问题的请示\n县政府：\n为贯彻《云溪县教育发展意见》（云发〔2021〕8号），现提出意见。各学校要按照云发〔2021〕8号文件的规定办理。\n",
    )
    assert [(b.title, b.number) for b in notice.legal_bases] == [("云溪县教育发展意见", "云发〔2021〕8号")]
