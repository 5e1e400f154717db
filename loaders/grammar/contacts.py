"""Persons outside rosters: appointed and dismissed, named with a telephone number, in the division of work of a government, below an order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.beginnings import Opened
from loaders.grammar.names import is_name
from loaders.grammar.near import lines_holding, near, within_lines
from loaders.grammar.people import Person
from loaders.grammar.rosters import POST, POST_START, SURE_START, Token, name_in_list, person_of, posts_first


def names_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand; of persons with their posts before them the names alone."""
    if "，" in text[start:end] and (posted := posted_in(text, start, end)):
        return [(p.start, p.end) for p in posted]
    out = []
    for match in re.finditer(r"[^、，\s]+(?:\s[^、，\s]+)*", text[start:end]):
        words = match.group().replace("\n", "").replace(" ", "").removesuffix("同志")
        if is_name(words) or name_in_list(words):
            out.append((start + match.start(), start + match.start() + len(match.group().removesuffix("同志"))))
    return out


#: 联系人：高世斌 · 联系人及电话：张三
_CONTACT = re.compile(
    r"(?:联\s?系\s?人|联络人)(?:及(?:联系)?(?:电话|方式))?[:：]\s?(?P<names>[一-鿿](?:[ 、，]?[一-鿿]){1,8}?)(?=联系|电话|手机|[，、\s\d；。（(]|$)"
)
#: 法定代表人：李靖: of a licence
_REPRESENTATIVE = re.compile(r"(?P<post>法定代表人(?:（负责人）)?|法人代表)\s?[:：]\s?(?P<name>[一-鿿]{2,4}?)(?=[\s，。；、]|$)")
#: 牵头县领导：张朝华、尹俊兵
#: 省长 王磊 · 县 长 王磊; 省长王磊, where the name was set wide, with the date below
_SIGNED = Opened(
    r"(?:^|\n)(?P<post>(?:国务院总理|中央军委主席|主席|总理|[省市县区部局署]\s?长|主\s?任))(?:\s(?P<name>[一-鿿](?:\s?[一-鿿]){1,2})(?=\n|$)|(?P<wide>[一-鿿]{2,3})(?=\n(?:\d{4}年|[一二][〇○零九])))",
    ("\n国务院", "\n中央", "\n主", "\n总理", "\n省", "\n市", "\n县", "\n区", "\n部", "\n局", "\n署"),
)
#: 由县林业局局长马晓东同志兼任办公室主任 · 办公室主任由县水务局局长马晓东兼任 · 县文化和旅游局副局长郭静任副主任
_SERVES = re.compile(
    rf"(?:(?<=[由，。；：\n])|\A)(?P<post>(?:{SURE_START.pattern})[^，。；：\n]{{0,40}}?(?:{POST.pattern})) ?(?P<name>[一-鿿](?: ?[一-鿿]){{1,3}}?)(?:同志)?(?:兼任|担任|任|兼)"
    r"(?=(?:[一-鿿]{0,10}?(?:领导小组|专班|指挥部|办公室))?(?:常务)?副?(?:主任|组长|指挥长|总指挥|召集人)|联络员|成员|[，。；\n])"
)
_SERVING = ("兼任", "担任", "任主任", "任副", "任办公室", "任组长", "任指挥")
#: Only a paper on appointments is read for them.
_APPOINTMENTS = re.compile(r"任命|免去|聘任|不再担任|辞去|代理")
#: 王磊（女）同志任县财政局局长 as a line of its own, where no other word tells of it
_APPOINTS = re.compile(r"(?:\A|\n)[一-鿿] ?[一-鿿]{1,3}(?:（女）)?(?:同志)? ?(?:(?:试用期满，)?(?:挂职)?任(?=[县市区省州旗])|晋升为|套转为)")
_APPOINTING = (*(f"任{level}" for level in "县市区省州旗"), "晋升为", "套转为")
_APPOINTEE = r"(?:(?!任命|免去|聘任|接受|决定|同意|撤销|推荐|提名)[一-鿿](?: ?(?![的同为任])[一-鿿]){1,3}|[一-鿿]{1,6}·[一-鿿·]{2,12})(?:（[男女][^（）]{0,10}）)?"
#: 任命：| 吴勇为县发展和改革委员会副主任 · 杨秀华（女）、田茂军同志任县教育委员会副主任（试用期一年）
_APPOINTED = re.compile(
    rf"(?:(?<=[\n；。：，;:,])|(?<=任命)|(?<=聘任)|(?<=决定)|\A)(?P<names>{_APPOINTEE}(?:、{_APPOINTEE})*?)(?:同志)?(?:试用期满，)? ?(?:为|任|担任|兼任|挂任|挂职任|挂职担任|代理|晋升为|套转为)(?P<post>[^，。；：\n（]{{2,50}}?(?:{POST.pattern}))(?=(?:职务)?(?:[（，。；(,;\n]|$))"
)
#: 免去 | 龙德胜的县发展和改革委员会副主任职务 · 免去石胜涛同志县公安局洪安派出所所长职务 · 李刚不再担任县教育局局长职务 · 接受吴江同志辞去县长职务的请求
_DISMISSED = re.compile(
    rf"(?:(?<=[\n；。：，])|(?<=免去)|(?<=接受)|(?<=撤销)|\A)(?P<names>{_APPOINTEE}(?:、{_APPOINTEE})*?)(?:(?:同志)?(?:不再(?:担任|兼任)|辞去(?:其?担任的)?)|同志的?|的|(?={SURE_START.pattern}))(?P<post>(?:{POST_START.pattern})[^，。；：\n（]{{0,50}}?(?:{POST.pattern})?)的?职务"
)
#: 免去王磊同志的清河经济开发区管理局副局长职务: where the word 同志 parts a name from its post, the post may begin with any word
_RELIEVED = re.compile(rf"(?<=免去)(?P<names>{_APPOINTEE})同志的?(?P<post>[^，。；：\n（]{{4,60}}?(?:{POST.pattern}))的?职务")
#: 王磊同志任…局长，兼县水务公司董事长，免去其县教育局局长职务: more of the person who was named before
_MORE_POSTS = re.compile(rf"，(?:兼任?|免去其|不再(?:担任|兼任))(?P<post>[^，。；：\n]{{4,80}}?(?:{POST.pattern}))(?=职务|[，。；\n（]|$)")


