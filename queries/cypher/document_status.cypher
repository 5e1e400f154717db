// 一份文件在某日是否有效，依据是什么？
// Does one document hold on a day, and what says so?
// for: staff, researcher
//
// $document DOCUMENT, e.g. 巨政发〔2023〕1号 | 文号或标题中的字词 | number, or words of the title
// $day DATE = today, e.g. 2023-07-06 | 问的是哪一天 | the day asked about
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// document | 文件 | name of the document
// number | 文号 | its number
// status | 状态 | in force, not yet in force, expired, superseded, partly superseded, unknown
// since | 自 | the day since which that is so; for an expired document its last day
// by | 被何文件 | the document that replaces it
// by_number | 其文号 | number of that document
// path | 条款 | the clause of that document that says so
// quote | 原文 | the words that this rests on
// issued_on | 成文 | day of issue
// effective_on | 施行 | day of coming into force
// expires_on | 有效至 | last day of validity
// amended_by | 被何文件修改 | documents that amend it
// loaded | 已载入 | false: only cited, its text is not held
// id | 编号 | its key, as `zhengtu remove` takes it

// texts named $document
CALL () {
  CALL () {
    MATCH (x:Document {number: $document}) RETURN x
    UNION
    MATCH (x:Document {id: $document}) RETURN x
    UNION
    MATCH (x:Document {title: $document}) RETURN x
    UNION
    MATCH (x:Document {instrument: $document}) RETURN x
    UNION
    MATCH (x:LegalBasis {number: $document}) RETURN x
    UNION
    // the key, or the key of a title; worked out before MATCH, which else would not use its index
    UNWIND [$document, '《' + $document + '》', '《中华人民共和国' + $document + '》', '《' + replace($document, '中华人民共和国', '') + '》'] AS key
    MATCH (x:LegalBasis {id: key}) RETURN x
  }
  WITH collect(x) AS exact
  CALL (exact) {
    UNWIND exact AS d RETURN d
    UNION
    WITH exact WHERE size(exact) = 0
    CALL db.index.fulltext.queryNodes('document_key_words', '"' + $document + '"') YIELD node
    WITH node AS d WHERE any(k IN d.known_as WHERE k CONTAINS $document) RETURN d
    UNION
    WITH exact WHERE size(exact) = 0
    CALL db.index.fulltext.queryNodes('basis_words', '"' + $document + '"') YIELD node
    WITH node AS d WHERE NOT d:Document AND (d.id CONTAINS $document OR d.title CONTAINS $document) RETURN d
  }
  RETURN d
}
// end of texts
WITH d
ORDER BY coalesce(d.loaded, false) DESC, d.issued_on DESC, d.id
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
RETURN d.name AS document, d.number AS number, state.status AS status, state.since AS since, state.by AS by, state.by_number AS by_number,
       state.path AS path, state.quote AS quote, d.issued_on AS issued_on, d.effective_on AS effective_on, d.expires_on AS expires_on,
       COLLECT { MATCH (x:Document)-[:AMENDS]->(d) RETURN DISTINCT x.name AS n ORDER BY n } AS amended_by, coalesce(d.loaded, false) AS loaded,
       d.id AS id
ORDER BY loaded DESC, d.issued_on DESC, d.id
LIMIT $limit
