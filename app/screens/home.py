"""The first page: how much there is, what the last build changed, what ends soon."""
from datetime import date, timedelta

import streamlit as st

from app.drawing import figures, lists
from app.drawing.markup import link, section, text
from app.here import Here
from app.history import last
from app.links import href
from app.resources import figures as held
from app.widgets.components import prose
from queries import pages

#: Days looked ahead.
AHEAD = 180


def render(here: Here) -> None:
    say = here.say
    prose(f'<h1>政图</h1><p class="quiet">{text(say("谁牵头、谁配合、还有效吗：从政府公文读出的图谱，每句话都有出处。", "Who leads, who assists, does it still hold: a graph read from government documents, every statement with its words."))}</p>', "title")
    found = held(here.store.address)
    sizes = found["sizes"]
    if not any(sizes.values()):
        st.info(say("图谱还是空的。", "The graph is empty. ") + say("运行 `zhengtu build 文件夹`，或在“添加公文”里上传。", "Run `zhengtu build FOLDER`, or upload on the page “Add documents”."),
                icon="📭")
        return
    prose(figures.tiles(say, sizes), "tiles")
    left, right = st.columns(2)
    with left, st.container(border=True):
        st.markdown(f"**{say('公文按年份', 'Documents by year')}**")
        st.echarts_chart(figures.years(say, found["years"]), height=250, key="years", alt=say("每年的公文数", "Documents of each year"))
    with right, st.container(border=True):
        st.markdown(f"**{say('职责最多的机构', 'Agencies with the most duties')}**")
        st.echarts_chart(figures.busiest(say, found["busiest"]), height=250, key="busiest", alt=say("职责最多的机构", "Agencies with the most duties"))
    with left:
        prose(_changes(here), "changes")
    with right:
        prose(_soon(here), "soon")


def _changes(here: Here) -> str:
    say, build = here.say, last(here.settings)
    if build is None:
        return section(say("上次构建", "Last build"), None, f'<p class="empty">{text(say("这个数据目录还没有构建记录。", "No build of this data directory is on record."))}</p>')
    names = (("added", say("新增", "added")), ("changed", say("更新", "changed")), ("removed", say("移除", "removed")))
    numbers = "，".join(f"{name} {build.numbers.get(k, 0)}" for k, name in names if build.numbers.get(k)) or say("没有变化", "nothing changed")
    items = "".join(f'<li><small>{text(name)}</small> {link(href(say, "document", id=i), i) if k != "removed" else text(i)}</li>'
                    for k, name in names for i in build.changes.get(k, [])[:6])
    bad = "".join(f'<li class="late">{text(say("未能读取", "not read"))} {text(file)}: <small>{text(reason)}</small></li>' for file, reason in build.unreadable[:5])
    when = build.at.strftime("%Y-%m-%d %H:%M")
    return section(say("上次构建", "Last build"), None, f'<p><span class="day">{when}</span> {text(numbers)}</p><ul class="plain">{items}{bad}</ul>')


def _soon(here: Here) -> str:
    say, today = here.say, date.today()
    until = today + timedelta(days=AHEAD)
    texts = pages.expiring(here.store, today, until)[:8]
    duties = pages.due(here.store, today, until)[:8]
    inner = lists.soon(say, texts, "document", "document_name") + lists.soon(say, duties, "duty", "heading")
    return section(say(f"{AHEAD} 天内到期", f"Ends within {AHEAD} days"), len(texts) + len(duties), inner,
                   say(f"今后 {AHEAD} 天没有到期的公文和职责。以前某一天的情况见“效力”页。",
                       f"No document or duty ends within {AHEAD} days. For an earlier day see the page “Status”."))
