"""Named plans, campaigns, projects, schemes and mechanisms, as a reader would call a programme by name; not every noun phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from loaders.beginnings import Opened
from loaders.grammar.legal_bases import titles
from loaders.grammar.near import within, within_lines
from loaders.lexicon import alternatives, load

_DOCUMENTS = load("documents")
_LAST = alternatives(_DOCUMENTS["programs"])
#: What a text that 工作 or 应急 stands in the name of is besides a plan of it: 工作规则, 工作报告.
_NO_PLAN = alternatives({*_DOCUMENTS["types"], *_DOCUMENTS["legislation"], "机制", "职责", "流程", "手册", "要求", "小组", "机构", "纪律"} - set(_DOCUMENTS["programs"]))
_PLAN = re.compile(rf"(?:{_LAST}|(?:工作|应急)(?!{_NO_PLAN})[一-鿿]{{2}})(?:[（(][^（）()]*[）)])?$")


@dataclass(frozen=True, slots=True)
class Program:
    """[start, end) of one mention."""

    name: str
    start: int
    end: int


def _by_end(words: list[str]) -> dict[str, tuple[str, ...]]:
    """Words by their last two characters, the longest first."""
    return {end: tuple(sorted((w for w in words if w[-2:] == end), key=len, reverse=True)) for end in {w[-2:] for w in words}}


_WORDS = load("programs")
_VERBS = alternatives(_WORDS["verbs"])
_SLOGANS = set(_WORDS["slogans"])
_GENERIC = set(_WORDS["generic"])
#: What says behind the quotation marks what kind of thing is named: “快递进村”工程 · “空心村”治理 · “1515”总体思路 · “强基、兴业”两大战略
_KIND = r"(?:改革|机制|模式|行动|工程|治理|计划|战略|制度|活动|实践|大赛|措施|举措|试点|负责制|项目|会战)"
#: What may stand between the quotation marks and that word: “青绣”工坊提升项目, but not “十四五”期间重大项目
_INSIDE = r"(?:(?!建设(?=大型|中型|一批|了)|开展|实施|推进|推行|列入|纳入|入选|获批|期间|期内|时期|以来|要求|目标|年度|重大|重点|储备|[的等类和与])[一-鿿])"
_QUOTED = re.compile(
    r"“(?P<core>[^“”\n，。；]{2,24})”(?P<tail>(?:(?:整治|治理|培育|提升|创建|建设)(?:行动|工程|计划)|(?:建设|创建)试点|专项整治行动|专项行动|整治行动|行动计划|行动|工程|计划|改革|制度|工作机制|机制|治理|合作融资|战略|规划|(?<!秒批”)(?<!通办”)(?<!联办”)模式|总体工作思路|总体思路|措施|举措"
    rf"|[一二三四五六七八九十\d]+[大项]{_KIND}|(?:{_INSIDE}{{0,4}}示范(?:市|县|区|带|城市))?(?:建设|创建)(?=[，。；、\s])|创建(?=工作)|(?:专题|主题|学习)教育|(?:{_INSIDE}{{2,12}}?{_KIND}|活动|实践|大赛|试点|负责制|普法|战役|项目)(?=[，。；：、）\s和]|深入|有序|综合|全部|有关|工作)|(?<=\d”)[一-鿿]{{0,4}}(?:部署|安排|布局|思路|框架)|[一二三四五六七八九十\d]+大组合拳)?)"
)
_QUOTED_NAME = re.compile(
    r"(?:行动|工程|计划|战略|试点|\d+分钟[一-鿿]{0,6}生活圈|[河路田林湾]长制|一公开|规划|攻坚战|双代|通办|统管|秒批|联办|一点通|(?<![-、])(?<!离)分离|分类监管|职业技能培训|三包|工作法|(?<![一-鿿]{12})[一-鿿](?<![创研控编体建管])(?<!建机)制|[一-鿿]贷|联防|共治|证合一|[一-鿿]{2}(?![一二三四五六七八九十百千])[一-鿿]年|\d+条|^互联网\+.+)$"
)
#: 安全第一 · 两手抓 · 三个代表 · 一户一策 · 四不两直: figures of speech and demands, which say how and not what
_FIGURE = re.compile(r"第一|两手|不误|代表$|^一带一路$|式$|^一[^一]一[^一]$|^[一二两三四五六七八九十\d]+个?[不无]|[一二两三四五六七八九十][不无]")
#: “12·30”事故 · “中和-分离”: a day, and the steps of a process
_DATE_OR_FORMULA = re.compile(r"^\d{1,2}·\d{1,2}$|-")
#: 第二次全国污染源普查
_CENSUS = re.compile(r"第[一二三四五六七八九十]{1,2}次(?:全国|全省|全市|国家)?[一-鿿]{2,8}?(?:普查|国土调查)(?!领导小组|办公室|工作领导)")
#: 河长制 · 林长制: an official answers for a river, a wood, a road
_CHIEFS = re.compile(r"(?:河湖|河|湖|林|田|路|街|链|湾|片)长制(?!办)")
#: “四个一批” · “五清三建一改” · “三项制度”: words that count. As often they are a formula (增强“四个意识”) or a demand (落实“四个不摘”要求): only what is carried out is a programme.
_COUNTED = re.compile(r"^(?=.*[一二三四五六七八九十双两\d])[一-鿿\d、+·]{3,10}$")
#: The same, and shorter, where a last word says that it is a name: “五包”制度 · “百日行动”
_COUNTS = re.compile(r"^(?=.*(?:[一二三四五六七八九十双两\d]|百日))[一-鿿\d、+·.]{2,10}$")
_CARRIED_OUT_BEFORE = re.compile(r"(?:实行|推行|推广|落实|执行|实施|推进|深化|开展|启动|完善|巩固|打好|优化|加大|按照|通过|将|以|行政执法|村|县|市|区)$")
_DEMAND_AFTER = re.compile(r"为(?:重点|载体|目标|核心|主线|导向|统领|主题)|的?(?:[一-鿿]{0,4})(?:要求|原则|理念|定位|规定|精神|方针|态度|台账|清单|认证|格局|布局|企业|车辆|方案清单)")
#: 推行产业链招商“十个一”机制 · 门前“五包”制度
_FIELD = re.compile(r"(?:关于|实施|开展|启动|推进|推行|推广|落实|执行|深化|实行|建立|完善)(?:(?:19|20)\d\d年)?(?P<field>(?:“[^“”]{2,8}”)?(?:(?!实施|开展|启动|推进|推行|推广|落实|执行|深化|实行|建立|完善|全面)[一-鿿]){2,8})$")
#: 落实县委“三大战略” · 推进行政执法“三项制度”: whose it is, and what is known without its field
_WHOSE_FIELD = re.compile(r"领域$|(?<!爱)[国省市县区镇乡委办厅局院部]|政府|中央|自治|^[我本该]|的|和|与|及|行政执法|好$|了$")
#: “三公里”就业圈: what is named is longer
_NOUN_AFTER = re.compile(r"[一-鿿]{1,6}[圈区园带路网线]")
#: What is done to a thing in quotation marks that has neither number nor last word: 实行“一窗受理、并联审批”。
_DONE_BEFORE = re.compile(r"(?:实行|推行|推广|实施|启动)$")
#: Last words that are known by their form: 秋季攻坚战 · 安全生产大排查大整治 · 十五条硬措施 · 政银企对接机制 · 美丽庭院创建
_FORM = re.compile(
    r"(?:[一二三四五六七八九十\d]年(?:专项|攻坚|提升|治本)?行动|(?:大|科技)会战|大[一-鿿]{2}大[一-鿿]{2}|(?:攻坚|保卫|歼灭|阻击)战|专项(?:斗争|整治|治理|清理|检查|督查|清查|排查|打击)|[一二三四五六七八九十\d]+条(?:硬)?(?:措施|举措)"
    r"|[双三多]重[一-鿿]{2,4}机制|(?:试点|示范){2}|[政银企保担校警税]{2,5}(?:合作|对接|联动|互动|协作)机制|(?:前置|联合|容缺|合法性|公平竞争)(?:审核|审批|审查|受理)制度"
    r"|(?:美丽|平安|文明|卫生|示范|绿色|园林|森林|健康|和谐|无废|双拥|节水)[一-鿿]{1,6}创建)$"
)
_SUFFIXES = _by_end(_WORDS["suffixes"])
#: 厕所革命 · 雪亮工程: known throughout the country, with or without a verb
_NATIONAL = _by_end(_WORDS["national"])
#: The ends of all these, by which they are found.
_ENDS = {w[-3:] if w.endswith(("工作", "制度", "机制")) else w[-2:] for w in (*_WORDS["suffixes"], *_WORDS["national"])} | {
    *("大会战", "技会战", "坚战", "卫战", "灭战", "击战", "斗争", "项整治", "项治理", "项清理", "项打击", "项检查", "项督查", "项清查", "项排查", "条措施", "硬措施", "条举措", "作机制", "接机制", "动机制", "防机制", "控机制", "障机制", "试点示范", "示范试点", "核制度", "批制度", "查制度", "理制度", "创建")
}
#: What may follow a name; the name itself is read from its last word to the left: 秸秆综合利用行动 · 乡村电气化提升工程.
_FOLLOW = (
    r"(?=[，。；、：）”\s和与及等]|为|以|工作|方案|要求|有关精神|有关要求|建设|推动|申报|项目|实施|的|提供|取得|部署|任务|目标|实绩|考核|进程|各项|决策|成果|期间|以来|有序|全面|深入|持续|扎实|运行|暨|启动|先进|作出)"
)
_LAST_WORD = Opened(rf"(?:{alternatives(_ENDS)}){_FOLLOW}", _ENDS)
#: 安全生产大排查大整治 · 大走访大调研
_GREAT = re.compile(rf"大[一-鿿]{{2}}大[一-鿿]{{2}}{_FOLLOW}")
#: What stands behind a verb that brings in something new has a name, where 管理制度 has none: 推行首次轻微违法免罚制度 · 增设歇业备案制度;
#: so has a feast (办好中国·石斛文化旅游节).
_NEW = Opened(
    r"(?:推行|增设|试行|首创)(?P<new>(?!(?:了|好|一系列|各项|相关|新的|以|更多|多种))(?:(?!的)[一-鿿]){2,14}?(?<!管理)(?<!责任)(?<!工作)(?<!体)(?:制度|机制|负责制|承诺制|一体化改革|[一-鿿]长制|积分制)(?:、(?:(?!的)[一-鿿]){4,16}?(?<!管理)(?<!责任)(?<!工作)制度)*)(?=[，。；、（\n]|$)"
    r"|(?:办好|举办|主办)(?:(?:19|20)\d\d年)?(?:第[一二三四五六七八九十]{1,3}届)?(?P<feast>(?:(?!的|了)[一-鿿A-Z\d·“”]){4,24}?(?:节|博览会|大赛)(?:、[一-鿿·“”]{4,20}?(?:节|博览会|大赛))*)(?=[，。；、（]|等)",
    ("推行", "增设", "试行", "首创", "办好", "举办", "主办"),
)
#: “十大工程”（即粮食安全工程，大垄经营工程，黑土保护工程）: items of a list that has four or more with one last word
_SAME_LAST = re.compile(r"(?<=[（：])(?:即|包括|分别为|分别是|含)?(?P<names>[一-鿿“”]{3,16}?(?P<last>工程|行动|计划)(?:[，、；][一-鿿“”]{3,16}?(?P=last)){3,})(?=[）。；]|等)")
_SAME_LASTS = tuple(word + mark for word in ("工程", "行动", "计划") for mark in "，、；")
_ONE_OF_LIST = re.compile(r"[^、，；]+")
#: 建立项目培育月通报、季分析、半年调度工作机制: named by its beats, of which there are three or more
_BEATS = re.compile(r"(?:建立|实行|健全|完善|推行)(?P<name>[一-鿿]{0,8}?(?:[日周旬月季年]|半年)[一-鿿]{2}(?:、(?:[日周旬月季年]|半年)[一-鿿]{2}){2,}(?:工作)?(?:机制|制度))")
_LEFT = re.compile(r"[一-鿿\dA-Z“”+]{2,24}$")
_LEFT_STOP = re.compile(r"[的了将把其各该本和与及”]|(?<!高)等|(?<![应针面绝])对(?![接口标外])|同时|每个|一次|建设(?=国家|省级|市级)|负责|主管|承担|是|\d+个|[一二三四五六七八九十两]+(?:个|项|次|场|轮(?!车|[一-鿿]?自行车)|大(?!队))")
#: Last words so common that only a verb that carries it out makes a name of what stands before them.
_COMMON = ("战略", "工程", "示范工程", "行动", "计划", "专项整治", "专项治理", "专项清理", "专项检查", "专项督查", "专项清查", "专项排查", "专项打击", "试点工作", "示范区", "试点示范")
_CARRIED_OUT = re.compile(r"(?<!制定、)(?<!制定和)(?<!制定并)(?:实施|开展|启动|推进|(?<![人团群会])组织(?!制定|编制)|推行|创建|打造|打好|打赢|狠抓|做好|抓好|抓实|深化|执行|落实|建立|成立|增设|完善|健全|纳入|重视)(?:了|好|到)?")
#: （二）网络质量升级行动。 · 1.实施残疾人组织助残就业行动，… · 专栏2 数网协同工程: a heading names the whole.
_HEADING = Opened(
    r"(?:\n|\A)(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}节)\s?"
    rf"(?P<verbs>(?!按照|根据|围绕|结合|依托|纳入|支持|配合|参与|统筹制定|制定|编制|负责|审核|审定|审批|拟[订定]|组织(?:制定|编制|拟[订定]))(?:{_VERBS})*+)(?P<name>[一-鿿“”、·+\dA-Za-z]{{2,26}}?(?<!重点)(?<!重大)(?:行动|工程|行动计划|计划|战略|攻坚战))(?=[。：，\n]|$)",
    (f"\n{first}" for first in "（(第0123456789０１２３４５６７８９一二三四五六七八九十"),
)
#: 3.民营企业家素质提升项目。… where three headings at least of a text name projects
_PROJECT_HEADING = re.compile(
    r"(?:^|(?<=\n))(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)\s?(?P<name>[一-鿿“”·\dA-Za-z]{5,26}?(?<!重点)(?<!重大)项目)(?=[。：\n])"
)
#: 威县君乐宝省级乡村振兴示范区: a zone with its rank
_RANKED = re.compile(r"(?P<name>[一-鿿]{3,12}(?:国家|省|市|县)级[一-鿿]{2,8}示范(?:区|带|园))")
#: 1.县文化馆新馆建设项目。 in a box that lists projects
_BOX = re.compile(r"(?:^|(?<=\n))专栏\s?\d{1,2}[^\n]*\n(?:(?!专栏|第[一二三四五六七八九十]{1,3}[章节]|[（(]?[一二三四五六七八九十]{1,3}[）)、])[^\n]*(?:\n|$))+")
_BOX_ITEM = re.compile(r"(?:^|(?<=\n))(?:\d{1,2}[.．、]|——?)\s?(?P<name>[一-鿿“”、·\dA-Z]{4,26}?(?<!重点)(?<!重大)(?:项目|工程|行动|计划|产业园|物流园|示范园|科技园))(?=[。：\n]|$)", re.M)
#: 根据邢台市岁末年初安全生产重大隐患专项整治工作方案要求: a plan cited without 《》
_FOLLOWED = re.compile(r"(?:根据|按照|依据|依照|落实)(?P<name>[一-鿿“”]{6,40}(?:工作方案|实施方案|行动方案|行动计划|规划纲要|应急预案)|[一-鿿]{0,14}“十[一二三四五六]五”[一-鿿]{2,16}?规划)(?=要求|精神|安排|部署|规定|，)")
_BOXED = re.compile(r"专栏\s?\d{1,2}\s?[：:]?\s?(?P<name>[一-鿿“”]{3,16}?(?<!重点)(?<!重大)(?:工程|行动|计划))")
_CLAUSE = re.compile(r"的|期间|规模为")
_DONE_TO = re.compile(r"实施|(?<!重)(?<!需)要(?:以|强化|实行|加强|加快|大力|积极|认真)?|按照|拟订|实行|打好|打赢|高度重视|开展|启动|推行|推进|全面提升|优化|调整|打造|建设(?=.*级)|创建(?=.*级)")


_LEADING_VERBS = re.compile(rf"(?:并|以|来)?(?:{_VERBS})+(?:和(?:{_VERBS}))?")
#: 成立县农村公路提升专项行动工作专班 · 县乡两级…体系建设试点工作: whose it is, is no part of its name.
_WHOSE = re.compile(r"(?:成立)?(?:(?:19|20)\d\d年度?|县乡两级|(?:全|我)?[县市](?![政委级人域场民]))(?=[一-鿿]{5})|[全我][省市县区](?=[一-鿿]{2})|成立")
_NO_PROGRAM = re.compile(
    r"^(?:预案|方案|本|该|此|其|满足|加大|以上|各地|地推|区域|联系|[一二三四五]年(?:专项|攻坚|提升)?行动|国家(?:有关|相关|重大)|履行|重点|各项|有关|相关|此次|本次|上述|一批|全县|全市|重大|县级|年度|[一二三四五六七八九十\d]+(?:个|项|场|轮(?!车)|大)|.{0,3}(?:等|及|和))|^(?:施工|建设|生产|用人|各)?(?:单位|企业|部门|行业)|(?:重大|重点|[和与及])(?:工程|项目)$|^集中[一-鿿]{2}行动$|(?:国家|重大|区域|总体|总体发展)战略$|或"
)


def _longest(text: str, end: int, words: dict[str, tuple[str, ...]]) -> int | None:
    """Where the longest of `words`, which are kept by their last two characters, begins that ends at `end`."""
    return next((end - len(w) for w in words.get(text[end - 2 : end], ()) if text.endswith(w, 0, end)), None)


def _class_word(text: str, end: int) -> int | None:
    """Where the last word of a name begins that ends at `end`."""
    form = _FORM.search(text, max(0, end - 12), end)
    return form.start() if form else _longest(text, end, _SUFFIXES)


def _begin(text: str, end: int) -> int:
    """Where the name begins whose last word begins at `end`: after the last particle, the last verb that carries something out, and the verbs that lead it in."""
    left = _LEFT.search(text, max(0, end - 24), end)
    start = left.start() if left else end
    for pattern in (_LEFT_STOP, _CARRIED_OUT):
        for stop in pattern.finditer(text, start, end):
            start = stop.end()
    for pattern in (_LEADING_VERBS, _WHOSE):
        lead = pattern.match(text, start, end)
        start = lead.end() if lead else start
    return start


def is_plan(name: str) -> bool:
    """Whether a text of this name is a plan rather than a rule."""
    return bool(_PLAN.search(name))


_ISSUED_PLAN = re.compile(rf"关于(?:印发|打[赢好]|(?:深入|组织|全面|扎实)?(?:实施|开展|推进)(?:“十[三四五]五”)?)[〈<]?(?P<plan>[^《》〈〉<>]{{4,60}}(?:{_LAST}|革命|战略|攻坚战|三年行动)(?:[（(][^（）()]*[）)])?)[〉>]?(?:工作)?的(?:通知|(?:指导|实施)?意见|决定)$")
_TITLE_OF_PLAN = re.compile(r"(?:方案|规划|计划|实施纲要|规划纲要|远景目标纲要|工作要点|任务清单|三年行动[^》]*)(?:[（(][^（）()]*[）)])?$")


#: 城市更新专项行动 in 城市更新专项行动方案: not the plan's whole name
_PLAN_GOES_ON = ("方案", "计划", "规划", "预案")


def find_programs(text: str, own: Sequence[str] = ()) -> list[Program]:
    """Every mention in reading order, without the document's own plans, which its title or its opening names."""
    cited = titles(text)
    found = _cited_plans(text, cited, own)
    itself = sorted(m.span() for name in own for m in re.finditer(re.escape(name), text))  # a plan's own title, printed again above its text
    for match in _FOLLOWED.finditer(text):
        _add(found, match["name"], *match.span("name"))
    for name in _quoted(text):
        if within(itself, name.start) and re.fullmatch("“十[一二三四五六]五”规划", name.name):
            continue
        if name.name[-1] != "”" or not within(cited, name.start):
            _add(found, name.name, name.start, name.end)
    for match in within_lines(_CHIEFS, text, ("长制",)):
        if not within(cited, match.start()):  # 《海东省河湖长制条例》
            _add(found, match.group(), *match.span())
    for match in within_lines(_CENSUS, text, ("普查", "国土调查")):
        if not within(cited, match.start()):
            _add(found, match.group(), *match.span())
    ranked = within_lines(_RANKED, text, ("示范区", "示范带", "示范园"))
    for pattern, matches in ((_HEADING, _HEADING.finditer(text)), (_BOXED, _BOXED.finditer(text)), (_RANKED, ranked)):
        for match in matches:
            start, end = match.span("name")
            start = max((m.end() for m in _DONE_TO.finditer(text, start, end - 3)), default=start)
            name = text[start:end]
            if text.startswith(_PLAN_GOES_ON, end):
                continue
            if len(name) >= 4 and name not in _GENERIC and not _CLAUSE.search(name) and not _NO_PROGRAM.search(name) and not (pattern is _RANKED and _LEFT_STOP.search(name)) and (pattern is not _HEADING or len(name) > 4 or match["verbs"]):
                _add(found, name, start, end)
    projects = [m for m in within_lines(_PROJECT_HEADING, text, ("项目",)) if not _CLAUSE.search(m["name"]) and not _NO_PROGRAM.search(m["name"])]
    for match in projects if len(projects) > 2 else ():
        _add(found, match["name"], *match.span("name"))
    for match in within_lines(_BEATS, text, ("、季", "、月", "、半年")):
        _add(found, match["name"], *match.span("name"))
    for match in _NEW.finditer(text):
        for name in _ONE_OF_LIST.finditer(text, *match.span(match.lastgroup)):
            _add(found, name.group(), *name.span())
    for match in within_lines(_SAME_LAST, text, _SAME_LASTS):
        for name in _ONE_OF_LIST.finditer(text, *match.span("names")):
            if name.group() not in _GENERIC and not _NO_PROGRAM.search(name.group()):
                _add(found, name.group(), *name.span())
    for box in _BOX.finditer(text) if "专栏" in text else ():
        for match in _BOX_ITEM.finditer(text, *box.span()):
            _add(found, match["name"], *match.span("name"))
    inside = [(p.start, p.end) for p in found] + cited + itself
    for end in sorted({match.end() for match in chain(_LAST_WORD.finditer(text), _GREAT.finditer(text))}):
        at = _class_word(text, end)
        start = _with_first_half(text, _begin(text, at), at, end, cited) if at is not None else end
        if text[start - 1 : start] == "）" or text.startswith(_PLAN_GOES_ON, end):
            continue  # 山西（宁武）避暑康养示范区: the end of a longer name
        known = _longest(text, end, _NATIONAL)
        if at is None or not _is_name(text, start, at, end) or (known is not None and known < start):
            start = known  # 蓝天、碧水、净土保卫战 whole
        if start is not None and not any(a <= start < b or a < end <= b for a, b in inside):
            found.append(Program(text[start:end], start, end))
    return sorted(found, key=lambda p: p.start)


