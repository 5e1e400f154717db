// 哪些被引用的法规和文件还没有载入？（按引用次数）
// Which cited texts are not loaded? (most cited first)
// for: analyst, researcher, staff
//
// $kind TEXT = '', e.g. document | 类别，空为全部 | law, regulation, rule, standard or document; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// basis | 法规文件 | the cited text
// basis_number | 其文号 | its number
// kind | 类别 | law, regulation, rule, standard, document
// documents | 引用文件数 | documents that cite it
// document | 例见文件 | the first of them
// number | 文号 | its number
// path | 条款 | the clause that cites
// quote | 原文 | its words

MATCH (b:LegalBasis)
WHERE NOT b:Document AND ($kind = '' OR b.kind = $kind)
MATCH (b)<-[:CITES]-(d)
WITH b, count(DISTINCT d) AS documents
ORDER BY documents DESC, b.id
LIMIT $limit
MATCH (b)<-[:CITES]-(d)
WITH b, documents, min(d.id) AS id
// from the document, which cites little: ending at b itself takes twice as long on the embedded store
MATCH (d:Document {id: id})-[r:CITES]->(x:LegalBasis)
WHERE x.id = b.id
WITH b, documents, d, r
ORDER BY r.start, r.key
WITH b, documents, d, collect(r)[0] AS first
RETURN b.name AS basis, b.number AS basis_number, b.kind AS kind, documents, d.name AS document, d.number AS number, first.path AS path, first.quote AS quote
ORDER BY documents DESC, b.id
LIMIT $limit
