"""The app's two languages: Chinese first, English second. The words for what the graph holds stand in tables, sentences where they are said.

`Say` is the one way to speak: `say("牵头", "Leads")`. It is a value, so that drawing needs no page around it.
"""
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Label, Rel

LANGUAGES: Mapping[str, str] = {"zh": "中文", "en": "English"}

KINDS: Mapping[str, tuple[str, str]] = {
    Label.DOCUMENT: ("公文", "Document"), Label.LEGAL_BASIS: ("依据", "Legal basis"), Label.PROVISION: ("条款", "Provision"), Label.AGENCY: ("机构", "Agency"),
    Label.LEADER: ("领导", "Leader"), Label.PROGRAM: ("工程计划", "Programme"), Label.DUTY: ("职责", "Duty"), Label.PLACE: ("地方", "Place"),
    Label.GOVERNMENT: ("政府", "Government"), Label.DEPARTMENT: ("部门", "Department"), Label.PARTY_ORGAN: ("党的机关", "Party organ"),
    Label.TOWNSHIP: ("乡镇", "Township"), Label.LEADING_GROUP: ("议事机构", "Leading group"), Label.INSTITUTION: ("事业单位", "Institution"),
    Label.ENTERPRISE: ("企业", "Enterprise"), Label.COURT: ("法院", "Court"), Label.COLLECTIVE: ("一类机构", "Class of bodies"),
}
MANY: Mapping[str, tuple[str, str]] = {
    Label.DOCUMENT: ("公文", "Documents"), Label.PROVISION: ("条款", "Provisions"), Label.AGENCY: ("机构", "Agencies"), Label.LEADER: ("领导", "Leaders"),
    Label.PROGRAM: ("工程计划", "Programmes"), Label.DUTY: ("职责", "Duties"), Label.LEGAL_BASIS: ("依据", "Legal bases"), Label.PLACE: ("地方", "Places"),
}
#: As said between its two ends: 县水务局 —牵头→ 职责.
RELATIONS: Mapping[str, tuple[str, str]] = {
    Rel.ISSUED: ("发文", "issued"), Rel.ADDRESSED_TO: ("主送", "addressed to"), Rel.CITES: ("引用", "cites"), Rel.SUPERSEDES: ("废止、替代", "supersedes"),
    Rel.AMENDS: ("修改", "amends"), Rel.ASSIGNS: ("规定职责", "assigns"), Rel.LEADS: ("牵头", "leads"), Rel.ASSISTS: ("配合", "assists"),
    Rel.OVERSEES: ("分管", "oversees"), Rel.HOLDS: ("任职", "holds a post at"), Rel.LEAVES: ("免职", "leaves a post at"), Rel.SERVES_ON: ("参加", "serves on"),
    Rel.HAS_OFFICE_AT: ("办公室设在", "has its office at"), Rel.SETS_UP: ("成立、调整", "sets up"), Rel.LAUNCHES: ("提出", "launches"),
    Rel.UNDER: ("属于", "under"), Rel.MENTIONS: ("提到", "mentions"), Rel.PART_OF: ("属于", "part of"), Rel.IN: ("在", "in"), Rel.MADE_OF: ("包括", "made of"),
    Rel.SUCCEEDS: ("承接", "took over from"),
}
STATES: Mapping[str, tuple[str, str]] = {
    "in force": ("现行有效", "In force"), "not yet in force": ("尚未施行", "Not yet in force"), "expired": ("已过有效期", "Expired"),
    "superseded": ("已废止", "Superseded"), "partly superseded": ("部分失效", "Partly superseded"), "unknown": ("不明", "Unknown"),
}
VALUES: Mapping[str, tuple[str, str]] = {
    "law": ("法律", "law"), "regulation": ("法规", "regulation"), "rule": ("规章", "rule"), "standard": ("标准", "standard"), "document": ("文件", "document"),
    "full": ("全部", "in full"), "partial": ("部分", "in part"), "number": ("文号", "number"), "title": ("标题", "title"), "date": ("日期", "date"),
    "issuer": ("发文机关", "issuer"),
}
#: Properties that are worth a line beside a picture.
PROPERTIES: Mapping[str, tuple[str, str]] = {
    "number": ("文号", "Number"), "type": ("文种", "Kind"), "issued_on": ("成文", "Issued on"), "effective_on": ("施行", "In force from"),
    "expires_on": ("有效至", "Holds until"), "level": ("层级", "Level"), "place": ("地方", "Place"), "heading": ("标题", "Heading"), "path": ("条款", "Clause"),
    "deadline": ("时限", "Deadline"), "kind": ("种类", "Kind"), "from_year": ("起", "From"), "to_year": ("止", "To"), "source": ("文件", "File"),
}


@dataclass(frozen=True, slots=True)
class Say:
    """Speaks one of LANGUAGES."""

    lang: str = "zh"

    def __call__(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def _of(self, table: Mapping[str, tuple[str, str]], word: object) -> str:
        return self(*table[str(word)]) if str(word) in table else str(word or "")

    def kind(self, label: object) -> str:
        return self._of(KINDS, label)

    def many(self, label: object) -> str:
        return self._of(MANY, label)

    def relation(self, type_: object) -> str:
        return self._of(RELATIONS, type_)

    def state(self, state: object) -> str:
        return self._of(STATES, state)

    def value(self, value: object) -> str:
        return self._of(VALUES, value)

    def number(self, n: int, zh: str, one: str, many: str | None = None) -> str:
        """`12 项职责`, `1 duty`, `12 duties`.

        >>> Say("en").number(2, "项职责", "duty", "duties"), Say().number(2, "项职责", "duty", "duties")
        ('2 duties', '2 项职责')
        """
        return f"{n:,} {one if n == 1 else many or one + 's'}" if self.lang == "en" else f"{n:,} {zh}"
