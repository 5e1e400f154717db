// 一个机构承担哪些职责？
// What does one agency owe?
// for: researcher, staff
//
// $agency NAME, e.g. 县农业农村局 | 机构全称、简称或文中写法 | full name, alias or form as written
// $role TEXT = '', e.g. LEADS | LEADS 牵头，ASSISTS 配合，空为两者 | LEADS, ASSISTS, or empty for both
// $words TEXT = '', e.g. 防汛 | 职责、原文或文件名里的字词；空为全部 | words of the duty, of what assigns it or of the document's name; empty for all
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name
// role | 角色 | LEADS or ASSISTS
// duty | 职责 | what is to be done
// deadline | 时限 | as written
// deadline_on | 截止日 | its last day
// partners | 同担 | the other agencies of the duty
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
MATCH (a)-[l:LEADS|ASSISTS]->(u:Duty)<-[s:ASSIGNS]-(d:Document)
WHERE ($place = '' OR a.place CONTAINS $place) AND ($role = '' OR type(l) = $role) AND l.document = d.id
  AND all(w IN split($words, ' ') WHERE w = '' OR u.heading CONTAINS w OR u.text CONTAINS w OR d.name CONTAINS w)
WITH a, l, u, s, d
ORDER BY a.id, CASE type(l) WHEN 'LEADS' THEN 0 ELSE 1 END, d.issued_on DESC, d.id, u.ordinal, l.key, s.key
LIMIT $limit
// their places in that order, so that the second sort compares numbers alone
WITH collect({a: a, l: l, u: u, s: s, d: d}) AS found
UNWIND range(0, size(found) - 1) AS place
WITH place, found[place].a AS a, found[place].l AS l, found[place].u AS u, found[place].s AS s, found[place].d AS d
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
RETURN a.name AS agency, type(l) AS role, u.heading AS duty, u.deadline AS deadline, u.deadline_on AS deadline_on,
       COLLECT { MATCH (x:Agency)-[:LEADS|ASSISTS]->(u) WHERE x.id <> a.id RETURN DISTINCT x.name AS n ORDER BY n } AS partners,
       state.status AS status, d.name AS document, d.number AS number, l.path AS path, s.quote AS quote
ORDER BY place
LIMIT $limit
