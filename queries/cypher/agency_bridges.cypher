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
UNWIND bearers AS b
WITH DISTINCT a, b
WHERE a <> b
WITH a, collect(b) AS partners
WITH collect({a: a, partners: partners}) AS near, collect(a) AS known
// townships and the city's offices are partners too: who of them share a duty
CALL (known) {
  UNWIND known AS x
  WITH x WHERE NOT EXISTS { MATCH (x)-[:IN]->(:Place {name: $place}) }
  MATCH (x)-[:LEADS|ASSISTS]->(u:Duty)
  WITH u, collect(DISTINCT x) AS bearers WHERE size(bearers) > 1
  UNWIND bearers AS a
  UNWIND bearers AS b
  WITH DISTINCT a, b
  WHERE a <> b
  WITH a, collect(b) AS partners
  RETURN collect({a: a, partners: partners}) AS far
}
UNWIND near + far AS group
UNWIND group.partners AS b
WITH DISTINCT group.a AS a, b
WITH a, a.id AS id, collect(b.id) AS partners
WITH collect({a: a, id: id, partners: partners, here: EXISTS { MATCH (a)-[:IN]->(:Place {name: $place}) }}) AS bearers
UNWIND bearers AS one
UNWIND bearers AS two
// who share no duty, and the partners of both
WITH one, two, bearers WHERE one.id < two.id AND NOT two.id IN one.partners
UNWIND [k IN bearers WHERE k.here AND k.id IN one.partners AND k.id IN two.partners] AS k
WITH k.a AS a, size(k.partners) AS partners, one.id AS x, two.id AS y
ORDER BY x, y
WITH a, partners, count(*) AS apart, collect({one: x, two: y})[0] AS example
ORDER BY apart DESC, a.id
LIMIT $limit
CALL (a, example) {
  MATCH (a)-[:LEADS|ASSISTS]->(u:Duty)
  MATCH (u)<-[:LEADS|ASSISTS]-(one:Agency {id: example.one})
  MATCH (u)<-[s:ASSIGNS]-(d:Document)
  MATCH (two:Agency {id: example.two})
  RETURN one.name AS one, two.name AS two, u.heading AS duty, d, s
  ORDER BY d.id, u.ordinal, s.key LIMIT 1
}
RETURN a.name AS agency, partners, apart, 200 * apart / (partners * (partners - 1)) AS share, one, two, duty, d.name AS document, d.number AS number,
       s.path AS path, s.quote AS quote
ORDER BY apart DESC, a.id
LIMIT $limit
