"""Groups with their members and seats, and bodies that lists name without the level."""

import pytest

from loaders.grammar.agencies import Local
from loaders.grammar.contacts import find_contacts
from loaders.grammar.rosters import read_rosters
from loaders.language import analyse
from loaders.layout import clean
from loaders.lines import lines_of
from loaders.places import Place
from loaders.resolve import Resolver


def read(text: str):
    return analyse(text, local=Local("海东省", "云川市", "清河县"))._


@pytest.mark.parametrize(
    "text",
    [
        "决定成立云川市申报“水韵之城”工作领导小组。该领导小组由如下人员组成：\n组 长：\n刘志强（市委常委、副市长）\n副组长：\n张国庆（市政府副秘书长）\n成 员：\n李伟东（市财政局副局长）\n",
        "决定建立云川市青沙河工程（云川段）联席会议（以下简称“联席会议”），其组成人员如下：\n组 长：刘志强 副市长\n副组长：张国庆 市政府副秘书长\n成 员：李伟东 市财政局副局长\n",
    ],
)
def test_members_are_given_to_the_group_that_is_set_up(text):
    (group,) = read(text).groups
    assert [(p.name, p.role) for p in group.persons] == [("刘志强", "组长"), ("张国庆", "副组长"), ("李伟东", "成员")]


def test_members_of_several_kinds_stand_under_one_role():
    (group,) = read(
        "现将国家园艺委员会组成人员名单通知如下：\n主 任：刘志强 国务院副总理\n委 员：\n（一）部门委员\n张国庆 教育部副部长\n李伟东 社科院副院长\n"
        "（二）专家委员（按姓氏笔划为序）\n王海涛 院士、陕南师范大学原校长\n国家园艺委员会办公室设在教育部。\n"
    ).groups
    assert [(p.name, p.role) for p in group.persons] == [("刘志强", "主任"), ("张国庆", "委员"), ("李伟东", "委员"), ("王海涛", "委员")]


def test_a_comma_may_part_a_name_from_its_post():
    (group,) = read("决定建立清河县审批改革工作联席会议（以下简称联席会议）制度。\n总召集人：刘志强，清河县人民政府秘书长。\n召集人：张国庆，县司法局局长。\n").groups
    assert [(p.name, p.role, p.post) for p in group.persons] == [("刘志强", "总召集人", "清河县人民政府秘书长"), ("张国庆", "召集人", "县司法局局长")]


@pytest.mark.parametrize("brackets", ["（）", "()"])
def test_the_seat_of_an_office_stands_in_brackets_of_either_width(brackets):
    a, b = brackets
    text = f"决定成立云川市新城建设领导小组。\n组 长：刘志强 市长\n成 员：李伟东 市水利局局长\n领导小组下设办公室{a}设在市水利局{b}，办公室主任由李伟东同志兼任。\n"
    (group,) = read(text).groups
    assert (group.office, group.office_at, group.office_head) == ("办公室", "市水利局", "李伟东")


def test_a_conference_is_set_up_with_its_rules():
    groups = read("市人民政府决定建立云川市殡葬管理工作联席会议制度。联席会议办公室设在市民政局。各地可探索建立部门联席会议制度。\n").groups
    assert [(g.name, g.office_at) for g in groups] == [("云川市殡葬管理工作联席会议", "市民政局")]


def test_the_level_is_said_before_the_first_of_a_list_alone():
    mentions = read("成员包括市委宣传部、台港澳办，市发展改革局、公安局、轨道交通局等单位分管负责同志，各乡镇办。\n").mentions
    assert [m.surface for m in mentions if m.kind == "agency"] == ["市委宣传部", "台港澳办", "市发展改革局", "公安局", "轨道交通局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "副市长工作分工\n周云峰市长\n领导市政府全面工作。\n陈立常务副市长\n负责财政工作。\n分管市财政局。\n郑雨晴副市长\n负责教育、卫生工作。\n",
            [("周云峰", "市长"), ("陈立", "常务副市长"), ("郑雨晴", "副市长")],
        ),
        ("县长、副县长分工如下\n县委副书记、县长 周云峰：主持县政府全面工作。分管县财政局。\n", [("周云峰", "县委副书记、县长")]),
        ("接受周云峰同志辞去清河县人民政府县长职务的请求。", [("周云峰", "清河县人民政府县长")]),
        ("会议决定：郑雨晴同志代理清河县人民政府县长。", [("郑雨晴", "清河县人民政府县长")]),
    ],
)
def test_who_governs(text, expected):
    assert [(p.name, p.post) for p in find_contacts(text)] == expected


