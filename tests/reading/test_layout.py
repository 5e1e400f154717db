"""Cleaning keeps its word: every character that is kept can be shown where it stood."""

import itertools
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import draft, finish
from loaders.furniture import furniture
from loaders.layout import clean
from loaders.lines import lines_of
from loaders.outline import outline, part_at
from loaders.source import Source
from loaders.split import split

CHARACTERS = st.text(alphabet="县政府办公室关于印发《方案》的通知一二三、（）1.2。，；：“”第条章 \n\r\t　2023年5月号〔〕-附件abc", max_size=400)


@given(CHARACTERS)
def test_every_character_kept_stands_at_its_origin(text):
    body = clean(lines_of(text))
    for c, at in zip(body.text, body.origin, strict=True):
        assert c == "\n" or c == text[at] or (c == " " and text[at].isspace())
    assert list(body.origin) == sorted(body.origin)


@given(CHARACTERS)
def test_only_white_space_is_lost(text):
    assert "".join(clean(lines_of(text)).text.split()) == "".join(text.split())


@given(CHARACTERS)
def test_the_parts_of_an_outline_cover_the_text_without_overlap(text):
    body = clean(lines_of(text)).text
    parts = outline(body)
    assert [p.start for p in parts] == sorted(p.start for p in parts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    for p in parts:
        if p.end > p.start:
            assert part_at(parts, p.start).start == p.start


@given(CHARACTERS)
def test_documents_of_a_file_do_not_overlap(text):
    stretches = split(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(stretches))


def test_hard_breaks_and_running_heads_are_undone():
    page = "（一）加强领导。由县水务局牵头，\n\n县财政局配合，按照要求推进各项\n\n- 12 -\n\n《某县人民政府公报》2023年第2期\n\n工作，确保年底前完成全部任务。\n\n（二）强化督导。\n"
    lines = lines_of(page)
    gone = furniture(lines)
    assert [lines[i].text for i in sorted(gone)] == ["- 12 -", "《某县人民政府公报》2023年第2期"]
    body = clean([line for i, line in enumerate(lines) if i not in gone])
    assert body.text == "（一）加强领导。由县水务局牵头，县财政局配合，按照要求推进各项工作，确保年底前完成全部任务。\n（二）强化督导。"


def test_a_roster_keeps_its_lines():
    page = "组 长：张 三 县政府副县长\n副组长：李四 县水务局局长\n王五六 县财政局副局\n长\n"
    assert clean(lines_of(page)).text == "组 长：张 三 县政府副县长\n副组长：李四 县水务局局长\n王五六 县财政局副局\n长"


GAZETTE = (Path(__file__).parents[2] / "examples" / "gazette.txt").read_text("utf8")
#: One document of it, in chapters and articles, typeset in a narrow column.
RULES = next(GAZETTE[s.start : s.end] for s in split(GAZETTE) if any("岭政字〔2023〕14号" in line.text for line in s.lines[:6]))


def facts(text):
    """What is read in `text`, without where it stands."""
    found = []
    for stretch in split(text):
        d = finish(draft(Source("x.txt", text, "utf-8"), stretch), frozenset())
        found.append(
            (
                d.doc_number,
                d.title,
                d.issuer,
                d.addressees,
                sorted((a.surface, a.name) for a in d.agencies),
                sorted(c.surface for c in d.collectives),
                [(b.title, b.number, b.relation) for b in d.legal_bases],
                [(s.title, s.number, s.scope) for s in d.supersedes],
                [(x.heading, x.path, x.kind, x.leads, x.assists, x.deadline) for x in d.duties],
                [(p.path, p.heading) for p in d.provisions],
            )
        )
    return found


@settings(max_examples=15, deadline=None)
@given(st.integers(0, len(GAZETTE) - 1))
def test_a_page_break_between_any_two_lines_changes_no_fact(at):
    at = GAZETTE.find("\n", at)
    if at < 0 or at < GAZETTE.index("岭政发〔2023〕2号"):
        return
    broken = GAZETTE[:at] + "\n\n- 12 -\n\n\n\n《岭源县人民政府公报》2023年第1期\n\n" + GAZETTE[at:]
    assert facts(broken) == facts(GAZETTE)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(RULES) - 2), st.sampled_from([" ", "\u3000", "\u00a0"]))
def test_a_blank_between_any_two_characters_of_prose_changes_no_fact(at, blank):
    if RULES[at].isspace() or RULES[at + 1].isspace() or (RULES[at] + RULES[at + 1]).isascii():
        return  # between Latin letters and digits a blank may mean something
    assert facts(RULES[: at + 1] + blank + RULES[at + 1 :]) == facts(RULES)


def test_a_line_of_many_firms_is_read_like_another():
    """Their names may end in several places: as issuers of a title they would be tried in all their combinations, and the reading would not end."""
    firms = "、".join(f"{a}{b}供水运行管理有限责任公司" for a in "东南西北中" for b in "山河湖海")
    (document,) = facts(f"云溪县水务局\n关于检修的通知\n云水字〔2023〕3号\n{firms}：\n请按期检修，关于{firms[:200]}的通知\n云溪县水务局\n2023年5月1日\n")
    assert len(document[3]) == 20


def test_a_line_of_many_firms_is_read_as_fast_as_another():
    """Each firm's name may end in several places: looked for as issuers of a title they would be tried in all their combinations."""
    firms = "、".join(f"{a}{b}供水运行管理有限责任公司" for a in "东南西北中" for b in "山河湖海")
    (document,) = facts(f"云溪县水务局\n关于检修的通知\n云水字〔2023〕3号\n{firms}：\n请按期检修。\n云溪县水务局\n2023年5月1日\n")
    assert len(document[3]) == 20