#: 六大人才行动计划, 三项重点工程: several, of which this is no name
_SEVERAL_OF = re.compile(r"[两三四五六七八九十]大\Z")


def _is_name(text: str, start: int, at: int, end: int) -> bool:
    """Whether [start, end), whose last word begins at `at`, names one thing and is carried out if its last word is common."""
    name, word = text[start:end], text[at:end]
    barred = _NO_PROGRAM.search(name)
    if len(name) < 5 or name in _GENERIC or _SEVERAL_OF.search(text, max(0, start - 4), start) or (barred and not (barred.group()[-1] in "及和" and _TWO_HALVES.match(name))) or text.endswith("一次", 0, start):
        return False
    return not (word in _COMMON or word.endswith("创建")) or _carried_out(text, start)


def _carried_out(text: str, start: int) -> bool:
    """Whether a verb that carries something out stands shortly before `start`; before the second of two names joined by 和 or 、, in the same clause."""
    if text[start - 1 : start] in ("和", "与", "及", "、"):
        clause = max(text.rfind(c, max(0, start - 24), start - 1) for c in "，。；：\n")
        return bool(_CARRIED_OUT.search(text, max(clause + 1, start - 24, 0), start))
    return bool(_CARRIED_OUT.search(text, max(0, start - 9), start))


