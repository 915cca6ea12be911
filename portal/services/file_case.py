"""Filing: the draft becomes a case file, once, and goes where the worker sends it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput
from casework.models import CaseAccessCode, CaseFile, ElementStatement, Evidence, Party
from casework.personal_data import blind_index
from casework.services.open_case_file import NewParty, open_case_file
from portal.models import Draft, DraftFile
from portal.services.amounts import Owed, owed
from portal.services.send_on import send_on
from portal.steps import first_open

CAUSE = "追索劳动报酬争议"


@dataclass(frozen=True)
class Filed:
    """The worker's party in the new case file, and where it could not be sent, in words."""

    party: Party
    troubles: tuple[str, ...] = ()


def file_case(
    draft: Draft, *, code: str, send_to: Collection[str], claims: Collection[str], consent: bool
) -> Filed:
    """Open the case file from a draft and send it to the chosen bodies (`send_to`: kinds of proceeding).

    The code of the draft becomes the code of the case. Filing twice gives the first case file. Raises BadInput.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        if locked.filed_as is not None:
            return Filed(locked.filed_as)
        answers = locked.answers
        chosen = [
            claim for claim in owed(answers.get("elements", {})) if claim.kind in claims and claim.amount
        ]
        _check(answers, chosen, send_to, consent)
        case_file = _open(answers, chosen)
        worker = case_file.parties.get(side=Party.Side.APPLICANT)
        _state(worker, answers["elements"], chosen)
        _keep_evidence(worker, locked)
        CaseAccessCode.objects.create(party=worker, digest=blind_index("access", code), made_at=now())
        troubles = _send(worker, answers, send_to)
        locked.filed_as, locked.answers = worker, {}
        locked.save()
    return Filed(worker, tuple(troubles))


def _check(answers: dict[str, Any], chosen: list[Owed], send_to: Collection[str], consent: bool) -> None:
    errors = {}
    if open_page := first_open(answers):
        errors["claims"] = _("A page is not filled in yet: %(page)s.") % {"page": open_page}
    elif not chosen:
        errors["claims"] = _("Choose at least one claim.")
    if not send_to:
        errors["send_to"] = _("Choose at least one place to send it to.")
    if not consent:
        errors["consent"] = _("Without your consent nothing can be sent.")
    if errors:
        raise BadInput(errors)


def _open(answers: dict[str, Any], chosen: list[Owed]) -> CaseFile:
    sheet, other = answers["elements"], answers["other"]
    return open_case_file(
        region=sheet["E-06"]["performance_region"],
        channel=CaseFile.Channel.PORTAL,
        cause=CAUSE,
        parties=[_worker(sheet, other, chosen), _employer(sheet, other)],
        migrant_worker=bool(sheet["E-02"].get("migrant_worker")),
        hardship=bool(other.get("groups")),
    )


def _worker(sheet: dict[str, Any], other: dict[str, Any], chosen: list[Owed]) -> NewParty:
    who = sheet["E-01"]
    born = who.get("birth")
    return NewParty(
        side=Party.Side.APPLICANT,
        nature=Party.Nature.PERSON,
        name=who["name"],
        fields={
            "id_number": who["id_number"],
            "sex": who.get("sex") or "",
            "born_on": date.fromisoformat(born) if born else None,
            "phone": other["phone"],
            "residence": other["address"],
            "service_address": other["address"],
            "electronic_service": bool(other.get("electronic")),
        },
        claims=tuple(_claim(claim, sheet) for claim in chosen),
    )


def _claim(claim: Owed, sheet: dict[str, Any]) -> dict[str, Any]:
    arrears = sheet["E-47"] if claim.kind == "unpaid_wages" else {}
    first, last = arrears.get("from"), arrears.get("to")
    return {
        "code": claim.code,
        "kind": claim.kind,
        "title": claim.title,
        "period_from": date.fromisoformat(first) if first else None,
        "period_to": date.fromisoformat(last) if last else None,
        "claimed": claim.amount,
        "computed": claim.amount,
        "facts": claim.facts,
        "steps": claim.steps,
    }


def _employer(sheet: dict[str, Any], other: dict[str, Any]) -> NewParty:
    employer = sheet["E-04"]
    return NewParty(
        side=Party.Side.RESPONDENT,
        nature=Party.Nature.UNIT,
        name=employer["name"],
        fields={
            "credit_code": employer.get("credit_code", ""),
            "legal_representative": other.get("employer_person") or "",
            "phone": other.get("employer_phone") or "",
            "residence": other.get("employer_address") or "",
        },
    )


def _state(worker: Party, sheet: dict[str, Any], chosen: list[Owed]) -> None:
    """The worker's statements, with the list of claims (E-101) as it was computed."""
    stated = {code: value for code, value in sheet.items() if value is not None}
    stated["E-101"] = [
        {"claim": claim.code, "amount": str(claim.amount), "formula": _formula(claim)} for claim in chosen
    ]
    ElementStatement.objects.bulk_create(
        ElementStatement(
            case_file_id=worker.case_file_id,
            party=worker,
            subject=worker,
            code=code,
            value=value,
            stated_at=now(),
        )
        for code, value in sorted(stated.items())
    )


def _formula(claim: Owed) -> str:
    return "；".join(f"{step['label']}：{step['formula']}" for step in claim.steps)[:2000]


def _keep_evidence(worker: Party, draft: Draft) -> None:
    for ordinal, row in enumerate(DraftFile.objects.filter(draft=draft), start=1):
        Evidence.objects.create(
            **evidence_columns(row), case_file_id=worker.case_file_id, party=worker, ordinal=ordinal
        )
    DraftFile.objects.filter(draft=draft).delete()


def evidence_columns(row: DraftFile) -> dict[str, Any]:
    """What a piece of evidence takes over from the file that was given before filing."""
    return {
        "name": row.name,
        "kind": row.kind,
        "source": "申请人",
        "file": row.file.name,
        "content_type": row.content_type,
        "size": row.size,
        "sha256": row.sha256,
        "submitted_at": row.saved_at,
    }


def _send(worker: Party, answers: dict[str, Any], send_to: Iterable[str]) -> list[str]:
    troubles = []
    aid = {"matter": "劳动报酬", "status_proof": answers["other"].get("status_proof"), "groups": answers["other"].get("groups") or []}  # fmt: skip
    for kind in sorted(send_to):
        trouble = send_on(worker, kind, actor=Actor.side(worker), data=aid if kind == "legal_aid" else {})
        troubles += [trouble] if trouble else []
    if len(troubles) == len(list(send_to)):
        raise BadInput({"send_to": "；".join(troubles)})
    return troubles
