// 一份文件上溯依据到国家法律，下至落实它的文件，是怎样一条链？
// Which chain leads from a document up to national law, and down to what implements it?
// for: researcher, staff
//
// $document DOCUMENT, e.g. 巨政发〔2023〕1号 | 文号或标题中的字词 | number, or words of the title
// $steps INTEGER = 4, e.g. 4 | 最多几级 | at most so many steps
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// of | 所问文件 | the document asked about
// direction | 方向 | rests_on: up to its bases; implemented_by: down to what rests on it
// step | 第几级 | 1: directly
// document | 文件 | the document or law at that step
// number | 文号 | its number
// kind | 类别 | law, regulation, rule, standard, document, as it is cited
// via | 经由 | the document that cites, or that is cited, one step nearer
// relation | 关系 | the governing verb: 根据, 依据, 按照, 贯彻 …
// loaded | 已载入 | false: only cited, so the chain ends there
// path | 条款 | the clause of the citing document
// quote | 原文 | its words

// texts named $document
CALL () {
  CALL () {
    MATCH (x:Document {number: $document}) RETURN x
    UNION
    MATCH (x:Document {id: $document}) RETURN x
    UNION
    MATCH (x:Document {title: $document}) RETURN x
    UNION
    MATCH (x:Document {instrument: $document}) RETURN x
    UNION
    MATCH (x:LegalBasis {number: $document}) RETURN x
    UNION
    // the key, or the key of a title; worked out before MATCH, which else would not use its index
    UNWIND [$document, '《' + $document + '》', '《中华人民共和国' + $document + '》', '《' + replace($document, '中华人民共和国', '') + '》'] AS key
    MATCH (x:LegalBasis {id: key}) RETURN x
  }
  WITH collect(x) AS exact
  CALL (exact) {
    UNWIND exact AS d RETURN d
    UNION
    WITH exact WHERE size(exact) = 0
    CALL db.index.fulltext.queryNodes('document_key_words', '"' + $document + '"') YIELD node
    WITH node AS d WHERE any(k IN d.known_as WHERE k CONTAINS $document) RETURN d
    UNION
    WITH exact WHERE size(exact) = 0
    CALL db.index.fulltext.queryNodes('basis_words', '"' + $document + '"') YIELD node
    WITH node AS d WHERE NOT d:Document AND (d.id CONTAINS $document OR d.title CONTAINS $document) RETURN d
  }
  RETURN d
}
// end of texts
CALL (d) {
  MATCH p = (d)-[:CITES*1..6]->(x:LegalBasis)
  WHERE length(p) <= $steps AND all(r IN relationships(p) WHERE r.relation IN ['根据', '依据', '按照', '依照', '遵照', '贯彻', '落实', '贯彻落实', '贯彻执行'])
  RETURN 'rests_on' AS direction, length(p) AS step, x AS other, nodes(p)[-2] AS via, relationships(p)[-1] AS r
  LIMIT 2000
  UNION
  MATCH p = (d)<-[:CITES*1..6]-(x:Document)
  WHERE length(p) <= $steps AND all(r IN relationships(p) WHERE r.relation IN ['根据', '依据', '按照', '依照', '遵照', '贯彻', '落实', '贯彻落实', '贯彻执行'])
  RETURN 'implemented_by' AS direction, length(p) AS step, x AS other, nodes(p)[-2] AS via, relationships(p)[-1] AS r
  LIMIT 2000
}
WITH DISTINCT d, direction, step, other, via, r
RETURN d.name AS of, direction, step, other.name AS document, other.number AS number, CASE direction WHEN 'rests_on' THEN r.kind ELSE 'document' END AS kind,
       via.name AS via, r.relation AS relation, coalesce(other.loaded, false) AS loaded, r.path AS path, r.quote AS quote
ORDER BY d.id, CASE direction WHEN 'rests_on' THEN 0 ELSE 1 END, step, CASE r.kind WHEN 'law' THEN 0 WHEN 'regulation' THEN 1 ELSE 2 END, other.id, r.start, r.key
LIMIT $limit
