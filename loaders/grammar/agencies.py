"""Names of organisations in running text, as written. Which organisation a form means is decided in `loaders.resolve`.

Chinese puts no blanks between words, so a name is anchored at its left end: by a level (县…局), by a place (邢台市…), by a national body's known name, or by a
bureau's known name standing alone; and closed at its right end by the word that says what kind of body it is.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache, lru_cache
from operator import attrgetter, itemgetter

from loaders.beginnings import Beginnings, Opened
from loaders.bureaus import NATIONAL_FORMS, fields, forms
from loaders.grammar.near import line_end, lines_at, near, within, within_lines
from loaders.lexicon import alternatives, load
from loaders.places import all_names, known

_WORDS = load("agencies")
_BARE_BUREAUS = forms()
_FUNCTIONS = set(fields())
#: Short forms that are no names when they stand alone: words of everyday use, or forms of lower bodies.
_NEVER_ALONE = {
    "办公室",
    "统计局",
    "海关",
    "法院",
    "检察院",
    "人民法院",
    "人民检察院",
    "能源局",
    "林草局",
    "铁路局",
    "知识产权局",
    "国资委",
    "发展改革委",
    "卫生健康委",
    "金融监管局",
    "审批局",
    "通信管理局",
    "监狱管理局",
    "国家安全局",
    # … and those that another name ends with: 文化和旅游局, 自然资源和规划局
    "旅游局",
    "规划局",
    "建设局",
    "文化局",
    "卫生局",
    "农业局",
    "园林局",
    "畜牧局",
    "渔业局",
    "公路局",
    "监察局",
    "物价局",
    "人力资源局",
}

#: … which the papers of national bodies write all the same: 抄送：发展改革委，能源局
#: Short forms that only such papers give to a national body; in a county's they are its own.
NATIONAL_SHORT = {"药监局", "文物局", "扶贫办", "新闻办", "法制办", "粮食局", "烟草局", "邮政局", "中医药局", "疾控局", "网信办", "医保局", "宗教局", "社科院", "工程院", "标准委", "版权局", "粮食和储备局", "海洋局", "地震局", "气象局", "三峡办", "南水北调办", "安全部", "武警部队"}
_NATIONAL_ALONE = NATIONAL_SHORT | {"发展改革委", "卫生健康委", "能源局", "铁路局", "国资委", "林草局", "知识产权局", "统计局", "金融监管总局", "民航局", "外汇局"}


class Kind(StrEnum):
    AGENCY = "agency"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Mention:
    """[start, end) of a surface form. `rule` names the pattern that read it."""

    surface: str
    kind: Kind
    start: int
    end: int
    rule: str


#: More characters than a mention has.
_LONGEST = 200


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of `mentions`, which stand in the order of the text, that begin in [start, end)."""
    return mentions[bisect_left(mentions, start, key=_START) : bisect_left(mentions, end, key=_START)]


