"""应付未付: what the result gives on each claim, and what of it is still open. Money in yuan."""

from collections.abc import Collection
from decimal import Decimal

from arbitration.models import Arbitration
from casework.models import Claim


def owed(claim: Claim) -> Decimal:
    """What the result gives on a claim."""
    given = claim.agreed if claim.outcome == Claim.Outcome.SETTLED else claim.awarded
    return given or Decimal(0)


def left_open(row: Arbitration) -> Decimal:
    """What is still to be paid in the case."""
    claims = Claim.objects.standing(row.case_file_id)
    return sum((max(owed(claim) - claim.paid, Decimal(0)) for claim in claims), Decimal(0))


def spread(row: Arbitration, amount: Decimal, only: Collection[int] | None = None) -> None:
    """Set a payment against the claims in their order, wages first (FAST-7); `only` those it is paid on."""
    standing = Claim.objects.standing(row.case_file_id)
    claims = sorted(
        standing if only is None else standing.filter(pk__in=only), key=lambda claim: claim.code != "C2"
    )
    for claim in claims:
        part = min(amount, max(owed(claim) - claim.paid, Decimal(0)))
        if part > 0:
            claim.paid += part
            amount -= part
            claim.save(update_fields=["paid"])
