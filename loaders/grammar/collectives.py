"""Forms that stand for a class of bodies: 各乡镇人民政府, 县直各部门, 教育、民政等部门, …领导小组成员单位."""

from __future__ import annotations

import re

from loaders.beginnings import Opened
from loaders.bureaus import NATIONAL_FORMS
from loaders.grammar.agencies import FUNCTIONS, left_edge
from loaders.grammar.mentions import Kind, Mention
from loaders.grammar.near import within, within_lines
from loaders.lexicon import alternatives

_UNIT = r"(?:县级市|自治[县州]|[县区市]（[^（）]{1,6}）|乡（镇）|乡镇|[县市区州旗盟乡镇])"
#: Places or their governments named by their kinds, one class although it holds 、: 各区、县级市政府, 各县（市）、区人民政府, 各自治县、区.
PLACES = rf"各(?:有关|相关)?{_UNIT}(?:、{_UNIT})+(?:(?:人民政府|政府|党委|管委会)(?!(?:有关|相关)(?!负责)|各|所属|直属|部门|组成|办)|(?=[^一-鿿（]|\Z|[和及与等要应须按]|负责|配合|结合))"
#: Forms that stand for a class of bodies, the most exact first.
_CLASS_PATTERN = (
    rf"(?P<places>{PLACES})"
    r"|(?P<managing>(?:省、自治区、直辖市|(?:县级|设区的市级|省级)以上(?:地方)?|地方)?(?:各级)?人民政府(?:管理|负责|主管)[一-鿿]{2,12}?(?:工作)?的(?:部门|机构))"
    rf"|(?P<and_above>(?:省级|设区的市级|县级)以上(?:地方)?(?:各级)?人民政府(?:及其(?:有关|相关)?部门|(?:有关|相关)?部门|(?:(?![应要可和或根统确负组建及与将对在的由按])[一-鿿]){{2,9}}?(?:行政主管|主管|监督管理|行政管理)部门)?|(?:省、自治区、直辖市(?:和|、))?设区的市(?:、自治州)?人民政府(?:部门)?|县（市、区）人民政府(?:(?:有关|相关)?部门)?)"
    r"|(?P<local>各地(?:通信管理|邮政管理|银保监|证监|海关|海事|能源监管|监管|税务)局|(?:各|有关|相关)中央企业(?:（集团）)?)"
    r"|(?P<of_state>国务院(?:各有关|有关|相关)(?:主管)?部门(?:（单位）|[和、]单位)?|国务院各?部门(?!规章)|国务院各部委)"
    r"|(?P<party_and>各?(?:级|乡镇|镇街|乡（镇）|镇（乡）|镇（街道）|镇|乡|街道)党委(?:[、和及与]?(?:乡镇|镇|乡)?(?:人民)?政府)(?!有关|相关|各|部门|办公|组成|主要|采购|网))"
    r"|(?P<institutions>各(?:有关|相关|乡镇|基层)?(?:中小学校?|卫生院|派出所|司法所|金融机构|银行业金融机构|商业银行|银行|保险公司|林场|国有林场|群团组织|民主党派|办事处|(?:工业|产业|农业)?园区(?:管委会)?|功能区(?:管委会)?|开发区(?:管委会)?)(?![内外卡账长区]|周边|门口|附近))"
    r"|(?P<owned>村(?:“两委”|两委)(?!成员|干部|班子|换届)|[县区市](?:属|管)各?(?:事业单位|单位)|(?:中央、?|中、?|省、?|市、?){0,3}驻[县区市]各?单位)"
    r"|(?P<townships>各(?:有关|相关)?(?:乡（镇、街道）|乡镇（街道、[一-鿿]{2,4}）|镇乡街道|乡镇街道|镇街道|街镇|镇（乡）|乡镇|乡、镇|乡（镇）|镇乡|镇、乡|乡镇街道|镇街|乡镇（街道）|街道)(?:人民政府|政府|党委|办事处|[办场](?=[、，。；：）\s]|负责|要|$))?(?:[（(](?:街道|办事处|场|区|园区|开发区|管委会)[）)])?)"
    r"|(?P<units>各(?:县区|县市区|区县|县（市、区）|旗县区|旗县|市县|镇街|镇（街道）|街道（镇）|镇乡|苏木乡镇|苏木|嘎查村|镇|街道)(?:人民政府|政府|办事处|党委)?(?!组|长|级|区))"
    r"|(?P<levels>(?<!各)(?:省、[市州](?:、(?:县（[^（）]{1,4}）|[县区旗市]{1,3}))?|[市州]、(?:县（[^（）]{1,4}）|[县区旗市]{1,3})|[县区旗]、(?:乡（镇）|乡镇|[乡镇]))(?:、(?:乡（镇）|乡镇|[乡镇])(?:（街道）)?)?(?:[两三]级)?(?:人民)?政府)"
    r"|(?P<general>(?:(?<=[、和与及])|(?<![一-鿿]))街道办事处|(?:苏木乡镇|镇（乡）|乡（镇）)(?:人民)?政府|嘎查村民委员会|各(?:群众|人民)团体|各(?:有关|相关)?省级人民政府|各直属海关)"
    r"|(?P<organs_of>(?:[省市县区旗](?:直|级|委|政府(?:直属)?)|[省市县区旗]委、[省市县区旗]政府)(?:各|有关|相关|机关各)[一-鿿]{0,6}?(?:工作部门|执法部门|委办局|部门|单位)|[省市县区州旗]各部?委办局|[省市县区州旗]政府各委办局|[省市县区旗](?:直|级|政府)?各(?:[部委办局厅场会]、)+[部委办局厅场会](?:（[^（）]{1,6}）)?(?![一-鿿])|[省市县区州旗](?:直|级|政府|人民政府)(?:各|有关|相关)(?:工作)?(?:[部委办局厅会](?:、(?:中心|[部委办局厅会])(?![一-鿿]))+|厅委|厅局|委办局|局委办))"
    r"|(?P<of_government>[省市县区](?:人民)?政府部门|县?(?:人民)?政府(?:及其)?(?:各|有关|相关|各有关|各相关|组成|直属)(?:部门|单位|事业机构|事业单位|机构))"
    r"|(?P<direct>[省市县区](?:直|级)(?:各|有关|相关|各有关|各相关)*(?:部门|单位|机关(?!工委))(?:单位)?)"
    r"|(?P<county_relevant>(?<!地)(?:省、?市|市、?县|省、市、县|[省市县区])(?:有关|相关|各有关)(?:部门|单位))"
    r"|(?P<each>各(?:级|地区?)(?:人民)?政府(?:及其(?:有关|相关|工作|所属)?)?部门|(?:各级|各地区?|地方各级)(?:人民)?政府办公厅（室）|各级党委(?:和|、)(?:人民)?政府(?!及)|各(?:级|地区?|有关|相关|责任|成员|行业|重点行业领域|职能|业务|牵头|配合|管线业主|工作|项目(?:实施|建设|主管)?)?(?:各)?(?:有关|相关|责任|主管|监管|成员|行业主管|行业监管|行政执法|市场监管|食品安全委员会有关成员)?(?:部门|单位|机关|机构|(?:人民)?政府(?!性|网站|采购|办公)|责任部门|责任单位|成员单位|工作组)(?:和单位|、单位|及单位)?(?![和及、]个人))"
    r"|(?P<provinces>(?:各?有关|各)?省(?:（(?:区、)?市）|（自治区、直辖市）|、自治区、直辖市)(?:(?:、|及)计划单列市)?(?:、|及)?(?:新疆生产建设兵团)?(?:人民政府|政府(?!办公|部门|主管)|(?:(?!政府|[要应须将对向把]|和部委|国务院)[一-鿿、]){0,60}?(?:部门|通信管理局|[厅委局](?:（[^（）]{1,6}）)?)))"
    r"|(?P<township>(?:(?:有关|相关|所在地|属地|事发地|当地)乡镇|乡镇|属地|县乡|基层|下级|上级|县级|乡级|(?:所在地)?市、县级|地方各级|各级地方|省级|市级)(?:级)?(?:人民)?政府(?!采购|投资)(?:及其(?:有关)?部门|(?:有关|相关)(?:行政主管|主管)?部门)?|当地(?:人民)?政府|同级人民政府|地方(?:人民)?政府(?=[要应负组承和及与、，按制统平])|(?<![乡一-鿿])(?:镇|乡)政府)"
    rf"|(?P<of_ministry>(?:{alternatives(n for n in NATIONAL_FORMS if len(n) > 2)})(?:(?:驻)?各(?:地区|地|省)[一-鿿、]{{0,10}}?(?:监管局|专员办|监督站|派出机构|分支机构)|[华东西南北中]{{2}}(?:、[华东西南北中]{{2}})+[一-鿿]{{0,12}}?(?:监督站|督察局|监管局|管理局|分局)))"
    r"|(?P<traffic_police>公安机关交通管理部门)|(?P<of_party>(?:各级)?党委(?:组织|宣传|统战|政法|网信)部门|(?<=[、和])组织部门)"
    r"|(?P<organs>(?:主管|所在地|地方各级|各级|上级)?(?:纪检监察|监察|公安|检察|司法|审判|审计|税务|行政执法|海关|仲裁)机关|人民法院|人民检察院)"
)
#: What they begin with, so that not every one of them is tried at every character (tests/reading/test_components.py compares).
_CLASS_FIRST = {
    "各", "街道", "苏木", "嘎查", "党委", "组织部门", "县、", "县级", "县（", "省级", "同级", "区、", "旗、", "州、", "镇（", "镇政", "乡（", "乡镇", "乡级", "乡政", "县乡", "省（", "省、", "市、", "人民法", "人民检", "有关", "相关", "所在", "属地",
    "事发", "设区", "当地", "地方", "基层", "上级", "下级", "主管", "纪检", "监察", "公安", "检察", "司法", "审判", "审计", "税务", "行政", "海关", "仲裁",
    *(level + word for level in "省市县区州旗" for word in "直级委有相各"),
    *(f"{level}{government}{behind}" for level in ("", *"省市县区州旗") for government in ("政府", "人民政府") for behind in "部及各有相组直机和、所工中"), "省市", "市县", "级党委", "镇党委", "乡党委", "镇街党", "街道党", "中央", "中、", "中省", "驻县", "驻区", "驻市", "县属", "区属", "市属", "县管", "区管", "市管", "村“两", "村两委",
    *(name[:3] for name in NATIONAL_FORMS),
}
_CLASS = Opened(_CLASS_PATTERN, _CLASS_FIRST)
_FIELD = alternatives({*FUNCTIONS, "财税", "金融管理", "土地管理", "组织部", "宣传部", "统战部"})
#: … and what stands only behind others in their lists: 公安、国家安全、人民银行等部门
_IN_LIST = "人民银行|国家安全|银保监|银监|证监|保监|外汇|国资|扶贫|海关|税务|统计|应急"
_FIELD_CLASS = re.compile(
    rf"(?=[{''.join({word[0] for word in FUNCTIONS})}财金土组宣统上同下各地省市县当所人])"  # its first characters
    rf"(?<![县市省区乡镇院家])(?P<fields>(?:上级|同级|下级|各省级|各地方|各地|地方各级|地方|各级|省级|市级|县级|当地|所在地|(?:县级以上)?(?:地方)?(?:各级)?人民政府)?(?:{_FIELD})(?:[、和](?:{_FIELD}|{_IN_LIST}))*)(?:等单位|(?:等(?:[一-鿿]{{2,6}}领域)?)?(?<!组织)(?:有关|相关)?(?:行业)?(?:主管|监管|行政(?:主管|管理)?|监督管理)?部门(?!负责人|规章))"
)
#: 情况分别报送县指挥部成员单位, 确需变更市安委会成员单位
_TELLS = re.compile(r".*(?:报送|发送|印送|报告|通报|通知|联系|变更|调整|召集|上报|反馈|职责)(?=[一-鿿]{3})")


