"""Leading groups, headquarters and conferences: their names, offices, members and roles, and the persons with the posts in which they serve.

A roster is read line by line: `组 长：高凯英 县委副书记、政府县长` opens an entry, a line without a name in its first cell goes on with the post above it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.beginnings import Opened
from loaders.grammar.agencies import Kind, Mention, between
from loaders.grammar.duties import items_of
from loaders.grammar.legal_bases import titles
from loaders.grammar.names import _WORD, is_name
from loaders.grammar.near import clause_start, line_end, near, within, within_lines
from loaders.lexicon import alternatives, load

_WORDS = load("people")
#: The list, and any other word in 长: 指挥长, 航道站站长.
_POST = re.compile(rf"(?:{alternatives(_WORDS['posts'])}|[一-鿿](?<![增成生特延家擅])长(?![一-鿿]))(?:[（(][^（）()]{{1,24}}[）)])?")
_ROLE = alternatives(_WORDS["roles"])
#: 组 长： · 常务副指挥长： · 成 员：
_SPACED_ROLES = "|".join(r"\s?".join(map(re.escape, word)) for word in sorted(_WORDS["roles"], key=len, reverse=True))
#: （一）组长： · 1.成员：
_NUMBERED = r"(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十\d]{1,2}[.．、])\s?"
_ROLE_HEAD = re.compile(rf"(?:{_NUMBERED})?(?P<role>(?:{_SPACED_ROLES}))\s?[:：]\s?")
_GROUP_NAME = r"(?:领导小组|指挥部|工作专班|专班|联席会议|委员会|协调小组|推进小组|工作小组|工作组|专项组|办公室)"


@dataclass(frozen=True, slots=True)
class Person:
    """`start`:`end` is the name; `post_span` the post, None where the roster gives none."""

    name: str
    post: str | None
    start: int
    end: int
    post_span: tuple[int, int] | None
    role: str | None = None
    rule: str = "roster"


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """`name` as written; `kind` says how it was met: roster (with members), set_up (成立…), office (办公室设在…)."""

    name: str
    start: int
    end: int
    persons: tuple[Person, ...] = ()
    member_agencies: tuple[str, ...] = ()
    office: str | None = None
    office_at: str | None = None
    office_head: str | None = None
    office_span: tuple[int, int] | None = None
    aliases: tuple[tuple[str, int, int], ...] = ()  # other forms of the name: (form, start, end)


_TITLE_LINE = re.compile(
    rf"(?P<name>[一-鿿“”、（）A-Za-z0-9]{{4,60}}?{_GROUP_NAME})(?:(?:组成)?(?:人员|成员|联络员)?(?:名单|组成人员|人员名单|成员名单)|(?:组成)?(?:人员|成员))?"
)


#: 一、成立领导小组 · （二）建立工作专班: the heading of a part, which leaves the group's own name to the sentence before it
_HEADS_SET_UP = re.compile(rf"(?:[一二三四五六七八九十]{{1,2}}、|[（(][一二三四五六七八九十]{{1,2}}[）)]|\d{{1,2}}[.．、])(?:成立|设立|建立|组建)(?:工作)?{_GROUP_NAME}")
#: 第一督查组 | 组长：…; （一）基础设施组 | 组长：…
_FIELD_GROUP_LINE = re.compile(r"(?:[（(][\d一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)?\s?(?P<name>(?!各|本|.{0,6}(?:领导小组|党组))[一-鿿]{2,14}组)[：:]?")


#: 孔令涛（市委副书记、市长）
_BRACKETED = re.compile(
    r"(?P<name>[一-鿿㐀-䶿\U00020000-\U0003ffff]{2,4}?|[一-鿿]{1,6}·[一-鿿·]{2,12})(?:同志)?[（(](?P<post>[^（）()]{2,60}(?:[（(][^（）()]*[）)])?)[）)][；;，,、。]?"
)
#: 总召集人：吴志刚，市人民政府秘书长。
_TOLD = re.compile(rf"(?P<name>[一-鿿]{{2,4}})[，,](?P<post>[^，,。；]{{0,40}}(?:{_POST.pattern}))[。；;]?")
_ROLE_WORDS = set(_WORDS["roles"])
#: Roles that stand on a line of their own; 局长 and 主任 there are the end of a post.
_ROLES_ALONE = {"成员", "组员", "总指挥", "副总指挥", "委员", "组长", "副组长", "指挥长", "副指挥长", "召集人", "副召集人", "联络员"}
_PHONE = re.compile(r"[\d—–-]{7,}")
#: What parts cells, labels and posts in brackets from names, or heads a table; and what no entry without them holds.
_CELLS = re.compile(r"[\s（(：:姓]")
_SENTENCE = re.compile(r"[，。；《]")


#: 委员： | （一）部门委员 | … | （二）专家委员（按姓氏笔划为序）: members under one role by their kinds
_BELOW_ROLE = re.compile(r"[（(][一二三四五六七八九十]{1,2}[）)][一-鿿]{0,6}?(?:(?P<role>委员|成员)|单位|部门|领导|代表)(?:（[^（）]{2,12}）)?[：:]?")


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell: its words without blanks, and [start, end) in the text."""

    words: str
    start: int
    end: int


@dataclass(slots=True)
class _Reading:
    """A block of roster lines while it is read."""

    persons: list[Person]
    start: int
    end: int
    role: str | None = None
    post_first: bool = False
    columns: bool = False  # a table with the column 姓名
    told: bool = False  # lines that set a comma between name and post
    unspaced: bool | None = None  # lines without blanks; whether their posts come first
    prefix: tuple[_Token, ...] = ()  # the beginning of a post whose name stands on the next line


_CELL = re.compile(r"\S+")


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """Cells of a line; letters of a name set wide (韩 超) are one cell."""
    out: list[_Token] = []
    for m in _CELL.finditer(text, start, end):
        token = _Token(m.group(), *m.span())
        if also := _ALSO.search(token.words, 2):
            token = _Token(token.words[: also.start()], token.start, token.end - len(also.group()))
        if 4 <= len(token.words) <= 5 and token.words.endswith("同志"):
            token = _Token(token.words[:-2], token.start, token.end - 2)
        wide = out and out[-1].words not in _ROLE_WORDS and (len(out[-1].words) == 1 or (len(out[-1].words) == 2 and out[-1].end - out[-1].start == 3 and token.start == out[-1].end + 1))
        if wide and re.fullmatch(r"[一-鿿]{1,2}", out[-1].words) and re.match(r"(?![男女])[一-鿿](?:$|[（(])", token.words):
            out[-1] = _Token(out[-1].words + token.words, out[-1].start, token.end)
        else:
            out.append(token)
    return out


#: 严明（兼）: who has another seat in the group already, whose post is given there
_ALSO = re.compile(r"[（(]兼[）)]$")


def _person(name: _Token, post: tuple[_Token, ...], role: str | None) -> Person:
    words = "".join(t.words for t in post).rstrip("；;，,")
    if not words or _ALSO.fullmatch(words):
        return Person(name.words, None, name.start, name.end, None, role)
    return Person(name.words, words, name.start, name.end, (post[0].start, post[-1].end), role)


