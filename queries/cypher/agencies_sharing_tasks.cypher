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

CALL () {
// agencies named $agency
  CALL () {
    MATCH (a:Agency {name: $agency}) RETURN a
    UNION
    CALL db.index.fulltext.queryNodes('agency_alias_words', '"' + $agency + '"') YIELD node
    WITH node AS a WHERE $agency IN a.aliases RETURN a
  }
// end of agencies
  RETURN a
  UNION
  MATCH (a:Agency) WHERE $agency = '' RETURN a
}
MATCH (a)-[:LEADS|ASSISTS]->(u:Duty)
MATCH (u)<-[:LEADS|ASSISTS]-(b:Agency)
WHERE a.id <> b.id AND ($agency <> '' OR a.id < b.id)
WITH a, b, count(DISTINCT u) AS shared
ORDER BY shared DESC, a.id, b.id
LIMIT $limit
CALL (a, b) {
  MATCH (a)-[:LEADS|ASSISTS]->(u:Duty)
  MATCH (u)<-[:LEADS|ASSISTS]-(:Agency {id: b.id})
  MATCH (u)<-[s:ASSIGNS]-(d:Document)
  WITH DISTINCT u, s, d
  ORDER BY d.id, u.ordinal, s.key
  RETURN count(DISTINCT d.id) AS documents, collect({duty: u.heading, document: d.name, number: d.number, path: s.path, quote: s.quote})[0] AS first
}
RETURN a.name AS agency, b.name AS other, shared, documents, first.duty AS example, first.document AS document, first.number AS number,
       first.path AS path, first.quote AS quote
ORDER BY shared DESC, a.id, b.id
LIMIT $limit
