// 一个人牵头、分管或主持什么？
// What does a person lead, oversee or head?
// for: researcher, staff
//
// $person NAME, e.g. 张三 | 姓名 | name
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// person | 姓名 | name
// place | 地方 | the place the person belongs to, of two people of one name in it the body
// fact | 事项 | OVERSEES a duty, SERVES_ON: heads a group, HOLDS: heads an agency
// what | 职责或机构 | the duty, the group or the agency
// role | 职务 | 牵头县领导, 分管, 组长, 局长 …
// leads | 牵头机构 | agencies that lead the duty
// deadline_on | 时限 | last day of the duty
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

MATCH (p:Leader {name: $person})
WHERE $place = '' OR p.place CONTAINS $place
CALL (p) {
  MATCH (p)-[r:OVERSEES]->(u:Duty)
  RETURN r, u.heading AS what, r.label AS role, u.deadline_on AS deadline_on,
         COLLECT { MATCH (u)<-[:LEADS]-(a:Agency) RETURN DISTINCT a.name AS n ORDER BY n } AS leads
  UNION
  MATCH (p)-[r:SERVES_ON]->(g:LeadingGroup)
  WHERE NOT r.role CONTAINS '副' AND (r.role CONTAINS '组长' OR r.role CONTAINS '指挥' OR r.role CONTAINS '主任' OR r.role CONTAINS '召集人' OR r.role CONTAINS '政委')
  RETURN r, g.name AS what, r.role AS role, NULL AS deadline_on, [] AS leads
  UNION
  MATCH (p)-[r:HOLDS]->(a:Agency)
  WHERE NOT r.post CONTAINS '副' AND (r.post ENDS WITH '长' OR r.post ENDS WITH '书记' OR r.post ENDS WITH '主任' OR r.post ENDS WITH '主席' OR r.post ENDS WITH '理事长')
  RETURN r, a.name AS what, r.post AS role, NULL AS deadline_on, [] AS leads
}
MATCH (d:Document {id: r.document})
RETURN p.name AS person, coalesce(p.body, p.place) AS place, type(r) AS fact, what, role, leads, deadline_on, d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY p.id, CASE type(r) WHEN 'OVERSEES' THEN 0 WHEN 'SERVES_ON' THEN 1 ELSE 2 END, d.issued_on DESC, d.id, r.start, r.key
LIMIT $limit
