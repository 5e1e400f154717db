"""From a question in Chinese words to a question of the catalogue: by patterns, without a model, so the same words always mean the same.

`understand` reads words alone and touches no store. The patterns stand in `_FORMS` in the order in which they are tried: those that need most come first. What
fits none of them is not guessed at: `understand` gives None, and a search is the way on.
"""
from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from graph.identity import fold
from queries.catalogue import Question, question
from queries.runner import Answer
from queries.runner import ask as run
from queries.search import search

if TYPE_CHECKING:
    from queries.runner import Reader

#: Points of a search from which a body may stand for the name that was typed.
NEAR_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words mean: the question of this name with these parameters. `instead` says which names were taken for those that were typed."""

    question: str
    parameters: Mapping[str, str]
    words: str
    instead: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> Question:
        return question(self.question)

    @property
    def about(self) -> str:
        """The words and names that it asks about, for a search; empty for a question about everything."""
        return " ".join(v for k, v in self.parameters.items() if k not in _ASIDE) or self.parameters.get("place", "")

    @property
    def command(self) -> str:
        """The same as a command."""
        given = " ".join(f"-p {k}='{v}'" if re.search(r"[\s《〔*?]", v) else f"-p {k}={v}" for k, v in self.parameters.items())
        return f"zhengtu query {self.question} {given}".rstrip()


#: Parameters of a question that are not what it is about.
_ASIDE = {"role", "day", "since", "until", "place"}
_DOCUMENT = r"(?:《[^《》]*(?:《[^《》]*》[^《》]*)*》|[\u4e00-\u9fff]{1,14}[〔\[（(]?(?:19|20)\d\d[〕\]）)]?年?第?\d{1,5}号|关于[^，。？]{4,60}的(?:通知|意见|批复|决定|通告|公告|方案|办法))"
#: A title without 《》: a law or a text by the last word of its kind.
_BARE = r"[\u4e00-\u9fff\d（）“”]{3,40}?(?:办法|规则|规定|细则|条例|方案|预案|要点|规划|计划|意见|通知|制度|法)"
_NAME = r"[\u4e00-\u9fff（）、]"
_BODY = (_NAME + r"{1,28}?(?:局|委员会|委|办公室|办|部|厅|中心|人民政府|政府|镇|乡|街道|联合会|残联|大队|支队|公司|管委会|党组|工会|团委|妇联|法院|检察院|学院|医院|站|所)")
_GROUP = _NAME + r"{2,40}?(?:领导小组|指挥部|专班|工作组|协调小组|委员会|联席会议)(?:办公室)?"
_SURNAMES = ("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安"
             "常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯"
             "管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄封芮储靳汲糜松井段富巫乌焦巴牧山谷车侯全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶司韶黎薄印宿白怀蒲从鄂索籍"
             "赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越隆师巩聂晁"
             "勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公付闫肖覃苑代仝")
_PERSON = rf"(?:[{_SURNAMES}][\u4e00-\u9fff·]{{1,2}}|(?:欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒)[\u4e00-\u9fff]{{1,2}})"
_PLACE = r"[\u4e00-\u9fff]{1,8}?(?:县|市|区|旗|省)"
_THING = r"[^，。？！；]{2,30}?"
_WHAT = r"(?:什么|哪些|啥|哪几项|多少)"
_DUTY = r"(?:职责|任务|工作|事项|责任|分工|职能|事情|事)"
_DAY = r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|(?:19|20)\d\d-\d{1,2}-\d{1,2})"
_SPAN = rf"(?:{_DAY}|(?:19|20)\d\d年(?:\d{{1,2}}月)?|今年|去年|本月|上个?月|最近)"
_UNITS = r"(?:部门|单位|机构|机关|局)"

# What stands around a question and says nothing.
_POLITE = re.compile(r"^(?:你好|您好|请问|请|想问一下|想问|我想知道|我想了解|我想查|帮我|帮忙|麻烦你?|查一下|查询一下|查询|查查|查|告诉我|问一下|看一下|看看|一下|[，,：:、\s])+")
_ENDING = re.compile(r"(?:呢|啊|呀|吧|嘛|[？?。！!，,；;\s])+$")
# In front of a task or behind it.
_AROUND = re.compile(r"^(?:全县|我县|本县|全市|做好|抓好|开展|推进|落实|关于|的)+|(?:的)?(?:这项|这个|这件|相关|有关|方面的?|具体|日常|整体)*(?:工作|任务|事情|事项|事|职责|问题)?的?$")
_ASKING = re.compile(r"什么|哪|谁|吗$|怎么|如何|为何|几|多少|呢$")


def _day(text: str) -> str:
    year, month, day = map(int, re.findall(r"\d+", text))
    return date(year, month, day).isoformat()


def _span(text: str, today: date) -> tuple[date, date]:
    """First and last day of a day, month, year or of a word for one."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if text == "今年":
        numbers = [today.year]
    elif text == "去年":
        numbers = [today.year - 1]
    elif text == "本月":
        numbers = [today.year, today.month]
    elif text in ("上月", "上个月"):
        last = today.replace(day=1) - timedelta(days=1)
        numbers = [last.year, last.month]
    elif text == "最近":
        return today - timedelta(days=90), today
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 2:
        return date(*numbers, 1), date(*numbers, calendar.monthrange(*numbers)[1])
    return date(*numbers), date(*numbers)


