// 哪位领导分管哪些职责？
// Which leader oversees which duties?
// for: researcher, staff
//
// $person NAME = '', e.g. 张三 | 姓名；空为全部 | name; empty for all
// $words TEXT = '', e.g. 防汛 | 职责里的字词；空为全部 | words of the duty; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// person | 领导 | name
// label | 写法 | 牵头县领导, 分管 …
// duty | 职责 | what is to be done
// leads | 牵头 | agencies that lead it
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (p:Leader)-[r:OVERSEES]->(u:Duty)<-[s:ASSIGNS]-(d:Document)
WHERE ($person = '' OR p.name = $person) AND ($words = '' OR coalesce(u.heading, '') + ' ' + coalesce(u.text, '') CONTAINS $words)
RETURN p.name AS person, r.label AS label, u.heading AS duty,
       COLLECT { MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS leads,
       d.name AS document, d.number AS number, r.path AS path, s.quote AS quote
ORDER BY p.id, d.issued_on DESC, d.id, u.ordinal, r.key, s.key
LIMIT $limit
