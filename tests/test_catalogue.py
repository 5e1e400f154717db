"""The catalogue: its heads, its words, and its answers on a small invented county, worked out by hand."""
import re
from datetime import date
from pathlib import Path

import pytest

from graph.identity import cited_id, document_id, duty_id, fold, provision_id
from graph.model import NODES, RELATIONSHIPS, Evidence, Fragment, Label, Node, Rel, Relationship
from queries.catalogue import CATALOGUE, Audience, parse
from queries.errors import CatalogueError, MissingParameter, UnknownParameter, UnknownQuestion, WrongType
from queries.runner import ask

CYPHER = Path(__file__).parents[1] / "queries" / "cypher"
PLACE = "河北省/青州市/青禾县"

# ---------------------------------------------------------------- an invented county


class County:
    """Collects one document's nodes and facts; `fragment()` hands them over. Every quote is invented."""

    def __init__(self, number: str | None, name: str, issued_on=None, *, instrument: str | None = None, **properties):
        self.id = document_id("青禾县", number, name)
        own = {"name": name, "title": name, "number": number, "instrument": instrument, "issued_on": issued_on, "place": PLACE, "loaded": True,
               "source": "invented.txt", "start": 0, "end": 100, "sha256": "0" * 64, "reader": "test", **properties}
        known = [self.id, *([fold(number)] if number else []), f"《{fold(name)}》", *([f"《{fold(instrument)}》"] if instrument else [])]
        own["known_as"] = sorted(set(known))
        self.nodes = {self.id: Node(Label.DOCUMENT, self.id, {k: v for k, v in own.items() if v is not None})}
        self.facts: list[Relationship] = []
        self.date = issued_on
        self.at = 0
        self.duties = 0

    def _fact(self, type_: Rel, start: str, end: str, quote: str, path: str = "一", **properties) -> None:
        self.at += 1
        evidence = Evidence(self.id, path, self.at, self.at + len(quote), quote, "invented")
        self.facts.append(Relationship(type_, start, end, evidence, {k: v for k, v in properties.items() if v is not None}))

    def agency(self, surface: str, name: str | None = None, kind: Label = Label.DEPARTMENT, certain: bool = True) -> str:
        full = name or surface
        id_ = f"青禾县/{full}"
        if id_ not in self.nodes:
            self.nodes[id_] = Node(Label.AGENCY, id_, {"name": full, "level": "县", "place": PLACE, "certain": certain}, kind)
        self._fact(Rel.MENTIONS, self.id, id_, surface, surface=surface, count=1, starts=[self.at])
        return id_

    def leader(self, name: str) -> str:
        id_ = f"青禾县/{name}"
        self.nodes.setdefault(id_, Node(Label.LEADER, id_, {"name": name, "place": PLACE}))
        return id_

    def program(self, name: str) -> str:
        id_ = f"青禾县/{name}"
        self.nodes.setdefault(id_, Node(Label.PROGRAM, id_, {"name": name, "place": PLACE}))
        self._fact(Rel.LAUNCHES, self.id, id_, f"开展{name}")
        return id_

    def text(self, path: str, heading: str, under: str | None = None) -> None:
        id_ = provision_id(self.id, path)
        self.at += 1
        self.nodes[id_] = Node(Label.PROVISION, id_, {"name": f"{path} {heading}", "path": path, "heading": heading, "text": heading,
                                                      "start": self.at, "end": self.at + len(heading)})
        self.facts.append(Relationship(Rel.PART_OF, id_, provision_id(self.id, under) if under else self.id))

    def basis(self, type_: Rel, title: str | None, number: str | None, quote: str, **properties) -> None:
        cited = cited_id(number, title, "青禾县" if number else None)
        kind = "document" if number else "law"
        if cited not in self.nodes:
            stated = {"name": title or number, "title": title, "number": number, "kind": kind}
            self.nodes[cited] = Node(Label.LEGAL_BASIS, cited, {k: v for k, v in stated.items() if v})
        self._fact(type_, self.id, cited, quote, cited=cited, title=title, number=number, kind=kind, **properties)

    def duty(self, path: str, heading: str, leads=(), assists=(), overseen_by=(), program: str | None = None, **properties) -> None:
        self.duties += 1
        id_ = duty_id(self.id, path, self.duties)
        own = {"name": heading, "heading": heading, "text": heading + "。", "path": path, "ordinal": self.duties, "kind": "label"}
        self.nodes[id_] = Node(Label.DUTY, id_, own | properties)
        self._fact(Rel.ASSIGNS, self.id, id_, heading + "。", path)
        for surface, name in leads:
            self._fact(Rel.LEADS, self.agency(surface, name), id_, f"牵头单位：{surface}", path, label="牵头单位", surface=surface)
        for surface, name in assists:
            self._fact(Rel.ASSISTS, self.agency(surface, name), id_, f"配合单位：{surface}", path, label="配合单位", surface=surface)
        for name in overseen_by:
            self._fact(Rel.OVERSEES, self.leader(name), id_, f"牵头县领导：{name}", path, label="牵头县领导")
        if program:
            self._fact(Rel.UNDER, id_, program, heading, path)

    def roster(self, group: str, members: dict[str, str], office: str | None = None) -> None:
        g = self.agency(group, kind=Label.LEADING_GROUP)
        self._fact(Rel.SETS_UP, self.id, g, f"调整{group}组成人员")
        for name, role in members.items():
            self._fact(Rel.SERVES_ON, self.leader(name), g, f"{role}：{name}", role=role, as_of=self.date)
        if office:
            self._fact(Rel.HAS_OFFICE_AT, g, self.agency(*office), f"办公室设在{office[0]}", office=f"{group}办公室", head=None)

    def fragment(self) -> Fragment:
        return Fragment(self.id, tuple(self.nodes.values()), tuple(self.facts))


