// 谁牵头、谁配合一项工作？（按字词查找）
// Who leads and who assists a task? (found by words)
// for: researcher, staff, analyst
//
// $words TEXT, e.g. 秸秆禁烧 | 职责或所属工程里的字词，可用空格隔开 | words of the duty or its programme; spaces part them
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// duty | 职责 | what is to be done
// leads | 牵头 | agencies that lead it
// assists | 配合 | agencies that assist
// overseen_by | 分管 | leaders who oversee it
// deadline | 时限 | as written
// status | 状态 | of the document on the day: in force, not yet in force, expired, superseded, partly superseded, unknown
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words

// duties that hold $words
CALL () {
  WITH [w IN split($words, ' ') WHERE w <> ''] AS words
  // of Chinese words every second pair of characters, from the second on: 秸秆禁烧 by 秆禁, since pairs across two words are rarer; CONTAINS decides
  WITH words, reduce(s = '', w IN words | s + CASE
    WHEN size(w) = 1 THEN ' +' + w + '*'
    WHEN w =~ '[一-龥]+' THEN reduce(p = '', i IN range(CASE size(w) WHEN 2 THEN 0 ELSE 1 END, size(w) - 2, 2) | p + ' +' + substring(w, i, 2))
    ELSE ' +"' + w + '"' END) AS query
  CALL (words, query) {
    CALL db.index.fulltext.queryNodes('duty_words', query) YIELD node
    WITH node AS u WHERE all(w IN words WHERE coalesce(u.heading, '') + ' ' + coalesce(u.text, '') CONTAINS w) RETURN u
    UNION
    CALL db.index.fulltext.queryNodes('program_words', query) YIELD node
    WITH node AS g WHERE all(w IN words WHERE g.name CONTAINS w)
    MATCH (u:Duty)-[:UNDER]->(g) RETURN u
  }
  RETURN u
}
// end of duties
MATCH (u)<-[a:ASSIGNS]-(d:Document)
WHERE $place = '' OR d.place CONTAINS $place
WITH u, a, d, CASE WHEN all(w IN split($words, ' ') WHERE coalesce(u.heading, '') CONTAINS w) THEN 0 ELSE 1 END AS far
ORDER BY far, d.issued_on DESC, d.id, u.ordinal, a.key
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
RETURN u.heading AS duty,
       COLLECT { MATCH (x:Agency)-[:LEADS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS leads,
       COLLECT { MATCH (x:Agency)-[:ASSISTS]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS assists,
       COLLECT { MATCH (x:Leader)-[:OVERSEES]->(u) RETURN DISTINCT x.name AS n ORDER BY n } AS overseen_by,
       u.deadline AS deadline, state.status AS status,
       d.name AS document, d.number AS number, a.path AS path, a.quote AS quote
ORDER BY far, d.issued_on DESC, d.id, u.ordinal, a.key
LIMIT $limit
