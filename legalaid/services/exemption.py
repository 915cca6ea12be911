"""Puts the facts of the case file to the rule of exemption from the means check."""

from typing import Any

from casework.models import Claim
from law.questions import ask
from legalaid.models import LegalAidCase


def exemption_decision(aid: LegalAidCase) -> dict[str, Any]:
    """Whether the recipient is spared the means check (法律援助法 art 42; LA-4, LA-20), with the reasons."""
    case_file = aid.case_file
    codes = set(Claim.objects.filter(party=aid.recipient).values_list("code", flat=True))
    claims = [
        name
        for name, of in {"wages": {"C2", "C3", "C9", "C12", "C14"}, "injury": {"C10"}}.items()
        if codes & of
    ]
    facts = {
        "migrant_worker": case_file.migrant_worker,
        "claims": claims or ["other"],
        "status_proof": True if aid.recipient.id_number else None,
        "collective": case_file.collective,
        "region": aid.organisation.region,
        "on": aid.received_on.isoformat(),
    }
    return ask("legal_aid_exemption", {k: v for k, v in facts.items() if v is not None}).as_data()
