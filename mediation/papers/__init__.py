"""What fills the papers of a mediation (M01–M06)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from casework.clock import SHANGHAI
from casework.models import Claim, Event, Organisation, Party, TimeLimit
from documents.builders import Builder
from law.limits import compute, limits
from mediation.models import Mediation


def _mediators(row: Mediation) -> list[str]:
    return [row.handler.full_name] if row.handler else [row.organisation.name]


def _cause(row: Mediation) -> str:
    return row.case_file.cause.removesuffix("争议")


def _due(row: Mediation, key: str, start: date) -> date:
    running = (
        TimeLimit.objects.filter(proceeding=row, key=key)
        .order_by("-id")
        .values_list("due", flat=True)
        .first()
    )
    return running or compute(limits()[key], start, region=row.organisation.region).due


def application(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    return {"story": f"申请人与被申请人因{_cause(row)}发生纠纷，自愿申请调解。"}


def acceptance(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    assert row.accepted_on is not None
    return {
        "received_on": row.received_on,
        "accepted_on": row.accepted_on,
        "until": _due(row, "mediation.duty", row.accepted_on),
        "mediators": _mediators(row),
    }


def non_acceptance(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    event = Event.objects.filter(proceeding=row, name="mediation.application.not_accepted").latest("id")
    return {"received_on": row.received_on, "ground": "refused", "explanation": event.data.get("reason")}


def record(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    told = row.session
    held = Event.objects.filter(proceeding=row, name="mediation.session.held").latest("id")
    begun = held.at.astimezone(SHANGHAI)
    offers = [
        f"申请人提出{told['worker_offer']}元" if told.get("worker_offer") else "",
        f"被申请人提出{told['employer_offer']}元" if told.get("employer_offer") else "",
    ]
    return {
        "started_at": begun,
        "ended_at": begun + timedelta(hours=1),
        "place": told.get("place") or row.organisation.address,
        "attendance": [told.get("present", "")],
        "mediators": _mediators(row),
        "recorder": _mediators(row)[0],
        "told_rights": "已告知双方当事人的权利和义务，双方自愿接受调解。",
        "applicant_story": told.get("worker_says") or "／",
        "respondent_story": told.get("employer_says") or "／",
        "facts": f"双方因{_cause(row)}发生争议。",
        "proposals": "；".join(filter(None, offers)) or "双方尚未提出具体方案。",
        "result": told.get("result") or "／",
        "agreed": row.state in ("agreed", "confirmed", "performed"),
    }


def agreement(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    assert row.agreed_on is not None
    claims = list(Claim.objects.filter(case_file=row.case_file, party__left_on=None))
    total = sum((claim.agreed or Decimal(0) for claim in claims), Decimal(0))
    pay_by = date.fromisoformat(row.agreement["pay_by"])
    items = "、".join(f"{claim.title}{claim.agreed:.2f}元" for claim in claims if claim.agreed)
    return {
        "facts": f"双方因{_cause(row)}发生纠纷，经核对，争议事项为{'、'.join(c.title for c in claims)}。",
        "mediators": _mediators(row),
        "terms": [
            f"被申请人于{pay_by.year}年{pay_by.month}月{pay_by.day}日前向申请人支付{total:.2f}元（{items}），"
            f"以{row.agreement.get('account') or '银行转账'}方式支付。",
            "上述款项付清后，双方就本纠纷再无其他争议。",
        ],
        "amount": total,
        "performance": "once",
        "instalments": [{"seq": 1, "due_on": pay_by, "amount": total}],
        "perform_by": pay_by,
        "default_clause": row.agreement.get("default_clause") or None,
        "review_until": _due(row, "mediation.review_application", row.agreed_on),
        "confirm_until": _due(row, "mediation.judicial_confirmation", row.agreed_on),
        "copies_given": 3,
    }


def failure(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    held = Event.objects.filter(proceeding=row, name="mediation.session.held").values_list("on", flat=True)
    tribunal = Organisation.objects.filter(kind="tribunal", region__startswith=row.region[:4]).first()
    return {
        "received_on": row.received_on,
        "accepted_on": row.accepted_on or row.received_on,
        "attempts": sorted(set(held)) or [row.accepted_on or row.received_on],
        "ground": "expired" if row.state == "expired" else "not_agreed",
        "ended_on": row.ended_on,
        "commission": {"name": tribunal.name, "address": tribunal.address, "phone": tribunal.phone}
        if tribunal
        else None,
    }


BUILDERS = {
    "M01": Builder(application),
    "M02": Builder(acceptance),
    "M03": Builder(non_acceptance),
    "M04": Builder(record),
    "M05": Builder(agreement, issue_day=lambda row: row.agreed_on),
    "M06": Builder(failure),
}
