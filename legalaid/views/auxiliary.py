"""What the decision pages show of auxiliary aid: whether it may be offered, what it would cost, where the offer stands."""

from typing import Any

from legalaid.models import AuxiliaryAid, LegalAidCase
from legalaid.services.deciding.auxiliary import auxiliary_decision, cost_of_all
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
        "costs": [cost_of_all(aid, settled) for settled in (False, True)],
    }
