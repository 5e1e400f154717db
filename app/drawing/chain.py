"""The status of a text on a day as a picture: what it is now, and step by step what made it so. Pure."""
from __future__ import annotations

from app import palette
from app.drawing.markup import link, state_badge, text
from app.links import href, to_evidence
from app.words import Say
from queries.status import Relation, Status, Step


def _did(say: Say, step: Step) -> str:
    """What a step says, between its document and its target."""
    match step.relation:
        case Relation.REPEALS if step.scope == "partial":
            return say("部分取代", "replaces in part")
        case Relation.REPEALS:
            return say("废止", "repeals")
        case Relation.AMENDS:
            return say("修改", "amends")
        case Relation.TAKES_EFFECT:
            return say("自此施行", "in force from")
        case Relation.ENDS:
            return say("有效至", "holds until")
        case Relation.ADJUSTS:
            return say("重新调整", "sets up again")
        case Relation.MOVES:
            return say("任其他职务", "in another post")
        case Relation.LEAVES:
            return say("免去职务", "puts out of the post")


def _words(say: Say, step: Step) -> str:
    e = step.evidence
    if e is None:
        return ""
    if e.start is None or e.end is None:
        return f"<q>{text(e.quote)}</q>" + (f" <small>{text(e.source)}</small>" if e.source else "")
    return link(to_evidence(say, e.document, e.start, e.end), f"❝ {e.quote[:60]}{'…' if len(e.quote) > 60 else ''}", e.quote, "evidence")


def _box(say: Say, step: Step, kind: str) -> str:
    own = step.relation in (Relation.TAKES_EFFECT, Relation.ENDS)
    name = "" if own else f'<div>{link(href(say, "document", id=step.document), step.name)}</div>'
    number = f"<small>{text(step.number)}</small>" if step.number and not own else ""
    when = f'<span class="day">{text(step.since.isoformat() if step.since else say("日期不明", "no day known"))}</span>'
    return f'<li class="{kind}"><b>{text(_did(say, step))}</b> {when}{name}{number}<div>{_words(say, step)}</div></li>'


def chain(say: Say, status: Status) -> str:
    """The text itself, then an arrow to every step; what is known to come is drawn with a broken line."""
    colour = palette.STATES.get(str(status.state), palette.GREY)
    since = f' <span class="day">{text(say("自", "since"))} {status.since}</span>' if status.since else ""
    first = (f'<li class="self" style="--c:{colour}">{state_badge(say, status.state)}{since}'
             f'<div>{text(status.name)}</div><small>{text(status.number)}</small></li>')
    steps = "".join(_box(say, s, "step") for s in status.chain) + "".join(_box(say, s, "step coming") for s in (*status.upcoming, *status.stale))
    return f'<p class="reason">{text(say(status.reason_zh, status.reason_en))}</p><ol class="chain">{first}{steps}</ol>'
