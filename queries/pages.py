"""What the app's pages read: one node and what stands around it. Every statement starts from a unique id or an indexed value and is bounded.

Rows are dicts of plain values (days as YYYY-MM-DD). A fact from a text carries `document`, `path`, `start`, `end` (characters of the decoded file),
`quote` and `rule`, so that a page can lead to the very words. A row of a document carries `document` (id), `document_name`, `number`, `issued_on`.
GraphError where the store does not answer.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model import RELATIONSHIPS, Label, Rel
from graph.rows import EVIDENT
from queries.runner import Reader
from queries.values import plain

Row = Mapping[str, object]

#: No page shows more of one kind of thing; who needs all of them asks a question of the catalogue.
MOST = 2_000
#: Neighbours of one node that a picture unfolds at once, of each type of relationship.
FAN = 24
#: The main label of a node that may bear several, the more telling first.
MAIN = (Label.DOCUMENT, Label.LEGAL_BASIS, Label.DUTY, Label.AGENCY, Label.LEADER, Label.PROGRAM, Label.PROVISION, Label.PLACE)

_EVIDENCE = "r.document AS document, r.path AS path, r.start AS start, r.end AS end, r.quote AS quote, r.rule AS rule"
_DOCUMENT = "d.name AS document_name, d.number AS number, d.issued_on AS issued_on"


def rows(store: Reader, cypher: str, **parameters: object) -> list[Row]:
    return [{k: plain(v) for k, v in row.items()} for row in store.read(cypher, {"most": MOST, **parameters})]


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its main label, all its labels, its properties as plain values."""

    label: str
    labels: tuple[str, ...]
    properties: Row

    @property
    def id(self) -> str:
        return str(self.properties["id"])

    @property
    def name(self) -> str:
        return str(self.properties.get("name") or self.properties["id"])


def main_label(labels: Sequence[str]) -> str:
    """The label that says what a node is.

    >>> main_label(["Agency", "Township"])
    'Agency'
    """
    return next((str(label) for label in MAIN if label in labels), labels[0] if labels else "")


def node(store: Reader, label: str, id_: str) -> Node | None:
    """The node of `label` (one of MAIN) with this id; None where there is none. ValueError for a label that is none."""
    found = rows(store, f"MATCH (n:{Label(label)} {{id: $id}}) RETURN labels(n) AS labels, properties(n) AS properties LIMIT 1", id=id_)
    if not found:
        return None
    labels = tuple(sorted(found[0]["labels"]))
    return Node(main_label(labels), labels, found[0]["properties"])


# ---------------------------------------------------------------- agencies, leaders, programmes


def duties_of_agency(store: Reader, agency: str) -> list[Row]:
    """Duties that the agency leads or assists, the newest document first. `partners`: [{id, name, role}] of the others who bear it."""
    return rows(store, f"""
MATCH (a:Agency {{id: $id}})-[r:LEADS|ASSISTS]->(u:Duty)
MATCH (d:Document {{id: r.document}})
RETURN type(r) AS role, r.label AS label, r.surface AS surface, u.id AS id, u.heading AS heading, u.deadline AS deadline, u.deadline_on AS deadline_on,
       COLLECT {{ MATCH (x:Agency)-[s:LEADS|ASSISTS]->(u) WHERE x.id <> a.id 
                 RETURN DISTINCT {{id: x.id, name: x.name, role: type(s)}} AS partner }} AS partners,
       {_DOCUMENT}, {_EVIDENCE}
ORDER BY d.issued_on DESC, d.id, u.ordinal, r.key
LIMIT $most""", id=agency)


def people_of_agency(store: Reader, agency: str) -> list[Row]:
    """Who held or left which post at the agency (`fact`: HOLDS, LEAVES), by the documents that say so, the newest first."""
    return rows(store, f"""
MATCH (p:Leader)-[r:HOLDS|LEAVES]->(a:Agency {{id: $id}})
MATCH (d:Document {{id: r.document}})
RETURN p.id AS id, p.name AS name, type(r) AS fact, r.post AS post, r.as_of AS as_of, {_DOCUMENT}, {_EVIDENCE}
ORDER BY r.as_of DESC, d.id, r.start, r.key
LIMIT $most""", id=agency)


