"""Persons put into posts or out of them, and persons that prose names with their posts."""

import pytest

from loaders.grammar.rosters import find_contacts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("任命：\n刘志强为县财政局局长；\n杨秀华（女）为县教育局副局长（试用期一年）。", [("刘志强", "县财政局局长"), ("杨秀华", "县教育局副局长")]),
        ("免去：\n张国庆的县财政局局长职务；\n李刚同志县公安局洪安派出所所长职务，退休。", [("张国庆", "县财政局局长"), ("李刚", "县公安局洪安派出所所长")]),
        ("任命田茂军、白明跃为县水利局副局长。", [("田茂军", "县水利局副局长"), ("白明跃", "县水利局副局长")]),
        ("办公室主任由县水务局局长马晓东兼任。", [("马晓东", "县水务局局长")]),
        ("由县林业局局长马晓东同志兼任办公室主任。", [("马晓东", "县林业局局长")]),
        ("以上指标为县财政局局长考核内容，任务由各单位承担。", []),
    ],
)
def test_posts_in_sentences(text, expected):
    assert [(p.name, p.post) for p in find_contacts(text)] == expected
