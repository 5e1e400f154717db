"""What stands at the edges of a document: issuer, title, number, date, addressees, signature, and the clauses about its force.

The elements and their places are those of 党政机关公文格式 (GB/T 9704-2012, 7.2 to 7.4): 发文字号 and 标题 above, 主送机关 before the first paragraph,
署名 and 成文日期 below; a gazette prints number and date under the title, a ministry's page may lack either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain

from loaders.bureaus import NATIONAL_FORMS
from loaders.grammar import dates
from loaders.grammar.numbers import FULL, SERIES
from loaders.legislation import adoption_at, title_above, title_at_top
from loaders.lexicon import alternatives, load
from loaders.lines import MARKER, Line, run_on, tight
from loaders.mapped import MappedText
from loaders.model import Span
from loaders.split import NUMBER_LINE, RED_HEAD, SHORT_TITLE, TITLE

_WORDS = load("documents")
_CODES: dict[str, str] = load("agencies")["codes"]
_ISSUER_PIECE = re.compile(rf"(?:(?:{alternatives(NATIONAL_FORMS)})(?:办公厅|办公室|综合司)?)|[一-鿿]{{2,30}}?(?:{alternatives(_WORDS['issuers'])})(?=[一-鿿]|$)")
_ISSUER_LAST = re.compile(rf"(?:{alternatives(_WORDS['issuers'])})$")
_NATIONAL_BODY = re.compile(rf"(?:{alternatives(NATIONAL_FORMS)})(?:办公厅)?")
#: …认真贯彻执行。国务院2016年7月28日（此件公开发布） · 2021年8月31日附件：…
_INLINE_SIGNATURE = re.compile(
    rf"(?:^|(?<=。))(?P<who>{alternatives(n for n in NATIONAL_FORMS if len(n) > 2)})?(?:办公厅)?(?P<date>{dates.DATE.pattern})(?=附件|（此件)"
)
#: Fields of a site's index table that may give what the text lacks.
_TABLE_NUMBER = ("文号", "发文字号", "发文文号", "发布文号")
_TABLE_ISSUER = ("发布机关", "发文机关", "发文机构", "发布机构", "制发机关", "发文单位")
_TABLE_TITLE = ("标题", "名称", "文件名称", "信息名称")
_TABLE_DATE = ("成文日期", "发文日期", "生成日期")


@dataclass(frozen=True, slots=True)
class Head:
    """`body` is the number of lines that the head takes; spans are in characters of the file, keyed by field."""

    number: str | None
    title: str | None
    issuer: tuple[str, ...]
    addressees: tuple[str, ...]
    issued_on: date | None
    body: int
    spans: dict[str, Span]
    approved_by: str | None = None


def split_names(text: str) -> tuple[str, ...]:
    """`各乡镇人民政府、经济开发区管委会，县政府各部门` → three. A head of places (各省、自治区、直辖市人民政府) stays whole, and so do
    coordinated forms that share a tail (各乡、镇人民政府; 工业和信息化、发展改革主管部门)."""
    names: list[str] = []
    for part in _outside_brackets(text, "，,；;"):
        if _HEAD_OF_PLACES.match(part):
            names.append(part)
            continue
        pieces = [y for x in _outside_brackets(part, "、") for y in re.split(r"(?<=军区)并|(?<=[部委局厅行院])并(?=各|沿海|有关|[一-鿿]{2,3}(?:[省市、]|$))", x)]
        current = ""
        for k, piece in enumerate(pieces):
            current = f"{current}、{piece}" if current else piece
            if _stands_alone(current) and (k + 1 == len(pieces) or not _leans_back(pieces[k + 1], current)):
                names.append(current)
                current = ""
        if current:
            names.append(current)
    return tuple(n for n in (x.strip() for x in names) if n)


#: 各省、自治区、直辖市及新疆生产建设兵团发展改革委、交通运输厅（局、委）: a head of places said once for all that follow it.
_HEAD_OF_PLACES = re.compile(r"(?:各|有关)省(?:、|[（(]区、市)")


def _outside_brackets(text: str, separators: str) -> list[str]:
    """`text` split at `separators` that stand in no brackets: 科技厅（委、局）、水利厅 gives two."""
    pieces, depth = [""], 0
    for i, c in enumerate(text):
        depth += (c in "（(") - (c in "）)")
        if c in separators and depth <= 0 and not (c == "," and re.match(r"[A-Za-z.]", text[i + 1 : i + 2])):
            pieces.append("")
        else:
            pieces[-1] += c
    return pieces


_BODY_END = re.compile(
    r"(?:政府|办公室|办公厅|管委会|委员会|部门|单位|机构|局|厅|部委?|委|办|公司|部队|法院|检察院|总参谋部|指挥部|小组|中心|企业|学校|院|会|站|部|空军|银行|乡镇|街道|街道办事处|筹备组|总局|协会|组织|处|所|大学|集团|军区|开发区|园区|高新[区园]|[产工]业园|新区|管理区|度假区|[a-z.]+)(?:[（(][^）)]*[）)])?$|^各(?:市|县|省)$"
)


def _stands_alone(text: str) -> bool:
    if re.match(r"各?有?关?省(?:、|$)|各省[（(]", text):
        return bool(re.search(r"(?:人民政府|部门|委|厅|局|（局）|单位)$", text)) and not re.search(r"[、](?:工业和信息化|发展改革|教育|科技|财政)[^、]*$", text)
    if re.fullmatch(r"各(?:市|县|州|盟|地)", text):
        return False  # 各市、自治州人民政府: the head of a list of places
    if re.match(r"各?[乡镇县市区]、", text):
        return bool(_BODY_END.search(text))
    return bool(_BODY_END.search(text))


def _leans_back(piece: str, before: str) -> bool:
    """A piece that only goes on with the one before: 计划单列市…; 新疆维吾尔自治区人民政府、新疆生产建设兵团 are two."""
    if piece == "新疆生产建设兵团":
        return before.startswith("各")
    return bool(re.match(r"(?:人民)?政府(?:[（(]|$)|(?:办|局|委|部|行|社|场|中心|办公室|公司)(?:[（(][^（）()]{1,8}[）)])?$|(?:自治区|直辖市|计划单列市|新疆生产建设兵团(?!生态|通信))", piece))


_OF_NO_PLACE = re.compile(r"[省市县区旗](?:(?:人民)?政府|委)")


def read_head(lines: list[Line], table: dict[str, str]) -> Head:
    """The head of the document whose lines these are."""
    spans: dict[str, Span] = {}
    number = title = None
    issued_on: date | None = None
    at = 0
    number_at = next((i for i, line in enumerate(lines[:16]) if NUMBER_LINE.fullmatch(line.text.replace(" ", ""))), None)
    if number_at is not None:
        line = tight(lines[number_at].body)
        match = NUMBER_LINE.fullmatch(line.text)
        number = re.sub(r"\s", "", match["number"])
        spans["number"] = line.span(*match.span("number"))
        if match["date"]:
            issued_on = dates.find_date(match["date"].replace(" ", ""))
            spans["date"] = line.span(*match.span("date"))
        at = number_at + 1
    else:
        inline = FULL.match(lines[0].text) if lines else None
        if inline:
            number = re.sub(r"\s", "", inline.group())
            spans["number"] = lines[0].body.span(*inline.span())
        elif lines and (beside := _TITLE_AND_NUMBER.fullmatch(lines[0].text)):
            number = re.sub(r"\s", "", beside["number"])
            spans["number"] = lines[0].body.span(*beside.span("number"))
            stop = beside.end("title")
            lines = [Line(lines[0].body.slice(0, stop), *lines[0].body.span(0, stop)), *lines[1:]]
            at = 0 if TITLE.fullmatch(lines[0].text) else 1  # 2021年重点工作任务（清政发〔2021〕2号）: the site's own heading
    issuer: tuple[str, ...] = ()
    if number is None and (listed := _TITLE_IN_BRACKETS.fullmatch(tight(lines[0].body).text if lines else "")):
        body = tight(lines[0].body)
        number, title, issuer = listed["number"], listed["title"], split_names(listed["issuer"])
        spans |= {field: body.span(*listed.span(field)) for field in ("number", "title", "issuer")}
        at = 1
    # A site prints a rule's title, who issued it, and the title once more.
    top = max((i for i in range(1, min(number_at or 0, 6)) if lines[i].text == lines[0].text), default=0)
    taken = number_at if number_at and title_above(lines[top:], number_at - top) else title_at_top(lines)
    again = max((i for i in range(1, taken or 0) if lines[i].text == lines[0].text), default=0)
    found = (again, taken) if taken and (number_at is None or taken <= number_at) else None if title else _find_title(lines, number_at)
    if found is None and number_at is not None and (below := title_at_top(lines[at:])):
        found, taken = (at, at + below), at + below  # 岭政发〔2017〕40号 | 岭源县人民政府工作规则 | 第一章
    adoption = None
    if found:
        first, last = found
        body = run_on(lines[first:last])
        match = TITLE.fullmatch(body.text) or SHORT_TITLE.fullmatch(body.text)
        head = body.text[: match.start("verb")] if match and "verb" in match.groupdict() else match["issuer"] if match else ""
        title = body.text
        spans["title"] = body.span(0, len(body.text))
        issuer = split_issuers(lines[first:last], len(head))
        if issuer:
            spans["issuer"] = body.span(0, max(1, len(head)))
        at = max(at, last)
        at = _after_repeated(lines, at, title)
        adoption = adoption_at(lines[last : last + 24])
        below = lines[at].text if taken and not issuer and at < len(lines) else ""
        if _ISSUER_LAST.search(below) and re.fullmatch(r"[一-鿿]{4,24}", below):
            issuer = (below,)
            spans["issuer"] = (lines[at].start, lines[at].end)
            at += 1
        named = next((line for line in lines[1:again] if not issuer and _ISSUER_LAST.search(line.text) and re.fullmatch(r"[一-鿿]{4,24}", line.text)), None)
        if named:
            issuer, spans["issuer"] = (named.text,), (named.start, named.end)
    if adoption and issued_on is None:
        # The bracket stays part of the text: it names bodies and cites the decisions that changed the law.
        spans = adoption.spans | spans
        number = number or adoption.number
        return Head(number, title, issuer or adoption.issuer, (), adoption.issued_on, at, spans, adoption.approved_by)
    if issued_on is None and at < len(lines):
        beside = re.fullmatch(rf"[（(]?\s?({dates.DATE.pattern})\s?(?:[一-鿿]{{0,12}}(?:通过|发布|印发)|，[一-鿿]{{2,24}})?[）)]?", lines[at].text)
        beside = beside or re.fullmatch(f"({dates.NUMERIC.pattern})", lines[at].text)
        if beside:
            issued_on = dates.find_date(beside.group(1).replace(" ", ""))
            spans["date"] = lines[at].body.span(0, len(lines[at].text))
            at += 1
    addressees, at = _addressees(lines, at, spans)
    signed, signed_on = _signature(lines[at:], spans, issuer)
    if number is None:
        listed = next((table[f] for f in _TABLE_NUMBER if table.get(f)), None)
        number = re.sub(r"\s", "", listed) if listed and re.search(r"\d", listed) else None  # 发文字号：无
    if title is None and number is None and (plan := _plan_at_top(lines)):
        title = plan.text
        spans["title"] = plan.span(0, len(plan.text))
        at = max(at, 1)
    if title is None and (of_table := _of_table(table)):
        title = of_table[0]
        issuer = issuer or of_table[1]
    listed_issuer = next((table[f] for f in _TABLE_ISSUER if table.get(f) and not table[f].endswith(("网", "网站"))), None)
    if len(issuer) == 1 and re.search(r"等[一二三四五六七八九十\d]{0,3}个?(?:部门|单位)$", issuer[0]):
        issuer = signed or (issuer[0][: issuer[0].rfind("等")],)  # 国家发展改革委等部门: the signature names them all
    if len(issuer) == 1 and _OF_NO_PLACE.match(issuer[0]) and len(signed) == 1 and signed[0].endswith(issuer[0][1:]):
        issuer = signed  # 省人民政府办公厅 in the title, 贵州省人民政府办公厅 below
    if len(issuer) == 1 and _OF_NO_PLACE.match(issuer[0]) and (listed_issuer or "").endswith(issuer[0]):
        issuer = (listed_issuer.replace(" ", ""),)  # and so in the table above
    if not issuer and number and (order := _ORDER_OF.match(number)):
        issuer = (order["who"],)
    if not issuer and not signed and number and not listed_issuer:
        issuer = _by_code(number)
        if issuer:
            spans.setdefault("issuer", spans.get("number", (lines[0].start, lines[0].end)))
    if not issuer and not signed:
        red = next((line for line in lines[:4] if RED_HEAD.fullmatch(line.text.replace(" ", ""))), None)
        if red:
            issuer = (red.text.replace(" ", "").removesuffix("文件"),)
            spans.setdefault("issuer", (red.start, red.end))
    if not issuer:
        issuer = signed or (split_names(listed_issuer.replace(" ", "")) if listed_issuer else ())
    if issued_on is None:
        issued_on = signed_on or next((d for f in _TABLE_DATE if table.get(f) and (d := dates.find_date(table[f].replace(" ", "")))), None)
    return Head(number, title, issuer, addressees, issued_on, at, spans)


#: 清河县防汛抗旱应急预案（试行）: a plan that a site prints without the notice that issues it
_PLAN = re.compile(rf"[一-鿿]{{1,10}}[省市县区旗州镇乡][一-鿿\d“”、—]{{2,40}}(?:{alternatives(_WORDS['programs'])}|工作规则)(?:[（(][^（）()]{{1,12}}[）)])?")


def is_plan(title: str) -> bool:
    """Whether a title is that of a plan by itself, which begins with its place."""
    return bool(_PLAN.fullmatch(title))


def _plan_at_top(lines: list[Line]) -> MappedText | None:
    """The first line where it is the title of a place's plan and the plan's first part stands below."""
    body = tight(lines[0].body) if len(lines) > 1 else None
    return body if body and _PLAN.fullmatch(body.text) and (MARKER.match(lines[1].text) or re.match(r"目\s?录$|为|\d\s?[一-鿿]", lines[1].text)) else None


#: 海关总署公告2017年第26号（关于…的公告）: number and title of a notice on one line, as sites print them
_TITLE_IN_BRACKETS = re.compile(rf"(?P<issuer>[一-鿿、]{{2,40}}?)公告(?P<number>{SERIES.pattern})[（(](?P<title>关于.{{4,120}}?公告)[）)]")
#: 清河县人民政府关于…的通知（清政发〔2021〕2号), as sites print them
_TITLE_AND_NUMBER = re.compile(rf"(?P<title>[^。；：\s]{{4,100}})\s?[（(](?P<number>{FULL.pattern})[）)]")
#: 厦门市人民政府令第136号; not 温政令第56号, where the body is written short
_ORDER_OF = re.compile(rf"(?P<who>[一-鿿]{{2,22}}(?:{alternatives(_WORDS['issuers'])}))令")


def _of_table(table: dict[str, str]) -> tuple[str, tuple[str, ...]] | None:
    """Title and issuers as a site's index table gives them, where the text prints none and it is a whole title."""
    for field in _TABLE_TITLE:
        if (match := TITLE.fullmatch(re.sub(r"\s", "", table.get(field, "")))) and match["issuer"]:
            return match.group(), split_names(match["issuer"])
    return None


