// 哪些机构是枢纽：与最多的机构共同承担工作？
// Which agencies are hubs: share tasks with most others?
// for: analyst, researcher
//
// $place NAME, e.g. 巨鹿县 | 地名 | name of the place
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name, or the form as written
// partners | 共事机构数 | agencies with which it shares a duty
// shared | 共同职责数 | duties that it shares with any of them
// leads | 其中牵头 | those of them that it leads
// closest | 最常共事 | the agency with which it shares most
// closest_shared | 与其共同 | how many with that one
// duty | 例 | heading of one duty that both share
// document | 文件 | the document of the example
// number | 文号 | its number
// path | 条款 | its clause
// quote | 原文 | its words

MATCH (p:Place {name: $place})<-[:IN]-(x:Agency)
MATCH (x)-[:LEADS|ASSISTS]->(u:Duty)
WITH DISTINCT u
MATCH (u)<-[:LEADS|ASSISTS]-(b:Agency)
WITH u, collect(DISTINCT b) AS bearers
WHERE size(bearers) > 1
WITH collect({id: u.id, bearers: bearers}) AS duties, collect(u) AS borne
CALL (borne) {
  UNWIND borne AS u
  MATCH (u)<-[:LEADS]-(a:Agency)
  WITH a, count(DISTINCT u) AS leads
  RETURN collect({a: a, leads: leads}) AS led
}
CALL (duties) {
  UNWIND duties AS duty
  WITH duty.id AS id, duty.bearers AS bearers
  UNWIND bearers AS a
  UNWIND bearers AS b
  WITH a, b, count(*) AS shared, min(id) AS first
  // the agency beside itself: all duties that it shares with anybody
  WITH a, count(b) - 1 AS partners, max(CASE WHEN b = a THEN shared END) AS shared, max(CASE WHEN b <> a THEN shared END) AS most,
       collect({b: b, shared: shared, first: first}) AS near
  WHERE EXISTS { MATCH (a)-[:IN]->(:Place {name: $place}) }
  RETURN a, partners, shared, [n IN near WHERE n.b <> a AND n.shared = most] AS closest
  ORDER BY partners DESC, shared DESC, a.id
  LIMIT $limit
}
WITH a, partners, shared, coalesce([l IN led WHERE l.a = a][0].leads, 0) AS leads, closest
UNWIND closest AS c
WITH a, partners, shared, leads, c
ORDER BY c.b.id
WITH a, partners, shared, leads, collect(c)[0] AS most
MATCH (u:Duty {id: most.first})<-[s:ASSIGNS]-(d:Document)
WITH a, partners, shared, leads, most, u, d, s
ORDER BY s.key
WITH a, partners, shared, leads, most, u, collect({name: d.name, number: d.number, path: s.path, quote: s.quote})[0] AS said
RETURN a.name AS agency, partners, shared, leads, most.b.name AS closest, most.shared AS closest_shared, u.heading AS duty, said.name AS document,
       said.number AS number, said.path AS path, said.quote AS quote
ORDER BY partners DESC, shared DESC, a.id
LIMIT $limit