def groups_of(store: Reader, label: str, member: str) -> list[Row]:
    """Leading groups on which an agency or a leader serves, or whose office an agency keeps (`role` then names the office)."""
    return rows(store, f"""
MATCH (m:{Label(label)} {{id: $id}})-[r:SERVES_ON]->(g:LeadingGroup)
MATCH (d:Document {{id: r.document}})
RETURN g.id AS id, g.name AS name, r.role AS role, r.as_of AS as_of, {_DOCUMENT}, {_EVIDENCE}
ORDER BY r.as_of DESC, g.id, r.key
LIMIT $most""", id=member)


def offices_at(store: Reader, agency: str) -> list[Row]:
    """Leading groups that have their office at the agency."""
    return rows(store, f"""
MATCH (g:LeadingGroup)-[r:HAS_OFFICE_AT]->(a:Agency {{id: $id}})
MATCH (d:Document {{id: r.document}})
RETURN g.id AS id, g.name AS name, r.office AS office, r.head AS head, {_DOCUMENT}, {_EVIDENCE}
ORDER BY d.issued_on DESC, g.id, r.key
LIMIT $most""", id=agency)


def documents_of_agency(store: Reader, agency: str) -> list[Row]:
    """Documents that the agency issued, the newest first."""
    return rows(store, f"""
MATCH (a:Agency {{id: $id}})-[r:ISSUED]->(d:Document)
RETURN d.id AS id, d.type AS type, {_DOCUMENT}, {_EVIDENCE}
ORDER BY d.issued_on DESC, d.id
LIMIT $most""", id=agency)


def neighbours_of_agency(store: Reader, agency: str) -> list[Row]:
    """Agencies with which it shares duties, by the number of shared duties. Looks at no more than MOST duties."""
    return rows(store, """
MATCH (a:Agency {id: $id})-[:LEADS|ASSISTS]->(u:Duty)
WITH a, u LIMIT $most
MATCH (x:Agency)-[:LEADS|ASSISTS]->(u)
WHERE x.id <> a.id
RETURN x.id AS id, x.name AS name, count(DISTINCT u) AS shared
ORDER BY shared DESC, id
LIMIT 30""", id=agency)


def belongings(store: Reader, agency: str) -> list[Row]:
    """What the agency belongs to and what belongs to it (`direction` up or down): parent bodies, places, members of a class, bodies it took over from."""
    return rows(store, """
MATCH (a:Agency {id: $id})-[r:PART_OF|IN|MADE_OF|SUCCEEDS]-(x:Agency|Place)
RETURN type(r) AS type, CASE WHEN startNode(r).id = a.id THEN 'up' ELSE 'down' END AS direction, labels(x) AS labels, x.id AS id, x.name AS name
ORDER BY direction DESC, type, id
LIMIT 60""", id=agency)


def posts_of(store: Reader, leader: str) -> list[Row]:
    """Posts of a person through time, the newest first; `fact`: HOLDS, LEAVES."""
    return rows(store, f"""
MATCH (p:Leader {{id: $id}})-[r:HOLDS|LEAVES]->(a:Agency)
MATCH (d:Document {{id: r.document}})
RETURN a.id AS id, a.name AS name, type(r) AS fact, r.post AS post, r.as_of AS as_of, {_DOCUMENT}, {_EVIDENCE}
ORDER BY r.as_of DESC, d.id, r.start, r.key
LIMIT $most""", id=leader)


def duties_overseen(store: Reader, leader: str) -> list[Row]:
    return rows(store, f"""
MATCH (p:Leader {{id: $id}})-[r:OVERSEES]->(u:Duty)
MATCH (d:Document {{id: r.document}})
RETURN u.id AS id, u.heading AS heading, u.deadline AS deadline, u.deadline_on AS deadline_on, r.label AS label, {_DOCUMENT}, {_EVIDENCE}
ORDER BY d.issued_on DESC, d.id, u.ordinal, r.key
LIMIT $most""", id=leader)


