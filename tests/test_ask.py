"""What people ask in words: which question of the catalogue is meant, filled in how; and what must not be taken for one."""
import re
from datetime import date

import pytest

from queries.ask import understand
from queries.catalogue import CATALOGUE
from queries.runner import prepared

TODAY = date(2023, 9, 15)

# words | question | parameters
TABLE = """
谁负责秸秆禁烧 | who_does | words=秸秆禁烧
谁负责秸秆禁烧？ | who_does | words=秸秆禁烧
请问秸秆禁烧工作由谁牵头 | who_does | words=秸秆禁烧
秸秆禁烧归哪个部门管 | who_does | words=秸秆禁烧
哪个部门负责供水管网改造 | who_does | words=供水管网改造
燃气安全找哪个部门 | who_does | words=燃气安全
巨鹿县谁负责秸秆禁烧 | who_does | words=秸秆禁烧 place=巨鹿县
巨鹿县秸秆禁烧由谁负责 | who_does | words=秸秆禁烧 place=巨鹿县
想问一下岭源县谁来管供水管网更新 | who_does | words=供水管网更新 place=岭源县
养老服务的牵头单位是谁 | who_does | words=养老服务
谁配合做好食品安全工作 | who_does | words=食品安全
农村公路由哪些单位负责 | who_does | words=农村公路
谁分管农业农村 | who_oversees | words=农业农村
哪位副县长分管教育 | who_oversees | words=教育
县水务局的职责 | duties_of_agency | agency=县水务局
县水务局有哪些职责 | duties_of_agency | agency=县水务局
县水务局负责什么 | duties_of_agency | agency=县水务局
市场监管局都管什么 | duties_of_agency | agency=市场监管局
县发改局主要职责是什么 | duties_of_agency | agency=县发改局
巨鹿镇人民政府负责哪些工作 | duties_of_agency | agency=巨鹿镇人民政府
请帮我查一下岭源县应急管理局牵头哪些任务 | duties_of_agency | agency=岭源县应急管理局 role=LEADS
县应急管理局配合什么 | duties_of_agency | agency=县应急管理局 role=ASSISTS
县水务局局长是谁 | leaders_of_agency | agency=县水务局
谁是县水务局局长 | leaders_of_agency | agency=县水务局
县卫健局的一把手是谁 | leaders_of_agency | agency=县卫健局
县水务局的领导有哪些 | leaders_of_agency | agency=县水务局
县水务局参加了哪些领导小组 | groups_of_agency | agency=县水务局
县水务局是哪些领导小组的成员单位 | groups_of_agency | agency=县水务局
哪些领导小组的办公室设在县水务局 | groups_of_agency | agency=县水务局
县水务局发过哪些文件 | documents_of_agency | agency=县水务局
岭源县民政局出台了哪些文件 | documents_of_agency | agency=岭源县民政局
县民政局和县卫生健康局共同承担哪些职责 | shared_duties | agency=县民政局 other=县卫生健康局
市场监管局和公安局有哪些共同的职责 | shared_duties | agency=市场监管局 other=公安局
县民政局与县财政局一起负责什么 | shared_duties | agency=县民政局 other=县财政局
县财政局和哪些部门合作最多 | agencies_sharing_tasks | agency=县财政局
防汛抗旱指挥部的成员有哪些 | group_members | group=防汛抗旱指挥部
防汛抗旱指挥部由哪些人组成 | group_members | group=防汛抗旱指挥部
农村供水保障提升工作领导小组组长是谁 | group_members | group=农村供水保障提升工作领导小组
谁在防汛抗旱指挥部 | group_members | group=防汛抗旱指挥部
安委会有哪些成员单位 | group_members | group=安委会
陆文舟任什么职务 | person | person=陆文舟
陆文舟是谁 | person | person=陆文舟
梁志恒担任过哪些职务 | person | person=梁志恒
高凯英分管什么 | led_by_person | person=高凯英
沈秋澜负责什么 | led_by_person | person=沈秋澜
《岭源县人民政府工作规则》还有效吗 | document_status | document=岭源县人民政府工作规则
岭政发〔2018〕6号废止了吗 | document_status | document=岭政发〔2018〕6号
巨政发[2018]4号现在还管用吗 | document_status | document=巨政发[2018]4号
岭政字〔2023〕7号的有效期到什么时候 | document_status | document=岭政字〔2023〕7号
《岭源县露天焚烧秸秆有奖举报办法（试行）》过期了吗 | document_status | document=岭源县露天焚烧秸秆有奖举报办法（试行）
2023年6月30日岭政发〔2018〕6号有效吗 | document_status | document=岭政发〔2018〕6号 day=2023-06-30
《养老服务办法》在2024年1月1日还有效吗 | document_status | document=养老服务办法 day=2024-01-01
《工作规则》被哪个文件取代 | succession | document=工作规则
岭政办字〔2023〕8号被什么文件废止了 | succession | document=岭政办字〔2023〕8号
什么文件取代了岭政发〔2018〕6号 | succession | document=岭政发〔2018〕6号
岭政发〔2018〕6号废止后影响哪些文件 | affected_by_repeal | document=岭政发〔2018〕6号
如果岭政字〔2023〕5号废止了会影响什么 | affected_by_repeal | document=岭政字〔2023〕5号
废止《工作规则》有什么影响 | affected_by_repeal | document=工作规则
《岭源县人民政府工作规则》的依据是什么 | bases_of_document | document=岭源县人民政府工作规则
岭政字〔2023〕7号依据什么 | bases_of_document | document=岭政字〔2023〕7号
《关于落实〈养老服务提升方案〉的实施方案》依据什么 | bases_of_document | document=关于落实〈养老服务提升方案〉的实施方案
哪些文件引用了《中华人民共和国就业促进法》 | resting_on | basis=中华人民共和国就业促进法
《河北省大气污染防治条例》被哪些文件引用 | resting_on | basis=河北省大气污染防治条例
哪些文件以《就业促进法》为依据 | resting_on | basis=就业促进法
《工作规则》的上位法是什么 | chain_of_document | document=工作规则
哪些文件落实了《养老服务提升行动方案》 | chain_of_document | document=养老服务提升行动方案
岭政字〔2023〕5号布置了哪些任务 | duties_of_document | document=岭政字〔2023〕5号
《民生实事工作方案》的任务分工 | duties_of_document | document=民生实事工作方案
岭政字〔2023〕5号的内容 | outline | document=岭政字〔2023〕5号
哪些文件已经失效 | no_longer_hold |
巨鹿县哪些文件失效了 | no_longer_hold | place=巨鹿县
哪些文件还引用已废止的文件 | stale_citations |
哪些任务逾期了 | duties_overdue |
县水务局有哪些逾期的任务 | duties_overdue | agency=县水务局
年底前到期的任务有哪些 | duties_due | day=2023-09-15 until=2023-12-31
本月到期的任务有哪些 | duties_due | day=2023-09-15 until=2023-09-30
哪些任务在2022年12月底前完成 | duties_due | day=2022-01-01 until=2022-12-31
县教育局有哪些任务30天内到期 | duties_due | day=2023-09-15 until=2023-10-15 agency=县教育局
2023年1月1日到2023年12月31日有什么变化 | changed_between | since=2023-01-01 until=2023-12-31
去年有哪些变化 | changed_between | since=2022-01-01 until=2022-12-31
2023年以来有哪些变化 | changed_between | since=2023-01-01 until=2023-09-15
巨鹿县2023年7月有哪些变化 | changed_between | since=2023-07-01 until=2023-07-31 place=巨鹿县
哪些人换了职务 | posts_changed |
巨鹿县的人事变动 | posts_changed | place=巨鹿县
巨鹿县乡镇的负担有多重 | township_burden | place=巨鹿县
乡镇承担了哪些任务 | township_burden |
巨鹿县哪些机构是枢纽 | agency_hubs | place=巨鹿县
巨鹿县哪些部门是桥梁 | agency_bridges | place=巨鹿县
哪个部门职责最多 | agencies_by_duties |
巨鹿县和威县的计划有哪些重合 | plans_overlap | place=巨鹿县 other_place=威县
巨鹿县有哪些行动 | programs | place=巨鹿县
健康巨鹿行动有哪些任务 | duties_of_program | program=健康巨鹿行动
巨鹿县有哪些部门 | agencies_named | words=巨鹿县
哪些机构的名称里有农业 | agencies_named | words=农业
巨鹿县有哪些文件 | documents | place=巨鹿县
关于养老的文件有哪些 | documents | words=养老
哪些职责没有牵头单位 | duties_without_lead |
还缺哪些文件 | cited_not_loaded |
哪些文件缺文号 | documents_lacking |
哪些机构名称未能确定 | unresolved_agencies |
哪些名单已经调整 | rosters_replaced |
巨鹿县人民政府工作规则还有效吗 | document_status | document=巨鹿县人民政府工作规则
岭源县2023年政务公开工作要点的依据 | bases_of_document | document=岭源县2023年政务公开工作要点
哪些文件依据安全生产法 | resting_on | basis=安全生产法
安全生产法修改影响哪些文件 | resting_on | basis=安全生产法
如果《中华人民共和国就业促进法》修订了会涉及哪些文件 | resting_on | basis=中华人民共和国就业促进法
谁是威县县长 | leaders_of_agency | agency=威县人民政府
威县的副县长有哪些人 | leaders_of_agency | agency=威县人民政府
岭源县县委书记是谁 | leaders_of_agency | agency=中共岭源县委员会
贺营镇镇长是谁 | leaders_of_agency | agency=贺营镇
防汛抗旱指挥部办公室设在哪里 | group_members | group=防汛抗旱指挥部
县安全生产委员会的办公室设在哪个部门 | group_members | group=县安全生产委员会
哪些规定已经失效 | no_longer_hold |
县公安局在防汛工作中负责什么 | duties_of_agency | agency=县公安局 words=防汛
食品安全应急预案里县公安局有哪些职责 | duties_of_agency | agency=县公安局 words=食品安全应急预案
县教育局要配合哪些工作 | duties_of_agency | agency=县教育局 role=ASSISTS
高凯英现任职务 | person | person=高凯英
优化营商环境牵头单位 | who_does | words=优化营商环境
《河北省大气污染防治条例》有哪些文件引用 | resting_on | basis=河北省大气污染防治条例
《安全生产法》的下位文件 | chain_of_document | document=安全生产法
岭政字〔2023〕7号什么时候到期 | document_status | document=岭政字〔2023〕7号
2024年到期的文件有哪些 | changed_between | since=2024-01-01 until=2024-12-31
巨鹿县2023年发了哪些文件 | changed_between | since=2023-01-01 until=2023-12-31 place=巨鹿县
最近出台了什么文件 | changed_between | since=2023-06-17 until=2023-09-15
岭源县农业农村局有哪些领导 | leaders_of_agency | agency=岭源县农业农村局
秸秆禁烧的出处在哪里 | evidence_of_duty | duty=秸秆禁烧
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]

#: Greetings, half questions, questions about the world and about what no document says.
NOT_MEANT = ("你好", "谁", "谁负责", "谁负责什么", "你是谁", "今天天气怎么样", "写一首诗", "1+1等于几", "巨鹿县的人口是多少", "巨鹿县GDP是多少", "县水务局的电话是多少",
             "水务局在哪里", "怎么办理身份证", "如何申请低保", "谁是美国总统", "帮我写一份通知", "为什么要禁烧秸秆", "县长今天去哪了", "明天开会吗", "《工作规则》", "县水务局",
             "DROP TABLE documents", "MATCH (n) RETURN n", "", "？？？", "的" * 500)


@pytest.mark.parametrize(("words", "name", "parameters"), ROWS, ids=[r[0] for r in ROWS])
def test_words_mean_a_question(words: str, name: str, parameters: str) -> None:
    understood = understand(words, TODAY)
    assert understood is not None
    assert (understood.question, dict(understood.parameters)) == (name, dict(p.split("=") for p in parameters.split()))
    prepared(understood.question, understood.parameters)   # nothing that the question needs is missing


@pytest.mark.parametrize("words", NOT_MEANT)
def test_what_fits_no_question_is_not_guessed_at(words: str) -> None:
    assert understand(words, TODAY) is None


def test_every_question_can_be_asked_in_words() -> None:
    assert {name for _, name, _ in ROWS} == set(CATALOGUE)


@pytest.mark.parametrize("words", ["2023年13月有什么变化", "2023年2月30日岭政发〔2018〕6号有效吗"])
def test_a_day_that_does_not_exist_is_not_understood(words: str) -> None:
    assert understand(words, TODAY) is None


def test_no_words_take_long() -> None:
    """Every pattern is tried on words that fit none, so none may go back and forth for ever."""
    for words in ("县" * 150, "局的职责和" * 30, "关于" * 60 + "的通知", "谁负责" + "工作任务" * 30, "《" * 70 + "》" * 70):
        understand(words, TODAY)


def test_the_command_says_the_same() -> None:
    understood = understand("巨鹿县谁负责秸秆禁烧", TODAY)
    assert understood is not None
    assert understood.command == "zhengtu query who_does -p words=秸秆禁烧 -p place=巨鹿县"
    assert re.match(r"// duties that hold \$words", understood.asked.cypher)
