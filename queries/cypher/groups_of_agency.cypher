// 一个机构参加哪些议事机构，哪些办公室设在它那里？
// On which leading groups does an agency sit, and which have their office there?
// for: researcher, staff
//
// $agency NAME, e.g. 县农业农村局 | 机构全称、简称或文中写法 | full name, alias or form as written
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name
// fact | 事项 | SERVES_ON: a member; HAS_OFFICE_AT: the group's office sits there
// group | 议事机构 | the leading group
// role | 角色 | role, or name of the office
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
WITH a
WHERE $place = '' OR a.place CONTAINS $place
CALL (a) {
  MATCH (a)-[r:SERVES_ON]->(g:LeadingGroup) RETURN r, g, r.role AS said
  UNION
  MATCH (g:LeadingGroup)-[r:HAS_OFFICE_AT]->(a) RETURN r, g, r.office AS said
}
MATCH (d:Document {id: r.document})
RETURN a.name AS agency, type(r) AS fact, g.name AS group, said AS role, d.issued_on AS as_of, d.name AS document, d.number AS number,
       r.path AS path, r.quote AS quote
ORDER BY a.id, g.id, d.issued_on DESC, r.start, r.key
LIMIT $limit
