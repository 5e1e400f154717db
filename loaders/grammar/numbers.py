"""Document numbers (发文字号): 机关代字 + 〔年份〕 + 顺序号 (党政机关公文处理工作条例 第九条（五）)."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: 机关代字: 巨政办字, 国办发, 工信部联政法, 财税, 建标规; letters stand in the numbers of firms and standards bodies.
_CODE = r"[一-鿿A-Za-z][一-鿿A-Za-z/／]{0,14}?"
_YEAR = r"(?:[〔\[［【（(﹝]\s?(?P<year>(?:[1１][9９]|[2２][0０])\d{2})\s?[〕\]］】）)﹞])"
#: 巨政字〔2023〕1号 · 国办发明电〔2020〕24号 · 民发[2016]1号 · 财税〔2019〕第8号
NUMBER = rf"(?P<code>{_CODE})\s?{_YEAR}\s?第?(?P<serial>\d{{1,5}})\s?号"
#: 2021年第12号, 第5号, 第二十三号: numbers of 公告 and 令, which carry no 代字.
SERIES_NUMBER = r"(?:(?:(?:[1１][9９]|[2２][0０])\d{2}|[二一][〇○零九][〇○零一二三四五六七八九]{2})年)?第\s?(?:\d{1,4}|[一二三四五六七八九十百〇]{1,6})\s?号"

#: The bracket with the year, which no 发文字号 is without.
YEAR = re.compile(r"[〔\[［【（(﹝]\s?(?:[1１][9９]|[2２][0０])\d{2}")
FULL = re.compile(NUMBER)
SERIES = re.compile(SERIES_NUMBER)


@dataclass(frozen=True, slots=True)
class Number:
    """Parts of a 发文字号; `str()` prints it as 党政机关公文格式 (GB/T 9704-2012, 7.2.5) asks."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


def parse(text: str) -> Number | None:
    """The number that `text` is, whatever brackets and blanks it is printed with; None for anything else."""
    match = FULL.fullmatch(re.sub(r"\s", "", text))
    return Number(match["code"], int(match["year"]), int(match["serial"])) if match else None