def _more_posts(text: str, named: Sequence[Person]) -> Iterator[Person]:
    """The further posts of persons that were put into one, said of them in the same line."""
    for match in within_lines(_MORE_POSTS, text, ("兼", "免去其", "，不再")):
        line = text.rfind("\n", 0, match.start()) + 1
        before = [p for p in named if line <= p.start and p.end < match.start() and "。" not in text[p.end : match.start()] and "；" not in text[p.end : match.start()]]
        if before:
            p = max(before, key=lambda p: p.start)
            rule = "dismissal" if match.group()[1] in "免不" else "appointment"
            yield Person(p.name, match["post"], p.start, p.end, match.span("post"), None, rule)


def _appointed(text: str) -> list[Person]:
    """Persons put into a post (rule `appointment`) or out of it (`dismissal`), one for every post."""
    out = []
    if _APPOINTMENTS.search(text) or (lines_holding(_APPOINTING, text) and _APPOINTS.search(text)):
        appointed = [(match, "appointment") for match in _APPOINTED.finditer(text)]
        dismissed = [(match, "dismissal") for match in within_lines(_DISMISSED, text, ("职务",))]
        taken = {match.start("names") for match, _ in dismissed}
        dismissed += [(match, "dismissal") for match in within_lines(_RELIEVED, text, ("职务",)) if match.start("names") not in taken]
        for match, rule in (*appointed, *dismissed):
            a, b = match.span("post")
            bracket = re.search(r"（(?:试用|聘|挂|任期|兼)[^（）]*）$", match["post"])
            b -= len(bracket.group()) if bracket else 0
            for name in re.finditer(r"[^、（）]+(?=、|（|$)(?:（[^（）]*）)?", match["names"]):
                words = name.group().split("（")[0]
                if is_name(words):
                    start = match.start("names") + name.start()
                    out.append(Person(words.replace(" ", ""), text[a:b], start, start + len(words), (a, b), None, rule))
        out += list(_more_posts(text, out))
    return out