def invented() -> tuple[Fragment, ...]:
    """青禾县: work rules of 2015, 2018 and 2023, a trial measure, a campaign, two rosters, one text without number and date, one not yet in force."""
    agri, env, water = ("县农业农村局", "青禾县农业农村局"), ("县生态环境分局", "青州市生态环境局青禾县分局"), ("县水务局", "青禾县水务局")

    rules15 = County("青政发〔2015〕2号", "青禾县人民政府关于印发工作规则的通知（2015）", date(2015, 2, 1), instrument="青禾县人民政府工作规则",
                     effective_on=date(2015, 2, 1), effective_text="自印发之日起施行")

    rules18 = County("青政发〔2018〕4号", "青禾县人民政府关于印发工作规则的通知（2018）", date(2018, 3, 1), instrument="青禾县人民政府工作规则",
                     effective_on=date(2018, 3, 1), effective_text="自印发之日起施行")
    rules18.basis(Rel.SUPERSEDES, "青禾县人民政府工作规则", "青政发〔2015〕2号", "青政发〔2015〕2号同时废止", scope="full")

    rules23 = County("青政发〔2023〕1号", "青禾县人民政府关于印发《青禾县人民政府工作规则》的通知", date(2023, 6, 20), instrument="青禾县人民政府工作规则",
                     effective_on=date(2023, 7, 1), effective_text="自2023年7月1日起施行")
    rules23.text("一", "总则")
    rules23.text("一（一）", "依据", under="一")
    rules23.text("二", "附则")
    rules23.basis(Rel.SUPERSEDES, "青禾县人民政府工作规则", "青政发〔2018〕4号", "青政发〔2018〕4号同时废止", path="二", scope="full",
                  effective_on=date(2023, 7, 1))
    rules23.basis(Rel.CITES, "中华人民共和国宪法", None, "根据《中华人民共和国宪法》", path="一（一）", relation="根据", article="第三条")

    trial = County("青政办字〔2020〕9号", "青禾县秸秆收储试行办法", date(2020, 1, 1), expires_on=date(2022, 12, 31), expires_text="有效期至2022年12月31日")
    trial.basis(Rel.CITES, "青禾县人民政府工作规则", "青政发〔2015〕2号", "按照青政发〔2015〕2号", relation="按照")

    campaign = County("青政办字〔2022〕10号", "青禾县2022年秸秆禁烧工作方案", date(2022, 9, 1))
    blue = campaign.program("蓝天行动")
    campaign.text("二", "重点任务")
    campaign.duty("二", "加强秸秆禁烧巡查", [agri, env], [water], ["李四"], blue, deadline="2022年10月底前", deadline_on=date(2022, 10, 31))
    campaign.duty("二", "推进秸秆综合利用", [agri], [env], deadline="2023年底前", deadline_on=date(2023, 12, 31))
    campaign.duty("二", "做好信息报送", (), [water])
    campaign.basis(Rel.CITES, "青禾县人民政府工作规则", "青政发〔2018〕4号", "按照青政发〔2018〕4号", relation="按照")
    campaign.basis(Rel.CITES, "中华人民共和国大气污染防治法", None, "根据《中华人民共和国大气污染防治法》", relation="根据")
    campaign.agency("县收储办", kind=Label.INSTITUTION, certain=False)

    partly = County("青政办字〔2023〕3号", "青禾县秸秆管理办法", date(2023, 3, 1), effective_on=date(2023, 5, 1))
    partly.basis(Rel.SUPERSEDES, "青禾县2022年秸秆禁烧工作方案", "青政办字〔2022〕10号", "与本办法不一致的，按本办法执行", scope="partial")
    partly.basis(Rel.CITES, "中华人民共和国大气污染防治法", None, "依据《中华人民共和国大气污染防治法》", relation="依据")

    flood21 = County("青政办字〔2021〕5号", "青禾县人民政府办公室关于成立防汛抗旱指挥部的通知", date(2021, 5, 1))
    flood21.roster("青禾县防汛抗旱指挥部", {"张三": "指挥长", "李四": "副指挥长"}, water)
    flood21._fact(Rel.HOLDS, flood21.leader("李四"), flood21.agency(*water), "李四 县水务局局长", post="县水务局局长", as_of=date(2021, 5, 1))

    flood23 = County("青政办字〔2023〕6号", "青禾县人民政府办公室关于调整防汛抗旱指挥部的通知", date(2023, 5, 10))
    flood23.roster("青禾县防汛抗旱指挥部", {"王五": "指挥长"}, water)
    flood23._fact(Rel.LEAVES, flood23.leader("李四"), flood23.agency(*water), "免去李四的县水务局局长职务", post="县水务局局长", as_of=date(2023, 5, 10))

    bare = County(None, "关于做好有关工作的通知", None, lacks=["number", "date"])
    future = County("青政发〔2023〕8号", "青禾县节水办法", date(2023, 12, 1), effective_on=date(2024, 1, 1), effective_text="自2024年1月1日起施行")
    return tuple(c.fragment() for c in (rules15, rules18, rules23, trial, campaign, partly, flood21, flood23, bare, future))


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """An embedded store of its own that holds the invented county."""
    from graph.embedded import stop
    from graph.schema import apply_schema
    from graph.settings import settings
    from graph.store import open_store
    from graph.write import write_fragment

    data = tmp_path_factory.mktemp("county")
    with open_store(settings(None, data)) as store:
        apply_schema(store)
        for fragment in invented():
            write_fragment(store, fragment)
        yield store
    stop(data)