def around(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those of `mentions` that share a character with [start, end)."""
    return [m for m in between(mentions, start - _LONGEST, end) if m.end > start]


_START = attrgetter("start")

#: 县 市 省 … as a word for "this county's"; not the last character of a place (威县应急管理局 is read with its place).
#: 区, 州 and 旗 also end other words (社区, 地区), so they need a boundary before them, or 由 and the like.
_LEVEL = r"(?:自治区|自治州|自治县|自治旗|县|(?<![城辖全各本])(?<!各县)市|(?<![全跨])省|(?:(?<![一-鿿])|(?<=[由经报向送]))(?:区|州|旗))"
_LEVELS = "县市省区州旗"
#: What may stand between a level and the word that closes the name: no punctuation, particle or verb.
_CORE = r"(?:(?![和与及或的对由向将把被以于并且其该每各了]|相关|有关|组织[^部]|参与|配合|协助|负责|牵头|会同|指导(?!咨询|委员会|中心|小组)|加强|建立|建有|开展|制定|成立|设立|设在|主要领导|领导下|报送|申请|可以|应当|进入|纳入|设置|中小学|县[一-鿿]{2,6}局)[一-鿿])"
#: A piece of a coordinated name (工业和商务局): no body ends inside it.
_PIECE = rf"(?:(?![局委办院部厅]|(?<![行民财邮司市])政(?!务)){_CORE})"
#: … and no institution's name: 县图书馆和文化中心 are two bodies.
_PIECE_OF_CENTRE = rf"(?:(?![馆校站所队会社]){_PIECE})"
_BODY = r"(?:(?<![新格大布结当平])(?<!(?<!安)全)局(?![面势部限])|委员会|办公室|办公厅|管理处|服务中心|管理中心|指导中心|中心卫生院|卫生院|中心(?!卫生院|医院|小学|学校|校)|支队|大队|中队|总队|管理站|监督站|监测站|推广站|服务站|工作站|总站|管理所|服务所|设计院|军区|军分区|事务所|研究院|研究所|医院|学院|联合会|协会|学会|研究会|编纂室|总工会|基金会|供电公司|公司|银行|支行|分行|信用社|联社|电视台|广播站|图书馆|博物馆|档案馆|文化馆|体育馆|党校|学校|中学|小学|幼儿园|职教中心|福利院|敬老院|海关|法院|检察院|武装部|监狱|看守所|派出所|分局|分公司|办事处|指挥部|领导小组|工作专班|联席会议|党组|党委|工委|纪委|监委)"
_GROUP = r"(?:领导小组|指挥部|工作专班|专班|联席会议|委员会|工作组|协调小组|推进组)(?:办公室)?"

#: What may stand before the name of a body and is no part of it: 会同清河镇人民政府, 委托县建设投资有限公司.
_BRINGS_IN = (
    "会同|委托|授权|督促|协调|指导|联合|依托|确定|明确|划归|并入|撤销|设立|成立|组建|恢复|加挂|调整|变更|充实|完善|健全|强化|报请|提请|商请|请求|要求|责成|责令|抄送|抄报|呈报|函告|报经|收到"
    "|同意|批准|根据|按照|关于|转发|表彰|表扬|调任|兼任|派驻|选派|抽调|支持|配合|协助|帮助|依靠|发挥|监督|检查|考核|约谈|邀请|组织|安排|通知|告知|通报|移送|移交|上报|反馈|改由|交由|拟由|现由|应由|须由|原由"
)

#: Provinces, cities and counties by their names.
_PLACES = alternatives(all_names())


def _bureau() -> str:
    return alternatives(_BARE_BUREAUS)


def _party() -> str:
    forms = {form for short in _WORDS["party"].values() for form in short} | set(_WORDS["party"])
    return alternatives(forms)


def _uncertain() -> str:
    return alternatives(_WORDS["uncertain"]["names"])


#: What belongs to a body and is named with it: 县法院会川法庭, 县自然资源局不动产登记中心, 市住房公积金管理中心渭源管理部.
_UNIT_OF_BODY = (
    rf"(?!县)(?:(?!依托|实施|委托|建设|新建|改造|推进|联合|监督|督促){_CORE}){{2,9}}?"
    r"(?:法庭|管理部|分中心|(?:派出|司法|监管|监督)所|(?:登记|检测|监测)中心|(?:(?<![场住])所|中心|[测理务工]站)(?=[、，。；）)\s]|$|负责|牵头))"
)
#: What a government does: 县政府决定调整县防汛抗旱指挥部 names two bodies.
_NO_ACT = r"(?!决定|领导|主要|分管|研究|同意|批准|调整|撤销|重新|批复|拟|已|现|发文)"
#: 县政府办公室政务公开中心, 县委办公室机要局: a body within an office
_WITHIN_OFFICE = rf"(?:(?![县市省区乡镇]|{_BRINGS_IN}){_CORE}){{2,8}}?(?:中心|办公室|(?<![新格全大布结当平])局|值班室)(?=[，、。；）\s]|$|负责|牵头|承担|配合)"
#: 县公路段, 县农商行, 县环卫处, 县交投集团: bodies below the bureaus, the less certain last words only where nothing goes on
_SMALL = (
    r"直(?:属)?(?:机关)?工委|公路(?:管理)?段|住房公积金管理部|农商行|农发行|[农工建中]行(?=[、，。；）\s]|$|负责)|银保监组|党史研究室|国家保密局|总?工会(?![员议])|慈善会|红会|目督办|农广校|国有林场|人保财险|中石[油化](?=[、，。；）\s]|$)"
    rf"|(?!政府|委|社|街){_CORE}{{1,8}}?区管(?:理委员|委)会"
    rf"|(?!政府|委|基层|乡村|所属|所辖|属|客运|汽车){_CORE}{{2,9}}?(?:(?<![多两几各出口深远])处|(?<![车油电泵网])站|(?<![场处住厕])所|(?<![表作务])队|集团|(?:水|处理)厂|(?<=气象)台|(?<![医法剧影戏合学])院)(?=[、，。；）\s]|$|负责|牵头|配合|承担)"
)
#: After a level or a place: what one body is called. Ordered: the longest reading first.
_AFTER_LEVEL = (
    rf"指挥部(?:办公室)?|计生协会|防指办(?:公室)?"
    rf"|政府(?:食品药品安全委员会|安全生产委员会|残疾人工作委员会|{_NO_ACT}{_CORE}{{2,10}}(?:委员会|领导小组|指挥部))(?:办公室)?"
    rf"|府办(?:公室)?(?![理法公事学好实])"
    rf"|(?:人民)?政府(?:督查室|研究室|参事室|总值班室|值班室|法制办(?:公室)?|金融办|外事办|侨办|应急委|安委会)"
    rf"|(?:人民)?政府(?!办公){_NO_ACT}(?:(?![委暨]){_CORE}){{2,6}}?(?:办公室|联络处)(?=[（），、；。(),;\s]|$|负责|牵头|承担)"
    rf"|(?:人民政府|政府)(?:办公厅|办公室|办(?!理|法|公|事|学|好|实))(?:党组(?!成员|副?书记)|[一-鿿]{{0,2}}督查室|{_WITHIN_OFFICE})?"
    rf"|(?:人民)?政府党组(?:理论学习中心组)?"
    rf"|(?:人民)?政府(?:{alternatives(_FUNCTIONS)})(?:主管|行政主管|行政管理)?部门"
    rf"|委(?:{_party()})(?:(?<=办公室){_WITHIN_OFFICE})?(?!员)"
    rf"|委(?:全面[一-鿿]{{2,12}}委员会|[一-鿿]{{2,14}}(?:领导小组|工作委员会))(?:办公室)?"
    r"|党工委(?:办公室|[一-鿿]{2,5}部(?![门分]))?"
    rf"|委{_CORE}{{2,4}}?(?<![交督承主协经申代转兴举创])办(?=[、，。；）\s]|$|负责|牵头|配合)"
    rf"|委常委会|委{_CORE}{{2,12}}?委员会(?:办公室)?"
    rf"|委(?![员任派托会屈])"
    rf"|军区(?=[^一-鿿]|组成|[和与并]|负责|牵头|\Z)|军分区|党委|纪委监委(?:派驻{_CORE}{{1,10}}?纪检监察组)?|纪委|监委|纪律检查委员会"
    rf"|人大(?:常委会)?{_CORE}{{2,8}}?(?:工委|工作委员会|(?:(?<!常)委员会|(?<!常)委)(?=[、，。；）)\s]|$|负责|牵头))|人大常委会(?:办公室)?|人大办(?:公室)?(?![理法公事])|人大(?!代表|会议|审议)|人民代表大会(?:常务委员会)?|政协(?:办公室|办(?=[、，。；）\s]|$|负责))?(?!委员|提案)|人大代表(?!.)"
    rf"|(?:{_bureau()})(?:(?<=委员会)办公室|(?<=指挥部)办公室|[一-鿿]{{1,4}}分局|(?:治安|交警|刑警|特警|巡特警|交通警察|经侦|网安|禁毒)(?:大队|中队)|(?<=公安局){_CORE}{{1,4}}?(?:派出所|警察[大支]队|管理大队|侦查大队)|{_UNIT_OF_BODY})?(?:(?:党组|党委)(?!成员|委员|副?书记))?(?:（(?![县市省区州旗])[一-鿿]{{2,4}}局）)?"
    rf"|(?:{_uncertain()})"
    rf"|(?:人民武装部|武装部|人武部|(?:广播)?电视台|[图档][书案]馆|文化馆|博物馆|体育馆|看守所|福利院|敬老院)(?![队长])|{_CORE}{{1,4}}(?<![村居管常党])委会(?![员议办常])"
    rf"|(?:中医医院|中医院|人民医院|妇幼保健院|医院|党校|职教中心|疾控中心)(?!健康|急救|感染|设)"
    rf"|(?:{alternatives(_FUNCTIONS)})(?:厅|局|委员会|委(?!员))(?!长)"
    rf"|(?!政府|委){_PIECE}{{2,9}}[和与]{_PIECE}{{2,9}}局(?![面势部限长])"
    rf"|(?!政府|委){_PIECE_OF_CENTRE}{{2,8}}和{_PIECE_OF_CENTRE}{{2,8}}(?:(?<=服务|管理|发展|储备|事务)中心|(?<=发展|管理|建设|事务|监督)委员会)"
    rf"|(?!政府|委){_CORE}{{2,22}}?{_GROUP}"
    rf"|(?!政府|委)(?!国家){_CORE}{{1,12}}?(?<!数据)(?<!交换)(?<!算力)(?<!商业){_BODY}(?!长制)"
    rf"|(?:{alternatives(_FUNCTIONS)})(?:行政主管|行政管理|主管|监管)?(?:部门|机关)"
    rf"|{_CORE}{{2,5}}(?<![党工纪团支常编村居管])委(?=[、，。；：）)\s]|$|负责|牵头|配合|等)"
    rf"|{_CORE}{{1,4}}(?<![交督承主协经申代转兴举创])办(?![公理法事学好实厅会案结证件])"
    rf"|{_SMALL}"
    rf"|(?:人民)?政府(?!各(?:有关|相关)?(?:部门|单位|组成)|有关|相关|部门|及其部门|组成|直属|网站|采购|投资|购买|信息公开|规范性|规章|性|主导|引导|资金|令|公报|职能|债|补贴|储备|机关)"
)
_ALONE = {name for name in _BARE_BUREAUS if name not in _NEVER_ALONE and (name.endswith(("局", "委员会", "联合会", "残联", "妇联", "大队")))}
#: Party organs and offices that lists and posts name without a level.
_ALONE_IN_LISTS = {"组织部", "宣传部", "统战部", "编办", "网信办", "政法委", "武装部", "人武部", "项目办", "社区办", "老龄办"}

#: 县(?!级|域…): characters after which 县 is no level.
_NO_LEVEL = r"(?!级|域|份|场|直(?:各|有关|相关|部门|机关(?!工委)|单位)|城(?!市管|管|建|投|区|乡建|乡规)|乡(?!村)|内|外(?!事|办|国专家|经|侨|汇管)|政(?=基础设施|设施|道路|公用设施|工程|配套)|境|长|情|里|辖|际|县|市(?!场|政[局设公和处]|监局)|两级|镇|属|管(?!委)|民(?![政族宗委]))"

_PATTERNS: tuple[tuple[str, str], ...] = (
    # 市生态环境局威县分局, 邢台市生态环境局巨鹿县分局, 县生态环境分局
    (
        "branch",
        r"(?:<place>|市|省)?(?:生态环境局|自然资源和规划局|公安局|市场监督管理局)[一-鿿]{1,5}?(?:县|区|市|旗)?分局|县生态环境分局|(?:国家)?税务总局[一-鿿]{1,6}(?:县|市|区)税务局",
    ),
    # 国网威县供电分公司, 联通威县分公司, 人行巨鹿县支行, 中国农业银行威县支行, 中国铁塔股份有限公司邢台市分公司威县办事处
    (
        "branch_of_firm",
        r"(?:国网|联通|移动|电信|铁塔|广电|人保|人行|人民银行|农行|工行|建行|中行|农发行|邮储银行|邮政|中石油|中石化|中国(?:人民|农业|工商|建设|邮政储蓄|农业发展)?银行|中国(?:移动|联通|电信|铁塔|石油|石化|人寿|人保)[一-鿿]{0,10}(?:公司|集团)?)[一-鿿（）]{1,8}?(?:供电)?(?:分公司|支行|分行|办事处|公司)",
    ),
    (
        "company",
        r"(?:[一-鿿]|（(?!新增)[一-鿿]{2,4}）){3,26}?(?:股份有限公司|有限责任公司|有限公司|股份公司)(?:[一-鿿]{2,5}分公司)?(?:[一-鿿]{1,5}(?:办事处|分公司|支公司))?",
    ),
    ("company_short", r"(?<![一-鿿])[一-鿿]{2,10}?(?:分公司|燃气公司)"),
    ("national_department", rf"国务院(?!有关|相关|各|其他)(?:{alternatives(_FUNCTIONS)}|(?:(?![及和与由不为要对各的将其在等]|有关|相关|负责|领导|组织)[一-鿿]){{2,8}}?)(?:行政主管|主管|行政管理|行政)?部门(?!规章)|国务院{_CORE}{{1,4}}(?:委会|委办)|国务院{_CORE}{{2,8}}?(?:监督管理|执法|法制)机构|国务院法制机构|国家(?!有关|相关|级|上级|机关|规定)(?:(?:{alternatives(_FUNCTIONS)})|(?:(?![及和与由不为要对各的将其在等]|有关|相关|负责)[一-鿿]){{2,8}}?(?:行政主管|主管|监督管理|行政管理))部门(?!规章)"),
    (
        "national_branch",
        rf"(?:{alternatives(n for n in NATIONAL_FORMS.keys() - _NEVER_ALONE - NATIONAL_SHORT if len(n) > 2)})(?!办公厅|会同|关于)(?:(?![的了将由在和及等对把按据各]|会同|负责|牵头|组织|指导|印发|发布|关于|批准|有关|相关|建立|开展|委托)[一-鿿]){{2,14}}?(?:监督站|调查总队|调查队|监管局|监管分局|监管支局|研究院|研究所|中心)(?=[^一-鿿]|$|报告|备案|审|负责|承担|受理|牵头|组织|和|及|等|会同|[一-鿿]{{2,3}}(?:[\s\d（(]|$))",
    ),
    # 国务院教育督导委员会, 中央农村工作领导小组
    (
        "central_body",
        rf"(?:国务院(?!关于|同意|决定|批准|批转|转发|印发|发布|授权|国家|中央|办公|任命|各|直属|直接|分管|全国)|中央(?!企业|财政|预算|级|和|与|及|国务院))(?:(?!人民政府|部门){_CORE}){{2,14}}?(?:委员会|领导小组|协调小组|部际联席会议)(?:办公室)?",
    ),
    (
        "national",
        rf"(?:(?:中华人民共和国)?(?:{alternatives(n for n in NATIONAL_FORMS.keys() - _NEVER_ALONE - NATIONAL_SHORT if len(n) > 2 or n.endswith(('部', '署')))})|(?:(?<![一-鿿])|(?<=由))(?:{alternatives(n for n in NATIONAL_FORMS if len(n) == 2)}))(?:办公厅|办公室)?(?!门|分|署|们|(?<=办)[理公事]|(?<=院)大学)",
    ),
    ("inter_ministry", r"(?:(?:(?<![一-鿿])|(?<=[托立过销整善入开的]))(?:(?!以下|建立|设立|成立|依托|通过|撤销|调整|完善|并入|召开|负责|要求|规则|单位|附件)[一-鿿“”]){4,24}?(?:部际|厅际|局际)|(?<![一-鿿]))联席会议(?:办公室)?(?!制度|机制)"),
    ("national_body", rf"(?<!次)(?:国家|国务院|全国(?!家))(?!级|工程(?:技术)?研究中心){_CORE}{{2,22}}?(?:总局|(?<![新格大布结当平])(?<!(?<!安)全)局(?![面势部限])|委员会|领导小组|工作小组|协调小组|指挥部|(?:研究|发展|监测|检测|推广|服务)中心(?!建设)|研究院)(?:办公室)?"),
    # 中国机械工业联合会, 中国航空综合技术研究所; 由人民邮电出版社出版, 委托机械工业信息研究院受理
    (
        "chinese_body",
        rf"中国(?!特色|共产党|政府|境内)(?:{_CORE}|与){{2,18}}?(?:协会|学会|联合会|研究院|研究所|研究中心|设计院|出版社|基金会|商会|总公司|(?<=咨询|开发|建设|贸易|工程|集团)公司)(?![一-鿿]{{0,2}}(?:会员|会长))",
    ),
    # 阳岭国家级自然保护区管理局, 伏牛山老界岭景区管理局
    (
        "reserve",
        r"(?:(?<![一-鿿])|(?<=由))(?!各|由|[县市省区])[一-鿿]{2,12}?(?:保护区|风景名胜区|景区|风景区|森林公园|湿地公园|地质公园|国家公园|农场|林场|牧场|文化园|科技园)(?:管理局|管理处|管理站|管理中心|管护中心|管委会|管理委员会)",
    ),
    (
        "institute",
        rf"(?:(?<![一-鿿])|(?<=由)|(?<=委托))(?!建设|鼓励|支持|依托|引进|推动|培育|打造|联合|企业|高校|大学|[国省市县]|一批|新型|社会|高等|职业|普通|民办|本科|技工){_CORE}{{2,14}}?(?:研究院|研究所|出版社|研究总院|学院(?:（[一-鿿]{{3,14}}）)?|(?<!老年)大学)(?=[、，。；\s（(\d]|原?(?:党委|副?[校院社]长|总编辑|校务委员|学术委员会|社会科学学部)|负责|组织|受理|承担|出版(?!社)|$)",
    ),
    ("military", rf"武警(?!专业|[大上中少]校|[少中]将)(?:部队)?{_CORE}{{2,14}}?(?:总队|支队|中队|指挥学校|消防局)(?:{_CORE}{{1,8}}?(?:支队|大队))?|(?:(?<![一-鿿])|(?<=[与和由属]))(?:空军|海军)(?=[、，。；\s]|统一|负责|与|和|$)|(?:北京|南京|沈阳|济南|广州|成都|兰州|[东南西北中]部)(?:军区|战区)|(?<![一-鿿])新疆生产建设兵团(?:(?:{alternatives(_FUNCTIONS)})局)?(?=[，、。；]|$)"),
)


#: Rules whose names begin with any word: firms, institutes, reserves and conferences, looked for only in lines that hold their last words.
_ANYWHERE = ("company", "company_short", "inter_ministry", "reserve", "institute")
_FIRM = Beginnings(["公司", "联席会议", "学院", "大学", "研究院", "研究所", "研究总院", "出版社", "护区管", "景区管", "胜区管", "公园管", "农场管", "林场管", "牧场管", "化园管", "技园管"])


@dataclass(frozen=True, slots=True)
class Local:
    """Names of the document's own place: `county` 巨鹿县, `city` 邢台市, `province` 河北省; any may be unknown."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    zone: bool = False  # the county is a development zone

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(n for n in (self.county, self.city, self.province) if n)


_OTHER = re.compile(_PLACES)


def _at_place(text: str, start: int, surface: str) -> bool:
    """Whether `surface` begins with a place that exists, at a place where a name can begin: 和县委 after other words is no 和县."""
    before = text[start - 1] if start else ""
    if surface.startswith(("会同", "和县")):  # 会同县水务局, 和县委: a verb and a conjunction, not the counties in 湖南 and 安徽
        return False
    place = _OTHER.match(surface).group()
    if len(place) > 2 and known(place):  # 上海市, 湖北省: no other word ends so
        return True
    return bool(known(place)) and (not "一" <= before <= "鿿" or (before in "由向经报送在对及与给" and surface[0] != "和"))


#: The peoples whose names stand in those of autonomous places: 秀山土家族苗族自治县.
_PEOPLES = "土家|维吾尔|哈萨克|柯尔克孜|蒙古|达斡尔|鄂温克|鄂伦春|锡伯|塔吉克|景颇|傈僳|拉祜|布朗|布依|仡佬|仫佬|毛南|哈尼|纳西|普米|独龙|撒拉|东乡|保安|裕固|朝鲜|赫哲|高山|苗|侗|瑶|壮|彝|回|藏|满|畲|黎|傣|佤|白|羌|土|怒|水"


def _bare_names(local: Local) -> set[str]:
    return {re.sub(rf"(?:(?:{_PEOPLES})族?)*(?:各族)?自治[县州旗区]$|(?:综合实验|综合改革试验|经济技术开发)?[县市区旗省]$", "", n) for n in local.names}


def _stems(local: Local) -> str:
    """Places without their generic name, as companies and offices above the county bear them: 凤冈 in 凤冈供电局."""
    stems = _bare_names(local)
    return alternatives({s for s in stems if len(s) > 1}) if any(len(s) > 1 for s in stems) else "(?!)"


def _short_names(local: Local) -> str:
    """Places without their generic name, as they stand before 经济开发区: 岭源."""
    return alternatives({s for s in (*(n[:-1] for n in local.names if len(n) > 2), *_bare_names(local)) if len(s) > 1} | set(local.names)) if local.names else "(?!)"


#: What the rules begin with that begin with no place and not with any word, cut to three characters.
_FIRST_WORDS = {
    "中共", "中央", "中华人", "县", "市", "省", "自治", "区", "州", "旗", "生态环", "自然资", "公安局", "国家", "税务总", "国网", "联通", "移动", "电信", "铁塔", "广电", "人保",
    "人行", "人民银", "农行", "工行", "建行", "中行", "农发行", "邮储银", "邮政", "中石", "中国", "国务院", "全国", "武警", "空军", "海军", "北京军", "北京战", "南京军", "南京战",
    "沈阳军", "沈阳战", "济南军", "济南战", "广州军", "广州战", "成都军", "成都战", "兰州军", "兰州战", "东部", "南部", "西部", "北部", "中部", "新疆生", "团", "共青团",
    "政府办", "常委会", "党工委", "工委", "管委", "管理委", "经济开", "经济技", "新区管", "新片区", "管理区", "保税区", "度假区", "高新技", "高新区", "经开区", "开发区", "工业园", "产业园", "现场指", "前线指",
    *(name[:3] for name in NATIONAL_FORMS),
}
#: Bureaus that are named without a level, only at the edge of a line, a mark or one of these words.
_AT_EDGE = r"(?:(?<![一-鿿])|(?<=[和及与由经向报送]))"
_BARE = rf"{_AT_EDGE}(?:{alternatives(_ALONE | _ALONE_IN_LISTS)})"
#: Where a township may begin, whose name can be any.
_TOWNSHIP_LAST = Beginnings(("镇", "乡", "街道", "苏木"))
_TOWNSHIP_AT = rf"(?:(?<![一-鿿])|(?<=[由和及与请报在向对经])|(?<=[{''.join(sorted({verb[-1] for verb in _BRINGS_IN.split('|')}))}])(?<={_BRINGS_IN}))"
_TOWNSHIP_FIRST = re.compile(rf"{_TOWNSHIP_AT}(?=[一-鿿]{{1,8}}\Z)")
_PLACE_NAMES = frozenset(all_names())
_PLACE_LENGTHS = range(min(map(len, _PLACE_NAMES)), max(map(len, _PLACE_NAMES)) + 1)
_PLACE_TAILS = Beginnings(name[-2:] for name in _PLACE_NAMES)
_OPENING = Beginnings(_FIRST_WORDS)
_EDGE = re.compile(_AT_EDGE)
_ALONE_OPENING = Beginnings(name[:3] for name in _ALONE | _ALONE_IN_LISTS)


@lru_cache(maxsize=64)
def _own_opening(local: Local) -> Beginnings:
    return Beginnings(name[:2] for name in local.names or ("县",))  # 县 is one of the words for any place


def _openings(text: str, local: Local) -> list[int]:
    """Where one of the rules of `_grammar` but those of `_ANYWHERE` can begin, in order: only there the rules are tried one after the other. Places and townships are found
    by their last characters, of which there are few. A rule that begins with other words has its words in `_FIRST_WORDS`
    (tests/reading/test_components.py compares)."""
    found = {0, *_OPENING.positions(text), *_own_opening(local).positions(text)}
    found.update(start for start in _ALONE_OPENING.positions(text) if _EDGE.match(text, start))
    for start in _TOWNSHIP_LAST.positions(text):
        found.update(first.start() for first in _TOWNSHIP_FIRST.finditer(text, max(0, start - 8), start))
    for start in _PLACE_TAILS.positions(text):
        end = start + 2
        found.update(end - n for n in _PLACE_LENGTHS if n <= end and text[end - n : end] in _PLACE_NAMES)
    return sorted(found)


#: Rules whose names may begin with the word for a level: the only ones that are tried at it.
_AT_LEVEL = ("branch", "hall", "own_place", "national_branch", "national", "department_of_field", "level", "other_place", "township", "alone", "own_zone", "zone", "zone_short", "national_alone", "command")


#: [start, end) of a name, and the rule that read it.
Named = tuple[int, int, str]


class Where(Enum):
    """Where names are looked for: in a line with the last word of one that can begin anywhere, at the word for a level (县…), at another opening."""

    ANYWHERE = auto()
    LEVEL = auto()
    OPENING = auto()


#: What follows the name of the document's own place. Apart from that name, which is another for every place: to compile it again for each takes longer than to read.
_OWN_REST = re.compile(rf"{_AFTER_LEVEL}|(?!城镇|城乡|村镇|集镇|新型)(?:(?![级省市县内全各由])[一-鿿]){{1,4}}?(?:镇(?!化)|乡(?![村镇级])|街道)(?:人民政府|政府|党委|办事处|人大)?")


def _rules(parts: Iterable[tuple[str, str]], where: Where) -> re.Pattern[str]:
    """Those of the rules that are tried there, as one pattern: its alternatives are tried in order."""
    left_out = _ANYWHERE if where is not Where.ANYWHERE else ()
    tried = [(name, pattern) for name, pattern in parts if name not in left_out and (where is not Where.LEVEL or name in _AT_LEVEL)]
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in tried))