def _bracketed(token: _Token) -> list[Person]:
    """Persons of a cell that is nothing but names with their posts in brackets: 唐秀英同志（县府办副主任）、盘海峰同志（县交通运输局局长）。"""
    found, at = [], 0
    shift = token.end - len(token.words)  # blanks inside a name stand before all that follows
    for m in _BRACKETED.finditer(token.words):
        if m.start() != at or not (is_name(m["name"]) or (_name_in_list(m["name"]) and _plausible_post(m["post"]))):
            return []
        found.append(
            Person(m["name"], m["post"], token.start if at == 0 else shift + m.start(), shift + m.end("name"), (shift + m.start("post"), shift + m.end("post")))
        )
        at = m.end()
    return found if at == len(token.words) else []


def _listed_names(token: _Token) -> list[_Token]:
    """成员：王磊、赵敏同志: nothing but names."""
    found = []
    for m in re.finditer(r"[^、]+", token.words):
        name = re.sub(r"(?:等)?(?:同志)?[。；;]?$", "", m.group())
        if not is_name(name):
            return []
        found.append(_piece(token, m.start(), m.start() + len(name)))
    return found


def _read_cells(tokens: list[_Token], block: _Reading, role: bool) -> list[Person] | None:
    """Persons of one line, None where it is no line of a roster. `role`: the line names a role."""
    if not tokens:
        return []
    listed = role or bool(block.persons or block.role)
    bracketed = [(t, found) for t in tokens if (found := _bracketed(t))]
    if bracketed and len(bracketed) == len(tokens) and (listed or sum(len(f) for _, f in bracketed) > 1):
        return [p for _, found in bracketed for p in (replace(x, role=block.role) for x in found)]
    if (role or block.told) and len(tokens) == 1 and (told := _TOLD.fullmatch(tokens[0].words)) and is_name(told["name"]):
        block.told = True
        return [_person(_piece(tokens[0], *told.span("name")), (_piece(tokens[0], *told.span("post")),), block.role)]
    if role and len(tokens) == 1 and "、" in tokens[0].words and (found := _listed_names(tokens[0])):
        return [_person(t, (), block.role) for t in found]
    names = [i for i, t in enumerate(tokens) if is_name(t.words)]
    if listed and not names and len(tokens) > 1 and _name_in_list(tokens[0].words):
        names = [0]
    if block.columns and not names:
        names = [i for i, t in enumerate(tokens[:3]) if i and _name_in_list(t.words) and not _PHONE.fullmatch(t.words)][:1]
    if not names:
        return None
    if block.columns:
        i = names[0]
        return [_person(tokens[i], tuple(t for t in tokens[i + 1 :] if not _PHONE.fullmatch(t.words))[:1], block.role)]
    if len(names) == len(tokens):
        # 副组长：冯镭 | 沈慧: where the role's first name has no post, a name alone is the next
        alone = bool(block.persons and block.role and block.persons[-1].role == block.role and block.persons[-1].post is None)
        return [_person(t, (), block.role) for t in tokens] if role or alone or (listed and len(tokens) > 1) else None
    if names[0] == 0 and not block.post_first:
        bounds = [*names, len(tokens)]
        found = [(tokens[a], tuple(tokens[a + 1 : b])) for a, b in itertools.pairwise(bounds)]
        if all(post and (listed or _plausible_post("".join(t.words for t in post))) for _, post in found):
            return [_person(name, post, block.role) for name, post in found]
        return [_person(name, post, block.role) for name, post in found] if role else None
    if names[-1] == len(tokens) - 1:
        found, at = [], 0
        for i in names:
            found.append((tokens[i], (*block.prefix, *tokens[at:i]) if not found else tuple(tokens[at:i])))
            at = i + 1
        if all(post and _plausible_post("".join(t.words for t in post)) for _, post in found) and (listed or len(tokens) == 2):
            return [_person(name, post, block.role) for name, post in found]
    return None


#: How a post begins, where nothing but the words tells it from the name before it.
_POST_START = re.compile(
    r"(?:自治[县州旗区]|[县市省区州旗](?!长)|中共|国家|国网|武警|中华人民共和国|副?[县市区旗镇乡]长|党[委组工]|政[府协]|人[大武]|[一-鿿]{2,6}(?:[省县市]|自治[区县州]|[镇乡](?!长)|街道|公司|局|委|办))"
)

_SURE_START = re.compile(r"自治[县州旗区]|[县市省区州旗](?:委|政府|人[大民武]|政协|[一-鿿]{2,12}(?:局|委|办|中心|大队))|中共|国家|国网|武警|中华人民共和国|副?[县市区旗镇乡]长|党[委组工]")


def _run_together(token: _Token, post_first: bool | None) -> tuple[list[tuple[_Token, _Token]], bool]:
    """(name, post) of persons set without any blank, and whether the posts come first: 覃健自治县党委副书记 · 局长姜瑞金县商务局副局长杜君潮."""
    for first in (False, True) if post_first is None else (post_first,):
        found = _posts_first(token) if first else _names_first(token)
        if found:
            return found, first
    return [], bool(post_first)


def _names_first(token: _Token) -> list[tuple[_Token, _Token]]:
    words, out, at = token.words, [], 0
    while at < len(words):
        n = next((n for start in (_SURE_START, _POST_START) for n in (3, 2, 4) if is_name(words[at : at + n]) and start.match(words, at + n)), 0)
        if not n:
            return []
        ends = [m.end() for m in _POST.finditer(words, at + n)]
        stop = next((e for e in ends if e == len(words) or any(is_name(words[e : e + k]) and _POST_START.match(words, e + k) for k in (3, 2))), 0)
        if not stop:
            return []
        out.append((_piece(token, at, at + n), _piece(token, at + n, stop)))
        at = stop
    return out


def _posts_first(token: _Token) -> list[tuple[_Token, _Token]]:
    words, out, at = token.words, [], 0
    while at < len(words):
        found = None
        for m in _POST.finditer(words, at):
            for n in (3, 2):
                rest = m.end() + n
                if rest <= len(words) and is_name(words[m.end() : rest]) and (rest == len(words) or words[rest] == "、" or _POST_START.match(words, rest)):
                    found = (m.end(), rest)
                    break
            if found:
                break
        if not found:
            return []
        post = _piece(token, at, found[0])
        out.append((_piece(token, *found), post))
        at = found[1]
        while words[at : at + 1] == "、":  # 高级工程师蒋哲文、肖尚明: one post, several names
            n = next((n for n in (3, 2) if is_name(words[at + 1 : at + 1 + n]) and words[at + 1 + n : at + 2 + n] in ("", "、")), 0)
            if not n:
                return []
            out.append((_piece(token, at + 1, at + 1 + n), post))
            at += 1 + n
    return out


def _piece(token: _Token, start: int, end: int) -> _Token:
    shift = token.end - len(token.words)
    return _Token(token.words[start:end], token.start if start == 0 else shift + start, shift + end)