# ---------------------------------------------------------------- heads and words

HEAD = "// 问\n// asks\n// for: staff\n//\n// $limit INTEGER = 5, e.g. 5 | 行 | rows\n//\n// n | 数 | number\n\n"


@pytest.mark.parametrize(("text", "said"), [
    (HEAD.replace("// for: staff\n", ""), "the head opens with"),
    (HEAD.replace("staff", "nobody") + "RETURN 1 AS n\nORDER BY n\nLIMIT $limit", "no such audience: nobody"),
    (HEAD + "RETURN $x AS n\nORDER BY n\nLIMIT $limit", "parameters declared and used differ: x"),
    (HEAD + "RETURN 1 AS m\nORDER BY m\nLIMIT $limit", "columns of the head"),
    (HEAD + "RETURN $limit AS n", "ORDER BY"),
    (HEAD.replace("= 5", "= many") + "RETURN 1 AS n\nORDER BY n\nLIMIT $limit", "many is no INTEGER"),
    (HEAD.replace("INTEGER", "FLOAT") + "RETURN 1 AS n\nORDER BY n\nLIMIT $limit", "should read: $name KIND"),
    (HEAD.replace("| 数 ", "") + "RETURN 1 AS n\nORDER BY n\nLIMIT $limit", "name | 中文 | English"),
])
def test_a_head_that_does_not_fit_its_statement_is_refused(text, said):
    with pytest.raises(CatalogueError, match=re.escape(said)):
        parse("broken", text)


def test_every_kind_of_user_is_served():
    for audience in Audience:
        assert sum(audience in q.audience for q in CATALOGUE.values()) >= 5, audience


def test_questions_are_asked_once():
    assert len({q.asks_zh for q in CATALOGUE.values()}) == len({q.asks_en for q in CATALOGUE.values()}) == len(CATALOGUE)


