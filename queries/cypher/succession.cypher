// 一份文件取代了谁，又被谁取代？（逐级）
// What did a document replace, and what replaced it, step by step?
// for: staff, researcher
//
// $document DOCUMENT, e.g. 巨政发〔2023〕1号 | 文号或标题中的字词 | number, or words of the title
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// of | 所问文件 | the document asked about
// direction | 方向 | replaced_by or replaces
// step | 第几级 | 1: directly
// document | 文件 | the document at that step
// number | 文号 | its number
// by | 由何文件 | the document that states the replacement
// scope | 范围 | full or partial
// since | 自 | the day from which the replacement counts
// counts | 当日已生效 | whether it counts on the day asked
// path | 条款 | the clause that says so
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
  MATCH p = (d)<-[:SUPERSEDES*1..8]-(x:Document)
  RETURN 'replaced_by' AS direction, length(p) AS step, x AS other, x AS stating, relationships(p)[-1] AS r
  UNION
  MATCH p = (d)-[:SUPERSEDES*1..8]->(x)
  RETURN 'replaces' AS direction, length(p) AS step, x AS other, nodes(p)[-2] AS stating, relationships(p)[-1] AS r
}
WITH d, direction, step, other, stating, r,
     CASE WHEN stating.effective_on IS NOT NULL OR stating.effective_text IS NULL THEN coalesce(stating.effective_on, stating.issued_on) END AS own
WITH d, direction, step, other, stating, r, coalesce(r.effective_on, own) AS since
RETURN d.name AS of, direction, step, other.name AS document, other.number AS number, stating.name AS by, r.scope AS scope, since,
       since <= date($day) AS counts, r.path AS path, r.quote AS quote
ORDER BY d.id, direction, step, since, other.id, r.key
LIMIT $limit
