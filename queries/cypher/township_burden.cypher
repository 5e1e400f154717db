// 乡镇承担了多少任务，各由哪些文件布置？
// How much is laid upon townships, and by which documents?
// for: researcher, analyst, staff
//
// $place NAME = '', e.g. 巨鹿县 | 县名；空为全部 | name of the county; empty for all
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// place | 地方 | the county
// township | 乡镇 | a township, or a word for all of them: 各乡镇人民政府
// all_of_them | 一类 | true: the word means every township
// document | 文件 | the document that lays it upon them
// number | 文号 | its number
// issued_on | 成文 | its day
// leads | 牵头数 | duties that they lead by it
// assists | 配合数 | duties that they assist by it
// deadlines | 有时限 | how many of them have a deadline
// total | 合计 | duties that all documents lay upon this township, or upon all by this word
// duty | 例 | the first of them
// path | 条款 | its clause
// quote | 原文 | its words

MATCH (a:Township|Collective)
WHERE ($place = '' OR a.place CONTAINS $place) AND (a:Township OR a.name CONTAINS '乡' OR a.name CONTAINS '镇' OR a.name CONTAINS '街道')
WITH a, COUNT { MATCH (a)-[:LEADS|ASSISTS]->(:Duty) } AS total
WHERE total > 0
MATCH (a)-[l:LEADS|ASSISTS]->(u:Duty)<-[s:ASSIGNS]-(d:Document)
WHERE l.document = d.id
WITH a, total, l, u, s, d
ORDER BY d.id, u.ordinal, s.key
WITH a, total, d, count(DISTINCT CASE WHEN type(l) = 'LEADS' THEN u.id END) AS leads, count(DISTINCT CASE WHEN type(l) = 'ASSISTS' THEN u.id END) AS assists,
     count(DISTINCT CASE WHEN u.deadline IS NOT NULL THEN u.id END) AS deadlines, collect({duty: u.heading, path: s.path, quote: s.quote})[0] AS first
RETURN a.place AS place, a.name AS township, a:Collective AS all_of_them, d.name AS document, d.number AS number, d.issued_on AS issued_on,
       leads, assists, deadlines, total, first.duty AS duty, first.path AS path, first.quote AS quote
ORDER BY total DESC, a.id, leads + assists DESC, d.id
LIMIT $limit