def _after_repeated(lines: list[Line], at: int, title: str) -> int:
    """The position behind the title where it is printed again, as sites do above the text: on as many lines as it takes, once below who issued it."""
    wanted = re.sub(r"\s", "", title)
    for _ in range(3):
        named = at < len(lines) and bool(_ISSUER_LAST.search(lines[at].text)) and "关于" not in lines[at].text
        after = next((found for start in ((at, at + 1) if named else (at,)) if (found := _behind(lines, start, wanted))), None)
        if after is None:
            break
        at = after
    return at


def _behind(lines: list[Line], at: int, wanted: str) -> int | None:
    """The position behind the lines from `at` that together are `wanted`."""
    text = ""
    for i in range(at, min(at + 6, len(lines))):
        text += re.sub(r"\s", "", lines[i].text)
        if text == wanted:
            return i + 1
    return None


def _by_code(number: str) -> tuple[str, ...]:
    """The national body whose 机关代字 begins a number: 国发 is the State Council's."""
    code = next((c for c in sorted(_CODES, key=len, reverse=True) if number.startswith(c)), None)
    return (_CODES[code],) if code else ()


def _find_title(lines: list[Line], number_at: int | None) -> tuple[int, int] | None:
    """[first, last) of the lines of the title: above the number, below it, or at the top."""
    if number_at:
        top = max(0, number_at - 14)
        # A site prints the title, who issued it, and the title once more: the second is the document's.
        top = max((j for i in range(top, number_at) for j in range(i + 1, number_at) if len(lines[j].text) > 12 and lines[i].text.startswith(lines[j].text)), default=top)
        for first in range(top, number_at):
            text = run_on(lines[first:number_at]).text
            if TITLE.fullmatch(text) or SHORT_TITLE.fullmatch(text):
                return first, number_at
    start = next((i for i in range(2) if i < len(lines) and not RED_HEAD.fullmatch(lines[i].text.replace(" ", ""))), 0) if number_at is None else number_at + 1
    for last in range(start + 1, min(start + 12, len(lines)) + 1):
        line = lines[last - 1].text
        if re.search(r"[。：:；]$", line) or MARKER.match(line):
            return None
        text = run_on(lines[start:last]).text
        if (TITLE.fullmatch(text) or SHORT_TITLE.fullmatch(text)) and not (last < len(lines) and _goes_on(text, lines[last : last + 3])):
            return start, last
    return None


