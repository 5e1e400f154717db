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

CALL () {
  MATCH (p:Place {name: $place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
  RETURN DISTINCT d, 0 AS side
  UNION
  MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
  RETURN DISTINCT d, 1 AS side
}
WITH d, d.id AS id, side
WITH collect({d: d, id: id, side: side, place: CASE side WHEN 0 THEN $place ELSE $other_place END}) AS issued
CALL (issued) {
  UNWIND issued AS x
  WITH x.d AS d, x.id AS id, x.side AS side
  MATCH (d)-[:CITES]->(b:LegalBasis)
  WITH b, count(DISTINCT CASE side WHEN 0 THEN id END) AS documents, min(CASE side WHEN 0 THEN id END) AS first,
       count(DISTINCT CASE side WHEN 1 THEN id END) AS other_documents, min(CASE side WHEN 1 THEN id END) AS other_first
  WHERE documents > 0 AND other_documents > 0
  RETURN 'BASIS' AS overlap, b.id AS key, b.name AS what, documents, first, other_documents, other_first
  UNION
  UNWIND issued AS x
  WITH x.d AS d, x.id AS id, x.side AS side, x.place AS place
  MATCH (d)-[:LAUNCHES|MENTIONS]->(g:Program)
  WITH replace(g.name, place, '') AS key, side, id
  WITH key, count(DISTINCT CASE side WHEN 0 THEN id END) AS documents, min(CASE side WHEN 0 THEN id END) AS first,
       count(DISTINCT CASE side WHEN 1 THEN id END) AS other_documents, min(CASE side WHEN 1 THEN id END) AS other_first
  WHERE documents > 0 AND other_documents > 0
  RETURN 'PROGRAM' AS overlap, key, key AS what, documents, first, other_documents, other_first
  UNION
  UNWIND issued AS x
  WITH x.d AS d, x.id AS id, x.side AS side, x.place AS place
  MATCH (d)-[:ASSIGNS]->(u:Duty)
  WITH replace(u.heading, place, '') AS key, side, id
  WHERE key IS NOT NULL
  WITH key, count(DISTINCT CASE side WHEN 0 THEN id END) AS documents, min(CASE side WHEN 0 THEN id END) AS first,
       count(DISTINCT CASE side WHEN 1 THEN id END) AS other_documents, min(CASE side WHEN 1 THEN id END) AS other_first
  WHERE documents > 0 AND other_documents > 0
  RETURN 'DUTY' AS overlap, key, key AS what, documents, first, other_documents, other_first
}
WITH overlap, key, what, documents, first, other_documents, other_first
ORDER BY CASE overlap WHEN 'PROGRAM' THEN 0 WHEN 'DUTY' THEN 1 ELSE 2 END, documents + other_documents DESC, key
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
