"""Answers of the catalogue worked out by hand, on both stores: each with the sentence from which it was read, which has to stand in a document.

岭源县 is the invented county of `examples/` (worked out in tests/golden/examples/answers.md); 巨鹿县 and 威县 are those of the shared documents.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.identity import squeeze
from graph.store import Store
from loaders.source import find_files, read_source
from queries.catalogue import CATALOGUE
from queries.runner import ask
from tests.conftest import EXAMPLES, SHARED


@dataclass(frozen=True)
class Answer:
    """`rows` are the values of `columns`, in order; `among` says that other rows may stand beside them. `sentences` are what they were read from."""

    question: str
    given: dict[str, str]
    columns: str
    rows: tuple[tuple[object, ...], ...]
    sentences: tuple[str, ...]
    among: bool = False


LED = "《岭源县人民政府办公室关于成立岭源县农村供水保障提升工作领导小组的通知》（岭政办字〔2023〕8号）同时废止"
GROUP = "岭源县农村供水保障提升工作领导小组"

EXAMPLE_ANSWERS = [
    Answer("who_does", {"words": "供水管网", "place": "岭源县"}, "duty leads assists deadline number path",
           (("更新供水管网", ["岭源县水务局"], ["岭源县自然资源和规划局", "岭源县财政局"], "2023年10月底前", "岭政字〔2023〕5号", "二（三）1"),),
           ("更换老化供水管道38公里，2023年10月底前完成。（县水务局牵头，县财政局、县自然资源和规划局按职责分工负责）",)),
    Answer("who_does", {"words": "应急救援站", "place": "岭源县"}, "duty leads assists",
           (("建设乡镇应急救援站", ["岭源县应急管理局"], ["各乡镇人民政府", "岭源县消防救援大队", "岭源县财政局"]),),
           ("（牵头单位：县应急管理局；责任单位：县财政局、县消防救援大队；配合单位：各乡镇人民政府；完成时限：2023年12月31日前）",)),
    Answer("duties_of_agency", {"agency": "岭源县应急管理局", "role": "ASSISTS"}, "role duty number",
           (("ASSISTS", "守牢安全底线", "岭政办字〔2023〕15号"), ("ASSISTS", "开展涉企执法“扫码入企”", "岭政办字〔2023〕12号"),
            ("ASSISTS", "危险区群众的转移避险", "岭政办字〔2023〕6号")),
           ("（牵头单位：县民政局；责任单位：县应急管理局、县消防救援大队、县住房和城乡建设局、县市场监管局）",)),
    Answer("shared_duties", {"agency": "岭源县民政局", "other": "岭源县卫生健康局"}, "duty role other_role number path",
           (("推动签约服务", "ASSISTS", "LEADS", "岭政办字〔2023〕15号", "二（二）1"),), ("（牵头单位：县卫生健康局；配合单位：县民政局、县医疗保障局）",)),
    Answer("shared_duties", {"agency": "岭源县应急管理局", "other": "岭源县消防救援大队"}, "duty role other_role number",
           (("守牢安全底线", "ASSISTS", "ASSISTS", "岭政办字〔2023〕15号"), ("建设乡镇应急救援站", "LEADS", "ASSISTS", "岭政字〔2023〕5号")),
           ("（牵头单位：县应急管理局；责任单位：县财政局、县消防救援大队；配合单位：各乡镇人民政府；完成时限：2023年12月31日前）",
            "（牵头单位：县民政局；责任单位：县应急管理局、县消防救援大队、县住房和城乡建设局、县市场监管局）")),
    Answer("leaders_of_agency", {"agency": "岭源县水务局"}, "person post as_of number",
           (("段玉成", "县水务局局长", "2023-11-15", "岭政办字〔2023〕21号"), ("梁志恒", "县水务局局长", "2023-04-20", "岭政办字〔2023〕8号")),
           ("段玉成县水务局局长", "梁志恒县水务局局长"), among=True),
    Answer("groups_of_agency", {"agency": "岭源县水务局"}, "fact group number",
           (("HAS_OFFICE_AT", GROUP, "岭政办字〔2023〕21号"), ("HAS_OFFICE_AT", GROUP, "岭政办字〔2023〕8号")), ("领导小组办公室设在县水务局",), among=True),
    Answer("person", {"person": "梁志恒"}, "fact what role number",
           (("HOLDS", "岭源县石槽镇人民政府", "石槽镇镇长", "岭政办字〔2023〕21号"), ("SERVES_ON", GROUP, "成员", "岭政办字〔2023〕21号"),
            ("HOLDS", "岭源县水务局", "县水务局局长", "岭政办字〔2023〕8号"), ("SERVES_ON", GROUP, "成员", "岭政办字〔2023〕8号")),
           ("梁志恒县水务局局长", "梁志恒石槽镇镇长")),
    Answer("led_by_person", {"person": "陆文舟"}, "fact what role number",
           (("SERVES_ON", GROUP, "组长", "岭政办字〔2023〕21号"), ("SERVES_ON", GROUP, "组长", "岭政办字〔2023〕8号")), ("组长：陆文舟",), among=True),
    Answer("posts_changed", {"place": "岭源县"}, "person post new_post new_number", (("梁志恒", "县水务局局长", "石槽镇镇长", "岭政办字〔2023〕21号"),),
           ("梁志恒县水务局局长", "梁志恒石槽镇镇长"), among=True),
    Answer("document_status", {"document": "岭政办字〔2019〕33号", "day": "2024-06-30"}, "status since by_number path",
           (("partly superseded", "2023-05-22", "岭政字〔2023〕7号", "第六条"),), ("与本办法不一致的，按本办法执行",)),
    Answer("succession", {"document": "岭政发〔2023〕2号"}, "direction step number since",
           (("replaces", 1, "岭政发〔2018〕6号", "2023-03-10"), ("replaces", 2, "岭政发〔2013〕3号", "2018-06-12")),
           ("2018年6月12日印发的《岭源县人民政府工作规则》（岭政发〔2018〕6号）同时废止",)),
    Answer("chain_of_document", {"document": "岭政字〔2023〕7号"}, "direction step document relation",
           (("rests_on", 1, "中华人民共和国就业促进法", "根据"), ("rests_on", 1, "河北省就业促进条例", "根据"), ("rests_on", 1, "云川市公益性岗位管理实施细则", "根据")),
           ("根据《中华人民共和国就业促进法》第五十二条、《河北省就业促进条例》和《云川市公益性岗位管理实施细则》（云人社字〔2022〕60号）",)),
    Answer("chain_of_document", {"document": "中华人民共和国就业促进法"}, "direction step number",
           (("implemented_by", 1, "岭政办字〔2019〕33号"), ("implemented_by", 1, "岭政字〔2023〕7号")), ("根据《中华人民共和国就业促进法》第五十二条",), among=True),
    Answer("resting_on", {"basis": "就业促进法"}, "article number", (("第五十二条", "岭政字〔2023〕7号"), (None, "岭政办字〔2019〕33号")),
           ("根据《中华人民共和国就业促进法》第五十二条",)),
    Answer("affected_by_repeal", {"document": "岭政办字〔2023〕8号"}, "effect what agencies",
           (("DUTY", "日常工作，督促检查工程进度，通报工作情况", ["岭源县农村供水保障提升工作领导小组办公室"]), ("GROUP", GROUP, ["岭源县水务局"])),
           (LED, "领导小组办公室设在县水务局")),
    Answer("affected_by_repeal", {"document": "岭政办字〔2019〕33号"}, "effect what", (("DUTY", "补贴资金的审核拨付"),), ("补贴资金的审核拨付",), among=True),
    Answer("changed_between", {"since": "2023-11-01", "until": "2023-12-31", "place": "岭源县"}, "day change what number",
           (("2023-11-15", "ISSUED", f"岭源县人民政府办公室关于调整{GROUP}组成人员的通知", "岭政办字〔2023〕21号"),
            ("2023-11-15", "ROSTER", GROUP, "岭政办字〔2023〕21号"),
            ("2023-11-15", "SUPERSEDED", f"岭源县人民政府办公室关于成立{GROUP}的通知", "岭政办字〔2023〕21号"),
            ("2023-12-31", "EXPIRED", "岭源县人民政府关于印发《岭源县露天焚烧秸秆有奖举报办法（试行）》的通知", "岭政字〔2023〕1号")),
           (LED, "有效期至2023年12月31日")),
    Answer("programs", {"words": "民生实事", "place": "岭源县"}, "program issuers duties deadline_on bases number",
           (("岭源县2023年民生实事工作方案", ["岭源县人民政府"], 11, "2023-12-31", ["云川市人民政府关于实施2023年民生工程的意见"], "岭政字〔2023〕5号"),),
           ("完成时限：2023年12月31日前", "《云川市人民政府关于实施2023年民生工程的意见》")),
    Answer("township_burden", {"place": "岭源县"}, "township number leads assists total",
           # Eight led (5号 二（四）, 16号 二（一）, 民22号, the notice, 办15号 二（一）2, 发2号, 14号, 7号), five assisted (answers.md, section 8).
           (("各乡镇人民政府", "岭政字〔2023〕5号", 1, 2, 13), ("岭源县石槽镇人民政府", "岭政字〔2023〕11号", 1, 0, 2)),
           ("（责任单位：县民政局、县残联，各乡镇人民政府）", "（责任单位：县自然资源和规划局，各乡镇人民政府）"), among=True),
    Answer("documents_of_agency", {"agency": "岭源县民政局", "day": "2024-06-30"}, "number together_with status",
           (("岭民字〔2023〕22号", ["岭源县财政局"], "in force"),), ("岭源县民政局岭源县财政局关于提高城乡居民最低生活保障标准的通知",)),
    Answer("duties_of_document", {"document": "岭政字〔2023〕5号"}, "duty leads deadline path",
           (("改造困难老年人家庭", ["各乡镇人民政府", "岭源县残疾人联合会", "岭源县民政局"], "2023年9月底前", "二（四）"),
            ("建设乡镇应急救援站", ["岭源县应急管理局"], "2023年12月31日前", "二（五）")),
           ("2023年9月底前完成。（责任单位：县民政局、县残联，各乡镇人民政府）",), among=True),
    # 县财政局 and 县发展和改革局 stand together four times: 办6号 五（一）, 办12号 附件-3, 办15号 二（一）1, 16号 二（四） (answers.md, section 8).
    Answer("agency_hubs", {"place": "岭源县"}, "agency closest closest_shared", (("岭源县财政局", "岭源县发展和改革局", 4),),
           ("（县民政局牵头，县发展和改革局、县财政局、县自然资源和规划局按职责分工负责）", "清理拖欠中小企业账款县发展和改革局县财政局、县审计局2023年12月底前"), among=True),
    Answer("agencies_sharing_tasks", {"agency": "岭源县医疗保障局"}, "other shared", (("岭源县卫生健康局", 1), ("岭源县民政局", 1)),
           ("（牵头单位：县卫生健康局；配合单位：县民政局、县医疗保障局）",)),
    Answer("duties_due", {"day": "2023-07-01", "until": "2023-08-31", "agency": "岭源县教育局"}, "deadline_on duty number",
           (("2023-08-31", "增加公办学前教育学位", "岭政字〔2023〕5号"),), ("2023年8月底前",)),
    Answer("rosters_replaced", {"day": "2023-12-31"}, "group number by_number since", ((GROUP, "岭政办字〔2023〕8号", "岭政办字〔2023〕21号", "2023-11-15"),), (LED,)),
]

SHARED_ANSWERS = [
    Answer("document_status", {"document": "巨政发〔2018〕4号", "day": "2023-07-05"}, "status since by_number path",
           (("superseded", "2023-07-05", "巨政发〔2023〕1号", "第八章四十三"),),
           ("2018年5月18日巨鹿县人民政府印发的《巨鹿县人民政府工作规则》（巨政发〔2018〕4号）同时废止",)),
    Answer("succession", {"document": "巨政发〔2023〕1号"}, "direction step number", (("replaces", 1, "巨政发〔2018〕4号"),),
           ("《巨鹿县人民政府工作规则》（巨政发〔2018〕4号）同时废止",)),
    Answer("chain_of_document", {"document": "巨政发〔2023〕1号"}, "direction step document relation",
           (("rests_on", 1, "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法", "根据"), ("rests_on", 1, "中华人民共和国宪法", "根据")),
           ("根据《中华人民共和国宪法》和《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》，参照《河北省人民政府工作规则》",)),
    Answer("who_does", {"words": "基本养老服务清单", "place": "巨鹿县"}, "duty leads number", (("宣贯基本养老服务清单", ["各乡镇人民政府", "巨鹿县民政局"], "巨政办字〔2023〕14号"),),
           ("（责任单位：县民政局，各乡镇人民政府。以下各项均需各乡镇政府落实，不再列出）",)),
    Answer("led_by_person", {"person": "高凯英"}, "fact what role number",
           (("SERVES_ON", "威县防汛抗旱指挥部", "指挥长", "威政办字〔2022〕24号"),
            ("SERVES_ON", "威县行政执法协调监督工作体系建设试点工作领导小组", "组长", "威政字〔2022〕16号")),
           ("指挥长：高凯英县委副书记、政府县长", "组长：高凯英县委副书记、政府县长"), among=True),
    Answer("leaders_of_agency", {"agency": "威县农业农村局"}, "person post as_of", (("张翌峰", "县农业农村局党组成员", "2022-04-26"),), ("张翌峰县农业农村局党组成员",), among=True),
    Answer("duties_of_document", {"document": "巨政办字〔2023〕31号"}, "leads path", ((["巨鹿县水务局"], "六（四）"),), ("县水务局",), among=True),
    Answer("changed_between", {"since": "2023-07-01", "until": "2023-07-10", "place": "巨鹿县"}, "day change number",
           (("2023-07-05", "ISSUED", "巨政发〔2023〕1号"), ("2023-07-05", "IN_FORCE", "巨政发〔2023〕1号"), ("2023-07-05", "SUPERSEDED", "巨政发〔2023〕1号")),
           ("本规则自发布之日起施行",)),
    Answer("plans_overlap", {"place": "巨鹿县", "other_place": "威县"}, "overlap what",
           (("PROGRAM", "双随机、一公开"),), ("加大“双随机、一公开”工作力度，提高监管覆盖率", "深入推进以“双随机、一公开”监管为基本手段"), among=True),
    Answer("group_members", {"group": "威县防汛抗旱指挥部", "day": "2022-12-31"}, "member role", (("高凯英", "指挥长"), ("张朝华", "常务副指挥长")),
           ("指挥长：高凯英县委副书记、政府县长常务副指挥长：张朝华",), among=True),
]


@pytest.fixture(scope="module")
def texts() -> str:
    """All documents, without white space."""
    folders: list[Path] = [folder for folder in (EXAMPLES, SHARED / "corpus") if folder.is_dir()]
    return "".join(squeeze(read_source(file).text) for file in find_files(folders))


def check(graph: Store, texts: str, answer: Answer) -> None:
    for sentence in answer.sentences:
        assert sentence in texts, "the sentence stands in no document"
    columns = answer.columns.split()
    rows = [tuple(row[c] for c in columns) for row in ask(graph, answer.question, answer.given).rows]
    assert ([row for row in rows if row in answer.rows] if answer.among else rows) == list(answer.rows), rows[:8]


@pytest.mark.parametrize("answer", EXAMPLE_ANSWERS, ids=lambda a: f"{a.question}-{'-'.join(a.given.values())}")
def test_answers_on_the_examples(graph: Store, texts: str, answer: Answer) -> None:
    check(graph, texts, answer)


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the shared documents are not here")
@pytest.mark.parametrize("answer", SHARED_ANSWERS, ids=lambda a: f"{a.question}-{'-'.join(a.given.values())}")
def test_answers_on_real_documents(graph: Store, texts: str, answer: Answer) -> None:
    check(graph, texts, answer)


def test_there_are_forty() -> None:
    assert len(CATALOGUE) == 40


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_question_is_bounded_and_says_when_it_was_cut(graph: Store, name: str) -> None:
    question = CATALOGUE[name]
    given = {p.name: p.example for p in question.parameters} | {"limit": "1"}
    answer = ask(graph, name, given)
    whole = ask(graph, name, given | {"limit": "100000"})
    assert answer.rows == whole.rows[:1]
    assert answer.cut == (len(whole.rows) > 1)
