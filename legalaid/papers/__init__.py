"""What fills the papers of legal aid (L02–L13)."""

from typing import Any

from casework.models import Claim, Party, Proceeding
from documents.builders import Builder
from documents.models import Paper
from law.limits import compute, limits
from legalaid.models import LegalAidCase

MATTERS = {
    "代收法律文书": "receive_papers", "进行和解": "settle", "参加调解": "settle", "提起反申请": "counterclaim",
    "承认仲裁请求": "admit", "放弃仲裁请求": "waive", "变更仲裁请求": "waive",
}  # fmt: skip
ARBITRATION = "劳动争议仲裁"


def _exemption(row: LegalAidCase) -> str | None:
    if not row.exempt and row.exempt is not None:
        return None
    return "migrant_wages" if row.case_file.migrant_worker else None


def _scope(row: LegalAidCase) -> str:
    codes = set(Claim.objects.filter(party=row.recipient).values_list("code", flat=True))
    if "C10" in codes:
        return "injury"
    return "relation" if codes == {"C1"} else "wages"


def _body(row: LegalAidCase) -> Proceeding | None:
    others = Proceeding.objects.filter(case_file=row.case_file, kind="arbitration").select_related(
        "organisation"
    )
    return others.order_by("-id").first()


def _grant_number(row: LegalAidCase) -> str:
    issued = Paper.objects.filter(proceeding=row, kind="L09", state=Paper.State.ISSUED).first()
    return issued.number if issued else row.number


def application(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    body = _body(row)
    return {
        "groups": ["migrant"] if row.case_file.migrant_worker else ["none"],
        "scope": _scope(row),
        "stage": ARBITRATION,
        "handling_body": body.organisation.name if body else None,
        "case_number": body.number or None if body else None,
        "aid_form": "arbitration_agency",
        "story": f"申请人因{row.case_file.cause}申请法律援助。",
        "exemption": _exemption(row),
    }


def receipt(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    return {
        "received_on": row.received_on,
        "materials": [
            {"name": "法律援助申请表", "copies": 1, "pages": 2, "original": "original"},
            {"name": "身份证明", "copies": 1, "pages": 1, "original": "copy"},
        ],
        "receiver": row.handler.full_name if row.handler else "受理窗口",
    }


def decision(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    return {
        "received_on": row.received_on,
        "scope": _scope(row),
        "exemption": _exemption(row),
        "aid_form": "arbitration_agency",
    }


def refusal(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    return {"received_on": row.received_on, "facts": row.refusal, "ground": "means"}


def _provider(row: LegalAidCase) -> dict[str, Any]:
    assert row.firm is not None
    return {"name": row.firm.name, "address": row.firm.address, "phone": row.firm.phone}


def assignment(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    assert row.assigned_on is not None and row.lawyer is not None
    body = _body(row)
    return {
        "provider": _provider(row),
        "granted_on": row.decided_on,
        "grant_number": _grant_number(row),
        "aid_form": "arbitration_agency",
        "stage": ARBITRATION,
        "handling_body": body.organisation.name if body else None,
        "handler": row.lawyer.full_name,
        "sign_by": compute(limits()["legalaid.mandate"], row.assigned_on, region=row.organisation.region).due,
    }


def mandate(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    assert row.lawyer is not None and row.firm is not None
    body = _body(row)
    special = sorted({MATTERS[power] for power in row.powers if power in MATTERS})
    return {
        "case_number": body.number or None if body else None,
        "agent": {
            "name": row.lawyer.full_name,
            "capacity": "legal_aid",
            "firm": row.firm.name,
            "phone": row.lawyer.phone or row.firm.phone or None,
            "power": "special" if special else "general",
            "matters": ["file", "attend", "evidence", *special],
        },
        "stage": ARBITRATION,
        "until_stage": "仲裁裁决书或者调解书送达之日",
    }


def agency(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    assert row.lawyer is not None
    return {
        "provider": _provider(row),
        "agency": row.organisation.name,
        "grant_number": _grant_number(row),
        "handler": row.lawyer.full_name,
        "stage": ARBITRATION,
    }


def letter(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
    assert row.lawyer is not None
    body = _body(row)
    assert body is not None
    return {
        "handling_body": body.organisation.name,
        "case_number": body.number or None,
        "grant_number": _grant_number(row),
        "provider": _provider(row),
        "handler": row.lawyer.full_name,
        "handler_phone": row.lawyer.phone or (row.firm.phone if row.firm else None) or None,
    }


def has_lawyer(row: LegalAidCase) -> bool:
    return row.lawyer_id is not None


def has_body(row: LegalAidCase) -> bool:
    return has_lawyer(row) and _body(row) is not None


BUILDERS = {
    "L02": Builder(application),
    "L05": Builder(receipt),
    "L09": Builder(decision, issue_day=lambda row: row.decided_on),
    "L10": Builder(refusal, issue_day=lambda row: row.decided_on),
    "L11": Builder(assignment, applies=has_lawyer),
    "L03": Builder(mandate, applies=has_lawyer),
    "L12": Builder(agency, applies=has_lawyer),
    "L13": Builder(letter, applies=has_body),
}