_Fill = Callable[[re.Match[str], date], "Mapping[str, str] | None"]


def _thing(text: str) -> str:
    """The task in words that a duty holds: 做好秸秆禁烧工作 → 秸秆禁烧."""
    bare = text.strip("“”\"'《》 ")
    while (shorter := _AROUND.sub("", bare)) != bare and len(shorter) >= 2:
        bare = shorter
    return bare


def _same(**names: str) -> _Fill:
    """Groups of the pattern as parameters; fixed values where the group's name begins with =."""

    def fill(m: re.Match[str], _: date) -> Mapping[str, str] | None:
        groups = m.groupdict()
        return {parameter: (group[1:] if group.startswith("=") else groups[group]) for parameter, group in names.items()
                if group.startswith("=") or groups.get(group)}

    return fill


def _task(m: re.Match[str], _: date) -> Mapping[str, str] | None:
    words = _thing(m["x"])
    place = m.groupdict().get("place")
    if place is None and (at := re.match(rf"(?P<place>{_PLACE})(?:的)?(?P<x>.{{2,}})$", words)) and at["x"][0] not in "级域城直内外":
        place, words = at["place"], _thing(at["x"])
    if len(words) < 2 or _ASKING.search(words) or words in ("我", "你", "他", "这个", "那个", "工作", "任务"):
        return None
    return {"words": words, **({"place": place} if place and place not in ("全县", "本县", "我县", "全市") else {})}


def _in_matter(m: re.Match[str], _: date) -> Mapping[str, str] | None:
    words = _thing(m["x"])
    return {"agency": m["a"], "words": words} if len(words) >= 2 and not _ASKING.search(words) else None


def _due(m: re.Match[str], today: date) -> Mapping[str, str] | None:
    text = m["until"]
    if days := re.fullmatch(r"(?:未来|今后|接下来)?(\d{1,3})[天日](?:内|以内|之内)?", text):
        until = today + timedelta(days=int(days[1]))
    elif text in ("年底", "今年底", "今年年底", "年内"):
        until = date(today.year, 12, 31)
    elif text in ("月底", "本月底"):
        until = _span("本月", today)[1]
    else:
        until = _span(text.removesuffix("底").removesuffix("末"), today)[1]
    # A day gone by is asked about from the first of its year.
    begin = today if until >= today else until.replace(month=1, day=1)
    return {"day": begin.isoformat(), "until": until.isoformat(), **({"agency": m["a"]} if m["a"] else {})}


def _changes(m: re.Match[str], today: date) -> Mapping[str, str] | None:
    """From a span, `first` or where it stands before the place `early`, to its end or that of `last`; the place is `place` or `where`."""
    said = m.groupdict()
    first = said.get("first") or said["early"]
    place = said.get("place") or said.get("where")
    since, until = _span(first, today)[0], _span(said.get("last") or first, today)[1]
    return {"since": since.isoformat(), "until": until.isoformat(), **({"place": place} if place else {})}


def _since(m: re.Match[str], today: date) -> Mapping[str, str] | None:
    return {"since": _span(m["first"], today)[0].isoformat(), "until": today.isoformat(), **({"place": m["place"]} if m["place"] else {})}


def _basis(m: re.Match[str], _: date) -> Mapping[str, str] | None:
    return {"basis": m["d"].strip("《》")}


def _heads(m: re.Match[str], _: date) -> Mapping[str, str] | None:
    return {"agency": f"中共{m['place']}委员会" if m["party"] else f"{m['place']}人民政府"}


_D, _T, _A, _P, _G = rf"(?P<d>{_DOCUMENT})", rf"(?P<d>{_DOCUMENT}|{_BARE})", rf"(?P<a>{_BODY})", rf"(?P<p>{_PERSON})", rf"(?P<g>{_GROUP})"
_PL, _X = rf"(?:(?P<place>{_PLACE})(?:的)?)?", rf"(?P<x>{_THING})"
_SEAT = rf"(?P<place>{_PLACE})(?:的)?(?:(?P<party>[县市区省旗]委(?:副)?书记)|(?:常务)?副?[县市区省旗]长)"