def test_bureaus_of_a_city_that_is_a_province_bear_its_name():
    resolver = Resolver(Place(("上海市",), "省"))
    assert [resolver.resolve(form).name for form in ("市政府", "市经济信息化委", "市教委")] == ["上海市人民政府", "上海市经济和信息化委员会", "上海市教育委员会"]


FIELD_GROUPS = """县抗震救灾指挥部下设以下工作组。各工作组要在县指挥部的统一领导下开展工作，并将进展情况及时报告县指挥部办公室。
1.综合协调组
牵头单位：县应急局
成员单位：县政府办公室、县公安局
职责：负责信息汇总。
2.抢险救援组：县消防救援大队牵头，县人武部参加。负责搜救被困人员。
3.医疗救治和卫生防疫组
由县卫健局牵头，县疾控中心等单位组成。主要职责：组织救治伤员。
4.新闻宣传和舆情管控组（牵头单位：县委宣传部；成员单位：县融媒体中心）负责信息发布。
5.灾情评估组由县自然资源局牵头，县住建局参与，负责灾情评估。
各工作组由指挥部调度。领导小组由县政府办公室牵头。
"""


def test_groups_that_a_body_leads():
    doc = analyse(FIELD_GROUPS)
    assert [(g.name, g.member_agencies) for g in doc._.groups] == [
        ("综合协调组", ("县应急局", "县政府办公室", "县公安局")),
        ("抢险救援组", ("县消防救援大队", "县人武部")),
        ("医疗救治和卫生防疫组", ("县卫健局", "县疾控中心")),
        ("新闻宣传和舆情管控组", ("县委宣传部", "县融媒体中心")),
        ("灾情评估组", ("县自然资源局", "县住建局")),
    ]
    assert [d.heading for d in doc._.duties if d.kind == "label"][3] == "新闻宣传和舆情管控组"


INSPECTORS = """县政府决定成立督查组，分赴各乡镇督查。
第一督查组
组 长：王志刚 县应急局局长
成 员：李新华 县公安局副局长
督查地点：清河镇、双庙乡
第二督查组：组长：孙立平（县水利局局长），成员：周伟（县水利局干部）、吴丽（县财政局干部）
"""


def test_groups_of_inspectors():
    found = {g.name: [(p.name, p.role) for p in g.persons] for g in analyse(INSPECTORS)._.groups}
    assert found == {"第一督查组": [("王志刚", "组长"), ("李新华", "成员")], "第二督查组": [("孙立平", "组长"), ("周伟", "成员"), ("吴丽", "成员")]}


def test_several_roles_on_a_line():
    ((persons, _, _),) = read_rosters("组长：许志远（县水利局局长） 副组长：何晓明（县财政局副局长）\n成员：赵小丽 县应急局干部\n")
    assert [(p.name, p.role, p.post) for p in persons] == [("许志远", "组长", "县水利局局长"), ("何晓明", "副组长", "县财政局副局长"), ("赵小丽", "成员", "县应急局干部")]


def test_names_without_a_post_go_on_under_their_role_one_a_line():
    (group,) = read("决定成立清河县信用建设领导小组。\n组 长：刘志强\n副组长：张 磊\n王 芳\n李伟东（县纪委）\n成 员：赵建国（县政府办）\n").groups
    assert [(p.name, p.role, p.post) for p in group.persons] == [
        ("刘志强", "组长", None),
        ("张磊", "副组长", None),
        ("王芳", "副组长", None),
        ("李伟东", "副组长", "县纪委"),
        ("赵建国", "成员", "县政府办"),
    ]


def test_who_leads_a_conference_is_no_part_of_its_name():
    (group,) = read("同意建立由市政府领导同志牵头负责的云川市职业教育工作联席会议制度。\n召集人：刘志强 副市长\n副召集人：张国庆 市教育局局长\n").groups
    assert group.name == "云川市职业教育工作联席会议"


def test_a_national_body_is_named_short_beside_the_posts_of_its_officers():
    found = analyse("成 员：李伟东 统计局局长\n王建军 扶贫办副主任\n赵立新 发展改革委副主任\n", local=Local())._
    assert [(m.surface, Resolver(None).resolve(m.surface).name) for m in found.mentions] == [
        ("统计局", "国家统计局"),
        ("扶贫办", "国务院扶贫开发领导小组办公室"),
        ("发展改革委", "国家发展和改革委员会"),
    ]
    assert Resolver(Place(("海东省", "云川市", "清河县"), "县")).resolve("新闻办").name is None