@lru_cache(maxsize=256)
def _first_rules(place: str) -> re.Pattern[str]:
    """The rules before all others; of `own_place` the beginning, which `_OWN_REST` has to follow."""
    parts = [
        ("branch", dict(_PATTERNS)["branch"].replace("<place>", place)),
        (
            "hall",
            r"(?:(?<![一-鿿])|(?<=[和合经]))(?:省厅|[市县]局)(?![一-鿿]{0,3}局)|(?<=[报向由经送至])(?:省厅|[市县]局)|(?:省厅|[市县]局)(?=主要领导|领导|审核|备案|批准)",
        ),
        ("own_place", rf"(?:中共)?(?:{place}){{1,3}}"),  # 云川市清河区 too
    ]
    return _rules(parts, Where.ANYWHERE)


@cache
def _national_rules(where: Where) -> re.Pattern[str]:
    """Rules that are the same for every place."""
    return _rules((part for part in _PATTERNS if part[0] != "branch"), where)


_ANY_FIELD = rf"(?:{alternatives(_FUNCTIONS)})"
#: 科技和工业信息化、农业农村、应急管理: fields of which one is known at least, up to what closes the list.
_LIST_OF_FIELDS = rf"(?:{_ANY_FIELD}(?:、{_ANY_FIELD})*(?=等|行政|主管|部门)|(?=[^，。；：、\s]{{2,17}}、[^，。；：\s]{{2,60}}部门)(?=(?:[^，。；：、\s]{{2,14}}、){{0,6}}{_ANY_FIELD}(?:、|等|行政|主管|部门))(?:{_PIECE}{{2,8}}(?:和{_PIECE}{{2,8}})?、)+{_PIECE}{{2,8}}?(?:和{_PIECE}{{2,8}}?)?(?=等|行政|主管|部门))"


