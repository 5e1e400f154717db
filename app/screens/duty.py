"""A duty: who bears it, until when, and the words of every fact about it."""
from app.drawing import lists
from app.drawing.chain import chain
from app.drawing.markup import heading, in_picture, link, node_link, partners, section, text
from app.here import Here
from app.links import to_evidence
from app.screens.shared import asked
from app.widgets.components import prose
from app.widgets.parts import choose_day
from graph.model import Label
from queries import pages
from queries.status import status


def render(here: Here) -> None:
    say = here.say
    node = asked(here, Label.DUTY, "职责", "duty")
    if node is None:
        return
    facts = pages.facts_of_duty(here.store, node.id)
    found = node.properties

    def ends(*types: str) -> str:
        return partners(say, [{"id": f["from_id"], "name": f["from_name"], "role": f["fact"]} for f in facts if f["fact"] in types])

    assigned = next((f for f in facts if f["fact"] == "ASSIGNS"), None)
    programs = "、".join(node_link(say, f["to_labels"], f["to_id"], f["to_name"]) for f in facts if f["fact"] == "UNDER")
    overseers = "、".join(node_link(say, f["from_labels"], f["from_id"], f["from_name"]) for f in facts if f["fact"] == "OVERSEES")
    prose(heading(say, node.labels, node.name, (
        (say("牵头", "Led by"), ends("LEADS")), (say("配合", "Assisted by"), ends("ASSISTS")), (say("分管", "Overseen by"), overseers),
        (say("时限", "Deadline"), lists.deadline(found, here.day)), (say("属于", "Under"), programs),
        in_picture(say, Label.DUTY, node.id))), "head")
    if assigned:
        where = link(to_evidence(say, assigned["document"], assigned["start"], assigned["end"]), f"❝ {say('打开原文', 'open the original')} {assigned['path'] or ''}",
                     assigned["quote"], "evidence")
        document = node_link(say, assigned["from_labels"], assigned["from_id"], assigned["from_name"])
        prose(section(say("原文怎样说", "What the text says"), None, f'<p>{document} {where}</p><p>{text(found.get("text") or assigned["quote"])}</p>'), "words")
    choose_day(here)
    prose(chain(say, status(here.store, node.id, here.day)), "status")
    prose(section(say("每个事实的出处", "Where every fact stands"), len(facts), lists.facts(say, facts)), "facts")