def test_an_office_is_that_of_the_one_group_whose_roster_is_annexed_below():
    text = "一、组织\n联席会议办公室设在市教育局，承担日常工作。\n云川市职业教育工作联席会议成员名单\n召集人：刘志强 副市长\n副召集人：张国庆 市教育局局长\n"
    (group,) = read(text).groups
    assert (group.name, group.office_at) == ("云川市职业教育工作联席会议", "市教育局")


def test_a_body_that_is_set_up_with_a_short_form_has_its_whole_name():
    doc = analyse("第三条 市人民政府设立云川市对外石材交易市场管理委员会（以下简称管委会），管委会负责市场的日常管理。", local=Local("海东省", "云川市", None))
    assert [m.surface for m in doc._.mentions] == ["市人民政府", "云川市对外石材交易市场管理委员会", "管委会", "管委会"]
    assert doc._.abbreviations == {"管委会": "云川市对外石材交易市场管理委员会"}


def test_whose_office_it_is_may_be_said_where_the_line_begins():
    (group,) = read("一、组织\n清河县粮食应急指挥部下设办公室，负责日常工作。办公室设在县粮食局，由县粮食局主要负责人兼任办公室主任。\n").groups
    assert (group.name, group.office_at, group.office_head) == ("清河县粮食应急指挥部", "县粮食局", "县粮食局主要负责人")


def test_several_persons_with_their_posts_take_an_office_together():
    text = "县政府成立清河县未成年人保护工作领导小组。\n领导小组办公室设在县民政局。办公室主任由县民政局局长刘志强兼任；副主任由县公安局副局长张国庆，县教育局副局长、县关工委副主任李伟东，团县委书记王芳兼任。\n"
    found = read(text)
    assert {(p.name, p.post) for p in found.contacts} == {("刘志强", "县民政局局长"), ("张国庆", "县公安局副局长"), ("李伟东", "县教育局副局长、县关工委副主任"), ("王芳", "团县委书记")}
    office = found.groups[-1]
    assert [(p.name, p.role) for p in office.persons] == [("刘志强", "办公室主任"), ("张国庆", "办公室副主任"), ("李伟东", "办公室副主任"), ("王芳", "办公室副主任")]


def test_what_a_document_defines_stands_over_the_lists():
    resolver = Resolver(Place(("海东省", "云川市", "清河县"), "县"), defined={"县防办": "县防汛指挥部办公室"})
    assert resolver.resolve("县防办").name == "清河县防汛指挥部办公室"


def test_a_group_is_led_by_a_person_who_is_named_in_prose():
    text = "县安委会成立以副县长刘志强为组长的安全生产督查组（下设专项督查组），负责全县督查。\n1、煤矿安全督查组，由县煤炭安全局王磊任组长，成员由县公安局有关人员组成。\n2、非煤矿山安全督查组，由县应急局局长张国庆任组长。\n3、危险品督查组，由县应急局李伟东科长任组长。\n"
    found = read(text)
    assert [(g.name, [(p.name, p.post, p.role) for p in g.persons]) for g in found.groups] == [
        ("安全生产督查组", [("刘志强", "副县长", "组长")]),
        ("煤矿安全督查组", [("王磊", "县煤炭安全局", "组长")]),
        ("非煤矿山安全督查组", [("张国庆", "县应急局局长", "组长")]),
        ("危险品督查组", [("李伟东", "科长", "组长")]),
    ]
    assert "县煤炭安全局" in {m.surface for m in found.mentions}


def test_an_office_with_a_name_of_its_own_has_a_seat():
    (group,) = read("第三条 云川市市级政府采购招投标办公室（以下简称市采招办）设在市机关事务管理局，负责日常业务。\n").groups
    assert (group.name, group.office_at) == ("云川市市级政府采购招投标办公室", "市机关事务管理局")


@pytest.mark.parametrize(
    "text",
    [
        "刘志强县长\n领导县政府全面工作。\n张国庆副县长\n负责财政工作。分管县财政局。\n",
        "刘志强同志：主持县政府全面工作。\n张国庆同志：负责财政工作。分管县财政局。\n",
    ],
)
def test_who_looks_after_what(text):
    assert [p.name for p in read(text).contacts] == ["刘志强", "张国庆"]