#: 周云峰 副县长 | 负责… · 县委副书记、县长 周云峰：主持… · 周云峰同志（县委副书记、县长） 领导…: who looks after what in a government
_DIVIDED = Opened(
    rf"(?m)^[ 　]*(?:(?P<name>[一-鿿](?: ?[一-鿿]){{1,2}})(?<![副常党政省市县区州旗])(?:同志)? ?[（(]?(?P<post>(?=(?:常务)?副?[省市县区州旗]长|{POST_START.pattern})[^，。；：:\n（）()]{{0,30}}?(?:{POST.pattern}))[）)]?|(?P<first>[^，。；：:\n]{{0,30}}?(?:{POST.pattern})) ?(?P<last>[一-鿿](?: ?[一-鿿]){{1,2}})|(?P<alone>[一-鿿](?: ?[一-鿿]){{1,2}}?)(?=同志))(?:同志)?"
    r"[ 　：:]*\n?[ 　]*(?=(?:负责|领导|主持|协助|分管|兼)[^\n]{2,}(?:工作|全面|[局委部]))",
    ("\n",),
    1,
)
_DIVISION = re.compile("分工")


def _divided(text: str) -> list[Person]:
    """Persons of a paper on who of a government's leaders looks after what (工作分工)."""
    out = []
    for match in _DIVIDED.finditer(text) if "分管" in text else ():
        name, post = ("name", "post") if match["name"] else ("last", "first") if match["last"] else ("alone", None)
        if is_name(match[name]):
            told = (match[post].replace(" ", ""), match.span(post)) if post else (None, None)
            out.append(Person(match[name].replace(" ", ""), told[0], *match.span(name), told[1], None, "division"))
    return out if len(out) > 1 or _DIVISION.search(text) else []


_PHONE_NUMBER = Opened(
    r"[（(]?0\d{2,3}[）)]?[-—－ ]?\d{7,8}|1[3-9]\d{9}(?!\d)",
    (*(f"{bracket}0{n}" for bracket in ("（", "(", "") for n in range(10)), *(f"1{n}" for n in range(3, 10))),
)
#: 唐超13581707932 · 王刚（010）66103090 · 李 琰 010-68206243: a name with a telephone number behind it
_PHONED = re.compile(
    r"(?:(?<=[：:、，；;（(\n\s\d])|(?<=司)|(?<=处)|(?<=科)|(?<=股)|(?<=中心)|(?<=研究院)|(?<=办公室)|(?<=部) |\A)(?P<others>(?:[一-鿿](?: ?[一-鿿]){1,2}[、 ]){0,3})(?P<name>[一-鿿](?: ?[一-鿿]){1,2})[\s，,：:]*(?:(?:联系)?电话[：:]?\s*)?(?=" + _PHONE_NUMBER.regex.pattern + ")"
)
#: 中国人民武装警察部队后勤部副政治委员高俊由武警大校警衔晋升为武警少将警衔
_PROMOTED = re.compile(r"(?<![一-鿿])(?P<who>[一-鿿]{6,40}?)由[一-鿿]{2,10}衔晋升为")
_NO_CONTACT = re.compile(r"电话|手机|传真|热线|咨询|地址|邮编|邮箱")
#: 副主任由县公安局副局长王磊，县民政局副局长、老龄办主任李芳兼任
_TOGETHER = re.compile(r"(?<=由)(?P<who>[^。；\n由]{4,600}?)(?:同志)?(?:兼任|担任)")


def posted_in(text: str, start: int, end: int) -> list[Person]:
    """Persons of a list, each with the post before the name; none where a piece of it is no such person. A comma parts them where there is one."""
    found = []
    for piece in re.finditer(r"[^，]+" if "，" in text[start:end] else r"[^、]+", text[start:end]):
        at, words = start + piece.start(), piece.group().removesuffix("同志")
        n = next((n for n in (3, 2, 4) if is_name(words[-n:]) and re.search(rf"(?:{POST.pattern})$", words[:-n])), 0)
        if not n:
            return []
        stop = at + len(words)
        found.append(Person(words[-n:], words[:-n], stop - n, stop, (at, stop - n), None, "serves"))
    return found