def _goes_on(text: str, following: list[Line]) -> bool:
    """A title cut in the middle of 〈…〉 or 《…》, or whose next lines are still its tail: 关于印发某委员会工作规则 | 和月度会议制度的通知."""
    issues = TITLE.fullmatch(text)
    if issues and issues["type"] not in (*_NOTICES, "意见", "批复"):
        for last in range(1, min(3, len(following)) + 1):
            if re.search(r"[。：:；]$", following[last - 1].text):
                break
            whole = TITLE.fullmatch(text + run_on(following[:last]).text)
            if whole and whole["type"] in _NOTICES:
                return True
    return text.count("《") > text.count("》") or bool(
        re.fullmatch(r"(?:[（(][^（）()]{2,14}[）)])?的?\s?(?:通\s?知|意\s?见|决\s?定|通\s?告|批\s?复)", following[0].text)
    )


_NOTICES = ("通知", "通告", "公告", "命令", "令", "决定")


def set_wide(text: str) -> bool:
    """Whether the letters of a line stand apart: 云 溪 县 人 民 政 府 办 公 室."""
    pieces = text.split(" ")
    return len(pieces) > 2 and all(len(p) == 1 for p in pieces)


def split_issuers(lines: list[Line], length: int) -> tuple[str, ...]:
    """The issuers in the first `length` characters of a title; several stand on lines of their own, apart by blanks or 、, or run together."""
    pieces: list[str] = []
    taken = 0
    for line in lines:
        text = line.text.replace(" ", "") if set_wide(line.text) else line.text
        for piece, gap in re.findall(r"([^\s、]+)([\s、]*)", text):
            if taken < length:
                pieces.append(piece[: length - taken])
            taken += len(piece) + gap.count("、")
    joined: list[str] = []
    for piece in pieces:
        if joined and (not _ISSUER_LAST.search(joined[-1]) or re.match("办公[室厅]", piece)):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(dict.fromkeys(chain.from_iterable(map(_run_together, joined))))


