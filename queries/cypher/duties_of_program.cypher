// 一项工程（计划、行动）有哪些职责，谁承担，何时完成？
// Which duties stand under a programme, whose are they, and by when?
// for: researcher, staff
//
// $program TEXT, e.g. 健康巨鹿行动 | 名称里的字词 | words of its name
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// program | 工程计划 | name
// duty | 职责 | what is to be done
// leads | 牵头 | agencies that lead it
// assists | 配合 | agencies that assist
// deadline | 时限 | as written
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

CALL db.index.fulltext.queryNodes('program_words', '"' + $program + '"') YIELD node
WITH node AS p
WHERE p.name CONTAINS $program
MATCH (p)<-[r:UNDER]-(u:Duty)<-[s:ASSIGNS]-(d:Document)
RETURN p.name AS program, u.heading AS duty,
       COLLECT { MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS leads,
       COLLECT { MATCH (x:Agency)-[:ASSISTS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS assists,
       u.deadline AS deadline, d.name AS document, d.number AS number, s.path AS path, s.quote AS quote
ORDER BY p.id, d.id, u.ordinal, r.key, s.key
LIMIT $limit