def _serving_together(text: str) -> list[Person]:
    return [p for match in within_lines(_TOGETHER, text, ("兼任", "担任")) for p in posted_in(text, *match.span("who"))]


#: 办公室副主任由李强同志兼任，负责日常工作
_ALONE_IN_OFFICE = re.compile(r"(?P<post>(?:领导小组|指挥部)?办公室(?:常务)?副主任)由(?P<name>[一-鿿]{2,4}?)(?:同志)?(?:兼任|担任)(?=[，。；\n])")


def _alone_in_office(text: str) -> list[Person]:
    """Persons of whom the text says nothing but that they lead an office."""
    found = [m for m in within_lines(_ALONE_IN_OFFICE, text, ("兼任", "担任")) if is_name(m["name"]) and text.count(m["name"]) == 1]
    return [Person(m["name"], m["post"], *m.span("name"), m.span("post"), None, "serves") for m in found]


def _two_names(words: str) -> tuple[tuple[int, int], ...]:
    """Where two names stand that are set without a blank: 联系人：宋文刚田雨晴. Empty where the words are no two names."""
    n = next((n for n in (3, 2) if len(words) - n in (2, 3) and is_name(words[:n]) and is_name(words[n:])), 0) if len(words) > 4 else 0
    return ((0, n), (n, len(words))) if n else ()


def find_contacts(text: str) -> list[Person]:
    """Staff named as telephone contacts: no post; and those who sign with their office."""
    out: list[Person] = []

    def add(start: int, end: int, known: bool) -> None:
        name = text[start:end].replace(" ", "")
        if (is_name(name) or (known and name_in_list(name))) and not _NO_CONTACT.search(name) and not any(p.start <= start < p.end for p in out):
            out.append(Person(name, None, start, end, None, None, "contact"))

    for match in _CONTACT.finditer(text):
        words, at = match["names"], match.start("names")
        if is_name(words):
            add(at, match.end("names"), True)
        else:
            for m in re.finditer(r"[^ 、，]+", words):
                for a, b in _two_names(m.group()) or ((0, len(m.group())),):
                    add(at + m.start() + a, at + m.start() + b, True)
    for match in near(_PHONED, _PHONE_NUMBER, 45, text):
        if not is_name(match["others"].strip() + match["name"]):  # 谢学科 刘 帅 010-68208273: two names, 刘 帅: one
            for m in re.finditer(r"[^ 、]+(?: [一-鿿](?= |$))?", match["others"]):
                add(match.start("others") + m.start(), match.start("others") + m.end(), False)
        add(*match.span("name"), False)
    for match in _REPRESENTATIVE.finditer(text):
        if is_name(match["name"]) or name_in_list(match["name"]):
            out.append(Person(match["name"], match["post"], *match.span("name"), match.span("post"), None, "signature"))
    for match in within_lines(_PROMOTED, text, ("晋升为",)):
        found = posts_first(Token(match["who"], *match.span("who")))
        out += [replace(person_of(name, (post,), None), rule="promotion") for name, post in found]
    for match in within_lines(_SERVES, text, _SERVING):
        if is_name(match["name"]):
            name = match["name"].replace(" ", "")
            out.append(Person(name, match["post"].replace(" ", ""), *match.span("name"), match.span("post"), None, "serves"))
    out += [p for p in _serving_together(text) if not any(o.start <= p.start < o.end for o in out)]
    out += [p for p in (*_divided(text), *_appointed(text), *_alone_in_office(text)) if not any(o.start <= p.start < o.end for o in out)]
    for match in _SIGNED.finditer(text):
        which = "name" if match["name"] else "wide"
        name = match[which].replace(" ", "")
        if is_name(name):
            out.append(Person(name, re.sub(r"\s", "", match["post"]), *match.span(which), match.span("post"), None, "signature"))
    return out
