// 哪些机构名称未能确定全称？
// Which agency names could not be made certain?
// for: analyst, staff
//
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// name | 写法 | the form as written
// place | 地方 | where it was written
// documents | 文件数 | documents that write it
// duties | 职责数 | duties that it leads or assists
// document | 例见文件 | the first of them
// number | 文号 | its number
// path | 条款 | the clause
// quote | 原文 | its words

MATCH (a:Agency {certain: false})<-[r:MENTIONS]-(d:Document)
WHERE NOT a:Collective
WITH a, d, r
ORDER BY d.id, r.start, r.key
WITH a, count(DISTINCT d.id) AS documents, collect({document: d.name, number: d.number, path: r.path, quote: r.quote})[0] AS first
RETURN a.name AS name, a.place AS place, documents, COUNT { MATCH (a)-[:LEADS|ASSISTS]->(:Duty) } AS duties, first.document AS document,
       first.number AS number, first.path AS path, first.quote AS quote
ORDER BY documents DESC, duties DESC, a.id
LIMIT $limit
