"""Puts the facts of a case file to the rules of arbitration; the rules answer, a person decides."""

from collections.abc import Collection
from datetime import date
from typing import Any

from arbitration.models import Arbitration
from arbitration.services.awards.finality import rule_name
from casework.clock import today
from casework.models import Claim
from casework.services.settings import overrides_at
from law.limits import compute, limits
from law.questions import ask

WAGE_CLAIMS = {"wages", "overtime", "minimum_wage_shortfall", "heat_allowance", "bonus", "shutdown_pay"}


EXCLUSIONS = ("public_interest", "social_impact", "whereabouts_unknown", "unsuitable")


def fast_track_decision(arbitration: Arbitration, excluded: Collection[str] = ()) -> dict[str, Any]:
    """Whether the fast lane is open (FAST-1…5; 办案规则 arts 56, 57), with the reasons.

    `excluded` names what the clerk has found of article 57; what is not named was looked at and not found.
    """
    case_file = arbitration.case_file
    claims = Claim.objects.standing(case_file)
    facts: dict[str, Any] = {
        "migrant_worker": case_file.migrant_worker,
        "claims_wages": any(rule_name(claim) in WAGE_CLAIMS for claim in claims),
        "amount": str(case_file.amount_claimed),
        "region": arbitration.organisation.region,
        "on": today().isoformat(),
        **{name: name in excluded for name in EXCLUSIONS},
    }
    return ask("fast_track", {k: v for k, v in facts.items() if k in _known("fast_track")}).as_data()


def supply_by(arbitration: Arbitration) -> date:
    """The default day by which papers missing at acceptance are promised (FAST-6)."""
    override = overrides_at(arbitration.organisation, "arbitration.promise_supply", today())
    rule = limits()["arbitration.promise_supply"]
    return compute(rule, today(), region=arbitration.organisation.region, override=override).due


def _known(name: str) -> set[str]:
    from law.questions import question

    return {field.name for field in question(name).fields}
