// 哪些人换了职务，一个职务先后由谁担任？
// Who changed posts, and who held a post one after another?
// for: staff, researcher
//
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// person | 姓名 | name
// place | 地方 | the place the person belongs to
// post | 原职务 | the post that an earlier document gives
// as_of | 截至 | day of that document
// document | 原文件 | that document
// number | 其文号 | its number
// quote | 原文 | its words
// new_post | 新职务 | the post that the later document gives; empty where it only puts the person out of the old one
// new_as_of | 自 | day of the later document
// new_document | 新文件 | that document
// new_number | 新文件文号 | its number
// new_quote | 新文件原文 | its words

MATCH (p:Leader)-[old:HOLDS]->(a:Agency)
WHERE ($place = '' OR p.place CONTAINS $place) AND a.certain AND NOT a:LeadingGroup
MATCH (p)-[new:HOLDS|LEAVES]->(b:Agency)
WHERE old.as_of < new.as_of AND b.certain AND NOT b:LeadingGroup
// A post is written in many ways, so another body counts, or the step between deputy and head.
WITH p, old, new, a, b
WHERE (type(new) = 'HOLDS' AND a.id <> b.id AND NOT EXISTS { MATCH (p)-[x:HOLDS]->(a) WHERE x.document = new.document }
                    AND NOT EXISTS { MATCH (p)-[x:HOLDS]->(b) WHERE x.document = old.document })
   OR (type(new) = 'HOLDS' AND a.id = b.id AND (old.post CONTAINS '副') <> (new.post CONTAINS '副'))
   // put out of the post by a document that gives no other one
   OR (type(new) = 'LEAVES' AND a.id = b.id AND (old.post CONTAINS '副') = (new.post CONTAINS '副')
       AND NOT EXISTS { MATCH (p)-[x:HOLDS]->(:Agency) WHERE x.document = new.document })
// the nodes of documents come after the limit: while rows are grouped each counts with all that it holds
WITH p.id AS id, p.name AS person, p.place AS place, old.post AS post, old.as_of AS as_of, old.document AS first, CASE type(new) WHEN 'HOLDS' THEN new.post END AS new_post,
     new.as_of AS new_as_of, new.document AS second, min(old.quote) AS quote, min(new.quote) AS new_quote
ORDER BY new_as_of DESC, id, as_of, post, new_post, first, second
LIMIT $limit
MATCH (d:Document {id: first})
MATCH (e:Document {id: second})
RETURN person, place, post, as_of, d.name AS document, d.number AS number, quote, new_post, new_as_of, e.name AS new_document, e.number AS new_number, new_quote
ORDER BY new_as_of DESC, id, as_of, post, new_post, first, second
LIMIT $limit