def _unspaced(text: str, line: str, tokens: list[_Token], block: _Reading, role: bool) -> list[Person] | None:
    """Persons of a line without blanks, under a role, in a block of such lines, or with such a line below it."""
    if len(tokens) != 1 or re.search(r"[，。；：:《]", tokens[0].words) or not 4 < len(tokens[0].words) <= 120:
        return None
    if not (role or block.unspaced is not None):
        following = text[tokens[0].end + 1 : tokens[0].end + 80].split("\n")[0]
        if len(line) > 45 or not _posts_first(tokens[0]) or not (following and len(following) <= 45 and _posts_first(_Token(following, 0, len(following)))):
            return None
    found, first = _run_together(tokens[0], block.unspaced)
    if not found and block.unspaced is not None and not block.unspaced:  # among such lines a surname that the list does not have is one all the same
        words = tokens[0].words
        n = next((n for n in (3, 2) if _name_in_list(words[:n]) and _SURE_START.match(words, n) and re.search(rf"(?:{_POST.pattern})$", words)), 0)
        found = [(_piece(tokens[0], 0, n), _piece(tokens[0], n, len(words)))] if n else []
        first = False
    if not found and block.unspaced:
        words = tokens[0].words
        end = max((m.end() for m in _POST.finditer(words) if len(words) - 3 <= m.end() <= len(words) - 2 and _name_in_list(words[m.end() :])), default=0)
        found = [(_piece(tokens[0], end, len(words)), _piece(tokens[0], 0, end))] if end else []
        first = True
    if not found:
        return None
    block.unspaced = first
    return [_person(name, (post,), block.role) for name, post in found]


#: 组长：许志远（县水利局局长） 副组长：何晓明（县财政局副局长）: roles one after the other on one line
_NEXT_ROLE = re.compile(rf"(?<=[\s；;，,）)])(?=(?:{_SPACED_ROLES})\s?[:：])")


#: … and what a text holds in which one stands so
_ROLE_IN_LINE = re.compile(r"[ \t；;，,）)](?:副\s?组\s?长|副?指\s?挥\s?长|副?主\s?任|成\s?员|组\s?员|副?召\s?集\s?人|联\s?络\s?员)\s?[:：]")


def _entries(text: str) -> Iterable[tuple[int, int]]:
    """[start, end) of the lines, each cut before the roles that stand in its midst."""
    lines = [m.span() for m in _LINES.finditer(text)]
    return itertools.chain.from_iterable(_cut(text, *line) for line in lines) if _ROLE_IN_LINE.search(text) else lines


#: 序号 姓名 单位及职务 · 成员单位 分管领导 职务 联系电话: the heads of a table of persons
_COLUMNS = re.compile(r"(?:^|\s)(?:姓\s?名(?:\s|$)|(?:分管|主管|责任|联系)(?:领导|负责人|人)\s+职\s?务(?:\s|$))")

