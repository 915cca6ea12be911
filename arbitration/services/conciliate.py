"""仲裁调解: both sides agree before the award."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim, Event
from casework.services.act import act


def conciliate(
    arbitration: Arbitration,
    *,
    actor: Actor,
    agreed: Mapping[int, Decimal],
    terms: Mapping[str, Any],
    version: int | None = None,
) -> Event:
    """Record the agreement (调解仲裁法 art 42, AWD-14). It takes effect when both have signed for the document.

    `agreed` maps a claim's id to the amount in yuan; every claim of the case must be named, with 0 where it is waived.
    """
    with act("arbitration.conciliate", actor=actor, proceeding=arbitration, version=version) as it:
        claims = list(Claim.objects.filter(case_file=it.case_file, party__left_on=None))
        if {claim.pk for claim in claims} != set(agreed):
            raise BadInput({"agreed": _("Say for every claim what was agreed, 0 where it is waived.")})
        for claim in claims:
            amount = agreed[claim.pk]
            if amount < 0:
                raise BadInput({"agreed": _("An amount can't be negative.")})
            claim.agreed, claim.outcome = amount, Claim.Outcome.SETTLED
            claim.save(update_fields=["agreed", "outcome"])
        it.proceeding.conciliate()
        it.proceeding.made_on = today()
        it.proceeding.draft = {**it.proceeding.draft, "terms": dict(terms)}
        return it.record("arbitration.conciliation.reached", data={"total": sum(agreed.values(), Decimal(0))})
