// 哪些机构共同承担的工作最多？
// Which agencies share most tasks?
// for: analyst, researcher
//
// $agency NAME = '', e.g. 县农业农村局 | 机构全称、简称或文中写法；空为全部 | full name, alias or form as written; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | one agency
// other | 另一机构 | the other
// shared | 共同职责数 | duties that both lead or assist
// documents | 文件数 | documents in which they stand
// example | 例 | heading of one of them
// document | 例见文件 | the document of the example
// number | 文号 | its number
// path | 条款 | the clause of the example
// quote | 原文 | its words

MATCH (a:Agency)-[:LEADS|ASSISTS]->(u:Duty)<-[:LEADS|ASSISTS]-(b:Agency)
WHERE ($agency = '' AND a.id < b.id) OR ($agency <> '' AND a.id <> b.id AND (a.name = $agency OR $agency IN a.aliases))
MATCH (d:Document)-[s:ASSIGNS]->(u)
WITH a, b, u, d, s
ORDER BY d.id, u.ordinal, s.key
WITH a, b, count(DISTINCT u.id) AS shared, count(DISTINCT d.id) AS documents,
     collect({duty: u.heading, document: d.name, number: d.number, path: s.path, quote: s.quote})[0] AS first
RETURN a.name AS agency, b.name AS other, shared, documents, first.duty AS example, first.document AS document, first.number AS number,
       first.path AS path, first.quote AS quote
ORDER BY shared DESC, documents DESC, a.id, b.id
LIMIT $limit