_LINES = re.compile(r"[^\n]+")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line cut before the roles in its midst, where it begins with one."""
    if text.count("：", start, end) + text.count(":", start, end) > 1 and _ROLE_HEAD.match(text, start, end):
        for cut in _NEXT_ROLE.finditer(text, start + 1, end):
            yield start, cut.start()
            start = cut.start()
        stop = text.find("）。", start, end)  # …、赵敏（县财政局局长）。领导小组下设办公室…
        if 0 <= stop < end - 2:
            yield start, stop + 1
            start = stop + 2
    yield start, end


@lru_cache(maxsize=2)
def read_rosters(text: str) -> list[tuple[list[Person], int, int]]:
    """Blocks of roster lines: their persons in order, and [start, end).

    Cells stand in either order (`罗毅 区委常委`, `区委常委 罗毅`, `罗毅（区委常委）`), one or several persons a line, under a role with or without a colon.
    """
    blocks: list[tuple[list[Person], int, int]] = []
    block = _Reading([], 0, 0)

    def close() -> None:
        nonlocal block
        if len(block.persons) >= 2 or any(p.role for p in block.persons):
            blocks.append((block.persons, block.start, block.end))
        block = _Reading([], 0, 0)

    for line_start, line_stop in _entries(text):
        line = text[line_start:line_stop]
        opened = block.end or block.role
        if "。" in line[:-1] or (len(line) > 60 and not (("（" in line or "(" in line) and _BRACKETED.search(line))):
            if opened:
                close()
            continue
        if not opened and not _CELLS.search(line) and (_SENTENCE.search(line) or not _POST.search(line)):
            continue  # no line that opens a roster
        if ("姓" in line or "职" in line) and _COLUMNS.search(line) and not re.search(r"[，。]", line):
            close()
            block.columns, block.start, block.end = True, line_start, line_stop
            continue
        head = _ROLE_HEAD.match(line)
        at = line_start + (head.end() if head else 0)
        tokens = _tokens(text, at, line_stop)
        role = head["role"].replace(" ", "") if head else None
        if (
            not head
            and tokens
            and _bare_role(tokens) in _ROLE_WORDS
            and (_named(tokens[1:]) if len(tokens) > 1 else _bare_role(tokens) in _ROLES_ALONE and (_complete(block) or _bare_role(tokens) != tokens[0].words))
        ):
            role, tokens = _bare_role(tokens), tokens[1:]
        before = block.role
        if role:
            block.role = role
        persons = _read_cells(tokens, block, bool(role))
        if not persons and (role or block.unspaced is not None) and len(tokens) == 2 and re.fullmatch(r"[一-鿿]", tokens[0].words):
            tokens = [_Token(tokens[0].words + tokens[1].words, tokens[0].start, tokens[1].end)]  # 郑 榕县委常委、副县长
        if not persons and len(tokens) == 1:
            persons = _unspaced(text, line, tokens, block, bool(role)) or persons
        if persons is not None and (persons or block.persons or role):
            if persons and not block.persons:
                block.start = block.start if block.columns else line_start  # the name of the group stands above the table's head
                block.post_first = bool(persons[0].post_span) and persons[0].post_span[0] < persons[0].start
            block.persons += persons
            block.end, block.prefix = line_stop, ()
            continue
        if block.role and not persons and (below := _BELOW_ROLE.fullmatch(line)):
            block.role = below["role"] or block.role
            continue
        block.role = before if not role else block.role
        if block.persons and not role and _goes_on(block, text, line, line_start, line_stop):
            block.end = line_stop
            continue
        if block.end or block.role:
            close()
    close()
    return blocks


_NUMBER = re.compile(_NUMBERED)


def _bare_role(tokens: list[_Token]) -> str:
    """The first cell, without its number where it stands alone: （一）组长."""
    words = tokens[0].words
    return _NUMBER.sub("", words, count=1) if len(tokens) == 1 and words[-1] in "长员挥人任" else words


def _named(tokens: list[_Token]) -> bool:
    """Whether a name stands first: one with a known surname, or any short word before a whole post."""
    return is_name(tokens[0].words) or (len(tokens) > 1 and _name_in_list(tokens[0].words) and bool(_POST.search(tokens[1].words)))


def _complete(block: _Reading) -> bool:
    """Whether the last post of the block has its last word, so that 成员 on the next line is a role and no end of 党组成员."""
    return bool(block.persons) and (block.persons[-1].post is None or bool(re.search(rf"(?:{_POST.pattern})$", block.persons[-1].post)))


def _goes_on(block: _Reading, text: str, line: str, start: int, end: int) -> bool:
    """A line that goes on with the post above it, or begins the post whose name comes below; taken into the block."""
    if block.post_first:
        if len(line) <= 24 and not re.search(r"[，。；：:]", line):
            block.prefix = (*block.prefix, _Token(line.replace(" ", ""), start, end))
            return True
        return False
    last = block.persons[-1]
    spans = [last.post_span] if last.post_span else []
    if not _continues(text, spans, line):
        return False
    words = (last.post or "") + line.replace(" ", "")
    block.persons[-1] = replace(last, post=words, post_span=((last.post_span or (start, end))[0], end))
    return True


def _name_in_list(text: str) -> bool:
    """Where names are expected, a surname that the list does not have is one all the same."""
    bare = text.replace(" ", "")
    return 2 <= len(bare) <= 3 and not _WORD.fullmatch(bare) and not re.search(r"[局委办部厅县市省镇乡村长任员记]$", bare)


def _plausible_post(post: str | None) -> bool:
    return bool(post) and bool(re.search(r"[县市省区镇乡委局办部长员公司中心院会队站所行校]|主任|书记|干部|经理", post)) and not re.search(r"[。；：]", post)


def _continues(text: str, post: list[tuple[int, int]], line: str) -> bool:
    """Whether `line` goes on with the post begun above: the post has no last word yet, or the line is only its tail."""
    so_far = "".join(text[x:y] for x, y in post).replace(" ", "")
    if re.search(r"[。；：，]", line) or len(line) > 24:
        return False
    if not so_far:
        return bool(_POST.search(line))
    complete = bool(re.search(rf"(?:{_POST.pattern})$", so_far))
    if not complete or so_far.count("（") > so_far.count("）"):
        return True
    return (
        bool(re.fullmatch(r"[（(][^（）()]{2,24}[）)]", line))
        or so_far.endswith("、")
        or bool(re.fullmatch(r"、.{2,20}|成员|干部|科员|主任科员|[一-鿿]{1,4}", line) and _grows(so_far, line))
    )


def _grows(so_far: str, line: str) -> bool:
    """A tail that makes the post longer: 县农业农村局党组 + 成员 is caught above; 四级主任 + 科员, 副主任 + 科员, 副局 + 长."""
    return bool(re.search(r"(?:主任|副主任)$", so_far) and line in ("科员",)) or bool(
        re.search(rf"(?:{_POST.pattern})$", so_far + line) and not is_name(line) and not re.search(_GROUP_NAME, line) and len(line) <= 4
    )


# ---------------------------------------------------------------- groups

#: 办公室设在县应急管理局 · 领导小组办公室设在县卫生健康局
_OFFICE_AT = re.compile(
    r"(?P<office>(?:[一-鿿“”、]{2,60}?(?:领导小组|指挥部|委员会|专班|联席会议)|(?<=[：；。，])(?!其中|办公)[一-鿿]{2,8}(?<!下设))?办公室|(?<=[，。]其)(?:日常)?(?:办事|工作)机构)(?:（[^）]{0,30}）)?[，]?(?:办公)?(?:地点|地址)?(?:设立?在|设于|挂靠(?:在|于)?|依托在|(?<=下设办公室)[在于]|(?<=办公室)设(?=[县市区省州旗]))(?P<at>[一-鿿（）]{2,30}?)(?=[，。；、）（,;)(\n]|$)"
)
#: 县森林防灭火指挥部办公室（县应急管理局） · 领导小组办公室（设在市政府办公室） · 领导小组下设办公室（设在市水务局）
_OFFICE_IN_BRACKETS = re.compile(
    r"(?P<office>(?:[一-鿿“”]{2,40}?(?:领导小组|指挥部|委员会|专班|联席会议))办公室|(?<=下设)办公室(?=[（(]设在))[（(](?:设在|以下简称.{0,10}设在)?(?P<at>[一-鿿]{3,20})(?:内)?(?:，以下(?:统一)?简称[：“]{0,2}[一-鿿]{2,12}”?)?[）)]"
)
#: 抢险救援组：由县应急局牵头… · 综合协调组 | 牵头单位：… · 新闻宣传组（牵头单位：…） · 灾情评估组由县自然资源局牵头 · 专家组：由…组成
_LED = r"(?:由[一-鿿][^。；\n]{1,80}?(?:牵头|负责|组成|带队|任组长|担任组长)|(?:牵头|组长|责任|成员|主责|组成)(?:单位|部门)|[一-鿿]{2,20}(?:牵头|（(?:牵头|组长))|组\s?长[：:由])"
_FIELD_GROUP = re.compile(
    rf"(?:[\n。；）：]|\A)(?:[（(][\d一二三四五六七八九十]{{1,2}}[）)]|\d{{1,2}}[.．、]|[一二三四五六七八九十]{{1,2}}、|[①-⑳])?\s?(?P<name>(?!各|本|其|该|专家[^组]|(?:工作|督[查导]|检查|专项)组|.{{0,6}}(?:领导小组|党组|村组|机组))[一-鿿]{{2,14}}组)(?:(?:[：:。]\s?|\s?\n|\s)(?={_LED})|(?=由[一-鿿、]{{2,30}}(?:牵头|组成|负责|组织实施))|(?=（(?:牵头|组长)(?:单位|部门)?[：:]))"
)
_GROUP_LAST = re.compile(r"组(?=[：:。\s由（])")
#: 组长：任黎明；副组长：符强、张玉龙 · 组长由何伟兼任 · 组长：孙立平（县水利局局长），成员：周伟（县水利局干部）
_NAMED = r"[一-鿿](?: ?[一-鿿]){1,3}?(?:同志)?(?:[（(][^（）()\n]{2,40}[）)])?"
_HEADED = re.compile(rf"(?P<role>副?组\s?长|成\s?员|组\s?员|联\s?络\s?员)(?:[：:]|由)\s?(?P<names>{_NAMED}(?:、{_NAMED})*)(?=[；，。 \n]|(?:兼任|担任|兼)|\Z)")
#: 3、煤矿安全督查组，由县应急局王磊任组长，… · 成立以副县长王磊为组长的安全生产督查组
_LED_BY = re.compile(
    r"(?:(?<=[\n。；])|\A)(?:[（(][\d一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)?(?P<name>(?!各|本|其|该)[一-鿿、]{2,20}?(?<!领导小)组)[，：:]?由(?P<who>[^，。；\n]{2,30}?)(?:同志)?(?:担任|任)组长"
    r"|成立以(?P<head>[^，。；\n]{2,30}?)(?:同志)?为组长的(?P<led>[一-鿿、]{2,30}?组)(?=[，。；（\n])"
)
_ONE_NAMED = re.compile(r"(?P<name>[一-鿿](?: ?[一-鿿]){1,3}?)(?:同志)?(?:[（(](?P<post>[^（）()]+)[）)])?(?=、|$)")
#: 办公室主任由张辉同志兼任 · 办公室副主任由王立晗、安书光同志兼任
_HELD_BY = re.compile(
    r"(?P<post>(?:办公室)?(?:常务副主任|副主任|主任|常务副组长|副组长|组长|联络员|召集人))由(?P<who>[^。；]{2,600}?)(?:(?<!负责)同志)?(?:兼任|担任|(?<!主)任)(?!务)"
    r"|(?<=[，。；由])(?P<named>[^，。；：\n由]{2,30}?)(?:同志)?(?:兼任|担任|兼|任)(?P<as>(?:办公室)?(?:副)?主任)(?=[，。；\n]|\Z)"
    r"|(?P<is>(?:办公室)?主任)[：:]?(?P<after>[一-鿿]{2,4}?)(?:同志)?(?:[（(]兼[）)])?(?=[，。；\n]|\Z)"
)
#: 成立威县市场主体发展领导小组 · 设立…联席会议
_SET_UP = re.compile(
    r"(?<!可)(?<!可以)(?:成立|设立|组建|建立|调整充实|调整)(?:了|由[^。；]{2,400}?(?:任(?:双)?组长|任成员|为成员|为成员单位|组成|参加|牵头(?:负责)?)的)?(?P<name>(?![^一-鿿“])(?!的|后|一[个支])(?:(?!相应|由|任|[个支一])[一-鿿“”（）()A-Za-z\d]){0,46}?(?:领导小组|工作小组|指挥部|专班|联席会议|协调小组|推进小组))(?!制度|机制)"
)
#: 同意建立云川市殡葬管理工作联席会议制度
_CONFERENCE = re.compile(r"(?:决定|同意)[，,]?(?:建立|设立)(?:由[^。；]{2,60}?(?:负责|牵头)的)?(?P<name>[一-鿿“”（）()]{4,40}?联席会议)(?=制度)")
_WITH_MEMBERS = re.compile(
    r"成立由(?P<who>[^。；]{2,400}?)(?:等部门|等单位|等)?(?:为成员(?:单位)?|组成|参加)的(?P<name>[一-鿿“”]{2,40}?(?:领导小组|指挥部|专班|联席会议|小组))"
)
#: 由A、B、C组成云川市春运工作小组（以下简称工作小组）
#: 云川市殡葬管理工作联席会议由教育、民政等部门组成
_CONSISTS = re.compile(r"由(?P<who>[^。；\n由]{4,400}?)(?:等(?:部门|单位|部门和单位))?(?:共同)?组成")
_FORMED = re.compile(r"由(?P<who>[^。；\n由]{4,300}?)(?:等(?:部门|单位|部门和单位)?)?(?:共同)?组成(?P<name>[一-鿿“”]{4,40}?(?:领导小组|工作小组|协调小组|指挥部|专班|委员会))(?=（以下|[，。；])")
_SEVERAL = re.compile(r"(?:成立|下设|分设|设立?)(?P<names>[一-鿿]{2,12}组(?:、[一-鿿]{2,12}组)+)(?:等)?")
_ABBREVIATED = re.compile(r"[（(]以下(?:统)?简称[“《]?(?P<short>[一-鿿]{2,16})[”》]?[）)]")
_GENERIC = re.compile(
    r"^(?:(?:相应|有关|工作|各级|专项|联合|专门|本级|本辖区|本地区|本部门|本单位|试点工作|试点)*(?:的)?(?:领导小组|工作领导小组|工作小组|指挥部|专班|联席会议|工作专班|协调小组)|.{0,3}(?:各|相应).*)$"
)
_MEMBERS_ARE = re.compile(r"(?:成员单位(?:有|包括|由|为)?[：:]?)(?P<who>[^。；]{4,400})")


def find_groups(text: str, mentions: list[Mention], title: str | None, tables: list[tuple[int, int]] = ()) -> list[FoundGroup]:
    """Groups that the document sets up, adjusts or describes with members or a seat."""
    rosters = read_rosters(text)
    groups: list[FoundGroup] = []
    for persons, start, _ in rosters:
        if any(a <= start < b for a, b in tables):
            continue
        named = _name_before(text, start, title)
        if named:
            name, a, b = named
            default = "联络员" if "联络员" in text[b : b + 8] else "成员"
            groups.append(FoundGroup(name, a, b, tuple(p if p.role else _with_role(p, default) for p in persons)))
    groups = _merge([*groups, *_set_up(text, mentions)])
    return _with_offices(text, groups, mentions)


def _with_role(p: Person, role: str) -> Person:
    return Person(p.name, p.post, p.start, p.end, p.post_span, role, p.rule)


def _name_before(text: str, start: int, title: str | None) -> tuple[str, int, int] | None:
    """The group that a roster belongs to: named on the lines above it, in the sentence that announces it, or in the title."""
    above = text[max(0, start - 400) : start]
    base = start - len(above)
    lines = [m for m in re.finditer(r"[^\n]+", above)]
    if lines and (field := _FIELD_GROUP_LINE.fullmatch(lines[-1].group())):
        a, b = field.span("name")
        return field["name"], base + lines[-1].start() + a, base + lines[-1].start() + b
    joined, begin = "", 0
    for m in reversed(lines[-3:]):
        joined = m.group().replace(" ", "") + joined
        begin = base + m.start()
        match = _TITLE_LINE.fullmatch(joined)
        heading = _HEADS_SET_UP.fullmatch(joined)
        if match and not heading and not re.match(r"附件", joined):
            at = text.find(match["name"][:4], begin)
            stop = text.find("\n", start - 2)
            end = _span_end(text, at, match["name"])
            return match["name"], at, end if end <= start else stop
    for pattern in (
        r"(?:对|将)(?P<name>[一-鿿“”、（）()]{2,50}?(?:领导小组|指挥部|专班|委员会|联席会议))(?:及?其?(?:组成人员|成员)|(?:进行|作|予以)[^，。；]{0,10}调整)",
        r"(?:成立|设立|组建|建立)(?:由[^。；，]{2,40}?的)?(?P<name>[一-鿿“”、（）()]{2,50}?(?:领导小组|指挥部|专班|委员会|联席会议))",
        r"(?P<name>[一-鿿“”]{2,50}?(?:领导小组|指挥部|专班|委员会|联席会议))(?:组成人员|成员|人员)?(?:名单)?如下",
    ):
        found = list(re.finditer(pattern, above.replace("\n", "￿")))
        if found:
            m = found[-1]
            return m["name"].replace("￿", ""), base + m.start("name"), base + m.end("name")
    if title:
        match = re.search(r"(?:调整|成立|建立|组建|设立|充实|公布)(?P<name>[一-鿿\d“”、（）()]{2,60}?(?:领导小组|指挥部|专班|委员会|联席会议))", title) or re.search(
            r"《(?P<name>[一-鿿\d“”、]{4,60}?(?:领导小组|指挥部|专班|委员会|联席会议))(?:工作|议事)(?:规则|制度|细则)", title
        )
        if match:
            at = text.find(match["name"])
            return (match["name"], at, at + len(match["name"])) if at >= 0 else (match["name"], start, max(start + 1, text.find("\n", start)))
    return None


def _span_end(text: str, at: int, name: str) -> int:
    """Where `name`, blanks and breaks aside, ends in the text from `at`."""
    i = at
    for c in name:
        while i < len(text) and text[i] in " \n":
            i += 1
        if i >= len(text) or text[i] != c:
            return i
        i += 1
    return i


def _set_up(text: str, mentions: list[Mention]) -> list[FoundGroup]:
    found: list[FoundGroup] = []
    for match in within_lines(_WITH_MEMBERS, text, ("成立由",)):
        items = items_of(text, *match.span("who"), mentions)
        bodies = []
        for item in items:
            surface = re.sub(r"^(?:由)?[^、，]{2,20}(?:任|为)(?:双)?组长$", "", item.surface)
            surface = re.sub(r"(?:牵头|主要负责同志|负责同志)$", "", surface)
            if surface and not re.search(r"任(?:双|副)?组长|县长|主任$", surface):
                bodies.append(surface)
        found.append(FoundGroup(match["name"], *match.span("name"), member_agencies=tuple(dict.fromkeys(bodies))))
    for match in within_lines(_FORMED, text, ("组成",)):
        members = items_of(text, *match.span("who"), mentions)
        if not _GENERIC.match(match["name"]) and any(m.end == i.end for i in members for m in between(mentions, i.start, i.start + 1)):
            found.append(FoundGroup(match["name"], *match.span("name"), member_agencies=tuple(dict.fromkeys(i.surface for i in members))))
    for m in mentions:
        if m.surface.endswith("联席会议") and len(m.surface) > 8 and (match := _CONSISTS.match(text, m.end)):
            bodies = [i.surface for i in items_of(text, *match.span("who"), mentions)] if any(b.kind is Kind.AGENCY for b in between(mentions, *match.span("who"))) else match["who"].split("、")
            found.append(FoundGroup(m.surface, m.start, m.end, member_agencies=tuple(dict.fromkeys(bodies))))
    cited = titles(text)
    for match in within_lines(_SET_UP, text, ("领导小组", "工作小组", "指挥部", "专班", "联席会议", "协调小组", "推进小组")):
        name = match["name"]
        if within(cited, match.start()):
            continue
        if (_GENERIC.match(name) and name not in ("工作专班",)) or any(g.start == match.start("name") for g in found):
            continue
        found.append(FoundGroup(name, *match.span("name"), _heads_in_sentence(text, match.end())))
    for match in within_lines(_CONFERENCE, text, ("联席会议制度",)):
        if not _GENERIC.match(match["name"]):
            found.append(FoundGroup(match["name"], *match.span("name")))
    for match in _SEVERAL.finditer(text):
        at = match.start("names")
        for part in re.finditer(r"[^、]+", match["names"]):
            name = re.sub(r"(?:等|[一二三四五六七八九十两\d]{1,2}个).*$", "", part.group())
            found.append(FoundGroup(name, at + part.start(), at + part.start() + len(name)))
    for match in near(_FIELD_GROUP, _GROUP_LAST, 20, text):
        persons = tuple(p for headed in _HEADED.finditer(text, match.end(), line_end(text, match.end())) for p in _headed(headed))
        found.append(FoundGroup(match["name"], *match.span("name"), persons, _serving(text, match.end(), mentions)))
    for match in within_lines(_LED_BY, text, ("任组长", "为组长")):
        name, who = ("name", "who") if match["name"] else ("led", "head")
        chief = _chief(text, *match.span(who))
        if chief and not any(g.start == match.start(name) for g in found):
            found.append(FoundGroup(match[name], *match.span(name), (chief,), _serving(text, match.end(), mentions)))
    for match in re.finditer(r"(?:组成|设立|成立)(?P<name>现场指挥部|前线指挥部)", text):
        found.append(FoundGroup(match["name"], *match.span("name")))
    return found


#: 成立…领导小组，由副县长王磊任组长，县公安局局长李强任副组长
_TAKES_ROLE = re.compile(r"(?:(?<=由)|(?<=，)|(?<=、))(?P<who>[^，。；\n由]{2,60}?)(?:同志)?(?:兼任|担任|任|为)(?P<role>(?:常务|第一)?副?(?:组长|指挥长|总指挥|召集人))(?=[，。；、])")


#: 组长由县长王磊担任，成员由县财政局局长赵敏、县水利局局长何伟担任 · …，县财政局局长赵敏、县水利局局长何伟为成员
_ROLE_TAKEN = re.compile(
    r"(?<=[，。；\n])(?P<role>(?:常务|第一)?副?(?:组长|指挥长|总指挥|召集人)|成员)由(?P<who>[^，。；\n由]{2,300}?)(?:同志)?(?:兼任|担任|任)(?=[，。；])"
    r"|(?<=，)(?P<members>[^，。；\n由]{4,300}?)(?:同志)?[为任](?=成员[，。；])"
)
#: …领导小组，组成人员如下：
_ANNOUNCED = re.compile(r"[^。\n]{0,40}如下：\n")


def _heads_in_sentence(text: str, start: int) -> tuple[Person, ...]:
    """Who leads a group and serves in it, said in the sentence that sets it up or in the one that it announces."""
    announced = _ANNOUNCED.match(text, start)
    start = announced.end() - 1 if announced else start
    stop = text.find("。", start, start + 600)
    if not (announced or text.startswith("，", start)) or stop < 0 or "\n" in text[start + 1 : stop]:
        return ()
    found = [(m.span("who"), m["role"]) for m in _TAKES_ROLE.finditer(text, start, stop + 1)]
    found += [(m.span("who" if m["role"] else "members"), m["role"] or "成员") for m in _ROLE_TAKEN.finditer(text, start, stop + 1)]
    led = ((p, role) for who, role in sorted(found) for p in (_posted(text, *who) or ([_chief(text, *who)] if role != "成员" else [])))
    return tuple(replace(p, role=role, rule="headed") for p, role in led if p)


_ENDS_BODY = re.compile(r"(?:[局委办部厅院所队会]|中心|公司|政府)$")


def _chief(text: str, start: int, end: int) -> Person | None:
    """Who leads a group, with what is said of the person: 副县长王磊, 县应急局王磊 (the body for a post), 县应急局王磊科长."""
    words = text[start:end]
    after = re.search(rf"(?<=[一-鿿]{{2}})(?:{_POST.pattern})$", words)
    for stop in dict.fromkeys((len(words), after.start() if after else len(words))):
        for n in (3, 2, 4):
            name, before = words[:stop][-n:], words[: max(0, stop - n)]
            if is_name(name) and (not before or re.search(rf"(?:{_POST.pattern})$", before) or _ENDS_BODY.search(before)):
                a = start + stop - n
                post = (a + n, end) if stop < len(words) else (start, a) if before else None
                return Person(name, text[slice(*post)] if post else None, a, a + n, post, "组长", "headed")
    return None


def _headed(headed: re.Match[str]) -> Iterator[Person]:
    """The persons behind a role in the midst of a line, with the posts in brackets behind them."""
    role, start = re.sub(r"\s", "", headed["role"]), headed.start("names")
    for m in _ONE_NAMED.finditer(headed["names"]):
        name = m["name"].replace(" ", "")
        if is_name(name) or (role.endswith("组长") and _name_in_list(name)):
            post = m["post"].replace(" ", "") if m["post"] else None
            yield Person(name, post, start + m.start("name"), start + m.end("name"), (start + m.start("post"), start + m.end("post")) if post else None, role, "headed")


#: Where the list of who serves in a group ends and its work begins.
_WORK = re.compile(r"[。\n](?!\s?(?:牵头|组长|责任|成员|参与|参加|配合)(?:单位|部门))|(?:主要)?职责[：:]|负责")


def _serving(text: str, start: int, mentions: list[Mention]) -> tuple[str, ...]:
    """The bodies that lead a group or serve in it, named right behind its own name."""
    work = _WORK.search(text, start + 1)
    listed = between(mentions, start, work.start() if work else len(text))
    return tuple(dict.fromkeys(m.surface for m in listed if m.kind is Kind.AGENCY and not _POST.match(text, m.end)))


def _same(a: str, b: str) -> bool:
    """One group under two names: one is the other without its place, or without what stands before its last word."""
    strip = lambda n: re.sub(r"^(?:[一-鿿]{1,6}?[县市区]|县|市|区)(?=[一-鿿]{4,})", "", n)  # noqa: E731
    return strip(a) == strip(b)


def _merge(groups: list[FoundGroup]) -> list[FoundGroup]:
    out: list[FoundGroup] = []
    for g in groups:
        twin = next((i for i, o in enumerate(out) if _same(o.name, g.name)), None)
        if twin is None and g.name in ("工作专班", "领导小组") and any(o.name.endswith(("专班", "领导小组")) and o.persons for o in out):
            twin = next(i for i, o in enumerate(out) if o.name.endswith(("专班", "领导小组")) and o.persons)
        if twin is None:
            out.append(g)
            continue
        o = out[twin]
        out[twin] = FoundGroup(
            o.name,
            o.start,
            o.end,
            o.persons + tuple(p for p in g.persons if (p.name, p.role) not in {(x.name, x.role) for x in o.persons}),
            tuple(dict.fromkeys((*o.member_agencies, *g.member_agencies))),
            o.office or g.office,
            o.office_at or g.office_at,
            o.office_head or g.office_head,
            o.office_span or g.office_span,
            (*o.aliases, *((g.name, g.start, g.end),) * (g.name != o.name), *g.aliases),
        )
    return out


def _with_offices(text: str, groups: list[FoundGroup], mentions: list[Mention]) -> list[FoundGroup]:
    """Seats and heads of offices, given to the group they belong to; an office with members of its own is a group too."""
    out = list(groups)
    in_brackets = [m for m in within_lines(_OFFICE_IN_BRACKETS, text, ("办公室（", "办公室(")) if any(x.start == m.start("at") and x.end == m.end("at") for x in mentions)]
    for match in sorted((*within_lines(_OFFICE_AT, text, ("设在", "设立在", "设于", "挂靠", "依托在", "办公室在", "办公室于", "办公室设")), *in_brackets), key=lambda m: m.start()):
        named = next((m for m in mentions if m.end == match.end("office") and m.start >= match.start("office")), None)
        if match["office"] == "办公室":  # 市级政府采购办公室（以下简称市采购办）设在…: its whole name
            named = next((m for m in mentions if m.end == match.end("office") and not re.search(rf"{_GROUP_NAME}办公室$", m.surface)), named)
        office = named.surface if named else re.sub(r"^.*(?:下设|由|成立)(?=[一-鿿]*办公室$)", "", match["office"])
        seat = next((m for m in mentions if m.start == match.start("at")), None)
        at = text[seat.start : seat.end].replace("\n", "") if seat and not match["at"].endswith("司") else match["at"]
        owner = office.removesuffix("办公室") or _owner_in_line(text, match.start())
        if office.endswith("机构"):  # 县防汛抗旱指挥部负责…，其日常办事机构设在…
            named = next((m for m in between(mentions, clause_start(text, match.start(), "\n"), match.start()) if re.search(rf"{_GROUP_NAME}$", m.surface)), None)
            owner, office = (named.surface, None) if named else ("", None)
        if owner and not re.search(rf"{_GROUP_NAME}$", owner):  # 县森防指办公室, after 县森林防灭火指挥部（以下简称县森防指）
            meant = re.search(rf"(?P<full>[一-鿿“”]{{4,40}}{_GROUP_NAME})（以下(?:统一)?简称[：“]?{re.escape(owner)}”?）", text[: match.start()])
            named = next((m for m in mentions if meant and m.end == meant.end("full")), named) if meant else named
            owner = named.surface if meant and named else owner
        if owner == "联席会议" and (called := [m for m in mentions if m.end <= match.start() and m.surface.endswith(owner) and len(m.surface) > 6]):
            owner = called[-1].surface  # the conference named before
            named = called[-1]
        elif owner and not re.search(rf"{_GROUP_NAME}$", owner) and _owner(out, owner, text, match.start()) is None:
            owner = _set_up_beside(out, owner, text, match.start()) or office  # 城市防汛办公室: an office of nobody else
        index = _owner(out, owner, text, match.start())
        if index is None:
            if not owner:
                continue
            begin = named.start if named else match.end("office") - len(office)
            if not text.startswith(owner[0], begin) and (said := text.rfind(owner, 0, match.end())) >= 0:  # earlier in the line
                begin = said
            out.append(FoundGroup(owner, begin, max(begin + 1, _span_end(text, begin, owner))))
            index = len(out) - 1
        sentence_end = min((p for c in "。\n" if (p := text.find(c, match.end())) >= 0), default=len(text))
        stop = line_end(text, match.end())
        held = [
            (h[told], _name_at_end(text, *h.span(who)), h.start(), bool(h["post"]))
            for h in _HELD_BY.finditer(text, match.end(), stop)
            for told, who in (("post", "who") if h["post"] else ("as", "named") if h["as"] else ("is", "after"),)
            if h["post"] or is_name(h[who]) or (h["as"] and re.search(rf"(?:{_POST.pattern}|主要负责人)(?:[一-鿿]{{2,3}})?$", h["named"]))
        ]
        chief = next((who for post, who, at_, _ in held if post in ("办公室主任", "主任") and at_ < max(sentence_end, match.end() + 80)), None)
        head = re.sub(r"(?<!负责)同志$", "", text[slice(*chief)]) if chief else None
        g = out[index]
        out[index] = replace(g, office=g.office or office, office_at=g.office_at or at, office_head=g.office_head or head, office_span=match.span())
        deputies = [(post, n) for post, who, _, listed in held if listed for n in _names(text, *who)]
        if office and (len(deputies) > 1 or any(o.name == office for o in out)):
            persons = tuple(
                Person(text[a:b].replace("\n", ""), None, a, b, None, post if post.startswith("办公室") else "办公室" + post, "held_by")
                for post, (a, b) in deputies
            )
            twin = next((i for i, o in enumerate(out) if o.name == office or (o.name.endswith("办公室") and _same(o.name, g.name + "办公室"))), None)
            if twin is None:
                out.append(FoundGroup(office if owner else g.name + "办公室", *match.span("office"), persons, (), None, at, head, match.span()))
            else:
                o = out[twin]
                out[twin] = replace(o, persons=persons + o.persons, office_at=at, office_head=head, office_span=match.span())
    return out


def _set_up_beside(groups: list[FoundGroup], stem: str, text: str, at: int) -> str | None:
    """成立云川市市容整治工作小组，…。整治工作联合办公室设在…: the group set up in the same paragraph whose name has the words of the office's."""
    line, words = text.rfind("\n", 0, at) + 1, stem.removesuffix("联合")
    return next((g.name for g in groups if line <= g.start < at and len(words) > 3 and words in g.name), None)


