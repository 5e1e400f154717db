// 有哪些工程、计划、行动，谁牵头、何时完成、依据什么？
// Which programmes are there, who owns them, by when, and on what do they rest?
// for: researcher, staff
//
// $words TEXT = '', e.g. 行动 | 名称里的字词；空为全部 | words of the name; empty for all
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// program | 工程计划 | name
// from_year | 起 | first year, where stated
// to_year | 止 | last year, where stated
// issuers | 发文机关 | who issued the document that launches it
// duties | 职责数 | duties under it
// leads | 牵头机构 | agencies that lead them, those with most duties first
// deadline_on | 最晚时限 | the latest deadline among them
// bases | 依据 | what the document says it rests on: 根据, 依据, 按照, 贯彻, 落实
// document | 文件 | the document that launches it
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (p:Program)
WHERE ($words = '' OR p.name CONTAINS $words) AND ($place = '' OR p.place CONTAINS $place)
MATCH (p)<-[r:LAUNCHES]-(d:Document)
WITH p, r, d, COUNT { MATCH (p)<-[:UNDER]-(:Duty) } AS duties
ORDER BY duties DESC, p.id, d.id, r.start, r.key
LIMIT $limit
CALL (p) {
  OPTIONAL MATCH (p)<-[:UNDER]-(u:Duty)
  RETURN max(u.deadline_on) AS deadline_on
}
CALL (p) {
  OPTIONAL MATCH (p)<-[:UNDER]-(u:Duty)<-[:LEADS]-(a:Agency)
  WITH a.name AS name, count(DISTINCT u.id) AS times
  ORDER BY times DESC, name
  RETURN collect(name) AS leads
}
CALL (d) {
  OPTIONAL MATCH (d)-[c:CITES]->(b:LegalBasis)
  WHERE c.relation IN ['根据', '依据', '按照', '依照', '贯彻', '落实', '贯彻落实']
  WITH b.name AS name, min(c.start) AS first
  ORDER BY first, name
  RETURN collect(name) AS bases
}
RETURN p.name AS program, p.from_year AS from_year, p.to_year AS to_year,
       COLLECT { MATCH (d)<-[:ISSUED]-(i:Agency) RETURN DISTINCT i.name AS n ORDER BY n } AS issuers,
       duties, leads, deadline_on, bases, d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY duties DESC, p.id, d.id, r.start, r.key
LIMIT $limit
