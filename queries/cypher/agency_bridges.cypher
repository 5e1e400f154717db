// 哪些机构是桥梁：把彼此没有共同任务的机构连在一起？
// Which agencies are bridges: join agencies that share no task with each other?
// for: analyst, researcher
//
// $place NAME, e.g. 巨鹿县 | 地名 | name of the place
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name, or the form as written
// partners | 共事机构数 | agencies with which it shares a duty
// apart | 彼此无共事 | pairs of its partners that share no duty with each other
// share | 占比 | those among all pairs of its partners, in hundredths
// one | 例：甲 | a partner
// two | 例：乙 | another that shares no duty with it
// duty | 与甲的职责 | heading of a duty that it shares with the first
// document | 文件 | the document of that duty
// number | 文号 | its number
// path | 条款 | its clause
// quote | 原文 | its words

MATCH (p:Place {name: $place})<-[:IN]-(x:Agency)
MATCH (x)-[:LEADS|ASSISTS]->(u:Duty)
WITH DISTINCT u
MATCH (u)<-[:LEADS|ASSISTS]-(b:Agency)
WITH u, collect(DISTINCT b) AS bearers
WHERE size(bearers) > 1
UNWIND bearers AS a
WITH a, bearers
UNWIND bearers AS b
WITH a, collect(DISTINCT b) AS partners   // and the agency itself
WITH collect({a: a, partners: partners}) AS near, collect(a) AS known
// townships and the city's offices are partners too: who of them share a duty
CALL (known) {
  UNWIND known AS x
  WITH x WHERE NOT EXISTS { MATCH (x)-[:IN]->(:Place {name: $place}) }
  MATCH (x)-[:LEADS|ASSISTS]->(u:Duty)
  WITH u, collect(DISTINCT x) AS bearers WHERE size(bearers) > 1
  UNWIND bearers AS a
  WITH a, bearers
  UNWIND bearers AS b
  WITH a, collect(DISTINCT b) AS partners
  RETURN collect({a: a, partners: partners}) AS far
}
UNWIND near + far AS group
UNWIND group.partners AS b
WITH group.a AS a, b
WHERE a <> b
WITH a, a.id AS id, collect(DISTINCT b.id) AS partners
WITH collect({a: a, id: id, partners: partners, here: EXISTS { MATCH (a)-[:IN]->(:Place {name: $place}) }}) AS bearers
UNWIND bearers AS one
UNWIND bearers AS two
// who share no duty, and the partners of both
WITH one, two, bearers WHERE one.id < two.id AND NOT two.id IN one.partners
UNWIND [k IN bearers WHERE k.here AND k.id IN one.partners AND k.id IN two.partners] AS k
WITH k.a AS a, size(k.partners) AS partners, one, two
ORDER BY one.id, two.id
WITH a, partners, count(*) AS apart, collect({one: one.a, two: two.a})[0] AS example
ORDER BY apart DESC, a.id
LIMIT $limit
// many bridges join the same agency to others: its duties are gone through once
WITH example.one AS one, collect({a: a, partners: partners, apart: apart, two: example.two}) AS bridges
CALL (one) {
  MATCH (one)-[:LEADS|ASSISTS]->(u:Duty)<-[:LEADS|ASSISTS]-(b:Agency)
  WITH b, min(u.id) AS first
  RETURN collect({b: b, first: first}) AS firsts
}
UNWIND bridges AS bridge
WITH one, bridge.a AS a, bridge.partners AS partners, bridge.apart AS apart, bridge.two AS two, [f IN firsts WHERE f.b = bridge.a][0].first AS first
MATCH (u:Duty {id: first})<-[s:ASSIGNS]-(d:Document)
WITH one, a, partners, apart, two, u, d, s
ORDER BY s.key
WITH one, a, partners, apart, two, u, collect({name: d.name, number: d.number, path: s.path, quote: s.quote})[0] AS said
RETURN a.name AS agency, partners, apart, 200 * apart / (partners * (partners - 1)) AS share, one.name AS one, two.name AS two, u.heading AS duty,
       said.name AS document, said.number AS number, said.path AS path, said.quote AS quote
ORDER BY apart DESC, a.id
LIMIT $limit
