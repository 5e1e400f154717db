// 一份文件有哪些条款，哪里有职责？
// What does a document contain, clause by clause?
// for: staff, researcher
//
// $document DOCUMENT, e.g. 巨政发〔2023〕1号 | 文号或标题中的字词 | number, or words of the title
// $limit INTEGER = 200, e.g. 20 | 最多几行 | at most so many rows
//
// path | 条款 | number of the clause
// heading | 标题 | its heading
// text | 内容 | its own words
// duties | 职责数 | duties that it assigns
// document | 文件 | name of the document
// number | 文号 | its number
// start | 起 | first character in the file
// end | 止 | character after the last

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
MATCH (d)<-[:PART_OF*1..12]-(p:Provision)
WITH d, p
ORDER BY d.issued_on DESC, d.id, p.start, p.id
LIMIT $limit
RETURN p.path AS path, p.heading AS heading, p.text AS text, COUNT { MATCH (d)-[a:ASSIGNS]->(:Duty) WHERE a.path = p.path } AS duties,
       d.name AS document, d.number AS number, p.start AS start, p.end AS end
ORDER BY d.issued_on DESC, d.id, p.start, p.id
LIMIT $limit