@cache
def _level_rules(own: str) -> re.Pattern[str]:
    """Rules that begin with a level or any place; `own` is the word for the document's own level. By far the longest, and compiled once."""
    level = _LEVEL if own not in ("区", "旗") else rf"(?:{_LEVEL}|(?<![社地辖园城景各全郊小片矿校灾山新]){own})"
    parts = [
        (
            "department_of_field",
            rf"(?:{level}{_NO_LEVEL}){_LIST_OF_FIELDS}(?:(?:等(?:有关|相关)?)?(?:行政主管|行政管理|行政|主管)?部门|等(?:有关|相关)?单位)",
        ),
        ("level", rf"(?:中共)?(?:(?<![〇一二三四五六七八九十\d])|(?<=\n\d\.\d)|(?<=\n\d\.\d\.\d)|(?<=\n\d\.\d\.\d\.\d)){level}{_NO_LEVEL}(?:{_AFTER_LEVEL})"),
        ("other_place", rf"(?:{_PLACES})(?:{_AFTER_LEVEL})"),
        (
            "township",
            rf"{_TOWNSHIP_AT}(?!各|全(?![州胜家福])|[镇乡]党委|第[一二三四五六七八九十]{{1,3}}条|(?:{_BRINGS_IN})(?!镇|乡|街道)|"
            r"求|示|要[与和向对由会]|乡|城(?=[镇乡市区])|村|集(?=[镇体中市])|个|再|由|按|经|向(?!阳|化|荣)|对|将(?!军)|把|与|在|报|请|督促|鼓励|.{0,4}乡镇|重点|中心|所在|相关|有关|建制|街道|社区|结合)(?:[一-鿿]{2,4}?(?:镇|乡|街道|苏木)|(?![本该此我原每某一两])[一-鿿][镇乡](?=人民政府)|[一-鿿]{2,5}?镇街道(?=办事处)|[一-鿿]{2,8}?族乡)(?:人民政府|政府|党委|人大|(?<=街道)办事处|(?<=街道)办)?(?=$|[\s\d]|、[一-鿿]{2,5}?(?:镇|乡|街道)(?:[、，。；]|人民政府|办事处)|(?<=政府)|(?<=街道办)|(?<=办事处)|(?:负责|牵头|承担)|[镇乡]长|副[镇乡]长|党委|主席|人大主席|为(?:重点|试点))",
        ),
    ]
    return _rules(parts, Where.ANYWHERE)


