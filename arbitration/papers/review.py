"""Papers of the review of a mediation agreement (A40)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import AgreementReview
from arbitration.services.review.end import document_served
from casework.models import Event, Party, TimeLimit
from documents.builders import Builder, Effect
from documents.models import Paper, Service


def _shared(row: AgreementReview) -> dict[str, Any]:
    return {
        "agreement_number": row.agreement_number or None,
        "mediated_by": {"name": row.mediated_by.name},
        "effective_on": row.effective_on,
        "applied_on": row.applied_on,
    }


def _reviewer(row: AgreementReview) -> str:
    return row.handler.full_name if row.handler else ""


def application(row: AgreementReview, addressee: Party | None) -> dict[str, Any]:
    return _shared(row) | {"terms": row.agreement["terms"]}


def acceptance(row: AgreementReview, addressee: Party | None) -> dict[str, Any]:
    limit = TimeLimit.objects.filter(proceeding=row, key="arbitration.review_decision").latest("id")
    return _shared(row) | {
        "accepted_on": row.accepted_on,
        "decide_by": limit.due,
        "reviewer": _reviewer(row),
    }


def refusal(row: AgreementReview, addressee: Party | None) -> dict[str, Any]:
    return _shared(row) | {"ground": row.ground, "explanation": row.explanation or None}


def record(row: AgreementReview, addressee: Party | None) -> dict[str, Any]:
    return _shared(row) | {
        "reviewed_on": row.decided_on,
        "reviewer": _reviewer(row),
        "terms": row.agreement["terms"],
        "note": row.record.get("note") or None,
    }


def document(row: AgreementReview, addressee: Party | None) -> dict[str, Any]:
    """Equal to the agreement (办案规则 art 77): its terms, sum and instalments as they were handed over."""
    told = row.agreement
    return _shared(row) | {
        "accepted_on": row.accepted_on,
        "terms": told["terms"],
        "agreed_terms": told["terms"],
        "amount": Decimal(told["amount"]) if Decimal(told["amount"]) else None,
        "instalments": [
            {"seq": one["seq"], "due_on": one["due_on"], "amount": Decimal(one["amount"])}
            for one in told.get("instalments") or []
        ],
        "reviewer": _reviewer(row),
    }


def declined(row: AgreementReview, addressee: Party | None) -> dict[str, Any]:
    return _shared(row) | {
        "accepted_on": row.accepted_on,
        "ground": row.ground,
        "explanation": row.explanation,
    }


def served(row: AgreementReview, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """The document takes effect when the last of both has received it."""
    waiting = Paper.objects.filter(proceeding=row, kind="A40d", state=Paper.State.ISSUED)
    waiting = waiting.exclude(pk=service.paper_id).exclude(services__state=Service.State.COMPLETED)
    if remaining := waiting.count():
        return {"remaining": remaining, "number": row.number}
    return {"remaining": 0, "number": row.number, **document_served(row, on=on)}


def _decided(result: str) -> Any:
    def applies(row: AgreementReview) -> bool:
        event = Event.objects.filter(proceeding=row, name="arbitration.review.decided").last()
        return bool(event and event.data["result"] == result)

    return applies


REVIEW = {
    "A40": Builder(application),
    "A40a": Builder(acceptance),
    "A40f": Builder(refusal),
    "A40r": Builder(record, applies=_decided("document")),
    "A40d": Builder(document, applies=_decided("document"), issue_day=lambda row: row.decided_on),
    "A40n": Builder(declined, applies=_decided("declined")),
}
REVIEW_EFFECTS = {"A40d": Effect("arbitration.review.served", served)}