def roster(store: Reader, group: str) -> list[Row]:
    """Everybody who served on a leading group, by document, the oldest first. `labels` tell a person from an agency."""
    return rows(store, f"""
MATCH (g:Agency {{id: $id}})<-[r:SERVES_ON]-(m:Leader|Agency)
MATCH (d:Document {{id: r.document}})
RETURN labels(m) AS labels, m.id AS id, m.name AS name, r.role AS role, r.as_of AS as_of, {_DOCUMENT}, {_EVIDENCE}
ORDER BY d.issued_on, d.id, r.start, r.key
LIMIT $most""", id=group)


def foundations(store: Reader, group: str) -> list[Row]:
    """Documents that set a leading group up or changed it, and where they put its office."""
    return rows(store, f"""
MATCH (g:Agency {{id: $id}})<-[r:SETS_UP]-(d:Document)
RETURN d.id AS id, {_DOCUMENT}, {_EVIDENCE},
       COLLECT {{ MATCH (g)-[o:HAS_OFFICE_AT]->(a:Agency) WHERE o.document = d.id
                 RETURN {{id: a.id, name: a.name, office: o.office, head: o.head}} AS x }} AS offices
ORDER BY d.issued_on, d.id
LIMIT $most""", id=group)


def duties_of_program(store: Reader, program: str) -> list[Row]:
    """Duties under a programme with those who lead (`leads`: [{id, name}])."""
    return rows(store, f"""
MATCH (u:Duty)-[r:UNDER]->(p:Program {{id: $id}})
MATCH (d:Document {{id: r.document}})
RETURN u.id AS id, u.heading AS heading, u.deadline AS deadline, u.deadline_on AS deadline_on,
       COLLECT {{ MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT {{id: x.id, name: x.name, role: 'LEADS'}} AS l }} AS partners, {_DOCUMENT}, {_EVIDENCE}
ORDER BY d.issued_on DESC, d.id, u.ordinal, r.key
LIMIT $most""", id=program)


def documents_of(store: Reader, label: str, id_: str) -> list[Row]:
    """Documents that launch a programme or mention a node, `fact` LAUNCHES or MENTIONS, launching first."""
    return rows(store, f"""
MATCH (d:Document)-[r:LAUNCHES|MENTIONS]->(n:{Label(label)} {{id: $id}})
RETURN type(r) AS fact, d.id AS id, r.count AS count, {_DOCUMENT}, {_EVIDENCE}
ORDER BY fact, d.issued_on DESC, d.id, r.key
LIMIT $most""", id=id_)


# ---------------------------------------------------------------- documents


def issuers(store: Reader, document: str) -> list[Row]:
    """Who issued a document and to whom it is addressed (`fact` ISSUED or ADDRESSED_TO)."""
    return rows(store, f"""
MATCH (d:Document {{id: $id}})-[r:ISSUED|ADDRESSED_TO]-(a:Agency)
RETURN type(r) AS fact, a.id AS id, a.name AS name, {_EVIDENCE}
ORDER BY fact DESC, r.start, r.key
LIMIT 200""", id=document)


def outline(store: Reader, document: str) -> list[Row]:
    """The numbered parts of a document in the order of the text; `text` is a part's own words without white space."""
    return rows(store, """
MATCH (p:Provision)
WHERE p.id STARTS WITH $prefix
RETURN p.path AS path, p.heading AS heading, p.text AS text, p.start AS start, p.end AS end
ORDER BY p.start, p.id
LIMIT $most""", prefix=f"{document}#")


_FACT = f"""type(r) AS fact, labels(s) AS from_labels, s.id AS from_id, s.name AS from_name, labels(e) AS to_labels, e.id AS to_id, e.name AS to_name,
       properties(r) AS said, {_EVIDENCE}"""
#: A branch a type, as in graph.statements.FACTS_OF: only so the embedded store uses its indexes.
_FACTS = "\nUNION ALL\n".join(f"MATCH (s)-[r:{type_}]->(e) WHERE r.document = $id RETURN {_FACT} ORDER BY r.start, r.end, r.key LIMIT 20000"
                              for type_ in EVIDENT)