@lru_cache(maxsize=256)
def _last_rules(local: Local, where: Where) -> re.Pattern[str]:
    """The rules after all others."""
    place = alternatives(local.names) if local.names else "(?!)"
    parts = [
        ("youth_league", rf"(?<![集兵财社])团[省市县区旗州]委(?!员)|共青团(?:{place})委(?:员会)?(?!员)"),
        ("own_short", rf"(?:(?<![一-鿿])|(?<=[、和与及由向经]))(?:{_stems(local)}){{1,2}}{_CORE}{{0,8}}?(?:海关|边检站|边境管理大队|农商银行|农商行|农村商业银行|供电局|供电公司|铁路局|铁路公安处|车务段|国有林场|林场|农场|种牛场|种畜场|监狱|电厂|(?:广播)?电视台|时报社|日报社)"),
        ("own_office", r"(?<![县市省区民])政府办(?:公室|公厅)?(?![理法公事学好实”])|(?<=及其)常委会"),
        ("alone", rf"{_BARE}(?!长制|内|事|理|公|(?<=局)[面势部限]|(?<=部)门)"),
        ("own_zone", rf"(?:中共)?(?:{place}|(?<![社地辖园城景各全郊小片矿校灾山新老])区)?(?<![党直关纪县市大省委])(?<![社地辖园城景各全郊小片矿校灾山新老]区)(?:党工委(?:[一-鿿]{{2,5}}部(?![门分]))?|工委|管委会?|管理委员会)(?:办公室)?(?![一-鿿]{{0,1}}办公室)" if local.zone else "(?!)"),
        ("zone", rf"(?:{_short_names(local)})?(?:县)?(?:经济开发区|(?:经济|高新)技术(?:产业)?开发区|高新区|经开区|开发区|工业园区|产业园区|新片区|新区|管理区|保税区|度假区)(?:管理委员会|管委会)"),
        ("zone_short", "(?!)" if not local.names else rf"(?:{_short_names(local)})?(?:县)?(?:经济开发区|高新区|经开区|开发区)(?=[、，。；）\s\d]|及|和|等|在|负责|牵头)"),
        ("national_alone", rf"(?:(?<![一-鿿])|(?<=[由经报与和同]))(?:{alternatives(_NATIONAL_ALONE)})(?=[^一-鿿]|$|要|会同|牵头|负责|等|审|核|备|批|商|和|与|及|办公厅|各|原?副?(?:主任|[局部院署]长|书记|司令员)|党组)" if not local.names else "(?!)"),
        ("command", r"(?:现场|前线|县|市|省)指挥部(?:办公室)?"),
    ]
    return _rules(parts, where)


