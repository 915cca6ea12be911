"""What fills the papers of assigning and conduct (L03, L07, L11–L17, L31, L35, and the lawyer's drafts L40–L42)."""

from typing import Any

from casework.clock import legal_day
from casework.models import Evidence
from documents.services.case_data import claim_records
from law.limits import compute, limits
from legalaid.models import AidRequest, ConductNote, LegalAidCase
from legalaid.papers.case_facts import (
    auxiliary_terms,
    deciding_body,
    grant_number,
    has_body,
    has_lawyer,
    last_event,
    lawyer,
    licence,
    provider,
    recipients,
    stage,
)
from legalaid.services.conduct.replace import GROUNDS
from legalaid.services.objecting.objections import bureau_of

MATTERS = {
    "代收法律文书": "receive_papers", "进行和解": "settle", "参加调解": "settle", "提起反申请": "counterclaim",
    "承认仲裁请求": "admit", "放弃仲裁请求": "waive", "变更仲裁请求": "waive",
}  # fmt: skip
SPECIAL = {"settle", "counterclaim", "admit", "waive"}  # to take papers in is no special power
UNTIL = {
    "arbitration": "仲裁裁决书或者调解书送达之日",
    "first_instance": "一审判决书、裁定书或者调解书送达之日",
    "second_instance": "二审判决书、裁定书或者调解书送达之日",
    "enforcement": "执行程序终结之日",
}
HAND_OVER_DAYS = 3


def assignment(row: LegalAidCase) -> dict[str, Any]:
    assert row.assigned_on is not None
    body = deciding_body(row)
    return {
        "provider": provider(row),
        "granted_on": row.decided_on,
        "grant_number": grant_number(row),
        "aid_form": row.aid_form,
        "stage": stage(row),
        "handling_body": body.organisation.name if body else None,
        "handler": lawyer(row),
        "sign_by": compute(limits()["legalaid.mandate"], row.assigned_on, region=row.organisation.region).due,
    }


def mandate(row: LegalAidCase) -> dict[str, Any]:
    assert row.lawyer is not None and row.firm is not None
    body = deciding_body(row)
    special = sorted({MATTERS[power] for power in row.powers if power in MATTERS})
    return {
        "case_number": body.number or None if body else None,
        "agent": {
            "name": row.lawyer.full_name,
            "capacity": "legal_aid",
            "firm": row.firm.name,
            "phone": row.lawyer.phone or row.firm.phone or None,
            "power": "special" if SPECIAL & set(special) else "general",
            "matters": ["file", "attend", "evidence", *special],
        },
        "licence": licence(row),
        "stage": stage(row),
        "until_stage": UNTIL[row.stage],
    }


def agency(row: LegalAidCase) -> dict[str, Any]:
    return {
        "provider": provider(row),
        "agency": row.organisation.name,
        "grant_number": grant_number(row),
        "handler": lawyer(row),
        "stage": stage(row),
        "auxiliary": auxiliary_terms(row),
    }


