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

// texts named $basis
CALL () {
  CALL () {
    MATCH (x:Document {number: $basis}) RETURN x
    UNION
    MATCH (x:Document {id: $basis}) RETURN x
    UNION
    MATCH (x:Document {title: $basis}) RETURN x
    UNION
    MATCH (x:Document {instrument: $basis}) RETURN x
    UNION
    MATCH (x:LegalBasis {number: $basis}) RETURN x
    UNION
    // the key, or the key of a title; worked out before MATCH, which else would not use its index
    UNWIND [$basis, '《' + $basis + '》', '《中华人民共和国' + $basis + '》', '《' + replace($basis, '中华人民共和国', '') + '》'] AS key
    MATCH (x:LegalBasis {id: key}) RETURN x
  }
  WITH collect(x) AS exact
  CALL (exact) {
    UNWIND exact AS d RETURN d
    UNION
    WITH exact WHERE size(exact) = 0
    CALL db.index.fulltext.queryNodes('document_key_words', '"' + $basis + '"') YIELD node
    WITH node AS d WHERE any(k IN d.known_as WHERE k CONTAINS $basis) RETURN d
    UNION
    WITH exact WHERE size(exact) = 0
    CALL db.index.fulltext.queryNodes('basis_words', '"' + $basis + '"') YIELD node
    WITH node AS d WHERE NOT d:Document AND (d.id CONTAINS $basis OR d.title CONTAINS $basis) RETURN d
  }
  RETURN d
}
// end of texts
WITH d AS b
MATCH (b)<-[r:CITES]-(d:Document)
WITH b, r, d
ORDER BY b.id, d.issued_on DESC, d.id, r.start, r.key
LIMIT $limit
RETURN b.name AS basis, r.relation AS relation, r.article AS article, d.issued_on AS issued_on, d.name AS document, d.number AS number,
       r.path AS path, r.quote AS quote
ORDER BY b.id, d.issued_on DESC, d.id, r.start, r.key
LIMIT $limit
