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
  RETURN collect(DISTINCT d) AS mine
}
CALL () {
  MATCH (p:Place {name: $other_place})<-[:IN]-(:Agency)-[:ISSUED]->(d:Document) WHERE d.place = p.id
  RETURN collect(DISTINCT d) AS theirs
}
CALL (mine, theirs) {
  UNWIND mine AS d
  MATCH (d)-[r:CITES]->(b:LegalBasis)
  RETURN 'BASIS' AS overlap, b.name AS what, b.id AS key, 0 AS side, d, r
  UNION
  UNWIND theirs AS d
  MATCH (d)-[r:CITES]->(b:LegalBasis)
  RETURN 'BASIS' AS overlap, b.name AS what, b.id AS key, 1 AS side, d, r
  UNION
  UNWIND mine AS d
  MATCH (d)-[r:LAUNCHES|MENTIONS]->(g:Program)
  RETURN 'PROGRAM' AS overlap, replace(g.name, $place, '') AS what, replace(g.name, $place, '') AS key, 0 AS side, d, r
  UNION
  UNWIND theirs AS d
  MATCH (d)-[r:LAUNCHES|MENTIONS]->(g:Program)
  RETURN 'PROGRAM' AS overlap, replace(g.name, $other_place, '') AS what, replace(g.name, $other_place, '') AS key, 1 AS side, d, r
  UNION
  UNWIND mine AS d
  MATCH (d)-[r:ASSIGNS]->(u:Duty)
  RETURN 'DUTY' AS overlap, replace(u.heading, $place, '') AS what, replace(u.heading, $place, '') AS key, 0 AS side, d, r
  UNION
  UNWIND theirs AS d
  MATCH (d)-[r:ASSIGNS]->(u:Duty)
  RETURN 'DUTY' AS overlap, replace(u.heading, $other_place, '') AS what, replace(u.heading, $other_place, '') AS key, 1 AS side, d, r
}
WITH overlap, what, key, side, d, r
WHERE what IS NOT NULL
ORDER BY d.id, r.start, r.key
WITH overlap, key, min(what) AS what, collect(DISTINCT CASE side WHEN 0 THEN d.id END) AS mine, collect(DISTINCT CASE side WHEN 1 THEN d.id END) AS theirs,
     collect(CASE side WHEN 0 THEN {document: d.name, number: d.number, path: r.path, quote: r.quote} END)[0] AS one,
     collect(CASE side WHEN 1 THEN {document: d.name, number: d.number, path: r.path, quote: r.quote} END)[0] AS two
WHERE size(mine) > 0 AND size(theirs) > 0
RETURN overlap, what, size(mine) AS documents, size(theirs) AS other_documents, one.document AS document, one.number AS number, one.path AS path,
       one.quote AS quote, two.document AS other_document, two.number AS other_number, two.path AS other_path, two.quote AS other_quote
ORDER BY CASE overlap WHEN 'PROGRAM' THEN 0 WHEN 'DUTY' THEN 1 ELSE 2 END, documents + other_documents DESC, key
LIMIT $limit
