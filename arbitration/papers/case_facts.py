"""What several papers of an arbitration take from the case: the tribunal, dates by rule, missing papers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from arbitration.models import Arbitration
from casework.clock import SHANGHAI, today
from casework.models import Assignment, Event, Hearing, Organisation, Proceeding, Referral, TimeLimit
from casework.services.settings import overrides_at
from law.filing_checklist import by_text
from law.limits import compute, limits


def tribunal_record(row: Arbitration) -> dict[str, Any] | None:
    """Who sits, presiding first, and who records; None while no tribunal is formed."""
    held = Assignment.objects.filter(proceeding=row, until=None).select_related("user").order_by("id")
    sitting = [one for one in held if one.role == "arbitrator"]
    recorder = next((one.user.full_name for one in held if one.role == "recorder"), None)
    if not sitting:
        return None
    sitting.sort(key=lambda one: one.reason != "presiding")
    return {
        "mode": "sole" if len(sitting) == 1 else "panel",
        "presiding": sitting[0].user.full_name,
        "members": [one.user.full_name for one in sitting[1:]],
        "recorder": recorder,
        "phone": row.organisation.phone,
    }


def missing_records(items: Iterable[str], due: date | None) -> list[dict[str, Any]]:
    """Papers to be supplied, as the catalogue's rows."""
    known = {item: by_text(item) for item in items}
    return [
        {
            "matter": item,
            "requirement": listed.requirement if listed else "提交原件核对，留存复印件",
            "basis": listed.article if listed else None,
            "due_on": due,
        }
        for item, listed in known.items()
    ]


def due_by(row: Arbitration, key: str, start: date) -> date:
    """When a limit of the law ends if it starts on a day, with the tribunal's own settings."""
    override = overrides_at(row.organisation, key, start)
    return compute(limits()[key], start, region=row.organisation.region, override=override).due


def running_due(row: Arbitration, key: str) -> date | None:
    """When a running limit of the case ends, or None."""
    open_ones = TimeLimit.objects.filter(proceeding=row, key=key, status=TimeLimit.Status.OPEN)
    return open_ones.order_by("-due").values_list("due", flat=True).first()


def evidence_until(row: Arbitration) -> date:
    """The evidence period printed on notices: counted from the day of issue, never after the hearing."""
    last = running_due(row, "arbitration.evidence") or due_by(row, "arbitration.evidence", today())
    hearing = next_hearing(row)
    return min(last, hearing.starts_at.astimezone(SHANGHAI).date()) if hearing else last


def next_hearing(row: Proceeding) -> Hearing | None:
    """The hearing that is set, or else the last one held."""
    hearings = Hearing.objects.filter(proceeding=row).exclude(status=Hearing.Status.POSTPONED)
    return hearings.select_related("room").order_by("-status", "-starts_at").first()


def mediator_record(row: Arbitration) -> dict[str, Any]:
    """The mediation body that the file was offered to."""
    referral = (
        Referral.objects.filter(source=row, target_kind="mediation").select_related("target").latest("id")
    )
    return organisation_record(referral.target)


def organisation_record(organisation: Organisation) -> dict[str, Any]:
    """A body as another body's paper names it."""
    return {"name": organisation.name, "address": organisation.address, "phone": organisation.phone}


def transfer_record(row: Arbitration) -> dict[str, Any] | None:
    """From which commission a case came, under which number there, and when (办案规则 art 9); None if it began here."""
    sent = row.transferred_from
    if sent is None:
        return None
    return {
        "commission": sent.organisation.name,
        "number": sent.number or None,
        "accepted_on": sent.accepted_on,
        "sent_on": sent.handed_over_on,
        "received_on": row.received_on,
    }


def event_day(row: Proceeding, name: str) -> date | None:
    """The legal date of the latest event of a name."""
    return (
        Event.objects.filter(proceeding=row, name=name).order_by("-id").values_list("on", flat=True).first()
    )


def handler_name(row: Arbitration) -> str:
    """Who signs for the office."""
    return row.handler.full_name if row.handler else "立案窗口"
