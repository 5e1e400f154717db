// 有哪些工程、计划、行动，由哪些文件提出，含哪些职责？
// Which programmes are there, launched by which documents, with which duties?
// for: researcher, staff
//
// $words TEXT = '', e.g. 行动 | 名称里的字词；空为全部 | words of the name; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// program | 工程计划 | name
// from_year | 起 | first year, where stated
// to_year | 止 | last year, where stated
// duties | 职责数 | duties under it
// agencies | 牵头机构数 | how many agencies lead them
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (d:Document)-[r:LAUNCHES]->(p:Program)
WHERE $words = '' OR p.name CONTAINS $words
RETURN p.name AS program, p.from_year AS from_year, p.to_year AS to_year, COUNT { MATCH (u:Duty)-[:UNDER]->(p) } AS duties,
       COUNT { MATCH (a:Agency)-[:LEADS]->(:Duty)-[:UNDER]->(p) RETURN DISTINCT a.id } AS agencies,
       d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY duties DESC, p.id, d.id, r.start, r.key
LIMIT $limit
