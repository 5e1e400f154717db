// 一个领导小组（指挥部、专班）由谁组成，办公室设在哪里？
// Who sits on a leading group, and where is its office?
// for: researcher, staff
//
// $group NAME, e.g. 防汛抗旱指挥部 | 名称中的字词或简称 | words of its name, or an alias
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// group | 议事机构 | name of the group
// member | 成员 | person or agency
// member_kind | 类别 | Leader or Agency
// role | 职务 | 组长, 副组长, 成员 …; 办公室 (or its name) of the agency where its office is
// posts | 所任职务 | the person's posts in the same document
// as_of | 截至 | the document's date
// newest | 最新名单 | true: no later document loaded by the day changes this roster
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

CALL () {
  // the index of names is that of all agencies
  MATCH (g:Agency {name: $group}) WHERE g:LeadingGroup RETURN g
  UNION
  CALL db.index.fulltext.queryNodes('agency_words', '"' + $group + '"') YIELD node
  WITH node AS g WHERE g:LeadingGroup AND g.name CONTAINS $group RETURN g
  UNION
  CALL db.index.fulltext.queryNodes('agency_alias_words', '"' + $group + '"') YIELD node
  WITH node AS g WHERE g:LeadingGroup AND $group IN g.aliases RETURN g
}
CALL (g) {
  MATCH (g)<-[r:SERVES_ON]-(m:Leader|Agency) RETURN m, r, r.role AS role
  UNION
  MATCH (g)-[r:HAS_OFFICE_AT]->(m:Agency) RETURN m, r, coalesce(r.office, '办公室') AS role
}
MATCH (d:Document {id: r.document})
WHERE d.issued_on IS NULL OR d.issued_on <= date($day)
RETURN g.name AS group, m.name AS member, CASE WHEN m:Leader THEN 'Leader' ELSE 'Agency' END AS member_kind, role,
       COLLECT { MATCH (m)-[h:HOLDS]->(:Agency) WHERE h.document = d.id RETURN DISTINCT h.post AS post ORDER BY post } AS posts,
       coalesce(r.as_of, d.issued_on) AS as_of,
       NOT EXISTS {
         MATCH (later:Document)-[:SETS_UP]->(g)
         WHERE later.id <> d.id AND later.issued_on > d.issued_on AND later.issued_on <= date($day)
       } AS newest,
       d.name AS document, d.number AS number, r.path AS path, r.quote AS quote
ORDER BY g.id, d.issued_on DESC, d.id, r.start, r.key
LIMIT $limit