#: 中共清河县委办公室清河县人民政府办公室, with nothing between them
_PARTY_AND_GOVERNMENT = re.compile(r"(中共[一-鿿]{2,14}委(?:员会)?(?:办公[室厅])?)([一-鿿]{2,14}人民政府(?:办公[室厅])?)")


def _national(name: str) -> bool:
    """Whether a name is that of a national body or of its general office."""
    return re.sub(r"(?:办公厅|办公室|综合司)$", "", name) in NATIONAL_FORMS


#: 为适应…的需要，现就有关问题公告如下: what opens a paragraph addresses nobody
_SENTENCE = re.compile(r"^(?:为了?|根据|依据|按照|经)|(?:如下|决定)$|决定，|下列|以下")


def _addressees(lines: list[Line], at: int, spans: dict[str, Span]) -> tuple[tuple[str, ...], int]:
    """主送机关: what stands before the first colon, before any paragraph begins."""
    taken: list[Line] = []
    for line in lines[at : at + 8]:
        text = line.text
        colon = re.search(r"[：:]", text)
        stop = re.search(r"[。；]|《", text[: colon.start()] if colon else text)
        if stop or MARKER.match(text) or re.match(r"(?:联系|附件|抄送|序号)", text):
            return (), at
        taken.append(line)
        if colon:
            body = run_on(taken)
            end = min(i for i, c in enumerate(body.text) if c in "：:")
            names = split_names(re.sub(rf"^{FULL.pattern}", "", body.text[:end]))
            if not names or _SENTENCE.search(body.text[:end]) or (not _BODY_END.search(names[-1]) and len(body.text) > end + 1):
                return (), at
            spans["addressees"] = body.span(0, end)
            rest = colon.end() < len(text)
            return names, at + len(taken) - (1 if rest else 0)
    return (), at