def test_a_heading_that_sets_up_leaves_the_name_to_the_sentence_before():
    text = "为推进“文明交通行动”，特成立岭前镇“文明交通行动”领导小组，明确职责。\n一、成立领导小组\n组 长：刘志强（副镇长）\n副组长：张国庆（党政办主任）\n领导小组办公室设在交警岭前大队，办公室主任由张国庆兼任。\n"
    (group,) = read(text).groups
    assert (group.name, len(group.persons), group.office_head) == ("岭前镇“文明交通行动”领导小组", 2, "张国庆")


def test_the_rules_of_a_group_name_it_in_their_title():
    text = "为完善岭前镇道路安全委员会（以下简称镇道安委）工作机制，制定本规则。\n二、办事机构及人员\n主 任：刘志强 镇党委副书记、镇长\n副主任：张国庆 副镇长\n镇道安委下设办公室，办公室设在经发办。\n"
    doc = analyse(text, document_title="关于印发《岭前镇道路安全委员会工作规则（试行）》的通知")
    (group,) = doc._.groups
    assert (group.name, group.office_at, len(group.persons)) == ("岭前镇道路安全委员会", "经发办", 2)
    assert "岭前镇道路安全委员会" in {m.surface for m in doc._.mentions}


def test_a_group_is_led_by_somebody_of_a_bureau():
    (group,) = read("五、督查分组\n（一）非煤矿山安全督查组。由市应急局1名县级领导带队，2名专业人员参加。\n").groups
    assert (group.name, group.member_agencies) == ("非煤矿山安全督查组", ("市应急局",))


def test_posts_of_one_person_that_a_comma_parts():
    lines = "组 长：刘志强 市长\n第一副组长：张国庆 副市长\n副 组 长：李伟东 县委委员、办公室主任，岭前片区党工委书记\n王海涛 县委委员，清河片区党工委书记\n成 员：刘志强（兼）\n"
    text = f"决定成立清河县规划工作领导小组。\n{lines}领导小组下设办公室，其中办公室挂靠县规划局。\n"
    body = clean(lines_of(text)).text
    (group,) = read(body).groups
    assert [(p.name, p.role, p.post) for p in group.persons][1:4] == [
        ("张国庆", "第一副组长", "副市长"),
        ("李伟东", "副组长", "县委委员、办公室主任，岭前片区党工委书记"),
        ("王海涛", "副组长", "县委委员，清河片区党工委书记"),
    ]
    assert (group.persons[4].name, group.persons[4].post, group.office_at) == ("刘志强", None, "县规划局")


@pytest.mark.parametrize("seat", ["下设办公室，办公地点设在县规划局。", "办公室（设在县规划局，以下简称“县规办”）承担日常工作。"])
def test_where_an_office_has_its_seat(seat):
    (group,) = read(f"决定成立清河县规划工作领导小组。\n组 长：刘志强 县长\n清河县规划工作领导小组{seat}\n").groups
    assert group.office_at == "县规划局"


def test_a_group_that_is_adjusted_is_named_by_the_sentence():
    text = "经县政府同意，对清河县打假工作领导小组及成员单位进行调整，现通知如下：\n组 长：刘志强 县长\n成 员：张国庆 县财政局局长\n"
    doc = analyse(text, local=Local("海东省", "云川市", "清河县"), document_title="清河县人民政府办公室关于调整打假工作领导小组的通知")
    assert [g.name for g in doc._.groups] == ["清河县打假工作领导小组"]
    assert [(r.title, r.scope) for r in doc._.repeals] == [(None, "full")]


def test_a_group_whose_working_body_has_its_seat_somewhere():
    (group,) = read("第五条 县文物管理委员会负责协调解决重大问题，其日常办事机构设在县文化和旅游局。\n").groups
    assert (group.name, group.office, group.office_at) == ("县文物管理委员会", None, "县文化和旅游局")


def test_who_alone_is_named_in_an_office():
    text = "成立清河县智慧水务领导小组。\n领导小组办公室挂靠县水利局，办公室副主任由李伟东同志兼任，负责日常工作。\n"
    assert [(p.name, p.post) for p in read(text).contacts] == [("李伟东", "办公室副主任")]
    assert read("组 长：刘志强 县长\n成 员：李伟东 县水利局局长\n" + text).contacts == []


def test_what_stands_before_the_name_of_a_township_or_of_a_class():
    doc = analyse("第四条 镇人民政府负责辖区工作。\n三、成员单位主要职责\n领导小组各成员单位配合做好工作。\n", local=Local("海东省", "云川市", "清河县"))
    assert {m.surface for m in doc._.mentions} <= {"领导小组各成员单位", "镇人民政府"}


