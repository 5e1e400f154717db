// 哪些职责已过时限？
// Which duties are past their deadline?
// for: staff, researcher
//
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $agency NAME = '', e.g. 县农业农村局 | 机构全称、简称或文中写法；空为全部 | full name, alias or form as written; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// deadline_on | 截止日 | last day
// days | 已过天数 | days gone by since
// duty | 职责 | what is to be done
// leads | 牵头 | agencies that lead it
// status | 状态 | of the document on the day: in force, not yet in force, expired, superseded, partly superseded, unknown
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

// the day is worked out once, not for every duty
WITH date($day) AS last
MATCH (u:Duty)
WHERE u.deadline_on < last
  AND ($agency = '' OR EXISTS { MATCH (x:Agency)-[:LEADS|ASSISTS]->(u) WHERE x.name = $agency OR $agency IN x.aliases })
WITH u
ORDER BY u.deadline_on DESC, u.document, u.ordinal
LIMIT $limit
MATCH (u)<-[a:ASSIGNS]-(d:Document)
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
RETURN u.deadline_on AS deadline_on, duration.inDays(u.deadline_on, date($day)).days AS days, u.heading AS duty,
       COLLECT { MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS leads,
       state.status AS status, d.name AS document, d.number AS number, a.path AS path, a.quote AS quote
ORDER BY u.deadline_on DESC, d.id, u.ordinal, a.key
LIMIT $limit