LABELS = {str(n) for n in Label}
TYPES = {str(r) for r in Rel}
PROPERTIES = {"id"} | {p.name for n in NODES for p in n.properties} | {p.name for r in RELATIONSHIPS for p in r.properties} | {
    "key", "document", "path", "start", "end", "quote", "rule"}
# Keys of the maps that statements make for themselves, and the parts of a duration.
MADE = {"scope", "since", "status", "by", "by_number", "duty", "days", "a", "b", "d", "side", "partners", "shared", "one", "two", "here",
        "overlap", "what", "documents", "other_documents", "first", "other_first", "bearers", "apart", "other_document", "other_number", "other_path",
        "other_quote", "both"}


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_question_speaks_the_vocabulary_of_the_graph(name):
    cypher = re.sub(r"'[^']*'", "''", re.sub(r"//.*", "", CATALOGUE[name].cypher)).replace("db.index.fulltext.queryNodes", "")
    named = set(re.findall(r"(?<![\w{ ]):([A-Z]\w*(?:\|[A-Z]\w*)*)", cypher)) | set(re.findall(r"\(\w*:([A-Z]\w*(?:\|[A-Z]\w*)*)", cypher))
    words = {w for group in named for w in group.split("|")}
    assert words <= LABELS | TYPES, words - LABELS - TYPES
    used = set(re.findall(r"\b[a-z]\w*\.(\w+)\b(?!\()", cypher)) | set(re.findall(r"\(\w*(?::\w+)? \{(\w+):", cypher))
    assert used <= PROPERTIES | MADE, used - PROPERTIES - MADE


def test_the_status_of_a_document_is_worked_out_by_the_same_words_everywhere():
    block = re.compile(r"// status of d on \$day\n.*?// end of status\n", flags=re.S)
    blocks = [b for f in CYPHER.glob("*.cypher") for b in block.findall(f.read_text(encoding="utf-8"))]
    assert len(blocks) >= 5
    assert len(set(blocks)) == 1


@pytest.mark.parametrize("what", ["agencies", "texts"])
def test_a_name_is_looked_up_by_the_same_words_everywhere(what):
    """The block between `// agencies named $x` and `// end of agencies` differs in the names of the parameter and of the variable alone."""
    block = re.compile(rf"// {what} named \$(\w+)\n(.*?)// end of {what}\n", flags=re.S)
    found = [m for f in CYPHER.glob("*.cypher") for m in block.finditer(f.read_text(encoding="utf-8"))]
    blocks = {" ".join(re.sub(r"\b[ab]\b", "x", m[2].replace(f"${m[1]}", "$name")).split()) for m in found}
    assert len(blocks) == 1


# ---------------------------------------------------------------- parameters

class NoStore:
    """Stands for a store where nothing may be asked of one."""

    def read(self, cypher, parameters):
        raise AssertionError("a wrong question reached the store")


@pytest.mark.parametrize(("name", "given", "error", "said"), [
    ("who_dose", {}, UnknownQuestion, "who_does"),
    ("zzz", {}, UnknownQuestion, "agencies_by_duties"),
    ("who_does", {}, MissingParameter, "-p words=秸秆禁烧"),
    ("who_does", {"words": " "}, MissingParameter, "-p words=秸秆禁烧"),
    ("who_does", {"word": "x"}, UnknownParameter, "words, place, day, limit"),
    ("who_does", {"words": "x", "day": "2023-13-01"}, WrongType, "YYYY-MM-DD"),
    ("who_does", {"words": "x", "limit": "many"}, WrongType, "many"),
    ("who_does", {"words": "x", "limit": "0"}, WrongType, "1 至"),
])
def test_a_wrong_question_says_what_to_type_and_never_reaches_the_store(name, given, error, said):
    with pytest.raises(error, match=re.escape(said)):
        ask(NoStore(), name, given)


# ---------------------------------------------------------------- answers

@pytest.mark.parametrize("name", CATALOGUE)
def test_every_question_runs_with_its_examples_and_with_its_defaults(county, name):
    question = CATALOGUE[name]
    ask(county, name, {p.name: p.example for p in question.parameters})
    ask(county, name, {p.name: p.example for p in question.parameters if p.default is None})


