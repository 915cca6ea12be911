"""先行裁决: what is clear already is decided first; the rest goes on and is conciliated (AWD-12, FAST-18)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, SideDecision
from arbitration.services.awards.finality import finality_of
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.awards.submit_award import decide
from arbitration.services.decisions.side_decision import event_of, new_decision
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event
from casework.services.act import act


def draft_partial_award(
    arbitration: Arbitration,
    *,
    actor: Actor,
    awarded: Mapping[int, Decimal],
    facts: str,
    reasons: str,
    version: int | None = None,
) -> Event:
    """Hand in the draft (调解仲裁法 art 43 ¶2; 办案规则 art 49). `awarded` maps the chosen claims' ids to yuan.

    Raises RuleRefused when nothing would go on (that is the award itself) and when final and non-final items are mixed.
    """
    if not facts.strip() or not reasons.strip():
        raise BadInput({"facts": _("Say which facts are clear, and why this part can be decided now.")})
    with act("arbitration.draft_partial_award", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        asked = {claim.pk: claim for claim in remaining_claims(row)}
        if not awarded or not set(awarded) <= set(asked):
            raise BadInput({"awarded": _("Choose claims that are still to be decided.")})
        if set(awarded) == set(asked):
            raise RuleRefused(
                _("Nothing would go on: decide everything in the award itself."), reasons=["办案规则第49条"]
            )
        claims = [asked[pk] for pk in awarded]
        items, finality = judge(row, claims, awarded, list(asked.values()))
        held = new_decision(
            row,
            SideDecision.Kind.PARTIAL_AWARD,
            actor,
            items=items,
            finality=finality,
            facts=facts.strip(),
            reasons=reasons.strip(),
        )
        held.claims.set(claims)
        return it.record(
            event_of(held.kind, "drafted"),
            data={"decision": held.pk, "claims": sorted(awarded), "total": sum(awarded.values(), Decimal(0))},
        )


def judge(
    row: Arbitration, claims: list[Claim], awarded: Mapping[int, Decimal], whole: list[Claim]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The items with their finality; the two kinds never share one paper (办案规则 art 50, AWD-4, AWD-5)."""
    for claim in claims:
        decide(claim, awarded[claim.pk])
    finality = finality_of(row, claims, confirms=any(claim.code == "C1" for claim in whole))
    if len({bool(claim.final) for claim in claims}) > 1:
        raise RuleRefused(
            _("Final and non-final items go into separate papers: choose claims of one kind."),
            reasons=["办案规则第50条第4款"],
        )
    items = [
        {"claim": claim.pk, "awarded": str(awarded[claim.pk]), "final": bool(claim.final)} for claim in claims
    ]
    return items, finality
