// 各机构牵头、配合多少项职责？
// How many duties does each agency lead and assist?
// for: analyst, researcher
//
// $place NAME = '', e.g. 巨鹿县 | 地名；空为全部 | name of the place; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name, or the form as written
// place | 地方 | chain of the place
// leads | 牵头数 | duties it leads
// assists | 配合数 | duties it assists
// documents | 文件数 | documents that give it duties

MATCH (a:Agency)-[r:LEADS|ASSISTS]->(u:Duty)
WHERE $place = '' OR a.place CONTAINS $place
WITH a, count(DISTINCT CASE WHEN type(r) = 'LEADS' THEN u.id END) AS leads, count(DISTINCT CASE WHEN type(r) = 'ASSISTS' THEN u.id END) AS assists,
     count(DISTINCT r.document) AS documents
RETURN a.name AS agency, a.place AS place, leads, assists, documents
ORDER BY leads DESC, assists DESC, a.id
LIMIT $limit
