// 一个机构由谁任什么职务？（按时间）
// Who holds which post in an agency? (newest first)
// for: researcher, staff
//
// $agency NAME, e.g. 县农业农村局 | 机构全称、简称或文中写法 | full name, alias or form as written
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name
// person | 姓名 | name
// post | 职务 | post as written
// as_of | 截至 | the document's date
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (p:Leader)-[r:HOLDS]->(a:Agency)
WHERE a.name = $agency OR $agency IN a.aliases
MATCH (d:Document {id: r.document})
RETURN a.name AS agency, p.name AS person, r.post AS post, r.as_of AS as_of, d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY a.id, r.as_of DESC, p.id, r.start, r.key
LIMIT $limit
