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
SHARED_BY = "（县水务局牵头，县财政局、县自然资源和规划局按职责分工负责）"

EXAMPLE_ANSWERS = [
    Answer("who_does", {"words": "供水管网", "place": "岭源县"}, "duty leads assists deadline number path",
           (("更新供水管网", ["岭源县水务局"], ["岭源县自然资源和规划局", "岭源县财政局"], "2023年10月底前", "岭政字〔2023〕5号", "二（三）1"),),
           ("更换老化供水管道38公里，2023年10月底前完成。（县水务局牵头，县财政局、县自然资源和规划局按职责分工负责）",)),
    Answer("who_does", {"words": "应急救援站", "place": "岭源县"}, "duty leads assists",
           (("建设乡镇应急救援站", ["岭源县应急管理局"], ["各乡镇人民政府", "岭源县消防救援大队", "岭源县财政局"]),),
           ("（牵头单位：县应急管理局；责任单位：县财政局、县消防救援大队；配合单位：各乡镇人民政府；完成时限：2023年12月31日前）",)),
    # Figures among the characters, two words, an odd number of characters.
    Answer("who_does", {"words": "24小时", "place": "岭源县"}, "duty leads assists",
           (("办理企业诉求，实行24小时响应", ["岭源县人民政府办公室"], ["各乡镇人民政府"]),), ("办理企业诉求，实行24小时响应县政府办公室各乡镇人民政府持续推进",)),
    Answer("who_does", {"words": "农村 公路", "place": "岭源县"}, "duty leads path", (("提升农村公路通行能力", ["岭源县交通运输局"], "二（六）"),),
           ("新建改建农村公路42公里，整治平交路口25处。（牵头单位：县交通运输局",)),
    Answer("evidence_of_duty", {"duty": "老旧小"}, "fact who number path",
           (("LEADS", "岭源县住房和城乡建设局", "岭政字〔2023〕5号", "二（二）"),), ("改造城镇老旧小区。对县城东街、北关等7个老旧小区实施改造",), among=True),
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
    # 县财政局 and its fifteen partners stand together in 5号 二（一）（三）1（五）（六）, 办6号 五（一）, 办12号 附件-3, 办15号 二（一）1, 16号 二（四） and 岭政发〔2023〕2号 第十二条:
    # 教育 住建 石槽 柳泉 水务 自然资源 应急 消防 各乡镇 交通 公安 发改 审计 民政 农业农村, 105 pairs. Of these 39 share a duty, 石槽 and 柳泉 only as partners of 县教育局; 66 do not.
    # 县残联 works with 县民政局 and the townships (5号 二（四）) and with 县人力资源和社会保障局 (岭政办字〔2019〕33号); of the three pairs only the last with the townships has no duty.
    Answer("agency_bridges", {"place": "岭源县"}, "agency partners apart share",
           (("岭源县财政局", 15, 66, 62), ("岭源县残疾人联合会", 3, 1, 33)),
           ("责任单位：县财政局、县住房和城乡建设局；配合单位：石槽镇人民政府、柳泉镇人民政府）", "（责任单位：县民政局、县残联，各乡镇人民政府）"), among=True),
    Answer("agency_bridges", {"place": "岭源县"}, "agency one two duty number",
           (("岭源县残疾人联合会", "各乡镇人民政府", "岭源县人力资源和社会保障局", "改造困难老年人家庭", "岭政字〔2023〕5号"),),
           ("2023年9月底前完成。（责任单位：县民政局、县残联，各乡镇人民政府）",), among=True),
    # 县应急管理局: answers.md, section 2. 县财政局 leads in 岭政发〔2023〕2号, 1号, 5号, 7号, 16号, 办6号, 民22号 and 岭政办字〔2019〕33号, and assists eight times (section 8), twice in other documents.
    Answer("agencies_by_duties", {"place": "岭源县"}, "agency leads assists documents", (("岭源县应急管理局", 9, 3, 7), ("岭源县财政局", 8, 8, 10)),
           ("县财政局负责统筹安排项目资金", "9.县财政局：负责防汛抗旱资金的筹集、拨付和监督"), among=True),
    # Assists in 5号 二（五） and 办15号 二（三）, leads in 办6号 二（二）11.
    Answer("agencies_named", {"words": "消防救援"}, "agency kind level place aliases certain duties documents",
           (("岭源县消防救援大队", ["Department"], "县", "河北省/云川市/岭源县", ["县消防救援大队"], True, 3, 3),), ("11.县消防救援大队：承担洪涝灾害被困人员的搜救任务",), among=True),
    Answer("bases_of_document", {"document": "岭政办字〔2023〕15号", "day": "2024-06-30"}, "basis basis_number relation basis_status",
           (("云川市县域养老服务提升行动方案（2023—2025年）", "云政办字〔2023〕19号", "落实", "unknown"),
            ("国务院办公厅关于推进养老服务发展的意见", "国办发〔2019〕5号", "落实", "unknown"), ("河北省养老服务条例", None, "依据", "unknown")),
           ("为落实《云川市县域养老服务提升行动方案（2023—2025年）》（云政办字〔2023〕19号）和《国务院办公厅关于推进养老服务发展的意见》（国办发〔2019〕5号），依据《河北省养老服务条例》",)),
    Answer("bases_of_document", {"document": "岭政办字〔2023〕6号", "day": "2023-04-10"}, "basis basis_status",
           (("岭源县防汛抗旱应急预案", "unknown"),), ("2020年印发的《岭源县防汛抗旱应急预案》（岭政办字〔2020〕14号）同时废止",), among=True),
    Answer("bases_of_document", {"document": "岭政办字〔2023〕6号", "day": "2023-04-11"}, "basis basis_status",
           (("岭源县防汛抗旱应急预案", "superseded"),), ("本预案自印发之日起实施，2020年印发的《岭源县防汛抗旱应急预案》（岭政办字〔2020〕14号）同时废止",), among=True),
    Answer("cited_not_loaded", {"kind": "standard"}, "basis basis_number documents number path",
           (("饮用水水源保护区划分技术规范", "HJ338—2018", 1, "岭政字〔2023〕14号", "第三章第六条"),), ("具体范围按照《饮用水水源保护区划分技术规范》（HJ338—2018）划定",), among=True),
    Answer("documents", {"words": "领导小组", "place": "岭源县", "day": "2023-12-31"}, "number issuers issued_on status since",
           (("岭政办字〔2023〕21号", ["岭源县人民政府办公室"], "2023-11-15", "unknown", None),
            ("岭政办字〔2023〕8号", ["岭源县人民政府办公室"], "2023-04-20", "superseded", "2023-11-15")), (LED,)),
    Answer("documents_lacking", {"limit": "1000"}, "document number lacks source",
           (("岭源县安全生产委员会办公室关于开展有限空间作业安全专项检查的通知", None, ["number"], "notice-no-number.txt"),),
           ("关于开展有限空间作业安全专项检查的通知",), among=True),
    Answer("duties_of_program", {"program": "岭源县2023年民生实事"}, "duty leads deadline path",
           (("增加公办学前教育学位", ["岭源县教育局"], "2023年8月底前", "二（一）"), ("改造城镇老旧小区", ["岭源县住房和城乡建设局"], "2023年11月底前", "二（二）"),
            ("更新供水管网", ["岭源县水务局"], "2023年10月底前", "二（三）1"), ("加强水质监测", ["岭源县卫生健康局", "岭源县水务局"], None, "二（三）2"),
            ("改造困难老年人家庭", ["各乡镇人民政府", "岭源县残疾人联合会", "岭源县民政局"], "2023年9月底前", "二（四）"),
            ("建设乡镇应急救援站", ["岭源县应急管理局"], "2023年12月31日前", "二（五）"), ("提升农村公路通行能力", ["岭源县交通运输局"], "2023年11月底前", "二（六）"),
            ("民生实事的统筹调度，每月向县政府报告进展", ["岭源县人民政府办公室"], None, "三（一）"), ("统筹安排项目资金", ["岭源县财政局"], None, "三（二）"),
            ("资金使用情况的审计监督", ["岭源县审计局"], None, "三（二）"), ("严格督导考核", ["岭源县人民政府督查室"], None, "三（三）")),
           ("县政府办公室负责民生实事的统筹调度，每月向县政府报告进展", "由县政府督查室牵头，县统计局配合，每季度开展一次现场核查")),
    Answer("duties_overdue", {"day": "2023-11-01", "agency": "岭源县水务局"}, "deadline_on days duty leads status number",
           (("2023-10-31", 1, "更新供水管网", ["岭源县水务局"], "unknown", "岭政字〔2023〕5号"),
            ("2023-09-30", 32, "实现水、电、气、暖报装一窗受理、联合踏勘", ["岭源县行政审批局"], "unknown", "岭政办字〔2023〕12号")),
           ("更换老化供水管道38公里，2023年10月底前完成", "县行政审批局县水务局、县住房和城乡建设局、国网岭源县供电公司2023年9月底前")),
    Answer("duties_overdue", {"day": "2023-10-31", "agency": "岭源县水务局"}, "duty", (("实现水、电、气、暖报装一窗受理、联合踏勘",),), ("2023年10月底前完成",)),
    # Section 3 of answers.md, and what 岭民字〔2023〕22号 says of earlier texts without naming them.
    Answer("no_longer_hold", {"day": "2024-06-30", "place": "岭源县"}, "number status since by_number",
           (("岭政字〔2023〕1号", "expired", "2023-12-31", None), ("岭政办字〔2023〕8号", "superseded", "2023-11-15", "岭政办字〔2023〕21号"),
            ("岭政〔2012〕11号", "superseded", "2023-10-01", "岭政字〔2023〕14号"), ("岭民字〔2022〕17号", "superseded", "2023-07-01", "岭民字〔2023〕22号"),
            (None, "partly superseded", "2023-07-01", "岭民字〔2023〕22号"), ("岭政办字〔2019〕33号", "partly superseded", "2023-05-22", "岭政字〔2023〕7号"),
            ("岭政办字〔2020〕14号", "superseded", "2023-04-11", "岭政办字〔2023〕6号"), ("岭政发〔2018〕6号", "superseded", "2023-03-10", "岭政发〔2023〕2号"),
            ("岭政发〔2013〕3号", "superseded", "2018-06-12", "岭政发〔2018〕6号")),
           ("有效期至2023年12月31日", "《岭源县饮用水水源保护暂行规定》（岭政〔2012〕11号）同时废止", "（岭民字〔2022〕17号）同时停止执行。以往文件与本通知不一致的，按本通知执行",
            "《岭源县人民政府工作规则（试行）》（岭政发〔2013〕3号）同时废止")),
    # Three duties in 三: 县公安局, 县应急管理局, 县市场监管局.
    Answer("outline", {"document": "岭政告〔2023〕1号"}, "path duties", (("前言", 0), ("一", 0), ("二", 0), ("三", 3), ("四", 0), ("五", 0)),
           ("三、县公安局负责烟花爆竹燃放的安全管理，查处违规燃放行为。县应急管理局负责烟花爆竹经营的安全监督管理。县市场监管局负责烟花爆竹产品质量监督",)),
    # The rule ended on 2024-01-01 (graph/laws.toml); the notice says nothing about its own validity.
    Answer("stale_citations", {"day": "2024-01-01"}, "document status cites cited_status since by",
           (("岭源县安全生产委员会办公室关于开展有限空间作业安全专项检查的通知", "unknown", "工贸企业有限空间作业安全管理与监督暂行规定", "superseded", "2024-01-01",
             "工贸企业有限空间作业安全规定"),), ("根据《中华人民共和国安全生产法》第六十五条、《河北省安全生产条例》、《工贸企业有限空间作业安全管理与监督暂行规定》",), among=True),
    Answer("stale_citations", {"day": "2023-12-31"}, "cites", (), ("《工贸企业有限空间作业安全管理与监督暂行规定》",)),
    # Which 供电公司 the State Grid has in the county, and of which form, the text does not say.
    Answer("unresolved_agencies", {"limit": "1000"}, "name place documents duties number path",
           (("国网岭源县供电公司", "河北省/云川市/岭源县", 2, 2, "岭政办字〔2023〕12号", "附件"),), ("国网岭源县供电公司",), among=True),
    Answer("duties_of_agency", {"agency": "县财政局", "place": "岭源县", "words": "供水 管网"}, "role duty number path",
           (("ASSISTS", "更新供水管网", "岭政字〔2023〕5号", "二（三）1"),), (SHARED_BY,)),
    Answer("evidence_of_duty", {"duty": "更新供水管网"}, "fact who surface number path quote",
           (("ASSIGNS", "岭源县人民政府关于印发岭源县2023年民生实事工作方案的通知", None, "岭政字〔2023〕5号", "二（三）1",
             "更新供水管网。更换老化供水管道38公里，2023年10月底前完成。（县水务局牵头，县财政局、县自然资源和规划局按职责分工负责）"),
            ("LEADS", "岭源县水务局", "县水务局", "岭政字〔2023〕5号", "二（三）1", SHARED_BY), ("ASSISTS", "岭源县财政局", "县财政局", "岭政字〔2023〕5号", "二（三）1", SHARED_BY),
            ("ASSISTS", "岭源县自然资源和规划局", "县自然资源和规划局", "岭政字〔2023〕5号", "二（三）1", SHARED_BY),
            ("UNDER", "岭源县2023年民生实事工作方案", None, "岭政字〔2023〕5号", "前言", "岭源县人民政府关于印发岭源县2023年民生实事工作方案的通知")),
           ("1.更新供水管网。更换老化供水管道38公里，2023年10月底前完成。" + SHARED_BY,)),
    Answer("group_members", {"group": GROUP, "day": "2023-06-30"}, "member role posts newest",
           (("陆文舟", "组长", ["县委副书记、县长"], True), ("祁建明", "副组长", ["县委常委、常务副县长"], True), ("沈秋澜", "副组长", ["县政府副县长"], True),
            ("邵波", "成员", ["县政府办公室主任"], True), ("梁志恒", "成员", ["县水务局局长"], True), ("蒋卫东", "成员", ["县发展和改革局局长"], True),
            ("乔欣然", "成员", ["县财政局局长"], True), ("尹若兰", "成员", ["县卫生健康局局长"], True), ("杜春生", "成员", ["县农业农村局局长"], True),
            ("万国栋", "成员", ["市生态环境局岭源县分局局长"], True), ("雷海川", "成员", ["石槽镇镇长"], True), ("白雪松", "成员", ["柳泉镇镇长"], True),
            ("岭源县水务局", "办公室", [], True)),
           ("办公室设在县水务局", "副组长：祁建明县委常委、常务副县长沈秋澜县政府副县长", "雷海川石槽镇镇长白雪松柳泉镇镇长")),
    # Where nobody is called 牵头, whoever is 责任单位 leads; in no document does a duty have 配合 alone.
    Answer("duties_without_lead", {"limit": "1000"}, "duty", (), ("（责任单位：县民政局、县残联，各乡镇人民政府）", "由所在地乡镇人民政府负责，县公安局、县应急管理局协助")),
    # The deputy of the headquarters is named by his post alone.
    Answer("who_oversees", {"words": "防汛"}, "person duty number", (), ("副指挥长由分管应急管理、水务工作的副县长担任",)),
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
    Answer("who_oversees", {"person": "张朝华", "words": "审批改革"}, "person label duty leads number path",
           (("张朝华", "牵头县领导", "推进审批改革", ["威县行政审批局"], "威政办字〔2022〕38号", "三（一）"),),
           ("（牵头县领导：张朝华；牵头部门：县行政审批局；责任单位:县发改局",)),
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


def test_every_question_has_an_answer_worked_out_by_hand() -> None:
    assert len(CATALOGUE) == 40
    assert set(CATALOGUE) == {answer.question for answer in EXAMPLE_ANSWERS + SHARED_ANSWERS}


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_question_is_bounded_and_says_when_it_was_cut(graph: Store, name: str) -> None:
    question = CATALOGUE[name]
    given = {p.name: p.example for p in question.parameters} | {"limit": "1"}
    answer = ask(graph, name, given)
    whole = ask(graph, name, given | {"limit": "100000"})
    assert answer.rows == whole.rows[:1]
    assert answer.cut == (len(whole.rows) > 1)
