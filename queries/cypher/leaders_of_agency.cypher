// 一个机构由谁任什么职务？（按时间）
// Who holds which post in an agency? (newest first)
// for: researcher, staff
//
// $agency NAME, e.g. 县农业农村局 | 机构全称、简称或文中写法 | full name, alias or form as written
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name
// person | 姓名 | name
// fact | 事项 | HOLDS the post, or LEAVES it: put out of it
// post | 职务 | post as written
// as_of | 截至 | the document's date
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

// agencies named $agency
CALL () {
  MATCH (a:Agency {name: $agency}) RETURN a
  UNION
  CALL db.index.fulltext.queryNodes('agency_alias_words', '"' + $agency + '"') YIELD node
  WITH node AS a WHERE $agency IN a.aliases RETURN a
}
// end of agencies
MATCH (a)<-[r:HOLDS|LEAVES]-(p:Leader)
WHERE $place = '' OR a.place CONTAINS $place
MATCH (d:Document {id: r.document})
RETURN a.name AS agency, p.name AS person, type(r) AS fact, r.post AS post, r.as_of AS as_of, d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY a.id, r.as_of DESC, p.id, r.start, r.key
LIMIT $limit
