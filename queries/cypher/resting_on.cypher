// 哪些文件以某部法律或文件为依据？
// Which documents rest on a law or document?
// for: researcher, staff
//
// $basis DOCUMENT, e.g. 环境保护法 | 法律、文件名称或文号中的字词 | number, or words of the title
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// basis | 依据 | the cited text
// relation | 关系 | the governing verb
// article | 条 | the cited article
// issued_on | 成文 | day of issue of the citing document
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (d:Document)-[r:CITES]->(b:LegalBasis)
WHERE b.id CONTAINS $basis OR b.title CONTAINS $basis OR any(k IN coalesce(b.known_as, []) WHERE k CONTAINS $basis)
RETURN b.name AS basis, r.relation AS relation, r.article AS article, d.issued_on AS issued_on, d.name AS document, d.number AS number,
       r.path AS path, r.quote AS quote
ORDER BY b.id, d.issued_on DESC, d.id, r.start, r.key
LIMIT $limit
