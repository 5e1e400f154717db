// 一份文件给谁布置了什么，何时完成？
// What does a document assign, to whom, and by when?
// for: staff, researcher
//
// $document DOCUMENT, e.g. 巨政字〔2023〕1号 | 文号或标题中的字词 | number, or words of the title
// $limit INTEGER = 200, e.g. 20 | 最多几行 | at most so many rows
//
// duty | 职责 | what is to be done
// leads | 牵头 | agencies that lead it
// assists | 配合 | agencies that assist
// overseen_by | 分管 | leaders who oversee it
// deadline | 时限 | as written
// deadline_on | 截止日 | its last day
// document | 文件 | name of the document
// number | 文号 | its number
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
MATCH (d)-[s:ASSIGNS]->(u:Duty)
WITH d, s, u
ORDER BY d.issued_on DESC, d.id, u.ordinal, s.key
LIMIT $limit
RETURN u.heading AS duty,
       COLLECT { MATCH (u)<-[:LEADS]-(x:Agency) RETURN DISTINCT x.name AS n ORDER BY n } AS leads,
       COLLECT { MATCH (u)<-[:ASSISTS]-(x:Agency) RETURN DISTINCT x.name AS n ORDER BY n } AS assists,
       COLLECT { MATCH (u)<-[:OVERSEES]-(x:Leader) RETURN DISTINCT x.name AS n ORDER BY n } AS overseen_by,
       u.deadline AS deadline, u.deadline_on AS deadline_on, d.name AS document, d.number AS number, s.path AS path, s.quote AS quote
ORDER BY d.issued_on DESC, d.id, u.ordinal, s.key
LIMIT $limit
