"""受援人看到的援助: his own requests with their answers, the lawyer's reports, objections, and what he can do."""

from dataclasses import dataclass

from casework.models import Party
from casework.registry import registry
from legalaid.models import AidObjection, AidRequest, AuxiliaryAid, ConductNote, LegalAidCase
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

    @property
    def waits(self) -> bool:
        """Whether a new application for the next stage is open to him."""
        return "next_stage" in dict(self.asks)

    @property
    def price(self) -> AuxiliaryAid | None:
        """What auxiliary aid costs, where it was offered to him and the aid isn't free."""
        return None if self.row.exempt else getattr(self.row, "auxiliary", None)


def aid_of(party: Party) -> MyAid | None:
    """The recipient's newest aid; a fixed number of queries, one for whoever has none."""
    held = ("organisation", "lawyer", "firm", "auxiliary")
    rows = LegalAidCase.objects.filter(recipient=party).select_related(*held)
    row = rows.order_by("-id").first()
    if row is None:
        return None
    return MyAid(
        row,
        list(row.requests.filter(party=party).order_by("-id")[:MOST]),
        list(row.notes.filter(to_client=True).order_by("-on", "-id")[:MOST]),
        list(row.objections.order_by("-id")[:MOST]),
        open_asks(row, party),
    )


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
