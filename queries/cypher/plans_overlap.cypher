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
  MATCH (p:Place {name: $place}) RETURN collect(p.id) AS here
}
CALL () {
  MATCH (p:Place {name: $other_place}) RETURN collect(p.id) AS there
}
WITH here, there, [place IN here | {place: place, name: $place, side: 0}] + [place IN there | {place: place, name: $other_place, side: 1}] AS sides
CALL (sides) {
  UNWIND sides AS of
  WITH of.place AS place, of.name AS name, of.side AS side
  MATCH (x:Program {place: place})<-[:LAUNCHES|MENTIONS]-(d)
  WITH replace(x.name, name, '') AS key, count(DISTINCT CASE side WHEN 0 THEN d.id END) AS documents, min(CASE side WHEN 0 THEN d.id END) AS first,
       count(DISTINCT CASE side WHEN 1 THEN d.id END) AS other_documents, min(CASE side WHEN 1 THEN d.id END) AS other_first
  WHERE documents > 0 AND other_documents > 0
  WITH key, documents, first, other_documents, other_first
  ORDER BY documents + other_documents DESC, key
  LIMIT $limit
  RETURN collect({overlap: 'PROGRAM', key: key, what: key, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS programs
}
CALL (sides) {
  UNWIND sides AS of
  WITH of.place AS place, of.name AS name, of.side AS side
  MATCH (u:Duty {place: place})
  WITH replace(u.heading, name, '') AS key, collect(u) AS both, sum(side) AS others, count(DISTINCT u.document) AS documents
  WHERE key IS NOT NULL AND others > 0 AND others < size(both)
  WITH key, both, documents
  ORDER BY documents DESC, key
  LIMIT $limit
  RETURN collect({key: key, both: both}) AS shared
}
// how many documents of each place is counted for the duties that are shown alone
CALL (here, there, shared) {
  UNWIND shared AS one
  UNWIND one.both AS u
  WITH one.key AS key, count(DISTINCT CASE WHEN u.place IN here THEN u.document END) AS documents, min(CASE WHEN u.place IN here THEN u.id END) AS first,
       count(DISTINCT CASE WHEN u.place IN there THEN u.document END) AS other_documents, min(CASE WHEN u.place IN there THEN u.id END) AS other_first
  ORDER BY documents + other_documents DESC, key
  RETURN collect({overlap: 'DUTY', key: key, what: key, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS duties
}
WITH sides, (programs + duties)[..$limit] AS found
CALL (sides, found) {
  WITH sides, found WHERE size(found) < $limit
  UNWIND sides AS of
  WITH of.place AS place, of.side AS side
  MATCH (d:Document {place: place})-[:CITES]->(b)
  WITH b, count(DISTINCT CASE side WHEN 0 THEN d.id END) AS documents, min(CASE side WHEN 0 THEN d.id END) AS first,
       count(DISTINCT CASE side WHEN 1 THEN d.id END) AS other_documents, min(CASE side WHEN 1 THEN d.id END) AS other_first
  WHERE documents > 0 AND other_documents > 0
  WITH b, documents, first, other_documents, other_first
  ORDER BY documents + other_documents DESC, b.id
  LIMIT $limit
  RETURN collect({overlap: 'BASIS', key: b.id, what: b.name, documents: documents, first: first, other_documents: other_documents, other_first: other_first}) AS bases
}
WITH (found + bases)[..$limit] AS rows
CALL (rows) {
  UNWIND range(0, size(rows) - 1) AS at
  WITH at, rows[at] AS row
  WHERE row.overlap = 'DUTY'
  MATCH (:Duty {id: row.first})<-[r:ASSIGNS]-(d:Document)
  MATCH (:Duty {id: row.other_first})<-[s:ASSIGNS]-(e:Document)
  RETURN at, row, d, r, e, s
  UNION ALL
  UNWIND range(0, size(rows) - 1) AS at
  WITH at, rows[at] AS row
  WHERE row.overlap = 'PROGRAM'
  MATCH (d:Document {id: row.first})-[r:LAUNCHES|MENTIONS]->(x:Program) WHERE replace(x.name, $place, '') = row.key
  MATCH (e:Document {id: row.other_first})-[s:LAUNCHES|MENTIONS]->(y:Program) WHERE replace(y.name, $other_place, '') = row.key
  // of several clauses the first
  WITH at, row, d, r, e, s
  ORDER BY r.start, r.key, s.start, s.key
  WITH at, row, collect([d, r, e, s])[0] AS said
  RETURN at, row, said[0] AS d, said[1] AS r, said[2] AS e, said[3] AS s
  UNION ALL
  UNWIND range(0, size(rows) - 1) AS at
  WITH at, rows[at] AS row
  WHERE row.overlap = 'BASIS'
  MATCH (d:Document {id: row.first})-[r:CITES]->(:LegalBasis {id: row.key})
  MATCH (e:Document {id: row.other_first})-[s:CITES]->(:LegalBasis {id: row.key})
  WITH at, row, d, r, e, s
  ORDER BY r.start, r.key, s.start, s.key
  WITH at, row, collect([d, r, e, s])[0] AS said
  RETURN at, row, said[0] AS d, said[1] AS r, said[2] AS e, said[3] AS s
}
// rows that are sorted carry no list
WITH at, row, d, r, e, s
RETURN row.overlap AS overlap, row.what AS what, row.documents AS documents, row.other_documents AS other_documents, d.name AS document, d.number AS number,
       r.path AS path, r.quote AS quote, e.name AS other_document, e.number AS other_number, s.path AS other_path, s.quote AS other_quote
ORDER BY at
LIMIT $limit
