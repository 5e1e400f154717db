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

// programmes come first, then duties, then what both rest on: the next kind is looked for only where the ones before leave room
CALL () {
  CALL () {
    MATCH (p:Place {name: $place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d, d.id AS id
    MATCH (d)-[:LAUNCHES|MENTIONS]->(g:Program)
    RETURN replace(g.name, $place, '') AS key, count(DISTINCT id) AS documents, min(id) AS first, 0 AS side
    UNION ALL
    MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d, d.id AS id
    MATCH (d)-[:LAUNCHES|MENTIONS]->(g:Program)
    RETURN replace(g.name, $other_place, '') AS key, count(DISTINCT id) AS documents, min(id) AS first, 1 AS side
  }
  WITH key, sum(CASE side WHEN 0 THEN documents ELSE 0 END) AS documents, min(CASE side WHEN 0 THEN first END) AS first,
       sum(CASE side WHEN 1 THEN documents ELSE 0 END) AS other_documents, min(CASE side WHEN 1 THEN first END) AS other_first
  WHERE key IS NOT NULL AND documents > 0 AND other_documents > 0
  WITH key, documents, first, other_documents, other_first
  ORDER BY documents + other_documents DESC, key
  LIMIT $limit
  RETURN collect({overlap: 'PROGRAM', key: key, what: key, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS programs
}
CALL (programs) {
  WITH programs WHERE size(programs) < $limit
  CALL () {
    MATCH (p:Place {name: $place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d, d.id AS id
    MATCH (d)-[:ASSIGNS]->(u:Duty)
    RETURN replace(u.heading, $place, '') AS key, count(DISTINCT id) AS documents, min(id) AS first, 0 AS side
    UNION ALL
    MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d, d.id AS id
    MATCH (d)-[:ASSIGNS]->(u:Duty)
    RETURN replace(u.heading, $other_place, '') AS key, count(DISTINCT id) AS documents, min(id) AS first, 1 AS side
  }
  WITH key, sum(CASE side WHEN 0 THEN documents ELSE 0 END) AS documents, min(CASE side WHEN 0 THEN first END) AS first,
       sum(CASE side WHEN 1 THEN documents ELSE 0 END) AS other_documents, min(CASE side WHEN 1 THEN first END) AS other_first
  WHERE key IS NOT NULL AND documents > 0 AND other_documents > 0
  WITH key, documents, first, other_documents, other_first
  ORDER BY documents + other_documents DESC, key
  LIMIT $limit
  RETURN collect({overlap: 'DUTY', key: key, what: key, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS duties
}
WITH programs + duties AS found
CALL (found) {
  WITH found WHERE size(found) < $limit
  CALL () {
    MATCH (p:Place {name: $place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d, d.id AS id
    MATCH (d)-[:CITES]->(b:LegalBasis)
    RETURN b.id AS key, count(DISTINCT id) AS documents, min(id) AS first, 0 AS side
    UNION ALL
    MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
    WITH DISTINCT d, d.id AS id
    MATCH (d)-[:CITES]->(b:LegalBasis)
    RETURN b.id AS key, count(DISTINCT id) AS documents, min(id) AS first, 1 AS side
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
UNWIND found + bases AS row
WITH row.overlap AS overlap, row.key AS key, row.what AS what, row.documents AS documents, row.first AS first,
     row.other_documents AS other_documents, row.other_first AS other_first
LIMIT $limit
CALL (overlap, key, first) {
  WITH overlap, key, first WHERE overlap = 'BASIS'
  MATCH (d:Document {id: first})-[r:CITES]->(b:LegalBasis) WHERE b.id = key
  RETURN {document: d.name, number: d.number, path: r.path, quote: r.quote} AS one ORDER BY r.start, r.key LIMIT 1
  UNION
  WITH overlap, key, first WHERE overlap = 'PROGRAM'
  MATCH (d:Document {id: first})-[r:LAUNCHES|MENTIONS]->(g:Program) WHERE replace(g.name, $place, '') = key
  RETURN {document: d.name, number: d.number, path: r.path, quote: r.quote} AS one ORDER BY r.start, r.key LIMIT 1
  UNION
  WITH overlap, key, first WHERE overlap = 'DUTY'
  MATCH (d:Document {id: first})-[r:ASSIGNS]->(u:Duty) WHERE replace(u.heading, $place, '') = key
  RETURN {document: d.name, number: d.number, path: r.path, quote: r.quote} AS one ORDER BY r.start, r.key LIMIT 1
}
CALL (overlap, key, other_first) {
  WITH overlap, key, other_first WHERE overlap = 'BASIS'
  MATCH (d:Document {id: other_first})-[r:CITES]->(b:LegalBasis) WHERE b.id = key
  RETURN {document: d.name, number: d.number, path: r.path, quote: r.quote} AS two ORDER BY r.start, r.key LIMIT 1
  UNION
  WITH overlap, key, other_first WHERE overlap = 'PROGRAM'
  MATCH (d:Document {id: other_first})-[r:LAUNCHES|MENTIONS]->(g:Program) WHERE replace(g.name, $other_place, '') = key
  RETURN {document: d.name, number: d.number, path: r.path, quote: r.quote} AS two ORDER BY r.start, r.key LIMIT 1
  UNION
  WITH overlap, key, other_first WHERE overlap = 'DUTY'
  MATCH (d:Document {id: other_first})-[r:ASSIGNS]->(u:Duty) WHERE replace(u.heading, $other_place, '') = key
  RETURN {document: d.name, number: d.number, path: r.path, quote: r.quote} AS two ORDER BY r.start, r.key LIMIT 1
}
RETURN overlap, what, documents, other_documents, one.document AS document, one.number AS number, one.path AS path,
       one.quote AS quote, two.document AS other_document, two.number AS other_number, two.path AS other_path, two.quote AS other_quote
ORDER BY CASE overlap WHEN 'PROGRAM' THEN 0 WHEN 'DUTY' THEN 1 ELSE 2 END, documents + other_documents DESC, key
LIMIT $limit
