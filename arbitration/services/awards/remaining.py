"""尚待裁决的请求: the claims that the award still has to decide; parts decided or settled before are left out."""

from typing import Any

from arbitration.models import Arbitration, SideDecision
from casework.models import Claim

APART = (SideDecision.Kind.PARTIAL_AWARD, SideDecision.Kind.SUPPLEMENT)


def decided_apart(arbitration: Arbitration) -> Any:
    """Ids of the claims decided by a partial or supplementary award that has been made (办案规则 art 49, AWD-12)."""
    made = SideDecision.objects.filter(
        arbitration=arbitration, state=SideDecision.State.MADE, kind__in=APART, claims__isnull=False
    )
    return made.values("claims")


def remaining_claims(arbitration: Arbitration) -> Any:
    """The claims that the award, or a conciliation of the whole, is about."""
    standing = Claim.objects.standing(arbitration.case_file_id).exclude(pk__in=decided_apart(arbitration))
    return standing.exclude(pk__in=settled_before(arbitration))


def settled_before(arbitration: Arbitration) -> list[int]:
    """Ids of the claims settled by a conciliation on part of them (办案规则 art 73, FAST-7)."""
    return [pk for one in arbitration.draft.get("partial_terms", []) for pk in one["claims"]]
