"""作出裁决: the day the award is made fixes its date and, where it is final, its effect."""

from arbitration.models import Arbitration
from arbitration.services.awards.finality import finality_of
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.awards.submit_award import confirms_relation
from arbitration.services.outcome.worker_effects import open_effects
from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act


def make_award(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Make the approved award (调解仲裁法 arts 43, 46, 47). Meets the 45 days; each item's finality is asked again."""
    with act("arbitration.make_award", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        row.make_award()
        row.made_on = today()
        claims = list(remaining_claims(row).select_related("party"))
        row.draft = {**row.draft, "finality": finality_of(row, claims, confirms=confirms_relation(row))}
        for claim in claims:
            claim.save(update_fields=["final"])
        open_effects(row, claims)
        return it.record(
            "arbitration.award.made",
            data={
                "final": sorted(claim.pk for claim in claims if claim.final),
                "non_final": sorted(claim.pk for claim in claims if not claim.final),
            },
        )
