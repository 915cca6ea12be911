"""终局还是非终局: asks the rule for the items of an award and marks each claim (AWD-1…5)."""

from typing import Any

from arbitration.models import Arbitration
from casework.clock import today
from casework.models import Claim
from law.questions import ask

# What the finality rule calls a claim, by the claim's formula and else by its code of the element sheet.
BY_KIND = {"unpaid_wages": "wages", "severance_plus_one": "severance", "injury_lump_sums": "injury_benefits"}
BY_CODE = {
    "C1": "confirm_relation", "C2": "wages", "C3": "overtime", "C4": "double_wage", "C5": "annual_leave",
    "C6": "severance", "C7": "unlawful_termination", "C8": "notice_pay", "C9": "shutdown_pay",
    "C10": "injury_benefits", "C12": "heat_allowance", "C14": "bonus", "C15": "continue_performance",
    "C16": "certificates", "C17": "non_compete", "C18": "employer_claim",
}  # fmt: skip


def finality_of(arbitration: Arbitration, claims: list[Claim]) -> dict[str, Any]:
    """Ask the finality rule about what is awarded; sets `final` on the claims and returns the rule's own answer."""
    facts = {
        "region": arbitration.organisation.region,
        "on": (arbitration.made_on or today()).isoformat(),
        "confirms_relation": any(claim.code == "C1" for claim in claims),
        "items": [{"claim": rule_name(claim), "amount": str(claim.awarded or 0)} for claim in claims],
    }
    decision = ask("finality", facts).as_data()
    for claim, item in zip(claims, decision["findings"]["items"], strict=True):
        claim.final = bool(item["final"])
    return decision


def rule_name(claim: Claim) -> str:
    """The finality rule's name for a claim."""
    return BY_KIND.get(claim.kind) or BY_CODE.get(claim.code, "other")