STATUS = [
    # document, day, status, since, why
    ("青政发〔2023〕1号", "2023-07-01", "in force", "2023-07-01", "takes effect on that very day"),
    ("青政发〔2023〕1号", "2023-06-30", "not yet in force", "2023-07-01", "issued, but its own day has not come"),
    ("青政发〔2018〕4号", "2023-06-30", "in force", "2018-03-01", "a successor counts only from its own day"),
    ("青政发〔2018〕4号", "2023-07-01", "superseded", "2023-07-01", "the successor holds"),
    ("青政发〔2015〕2号", "2018-02-28", "in force", "2015-02-01", "not yet repealed"),
    ("青政发〔2015〕2号", "2024-01-01", "superseded", "2018-03-01", "repealed by one that is itself repealed: it stays repealed"),
    ("青政办字〔2020〕9号", "2022-12-31", "in force", "2020-01-01", "the last day of its validity is a day of validity"),
    ("青政办字〔2020〕9号", "2023-01-01", "expired", "2022-12-31", "its own period of validity has ended"),
    ("青政办字〔2020〕9号", "2020-01-01", "in force", "2020-01-01", "a period of validity without a first day begins with the issue"),
    ("青政办字〔2022〕10号", "2023-04-30", "unknown", None, "no clause says since when; the partial successor has not come into force"),
    ("青政办字〔2022〕10号", "2022-08-31", "not yet in force", None, "not even issued"),
    ("青政办字〔2022〕10号", "2023-05-01", "partly superseded", "2023-05-01", "what differs follows the new measure"),
    ("关于做好有关工作的通知", "2023-05-01", "unknown", None, "no date anywhere: not shown as in force"),
    ("中华人民共和国宪法", "2023-05-01", "unknown", None, "only cited: nothing loaded says"),
    ("青政发〔2023〕8号", "2023-12-31", "not yet in force", "2024-01-01", "one day early"),
    ("青政发[2023]8号", "2024-01-01", "in force", "2024-01-01", "brackets of any kind"),
]


@pytest.mark.parametrize(("document", "day", "status", "since", "why"), STATUS)
def test_status_on_a_day(county, document, day, status, since, why):
    rows = ask(county, "document_status", {"document": document, "day": day}).rows
    assert [(r["status"], r["since"]) for r in rows] == [(status, since)], why


def rows(county, question, *columns, **parameters):
    return [tuple(r[c] for c in columns) for r in ask(county, question, parameters).rows]


def test_who_leads_and_assists_a_task(county):
    got = rows(county, "who_does", "duty", "leads", "assists", "overseen_by", "deadline", "status", "number", "path", "quote",
               words="秸秆 巡查", day="2022-12-01")
    assert got == [("加强秸秆禁烧巡查", ["青州市生态环境局青禾县分局", "青禾县农业农村局"], ["青禾县水务局"], ["李四"], "2022年10月底前", "unknown",
                    "青政办字〔2022〕10号", "二", "加强秸秆禁烧巡查。")]
    # Found by the programme that the duty stands under.
    assert rows(county, "who_does", "duty", words="蓝天行动") == [("加强秸秆禁烧巡查",)]


@pytest.mark.parametrize("name", ["青禾县农业农村局", "县农业农村局", "县 农业 农村局"])
def test_what_an_agency_owes_by_any_of_its_names(county, name):
    assert rows(county, "duties_of_agency", "agency", "role", "duty", "deadline_on", "partners", "path", "quote", agency=name) == [
        ("青禾县农业农村局", "LEADS", "加强秸秆禁烧巡查", "2022-10-31", ["青州市生态环境局青禾县分局", "青禾县水务局"], "二", "加强秸秆禁烧巡查。"),
        ("青禾县农业农村局", "LEADS", "推进秸秆综合利用", "2023-12-31", ["青州市生态环境局青禾县分局"], "二", "推进秸秆综合利用。")]


def test_deadlines(county):
    assert rows(county, "duties_due", "duty", "deadline_on", day="2022-11-01", until="2023-12-31") == [("推进秸秆综合利用", "2023-12-31")]
    assert rows(county, "duties_overdue", "duty", "days", "leads", day="2022-11-02") == [
        ("加强秸秆禁烧巡查", 2, ["青州市生态环境局青禾县分局", "青禾县农业农村局"])]
    assert rows(county, "duties_overdue", "duty", day="2024-01-01", agency="县水务局") == [("加强秸秆禁烧巡查",)]


