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

MATCH (p:Place {name: $place})<-[:IN]-(a:Agency)
MATCH (a)-[l:LEADS|ASSISTS]->(u:Duty)
MATCH (u)<-[:LEADS|ASSISTS]-(b:Agency)
WHERE b.id <> a.id
MATCH (u)<-[s:ASSIGNS]-(d:Document)
WITH a, b, l, u, s, d
ORDER BY d.id, u.ordinal, s.key
WITH a, b, collect(DISTINCT u.id) AS together, collect(DISTINCT CASE WHEN type(l) = 'LEADS' THEN u.id END) AS led,
     collect({duty: u.heading, document: d.name, number: d.number, path: s.path, quote: s.quote})[0] AS first
ORDER BY size(together) DESC, b.id
WITH a, count(b) AS partners, collect({name: b.name, shared: size(together), first: first})[0] AS most, collect(together) AS lists, collect(led) AS leading
UNWIND lists AS list
UNWIND list AS id
WITH a, partners, most, leading, count(DISTINCT id) AS shared
UNWIND CASE WHEN all(x IN leading WHERE size(x) = 0) THEN [[NULL]] ELSE leading END AS list
UNWIND CASE WHEN size(list) = 0 THEN [NULL] ELSE list END AS id
WITH a, partners, most, shared, count(DISTINCT id) AS leads
RETURN a.name AS agency, partners, shared, leads, most.name AS closest, most.shared AS closest_shared, most.first.duty AS duty,
       most.first.document AS document, most.first.number AS number, most.first.path AS path, most.first.quote AS quote
ORDER BY partners DESC, shared DESC, a.id
LIMIT $limit
