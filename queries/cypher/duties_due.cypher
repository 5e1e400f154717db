// 哪些职责在某日之前到期？
// Which duties fall due between two days?
// for: staff, researcher
//
// $day DATE = today, e.g. 2022-09-01 | 从哪一天起 | the first day
// $until DATE, e.g. 2022-12-31 | 到哪一天止 | the last day
// $agency NAME = '', e.g. 县农业农村局 | 机构全称、简称或文中写法；空为全部 | full name, alias or form as written; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// deadline_on | 截止日 | last day
// deadline | 时限 | as written
// duty | 职责 | what is to be done
// leads | 牵头 | agencies that lead it
// assists | 配合 | agencies that assist
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

// the days are worked out once, not for every duty
WITH date($day) AS first, date($until) AS last
MATCH (u:Duty)
WHERE u.deadline_on >= first AND u.deadline_on <= last
  AND ($agency = '' OR EXISTS { MATCH (a:Agency)-[:LEADS|ASSISTS]->(u) WHERE a.name = $agency OR $agency IN a.aliases })
WITH u
ORDER BY u.deadline_on, u.document, u.ordinal
LIMIT $limit
MATCH (u)<-[s:ASSIGNS]-(d:Document)
RETURN u.deadline_on AS deadline_on, u.deadline AS deadline, u.heading AS duty,
       COLLECT { MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS leads,
       COLLECT { MATCH (x:Agency)-[:ASSISTS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS assists,
       d.name AS document, d.number AS number, s.path AS path, s.quote AS quote
ORDER BY u.deadline_on, d.id, u.ordinal, s.key
LIMIT $limit
