"""生效: the result binds. A person notes it; the system only proposes it when the time to sue has run out."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, State
from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Claim, Event, TimeLimit
from casework.services.act import act
from casework.services.settings import setting_at

SUIT_LIMITS = ("arbitration.suit_nonfinal",)


def effective_date(arbitration: Arbitration) -> date | None:
    """When the result took effect, or None while it can't be said.

    All items final: the day it was made (调解仲裁法 art 47). Otherwise the day after the last party's time to sue
    (art 50). A conciliation document: the day the last party signed for it (art 42).
    """
    row = arbitration
    claims = Claim.objects.filter(case_file=row.case_file, party__left_on=None)
    if claims.filter(outcome=Claim.Outcome.SETTLED).exists():
        return _last_service(row) if row.state == State.DELIVERED else None
    if not claims.exclude(final=True).exists():
        return row.made_on
    limits = TimeLimit.objects.filter(proceeding=row, key__in=SUIT_LIMITS)
    dues = list(limits.values_list("due", flat=True))
    if row.state != State.DELIVERED or not dues or max(dues) >= today():
        return None
    return max(dues) + timedelta(days=1)


def _last_service(row: Arbitration) -> date | None:
    served = row.events.filter(name__in=("arbitration.award.served", "arbitration.conciliation.served"))
    return served.order_by("-on").values_list("on", flat=True).first()


def perform_by(row: Arbitration, effective_on: date) -> date:
    """The last day for performance: the agreed one, else so many days after the effect as the award says."""
    agreed = row.draft.get("terms", {}).get("pay_by")
    days = setting_at(row.organisation, "award.pay_within_days", effective_on, 15)
    return date.fromisoformat(agreed) if agreed else effective_on + timedelta(days=days)


def declare_effective(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Note that the result is effective (调解仲裁法 arts 42, 47, 50). Refused while somebody may still sue."""
    with act("arbitration.declare_effective", actor=actor, proceeding=arbitration, version=version) as it:
        on = effective_date(it.proceeding)
        if on is None:
            raise RuleRefused(
                _("Not everybody has been served, or the time to sue has not run out."),
                reasons=["调解仲裁法第50条"],
            )
        it.proceeding.take_effect()
        it.proceeding.effective_on = on
        return it.record(
            "arbitration.award.effective",
            on=on,
            data={"noted_on": today(), "perform_by": perform_by(it.proceeding, on)},
        )