@lru_cache(maxsize=256)
def _grammar(local: Local, where: Where) -> tuple[re.Pattern[str], ...]:
    """The rules for documents of a place, in the order in which they are tried."""
    own = (local.county or "")[-1:]
    return (
        _first_rules(alternatives(local.names) if local.names else "(?!)"),
        _national_rules(where),
        _level_rules(own if own in ("区", "旗") else ""),
        _last_rules(local, where),
    )


def _whole(text: str, match: re.Match[str], end: int) -> Named | None:
    """What a match of a rule names: of `own_place` only together with what follows the place."""
    if match.lastgroup != "own_place":
        return (*match.span(), match.lastgroup or "")
    rest = _OWN_REST.match(text, match.end(), end)
    return (match.start(), rest.end(), "own_place") if rest else None


def _named_at(text: str, start: int, end: int, rules: tuple[re.Pattern[str], ...]) -> Named | None:
    """By the first of the rules that fits at `start`."""
    for pattern in rules:
        if (match := pattern.match(text, start, end)) and (named := _whole(text, match, end)):
            return named
    return None


def _named_after(text: str, at: int, end: int, pattern: re.Pattern[str]) -> Named | None:
    """The first after `at` that one of the patterns of the rules finds."""
    while match := pattern.search(text, at, end):
        if named := _whole(text, match, end):
            return named
        at = match.start() + 1
    return None


_UNIT = r"(?:县级市|自治[县州]|[县区市]（[^（）]{1,6}）|乡（镇）|乡镇|[县市区州旗盟乡镇])"
#: Places or their governments named by their kinds, one class although it holds 、: 各区、县级市政府, 各县（市）、区人民政府, 各自治县、区.
PLACES = rf"各(?:有关|相关)?{_UNIT}(?:、{_UNIT})+(?:(?:人民政府|政府|党委|管委会)(?!(?:有关|相关)(?!负责)|各|所属|直属|部门|组成|办)|(?=[^一-鿿（]|\Z|[和及与等要应须按]|负责|配合|结合))"
#: Forms that stand for a class of bodies, the most exact first.
_CLASS_HEAD = r"(?:各级|各乡镇|各乡、镇|各镇|各乡|各县|各市|各有关|各相关|各|县直|市直|省直|县级|市级|县政府|市政府|县委、县政府|县乡|县、乡|市县|省市|有关|相关|其他|属地|上级|下级|同级|基层|乡镇|街道|乡（镇）|国务院)"
_CLASS_BODY = r"(?:人民政府|政府|部门|单位|机关|机构|成员单位|责任部门|责任单位|牵头部门|牵头单位|乡镇|街道|委员会|管委会|局|办公室|指挥部|企业|学校|业主单位|法院|检察院|党委|事业单位|组成部门|直属事业机构|行业部门|主管部门|监管部门|执法部门|行政机关)"
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
    "各", "街道", "苏木", "嘎查", "党委", "组织部门", "县、", "县级", "县（", "省级", "同级", "区、", "旗、", "州、", "镇（", "镇政", "乡（", "乡镇", "乡级", "乡政", "县乡", "县人", "省（", "省、", "市、", "人民", "政府", "有关", "相关", "所在", "属地",
    "事发", "设区", "当地", "地方", "基层", "上级", "下级", "主管", "纪检", "监察", "公安", "检察", "司法", "审判", "审计", "税务", "行政", "海关", "仲裁",
    *(level + word for level in "省市县区州旗" for word in "直级委政有相各人"), "省市", "市县", "级党委", "镇党委", "乡党委", "镇街党", "街道党", "中央", "中、", "中省", "驻县", "驻区", "驻市", "县属", "区属", "市属", "县管", "区管", "市管", "村“两", "村两委",
    *(name[:3] for name in NATIONAL_FORMS),
}
_CLASS = Opened(_CLASS_PATTERN, _CLASS_FIRST)
_FIELD = alternatives({*_FUNCTIONS, "财税", "金融管理", "土地管理", "组织部", "宣传部", "统战部"})
#: … and what stands only behind others in their lists: 公安、国家安全、人民银行等部门
_IN_LIST = "人民银行|国家安全|银保监|银监|证监|保监|外汇|国资|扶贫|海关|税务|统计|应急"
_FIELD_CLASS = re.compile(
    rf"(?=[{''.join({word[0] for word in _FUNCTIONS})}财金土组宣统上同下各地省市县当所人])"  # its first characters
    rf"(?<![县市省区乡镇院家])(?P<fields>(?:上级|同级|下级|各省级|各地方|各地|地方各级|地方|各级|省级|市级|县级|当地|所在地|(?:县级以上)?(?:地方)?(?:各级)?人民政府)?(?:{_FIELD})(?:[、和](?:{_FIELD}|{_IN_LIST}))*)(?:等单位|(?:等(?:[一-鿿]{{2,6}}领域)?)?(?<!组织)(?:有关|相关)?(?:行业)?(?:主管|监管|行政(?:主管|管理)?|监督管理)?部门(?!负责人|规章))"
)
_HOLDERS = re.compile(r"(?:有关|相关|责任|主管|牵头)部门(?:和单位)?")


_IN_NUMBER = re.compile(r"[一-鿿]{0,5}\s?[〔［\[【（(]\s?(?:[1１][9９]|[2２][0０])\d{2}\s?[〕］\]】）)]\s?第?\s?\d|令\s?(?:\d{4}年)?第|公告\s?第\s?\d")


def find_agencies(text: str, local: Local = Local(), skip: tuple[tuple[int, int], ...] = ()) -> list[Mention]:
    """Every mention of a single organisation, in order and without overlaps. `skip` are stretches that hold no mention (titles in 《》)."""
    found: list[Mention] = []
    firms = dict(lines_at(_FIRM.positions(text), text))
    within = sorted(itertools.chain(firms, firms.values()))
    openings = [p for p in _openings(text, local) if bisect_right(within, p) % 2 == 0]
    at_level, elsewhere = _grammar(local, Where.LEVEL), _grammar(local, Where.OPENING)
    at = end = 0
    for start in sorted((*openings, *firms)):
        if start >= end:
            end = firms[start] if start in firms else line_end(text, start)
        if start in firms:
            at = _take_all(text, start, end, local, skip, found)
        elif start >= at and (named := _named_at(text, start, end, at_level if text[start : start + 1] in _LEVELS else elsewhere)):
            at = _take(text, named, local, skip, found)
    return found


#: What the name of a body, a place or an officer ends with, so that 和 or 与 behind it joins another.
_LAST_OF_BODY = frozenset("局委部办府院会心司门位队所站校行区县市镇乡道州省旗团社库厅处馆厂场构关室组学台长记联等人员民")


def _take_all(text: str, at: int, end: int, local: Local, skip: tuple[tuple[int, int], ...], found: list[Mention]) -> int:
    """What is named in a line where a name may begin anywhere, put into `found`; returns where reading goes on."""
    rules = _grammar(local, Where.ANYWHERE)
    ahead = [_named_after(text, at, end, pattern) for pattern in rules]
    while names := [named for named in ahead if named]:
        at = _take(text, min(names, key=itemgetter(0)), local, skip, found)  # of two that begin together that of the rule before
        ahead = [_named_after(text, at, end, rules[k]) if named and named[0] < at else named for k, named in enumerate(ahead)]
    return at


