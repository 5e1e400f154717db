"""Figures of the whole graph as charts (ECharts options). Pure."""
from collections.abc import Mapping, Sequence

from app import palette
from app.words import Say
from graph.model import Label
from queries.pages import Row

_GRID = {"left": 8, "right": 16, "top": 30, "bottom": 4, "containLabel": True}


def years(say: Say, rows: Sequence[Row]) -> dict[str, object]:
    """Documents by year of issue, every year from the first to the last: a gap is seen as one."""
    known = {int(r["year"]): r["documents"] for r in rows if r["year"]}
    all_ = range(min(known), max(known) + 1) if known else range(0)
    return {"grid": _GRID, "tooltip": {"trigger": "axis"}, "xAxis": {"type": "category", "data": [str(year) for year in all_]},
            "yAxis": {"type": "value", "minInterval": 1},
            "series": [{"type": "bar", "name": say("公文", "Documents"), "data": [known.get(year, 0) for year in all_], "barMaxWidth": 36,
                        "itemStyle": {"color": palette.KINDS[Label.DOCUMENT], "borderRadius": [4, 4, 0, 0]}}]}


def busiest(say: Say, rows: Sequence[Row]) -> dict[str, object]:
    """The agencies with the most duties, led and assisted apart, the busiest on top."""
    ordered = list(reversed(rows[:8]))
    bar = {"type": "bar", "stack": "duties", "barMaxWidth": 18}
    return {"grid": _GRID, "tooltip": {"trigger": "axis"}, "legend": {"top": 0, "right": 0},
            "yAxis": {"type": "category", "data": [r["name"] for r in ordered], "axisLabel": {"width": 130, "overflow": "truncate"}},
            "xAxis": {"type": "value", "minInterval": 1},
            "series": [bar | {"name": say("牵头", "Leads"), "data": [r["led"] for r in ordered], "itemStyle": {"color": palette.FACTS["LEADS"]}},
                       bar | {"name": say("配合", "Assists"), "data": [r["assisted"] for r in ordered], "itemStyle": {"color": palette.FACTS["ASSISTS"]}}]}


def tiles(say: Say, sizes: Mapping[str, int]) -> str:
    """How much there is of each kind, as HTML."""
    kinds = (Label.DOCUMENT, Label.PROVISION, Label.AGENCY, Label.DUTY, Label.LEADER, Label.PROGRAM, Label.LEGAL_BASIS)
    cells = "".join(f'<div class="tile" style="--c:{palette.KINDS[k]}"><b>{sizes[k]:,}</b><span>{say.many(k)}</span></div>' for k in kinds)
    return f'<div class="tiles">{cells}<div class="tile" style="--c:{palette.GREY}"><b>{sizes["relationships"]:,}</b><span>{say("关系", "Relationships")}</span></div></div>'
