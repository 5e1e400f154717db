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

MATCH (p:Place {name: $place})<-[:IN]-(a:Agency)
MATCH (a)-[:LEADS|ASSISTS]->(u:Duty)
MATCH (u)<-[:LEADS|ASSISTS]-(b:Agency)
WHERE b.id <> a.id
WITH DISTINCT a, b
ORDER BY a.id, b.id
WITH collect({a: a.id, b: b.id}) AS near, collect(DISTINCT a) AS agencies, collect(DISTINCT b) AS all_partners
WITH near, agencies, all_partners, [x IN agencies | x.id] AS here, [x IN all_partners | x.id] AS known
// townships and the city's offices are partners too: who of them share a duty
CALL (all_partners, here, known) {
  UNWIND all_partners AS x
  WITH x, known WHERE NOT x.id IN here
  MATCH (x)-[:LEADS|ASSISTS]->(u:Duty)
  MATCH (u)<-[:LEADS|ASSISTS]-(y:Agency)
  WHERE x.id < y.id AND y.id IN known
  RETURN collect(DISTINCT {a: x.id, b: y.id}) AS far
}
WITH near + far AS pairs, agencies
UNWIND agencies AS a
WITH a, [x IN pairs WHERE x.a = a.id | x.b] AS partners, pairs
WITH a, partners, [x IN pairs WHERE x.a < x.b AND x.a IN partners AND x.b IN partners | x.a + '|' + x.b] AS joined
WITH a, partners, joined, size(partners) * (size(partners) - 1) / 2 AS all_pairs
WITH a, partners, joined, all_pairs, all_pairs - size(joined) AS apart
WHERE apart > 0
ORDER BY apart DESC, a.id
LIMIT $limit
CALL (a, partners, joined) {
  UNWIND partners AS x
  UNWIND partners AS y
  WITH a, joined, x, y WHERE x < y AND NOT x + '|' + y IN joined
  WITH a, x, y ORDER BY x, y LIMIT 1
  MATCH (a)-[:LEADS|ASSISTS]->(u:Duty)
  MATCH (u)<-[:LEADS|ASSISTS]-(one:Agency {id: x})
  MATCH (u)<-[s:ASSIGNS]-(d:Document)
  MATCH (two:Agency {id: y})
  RETURN one.name AS one, two.name AS two, u.heading AS duty, d, s
  ORDER BY d.id, u.ordinal, s.key LIMIT 1
}
RETURN a.name AS agency, size(partners) AS partners, apart, 100 * apart / all_pairs AS share, one, two, duty, d.name AS document, d.number AS number,
       s.path AS path, s.quote AS quote
ORDER BY apart DESC, a.id
LIMIT $limit