def _take(text: str, named: Named, local: Local, skip: tuple[tuple[int, int], ...], found: list[Mention]) -> int:
    """What a rule of the grammar names, put into `found`; returns where reading goes on."""
    start, end, rule = named
    surface = text[start:end]
    if rule == "other_place" and not _at_place(text, start, surface):
        return start + 1
    if rule == "alone" and text[start - 1 : start] in ("和", "与", "及") and "一" <= text[start - 2] <= "鿿" and text[start - 2] not in _LAST_OF_BODY:
        return end  # 环境与国土资源局: the second half of a name
    k = bisect_right(skip, start, key=itemgetter(0)) - 1
    if k >= 0 and start < skip[k][1]:
        return skip[k][1]
    if _IN_NUMBER.match(text, end):
        return end  # 工信部联产业〔2016〕231号, 国务院令第649号: the number's, not a mention
    if rule in ("company", "company_short", "branch_of_firm"):
        if cut := _left_edge(surface):  # 经县政府同意撤销县石材贸易有限公司
            found += [Mention(m.surface, m.kind, m.start + start, m.end + start, m.rule) for m in find_agencies(surface[:cut], local)]
        start, surface = start + cut, surface[cut:]
        if _NO_FIRM.search(surface):
            return end  # 登记为有限责任公司或股份有限公司
    if rule == "zone" and (head := _ZONE_HEAD.search(text, max(0, start - 10), start)) and (not found or found[-1].end <= head.start()):
        start, surface = head.start(), head.group() + surface
    if rule == "department_of_field":
        found.extend(_parts(surface, start))
        return end
    if _is_name(surface):
        found.append(Mention(surface, Kind.AGENCY, start, end, rule))
        return end
    return start + 1


#: What kind of firm something becomes, and no firm's name.
_NO_FIRM = re.compile(r"(?:^|[为或和成])(?:国有独资|国有控股|股份|有限责任|有限)?(?:有限责任|股份有限|有限|股份)公司$")
#: 临港新片区管委会, 云南禄丰产业园区管委会: what stands before the kind of zone, back to the beginning of the list's item.
_ZONE_HEAD = re.compile(rf"(?:(?<![一-鿿])|(?<=[由和及经报向]))(?!支持|推动|加快|推进|依托|主持|邀请|县|市)(?:(?![为任是]){_CORE}){{2,9}}\Z")


def _parts(surface: str, start: int) -> list[Mention]:
    """`县财政、发展改革部门` → 县财政, 发展改革部门; `县卫生健康、教育等部门` → 县卫生健康, 教育: the parts as written."""
    body = re.sub(r"等(?:有关|相关)?(?:行政主管|行政管理|行政|主管)?(?:部门|单位)$", "", surface)
    out = []
    for match in re.finditer(r"[^、]+", body):
        out.append(Mention(match.group(), Kind.AGENCY, start + match.start(), start + match.end(), "department_of_field"))
    return out


_LEFT_NOISE = re.compile(
    rf"^.*(?:(?:{_BRINGS_IN}|隶属于|更名为|[请报])(?=[县市省区州旗][一-鿿]{{3}})|"
    r"同志(?:任|兼任)|免去其|兼任?(?=[县市区])|由|保留|确定|更名为|变更为|注销|你院|我局对|抄送|(?<=[司局厅部院会府委心校站厂所处社家业户场区县市矿行人])[和与及]|以及|向(?!阳)|对(?!外)|将|为|在|至(?!诚)|(?<![数])据|按|经(?![营济贸开纬销典])|同意|批准|颁发|根据|组织|协调(?!领导|小组|机制|组)|督促|会同|关于|你公司|通过|委托|支持|推动|引进|依托)(?!(?:集团|科技|实业|控股|股份)*(?:有限|股份|责任))(?=[一-鿿]{4,})"
)


def _left_edge(surface: str) -> int:
    match = _LEFT_NOISE.match(surface)
    return match.end() if match else 0


_NO_NAME = re.compile(
    r"^(?:各|有关|相关|本|该|其|某)|(?:^[市县省区](?:中心|公司|银行|学校|(?<!县)医院|协会|学会|委员会|党委|支队|大队|分局|局|小学|中学|领导小组|工作专班|联席会议)$)|^.(?:有关|相关)"
)


def _is_name(surface: str) -> bool:
    return len(surface) >= 2 and "的" not in surface and "了" not in surface and not _NO_NAME.match(surface) and not surface.endswith(("局长", "部长"))


#: 岭源县防汛抗旱指挥部（以下简称县防指） · 以下统称县级储备管理部门
_DEFINITION = Opened("[（(](?:以下|简称)", ("（以下", "（简称", "(以下", "(简称"))
_DEFINED = re.compile(r"(?P<full>[一-鿿“”\d]{2,60})(?:（[一-鿿]{1,6}）)?[（(](?:以下)?(?:统一)?(?P<how>简称|(?<=以下)统称)[：:]?[“《]?(?P<short>[一-鿿]{2,16})[”》]?[）)]")


#: 市人民政府设立云川市花木市场管理委员会（以下简称管委会） · 为完善岭前镇道路安全委员会（以下简称镇道安委）工作机制
_SET_UP_BEFORE = re.compile(r"^.*(?:设立|成立|组[建成]|决定(?:对|将)?)|^为?(?:进一步)?(?:完善|健全|规范)")


