// 两个地方的文件和计划有哪些重合：同一依据、同名工程、同样的职责？
// Where do the plans of two places overlap: the same basis, programme or duty?
// for: researcher, analyst
//
// $place NAME, e.g. 巨鹿县 | 一个地方 | name of one place
// $other_place NAME, e.g. 威县 | 另一个地方 | name of the other
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// overlap | 重合 | BASIS: both rest on it; PROGRAM: both have a programme of this name; DUTY: both assign it in the same words
// what | 内容 | the basis, programme or duty, without the name of the place
// documents | 甲地文件数 | documents of the first place
// other_documents | 乙地文件数 | documents of the second
// document | 甲地文件 | the first of them
// number | 文号 | its number
// path | 条款 | its clause
// quote | 原文 | its words
// other_document | 乙地文件 | the first of those of the second place
// other_number | 其文号 | its number
// other_path | 其条款 | its clause
// other_quote | 其原文 | its words

// programmes come first, then duties, then what both rest on; the last is looked for only where the others leave room
CALL () {
  CALL () {
    MATCH (p:Place {name: $place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d
    MATCH (d)-[:LAUNCHES|MENTIONS|ASSIGNS]->(x:Program|Duty)
    RETURN CASE WHEN x:Duty THEN 'DUTY' ELSE 'PROGRAM' END AS overlap, replace(CASE WHEN x:Duty THEN x.heading ELSE x.name END, $place, '') AS key,
           count(DISTINCT d) AS documents, min(CASE WHEN x:Duty THEN x.id ELSE d.id END) AS first, 0 AS side
    UNION ALL
    MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d
    MATCH (d)-[:LAUNCHES|MENTIONS|ASSIGNS]->(x:Program|Duty)
    RETURN CASE WHEN x:Duty THEN 'DUTY' ELSE 'PROGRAM' END AS overlap, replace(CASE WHEN x:Duty THEN x.heading ELSE x.name END, $other_place, '') AS key,
           count(DISTINCT d) AS documents, min(CASE WHEN x:Duty THEN x.id ELSE d.id END) AS first, 1 AS side
  }
  WITH overlap, key, sum(CASE side WHEN 0 THEN documents ELSE 0 END) AS documents, min(CASE side WHEN 0 THEN first END) AS first,
       sum(CASE side WHEN 1 THEN documents ELSE 0 END) AS other_documents, min(CASE side WHEN 1 THEN first END) AS other_first
  WHERE key IS NOT NULL AND documents > 0 AND other_documents > 0
  WITH overlap, key, documents, first, other_documents, other_first
  ORDER BY overlap DESC, documents + other_documents DESC, key
  LIMIT $limit
  RETURN collect({overlap: overlap, key: key, what: key, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS found
}
CALL (found) {
  WITH found WHERE size(found) < $limit
  CALL () {
    MATCH (p:Place {name: $place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d
    MATCH (d)-[:CITES]->(b:LegalBasis)
    RETURN b.id AS key, count(DISTINCT d) AS documents, min(d.id) AS first, 0 AS side
    UNION ALL
    MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d
    MATCH (d)-[:CITES]->(b:LegalBasis)
    RETURN b.id AS key, count(DISTINCT d) AS documents, min(d.id) AS first, 1 AS side
  }
  WITH key, sum(CASE side WHEN 0 THEN documents ELSE 0 END) AS documents, min(CASE side WHEN 0 THEN first END) AS first,
       sum(CASE side WHEN 1 THEN documents ELSE 0 END) AS other_documents, min(CASE side WHEN 1 THEN first END) AS other_first
  WHERE key IS NOT NULL AND documents > 0 AND other_documents > 0
  WITH key, documents, first, other_documents, other_first
  ORDER BY documents + other_documents DESC, key
  LIMIT $limit
  MATCH (b:LegalBasis {id: key})
  RETURN collect({overlap: 'BASIS', key: key, what: b.name, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS bases
}
WITH (found + bases)[..$limit] AS rows
CALL (rows) {
  UNWIND rows AS row
  WITH row WHERE row.overlap = 'PROGRAM'
  MATCH (d:Document {id: row.first})-[r:LAUNCHES|MENTIONS]->(x:Program) WHERE replace(x.name, $place, '') = row.key
  MATCH (e:Document {id: row.other_first})-[s:LAUNCHES|MENTIONS]->(y:Program) WHERE replace(y.name, $other_place, '') = row.key
  RETURN row, d, r, e, s
  UNION ALL
  UNWIND rows AS row
  WITH row WHERE row.overlap = 'DUTY'
  MATCH (:Duty {id: row.first})<-[r:ASSIGNS]-(d:Document)
  MATCH (:Duty {id: row.other_first})<-[s:ASSIGNS]-(e:Document)
  RETURN row, d, r, e, s
  UNION ALL
  UNWIND rows AS row
  WITH row WHERE row.overlap = 'BASIS'
  MATCH (d:Document {id: row.first})-[r:CITES]->(:LegalBasis {id: row.key})
  MATCH (e:Document {id: row.other_first})-[s:CITES]->(:LegalBasis {id: row.key})
  RETURN row, d, r, e, s
}
// of several clauses the first
WITH row, d, r, e, s
ORDER BY r.start, r.key, s.start, s.key
WITH row, collect({document: d.name, number: d.number, path: r.path, quote: r.quote, other_document: e.name, other_number: e.number, other_path: s.path,
                   other_quote: s.quote})[0] AS said
RETURN row.overlap AS overlap, row.what AS what, row.documents AS documents, row.other_documents AS other_documents, said.document AS document,
       said.number AS number, said.path AS path, said.quote AS quote, said.other_document AS other_document, said.other_number AS other_number,
       said.other_path AS other_path, said.other_quote AS other_quote
ORDER BY CASE row.overlap WHEN 'PROGRAM' THEN 0 WHEN 'DUTY' THEN 1 ELSE 2 END, row.documents + row.other_documents DESC, row.key
LIMIT $limit