def test_what_no_longer_holds_and_why(county):
    assert rows(county, "no_longer_hold", "number", "status", "since", "by_number", "path", "quote", day="2023-07-01") == [
        ("青政发〔2018〕4号", "superseded", "2023-07-01", "青政发〔2023〕1号", "二", "青政发〔2018〕4号同时废止"),
        ("青政办字〔2022〕10号", "partly superseded", "2023-05-01", "青政办字〔2023〕3号", "一", "与本办法不一致的，按本办法执行"),
        ("青政办字〔2020〕9号", "expired", "2022-12-31", None, None, "有效期至2022年12月31日"),
        ("青政发〔2015〕2号", "superseded", "2018-03-01", "青政发〔2018〕4号", "一", "青政发〔2015〕2号同时废止")]


def test_the_chain_of_a_document(county):
    assert rows(county, "succession", "direction", "step", "number", "scope", "since", "counts", document="青政发〔2018〕4号", day="2023-06-30") == [
        ("replaced_by", 1, "青政发〔2023〕1号", "full", "2023-07-01", False),
        ("replaces", 1, "青政发〔2015〕2号", "full", "2018-03-01", True)]
    assert rows(county, "succession", "direction", "step", "number", document="青政发〔2015〕2号") == [
        ("replaced_by", 1, "青政发〔2018〕4号"), ("replaced_by", 2, "青政发〔2023〕1号")]


def test_documents_in_force_that_cite_what_no_longer_holds(county):
    assert rows(county, "stale_citations", "number", "status", "cites_number", "cited_status", "since", "quote", day="2023-07-01") == [
        ("青政办字〔2022〕10号", "partly superseded", "青政发〔2018〕4号", "superseded", "2023-07-01", "按照青政发〔2018〕4号")]
    # The trial measure cites the rules of 2015, but had itself expired by 2023; in 2019 it was not issued; in 2021 it was stale.
    assert rows(county, "stale_citations", "number", "status", "cites_number", day="2021-01-01") == [("青政办字〔2020〕9号", "in force", "青政发〔2015〕2号")]


def test_what_a_document_rests_on_and_what_rests_on_a_law(county):
    assert rows(county, "bases_of_document", "basis", "relation", "article", "basis_status", "path", document="青政发〔2023〕1号") == [
        ("中华人民共和国宪法", "根据", "第三条", "unknown", "一（一）")]
    assert rows(county, "resting_on", "number", "relation", basis="大气污染防治法") == [("青政办字〔2023〕3号", "依据"), ("青政办字〔2022〕10号", "根据")]
    assert rows(county, "cited_not_loaded", "basis", "documents", "number") == [
        ("中华人民共和国大气污染防治法", 2, "青政办字〔2022〕10号"), ("中华人民共和国宪法", 1, "青政发〔2023〕1号")]


def test_groups_and_their_people(county):
    assert rows(county, "group_members", "member", "role", "posts", "as_of", "newest", group="防汛抗旱", day="2023-12-31") == [
        ("王五", "指挥长", [], "2023-05-10", True),
        ("青禾县水务局", "青禾县防汛抗旱指挥部办公室", [], "2023-05-10", True),
        ("张三", "指挥长", [], "2021-05-01", False),
        ("李四", "副指挥长", ["县水务局局长"], "2021-05-01", False),
        ("青禾县水务局", "青禾县防汛抗旱指挥部办公室", [], "2021-05-01", False)]
    assert rows(county, "group_members", "member", "newest", group="防汛抗旱", day="2022-01-01") == [("张三", True), ("李四", True), ("青禾县水务局", True)]
    assert rows(county, "rosters_replaced", "group", "number", "by_number", "since", day="2023-12-31") == [
        ("青禾县防汛抗旱指挥部", "青政办字〔2021〕5号", "青政办字〔2023〕6号", "2023-05-10")]
    assert rows(county, "person", "fact", "what", "role", "number", person="李 四") == [
        ("LEAVES", "青禾县水务局", "县水务局局长", "青政办字〔2023〕6号"),
        ("OVERSEES", "加强秸秆禁烧巡查", "牵头县领导", "青政办字〔2022〕10号"),
        ("HOLDS", "青禾县水务局", "县水务局局长", "青政办字〔2021〕5号"),
        ("SERVES_ON", "青禾县防汛抗旱指挥部", "副指挥长", "青政办字〔2021〕5号")]
    assert rows(county, "leaders_of_agency", "person", "fact", "post", "as_of", agency="县水务局") == [
        ("李四", "LEAVES", "县水务局局长", "2023-05-10"), ("李四", "HOLDS", "县水务局局长", "2021-05-01")]
    assert rows(county, "posts_changed", "person", "post", "number", "new_post", "new_number", "new_quote") == [
        ("李四", "县水务局局长", "青政办字〔2021〕5号", None, "青政办字〔2023〕6号", "免去李四的县水务局局长职务")]
    assert rows(county, "groups_of_agency", "fact", "group", "as_of", agency="县水务局") == [
        ("HAS_OFFICE_AT", "青禾县防汛抗旱指挥部", "2023-05-10"), ("HAS_OFFICE_AT", "青禾县防汛抗旱指挥部", "2021-05-01")]
    assert rows(county, "who_oversees", "person", "duty") == [("李四", "加强秸秆禁烧巡查")]