def _told(surface: str) -> int:
    """Where the name of a group begins behind the verb whose object it is."""
    match = _TELLS.match(surface)
    return match.end() if match else 0


#: 县指挥部各成员单位, 领导小组成员单位: the group's name is what stands before.
_HAS_MEMBERS = ("联席会议", "领导小组", "指挥部", "安委会", "减灾委", "食安委", "专班", "委员会")
_OF_GROUP = Opened(rf"(?:{'|'.join(_HAS_MEMBERS)})(?:有关|相关|各|各有关|各相关|其他)?(?:成员单位|部门)|其他成员单位", (*_HAS_MEMBERS, "其他成员单位"))
_NAME_BEFORE = re.compile(r"[一-鿿]{1,20}\Z")


def _of_groups(text: str) -> list[Mention]:
    out: list[Mention] = []
    for match in _OF_GROUP.finditer(text):
        least = out[-1].end if out else 0
        before = None if match.group() == "其他成员单位" else _NAME_BEFORE.search(text, max(least, match.start() - 20), match.start())
        start = before.start() if before else match.start()
        surface = text[start : match.end()]
        cut = max(left_edge(surface), _told(surface))
        out.append(Mention(surface[cut:], Kind.COLLECTIVE, start + cut, match.end(), "of_group"))
    return out


def find_collectives(text: str, skip: tuple[tuple[int, int], ...] = ()) -> list[Mention]:
    """Forms that stand for a class of bodies, in order and without overlaps."""
    found: list[Mention] = []
    for match in (*_CLASS.finditer(text), *within_lines(_FIELD_CLASS, text, ("部门", "等单位"))):
        start, end = match.span()
        if within(skip, start):
            continue
        found.append(Mention(match.group(), Kind.COLLECTIVE, start, end, match.lastgroup or "field"))
    found += [m for m in _of_groups(text) if not within(skip, m.start)]
    found.sort(key=lambda m: (m.start, -m.end))
    out: list[Mention] = []
    for mention in found:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out
