"""Papers on the clock: consent, change of procedure, extension, suspension and resumption (A25, A29, A30)."""

from datetime import date
from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.case_facts import handler_name, running_due, tribunal_record
from casework.models import Event, Party, Pause, TimeLimit
from casework.services.clock_bar import clock_bar
from documents.builders import Builder
from documents.checks import Facts
from documents.typesetting.dates import arabic_date

KEY = "arbitration.award"


def last_event(row: Arbitration, name: str, party: Party | None = None) -> Event:
    """The latest event of a name, of one party where a party is given. Raises Event.DoesNotExist."""
    found = Event.objects.filter(proceeding=row, name=name)
    if party is not None:
        found = found.filter(party=party)
    return found.select_related("user").latest("id")


def consent(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = last_event(row, "arbitration.answer_period.shortened", addressee)
    until = event.data.get("until")
    return {"until": date.fromisoformat(until) if until else None, "consented_on": event.on}


def _consented(row: Arbitration, party: Party) -> bool:
    return Event.objects.filter(
        proceeding=row, name="arbitration.answer_period.shortened", party=party
    ).exists()


def conversion(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = last_event(row, "arbitration.track.converted")
    return {
        "accepted_on": row.accepted_on,
        "to_track": event.data["to"],
        "reason": event.data["reason"].rstrip("。"),
        "decided_on": event.on,
        "award_due": running_due(row, KEY),
    }


def _sheet(row: Arbitration, event: Event, length: str, reason: str) -> dict[str, Any]:
    """An approval sheet: the head's act is the approval, on its day."""
    return {
        "accepted_on": row.accepted_on,
        "formed_on": row.formed_on,
        "length": length,
        "reason": reason,
        "handler": handler_name(row),
        "asked_on": event.on,
        "approver": event.user.full_name if event.user else "",
        "approved_on": event.on,
        "tribunal": tribunal_record(row),
    }


def extension_sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = last_event(row, "arbitration.award.extended")
    due = running_due(row, KEY)
    until = f"，至{arabic_date(due)}" if due else ""
    return _sheet(row, event, f"延长{event.data['days']}日{until}", event.data["reason"])


def extension_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = last_event(row, "arbitration.award.extended")
    return {
        "accepted_on": row.accepted_on,
        "days": event.data["days"],
        "reason": event.data["reason"].rstrip("。"),
        "approved_on": event.on,
        "award_due": running_due(row, KEY),
    }


def extension_facts(row: Arbitration, addressee: Party | None) -> Facts:
    """On which day of the 45 it was approved, and whether it was the second (check 11)."""
    times = Event.objects.filter(proceeding=row, name="arbitration.award.extended").count()
    limit = TimeLimit.objects.filter(proceeding=row, key=KEY).latest("id")
    approved = last_event(row, "arbitration.award.extended").on
    stops = [
        piece for piece in clock_bar(limit).pieces if piece.kind == "excluded" and piece.until <= approved
    ]
    day = (approved - limit.started_on).days - sum(piece.days for piece in stops)
    return Facts(extensions_before=times - 1, decision_clock_day=day)


def suspension_sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = last_event(row, "arbitration.proceeding.suspended")
    return _sheet(row, event, f"自{arabic_date(event.on)}起，至中止的情形消除之日止", event.data["ground"])


def suspension_decision(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = last_event(row, "arbitration.proceeding.suspended")
    return {"accepted_on": row.accepted_on, "reason": event.data["ground"], "suspended_on": event.on}


def suspension_facts(row: Arbitration, addressee: Party | None) -> Facts:
    return Facts(suspension_approved_on=last_event(row, "arbitration.proceeding.suspended").on)


def resumption(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """Days used before the last stop and days that don't count; the limit may have started anew since."""
    stop = (
        Pause.objects.filter(limit__proceeding=row, limit__key=KEY, until__isnull=False)
        .select_related("limit")
        .latest("id")
    )
    before = [piece for piece in clock_bar(stop.limit).pieces if piece.until < stop.since]
    assert stop.until is not None
    return {
        "suspended_on": stop.since,
        "resumed_on": stop.until,
        "days_used": sum(piece.days for piece in before if piece.kind == "used"),
        "days_excluded": (stop.until - stop.since).days + 1,
        "award_due": running_due(row, KEY) or stop.limit.due,
    }


CLOCK = {
    "A25": Builder(consent, concerns=_consented),
    "A25c": Builder(conversion),
    "A29": Builder(extension_sheet, facts=extension_facts),
    "A29n": Builder(extension_notice, facts=extension_facts),
    "A30": Builder(suspension_sheet, facts=suspension_facts),
    "A30n": Builder(suspension_decision, facts=suspension_facts),
    "A30r": Builder(resumption),
}