def test_agencies_side_by_side(county):
    assert rows(county, "agencies_by_duties", "agency", "leads", "assists", "documents") == [
        ("青禾县农业农村局", 2, 0, 1), ("青州市生态环境局青禾县分局", 1, 1, 1), ("青禾县水务局", 0, 2, 1)]
    assert rows(county, "agencies_sharing_tasks", "agency", "other", "shared", "example", agency="县水务局") == [
        ("青禾县水务局", "青州市生态环境局青禾县分局", 1, "加强秸秆禁烧巡查"), ("青禾县水务局", "青禾县农业农村局", 1, "加强秸秆禁烧巡查")]
    assert rows(county, "agencies_sharing_tasks", "agency", "other", "shared")[0] == ("青州市生态环境局青禾县分局", "青禾县农业农村局", 2)
    assert rows(county, "agencies_named", "agency", "kind", "aliases", words="农业") == [("青禾县农业农村局", ["Department"], ["县农业农村局"])]
    assert rows(county, "unresolved_agencies", "name", "documents", "number") == [("县收储办", 1, "青政办字〔2022〕10号")]
    assert rows(county, "duties_without_lead", "duty", "assists") == [("做好信息报送", ["青禾县水务局"])]


def test_programmes(county):
    assert rows(county, "programs", "program", "duties", "leads", "deadline_on", "bases", "number") == [
        ("蓝天行动", 1, ["青州市生态环境局青禾县分局", "青禾县农业农村局"], "2022-10-31",
         ["青禾县人民政府关于印发工作规则的通知（2018）", "中华人民共和国大气污染防治法"],
         "青政办字〔2022〕10号")]
    assert rows(county, "duties_of_program", "duty", "assists", "deadline", program="蓝天") == [("加强秸秆禁烧巡查", ["青禾县水务局"], "2022年10月底前")]


def test_the_text_of_a_document(county):
    assert rows(county, "outline", "path", "heading", "duties", document="青政发〔2023〕1号") == [("一", "总则", 0), ("一（一）", "依据", 0), ("二", "附则", 0)]
    assert rows(county, "outline", "path", "duties", document="青政办字〔2022〕10号") == [("二", 3)]
    assert rows(county, "evidence_of_duty", "fact", "who", "surface", "quote", duty="禁烧巡查") == [
        ("ASSIGNS", "青禾县2022年秸秆禁烧工作方案", None, "加强秸秆禁烧巡查。"),
        ("LEADS", "青禾县农业农村局", "县农业农村局", "牵头单位：县农业农村局"),
        ("LEADS", "青州市生态环境局青禾县分局", "县生态环境分局", "牵头单位：县生态环境分局"),
        ("ASSISTS", "青禾县水务局", "县水务局", "配合单位：县水务局"),
        ("OVERSEES", "李四", None, "牵头县领导：李四"),
        ("UNDER", "蓝天行动", None, "加强秸秆禁烧巡查")]


def test_the_list_of_documents(county):
    got = rows(county, "documents", "number", "issued_on", "status", "duties", day="2023-07-01", words="秸秆")
    assert got == [("青政办字〔2023〕3号", "2023-03-01", "in force", 0), ("青政办字〔2022〕10号", "2022-09-01", "partly superseded", 3),
                   ("青政办字〔2020〕9号", "2020-01-01", "expired", 0)]
    assert rows(county, "documents_lacking", "document", "lacks") == [("关于做好有关工作的通知", ["number", "date"])]


def test_an_answer_that_was_cut_says_so(county):
    whole, part = ask(county, "documents", {}), ask(county, "documents", {"limit": "2"})
    assert (len(whole.rows), whole.cut) == (10, False)
    assert (part.rows, part.cut) == (whole.rows[:2], True)
