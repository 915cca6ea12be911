"""申请责令提交证据: a party asks that the one who holds the records be ordered to produce them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.evidence.items import require_party
from arbitration.services.requesting import asking_party
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Party
from casework.services.act import act


def request_evidence_order(
    arbitration: Arbitration,
    *,
    actor: Actor,
    holder: Party,
    items: Sequence[str],
    reason: str,
    party: Party | None = None,
    received_on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a request for an order to produce evidence in (调解仲裁法 arts 6, 39): which records, who holds them, why."""
    named = [item.strip()[:80] for item in items if item.strip()]
    if not named or not reason.strip():
        raise BadInput({"items" if not named else "reason": _("Name the records and say what they prove.")})
    on = received_on or today()
    if on > today():
        raise BadInput({"received_on": _("This day is still to come.")})
    with act(
        "arbitration.request_evidence_order", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        asking, held_by = asking_party(it.proceeding, actor, party), require_party(it.proceeding, holder)
        if held_by.side == asking.side:
            raise BadInput({"holder": _("An order goes to the other side.")})
        asked = PartyRequest.objects.create(
            arbitration=it.proceeding, kind=PartyRequest.Kind.EVIDENCE_ORDER, party=asking,
            text=reason.strip(), received_on=on, data={"holder": held_by.pk, "items": named},
        )  # fmt: skip
        return it.record(
            "arbitration.evidence_order.requested",
            on=on,
            party=asking,
            data={"request": asked.pk, "holder": held_by.pk, "items": len(named)},
        )
