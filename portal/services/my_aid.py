"""受援人看到的援助: his own requests with their answers, the lawyer's reports, objections, and what he can do."""

from dataclasses import dataclass
from typing import Any

from casework.models import Party
from casework.registry import registry
from legalaid.models import AidObjection, AidRequest, AuxiliaryAid, ConductNote, LegalAidCase
from legalaid.rules.next_stage import later_stages
from legalaid.services.deciding.auxiliary import cost_of_all
from legalaid.services.objecting.objections import objected_to
from legalaid.services.stages.apply_next import must_apply
from portal.aid_forms import AID_ASKS

MOST = 10


@dataclass(frozen=True)
class MyAid:
    """One legal-aid case as its recipient sees it."""

    row: LegalAidCase
    requests: list[AidRequest]
    notes: list[ConductNote]
    objections: list[AidObjection]
    asks: list[tuple[str, str]]
    fees_before: list[AuxiliaryAid]
    earlier: list[LegalAidCase]

    @property
    def waits(self) -> bool:
        """Whether a new application for the next stage is open to him."""
        return "next_stage" in dict(self.asks)

    @property
    def to_agree(self) -> bool:
        """Whether the offer of auxiliary aid waits for his yes."""
        return "auxiliary" in dict(self.asks)

    @property
    def price(self) -> AuxiliaryAid | None:
        """What auxiliary aid costs, where it was offered to him and the aid isn't free."""
        means = getattr(self.row, "means", None)
        if self.row.exempt or (means is not None and means.answer == "yes"):
            return None
        return getattr(self.row, "auxiliary", None)


def aid_of(party: Party) -> MyAid | None:
    """The recipient's newest aid; a fixed number of queries, one for whoever has none."""
    held = ("organisation", "lawyer", "firm", "auxiliary", "means")
    rows = LegalAidCase.objects.filter(recipient=party).select_related(*held)
    held_rows = list(rows.order_by("-id")[: MOST + 1])
    if not held_rows:
        return None
    row, *before = held_rows
    requests = AidRequest.objects.filter(aid__recipient=party, party=party).select_related("aid")
    return MyAid(
        row,
        list(requests.order_by("-id")[:MOST]),
        list(row.notes.filter(to_client=True).order_by("-on", "-id")[:MOST]),
        list(row.objections.order_by("-id")[:MOST]),
        open_asks(row, party),
        _fees_before(row, party),
        # Of the lawyer of an earlier aid he may complain as long as the act is open (法律援助法 55); the rest is over.
        [one for one in before if one.state in registry.acts[AID_ASKS["complaint"].act].from_states],
    )


def _fees_before(row: LegalAidCase, party: Party) -> list[AuxiliaryAid]:
    """What is owed for the aid of an earlier stage: the application for the next one doesn't cancel it."""
    held = AuxiliaryAid.objects.filter(aid__recipient=party, fee__gt=0).exclude(aid=row)
    return list(held.select_related("aid").order_by("aid"))


def told_before(row: LegalAidCase, name: str) -> dict[str, Any]:
    """What he must have read before he presses the button: the price he agrees to, the stage he applies for."""
    if name == "auxiliary":
        price = AuxiliaryAid.objects.get(aid=row.pk)
        return {"price": price, "costs": [cost_of_all(row, settled) for settled in (False, True)]}
    if name == "next_stage":
        return {"next_stage": LegalAidCase.Stage(later_stages(row.stage)[0]).label}
    return {}


def open_asks(row: LegalAidCase, party: Party) -> list[tuple[str, str]]:
    """What the recipient may do in the case's state, in the order of the page."""
    if row.recipient_id != party.pk:
        return []
    return [
        (name, str(ask.link))
        for name, ask in AID_ASKS.items()
        if row.state in registry.acts[ask.act].from_states and _has_object(row, name)
    ]


def _has_object(row: LegalAidCase, name: str) -> bool:
    if name == "means":
        return row.exempt is not True
    if name == "auxiliary":
        held = AuxiliaryAid.objects.filter(aid=row.pk).first()
        return held is not None and held.consent_on is None
    if name == "next_stage":
        return must_apply(row)
    return name != "objection" or bool(objected_to(row))
