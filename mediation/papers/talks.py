"""Papers of the talks (M04, M17). The record prints what both sides may read: no private talk, no offer in confidence."""

from datetime import date
from typing import Any

from casework.clock import SHANGHAI
from casework.models import Event, Extension, Party
from documents.builders import Builder
from mediation.kinds import KINDS
from mediation.models import Agreement, Consent, Mediation, Session
from mediation.papers.case_facts import (
    DUTY,
    RECEIPT,
    articles,
    due_of,
    held_on,
    held_sessions,
    last_day,
    latest,
    mediated,
    signature_rows,
    told_before,
)
from mediation.services.agreement.words import clauses
from mediation.services.sessions.record_text import attendance, record_digest, record_sections

FOOT = 5
BASIS = "企业劳动争议协商调解规定第二十九条"
TABLE_BASIS = "人社厅发〔2024〕4号"


def record(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    held = session_to_tell(row)
    assert held is not None
    said = {section.title: section.lines for section in record_sections(held)}
    signed = signature_rows(held.signatures.select_related("party"), record_digest(held))
    return {
        "ordinal": held.ordinal,
        "started_at": held.starts_at.astimezone(SHANGHAI),
        "ended_at": held.ends_at.astimezone(SHANGHAI),
        "place": held.place or row.organisation.address or "／",
        "mode": held.mode,
        "attendance": attendance(held),
        "mediators": mediated(held),
        "recorder": mediated(held)[0],
        "told_rights": "；".join(said["权利义务告知"]),
        "stories": stories(held),
        "facts": "；".join(said["核对的事实"]),
        "proposals": list(said["方案和意见"]),
        "result": "；".join(said["结果"]),
        "agreed": held.result != Session.Result.NONE,
        "on_the_spot": _on_the_spot(held),
        "signatures": signed,
        "signed_foot": signed_foot(signed),
    }


def session_to_tell(row: Mediation) -> Session | None:
    """The session whose record is drawn: one just signed; else the first without a record; else the last."""
    held = {one.ordinal: one for one in held_sessions(row)}
    last = Event.objects.filter(
        proceeding=row, name__in=("mediation.session.held", "mediation.record.signed")
    )
    event = last.order_by("id").last()
    if event is not None and event.name == "mediation.record.signed" and event.data["session"] in held:
        return held[event.data["session"]]
    told = told_before(row, "M04", "ordinal")
    return next((one for place, one in held.items() if place not in told), None) or (
        list(held.values())[-1] if held else None
    )


def untold(row: Mediation) -> bool:
    """Whether a session still has no record."""
    return bool({one.ordinal for one in held_sessions(row)} - told_before(row, "M04", "ordinal"))


def stories(held: Session) -> list[dict[str, Any]]:
    """What each party said, the applicants first."""
    rows = held.positions.select_related("party").order_by("party__side", "party__ordinal")
    return [{"who": one.party.name, "text": one.text} for one in rows if one.text]


def signed_foot(signed: list[dict[str, Any]]) -> list[str]:
    """Who stands for the words of every page; so many as fit, the rest are in the table at the end."""
    good = [one for one in signed if not one["void"]]
    lines = [f"{one['name']} 已签 {one['signed_at']:%m-%d %H:%M}" for one in good[:FOOT]]
    return [*lines, f"等{len(good)}人，见末页"] if len(good) > FOOT else lines


def _on_the_spot(held: Session) -> list[str]:
    """MED-14b: small, settled and performed at once: no document of its own, but it stands in the record."""
    rows = held.mediation.agreements.filter(
        state=Agreement.State.SIGNED, form=Agreement.Form.ON_THE_SPOT, signed_on=held_on(held)
    )
    return [text for one in rows for text in clauses(one)]


def extension(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """令17 art 29 (MED-3b), MED-14: both sides agree on more days; the way to arbitration opens all the same (MED-3a)."""
    event = latest(row, "mediation.proceeding.extended")
    assert row.accepted_on is not None and row.agreed_until is not None
    return {
        "accepted_on": row.accepted_on,
        "until": _before(row, event),
        "days": event.data["days"],
        "reason": str(event.data["reason"]).rstrip("。"),
        "extended_until": row.agreed_until,
        "way_on": due_of(row, (RECEIPT,), row.received_on),
        "law_basis": articles(TABLE_BASIS if KINDS[row.mediation_kind].table else BASIS),
        "consents": _consents(row),
    }


def _before(row: Mediation, event: Event) -> date:
    """The last day as it was before: the period from acceptance without the lengthening."""
    made = Extension.objects.filter(event=event).select_related("limit").first()
    assert row.accepted_on is not None
    return last_day(row, made.limit.key if made else DUTY[0], row.accepted_on)


def _consents(row: Mediation) -> list[dict[str, Any]]:
    rows = Consent.objects.filter(
        mediation=row, about=Consent.About.EXTENSION, agrees=True, superseded=False
    ).select_related("party")
    return [{"who": one.party.name, "dated": one.on, "method": one.how} for one in rows]


TALKS = {
    "M04": Builder(record, more=untold),
    "M17": Builder(extension),
}