def _with_its_field(text: str, start: int) -> int:
    """Where the name begins whose quoted part merely counts: 严格落实门前“五包”制度 names 门前“五包”制度, 实施“六项行动” no more than that."""
    field = _FIELD.search(text, max(0, start - 24), start)
    return field.start("field") if field and not _WHOSE_FIELD.search(field["field"]) else start


#: What stands before 和 or 、 and is a name of its own, so that what follows is another: 社区治理试点和平安村镇创建
_CLOSED = re.compile(r"(?:工程|行动|计划|试点|创建|整治|治理|战|项目|制度|机制|工作|改革|活动|任务|建设|体系|政策|措施|战略|方案|规划|发展|水平|能力|服务|管理|检查|监管|保护|宣传|培训|”)\Z")
_TWO_HALVES = re.compile(r"[一-鿿]{3}(?:及|和)[一-鿿]{3}")  # 传染病及地方病防控行动
_FIRST_HALF = re.compile(r"(?:实施|开展|启动|打好|打赢|推行)(?P<first>(?!好|了)[一-鿿]{2,14})[和与及、]\Z")


def _with_first_half(text: str, start: int, at: int, end: int, cited: list[tuple[int, int]]) -> int:
    """Where the name begins that was cut at its 及 or 和: when a title has the whole of it (适老化及无障碍改造专项行动), or a verb carries out the whole (实施休闲农业和乡村旅游提升工程)."""
    if not start or text[start - 1] not in "及和与、" or text[start:end] in _NATIONAL.get(text[end - 2 : end], ()):
        return start
    whole = [k for k in range(3, min(18, start)) if any(text.find(text[start - k : end], a, b) >= 0 for a, b in cited)]
    begin = start - max(whole, default=0)
    if begin == start and at - start > 2 and (half := _FIRST_HALF.search(text, max(0, start - 19), start)):
        first = half["first"]
        begin = start if _CLOSED.search(first) or _LEFT_STOP.search(first) or _NO_PROGRAM.search(first) else half.start("first")
    lead = _LEADING_VERBS.match(text, begin, end)
    return lead.end() if lead else begin