_HAS_OFFICE = re.compile(r"(?:(?<![一-鿿])|(?<=由))(?P<owner>[一-鿿“”]{4,40}?(?:领导小组|指挥部|专班|委员会|联席会议))下设办公室")


def _owner_in_line(text: str, at: int) -> str:
    """县森林防灭火指挥部下设办公室，负责日常工作。办公室设在…: whose office the line speaks of; empty where it does not say."""
    named = list(_HAS_OFFICE.finditer(text, text.rfind("\n", 0, at) + 1, at))
    return named[-1]["owner"] if named else ""


def _name_at_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Of 县林业局局长马晓东 the name; the whole where it ends in none, or is one."""
    words = text[start:end].removesuffix("同志")
    if "，" in words or any(is_name(w) for w in words.split("、")[:1]) or re.search(r"\s", words):
        return start, end
    stop = start + len(words)
    return next(((stop - n, stop) for n in (3, 2, 4) if is_name(words[-n:]) and re.search(rf"(?:{_POST.pattern}|长)$", words[:-n])), (start, end))


def _owner(groups: list[FoundGroup], owner: str, text: str, at: int) -> int | None:
    """The group whose office is spoken of: the one named, else the one named last before it."""
    if owner:
        for i, g in enumerate(groups):
            if _same(g.name, owner) or g.name.endswith(owner) or owner.endswith(g.name):
                return i
        for i, g in enumerate(groups):
            short = _ABBREVIATED.match(text, g.end)
            if short and short["short"] == owner:
                return i
        if owner in ("领导小组", "指挥部", "专班", "工作专班", "委员会") or re.fullmatch(r"[县市]指挥部", owner):
            return _last_before(groups, at)
        return None
    last = _last_before(groups, at)
    return 0 if last is None and len(groups) == 1 else last  # its roster is annexed below


def _last_before(groups: list[FoundGroup], at: int) -> int | None:
    before = [
        (max([g.start, *(p.start for p in g.persons)]), i)
        for i, g in enumerate(groups)
        if (min([g.start, *(p.start for p in g.persons)]) < at and not g.name.endswith(("组", "办公室"))) or (g.start < at and g.name.endswith("小组"))
    ]
    return max(before)[1] if before else None


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand; of persons with their posts before them the names alone."""
    if "，" in text[start:end] and (posted := _posted(text, start, end)):
        return [(p.start, p.end) for p in posted]
    out = []
    for match in re.finditer(r"[^、，\s]+(?:\s[^、，\s]+)*", text[start:end]):
        words = match.group().replace("\n", "").replace(" ", "").removesuffix("同志")
        if is_name(words) or _name_in_list(words):
            out.append((start + match.start(), start + match.start() + len(match.group().removesuffix("同志"))))
    return out