def test_townships_whose_names_begin_like_other_words():
    text = "由城关镇人民政府、向阳镇人民政府和集贤乡人民政府负责。城镇人民政府、集镇人民政府、各城区街道办事处不在此列。\n"
    mentions = read(text).mentions
    assert [m.surface for m in mentions if m.kind == "agency"] == ["城关镇人民政府", "向阳镇人民政府", "集贤乡人民政府"]


def test_a_group_that_is_adjusted_by_decision_replaces_the_earlier_one():
    text = "经县政府同意，决定调整清河县均衡发展工作领导小组。现将有关事项通知如下：\n组 长：刘志强 县长\n成 员：张国庆 县财政局局长\n"
    doc = analyse(text, local=Local("海东省", "云川市", "清河县"), document_title="清河县人民政府办公室关于调整均衡发展工作领导小组的通知")
    assert [(r.title, r.scope) for r in doc._.repeals] == [(None, "full")]


def test_bodies_of_a_list_of_members_that_bear_no_level():
    mentions = read("成员单位：县财政局、县公安局、清河消防支队、轮渡管理处、海峡客运公司、各乡镇人民政府。\n").mentions
    assert [m.surface for m in mentions if m.kind == "agency"] == ["县财政局", "县公安局", "清河消防支队", "轮渡管理处", "海峡客运公司"]


def test_a_heading_ends_before_a_body_that_its_level_begins():
    doc = analyse("2.1 组织指挥体系\n区减灾委员会负责指挥。\n", local=Local("海东省", "云川市", "清河区"))
    assert "区减灾委员会" in {m.surface for m in doc._.mentions}


def test_a_zone_lies_in_a_county():
    resolver = Resolver(Place(("海东省", "云川市", "清河县", "清河综合实验区"), "县"))
    assert resolver.resolve("县公安局").name == "清河县公安局"
    assert resolver.resolve("岭前镇").name == "清河县岭前镇人民政府"
    assert resolver.resolve("区管委会").name == "清河综合实验区管理委员会"


def test_a_group_is_formed_by_the_bodies_that_it_is_named_after():
    text = (
        "五、组织\n（一）成立试点工作小组及办公室。由省政府办公厅、省医保局、省药监局组成东海省药品采购和使用试点工作小组（以下简称试点工作小组），领导试点工作。试点工作小组办公室设在省医保局。\n"
        "（二）成立云川市小区配套幼儿园治理工作小组，组长由分管副市长担任。治理工作联合办公室设在市教育局。\n"
    )
    first, second = read(text).groups
    assert (first.name, first.office, first.office_at) == ("东海省药品采购和使用试点工作小组", "试点工作小组办公室", "省医保局")
    assert first.member_agencies == ("省政府办公厅", "省医保局", "省药监局")
    assert (second.name, second.office, second.office_at) == ("云川市小区配套幼儿园治理工作小组", "治理工作联合办公室", "市教育局")


def test_a_conference_is_made_up_of_bodies():
    text = "国务院园艺工作部际联席会议由教育、财政、农业农村等单位组成，国务院分管副总理担任召集人。联席会议统筹协调全国园艺工作。各地可成立园艺工作领导小组。\n"
    (group,) = read(text).groups
    assert (group.name, group.member_agencies) == ("国务院园艺工作部际联席会议", ("教育", "财政", "农业农村"))


def test_a_short_form_is_not_read_within_the_name_that_it_shortens():
    doc = analyse(
        "同意组建2008年云川花会机场协调委员会。\n为做好花会工作，组建2008年云川花会机场协调委员会（以下简称协调委）。协调委办公室设在市交通局。\n", local=Local("海东省", "云川市", None)
    )
    whole = "2008年云川花会机场协调委员会"
    assert [m.surface for m in doc._.mentions] == [whole, whole, "协调委", "协调委办公室", "市交通局"]


def test_two_contacts_whose_names_lost_their_blank():
    assert [p.name for p in read("联系人：宋文刚田雨晴联系电话：010-68200206\n").contacts] == ["宋文刚", "田雨晴"]


