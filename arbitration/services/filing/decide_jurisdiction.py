"""管辖异议决定: rejected in writing, or granted and the case is transferred."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import settle
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act


def decide_jurisdiction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    granted: bool,
    reasons: str,
    version: int | None = None,
) -> Event:
    """Decide the open jurisdiction objection (办案规则 art 10, ACC-15). Granted, the transfer is the next act."""
    if len(reasons.strip()) < 10:
        raise BadInput({"reasons": _("Give the reasons in at least ten characters.")})
    with act("arbitration.decide_jurisdiction", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        request = open_objection(it.proceeding)
        if request is None:
            raise RuleRefused(_("No jurisdiction objection waits for a decision."))
        settle(request, actor, granted=granted, reason=reasons)
        return it.record(
            "arbitration.jurisdiction_objection.decided",
            party=request.party,
            data={"request": request.pk, "granted": granted},
        )


def open_objection(row: Arbitration) -> PartyRequest | None:
    """The jurisdiction objection that waits for its decision."""
    waiting = PartyRequest.objects.filter(
        arbitration=row, kind=PartyRequest.Kind.JURISDICTION, state=PartyRequest.State.REQUESTED
    )
    return waiting.select_related("party").order_by("id").first()