def _add(found: list[Program], name: str, start: int, end: int) -> None:
    """One more, unless it overlaps one that was found before."""
    if not any(p.start < end and start < p.end for p in found):
        found.append(Program(name, start, end))


def _cited_plans(text: str, cited: list[tuple[int, int]], own: Sequence[str]) -> list[Program]:
    """Plans by their titles in 《》: the plan itself, or the one that a cited notice issues."""
    found = []
    mine = {_even(name) for name in own}
    for start, end in cited:
        name = re.sub(r"\s", "", text[start + 1 : end - 1])
        issued = _ISSUED_PLAN.search(name)
        if issued:
            a = text.find(issued["plan"], start, end)
            if a >= 0:
                found.append(Program(issued["plan"], a, a + len(issued["plan"])))
        elif _TITLE_OF_PLAN.search(name) and _even(name) not in mine and len(name) > 5:
            found.append(Program(name, start + 1, end - 1))
    return found


def _even(name: str) -> str:
    """With dashes of one kind."""
    return re.sub(r"[—–－-]+", "—", name)


#: 组织实施“选调生”、“三支一扶”（支教、支农）等项目: the last word is said for all
_CARRIED_LIST = re.compile(r"(?:实施|开展|推进|组织|启动)(?P<list>“[^“”\n]{2,16}”(?:（[^（）]*）)?(?:[、和]?“[^“”\n]{2,16}”(?:（[^（）]*）)?)+)等(?:重点|专项|主题)?(?:项目|工程|行动|计划|活动)")
_ONE_QUOTED = re.compile(r"“[^“”]+”")
_OF_ALL = re.compile(r"[一二三四五六七八九十两\d]+[大项]")
_BESIDE = re.compile(r"“[^“”\n，。；]{2,16}”\Z")


