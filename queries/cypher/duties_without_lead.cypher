// 哪些职责没有牵头机构？
// Which duties does nobody lead?
// for: staff, analyst
//
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// duty | 职责 | what is to be done
// assists | 配合 | agencies that assist
// deadline | 时限 | as written
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (d:Document)-[r:ASSIGNS]->(u:Duty)
WHERE NOT EXISTS { MATCH (:Agency)-[:LEADS]->(u) }
RETURN u.heading AS duty, COLLECT { MATCH (x:Agency)-[:ASSISTS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS assists,
       u.deadline AS deadline, d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY d.issued_on DESC, d.id, u.ordinal, r.key
LIMIT $limit
