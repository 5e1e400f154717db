"""Rosters: cells of names and posts, in either order, under a role or none, one or several persons a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.grammar.names import _WORD, is_name
from loaders.grammar.people import Person
from loaders.lexicon import alternatives, load

_WORDS = load("people")
#: The list, and any other word in 长: 指挥长, 航道站站长.
POST = re.compile(rf"(?:{alternatives(_WORDS['posts'])}|[一-鿿](?<![增成生特延家擅])长(?![一-鿿]))(?:[（(][^（）()]{{1,24}}[）)])?")
#: 组 长： · 常务副指挥长： · 成 员：
_SPACED_ROLES = "|".join(r"\s?".join(map(re.escape, word)) for word in sorted(_WORDS["roles"], key=len, reverse=True))
#: （一）组长： · 1.成员：
_NUMBERED = r"(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十\d]{1,2}[.．、])\s?"
_ROLE_HEAD = re.compile(rf"(?:{_NUMBERED})?(?P<role>(?:{_SPACED_ROLES}))\s?[:：]\s?")
GROUP_NAME = r"(?:领导小组|指挥部|工作专班|专班|联席会议|委员会|协调小组|推进小组|工作小组|工作组|专项组|办公室)"
#: 孔令涛（市委副书记、市长）
_BRACKETED = re.compile(
    r"(?P<name>[一-鿿㐀-䶿\U00020000-\U0003ffff]{2,4}?|[一-鿿]{1,6}·[一-鿿·]{2,12})(?:同志)?[（(](?P<post>[^（）()]{2,60}(?:[（(][^（）()]*[）)])?)[）)][；;，,、。]?"
)
#: 总召集人：吴志刚，市人民政府秘书长。
_TOLD = re.compile(rf"(?P<name>[一-鿿]{{2,4}})[，,](?P<post>[^，,。；]{{0,40}}(?:{POST.pattern}))[。；;]?")
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
class Token:
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
    prefix: tuple[Token, ...] = ()  # the beginning of a post whose name stands on the next line


_CELL = re.compile(r"\S+")


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """Cells of a line; letters of a name set wide (韩 超) are one cell."""
    out: list[Token] = []
    for m in _CELL.finditer(text, start, end):
        token = Token(m.group(), *m.span())
        if also := _ALSO.search(token.words, 2):
            token = Token(token.words[: also.start()], token.start, token.end - len(also.group()))
        if 4 <= len(token.words) <= 5 and token.words.endswith("同志"):
            token = Token(token.words[:-2], token.start, token.end - 2)
        wide = out and out[-1].words not in _ROLE_WORDS and (len(out[-1].words) == 1 or (len(out[-1].words) == 2 and out[-1].end - out[-1].start == 3 and token.start == out[-1].end + 1))
        if wide and re.fullmatch(r"[一-鿿]{1,2}", out[-1].words) and re.match(r"(?![男女])[一-鿿](?:$|[（(])", token.words):
            out[-1] = Token(out[-1].words + token.words, out[-1].start, token.end)
        else:
            out.append(token)
    return out


#: 严明（兼）: who has another seat in the group already, whose post is given there
_ALSO = re.compile(r"[（(]兼[）)]$")


def person_of(name: Token, post: tuple[Token, ...], role: str | None) -> Person:
    words = "".join(t.words for t in post).rstrip("；;，,")
    if not words or _ALSO.fullmatch(words):
        return Person(name.words, None, name.start, name.end, None, role)
    return Person(name.words, words, name.start, name.end, (post[0].start, post[-1].end), role)


def _bracketed(token: Token) -> list[Person]:
    """Persons of a cell that is nothing but names with their posts in brackets: 唐秀英同志（县府办副主任）、盘海峰同志（县交通运输局局长）。"""
    found, at = [], 0
    shift = token.end - len(token.words)  # blanks inside a name stand before all that follows
    for m in _BRACKETED.finditer(token.words):
        if m.start() != at or not (is_name(m["name"]) or (name_in_list(m["name"]) and _plausible_post(m["post"]))):
            return []
        found.append(
            Person(m["name"], m["post"], token.start if at == 0 else shift + m.start(), shift + m.end("name"), (shift + m.start("post"), shift + m.end("post")))
        )
        at = m.end()
    return found if at == len(token.words) else []


def _listed_names(token: Token) -> list[Token]:
    """成员：王磊、赵敏同志: nothing but names."""
    found = []
    for m in re.finditer(r"[^、]+", token.words):
        name = re.sub(r"(?:等)?(?:同志)?[。；;]?$", "", m.group())
        if not is_name(name):
            return []
        found.append(_piece(token, m.start(), m.start() + len(name)))
    return found


def _read_cells(tokens: list[Token], block: _Reading, role: bool) -> list[Person] | None:
    """Persons of one line, None where it is no line of a roster. `role`: the line names a role."""
    if not tokens:
        return []
    listed = role or bool(block.persons or block.role)
    bracketed = [(t, found) for t in tokens if (found := _bracketed(t))]
    if bracketed and len(bracketed) == len(tokens) and (listed or sum(len(f) for _, f in bracketed) > 1):
        return [p for _, found in bracketed for p in (replace(x, role=block.role) for x in found)]
    if (role or block.told) and len(tokens) == 1 and (told := _TOLD.fullmatch(tokens[0].words)) and is_name(told["name"]):
        block.told = True
        return [person_of(_piece(tokens[0], *told.span("name")), (_piece(tokens[0], *told.span("post")),), block.role)]
    if role and len(tokens) == 1 and "、" in tokens[0].words and (found := _listed_names(tokens[0])):
        return [person_of(t, (), block.role) for t in found]
    names = [i for i, t in enumerate(tokens) if is_name(t.words)]
    if listed and not names and len(tokens) > 1 and name_in_list(tokens[0].words):
        names = [0]
    if block.columns and not names:
        names = [i for i, t in enumerate(tokens[:3]) if i and name_in_list(t.words) and not _PHONE.fullmatch(t.words)][:1]
    if not names:
        return None
    if block.columns:
        i = names[0]
        return [person_of(tokens[i], tuple(t for t in tokens[i + 1 :] if not _PHONE.fullmatch(t.words))[:1], block.role)]
    if len(names) == len(tokens):
        # 副组长：冯镭 | 沈慧: where the role's first name has no post, a name alone is the next
        alone = bool(block.persons and block.role and block.persons[-1].role == block.role and block.persons[-1].post is None)
        return [person_of(t, (), block.role) for t in tokens] if role or alone or (listed and len(tokens) > 1) else None
    if names[0] == 0 and not block.post_first:
        bounds = [*names, len(tokens)]
        found = [(tokens[a], tuple(tokens[a + 1 : b])) for a, b in itertools.pairwise(bounds)]
        if all(post and (listed or _plausible_post("".join(t.words for t in post))) for _, post in found):
            return [person_of(name, post, block.role) for name, post in found]
        return [person_of(name, post, block.role) for name, post in found] if role else None
    if names[-1] == len(tokens) - 1:
        found, at = [], 0
        for i in names:
            found.append((tokens[i], (*block.prefix, *tokens[at:i]) if not found else tuple(tokens[at:i])))
            at = i + 1
        if all(post and _plausible_post("".join(t.words for t in post)) for _, post in found) and (listed or len(tokens) == 2):
            return [person_of(name, post, block.role) for name, post in found]
    return None


#: How a post begins, where nothing but the words tells it from the name before it.
POST_START = re.compile(
    r"(?:自治[县州旗区]|[县市省区州旗](?!长)|中共|国家|国网|武警|中华人民共和国|副?[县市区旗镇乡]长|党[委组工]|政[府协]|人[大武]|[一-鿿]{2,6}(?:[省县市]|自治[区县州]|[镇乡](?!长)|街道|公司|局|委|办))"
)
SURE_START = re.compile(r"自治[县州旗区]|[县市省区州旗](?:委|政府|人[大民武]|政协|[一-鿿]{2,12}(?:局|委|办|中心|大队))|中共|国家|国网|武警|中华人民共和国|副?[县市区旗镇乡]长|党[委组工]")


def _run_together(token: Token, post_first: bool | None) -> tuple[list[tuple[Token, Token]], bool]:
    """(name, post) of persons set without any blank, and whether the posts come first: 覃健自治县党委副书记 · 局长姜瑞金县商务局副局长杜君潮."""
    for first in (False, True) if post_first is None else (post_first,):
        found = posts_first(token) if first else _names_first(token)
        if found:
            return found, first
    return [], bool(post_first)


def _names_first(token: Token) -> list[tuple[Token, Token]]:
    words, out, at = token.words, [], 0
    while at < len(words):
        n = next((n for start in (SURE_START, POST_START) for n in (3, 2, 4) if is_name(words[at : at + n]) and start.match(words, at + n)), 0)
        if not n:
            return []
        ends = [m.end() for m in POST.finditer(words, at + n)]
        stop = next((e for e in ends if e == len(words) or any(is_name(words[e : e + k]) and POST_START.match(words, e + k) for k in (3, 2))), 0)
        if not stop:
            return []
        out.append((_piece(token, at, at + n), _piece(token, at + n, stop)))
        at = stop
    return out


def posts_first(token: Token) -> list[tuple[Token, Token]]:
    words, out, at = token.words, [], 0
    while at < len(words):
        found = None
        for m in POST.finditer(words, at):
            for n in (3, 2):
                rest = m.end() + n
                if rest <= len(words) and is_name(words[m.end() : rest]) and (rest == len(words) or words[rest] == "、" or POST_START.match(words, rest)):
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


def _piece(token: Token, start: int, end: int) -> Token:
    shift = token.end - len(token.words)
    return Token(token.words[start:end], token.start if start == 0 else shift + start, shift + end)


def _unspaced(text: str, line: str, tokens: list[Token], block: _Reading, role: bool) -> list[Person] | None:
    """Persons of a line without blanks, under a role, in a block of such lines, or with such a line below it."""
    if len(tokens) != 1 or re.search(r"[，。；：:《]", tokens[0].words) or not 4 < len(tokens[0].words) <= 120:
        return None
    if not (role or block.unspaced is not None):
        following = text[tokens[0].end + 1 : tokens[0].end + 80].split("\n")[0]
        if len(line) > 45 or not posts_first(tokens[0]) or not (following and len(following) <= 45 and posts_first(Token(following, 0, len(following)))):
            return None
    found, first = _run_together(tokens[0], block.unspaced)
    if not found and block.unspaced is not None and not block.unspaced:  # among such lines a surname that the list does not have is one all the same
        words = tokens[0].words
        n = next((n for n in (3, 2) if name_in_list(words[:n]) and SURE_START.match(words, n) and re.search(rf"(?:{POST.pattern})$", words)), 0)
        found = [(_piece(tokens[0], 0, n), _piece(tokens[0], n, len(words)))] if n else []
        first = False
    if not found and block.unspaced:
        words = tokens[0].words
        end = max((m.end() for m in POST.finditer(words) if len(words) - 3 <= m.end() <= len(words) - 2 and name_in_list(words[m.end() :])), default=0)
        found = [(_piece(tokens[0], end, len(words)), _piece(tokens[0], 0, end))] if end else []
        first = True
    if not found:
        return None
    block.unspaced = first
    return [person_of(name, (post,), block.role) for name, post in found]


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
        if not opened and not _CELLS.search(line) and (_SENTENCE.search(line) or not POST.search(line)):
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
            tokens = [Token(tokens[0].words + tokens[1].words, tokens[0].start, tokens[1].end)]  # 郑 榕县委常委、副县长
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


def _bare_role(tokens: list[Token]) -> str:
    """The first cell, without its number where it stands alone: （一）组长."""
    words = tokens[0].words
    return _NUMBER.sub("", words, count=1) if len(tokens) == 1 and words[-1] in "长员挥人任" else words


def _named(tokens: list[Token]) -> bool:
    """Whether a name stands first: one with a known surname, or any short word before a whole post."""
    return is_name(tokens[0].words) or (len(tokens) > 1 and name_in_list(tokens[0].words) and bool(POST.search(tokens[1].words)))


def _complete(block: _Reading) -> bool:
    """Whether the last post of the block has its last word, so that 成员 on the next line is a role and no end of 党组成员."""
    return bool(block.persons) and (block.persons[-1].post is None or bool(re.search(rf"(?:{POST.pattern})$", block.persons[-1].post)))


def _goes_on(block: _Reading, text: str, line: str, start: int, end: int) -> bool:
    """A line that goes on with the post above it, or begins the post whose name comes below; taken into the block."""
    if block.post_first:
        if len(line) <= 24 and not re.search(r"[，。；：:]", line):
            block.prefix = (*block.prefix, Token(line.replace(" ", ""), start, end))
            return True
        return False
    last = block.persons[-1]
    spans = [last.post_span] if last.post_span else []
    if not _continues(text, spans, line):
        return False
    words = (last.post or "") + line.replace(" ", "")
    block.persons[-1] = replace(last, post=words, post_span=((last.post_span or (start, end))[0], end))
    return True


def name_in_list(text: str) -> bool:
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
        return bool(POST.search(line))
    complete = bool(re.search(rf"(?:{POST.pattern})$", so_far))
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
        re.search(rf"(?:{POST.pattern})$", so_far + line) and not is_name(line) and not re.search(GROUP_NAME, line) and len(line) <= 4
    )