def _side_by_side(text: str, end: int) -> list[Program]:
    """The names in quotation marks that stand without any mark before the one at `end`."""
    found = []
    while beside := _BESIDE.search(text, max(0, end - 18), end):
        if _FIGURE.search(beside.group()[1:-1]) or beside.group()[1:-1] in _SLOGANS:
            break
        found.append(Program(beside.group(), *beside.span()))
        end = beside.start()
    return found


def _quoted(text: str) -> list[Program]:
    """Names in quotation marks, with the word behind them that says what they are."""
    found = [Program(m.group(), *m.span()) for listed in within_lines(_CARRIED_LIST, text, ("”等", "）等")) for m in _ONE_QUOTED.finditer(text, *listed.span("list"))]
    for match in _QUOTED.finditer(text):
        core, tail = match["core"], match["tail"]
        if _FIGURE.search(core) or (not tail and _DATE_OR_FORMULA.search(core)) or (core in _SLOGANS and not tail.endswith(("规划", "行动", "工程", "计划", "试点"))):
            continue
        before = text[max(0, match.start() - 4) : match.start()]
        if before.endswith("”") and _OF_ALL.match(tail):  # “大会战”“大走访”三大行动: the last words are said for all
            found += [*_side_by_side(text, match.start()), Program(f"“{core}”", match.start(), match.end("core") + 1)]
            continue
        if before.endswith("”") and tail == "活动":
            found += _side_by_side(text, match.start())
        if tail.endswith("组合拳"):
            continue
        if tail.startswith(("建设", "创建")) and len(tail) > 4 and tail.endswith(("机制", "制度", "模式")):  # “无废城市”建设长效机制
            found.append(Program(text[match.start() : match.start("tail") + 2], match.start(), match.start("tail") + 2))
            continue
        if core.endswith("一公开") and tail.endswith("机制"):  # “双随机、一公开”监管工作机制
            found.append(Program(f"“{core}”", match.start(), match.start("tail")))
            continue
        if tail == "建设" and len(core) == 2:
            continue  # 招商信息清单、在谈项目清单“四单”建设: what was listed before
        if tail or _QUOTED_NAME.search(core):
            start = _with_its_field(text, match.start()) if _COUNTS.match(core) and (tail or core.endswith(("行动", "工程", "计划"))) else match.start()
            found.append(Program(text[start : match.end()], start, match.end()))
        elif _COUNTED.match(core):
            if _CARRIED_OUT_BEFORE.search(before) and not _DEMAND_AFTER.match(text, match.end()) and not _NOUN_AFTER.match(text, match.end()):
                found.append(Program(match.group(), *match.span()))
        elif _DONE_BEFORE.search(before) and text[match.end() : match.end() + 1] in "，。；、":
            found.append(Program(match.group(), *match.span()))
    return found
