"""申请延长举证期限: in writing, before the period ends."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import asking_party
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.evidence_period import period_of
from casework.models import Event, Party
from casework.services.act import act


def request_evidence_period(
    arbitration: Arbitration,
    *,
    actor: Actor,
    reason: str,
    party: Party | None = None,
    received_on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a request for a longer evidence period in (办案规则 art 15; EVD-1). A late one is kept and can be decided."""
    on = received_on or today()
    if not reason.strip():
        raise BadInput({"reason": _("Say why the evidence can't be handed in within the period.")})
    if on > today():
        raise BadInput({"received_on": _("This day is still to come.")})
    with act(
        "arbitration.request_evidence_period", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        asking = asking_party(it.proceeding, actor, party)
        limit = period_of(it.proceeding.pk, asking)
        if limit is None:
            raise RuleRefused(
                _("No evidence period runs for this party."), reasons=["办案规则第15条（EVD-1）"]
            )
        asked = PartyRequest.objects.create(
            arbitration=it.proceeding, kind=PartyRequest.Kind.EVIDENCE_PERIOD, party=asking,
            text=reason.strip(), received_on=on, in_time=on <= limit.due,
        )  # fmt: skip
        return it.record(
            "arbitration.evidence_period.requested",
            on=on,
            party=asking,
            data={"request": asked.pk, "in_time": asked.in_time},
        )
