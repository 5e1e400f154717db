"""Who is one person within a place, and who two."""

from pathlib import Path

from graph.model import Label, Rel
from loaders import SourceFile, read_file
from loaders.fragment import fragment_of

HEAD = "岭源县人民政府办公室\n关于调整县防汛抗旱指挥部办公室联络员的通知\n岭政办字〔2023〕7号\n各乡镇人民政府，县直有关部门：\n现将县防汛抗旱指挥部办公室联络员名单通知如下。\n"
LIST = "附件：\n岭源县防汛抗旱指挥部办公室联络员名单\n{}\n"


GROUP = "附件：\n岭源县防汛抗旱指挥部组成人员名单\n{}\n"


def leaders(tmp_path: Path, *rows: str, listed: str = LIST) -> dict[str, set[str]]:
    """The persons of a list by their ids, each with the bodies in which they hold a post."""
    path = tmp_path / "list.txt"
    path.write_text(HEAD + listed.format("\n".join(rows)) + "岭源县人民政府办公室\n2023年5月6日\n", encoding="utf8")
    (document,) = read_file(SourceFile(path, path.name))
    fragment = fragment_of(document)
    held: dict[str, set[str]] = {n.id.rsplit("/", 1)[-1]: set() for n in fragment.nodes if n.label is Label.LEADER}
    for r in fragment.relationships:
        if r.type is Rel.HOLDS:
            held[r.start.rsplit("/", 1)[-1]].add(r.end.rsplit("/", 1)[-1])
    return held


OTHERS = ("罗毅 县水务局副局长", "陈立新 县教育局副局长", "周文彬 县财政局副局长")


def test_a_name_that_one_list_holds_twice_for_different_bodies_is_two_people(tmp_path):
    held = leaders(tmp_path, *OTHERS, "王建国 县消防救援大队参谋", "王建国 县民政局副局长")
    assert held["王建国（岭源县消防救援大队）"] == {"岭源县消防救援大队"}
    assert held["王建国（岭源县民政局）"] == {"岭源县民政局"}
    assert "王建国" not in held


def test_two_posts_of_one_seat_are_one_persons(tmp_path):
    held = leaders(tmp_path, *OTHERS, "王建国 县水务局局长、县林业局局长")
    assert held["王建国"] == {"岭源县水务局", "岭源县林业局"}


def test_a_name_listed_twice_for_one_body_is_one_person(tmp_path):
    held = leaders(tmp_path, *OTHERS, "王建国 县民政局副局长", "王建国 县民政局党组成员")
    assert held["王建国"] == {"岭源县民政局"}


def test_two_members_of_a_group_are_two_people_also_in_two_roles(tmp_path):
    held = leaders(tmp_path, "指挥长：罗毅 县政府副县长", "副指挥长：王建国 县水务局局长", "成员：陈立新 县教育局局长", "周文彬 县财政局局长", "王建国 石槽镇镇长", listed=GROUP)
    assert held["王建国（岭源县水务局）"] == {"岭源县水务局"}
    assert held["王建国（岭源县石槽镇人民政府）"] == {"岭源县石槽镇人民政府"}


def test_who_is_listed_again_with_one_of_several_posts_is_one_person(tmp_path):
    held = leaders(tmp_path, "指挥长：罗毅 县政府副县长", "副指挥长：王建国 县委常委、县公安局局长", "成员：陈立新 县教育局局长", "周文彬 县财政局局长", "王建国 县公安局局长", listed=GROUP)
    assert held["王建国"] >= {"岭源县公安局"} and len([name for name in held if name.startswith("王建国")]) == 1


def test_chairs_of_a_peoples_congress_are_its_standing_committees(tmp_path):
    held = leaders(tmp_path, *OTHERS, "王建国 县人大副主任")
    assert held["王建国"] == {"岭源县人民代表大会常务委员会"}