def letter(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    assert body is not None and row.lawyer is not None
    return {
        "handling_body": body.organisation.name,
        "case_number": body.number or None,
        "grant_number": grant_number(row),
        "provider": provider(row),
        "handler": lawyer(row),
        "licence": licence(row),
        "handler_phone": row.lawyer.phone or (row.firm.phone if row.firm else None) or None,
    }


def introduction(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    return {
        "to": body.organisation.name if body else "有关单位",
        "provider": provider(row),
        "handler": lawyer(row),
        "licence": licence(row),
        "grant_number": grant_number(row),
    }


def rights(row: LegalAidCase) -> dict[str, Any]:
    above = bureau_of(row)
    return {
        "agency": row.organisation.name,
        "handler": lawyer(row),
        "bureau": above.name if above else None,
        "auxiliary": auxiliary_terms(row),
    }


def written_to(row: LegalAidCase, event: str) -> dict[str, Any]:
    """A letter to another body, from what was entered with the act."""
    written = last_event(row, event)
    assert written is not None
    opinion = event.endswith("opinion.requested")
    closing = "请就法律援助人员办理本案的情况提出意见。" if opinion else "请予协助，并将结果函复本机构。"
    asked = str(written.private.get("matter", "")).rstrip("。") + "。"
    return {"to": written.data["body"], "matter": f"{asked}", "asked": closing}


def note_row(note: ConductNote) -> dict[str, Any]:
    return {
        "on": note.on,
        "kind": note.kind,
        "minutes": note.minutes or None,
        "place": note.place or None,
        "text": note.text,
    }


def progress(row: LegalAidCase) -> dict[str, Any]:
    notes = row.notes.filter(kind=ConductNote.Kind.PROGRESS).order_by("on", "id")
    return {"number": row.number, "handler": lawyer(row), "rows": [note_row(one) for one in notes]}


def meeting(row: LegalAidCase) -> dict[str, Any]:
    note = row.notes.filter(kind=ConductNote.Kind.MEETING).order_by("-id").first()
    assert note is not None
    return {
        "number": row.number,
        "handler": lawyer(row),
        "meeting": note_row(note),
        "auxiliary": auxiliary_terms(row),
        "interpreter": row.language or None,
    }


def _request(row: LegalAidCase) -> AidRequest:
    asked = row.requests.filter(kind=AidRequest.Kind.REPLACEMENT).order_by("-id").first()
    assert asked is not None
    return asked


def replacement_sheet(row: LegalAidCase) -> dict[str, Any]:
    asked = _request(row)
    who = "受援人" if asked.party_id else (asked.user.full_name if asked.user else "法律援助机构")
    return {
        "number": row.number,
        "handler": lawyer(row),
        "firm": provider(row)["name"],
        "asked_by": who,
        "ground": GROUNDS.get(asked.ground, ""),
        "facts": asked.text,
        "asked_on": asked.received_on,
        "answer": asked.answer or None,
        "decided_on": asked.decided_on,
    }


def replacement_notice(row: LegalAidCase) -> dict[str, Any]:
    asked = _request(row)
    left = (
        row.assignments_made.filter(state="released").select_related("user", "firm").order_by("-id").first()
    )
    assert left is not None
    firm = {"name": left.firm.name, "address": left.firm.address, "phone": left.firm.phone}
    same = row.firm_id == left.firm_id
    return {
        "provider": firm,
        "former": left.user.full_name,
        "asked_on": asked.received_on,
        "ground": GROUNDS.get(asked.ground, ""),
        "days": HAND_OVER_DAYS,
        "way": "person" if same else "firm",
    }


def drafted_application(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    return {
        "to": body.organisation.name if body else "有管辖权的劳动人事争议仲裁委员会",
        "claims": _claims(row),
        "story": _story(row),
        "handler": lawyer(row),
        "firm": provider(row)["name"],
    }


def evidence_list(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    return {
        "case_number": body.number or None if body else None,
        "rows": _evidence(row),
        "handler": lawyer(row),
    }


def opinion(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    assert body is not None
    points = [f"{claim['matter']}：{claim['formula']}" for claim in _claims(row) if claim.get("formula")]
    points += [
        f"证据{one['seq']}《{one['name']}》证明：{one['proves']}。" for one in _evidence(row) if one["proves"]
    ]
    return {
        "to": body.organisation.name,
        "case_number": body.number or None,
        "claims": _claims(row),
        "points": points
        or ["申请人的请求有事实和法律依据，被申请人应当承担举证责任（劳动争议调解仲裁法第六条）。"],
        "handler": lawyer(row),
        "firm": provider(row)["name"],
    }


def _claims(row: LegalAidCase) -> list[dict[str, Any]]:
    """The recipient's own claims with the formulas that were computed from his statements."""
    formulas = {
        (claim.title): "；".join(str(step.get("formula", "")) for step in claim.steps if step.get("formula"))
        for claim in row.recipient.claims.all()
    }
    mine = {claim.title for claim in row.recipient.claims.all()}
    return [
        {**one, "formula": formulas.get(one["matter"]) or None}
        for one in claim_records(row)
        if one["matter"] in mine
    ]


def _story(row: LegalAidCase) -> list[str]:
    start = f"申请人与被申请人因{row.case_file.cause.removesuffix('争议')}发生争议。"
    lines = [f"{one['matter']}的计算：{one['formula']}。" for one in _claims(row) if one["formula"]]
    return [
        start,
        *lines,
        "申请人多次要求未果，依照《中华人民共和国劳动争议调解仲裁法》第二条、第五条的规定申请仲裁。",
    ]


def _evidence(row: LegalAidCase) -> list[dict[str, Any]]:
    rows = Evidence.objects.filter(party=row.recipient_id).order_by("ordinal", "id")
    return [
        {
            "seq": place,
            "name": _evidence_name(one),
            "source": one.source or None,
            "span": "／",
            "pages": 1,
            "proves": one.proves or None,
            "submitted_on": legal_day(one.submitted_at),
        }
        for place, one in enumerate(rows, 1)
    ]


def _evidence_name(one: Evidence) -> str:
    """A photo from the phone bears its file's name; what the worker said it is goes before it."""
    plain = "." not in one.name or one.kind in ("", "其他") or one.kind in one.name
    return one.name if plain else f"{one.kind}（{one.name}）"


def _has_evidence(row: LegalAidCase) -> bool:
    return has_lawyer(row) and Evidence.objects.filter(party=row.recipient_id).exists()


def _needs_application(row: LegalAidCase) -> bool:
    arbitration = row.stage == LegalAidCase.Stage.ARBITRATION
    return arbitration and has_lawyer(row) and not has_body(row) and bool(_claims(row))


def _with_body(row: LegalAidCase) -> bool:
    return has_lawyer(row) and has_body(row)


BUILDERS = {
    "L11": recipients(assignment, applies=has_lawyer),
    "L03": recipients(mandate, applies=has_lawyer),
    "L12": recipients(agency, applies=has_lawyer),
    "L13": recipients(letter, applies=_with_body),
    "L15": recipients(introduction, applies=has_lawyer),
    "L35": recipients(rights, applies=has_lawyer),
    "L07": recipients(lambda row: written_to(row, "legalaid.cooperation.requested")),
    "L31": recipients(lambda row: written_to(row, "legalaid.opinion.requested")),
    "L14": recipients(progress),
    "L14m": recipients(meeting),
    "L16": recipients(replacement_sheet),
    "L17": recipients(replacement_notice),
    "L40": recipients(drafted_application, applies=_needs_application),
    "L41": recipients(evidence_list, applies=_has_evidence),
    "L42": recipients(opinion, applies=_with_body),
}
