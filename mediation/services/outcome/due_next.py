"""下一期: which payment of a mediation's agreements is waited for next."""

from decimal import ROUND_DOWN, Decimal

from django.db.models import QuerySet, Sum

from casework.models import Claim
from mediation.models import Agreement, Instalment, Mediation

CENT = Decimal("0.01")


def waiting_instalments(row: Mediation) -> QuerySet[Instalment]:
    """The payments in force that have not come in, the next one first."""
    return Instalment.objects.filter(
        agreement__mediation=row.pk, agreement__state=Agreement.State.SIGNED, paid_on=None
    ).order_by("due_on", "ordinal", "id")


def next_instalment(row: Mediation) -> str | None:
    """The day of the next payment that is neither in nor noted as missed, for the limit that watches it."""
    coming = waiting_instalments(row).filter(missed_on=None).first()
    return coming.due_on.isoformat() if coming else None


def left_open(row: Mediation, agreement: Agreement | None = None) -> Decimal:
    """What is still owed under the agreements in force, or under one of them, in yuan."""
    signed = Instalment.objects.filter(agreement__mediation=row.pk, agreement__state=Agreement.State.SIGNED)
    if agreement is not None:
        signed = signed.filter(agreement=agreement)
    sums = signed.aggregate(owed=Sum("amount"), paid=Sum("paid"))
    # SQLite adds in floating point: what comes back is brought to the fen again.
    owed: Decimal = (sums["owed"] or Decimal(0)) - (sums["paid"] or Decimal(0))
    return owed.quantize(CENT)


def spread(agreement: Agreement, amount: Decimal) -> None:
    """Lay a payment on the claims that the agreement settles, in proportion to what is still owed on each.

    What rounding leaves over goes to the first claims that still have room, so that the claims add up to what was paid.
    """
    lines = [one for one in agreement.amounts.select_related("claim") if one.amount > one.claim.paid]
    room = {one.claim_id: one.amount - one.claim.paid for one in lines}
    owed = sum(room.values(), Decimal(0))
    left = min(amount, owed)
    given = {pk: min((left * here / owed).quantize(CENT, ROUND_DOWN), here) for pk, here in room.items()}
    left -= sum(given.values(), Decimal(0))
    for pk, here in room.items():
        more = min(here - given[pk], left)
        given[pk], left = given[pk] + more, left - more
    for one in lines:
        Claim.objects.filter(pk=one.claim_id).update(paid=one.claim.paid + given[one.claim_id])
