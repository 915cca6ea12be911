"""履行: what has been paid on each claim."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, State
from arbitration.services.outcome.owing import owed
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim, Event
from casework.services.act import act


def record_performance(
    arbitration: Arbitration,
    *,
    actor: Actor,
    paid: Mapping[int, Decimal],
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Note payments, yuan by claim id; when nothing is left open the case counts as performed."""
    with act("arbitration.record_performance", actor=actor, proceeding=arbitration, version=version) as it:
        claims = {claim.pk: claim for claim in Claim.objects.standing(it.case_file)}
        if not paid or not set(paid) <= set(claims) or any(amount <= 0 for amount in paid.values()):
            raise BadInput({"paid": _("Enter a positive amount for at least one claim.")})
        for pk, amount in paid.items():
            claim = claims[pk]
            if claim.paid + amount > owed(claim):
                raise BadInput({"paid": _("More than is owed: %(title)s") % {"title": claim.title}})
            claim.paid += amount
            claim.save(update_fields=["paid"])
        if all(claim.paid >= owed(claim) for claim in claims.values()):
            if it.proceeding.state == State.IN_ENFORCEMENT:
                it.proceeding.note_enforced()
            else:
                it.proceeding.note_performance()
        return it.record(
            "arbitration.performance.recorded",
            on=on or today(),
            data={"paid": sum(paid.values(), Decimal(0))},
        )
