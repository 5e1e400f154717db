"""Names of organisations in running text, as written. Which organisation a form means is decided in `loaders.resolve`.

Chinese puts no blanks between words, so a name is anchored at its left end: by a level (县…局), by a place (邢台市…), by a national body's known name, or by a
bureau's known name standing alone; and closed at its right end by the word that says what kind of body it is.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from operator import itemgetter

from loaders.beginnings import Beginnings
from loaders.bureaus import NATIONAL_FORMS, fields, forms
from loaders.grammar.mentions import Kind, Mention
from loaders.grammar.near import line_end, lines_at
from loaders.lexicon import alternatives, load
from loaders.places import all_names, known

_WORDS = load("agencies")
_BARE_BUREAUS = forms()
FUNCTIONS = set(fields())
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
GROUP = r"(?:领导小组|指挥部|工作专班|专班|联席会议|委员会|工作组|协调小组|推进组)(?:办公室)?"
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
    rf"|(?:人民)?政府(?:{alternatives(FUNCTIONS)})(?:主管|行政主管|行政管理)?部门"
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
    rf"|(?:{alternatives(FUNCTIONS)})(?:厅|局|委员会|委(?!员))(?!长)"
    rf"|(?!政府|委){_PIECE}{{2,9}}[和与]{_PIECE}{{2,9}}局(?![面势部限长])"
    rf"|(?!政府|委){_PIECE_OF_CENTRE}{{2,8}}和{_PIECE_OF_CENTRE}{{2,8}}(?:(?<=服务|管理|发展|储备|事务)中心|(?<=发展|管理|建设|事务|监督)委员会)"
    rf"|(?!政府|委){_CORE}{{2,22}}?{GROUP}"
    rf"|(?!政府|委)(?!国家){_CORE}{{1,12}}?(?<!数据)(?<!交换)(?<!算力)(?<!商业){_BODY}(?!长制)"
    rf"|(?:{alternatives(FUNCTIONS)})(?:行政主管|行政管理|主管|监管)?(?:部门|机关)"
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
    ("national_department", rf"国务院(?!有关|相关|各|其他)(?:{alternatives(FUNCTIONS)}|(?:(?![及和与由不为要对各的将其在等]|有关|相关|负责|领导|组织)[一-鿿]){{2,8}}?)(?:行政主管|主管|行政管理|行政)?部门(?!规章)|国务院{_CORE}{{1,4}}(?:委会|委办)|国务院{_CORE}{{2,8}}?(?:监督管理|执法|法制)机构|国务院法制机构|国家(?!有关|相关|级|上级|机关|规定)(?:(?:{alternatives(FUNCTIONS)})|(?:(?![及和与由不为要对各的将其在等]|有关|相关|负责)[一-鿿]){{2,8}}?(?:行政主管|主管|监督管理|行政管理))部门(?!规章)"),
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
    ("military", rf"武警(?!专业|[大上中少]校|[少中]将)(?:部队)?{_CORE}{{2,14}}?(?:总队|支队|中队|指挥学校|消防局)(?:{_CORE}{{1,8}}?(?:支队|大队))?|(?:(?<![一-鿿])|(?<=[与和由属]))(?:空军|海军)(?=[、，。；\s]|统一|负责|与|和|$)|(?:北京|南京|沈阳|济南|广州|成都|兰州|[东南西北中]部)(?:军区|战区)|(?<![一-鿿])新疆生产建设兵团(?:(?:{alternatives(FUNCTIONS)})局)?(?=[，、。；]|$)"),
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


_ANY_FIELD = rf"(?:{alternatives(FUNCTIONS)})"
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
        if cut := left_edge(surface):  # 经县政府同意撤销县石材贸易有限公司
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


def left_edge(surface: str) -> int:
    match = _LEFT_NOISE.match(surface)
    return match.end() if match else 0


_NO_NAME = re.compile(
    r"^(?:各|有关|相关|本|该|其|某)|(?:^[市县省区](?:中心|公司|银行|学校|(?<!县)医院|协会|学会|委员会|党委|支队|大队|分局|局|小学|中学|领导小组|工作专班|联席会议)$)|^.(?:有关|相关)"
)


def _is_name(surface: str) -> bool:
    return len(surface) >= 2 and "的" not in surface and "了" not in surface and not _NO_NAME.match(surface) and not surface.endswith(("局长", "部长"))


def place_prefix(surface: str) -> str:
    """The place that a surface begins with: 邢台市 in 邢台市生态环境局; empty where it begins with none that is known."""
    for end in range(min(len(surface), 11), 1, -1):
        if surface[:end] in _PLACE_NAMES:
            return surface[:end]
    return ""
