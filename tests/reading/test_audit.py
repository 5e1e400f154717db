"""The second opinion names what no fact covers, and nothing that a fact does."""
from loaders.audit import audit
from loaders.document import draft, finish
from loaders.source import Source
from loaders.split import split

TEXT = """岭源县人民政府办公室
关于做好防火工作的通知

岭政办字〔2023〕9号 2023年3月1日

各乡镇人民政府：

一、落实责任。由县应急管理局牵头，县林业局配合。

二、护林员负责日常巡护。看守人员的证件有效期一年。
"""


def test_what_no_fact_covers_is_listed_with_its_sentence_and_place():
    (stretch,) = split(TEXT)
    found = audit(finish(draft(Source("x.txt", TEXT, "utf-8"), stretch), frozenset()))
    assert [(o.kind, o.words, o.path) for o in found] == [("duty", "负责", "二"), ("validity", "有效期", "二")]
    assert all(TEXT[o.start : o.end] == o.words for o in found)
    assert found[0].sentence.endswith("护林员负责日常巡护")
