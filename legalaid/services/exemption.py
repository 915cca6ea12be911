"""Puts the facts of the case file to the rules of scope and of exemption from the means check."""

from typing import Any

from casework.models import Claim, Evidence, Party, Proceeding, Representation
from law.questions import ask
from legalaid.models import LegalAidCase
from legalaid.rules.legal_aid_exemption import GROUPS

CLAIMS = {
    "wages": {"C2", "C3", "C9", "C12", "C14"},
    "injury": {"C10"},
    "relation": {"C1"},
    "social_insurance": {"C11"},
}


def exemption_decision(aid: LegalAidCase) -> dict[str, Any]:
    """Whether the recipient is spared the means check (法律援助法 art 42; LA-4, LA-20), with the reasons."""
    case_file = aid.case_file
    facts = {
        "migrant_worker": case_file.migrant_worker,
        "claims": claims_of(aid) or ["other"],
        "status_proof": _proved(aid),
        "groups": [name for name in aid.groups if name in GROUPS] or None,
        "collective": case_file.collective,
        "injured": "injury" in claims_of(aid),
        "region": aid.organisation.region,
        "on": aid.received_on.isoformat(),
    }
    return ask("legal_aid_exemption", {k: v for k, v in facts.items() if v is not None}).as_data()


def _proved(aid: LegalAidCase) -> bool | None:
    """A paper that shows the status: one handed in as such, or, for migrant work, contract and wage records in the file.

    The ID number alone shows who somebody is, not that he is spared the check; without a paper the fact is missing.
    """
    if aid.proofs:
        return True
    shown = aid.case_file.migrant_worker and Evidence.objects.filter(
        case_file=aid.case_file_id, party=aid.recipient_id
    )
    return True if shown and shown.exists() else None


def scope_decision(aid: LegalAidCase) -> dict[str, Any]:
    """Whether the matter is one for legal aid and for this centre (法律援助法 arts 31, 38; LA-1, LA-5)."""
    body = Proceeding.objects.filter(case_file=aid.case_file_id).exclude(pk=aid.pk)
    body = body.exclude(kind__in=(Proceeding.Kind.LEGAL_AID, Proceeding.Kind.AID_OBJECTION))
    sits = body.order_by("-id").values_list("organisation__region", flat=True).first()
    own = Representation.objects.filter(party=aid.recipient_id, until=None).exclude(kind="legal_aid")
    asked = {"social_insurance": "insurance"}
    claims = sorted({asked.get(name, name) for name in claims_of(aid)}) or ["other"]
    facts = {
        "claims": claims,
        "has_agent": own.exists(),
        "centre_region": aid.organisation.region,
        "body_region": sits,
        "event_region": aid.case_file.region,
        "by_agreement": aid.by_agreement or None,
    }
    return ask("legal_aid_scope", {k: v for k, v in facts.items() if v is not None}).as_data()


def claims_of(aid: LegalAidCase) -> list[str]:
    """What the recipient claims, in the words of the rules; asked once for a row."""
    kept: list[str] | None = aid.__dict__.get("_claims")
    if kept is None:
        party = Party.objects.filter(pk=aid.recipient_id)
        codes = set(Claim.objects.filter(party__in=party).values_list("code", flat=True))
        kept = [name for name, of in CLAIMS.items() if codes & of]
        aid.__dict__["_claims"] = kept
    return kept
