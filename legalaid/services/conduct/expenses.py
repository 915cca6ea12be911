"""办案费用 (法律援助法 art 52): claimed with a voucher by the lawyer, allowed or refused by the centre."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import Expense, LegalAidCase

MOST = Decimal(100_000)


def claim_expense(
    aid: LegalAidCase,
    *,
    actor: Actor,
    title: str,
    amount: Decimal,
    on: date,
    voucher: str = "",
    version: int | None = None,
) -> Event:
    """Claim a direct cost of the case. The recipient is never asked for it (法律援助法 art 20)."""
    errors = {}
    if len(title.strip()) < 2:
        errors["title"] = _("Say for what the money was spent.")
    if not Decimal(0) < amount < MOST:
        errors["amount"] = _("Enter the amount in yuan.")
    if not aid.received_on <= on <= today():
        errors["on"] = _("The day can't lie in the future or before the application.")
    if errors:
        raise BadInput(errors)
    with act("legalaid.claim_expense", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = Expense.objects.create(
            aid=it.proceeding, title=title.strip()[:80], amount=amount, on=on, voucher=voucher.strip()[:60]
        )
        return it.record("legalaid.expense.claimed", data={"expense": row.pk, "amount": str(amount)})


def decide_expense(
    aid: LegalAidCase,
    *,
    actor: Actor,
    expense: Expense,
    allow: bool,
    reason: str = "",
    version: int | None = None,
) -> Event:
    """Allow or refuse a claimed cost; a refusal says why."""
    if not allow and len(reason.strip()) < 4:
        raise BadInput({"reason": _("Say why it is not allowed.")})
    with act("legalaid.decide_expense", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = Expense.objects.filter(pk=expense.pk, aid=it.proceeding, state=Expense.State.CLAIMED).first()
        if row is None:
            raise BadInput({"expense": _("This has been decided already.")})
        row.allow() if allow else row.refuse()
        row.decision, row.decided_by = reason.strip()[:300], actor.user
        row.save()
        return it.record("legalaid.expense.decided", data={"expense": row.pk, "allowed": allow})