def facts(store: Reader, document: str) -> list[Row]:
    """Every fact that a document states, in the order of its text: `fact`, its two ends (`from_…`, `to_…`), evidence; `said` holds its own properties."""
    return sorted(rows(store, _FACTS, id=document), key=lambda f: (f["start"], f["end"], f["said"]["key"]))


_TWO = "labels(x) AS labels, x.id AS id, x.name AS name, x.number AS its_number, coalesce(x.loaded, false) AS loaded"


def rests_on(store: Reader, document: str) -> list[Row]:
    """What a document cites, replaces and amends, in the order of its text."""
    return rows(store, f"""
MATCH (d:Document {{id: $id}})-[r:CITES|SUPERSEDES|AMENDS]->(x:LegalBasis|Document)
RETURN type(r) AS fact, r.relation AS relation, r.article AS article, r.kind AS kind, r.scope AS scope, r.title AS title, {_TWO}, {_EVIDENCE}
ORDER BY CASE type(r) WHEN 'SUPERSEDES' THEN 0 WHEN 'AMENDS' THEN 1 ELSE 2 END, r.start, r.key
LIMIT $most""", id=document)


def resting_on(store: Reader, label: str, basis: str) -> list[Row]:
    """Documents that cite, replace or amend a text, the newest first."""
    return rows(store, f"""
MATCH (d:Document)-[r:CITES|SUPERSEDES|AMENDS]->(b:{Label(label)} {{id: $id}})
RETURN type(r) AS fact, r.relation AS relation, r.article AS article, r.scope AS scope, d.id AS id, {_DOCUMENT}, {_EVIDENCE}
ORDER BY CASE type(r) WHEN 'SUPERSEDES' THEN 0 WHEN 'AMENDS' THEN 1 ELSE 2 END, d.issued_on DESC, d.id, r.start, r.key
LIMIT $most""", id=basis)


def duties_of_document(store: Reader, document: str) -> list[Row]:
    """Duties that a document assigns, with everybody who bears them."""
    return rows(store, f"""
MATCH (d:Document {{id: $id}})-[r:ASSIGNS]->(u:Duty)
RETURN u.id AS id, u.heading AS heading, u.deadline AS deadline, u.deadline_on AS deadline_on,
       COLLECT {{ MATCH (x:Agency)-[s:LEADS|ASSISTS]->(u) RETURN DISTINCT {{id: x.id, name: x.name, role: type(s)}} AS p }} AS partners,
       {_DOCUMENT}, {_EVIDENCE}
ORDER BY u.ordinal, r.key
LIMIT $most""", id=document)


def facts_of_duty(store: Reader, duty: str) -> list[Row]:
    """Every fact about one duty: who assigns, leads, assists, oversees it, under which programme; in the shape of `facts`."""
    return rows(store, f"""
MATCH (u:Duty {{id: $id}})-[r:ASSIGNS|LEADS|ASSISTS|OVERSEES|UNDER]-(x)
WITH r, startNode(r) AS s, endNode(r) AS e
MATCH (d:Document {{id: r.document}})
RETURN {_FACT}, {_DOCUMENT}
ORDER BY CASE type(r) WHEN 'ASSIGNS' THEN 0 WHEN 'LEADS' THEN 1 WHEN 'ASSISTS' THEN 2 ELSE 3 END, r.start, r.key
LIMIT 200""", id=duty)


def agencies_in(store: Reader, place: str) -> list[Row]:
    """Agencies of a place, and the places within it."""
    return rows(store, """
MATCH (p:Place {id: $id})<-[:IN|PART_OF]-(x:Agency|Place)
RETURN labels(x) AS labels, x.id AS id, x.name AS name
ORDER BY id
LIMIT $most""", id=place)


# ---------------------------------------------------------------- the whole graph


def sizes(store: Reader) -> dict[str, int]:
    """How many nodes bear each main label, and how many `relationships` there are."""
    types = "|".join(declared.type for declared in RELATIONSHIPS)
    asked = {str(label): f"MATCH (n:{label}) RETURN count(n) AS n" for label in MAIN} | {"relationships": f"MATCH ()-[r:{types}]->() RETURN count(r) AS n"}
    return {name: int(str(rows(store, cypher)[0]["n"])) for name, cypher in asked.items()}


