// 一个机构发过哪些文件，当日是否有效？
// Which documents did an agency issue, and do they hold on a day?
// for: staff, researcher
//
// $agency NAME, e.g. 县人民政府办公室 | 机构全称、简称或文中写法 | full name, alias or form as written
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name
// document | 文件 | name of the document
// number | 文号 | its number
// issued_on | 成文 | day of issue
// together_with | 联合发文 | who issued it together with the agency
// status | 状态 | in force, not yet in force, expired, superseded, partly superseded, unknown
// since | 自 | the day since which that is so; for an expired document its last day
// by | 被何文件 | the document that replaces it
// path | 条款 | the clause that names the issuer
// quote | 原文 | its words

// agencies named $agency
CALL () {
  MATCH (a:Agency {name: $agency}) RETURN a
  UNION
  CALL db.index.fulltext.queryNodes('agency_alias_words', '"' + $agency + '"') YIELD node
  WITH node AS a WHERE $agency IN a.aliases RETURN a
}
// end of agencies
MATCH (a)-[i:ISSUED]->(d:Document)
WHERE $place = '' OR a.place CONTAINS $place
WITH a, i, d
ORDER BY d.issued_on DESC, d.id, a.id, i.key
LIMIT $limit
// status of d on $day
CALL (d) {
  OPTIONAL MATCH (s:Document)-[r:SUPERSEDES]->(d)
  WHERE NOT coalesce(s.issued_on < d.issued_on, false)
  WITH d, s, r, CASE WHEN s.effective_on IS NOT NULL OR s.effective_text IS NULL THEN coalesce(s.effective_on, s.issued_on) END AS own
  WITH d, s, r, coalesce(r.effective_on, own) AS since
  OPTIONAL MATCH (c:Document)-[q:SUPERSEDES]->(s)
  WHERE q.scope = 'full' AND NOT coalesce(c.issued_on < s.issued_on, false)
    AND CASE WHEN q.effective_on IS NOT NULL THEN q.effective_on WHEN c.effective_on IS NOT NULL OR c.effective_text IS NULL THEN coalesce(c.effective_on, c.issued_on) END < since
  WITH d, s, r, since, count(q) AS undone
  WITH d, CASE WHEN undone = 0 THEN s END AS s, r, since
  ORDER BY since, r.key
  WITH d, collect(CASE WHEN s IS NOT NULL THEN {name: s.name, number: s.number, scope: r.scope, since: since, path: r.path, quote: r.quote} END) AS said
  WITH d,
       [x IN said WHERE x.scope = 'full' AND x.since <= date($day)][0] AS whole,
       [x IN said WHERE x.scope = 'partial' AND x.since <= date($day)][0] AS part,
       [x IN said WHERE x.since IS NULL][0] AS undated,
       CASE WHEN d.effective_on IS NOT NULL THEN d.effective_on WHEN d.effective_text IS NULL AND d.expires_on IS NOT NULL THEN d.issued_on END AS begins
  WITH d, whole, part, undated, begins,
       CASE
         WHEN whole IS NOT NULL AND (d.expires_on IS NULL OR whole.since <= d.expires_on) THEN 'superseded'
         WHEN d.ended_on <= date($day) THEN 'superseded'
         WHEN d.expires_on < date($day) THEN 'expired'
         WHEN begins > date($day) OR d.issued_on > date($day) THEN 'not yet in force'
         WHEN part IS NOT NULL THEN 'partly superseded'
         WHEN begins IS NULL OR undated IS NOT NULL OR (d.expires_text IS NOT NULL AND d.expires_on IS NULL) THEN 'unknown'
         ELSE 'in force'
       END AS status
  WITH d, begins, status, CASE status WHEN 'superseded' THEN coalesce(whole, {name: d.ended_by, since: d.ended_on, quote: d.ended_source}) WHEN 'partly superseded' THEN part WHEN 'unknown' THEN undated END AS successor
  RETURN {
    status: status, by: successor.name, by_number: successor.number, path: successor.path,
    since: CASE WHEN successor IS NOT NULL THEN successor.since WHEN status = 'expired' THEN d.expires_on WHEN status <> 'unknown' THEN begins END,
    quote: CASE WHEN successor IS NOT NULL THEN successor.quote
                WHEN status IN ['expired', 'unknown'] THEN coalesce(d.expires_text, d.effective_text) ELSE coalesce(d.effective_text, d.expires_text) END
  } AS state
}
// end of status
RETURN a.name AS agency, d.name AS document, d.number AS number, d.issued_on AS issued_on,
       COLLECT { MATCH (d)<-[:ISSUED]-(x:Agency) WHERE x.id <> a.id RETURN DISTINCT x.name AS n ORDER BY n } AS together_with,
       state.status AS status, state.since AS since, state.by AS by, i.path AS path, i.quote AS quote
ORDER BY d.issued_on DESC, d.id, a.id, i.key
LIMIT $limit
