// 哪些文件缺文号、标题、日期或发文机关？
// Which documents lack a number, a title, a date or an issuer?
// for: analyst, staff
//
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// document | 文件 | name of the document
// number | 文号 | its number
// lacks | 缺 | number, title, date, issuer
// source | 来源 | the file
// start | 起 | first character in the file
// end | 止 | character after the last
// id | 编号 | the key of the document

MATCH (d:Document)
WHERE size(coalesce(d.lacks, [])) > 0
RETURN d.name AS document, d.number AS number, d.lacks AS lacks, d.source AS source, d.start AS start, d.end AS end, d.id AS id
ORDER BY d.source, d.start, d.id
LIMIT $limit