def find_founded(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bodies that are set up and given a short form, whose names no rule reads, wherever they stand: 云川市花木市场管理委员会."""
    out: list[Mention] = []
    for match in near(_DEFINED, _DEFINITION, 60, text):
        begin = _SET_UP_BEFORE.match(match["full"])
        start, end = match.start("full") + (begin.end() if begin else 0), match.end("full")
        if begin and end - start > 5 and match["how"] == "简称" and re.search(rf"{_GROUP}$|工作小组$|局$|中心$", match["full"]) and not any(m.end == end and m.start <= start for m in mentions):
            name = text[start:end]
            out += [Mention(m.group(), Kind.AGENCY, *m.span(), "founded") for m in re.finditer(rf"{re.escape(name)}(?:办公室(?!主任))?", text) if m.start() == start or not around(mentions, *m.span())]
    return out


def find_abbreviations(text: str, mentions: list[Mention]) -> list[tuple[str, str, Kind]]:
    """Short forms that the text defines for bodies: (short, surface that it stands for, kind). 统称 makes a class of several."""
    found = []
    for match in near(_DEFINED, _DEFINITION, 60, text):
        full = next((m for m in mentions if m.end == match.end("full")), None)
        if full is None and not re.search(rf"{_GROUP}$|部门$|单位$|局$|委$|公司$", match["full"]) and not (match["how"] == "统称" and match["short"].endswith(("单位", "部门", "机构"))):
            continue
        kind = Kind.COLLECTIVE if match["how"] == "统称" else full.kind if full else Kind.AGENCY
        found.append((match["short"], full.surface if full else _SET_UP_BEFORE.sub("", match["full"]), kind))
    return found


def find_short_forms(text: str, short: str, kind: Kind, taken: list[Mention]) -> list[Mention]:
    """Mentions of a defined short form, and of its 办公室 and 成员单位, that no longer name covers."""
    out = []
    whole = "(?!员会)" if short.endswith("委") else ""
    for match in re.finditer(rf"{re.escape(short)}{whole}(?:办公室(?!主任)|(?:有关|各)?成员单位)?", text):
        if any(m.start <= match.start() < m.end for m in taken):
            continue
        members = match.group().endswith("成员单位")
        if members and kind is Kind.AGENCY:
            out.append(Mention(short, kind, match.start(), match.start() + len(short), "abbreviation"))
        out.append(Mention(match.group(), Kind.COLLECTIVE if members else kind, *match.span(), "of_group" if members else "abbreviation"))
    return out


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
        cut = max(_left_edge(surface), _told(surface))
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


#: 市发展改革局、公安局、轨道交通局等单位: the level is said before the first of a list alone.
_LISTED = re.compile(
    r"、(?P<name>(?!各|有关|相关|其他|某|本|[县市省区州旗]|村|居民|社区)[一-鿿]{2,10}?(?:(?<![新格大布结当平])(?<!(?<!安)全)局|(?<![党工镇乡街])委(?!员)|(?<![镇乡街])办|委员会|办公室|(?<![门干全内外])部(?![门分])|(?<=[传媒服务管理数据融合])中心|派出所|[税司财][务法政]所))(?=[、，。；）,;)\s]|等|分管|主要负责|负责|牵头|配合|组成|参加|\Z)"
)
_LEVEL_FIRST = ("level", "own_place", "other_place", "alone", "listed")


def find_listed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bodies that go on with a list whose first one bears the level, read by their last word; `mentions` in the order of the text."""
    out: list[Mention] = []
    starts = {m.start for m in mentions}
    for m in mentions:
        while m.kind is Kind.AGENCY and m.rule in _LEVEL_FIRST and text.startswith("、", m.end) and m.end + 1 not in starts:
            match = _LISTED.match(text, m.end)
            if not match or between(mentions, *match.span("name")):
                break
            m = Mention(match["name"], Kind.AGENCY, *match.span("name"), "listed")
            out.append(m)
    return out


#: 成员单位：县发改局、…、城关派出所、清河公路管理站: a list of nothing but bodies, of which no rule reads those that bear no level.
_SERVING_IN = re.compile(r"成员单位(?:主要)?(?:[：:]|有|包括|由|为)(?P<list>[^。；：:\n]{4,900})")
_SERVING_LAST = re.compile(r"(?:局|办|委|中心|[总支大中]队|站|所|处|医院|学校|场|公司|银行|[支分]行|联社|海关|[协商学]会|联合会|台|馆)$")
_SERVING_ITEM = re.compile(r"[^、，,和及与\n]+")


def find_members(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bodies in a list of a group's members that are known by nothing but their last word, beside two at least that are known by more."""
    out = []
    for match in within_lines(_SERVING_IN, text, ("成员单位",)):
        inside = around(mentions, *match.span("list"))
        if len(inside) < 2:
            continue
        for item in _SERVING_ITEM.finditer(text, *match.span("list")):
            words = item.group()
            if 3 <= len(words) <= 16 and _SERVING_LAST.search(words) and not re.match(r"各|有关|相关|其他|等", words) and not any(m.start < item.end() and item.start() < m.end for m in inside):
                out.append(Mention(words, Kind.AGENCY, *item.span(), "listed"))
    return out


_COPIED = re.compile(r"(?:^|(?<=[\n）。]))(?:抄\s?送|抄\s?报|分\s?送|主\s?送)\s?[：:](?P<list>[^\n。]+)")
_BODY_LAST = re.compile(r"(?:政府|办公室|办公厅|委员会|[局厅部委署办院]|中心|公司|集团|法院|检察院|站|研究所|协会|学会|银行|军区)(?:（[^（）]{1,6}）)?$")


def find_copied(text: str) -> list[Mention]:
    """Bodies in the list of those to whom a copy goes (抄送：…), which names nothing else."""
    out = []
    for match in within_lines(_COPIED, text, ("抄", "送")):
        for item in re.finditer(r"[^、，,；;。\s]+", match["list"]):
            words = item.group()
            if len(words) < 3 or not _BODY_LAST.search(words) or re.search(r"[本我]|^部(?!队)|^(?:办公厅|办公室|各部门|有关部门)$", words):
                continue
            kind = Kind.COLLECTIVE if re.match(r"各|省（", words) else Kind.AGENCY
            out.append(Mention(words, kind, match.start("list") + item.start(), match.start("list") + item.end(), "copied"))
    return out


@lru_cache(maxsize=2)
def unbroken(text: str) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """`text` without the line breaks that stand inside cells and names, and what gives for a stretch [start, end) of it the stretch of `text`.

    A break stays where the line before it ends a sentence or the line after it opens a numbered part.
    """
    pieces: list[str] = []
    removed: list[int] = []  # where breaks stood in the text that is returned
    start = 0
    for line in _BREAK.finditer(text):
        i = line.start()
        if (
            i
            and text[i - 1] not in _STOPS
            and _INNER_BREAK.match(text, i)
            and not (text[i - 1] in _POST_LAST and _POST_ENDS.search(text, max(0, i - 8), i))
            and not (text[i + 1] in "区州旗" and _HEADING.fullmatch(text, text.rfind("\n", 0, i) + 1, i))
            and not (text[i + 1] in "县市区州旗" and _PERSON_CELL.search(text, max(0, i - 4), i))
            and not (" " in text[max(0, i - 4) : i] and _NAME_ENDS.search(text, max(0, i - 4), i) and _NAME_LINE.match(text, i + 1))
        ):
            pieces.append(text[start:i])
            removed.append(i - len(removed))
            start = i + 1

    def stretch(begin: int, end: int) -> tuple[int, int]:
        return begin + bisect_right(removed, begin), end + bisect_right(removed, end - 1)

    return "".join([*pieces, text[start:]]), stretch


#: The last word of a post closes a roster's entry: 经理 | 威县防汛抗旱指挥部…
_POST_ENDS = re.compile(rf"(?:{alternatives(load('people')['posts'])})\Z")
_POST_LAST = {post[-1] for post in load("people")["posts"]}
#: 团泽镇人民政府镇长 冉启文: a line of a roster, post before name.
_NAME_ENDS = re.compile(r" [一-鿿]{2,3}\Z")
#: 2.1 组织指挥体系 | 区减灾委员会…: a heading above a body whose level is told by the edge before it
_HEADING = re.compile(r"(?:\d{1,2}(?:[.．]\d{1,2}){1,3}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s?[^。；，：]{2,20}")
#: 汪 洋 | 县住建局: a person's cell above a body's.
_PERSON_CELL = re.compile(r"\n[一-鿿] [一-鿿]\Z")
_NAME_LINE = re.compile(r"[^\s，。；：]{4,40} [一-鿿]{2,3}(?=\n|$)")
_OPENS = (
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、 ]|第[一二三四五六七八九十百]{1,4}[章节条]|附件|抄送|[一-鿿]{2,3} [一-鿿]"
)
#: A break that may stand inside a sentence, a cell or a name.
_INNER_BREAK = re.compile(rf"(?<!印发)\n(?!\Z|{_OPENS})")
_BREAK, _STOPS = re.compile("\n"), "。；：！？)）日号"


def place_prefix(surface: str) -> str:
    """The place that a surface begins with: 邢台市 in 邢台市生态环境局; empty where it begins with none that is known."""
    for end in range(min(len(surface), 11), 1, -1):
        if surface[:end] in _PLACE_NAMES:
            return surface[:end]
    return ""
