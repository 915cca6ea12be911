"""裁决书送审: the tribunal hands in what it decides on every claim and why."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.awards.finality import finality_of
from arbitration.services.awards.lawyer_fee import check_lawyer_fee
from arbitration.services.awards.remaining import remaining_claims
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Claim, Event
from casework.services.act import act


def submit_award(
    arbitration: Arbitration,
    *,
    actor: Actor,
    awarded: Mapping[int, Decimal],
    reasons: Mapping[str, Any],
    version: int | None = None,
) -> Event:
    """Hand the draft to the head (办案规则 art 53). No claim may be left without an outcome (AWD-15).

    `awarded` maps a claim's id to yuan; `reasons` holds the free text of the slots by their name.
    """
    with act("arbitration.submit_award", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        claims = list(remaining_claims(row).select_related("party"))
        if {claim.pk for claim in claims} != set(awarded):
            raise BadInput(
                {"awarded": _("Decide every claim; one left out would have to be made good later.")}
            )
        check_lawyer_fee(claims, awarded, row.organisation.region)
        for claim in claims:
            decide(claim, awarded[claim.pk])
        row.submit_draft()
        row.drafted_by = actor.user
        row.draft = {
            **row.draft,
            **reasons,
            "finality": finality_of(row, claims, confirms=confirms_relation(row)),
        }
        for claim in claims:
            claim.save(update_fields=["awarded", "outcome", "final"])
        return it.record("arbitration.award.drafted", data={"total": sum(awarded.values(), Decimal(0))})


def confirms_relation(row: Arbitration) -> bool:
    """Whether any claim of the case asks to confirm the labour relation (AWD-5, AWD-23)."""
    return Claim.objects.standing(row.case_file_id).filter(code="C1").exists()


def decide(claim: Claim, amount: Decimal) -> None:
    """Set what is awarded on a claim and what that makes of it."""
    if amount < 0:
        raise BadInput({"awarded": _("An amount can't be negative.")})
    claimed = claim.claimed
    if claimed is not None and amount > claimed:
        raise BadInput(
            {"awarded": _("No more than was claimed can be awarded: %(title)s") % {"title": claim.title}}
        )
    claim.awarded = amount
    if amount == 0:
        claim.outcome = Claim.Outcome.REJECTED
    elif claimed is not None and amount < claimed:
        claim.outcome = Claim.Outcome.PARTLY
    else:
        claim.outcome = Claim.Outcome.GRANTED
