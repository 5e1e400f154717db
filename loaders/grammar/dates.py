"""Dates, periods of validity and deadlines as official documents write them. Never today's date: what is relative is worked out from a day that is given."""

from __future__ import annotations

import calendar
import re
from datetime import date

import cn2an

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "Ｏ": "0", "O": "0", "０": "0"}
#: \d is any digit, those of full width (２００９年８月) among them; what is written out as a set here gives both.
_C = "[〇○零ＯO0０九一二三四五六七八]{3}"
_Y = rf"(?:19\d{{2}}|20\d{{2}}|１９\d{{2}}|２０\d{{2}}|一{_C}|二{_C})"
_M = r"(?:[1１][0-2０-２]|[0０]?[1-9１-９]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:[3３][01０１]|[12１２]\d|[0０]?[1-9１-９]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
#: 2023年7月5日 · 2023年 5月 17日 · 二〇二三年五月十七日 · 一九九三年十二月三十日
DATE = re.compile(rf"(?P<y>{_Y})\s?年\s?(?P<m>{_M})\s?月\s?(?P<d>{_D})\s?日")
#: 2010-12-17, 2010/12/17, 2010.12.17: index tables of sites.
NUMERIC = re.compile(r"(?P<y>(?:19|20)\d{2})[-/.．](?P<m>0?[1-9]|1[0-2])[-/.．](?P<d>3[01]|[12]\d|0?[1-9])")


def _year(text: str) -> int:
    return int("".join(_DIGITS.get(c, c) for c in text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(cn2an.cn2an(text, "smart"))


def _day(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def find_date(text: str) -> date | None:
    """The first whole date in `text`."""
    match = DATE.search(text) or NUMERIC.search(text)
    return _day(_year(match["y"]), _number(match["m"]), _number(match["d"])) if match else None


def last_date(text: str) -> date | None:
    """The last whole date in `text`."""
    days = [_day(_year(m["y"]), _number(m["m"]), _number(m["d"])) for m in DATE.finditer(text)]
    days = [d for d in days if d]
    return days[-1] if days else None


def month_end(y: int, m: int) -> date:
    return date(y, m, calendar.monthrange(y, m)[1])


def plus(day: date, years: int = 0, months: int = 0) -> date:
    """The same day of a later month, or its last where it is shorter (31 January + 1 month = 28 February)."""
    total = day.year * 12 + day.month - 1 + years * 12 + months
    y, m = divmod(total, 12)
    return date(y, m + 1, min(day.day, calendar.monthrange(y, m + 1)[1]))


#: 有效期五年 · 有效期为2年 · 试行期两年 · 试行期限两年 · 有效期3个月
_PERIOD = re.compile(
    r"(?:有效期|试行期|施行期|执行期|暂定|试行)限?(?:暂定)?(?:为|是)?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<half>年半)?(?P<unit>个?年|个月)?"
)


def period_end(text: str, start: date) -> date | None:
    """Day on which a stated period of validity that begins on `start` ends; `有效期至2028年5月25日` is read as it stands."""
    until = re.search(rf"至\s?({DATE.pattern})", text)
    if until:
        return find_date(until.group(1))
    until = re.search(rf"至\s?(?P<y>{_Y})\s?年\s?(?:(?P<m>{_M})\s?月)?(?:底|末)?", text)
    if until:
        return month_end(_year(until["y"]), _number(until["m"]) if until["m"] else 12)
    match = _PERIOD.search(text)
    if not match:
        return None
    n = 2 if match["n"] == "两" else _number(match["n"])
    if match["half"]:
        return plus(start, years=n, months=6)
    return plus(start, months=n) if match["unit"] == "个月" else plus(start, years=n)


_BEFORE = r"(?:之?前|以前|前完成)?"
#: Deadlines that name a day, month, quarter or year, the most exact first. Each sample is a whole match.
_DEADLINES = (
    rf"(?:{_Y}年|每年|当年|次年)?{_M}月{_D}日(?:之?前|以前)",  # 2022年10月31日前, 5月31日前, 每年5月31日前
    r"每(?:月|季度|周|年)(?:首月)?\d{1,2}日(?:之?前|以前)",  # 每月10日前
    rf"(?:到|至)?(?:{_Y}年|每年|当年|次年|今年)?{_M}月(?:底|末|中旬|上旬|下旬)(?:之?前|以前)?",  # 2022年10月底前, 4月底, 3月上旬
    rf"(?:到|至)?{_Y}年{_M}月(?:之?前|以前)",  # 2022年10月前
    rf"(?:到|至)?{_Y}年(?:底|末|年底)(?:之?前|以前)?",  # 2022年底前, 到2025年底
    rf"(?:到|至)?{_Y}年(?:第?[一二三四1-4]季度|上半年|下半年|春季|秋季)(?:底|末)?(?:之?前)?",  # 2022年1季度, 2023年上半年
    rf"(?:到|(?<![起日月年])至){_Y}年(?:之?前)?(?!\s?\d)",  # 到2025年; not 2019年1月1日至2020年12月31日
    rf"(?:到|至)?{_Y}年(?:之?前|以前)",  # 2025年前
    r"(?:今|本|当|明)?年(?:底|末)(?:之?前|以前)",  # 年底前
    r"\d{1,3}个?(?:工作日|日|天|小时|个月)(?:之?内|以内)",  # 20个工作日内
)
#: What a deadline can begin with is looked at first.
_OPENS = r"(?=[到至每当次今本明年\d〇○零一二三四五六七八九十])"
DEADLINE = re.compile(_OPENS + "(?:" + "|".join(f"(?:{p})" for p in _DEADLINES).replace("(?:到|至)?", r"(?:到|(?<![起日月])至)?") + ")")
#: A cell of the column 完成时限 may also hold a bare year or month: 2025年, 2022年10月, 每年初, 每季度末
CELL_DEADLINE = re.compile(rf"{_OPENS}(?:{DEADLINE.pattern}|{_Y}年{_M}月{_D}日|{_Y}年{_M}月|{_Y}年|每(?:年|季度|月)(?:初|底|末)?(?:前)?|{_M}月(?:底|末)?前?)")

_QUARTER_END = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}


_OF_YEAR, _OF_MONTH, _OF_DAY = re.compile(rf"({_Y})年"), re.compile(rf"({_M})月"), re.compile(rf"月({_D})日")
_NO_DAY = re.compile(r"工作日|小时|\d[天日]内|个月内|每|次年")


def deadline_day(text: str, issued: date | None) -> date | None:
    """Last day that a deadline as written allows; a missing year is that of `issued`. None where it names no day (每年初, 20个工作日内)."""
    year = _OF_YEAR.search(text)
    y = _year(year.group(1)) if year else issued.year if issued else None
    if y is None or _NO_DAY.search(text):
        return None
    if "明年" in text and not year:
        y += 1
    month = _OF_MONTH.search(text)
    if month:
        m = _number(month.group(1))
        d = _OF_DAY.search(text)
        if d:
            return _day(y, m, _number(d.group(1)))
        if "上旬" in text:
            return date(y, m, 10)
        if "中旬" in text:
            return date(y, m, 20)
        if re.search(r"月(?:之?前|以前)$", text):
            return date(y, m, 1)
        return month_end(y, m)
    quarter = re.search(r"第?([一二三四1-4])季度", text)
    if quarter:
        return month_end(y, _QUARTER_END[quarter.group(1)])
    if "上半年" in text:
        return date(y, 6, 30)
    if re.search(r"年(?:之?前|以前)$", text) and "底" not in text and "末" not in text:
        return date(y - 1, 12, 31)
    return date(y, 12, 31)
