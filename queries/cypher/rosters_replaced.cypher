// 哪些议事机构的名单已被后来的文件调整？
// Which rosters were replaced by a later document?
// for: staff, researcher
//
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// group | 议事机构 | name of the group
// document | 旧名单文件 | the document whose roster no longer stands
// number | 文号 | its number
// issued_on | 成文 | its day
// by | 新名单文件 | the later document that sets the group up or adjusts it
// by_number | 其文号 | its number
// since | 自 | its day
// path | 条款 | the clause of the later document
// quote | 原文 | its words

MATCH (d:Document)-[:SETS_UP]->(g:LeadingGroup)
WITH DISTINCT d, g
MATCH (g)<-[r:SETS_UP]-(later:Document)
WHERE later.issued_on > d.issued_on AND later.issued_on <= date($day)
RETURN g.name AS group, d.name AS document, d.number AS number, d.issued_on AS issued_on, later.name AS by, later.number AS by_number,
       later.issued_on AS since, r.path AS path, r.quote AS quote
ORDER BY g.id, d.issued_on, d.id, later.issued_on, later.id, r.key
LIMIT $limit
