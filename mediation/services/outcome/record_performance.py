"""履行: what was agreed has been paid."""

from decimal import Decimal

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation
from mediation.services.outcome.due_next import spread, waiting_instalments


def record_performance(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Note that all that was agreed has been paid (人民调解法 art 31): every payment that is still waited for came in."""
    with act("mediation.record_performance", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.perform()
        paid = Decimal(0)
        for one in waiting_instalments(it.proceeding).select_related("agreement"):
            rest = one.amount - one.paid
            one.paid, one.paid_on = one.amount, today()
            one.save(update_fields=["paid", "paid_on"])
            spread(one.agreement, rest)
            paid += rest
        return it.record("mediation.agreement.performed", data={"paid": paid})
