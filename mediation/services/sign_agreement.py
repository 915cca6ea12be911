"""调解协议书: both sides sign, the mediator signs, the body seals."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim, Event
from casework.services.act import act
from mediation.models import Mediation


def sign_agreement(
    mediation: Mediation,
    *,
    actor: Actor,
    agreed: Mapping[int, Decimal],
    pay_by: date,
    terms: Mapping[str, Any],
    version: int | None = None,
) -> Event:
    """Record the agreement (调解仲裁法 art 14; 令17 arts 26–28; MED-4). Yuan by claim id, 0 where a claim is waived.

    The 15 days to ask for 仲裁审查 (MED-5) and the 30 days for 司法确认 (MED-8) start with it.
    """
    if pay_by < today():
        raise BadInput({"pay_by": _("The day of payment can't lie in the past.")})
    with act("mediation.sign_agreement", actor=actor, proceeding=mediation, version=version) as it:
        claims = list(Claim.objects.filter(case_file=it.case_file, party__left_on=None))
        if {claim.pk for claim in claims} != set(agreed) or any(amount < 0 for amount in agreed.values()):
            raise BadInput({"agreed": _("Say for every claim what was agreed, 0 where it is waived.")})
        for claim in claims:
            claim.agreed, claim.outcome = agreed[claim.pk], Claim.Outcome.SETTLED
            claim.save(update_fields=["agreed", "outcome"])
        it.proceeding.agree()
        it.proceeding.agreed_on = today()
        it.proceeding.agreement = {**dict(terms), "pay_by": pay_by.isoformat()}
        return it.record(
            "mediation.agreement.signed", data={"total": sum(agreed.values(), Decimal(0)), "pay_by": pay_by}
        )