def by_year(store: Reader) -> list[Row]:
    """Documents of each year of issue: `year`, `documents`; without a date, year None."""
    return rows(store, "MATCH (d:Document) RETURN d.issued_on.year AS year, count(*) AS documents ORDER BY year")


def busiest(store: Reader) -> list[Row]:
    """Agencies with the most duties, led and assisted apart; bodies alone, since 各乡镇人民政府 is the duty of each of them."""
    return rows(store, f"""
MATCH (a:Agency)-[r:LEADS|ASSISTS]->(u:Duty)
WHERE NOT a:{Label.COLLECTIVE}
WITH a, type(r) AS role, count(DISTINCT u) AS n
WITH a, sum(CASE role WHEN 'LEADS' THEN n ELSE 0 END) AS led, sum(CASE role WHEN 'ASSISTS' THEN n ELSE 0 END) AS assisted
RETURN a.id AS id, a.name AS name, led, assisted
ORDER BY led + assisted DESC, id
LIMIT 12""")


def expiring(store: Reader, day: date, until: date) -> list[Row]:
    """Documents whose own period of validity ends within the days given, the next first."""
    return rows(store, f"""
MATCH (d:Document)
WHERE d.expires_on >= $day AND d.expires_on <= $until
RETURN d.id AS id, d.expires_on AS on, d.expires_text AS quote, {_DOCUMENT}
ORDER BY on, id
LIMIT 20""", day=day, until=until)


def due(store: Reader, day: date, until: date) -> list[Row]:
    """Duties whose last day lies within the days given, the next first. Given as days: the embedded store's index is not used where a function makes them."""
    return rows(store, f"""
MATCH (u:Duty)
WHERE u.deadline_on >= $day AND u.deadline_on <= $until
WITH u ORDER BY u.deadline_on, u.id LIMIT 20
MATCH (u)<-[r:ASSIGNS]-(d:Document)
RETURN u.id AS id, u.heading AS heading, u.deadline AS deadline, u.deadline_on AS on, {_DOCUMENT}, {_EVIDENCE}
ORDER BY on, id
LIMIT 20""", day=day, until=until)


def around(store: Reader, label: str, id_: str, fan: int = FAN) -> list[Row]:
    """The neighbours of a node, at most `fan` of each type and direction: `type`, `out`, `key`, the other node and its `degree`, evidence, `issued_on`.

    Relationships without evidence have None for it, and no key. MENTIONS is left out:
    a document mentions everything that it speaks of, and the other types say how.
    """
    found: list[Row] = []
    for declared in RELATIONSHIPS:
        if declared.type is Rel.MENTIONS:
            continue
        for out, ends, arrow in ((True, declared.starts, "-[r:{}]->(x)"), (False, declared.ends, "<-[r:{}]-(x)")):
            # A second label stands for its main one: an Agency may be the LeadingGroup that a type ends at.
            if label not in ends and not (label == Label.AGENCY and set(ends) & {Label.LEADING_GROUP, Label.COLLECTIVE}) \
                    and not (label == Label.DOCUMENT and Label.LEGAL_BASIS in ends):
                continue
            evidence, issued = (_EVIDENCE, "COLLECT { MATCH (d:Document {id: r.document}) RETURN d.issued_on AS on }[0]") if declared.evident \
                else ("null AS document, null AS path, null AS start, null AS end, null AS quote, null AS rule", "null")
            found += rows(store, f"""
MATCH (n:{Label(label)} {{id: $id}}){arrow.format(declared.type)}
WITH x, r ORDER BY x.id, r.key LIMIT $fan
RETURN type(r) AS type, {str(out).lower()} AS out, r.key AS key, labels(x) AS labels, x.id AS id, x.name AS name,
       COUNT {{ (x)--() }} AS degree, {issued} AS issued_on, {evidence}""",
                          id=id_, fan=fan)
    return found