_FORMS: tuple[tuple[str, str, _Fill], ...] = (
    # Two of a kind.
    ("shared_duties", rf"{_A}(?:和|与|跟|同|及)(?P<b>{_BODY})(?:的)?(?:都|一起|共同|有|承担|负责|合作|哪些|什么|的)*(?:共同|一起|合作|共担|都)(?:承担|负责|参与|做)?(?:的|了)?"
                      rf"(?:{_WHAT})?(?:{_DUTY})?(?:有{_WHAT}|是{_WHAT})?", _same(agency="a", other="b")),
    ("plans_overlap", rf"(?P<one>{_PLACE})(?:和|与|跟|同)(?P<two>{_PLACE})(?:的)?(?:工作|计划|规划|文件|任务|方案|工程)*(?:有|在)?(?:{_WHAT})?(?:方面|地方|工作|计划|文件)?(?:重合|重叠|相同|一样|共同点|交叉)"
                      rf"(?:的)?(?:{_WHAT}|部分|地方|计划|文件|工作)?(?:有{_WHAT})?", _same(place="one", other_place="two")),
    # A document.
    ("affected_by_repeal", rf"(?:如果|要是)?(?:{_T}(?:被)?(?:废止|失效|取消|作废)(?:后|了|以后|之后|的话)?(?:，)?(?:会)?(?:有{_WHAT}|{_WHAT})?(?:影响|涉及|波及|牵涉)(?:到)?(?:了)?(?:{_WHAT}|谁)?(?:文件|职责|工作|机构)?"
                           rf"|废止(?P<e>{_DOCUMENT}|{_BARE})(?:会)?(?:有{_WHAT}|{_WHAT})?(?:影响|涉及|波及)(?:到)?(?:{_WHAT}|谁)?(?:文件|职责|工作)?)",
     lambda m, _: {"document": m["d"] or m["e"]}),
    ("document_status", rf"(?:(?P<day>{_DAY})(?:时|那天|当天)?(?:，)?)?{_T}(?:在)?(?:(?P<at>{_DAY})(?:时|那天|当天)?)?(?:的|现在|目前|如今|今天|当前|还|是否|是不是|仍|仍然|已|已经|有没有|到底|算)*"
                        r"(?:有效|失效|废止|过期|管用|作废|生效|施行|执行|实行|能用|适用|到期|有效期(?:到什么时候|到哪天|多久|多长)|效力(?:如何|怎么样)?|(?:的)?(?:效力|状态)(?:如何|怎么样|是什么)?)(?:了)?(?:吗|没有|没|不|中|状态)*",
     lambda m, _: {"document": m["d"], **({"day": _day(m["day"] or m["at"])} if m["day"] or m["at"] else {})}),
    ("document_status", rf"{_T}(?:是|在|于|将|会)*(?:什么时候|何时|哪天|哪一天|几时|到什么时候|到何时)(?:起|才|会|就)*(?:到期|失效|废止|过期|作废|生效|施行|实施|执行|发布|印发)(?:的)?", _same(document="d")),
    ("succession", rf"{_T}(?:是|被|已|已经|由)*(?:谁|什么|哪个|哪份|哪些|什么文件)?(?:文件|新文件)?(?:所)?(?:取代|替代|代替|废止|替换|接替)(?:的|了|掉)*(?:{_WHAT}|哪个文件|哪份文件|哪些文件|什么文件)?(?:吗)?", _same(document="d")),
    ("succession", rf"(?:谁|什么|什么文件|哪个文件|哪份文件|哪些文件)(?:取代|替代|代替|废止|替换)(?:了|掉)*{_T}", _same(document="d")),
    ("chain_of_document", rf"{_T}(?:的)?(?:上位法|上位依据|上位文件|下位法|下位文件|配套文件|依据链|法律链|依据链条|来龙去脉|上下位文件|上下位关系)(?:是|有|都)*(?:{_WHAT}|哪个|哪部)?", _same(document="d")),
    ("chain_of_document", rf"(?:有)?(?:{_WHAT}|哪些文件|什么文件)(?:文件)?(?:是)?(?:在)?(?:落实|贯彻|实施|执行|细化)(?:了|的)?(?:是)?{_T}(?:的)?", _same(document="d")),
    ("chain_of_document", rf"{_T}(?:由|被|有)?(?:{_WHAT}|哪些文件|什么文件)(?:文件)?(?:来)?(?:落实|贯彻|实施|细化)(?:的)?", _same(document="d")),
    ("bases_of_document", rf"{_T}(?:的)?(?:制定|发文|法律|政策)?(?:依据|根据|引用|引)(?:了|的|是|有)*(?:{_WHAT})?(?:法律|法规|文件|法|依据|条款|规定|和|、)*", _same(document="d")),
    ("resting_on", rf"(?:有)?(?:哪些|什么|谁)(?:文件|通知|公文)?(?:是)?(?:以|依据|根据|引用|按照|依照|提到)(?:了|的)?(?:是)?{_T}(?:为依据|作为依据|制定|的)*", _basis),
    ("resting_on", rf"{_T}(?:被|为|有)(?:哪些|什么|谁|多少)(?:文件|通知|公文)?(?:所)?(?:引用|依据|作为依据|提到)(?:了|过)?", _basis),
    ("resting_on", rf"(?:如果|要是)?{_T}(?:被|作了|做了)?(?:修改|修订|修正|更新)(?:后|了|以后|之后|的话)*(?:，)?(?:会|将)?(?:影响|涉及|波及)(?:到)?(?:了)?(?:{_WHAT}|谁)?(?:文件|通知|公文)?",
     _basis),
    ("duties_of_document", rf"{_D}(?:都)?(?:给|向|对)?(?:谁|哪些{_UNITS}|各部门)?(?:布置|规定|安排|分配|明确|部署|下达|交办)(?:了)?(?:谁|{_WHAT})?(?:的)?(?:{_DUTY})?(?:给谁)?", _same(document="d")),
    ("duties_of_document", rf"{_D}(?:的|里|中|里面)*(?:有{_WHAT})?(?:任务|职责|责任|工作)?(?:分工|清单|分解|任务|职责)(?:有{_WHAT}|是{_WHAT}|是怎样的|如何)?", _same(document="d")),
    ("outline", rf"{_D}(?:的|里|中)*(?:内容|条款|目录|提纲|章节|全文|讲了{_WHAT}|说了{_WHAT}|写了{_WHAT}|有{_WHAT}(?:内容|条款|章节)|主要内容)(?:是{_WHAT}|有{_WHAT})?", _same(document="d")),
    # Lists for staff.
    ("stale_citations", r"(?:哪些|什么|有没有)(?:现行)?文件(?:还|仍|仍然|还在)*(?:引用|依据|根据)(?:了|着)?(?:已|已经)?(?:失效|废止|过期|作废)(?:了)?的(?:文件|法律|法规|依据)(?:吗)?", _same()),
    ("no_longer_hold", rf"{_PL}(?:有)?(?:哪些|什么)(?:文件|公文|办法|规定)(?:已|已经|都)*(?:失效|废止|过期|作废|不再有效|被废止|被取代|到期)(?:了)?", _same(place="place")),
    ("no_longer_hold", rf"{_PL}(?:已|已经)?(?:失效|废止|过期|作废)(?:了)?的(?:文件|公文)(?:有哪些|清单|列表)?", _same(place="place")),
    ("rosters_replaced", r"(?:哪些|什么)(?:领导小组|议事机构|指挥部)?(?:的)?(?:名单|组成人员|成员名单|领导小组)(?:已|已经|被)*(?:过时|调整|更新|失效|变了|变动|换了)(?:了)?(?:的)?", _same()),
    ("cited_not_loaded", r"(?:还)?(?:缺|缺少|差|没有载入|没载入|未载入)(?:了)?(?:哪些|什么)(?:文件|法律|法规|依据)+|(?:哪些|什么)(?:被引用的?)?(?:文件|法律|法规)(?:还)?(?:没有|没|未)(?:载入|收录|入库|收)", _same()),
    ("documents_lacking", r"(?:哪些|什么)(?:文件|公文)(?:缺|缺少|没有|没|不全)(?:了)?(?:文号|标题|日期|发文机关|要素|署名|、|或|和)*", _same()),
    ("unresolved_agencies", r"(?:哪些|什么)(?:机构|单位|部门)(?:的)?(?:名称|全称|名字)?(?:还)?(?:没有|没|未|未能|不能|无法)(?:确定|明确|认出|识别)(?:全称|名称)?", _same()),
    ("duties_without_lead", rf"(?:有)?(?:哪些|什么){_DUTY}(?:没有|没|无|缺)(?:人|谁|机构|单位|部门)?(?:牵头|负责|管|主管)(?:的|单位|部门|机构)*", _same()),
    ("duties_overdue", rf"(?:{_A}(?:的|有)*)?(?:哪些|什么)?(?:已|已经)?(?:逾期|超期|过期|过时限|过了时限|超过时限|到期未完成)(?:了|未完成|没完成)*(?:的)?{_DUTY}(?:有{_WHAT})?", _same(agency="a")),
    ("duties_overdue", rf"(?:{_A}(?:的|有)*)?(?:哪些|什么){_DUTY}(?:已|已经)?(?:逾期|超期|过期|过时限|过了时限|超过时限|到期未完成|没按时完成)(?:了|的|未完成)*", _same(agency="a")),
    ("duties_due", rf"(?:{_A}(?:的|有)*)?(?:哪些|什么){_DUTY}(?:要|应|应当|需要|必须|须|将|会)?(?:在)?(?P<until>(?:未来|今后|接下来)?\d{{1,3}}[天日](?:内|以内|之内)?|{_SPAN}(?:底|末)?|年底|今年底|今年年底|月底|本月底|年内)"
                   r"(?:之?前|以前|内)?(?:要|应|必须)?(?:到期|完成|办完|办结)(?:的)?", _due),
    ("duties_due", rf"(?:{_A}(?:的|有)*)?(?P<until>(?:未来|今后|接下来)?\d{{1,3}}[天日](?:内|以内|之内)?|{_SPAN}(?:底|末)?|年底|今年底|今年年底|月底|本月底|年内)(?:之?前|以前|内)?(?:要|应|必须)?(?:到期|完成|办完|办结)的?"
                   rf"(?:有)?(?:哪些|什么)?{_DUTY}(?:有{_WHAT}|清单)?", _due),
    ("changed_between", rf"{_PL}(?:从|在)?(?P<first>{_SPAN})(?:以来|至今|到现在|到今天|以后|之后)(?:，)?(?:都)?(?:有|发生|出现)?(?:了)?{_WHAT}(?:变化|变动|改变|调整|新文件)", _since),
    ("changed_between", rf"{_PL}(?:从|在)?(?P<first>{_SPAN})(?:(?:到|至|和|与|—|-)(?P<last>{_SPAN}))?(?:之间|期间|里)?(?:，)?(?:都)?(?:有|发生|出现)?(?:了)?(?:{_WHAT})?(?:变化|变动|改变)(?:了{_WHAT})?", _changes),
    ("changed_between", rf"(?:{_PL}(?P<first>{_SPAN})|(?P<early>{_SPAN}){_PL.replace('place', 'where')})(?:都|一共|新)*(?:发|印发|出台|制定|发布|下发)(?:过|了|的)*(?:{_WHAT})?(?:文件|通知|公文|办法|规定)(?:有{_WHAT})?", _changes),
    ("changed_between", rf"(?:哪些|什么)文件(?:会|将|要)?(?:在)?(?P<first>{_SPAN})(?:里|内)?(?:会|将|要)?(?:到期|过期|失效)", _changes),
    ("changed_between", rf"(?P<first>{_SPAN})(?:里|内)?(?:会|将|要)?(?:到期|过期|失效)的?(?:文件|公文)(?:有{_WHAT})?", _changes),
    ("posts_changed", rf"{_PL}(?:最近|近期)?(?:有)?(?:谁|哪些人|哪些领导|哪些干部|什么人)(?:换|调整|变动|调动|改任)(?:了|过)*(?:职务|岗位|工作|职位|位置)?", _same(place="place")),
    ("posts_changed", rf"{_PL}(?:最近|近期)?(?:的|有{_WHAT})?(?:人事|职务|岗位|领导)(?:变动|调整|变化|任免)(?:情况)?(?:有{_WHAT})?", _same(place="place")),
    ("township_burden", rf"{_PL}(?:各|给|对)?(?:乡镇|乡镇街道|镇|街道)(?:的)?(?:负担|担子|任务|压力)(?:有|是|多|重)*(?:多重|多少|{_WHAT}|多大|如何|怎么样)?", _same(place="place")),
    ("township_burden", rf"{_PL}(?:各)?(?:乡镇|乡镇街道)(?:都)?(?:承担|负责|被布置|被安排|要做)(?:了)?(?:{_WHAT})(?:{_DUTY})?", _same(place="place")),
    ("township_burden", rf"{_PL}(?:有)?(?:哪些|什么){_DUTY}(?:压|落|布置|分)(?:在|到|给)(?:了)?(?:各)?(?:乡镇|街道)(?:头上|身上)?", _same(place="place")),
    ("agency_hubs", rf"(?P<place>{_PLACE})(?:的)?(?:有)?(?:哪些|哪个|什么){_UNITS}(?:是|最像|称得上)?(?:枢纽|中心|合作最多|联系最多|协作最多|最核心|核心)(?:机构|部门|单位|的)?", _same(place="place")),
    ("agency_bridges", rf"(?P<place>{_PLACE})(?:的)?(?:有)?(?:哪些|哪个|什么){_UNITS}(?:是|起|充当|最像)?(?:着)?(?:桥梁|纽带|中介)(?:作用|机构|部门|单位|的)?", _same(place="place")),
    ("agencies_by_duties", rf"{_PL}(?:哪个|哪些|什么){_UNITS}(?:的)?(?:承担|负责|牵头|配合)?(?:的)?{_DUTY}(?:是)?最(?:多|重)", _same(place="place")),
    ("agencies_sharing_tasks", rf"{_A}(?:经常|常|常常|最常|平时)?(?:和|与|跟|同)(?:哪些|哪个|什么|谁){_UNITS}?(?:的)?(?:合作|共事|协作|打交道|共同承担{_DUTY}?|一起工作|配合)(?:最多|多|较多)?", _same(agency="a")),
    ("agencies_sharing_tasks", rf"(?:哪些|哪两个|什么){_UNITS}(?:之间)?(?:合作|共同任务|共事|协作|共同承担的?{_DUTY})最多", _same(place="place")),
    # Groups before bodies: a commission may be either.
    ("group_members", rf"{_G}(?:的|都)*(?:成员单位|成员|组成人员|组成|名单|组长|副组长|指挥长|主任|人员)(?:都|有|是|包括|由)*(?:谁|{_WHAT}|哪些人|哪几个|哪些单位|哪些人组成)?", _same(group="g")),
    ("group_members", rf"(?P<g>{_GROUP}|{_NAME}{{1,8}}委会)(?:都|里|里面|是)*(?:有|由|包括)(?:谁|哪些人|哪些单位|哪些成员单位|哪些成员|谁组成|哪些人组成|哪些单位组成)(?:组成)?", _same(group="g")),
    ("group_members", rf"(?:谁|哪些人|哪些单位)(?:在|参加了?|是){_G}(?:里|中|的成员|的组长|的组成人员)?", _same(group="g")),
    ("group_members", rf"{_G}(?:的)?(?:办公室)?(?:是)?(?:设|放|挂靠)(?:在)?(?:哪里|哪儿|哪个{_UNITS}|什么{_UNITS}|哪|谁那里)", lambda m, _: {"group": m["g"].removesuffix("办公室")}),
    ("groups_of_agency", rf"{_A}(?:都|是)*(?:参加|参与|加入|属于|进入|担任|在)(?:了)?(?:哪些|什么|几个)(?:领导小组|议事机构|指挥部|议事协调机构|小组|专班)(?:的)?(?:成员)?(?:单位)?(?:里|中)?", _same(agency="a")),
    ("groups_of_agency", rf"{_A}(?:是)(?:哪些|什么)(?:领导小组|议事机构|指挥部|小组|专班)的(?:成员|成员单位|办公室)", _same(agency="a")),
    ("groups_of_agency", rf"(?:哪些|什么)(?:领导小组|议事机构|指挥部|小组|专班)(?:的)?办公室(?:设|放)?在{_A}", _same(agency="a")),
    # People.
    ("led_by_person", rf"{_P}(?:同志)?(?:现在|目前|都)?(?:分管|牵头|主管|负责|领导|主持|抓|管)(?:着|了|的是|的)?(?:{_WHAT})(?:方面|{_DUTY}|领导小组|机构|单位)*(?:的)?", _same(person="p")),
    ("led_by_person", rf"{_P}(?:同志)?的(?:分工|分管工作|分管领域)(?:是{_WHAT}|有{_WHAT})?", _same(person="p")),
    ("person", rf"{_P}(?:同志)?(?:现在|目前|都|曾|曾经|先后|是)*(?:任|担任|当|做|干)(?:过|了)?(?:{_WHAT})(?:职务|职位|职|领导|官)?", _same(person="p")),
    ("person", rf"{_P}(?:同志)?(?:的)?(?:现任|现在的|曾任|历任)职务(?:是{_WHAT}|有{_WHAT})?", _same(person="p")),
    ("person", rf"{_P}(?:同志)?(?:是谁|是什么人|的(?:职务|履历|任职|简历|任职情况)(?:是{_WHAT}|有{_WHAT})?|是{_WHAT}(?:职务|领导|局长|干部)|在(?:哪|哪个|哪些|什么)(?:单位|部门|领导小组|小组)(?:任职|工作|里)?)", _same(person="p")),
    ("who_oversees", rf"(?:谁|哪位领导|哪个领导|哪位县领导|哪位副县长|哪个县领导|哪位县长)(?:在)?(?:分管|主管|包联|牵头县领导)(?:着|了|的是)?{_X}", lambda m, t: _task(m, t) and {"words": _task(m, t)["words"]}),
    ("who_oversees", rf"{_X}(?:工作)?(?:是|由|归)(?:谁|哪位领导|哪个领导|哪位县领导|哪位副县长)分管(?:的)?", lambda m, t: _task(m, t) and {"words": _task(m, t)["words"]}),
    # A body. Who heads a place heads its government, or its party committee.
    ("leaders_of_agency", rf"(?:谁|哪位|哪些人)(?:是|任|担任|当|当过)(?:过|了)?{_SEAT}", _heads),
    ("leaders_of_agency", rf"{_SEAT}(?:是|有|都|由|先后|叫)*(?:谁|哪些人|哪些|哪几位|哪位|什么人|担任|任)+(?:担任|任|换过)?", _heads),
    ("leaders_of_agency", rf"{_A}(?:的)?(?:现任|历任|前任|主要)?(?:领导班子|班子成员|领导|局长|主任|镇长|乡长|县长|部长|院长|书记|负责人|主要负责人|一把手|副局长|副主任|班子|当家人)(?:是|有|都|由|先后|叫)*(?:谁|哪些人|哪些|哪几位|哪位|什么人|担任|任)+(?:担任|任|换过)?", _same(agency="a")),
    ("leaders_of_agency", rf"{_A}(?:都)?(?:的)?(?:有)(?:哪些|哪几位|几位|什么)(?:领导|负责人|班子成员|局长|主任|副局长|副主任|党组成员|干部)", _same(agency="a")),
    ("leaders_of_agency", rf"{_A}(?:的)?(?:党组成员|党组书记|局长|主任|镇长|乡长|部长|院长)(?:有谁|有哪些|是哪位)?", _same(agency="a")),
    ("leaders_of_agency", rf"(?:谁|哪位|哪些人)(?:是|任|担任|当|当过|在)(?:过|了)?{_A}(?:的)?(?:局长|主任|镇长|乡长|县长|部长|院长|书记|负责人|一把手|领导|副局长|副主任|任职|工作)", _same(agency="a")),
    ("documents_of_agency", rf"{_A}(?:都|一共|近年来|最近)*(?:发|印发|出台|制定|发布|下发|起草)(?:过|了|的)?(?:{_WHAT})?(?:文件|通知|公文|办法|规定|方案)(?:有{_WHAT}|清单)?", _same(agency="a")),
    ("documents_of_agency", rf"{_A}的文件(?:有{_WHAT}|清单)?", _same(agency="a")),
    ("duties_of_agency", rf"{_A}(?:在|就)(?P<x>[^，。？]{{2,30}}?)(?:工作)?(?:中|里|里面|方面|上)?(?:的|都|要|应|具体|主要)*(?:负责|承担|做|干|履行|有)?(?:{_WHAT})?(?:{_DUTY})?(?:是{_WHAT}|有{_WHAT})?", _in_matter),
    ("duties_of_agency", rf"(?P<x>[^，。？]{{2,40}}?)(?:工作)?(?:中|里|里面|方面)(?:，)?{_A}(?:的|都|要|应|具体|主要)*(?:负责|承担|做|干|履行|有)?(?:{_WHAT})?(?:{_DUTY})?(?:是{_WHAT}|有{_WHAT})?", _in_matter),
    ("duties_of_agency", rf"{_A}(?:主要|都|具体|要|应|需要)*牵头(?:负责|承担)?(?:的|了)?(?:{_WHAT})?(?:{_DUTY})?(?:有{_WHAT}|是{_WHAT})?", _same(agency="a", role="=LEADS")),
    ("duties_of_agency", rf"{_A}(?:主要|都|具体|要|应|需要)*(?:配合|协助|参与)(?:的|了)?(?:{_WHAT})?(?:{_DUTY})?(?:有{_WHAT}|是{_WHAT})?", _same(agency="a", role="=ASSISTS")),
    ("duties_of_agency", rf"{_A}(?:的|都|有{_WHAT})*(?:主要|具体|全部|所有|相关|各项)*(?:{_DUTY})(?:都)?(?:有{_WHAT}|是{_WHAT}|清单|包括{_WHAT}|和时限|及时限)?", _same(agency="a")),
    ("duties_of_agency", rf"{_A}(?:主要|都|具体|平时|要)*(?:负责|承担|管|做|干|要做|履行)(?:的|了)?(?:是)?(?:{_WHAT})(?:{_DUTY})?", _same(agency="a")),
    # Programmes and lists by place.
    ("duties_of_program", rf"(?P<x>[^，。？]{{2,30}}?(?:行动|工程|计划|规划|方案))(?:都)?(?:有|包括|包含|含|下)(?:{_WHAT}){_DUTY}", lambda m, _: {"program": m["x"].strip("“”《》")}),
    ("duties_of_program", rf"(?P<x>[^，。？]{{2,30}}?(?:行动|工程|计划|规划|方案))(?:的)(?:任务|职责|{_DUTY})(?:分工|清单)?(?:有{_WHAT}|是{_WHAT})?", lambda m, _: {"program": m["x"].strip("“”《》")}),
    ("programs", rf"{_PL}(?:都)?(?:有|实施了?|开展了?|提出了?)(?:{_WHAT})(?:工程|计划|行动|规划|项目|专项行动|方案|、|和)+", _same(place="place")),
    ("agencies_named", rf"(?P<place>{_PLACE})(?:都)?(?:有|包括)(?:{_WHAT}){_UNITS}", _same(words="place")),
    ("agencies_named", rf"(?:哪些|什么){_UNITS}(?:的)?(?:名称|名字)?(?:里|中)?(?:叫|带|含|有|包含)(?:有)?[“\"]?(?P<x>[\u4e00-\u9fff]{{2,12}}?)[”\"]?(?:字样|二字|两个字|的)?", _same(words="x")),
    ("documents", rf"(?P<place>{_PLACE})(?:都)?(?:有|发过|发了|出台了|载入了)(?:{_WHAT})(?:文件|公文|通知)", _same(place="place")),
    ("documents", r"(?:都)?(?:载入了|有|收录了)(?:哪些|什么|多少)(?:文件|公文)", _same()),
    ("documents", rf"(?:有|找)?(?:哪些|什么)?(?:关于|有关|涉及){_X}的(?:文件|公文|通知)(?:有哪些)?", lambda m, _: {"words": m["x"]}),
    ("evidence_of_duty", rf"{_X}(?:的)?(?:职责|任务|分工|说法|规定)?(?:出自|出处|依据原文|原文|证据)(?:是|在)?(?:哪里|哪儿|哪|什么|哪份文件|哪个文件|哪一条)?", lambda m, _: {"duty": _thing(m["x"])}),
    # Who does it: the widest patterns, so the last.
    ("who_does", rf"{_PL}(?:的)?(?:是)?(?:由)?(?:谁|哪个{_UNITS}|哪些{_UNITS}|什么{_UNITS}|哪家单位|哪家)(?:来|在|该|应该|应当|具体|主要|同时)*(?:负责|牵头|主管|承担|管理|管|主抓|抓|配合|协助|组织|实施|落实)(?:着|了|的是|的)?{_X}", _task),
    ("who_does", rf"{_X}(?:工作|任务)?(?:是|该|应该|应|由|归|要|得|具体)*(?:由|归|找|问)?(?:谁|哪个{_UNITS}|哪些{_UNITS}|什么{_UNITS}|哪家单位)(?:来|在|具体)*(?:负责|牵头|主管|承担|管理|管|抓|配合|做|落实)(?:的)?", _task),
    ("who_does", rf"{_X}(?:工作|任务)?(?:该|应该|应|要)?(?:归|找|问)(?:谁|哪个{_UNITS}|哪些{_UNITS}|什么{_UNITS})", _task),
    ("who_does", rf"{_X}(?:工作|任务)?的?(?:牵头|责任|配合|主管|负责)(?:单位|部门|机构|人|局)(?:和配合单位)?(?:是|有)?(?:谁|哪个|哪些|什么|哪家)?(?:{_UNITS})?", _task),
)
_COMPILED = tuple((name, re.compile(pattern), fill) for name, pattern, fill in _FORMS)


