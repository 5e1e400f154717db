// 有哪些机构名称含某些字？（全称、简称、上级、所在地）
// Which agencies bear some words in their name?
// for: researcher, staff, analyst
//
// $words NAME = '', e.g. 农业 | 名称或简称里的字词；空为全部 | words of the name or an alias; empty for all
// $limit INTEGER = 50, e.g. 20 | 最多几行 | at most so many rows
//
// agency | 机构 | full name, or the form as written
// kind | 类别 | Government, Department, PartyOrgan, Township, LeadingGroup, Institution, Enterprise, Court, Collective
// level | 层级 | 国家 省 市 县 乡 村
// place | 地方 | chain of the place
// aliases | 文中写法 | forms in which documents write it
// certain | 全称确定 | false: the full name could not be made certain
// duties | 职责数 | duties that it leads or assists
// documents | 文件数 | documents that mention it

MATCH (a:Agency)
WHERE $words = '' OR a.name CONTAINS $words OR any(x IN coalesce(a.aliases, []) WHERE x CONTAINS $words)
RETURN a.name AS agency, [x IN labels(a) WHERE x <> 'Agency'] AS kind, a.level AS level, a.place AS place, a.aliases AS aliases, a.certain AS certain,
       COUNT { MATCH (a)-[:LEADS|ASSISTS]->(:Duty) } AS duties, COUNT { MATCH (:Document)-[:MENTIONS]->(a) } AS documents
ORDER BY duties DESC, documents DESC, a.id
LIMIT $limit
