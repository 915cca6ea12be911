"""What the decision pages show of auxiliary aid: whether it may be offered, what it would cost, where the offer stands."""

from decimal import Decimal
from typing import Any

from legalaid.models import AuxiliaryAid, LegalAidCase
from legalaid.services.deciding.auxiliary import auxiliary_decision, cost_of
from legalaid.services.deciding.decision_basis import Basis


def auxiliary_shown(aid: LegalAidCase, basis: Basis) -> dict[str, Any] | None:
    """Nothing where the place has no such aid, or for whoever qualifies or is exempt: they are never shown a price."""
    held = AuxiliaryAid.objects.filter(aid=aid.pk).first()
    decision = auxiliary_decision(aid, basis)
    if decision["answer"] != "yes":
        return None
    return {
        "decision": decision,
        "held": held,
        "costs": [_cost(aid, settled) for settled in (False, True)],
    }


def _cost(aid: LegalAidCase, settled: bool) -> dict[str, Any]:
    """What everything claimed would cost, awarded or settled, with its steps in words."""
    found = cost_of(aid, settled=settled)
    steps = "；".join(one["text"] for one in found["reasons"])
    return {"settled": settled, "amount": Decimal(found["findings"]["amount"]), "steps": steps}
