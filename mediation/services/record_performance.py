"""履行: the agreement has been paid."""

from decimal import Decimal

from casework.actor import Actor
from casework.models import Claim, Event
from casework.services.act import act
from mediation.models import Mediation


def record_performance(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Note that all that was agreed has been paid (人民调解法 art 31)."""
    with act("mediation.record_performance", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.perform()
        for claim in Claim.objects.filter(case_file=it.case_file, outcome=Claim.Outcome.SETTLED):
            claim.paid = claim.agreed or Decimal(0)
            claim.save(update_fields=["paid"])
        return it.record("mediation.agreement.performed")
