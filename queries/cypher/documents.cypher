// 载入了哪些文件，当日状态如何？
// Which documents are loaded, and what is their status on a day?
// for: staff, researcher, analyst
//
// $words TEXT = '', e.g. 工作规则 | 文件名或文号里的字词；空为全部 | words of name or number; empty for all
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 200, e.g. 20 | 最多几行 | at most so many rows
//
// document | 文件 | name of the document
// number | 文号 | its number
// issuers | 发文机关 | who issued it
// issued_on | 成文 | day of issue
// status | 状态 | in force, not yet in force, expired, superseded, partly superseded, unknown
// since | 自 | the day since which that is so
// duties | 职责数 | duties that it assigns
// source | 来源 | the file
// lacks | 缺 | what a document should have and this one does not
// id | 编号 | the key of the document, as `zhengtu remove` takes it

MATCH (d:Document)
WHERE ($words = '' OR d.name CONTAINS $words OR d.title CONTAINS $words OR d.number CONTAINS $words) AND ($place = '' OR d.place CONTAINS $place)
WITH d
ORDER BY d.issued_on DESC, d.id
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
RETURN d.name AS document, d.number AS number, COLLECT { MATCH (a:Agency)-[:ISSUED]->(d) RETURN DISTINCT a.name AS n ORDER BY n } AS issuers,
       d.issued_on AS issued_on, state.status AS status, state.since AS since, COUNT { MATCH (d)-[:ASSIGNS]->(:Duty) } AS duties,
       d.source AS source, d.lacks AS lacks, d.id AS id
ORDER BY d.issued_on DESC, d.id
LIMIT $limit