#: 2023.9.15: a date as some offices write it under a document.
_NUMERIC_DATE = r"(?:19|20)\d{2}[.．](?:1[0-2]|0?[1-9])[.．](?:3[01]|[12]\d|0?[1-9])"
_SIGNED = re.compile(rf"(?P<who>[一-鿿]{{3,120}}?)?(?P<date>{dates.DATE.pattern}|{_NUMERIC_DATE})(?:[（(][^）)]{{1,40}}[）)])?")


def _signature(lines: list[Line], spans: dict[str, Span], known: tuple[str, ...]) -> tuple[tuple[str, ...], date | None]:
    """署名 and 成文日期 below the text of the notice; what the notice issues may follow them."""
    for i, line in enumerate(lines):
        last = line.text[-1:]
        match = _SIGNED.fullmatch(tight(line.body).text) if last in "日）)" or last.isdigit() else None
        if not match or (match["who"] and not _ISSUER_LAST.search(match["who"])):
            continue
        day = dates.find_date(match["date"])
        who: list[Line] = []
        names: tuple[str, ...] = ()
        if match["who"]:
            names = split_issuers([line], len(match["who"]))
        else:
            for above in reversed(lines[max(0, i - 8) : i]):
                squeezed = tight(above.body).text
                closing = _CLOSING_ORG.search(squeezed)
                if not who and closing and len(squeezed) > len(closing.group()) and len(_run_together(squeezed)) == 1:
                    names = tuple(n for n in _run_together(closing.group()))  # 附件：….pdf 工业和信息化部
                    break
                if not re.fullmatch(r"[一-鿿]{2,80}", squeezed) or not _ISSUER_LAST.search(squeezed):
                    break
                who.insert(0, above)
            if who:
                # Letters set wide (国 务 院) are one name.
                pieces = [x for w in who for x in ([w.text.replace(" ", "")] if _one_name(w.text) else w.text.split(" "))]
                names = tuple(n for p in pieces for n in _run_together(p))
        if (
            not names
            and not (i > 0 and re.search(r"^(?:国务院总理|中央军委主席|省长|市长|县长|部\s?长)", lines[i - 1].text))
            and known == ()
            and i + 1 < len(lines)
            and len(lines) - i > 12
        ):
            continue
        if "date" not in spans:
            spans["date"] = line.body.span(0, len(line.text))
        if names and "issuer" not in spans:
            spans["issuer"] = (who[0].start, who[-1].end) if who else (line.start, line.end)
        return names, day
    for i, line in enumerate(lines[:40]):
        # Run together with what follows or precedes: …认真贯彻执行。国务院2016年7月28日（此件公开发布）… · 2021年8月31日附件：…
        text = tight(line.body).text
        match = _INLINE_SIGNATURE.search(text)
        if match and (match["who"] or match.start() == 0):
            where = text.find(match["date"])
            spans.setdefault("date", tight(line.body).span(where, where + len(match["date"])))
            above = tight(lines[i - 1].body).text if i else ""
            who = re.sub(r"\d.*$", "", match.group()) if match["who"] else above if _NATIONAL_BODY.fullmatch(above) else ""
            return ((who,) if who else ()), dates.find_date(match["date"])
    return (), None


def _one_name(text: str) -> bool:
    """Whether a line of a signature is one name with blanks in it: 国 务 院, 某县人民政府 办公室."""
    pieces = text.split()
    return all(len(p) == 1 for p in pieces) or any(
        p in ("办公室", "办公厅") or (p not in NATIONAL_FORMS and not _ISSUER_LAST.search(p)) for p in pieces
    )


_CLOSING_ORG = re.compile(rf"(?:{alternatives(n for n in NATIONAL_FORMS if len(n) > 3)})(?:办公厅)?$")


def _run_together(piece: str) -> tuple[str, ...]:
    """The issuers that stand in one piece with nothing between them; the piece where it names one."""
    run = [m.group() for m in _ISSUER_PIECE.finditer(piece)]
    if joint := _PARTY_AND_GOVERNMENT.fullmatch(piece):
        return joint.groups()
    whole = len(run) > 1 and "".join(run) == piece and all(_national(r) for r in run)
    return tuple(run) if whole else (piece,)


def series_number(text: str) -> str | None:
    """`2021年第12号` of 公告 and 令."""
    match = SERIES.search(text)
    return match.group() if match else None
