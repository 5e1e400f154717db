// 两个机构共同承担哪些职责？
// Which duties do two agencies share?
// for: researcher, staff
//
// $agency NAME, e.g. 县农业农村局 | 机构全称、简称或文中写法 | full name, alias or form as written
// $other NAME, e.g. 县财政局 | 另一机构 | the other agency, likewise
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// duty | 职责 | what is to be done
// agency | 机构 | full name of the first
// role | 角色 | LEADS or ASSISTS: its part
// other | 另一机构 | full name of the second
// other_role | 其角色 | LEADS or ASSISTS: its part
// deadline | 时限 | as written
// status | 状态 | of the document on the day: in force, not yet in force, expired, superseded, partly superseded, unknown
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
// agencies named $other
CALL () {
  MATCH (b:Agency {name: $other}) RETURN b
  UNION
  CALL db.index.fulltext.queryNodes('agency_alias_words', '"' + $other + '"') YIELD node
  WITH node AS b WHERE $other IN b.aliases RETURN b
}
// end of agencies
WITH a, b
WHERE a.id <> b.id
MATCH (a)-[l:LEADS|ASSISTS]->(u:Duty)
MATCH (u)<-[m:LEADS|ASSISTS]-(b)
MATCH (u)<-[s:ASSIGNS]-(d:Document)
WITH a, b, l, m, u, s, d
ORDER BY d.issued_on DESC, d.id, u.ordinal, a.id, b.id, l.key, m.key, s.key
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
RETURN u.heading AS duty, a.name AS agency, type(l) AS role, b.name AS other, type(m) AS other_role, u.deadline AS deadline, state.status AS status,
       d.name AS document, d.number AS number, l.path AS path, s.quote AS quote
ORDER BY d.issued_on DESC, d.id, u.ordinal, a.id, b.id, l.key, m.key, s.key
LIMIT $limit
