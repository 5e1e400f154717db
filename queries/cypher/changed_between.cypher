// 两日之间发生了哪些变化：新发、施行、到期、废止、名单调整？
// What changed between two days: issued, in force, expired, repealed, rosters adjusted?
// for: staff, researcher
//
// $since DATE, e.g. 2023-01-01 | 从哪一天起 | the first day
// $until DATE = today, e.g. 2023-12-31 | 到哪一天止 | the last day
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 200, e.g. 20 | 最多几行 | at most so many rows
//
// day | 日期 | the day of the change
// change | 变化 | ISSUED, IN_FORCE, EXPIRED (its last day), SUPERSEDED (wholly or in part), AMENDED, ROSTER (a group set up or adjusted)
// what | 对象 | the document that was issued, ended or changed; for ROSTER the group
// what_number | 其文号 | number of that document
// document | 文件 | the document that says so
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

WITH date($since) AS first, date($until) AS last
CALL (first, last) {
  MATCH (d:Document) WHERE d.issued_on >= first AND d.issued_on <= last
  RETURN d.issued_on AS day, 'ISSUED' AS change, d AS s, d.name AS what, d.number AS what_number, NULL AS path, NULL AS quote, '' AS key
  UNION
  MATCH (d:Document) WHERE d.effective_on >= first AND d.effective_on <= last
  RETURN d.effective_on AS day, 'IN_FORCE' AS change, d AS s, d.name AS what, d.number AS what_number, NULL AS path, d.effective_text AS quote, '' AS key
  UNION
  MATCH (d:Document) WHERE d.expires_on >= first AND d.expires_on <= last
  RETURN d.expires_on AS day, 'EXPIRED' AS change, d AS s, d.name AS what, d.number AS what_number, NULL AS path, d.expires_text AS quote, '' AS key
  UNION
  MATCH (d:Document)-[r:SUPERSEDES]->(x)
  WITH d, r, x, coalesce(r.effective_on, d.effective_on, d.issued_on) AS day, first, last
  WHERE day >= first AND day <= last
  RETURN day, 'SUPERSEDED' AS change, d AS s, x.name AS what, x.number AS what_number, r.path AS path, r.quote AS quote, r.key AS key
  UNION
  MATCH (d:Document)-[r:AMENDS]->(x)
  WITH d, r, x, coalesce(d.effective_on, d.issued_on) AS day, first, last
  WHERE day >= first AND day <= last
  RETURN day, 'AMENDED' AS change, d AS s, x.name AS what, x.number AS what_number, r.path AS path, r.quote AS quote, r.key AS key
  UNION
  MATCH (d:Document)-[r:SETS_UP]->(g:LeadingGroup) WHERE d.issued_on >= first AND d.issued_on <= last
  RETURN d.issued_on AS day, 'ROSTER' AS change, d AS s, g.name AS what, NULL AS what_number, r.path AS path, r.quote AS quote, r.key AS key
}
WITH day, change, s, what, what_number, path, quote, key
WHERE $place = '' OR s.place CONTAINS $place
RETURN day, change, what, what_number, s.name AS document, s.number AS number, path, quote
ORDER BY day, s.id, CASE change WHEN 'ISSUED' THEN 0 WHEN 'IN_FORCE' THEN 1 WHEN 'ROSTER' THEN 2 WHEN 'AMENDED' THEN 3 WHEN 'SUPERSEDED' THEN 4 ELSE 5 END, what, key
LIMIT $limit
