"""What fills the papers of a mediation (M01–M06)."""

from datetime import date
from typing import Any

from casework.clock import SHANGHAI
from casework.models import Event, Organisation, Party, TimeLimit
from documents.builders import Builder
from law.limits import compute, limits
from mediation.models import Agreement, Mediation, Session
from mediation.services.agreement.words import clauses
from mediation.services.sessions.record_text import attendance, record_sections


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
    held = row.sessions.filter(status=Session.Status.HELD).order_by("ordinal").last()
    assert held is not None
    said = {section.title: "；".join(section.lines) for section in record_sections(held)}
    words = {side: _said(held, side) for side in (Party.Side.APPLICANT, Party.Side.RESPONDENT)}
    return {
        "started_at": held.starts_at.astimezone(SHANGHAI),
        "ended_at": held.ends_at.astimezone(SHANGHAI),
        "place": held.place or row.organisation.address,
        "attendance": attendance(held),
        "mediators": _mediators(row),
        "recorder": _mediators(row)[0],
        "told_rights": said["权利义务告知"],
        "applicant_story": words[Party.Side.APPLICANT],
        "respondent_story": words[Party.Side.RESPONDENT],
        "facts": said["核对的事实"],
        "proposals": said["方案和意见"],
        "result": said["结果"],
        "agreed": held.result != Session.Result.NONE,
    }


def _said(held: Session, side: str) -> str:
    rows = held.positions.filter(party__side=side).select_related("party")
    return "；".join(one.text for one in rows if one.text) or "／"


def agreement(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    held = row.agreements.filter(state=Agreement.State.SIGNED).order_by("ordinal").last()
    assert held is not None and held.signed_on is not None
    parts = list(held.instalments.all())
    matters = "、".join(one.claim.title for one in held.amounts.select_related("claim"))
    return {
        "facts": held.facts or f"双方因{_cause(row)}发生纠纷，经核对，争议事项为{matters}。",
        "mediators": _mediators(row),
        "terms": clauses(held),
        "amount": held.total or None,
        "performance": "once" if len(parts) < 2 else "instalments",
        "instalments": [{"seq": one.ordinal, "due_on": one.due_on, "amount": one.amount} for one in parts],
        "perform_by": max((one.due_on for one in parts), default=held.signed_on),
        "default_clause": held.default_clause or None,
        "review_until": _due(row, "mediation.review_application", held.signed_on),
        "confirm_until": _due(row, "mediation.judicial_confirmation", held.signed_on),
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