# ---------------------------------------------------------------- persons outside rosters

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
    rf"(?:(?<=[由，。；：\n])|\A)(?P<post>(?:{_SURE_START.pattern})[^，。；：\n]{{0,40}}?(?:{_POST.pattern})) ?(?P<name>[一-鿿](?: ?[一-鿿]){{1,3}}?)(?:同志)?(?:兼任|担任|任|兼)"
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
    rf"(?:(?<=[\n；。：，;:,])|(?<=任命)|(?<=聘任)|(?<=决定)|\A)(?P<names>{_APPOINTEE}(?:、{_APPOINTEE})*?)(?:同志)?(?:试用期满，)? ?(?:为|任|担任|兼任|挂任|挂职任|挂职担任|代理|晋升为|套转为)(?P<post>[^，。；：\n（]{{2,50}}?(?:{_POST.pattern}))(?=(?:职务)?(?:[（，。；(,;\n]|$))"
)
#: 免去 | 龙德胜的县发展和改革委员会副主任职务 · 免去石胜涛同志县公安局洪安派出所所长职务 · 李刚不再担任县教育局局长职务 · 接受吴江同志辞去县长职务的请求
_DISMISSED = re.compile(
    rf"(?:(?<=[\n；。：，])|(?<=免去)|(?<=接受)|(?<=撤销)|\A)(?P<names>{_APPOINTEE}(?:、{_APPOINTEE})*?)(?:(?:同志)?(?:不再(?:担任|兼任)|辞去(?:其?担任的)?)|同志的?|的|(?={_SURE_START.pattern}))(?P<post>(?:{_POST_START.pattern})[^，。；：\n（]{{0,50}}?(?:{_POST.pattern})?)的?职务"
)

