"""Names of persons: what can be one."""

from __future__ import annotations

import re

from loaders.lexicon import load

_WORDS = load("people")
_SURNAMES = set(_WORDS["surnames"]) | set(_WORDS["double_surnames"])


def is_name(text: str) -> bool:
    """Whether `text` can be a Chinese person's name: a surname and one or two characters (two or three after a surname of two), 少数民族 names with ·."""
    bare = text.replace(" ", "")
    if not 2 <= len(bare) <= 19:
        return False
    if "·" in bare and re.fullmatch(r"[一-鿿]{1,6}·[一-鿿·]{2,12}", bare):
        return True
    if not _HAN.fullmatch(bare) or bare[-1] in "镇乡县局委办部厅处科股室":
        return False
    if bare[:2] in _SURNAMES:
        return 3 <= len(bare) <= 4
    return bare[0] in _SURNAMES and 2 <= len(bare) <= 3 and not _WORD.fullmatch(bare)


_HAN = re.compile(r"[\u3400-鿿\U00020000-\U0003ffff]{2,4}")
#: Words of rosters and tables that look like names.
_WORD = re.compile(
    r"全县|全市|单位|高新区|方案|时限|成员|项目|应急|常务|安全|金融|公安|公司|关于|文化|文件|明确|经济|管理|农业|商务|计划|解释|石油|原则|标准|相关|和县|马路|水利|党委|党组|连通|和规划|全面|向上|应当|房屋|金额|方式|温度|成立|成果|应对|管控|任务|别墅|门诊|信息|信用|保障|保护|初步|来源|元旦|海关|银行|年度|严格|牵头"
)