def _asks(group: str, text: str) -> bool:
    """Whether a pattern took a word that asks for a name, or for a title without 《》."""
    return bool((group in ("a", "b", "g", "p") and _ASKING.search(text)) or (group in ("d", "e") and "《" not in text and re.search("哪|什么|怎么|如何", text)))


def understand(words: str, today: date | None = None) -> Understood | None:
    """The question of the catalogue that `words` ask, with its parameters; None where none fits.

    `today` is the day from which 本月 and 年底 count.
    """
    text = re.sub(r"\s+", "", words)[:200]
    text = _ENDING.sub("", _POLITE.sub("", text)).replace("吗？", "吗")
    if not 3 <= len(text) <= 150:
        return None
    for name, pattern, fill in _COMPILED:
        if not (m := pattern.fullmatch(text)) or any(v and _asks(k, v) for k, v in m.groupdict().items()):
            continue
        try:
            parameters = fill(m, today or date.today())
        except ValueError:   # 2023年13月
            continue
        if parameters is not None:
            return Understood(name, {k: v.strip("《》") if k == "document" else v for k, v in parameters.items()}, words)
    return None


def answer(store: Reader, understood: Understood) -> tuple[Understood, Answer]:
    """The answer to what was understood, and what was asked in the end: where nothing bears the name that was typed, the body nearest to it."""
    asked = run(store, understood.question, understood.parameters)
    if asked.rows:
        return understood, asked
    parameters, instead = dict(understood.parameters), []
    for name, kinds in (("agency", ["Agency"]), ("other", ["Agency"]), ("group", ["LeadingGroup"])):
        typed = parameters.get(name)
        if not typed or not (found := search(store, typed, kinds=kinds, limit=1)):
            continue
        # What bears the name exactly has no answer to this question, and another has none of ours to give.
        if found[0].score >= NEAR_ENOUGH and typed not in (fold(found[0].name), found[0].text):
            parameters[name] = found[0].name
            instead.append((typed, found[0].name))
    if not instead:
        return understood, asked
    changed = replace(understood, parameters=parameters, instead=tuple(instead))
    return changed, run(store, changed.question, changed.parameters)
