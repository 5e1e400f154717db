// 一份文件废止后，哪些文件、职责、工程和议事机构受影响？
// What is affected when a document is repealed?
// for: staff, researcher
//
// $document DOCUMENT, e.g. 巨政发〔2018〕4号 | 被废止文件的文号或标题中的字词 | number of the repealed document, or words of its title
// $limit INTEGER = 200, e.g. 20 | 最多几行 | at most so many rows
//
// of | 被废止文件 | the document whose repeal is asked about
// effect | 影响 | DUTY: a duty that it assigns; CITED: a document that rests on it or cites it; AMENDED: a document that amends it; GROUP, PROGRAM: that it sets up or launches; STAYS_REPEALED: what it had repealed itself, which does not revive
// what | 受影响者 | the duty, document, group or programme
// agencies | 涉及机构 | agencies that lead or assist the duty, or that issued the document
// deadline_on | 时限 | last day of the duty
// document | 文件 | the document that says so
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
CALL (d) {
  MATCH (d)-[r:ASSIGNS]->(u:Duty)
  RETURN 'DUTY' AS effect, u.id AS id, u.heading AS what, u.deadline_on AS deadline_on, r,
         COLLECT { MATCH (u)<-[:LEADS|ASSISTS]-(a:Agency) RETURN DISTINCT a.name AS n ORDER BY n } AS agencies
  UNION
  MATCH (d)<-[r:CITES]-(c:Document) WHERE NOT EXISTS { MATCH (c)-[:SUPERSEDES]->(d) }
  RETURN 'CITED' AS effect, c.id AS id, c.name AS what, NULL AS deadline_on, r, COLLECT { MATCH (c)<-[:ISSUED]-(a:Agency) RETURN DISTINCT a.name AS n ORDER BY n } AS agencies
  UNION
  MATCH (d)<-[r:AMENDS]-(c:Document)
  RETURN 'AMENDED' AS effect, c.id AS id, c.name AS what, NULL AS deadline_on, r, COLLECT { MATCH (c)<-[:ISSUED]-(a:Agency) RETURN DISTINCT a.name AS n ORDER BY n } AS agencies
  UNION
  MATCH (d)-[r:SETS_UP]->(g:LeadingGroup)
  RETURN 'GROUP' AS effect, g.id AS id, g.name AS what, NULL AS deadline_on, r, COLLECT { MATCH (g)-[:HAS_OFFICE_AT]->(a:Agency) RETURN DISTINCT a.name AS n ORDER BY n } AS agencies
  UNION
  MATCH (d)-[r:LAUNCHES]->(p:Program)
  RETURN 'PROGRAM' AS effect, p.id AS id, p.name AS what, NULL AS deadline_on, r, [] AS agencies
  UNION
  MATCH (d)-[r:SUPERSEDES]->(x)
  RETURN 'STAYS_REPEALED' AS effect, x.id AS id, x.name AS what, NULL AS deadline_on, r, [] AS agencies
}
MATCH (s:Document {id: r.document})
RETURN d.name AS of, effect, what, agencies, deadline_on, s.name AS document, s.number AS number, r.path AS path, r.quote AS quote
ORDER BY d.id, CASE effect WHEN 'DUTY' THEN 0 WHEN 'CITED' THEN 1 WHEN 'AMENDED' THEN 2 WHEN 'GROUP' THEN 3 WHEN 'PROGRAM' THEN 4 ELSE 5 END, s.issued_on DESC, s.id, r.start, id, r.key
LIMIT $limit
