"""Persons put into posts or out of them, and persons that prose names with their posts."""

from pathlib import Path

import pytest

from graph.model import Rel
from loaders import find_files, read_file
from loaders.fragment import fragment_of
from loaders.grammar.contacts import find_contacts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("任命：\n刘志强为县财政局局长；\n杨秀华（女）为县教育局副局长（试用期一年）。", [("刘志强", "县财政局局长"), ("杨秀华", "县教育局副局长")]),
        ("免去：\n张国庆的县财政局局长职务；\n李刚同志县公安局洪安派出所所长职务，退休。", [("张国庆", "县财政局局长"), ("李刚", "县公安局洪安派出所所长")]),
        ("免去：\n张志强的云山省水利厅副厅长职务，退休。", [("张志强", "云山省水利厅副厅长")]),
        ("现予公布。\n省长周大为\n2022年3月21日", [("周大为", "省长")]),
        ("现予公布。\n县 长 王 磊\n2022年3月21日", [("王磊", "县长")]),
        ("任命田茂军、白明跃为县水利局副局长。", [("田茂军", "县水利局副局长"), ("白明跃", "县水利局副局长")]),
        ("办公室主任由县水务局局长马晓东兼任。", [("马晓东", "县水务局局长")]),
        ("由县林业局局长马晓东同志兼任办公室主任。", [("马晓东", "县林业局局长")]),
        (
            "任免职：\n刘志强同志任清河旅游股份有限公司党委书记、法人代表，兼县旅游集团有限公司董事长，免去其岭前片区党工委副书记、开发管理局局长职务；",
            [("刘志强", "清河旅游股份有限公司党委书记、法人代表"), ("刘志强", "县旅游集团有限公司董事长"), ("刘志强", "岭前片区党工委副书记、开发管理局局长")],
        ),
        ("免去张国庆同志的清河综合实验区岭前片区管理局党委副书记、二级调研员职务（职级）。", [("张国庆", "清河综合实验区岭前片区管理局党委副书记、二级调研员")]),
        ("任命刘志强同志为县财政局局长；\n免去张国庆县水利局局长职务。", [("刘志强", "县财政局局长"), ("张国庆", "县水利局局长")]),
        ("刘志强任县公安局局长；\n杨秀华（女） 任县第一中学校长，不再担任县第二中学校长职务；", [("刘志强", "县公安局局长"), ("杨秀华", "县第一中学校长"), ("杨秀华", "县第二中学校长")]),
        ("刘志强同志试用期满，任县财政局局长。\n张国庆同志晋升为一级主任科员。", [("刘志强", "县财政局局长"), ("张国庆", "一级主任科员")]),
        ("接受刘志强同志辞去县财政局局长职务的请求，决定张国庆同志代理县财政局局长职务。", [("张国庆", "县财政局局长"), ("刘志强", "县财政局局长")]),
        ("以上指标为县财政局局长考核内容，任务由各单位承担。", []),
    ],
)
def test_posts_in_sentences(text, expected):
    assert [(p.name, p.post) for p in find_contacts(text)] == expected


NOTICE = """云溪县人民政府
关于刘志强等同志任免职的通知
云政字〔2023〕9号
各乡镇人民政府，县政府各部门：
县政府研究决定：
任命：
刘志强为县财政局局长；
杨秀华为县教育局副局长。
免去：
张国庆的县财政局局长职务；
杨秀华的县水务局副局长职务。
云溪县人民政府
2023年7月25日
"""


def test_who_is_put_out_of_a_post_does_not_hold_it(tmp_path: Path):
    (tmp_path / "任免.txt").write_text(NOTICE, encoding="utf-8")
    (document,) = (d for f in find_files([tmp_path]) for d in read_file(f))
    said = {(r.type, r.start.split("/")[-1], r.end.split("/")[-1]): r for r in fragment_of(document).relationships if r.type in (Rel.HOLDS, Rel.LEAVES)}
    assert set(said) == {(Rel.HOLDS, "刘志强", "云溪县财政局"), (Rel.HOLDS, "杨秀华", "云溪县教育局"),
                         (Rel.LEAVES, "张国庆", "云溪县财政局"), (Rel.LEAVES, "杨秀华", "云溪县水务局")}
    left = said[Rel.LEAVES, "张国庆", "云溪县财政局"]
    assert (left.properties["post"], left.evidence.quote) == ("县财政局局长", "张国庆的县财政局局长")


ROSTER = """云溪县人民政府办公室
关于成立云溪县清水工程指挥部的通知
云政办字〔2023〕9号
各乡镇人民政府，县政府各部门：
县政府决定成立云溪县清水工程指挥部，组成人员如下：
指挥长：林海平 县委副书记、政府县长
副指挥长：周立言 县委常委、常务副县长
成员：孙广田 县政府副县长、公安局局长
何建英 县长助理
云溪县人民政府办公室
2023年7月25日
"""


def test_whoever_is_called_县长_is_of_the_government(tmp_path: Path):
    (tmp_path / "指挥部.txt").write_text(ROSTER, encoding="utf-8")
    (document,) = (d for f in find_files([tmp_path]) for d in read_file(f))
    fragment = fragment_of(document)
    said = {(r.start.split("/")[-1], r.end.split("/")[-1]) for r in fragment.relationships if r.type is Rel.HOLDS}
    assert {person for person, body in said if body == "云溪县人民政府"} == {"林海平", "周立言", "孙广田"}
    assert ("林海平", "中共云溪县委员会") in said
    assert sum(n.properties["name"] == "云溪县人民政府" for n in fragment.nodes) == 1