#: 免去王磊同志的清河经济开发区管理局副局长职务: where the word 同志 parts a name from its post, the post may begin with any word
_RELIEVED = re.compile(rf"(?<=免去)(?P<names>{_APPOINTEE})同志的?(?P<post>[^，。；：\n（]{{4,60}}?(?:{_POST.pattern}))的?职务")
#: 王磊同志任…局长，兼县水务公司董事长，免去其县教育局局长职务: more of the person who was named before
_MORE_POSTS = re.compile(rf"，(?:兼任?|免去其|不再(?:担任|兼任))(?P<post>[^，。；：\n]{{4,80}}?(?:{_POST.pattern}))(?=职务|[，。；\n（]|$)")


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
    if _APPOINTMENTS.search(text) or (any(word in text for word in _APPOINTING) and _APPOINTS.search(text)):
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
_DIVIDED = re.compile(
    rf"^[ 　]*(?:(?P<name>[一-鿿](?: ?[一-鿿]){{1,2}})(?<![副常党政省市县区州旗])(?:同志)? ?[（(]?(?P<post>(?=(?:常务)?副?[省市县区州旗]长|{_POST_START.pattern})[^，。；：:\n（）()]{{0,30}}?(?:{_POST.pattern}))[）)]?|(?P<first>[^，。；：:\n]{{0,30}}?(?:{_POST.pattern})) ?(?P<last>[一-鿿](?: ?[一-鿿]){{1,2}})|(?P<alone>[一-鿿](?: ?[一-鿿]){{1,2}}?)(?=同志))(?:同志)?"
    r"[ 　：:]*\n?[ 　]*(?=(?:负责|领导|主持|协助|分管|兼)[^\n]{2,}(?:工作|全面|[局委部]))",
    re.M,
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


def _posted(text: str, start: int, end: int) -> list[Person]:
    """Persons of a list, each with the post before the name; none where a piece of it is no such person. A comma parts them where there is one."""
    found = []
    for piece in re.finditer(r"[^，]+" if "，" in text[start:end] else r"[^、]+", text[start:end]):
        at, words = start + piece.start(), piece.group().removesuffix("同志")
        n = next((n for n in (3, 2, 4) if is_name(words[-n:]) and re.search(rf"(?:{_POST.pattern})$", words[:-n])), 0)
        if not n:
            return []
        stop = at + len(words)
        found.append(Person(words[-n:], words[:-n], stop - n, stop, (at, stop - n), None, "serves"))
    return found


def _serving_together(text: str) -> list[Person]:
    return [p for match in within_lines(_TOGETHER, text, ("兼任", "担任")) for p in _posted(text, *match.span("who"))]


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
        if (is_name(name) or (known and _name_in_list(name))) and not _NO_CONTACT.search(name) and not any(p.start <= start < p.end for p in out):
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
        if is_name(match["name"]) or _name_in_list(match["name"]):
            out.append(Person(match["name"], match["post"], *match.span("name"), match.span("post"), None, "signature"))
    for match in within_lines(_PROMOTED, text, ("晋升为",)):
        found = _posts_first(_Token(match["who"], *match.span("who")))
        out += [replace(_person(name, (post,), None), rule="promotion") for name, post in found]
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
