// 一项职责的每个说法出自原文何处？
// Where in the text does each fact of a duty stand?
// for: researcher, staff, analyst
//
// $duty TEXT, e.g. 秸秆禁烧 | 职责标题里的字词，或职责编号 | words of its heading, or its id
// $limit INTEGER = 100, e.g. 20 | 最多几行 | at most so many rows
//
// duty | 职责 | what is to be done
// fact | 事实 | ASSIGNS, LEADS, ASSISTS, OVERSEES, UNDER
// who | 主体 | agency, leader, document or programme
// surface | 文中写法 | the agency as written
// document | 文件 | name of the document
// number | 文号 | its number
// path | 条款 | the clause that says so
// quote | 原文 | its words
// source | 来源 | the file
// start | 起 | first character in the file
// end | 止 | character after the last
// rule | 规则 | name of the rule that read it

CALL () {
  MATCH (u:Duty {id: $duty}) RETURN u
  UNION
  // of Chinese words every second pair of characters, from the second on: 秸秆禁烧 by 秆禁, since pairs across two words are rarer; CONTAINS decides
  WITH CASE WHEN size($duty) > 1 AND $duty =~ '[一-龥]+' THEN reduce(p = '', i IN range(CASE size($duty) WHEN 2 THEN 0 ELSE 1 END, size($duty) - 2, 2) | p + ' +' + substring($duty, i, 2))
            ELSE '"' + $duty + '"' END AS query
  CALL db.index.fulltext.queryNodes('duty_words', query) YIELD node
  WITH node AS u WHERE u.heading CONTAINS $duty RETURN u
}
WITH u
ORDER BY u.id
LIMIT $limit
MATCH (u)-[r:ASSIGNS|LEADS|ASSISTS|OVERSEES|UNDER]-(x)
WITH u, r, x
ORDER BY u.id, CASE type(r) WHEN 'ASSIGNS' THEN 0 WHEN 'LEADS' THEN 1 WHEN 'ASSISTS' THEN 2 ELSE 3 END, r.start, r.key
LIMIT $limit
MATCH (d:Document {id: r.document})
RETURN u.heading AS duty, type(r) AS fact, x.name AS who, r.surface AS surface, d.name AS document, d.number AS number, r.path AS path, r.quote AS quote,
       d.source AS source, r.start AS start, r.end AS end, r.rule AS rule
ORDER BY u.id, CASE type(r) WHEN 'ASSIGNS' THEN 0 WHEN 'LEADS' THEN 1 WHEN 'ASSISTS' THEN 2 ELSE 3 END, r.start, r.key
LIMIT $limit