@pytest.mark.parametrize(
    "lines",
    [
        "组 长：刘志强同志 县长\n副组长：李伟东同志 副县长\n成 员：王海涛同志 县林业局局长\n张国庆同志 县财政局局长\n",
        "组 长 刘 志 强 县长\n副组长 李 伟 东 副县长\n成 员 王 海 涛 县林业局局长\n张 国 庆 县财政局局长\n",
        "组 长：刘志强，县长\n副组长：李伟东，副县长\n成 员：王海涛，县林业局局长\n张国庆，县财政局局长\n",
        "（一）组长\n刘志强 县长\n（二）副组长\n李伟东 副县长\n（三）成员\n王海涛 县林业局局长\n张国庆 县财政局局长\n",
        "组 长：刘志强 县长\n副组长：李伟东 副县长\n组 员：王海涛 县林业局局长\n张国庆 县财政局局长\n",
        "组长：刘志强（县长）；副组长：李伟东（副县长）；成员：王海涛（县林业局局长）、张国庆（县财政局局长）。领导小组下设办公室。\n",
        "由县长刘志强任组长，副县长李伟东任副组长，县林业局局长王海涛、县财政局局长张国庆为成员。\n",
        "组长由县长刘志强担任，副组长由副县长李伟东担任，成员由县林业局局长王海涛、县财政局局长张国庆担任。\n",
    ],
)
def test_the_forms_of_a_roster(lines):
    (group,) = read(f"决定成立清河县防火工作领导小组，组成人员如下：\n{lines}").groups
    assert [(p.name, p.role[-2:], p.post) for p in group.persons] == [
        ("刘志强", "组长", "县长"),
        ("李伟东", "组长", "副县长"),
        ("王海涛", group.persons[2].role, "县林业局局长"),
        ("张国庆", group.persons[3].role, "县财政局局长"),
    ]
    assert group.persons[3].role in ("成员", "组员")


def test_members_of_whom_nothing_but_the_name_is_said():
    (group,) = read("决定成立清河县防火工作领导小组。\n组 长：刘志强\n成 员：王海涛、张国庆同志\n").groups
    assert [(p.name, p.role, p.post) for p in group.persons] == [("刘志强", "组长", None), ("王海涛", "成员", None), ("张国庆", "成员", None)]


@pytest.mark.parametrize(
    ("seat", "head"),
    [
        ("领导小组办公室设在县林业局，王海涛同志兼任主任，张国庆任副主任。", "王海涛"),
        ("领导小组下设办公室于县林业局，主任由王海涛兼任。", "王海涛"),
        ("领导小组下设办公室，设在县林业局，县林业局局长王海涛兼任办公室主任。", "王海涛"),
        ("领导小组办公室设县林业局，县林业局局长兼任办公室主任。", "县林业局局长"),
        ("领导小组办公室设立在县林业局，办公室主任由县林业局主要负责同志担任。", "县林业局主要负责同志"),
        ("领导小组下设办公室，办公室设在县林业局，主任王海涛（兼）。", "王海涛"),
    ],
)
def test_who_heads_an_office(seat, head):
    (group,) = read(f"决定成立清河县防火工作领导小组。\n组 长：刘志强 县长\n成 员：王海涛 县林业局局长\n{seat}\n").groups
    assert (group.office_at, group.office_head) == ("县林业局", head)


def test_who_leads_a_group_is_said_where_it_is_set_up():
    text = "成立清河县“平安上学路”整治领导小组，由县委常委、县公安局局长刘志强任组长，公安、教育等部门领导为成员。领导小组下设办公室，依托在县道安办，由张国庆兼任办公室主任。\n"
    (group,) = read(text).groups
    assert [(p.name, p.role, p.post) for p in group.persons] == [("刘志强", "组长", "县委常委、县公安局局长")]
    assert (group.office_at, group.office_head) == ("县道安办", "张国庆")


def test_a_table_of_members_names_their_posts():
    text = "清河县消防工作联席会议成员名单\n序号 成员单位 分管领导 职务 联系电话 联络员\n1 县财政局 刘志强 副局长 13900000001 张国庆\n2 县公安局 李伟东 副局长 13900000002 王海涛\n"
    (group,) = read(text).groups
    assert (group.name, [(p.name, p.post) for p in group.persons]) == ("清河县消防工作联席会议", [("刘志强", "副局长"), ("李伟东", "副局长")])


def test_a_group_that_is_adjusted_is_not_called_after_the_adjusting():
    assert [g.name for g in read("一、调整后的联席会议的组成\n联席会议下设办公室，挂靠县消防大队。\n").groups] != ["后的联席会议"]


def test_a_group_whose_office_alone_is_named_beside_the_seat_stands_where_its_line_names_it():
    text = "清河旅游集团有限公司领导小组下设办公室，办公室设在县文化"  # the text ends soon after
    (group,) = analyse(text)._.groups
    assert text[group.start : group.end] == group.name == "清河旅游集团有限公司领导小组"
