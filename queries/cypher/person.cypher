// 一个人任过哪些职务、在哪些议事机构？
// Which posts and seats does a person hold?
// for: researcher, staff, analyst
//
// $person NAME, e.g. 张三 | 姓名 | name
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// person | 姓名 | name
// place | 地方 | the place the person belongs to, of two people of one name in it the body
// fact | 事项 | HOLDS a post, LEAVES it, SERVES_ON a group, OVERSEES a duty, MENTIONS: named with a post
// what | 机构或职责 | the agency, the group or the duty
// role | 职务 | post or role as written
// as_of | 截至 | the document's date
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (p:Leader {name: $person})
CALL (p) {
  MATCH (p)-[r:HOLDS|LEAVES]->(a:Agency) RETURN r, a.name AS what, r.post AS said
  UNION
  MATCH (p)-[r:SERVES_ON]->(g:LeadingGroup) RETURN r, g.name AS what, r.role AS said
  UNION
  MATCH (p)-[r:OVERSEES]->(u:Duty) RETURN r, u.heading AS what, r.label AS said
  UNION
  MATCH (x:Document)-[r:MENTIONS]->(p)
  WHERE r.post IS NOT NULL AND NOT EXISTS { MATCH (p)-[h:HOLDS|LEAVES]->(:Agency) WHERE h.document = r.document AND h.post = r.post }
  RETURN r, NULL AS what, r.post AS said
}
MATCH (d:Document {id: r.document})
RETURN p.name AS person, coalesce(p.body, p.place) AS place, type(r) AS fact, what, said AS role, d.issued_on AS as_of, d.name AS document, d.number AS number,
       r.path AS path, r.quote AS quote
ORDER BY p.id, d.issued_on DESC, d.id, fact, r.start, r.key
LIMIT $limit
