"""Papers of the joint table (M20–M22): the lead invites, keeps one minutes, and reports. All three are for the bodies alone."""

from typing import Any

from casework.clock import SHANGHAI
from casework.models import Claim, Party, Seat
from documents.builders import Builder
from mediation.models import Mediation, Note, PlatformWork, Presence, Session
from mediation.papers.case_facts import (
    applicants,
    held_sessions,
    latest,
    listed,
    mediated,
    numbers_of,
    told_before,
)
from mediation.papers.ending import result_in_words, session_lines, total_agreed
from mediation.papers.intake import waiting_session
from mediation.papers.talks import stories
from mediation.services.sessions.record_text import proposals
from mediation.services.table.who_sees import everybody_sees_injury

WORK = (
    "job", "platform", "contractor", "bond", "since", "orders", "hours_a_day", "rest_days", "pay_rule", "penalties",
    "cover", "injury",
)  # fmt: skip
CAME = {
    Presence.Came.PRESENT: "到场",
    Presence.Came.AGENT: "由他人代为参加",
    Presence.Came.REMOTE: "电话（线上）参加",
    Presence.Came.ABSENT: "未参加",
}


def work_record(row: Mediation, *, inside: bool = False) -> dict[str, Any] | None:
    """The facts of platform work (MED-14), without the account's name.

    What goes to every body of the table tells of no injury where a body sits that has no business with it.
    """
    found = PlatformWork.objects.filter(mediation=row).first()
    if found is None:
        return None
    read = {name: getattr(found, name) for name in WORK}
    if not inside and not everybody_sees_injury(row):
        read["injury"] = ""
    return {name: None if value == "" else value for name, value in read.items()}


def matters(row: Mediation) -> list[str]:
    """What is in dispute, each thing once."""
    rows = Claim.objects.standing(row.case_file_id).values_list("title", flat=True)
    return list(dict.fromkeys(rows)) or [row.case_file.cause]


def uninvited(row: Mediation, *, issued: bool = False) -> list[Seat]:
    """The bodies that sit in no invitation yet."""
    told = {pk for one in told_before(row, "M20", "seats", issued=issued) for pk in _ids(one)}
    seats = Seat.objects.filter(proceeding=row.pk, state__in=(Seat.State.INVITED, Seat.State.ACCEPTED))
    return [seat for seat in seats.select_related("organisation").order_by("id") if seat.pk not in told]


def _ids(told: str | None) -> list[int]:
    return [int(pk) for pk in (told or "").split("、") if pk]


def invitation(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人社厅发〔2024〕4号 (MED-14): one official letter to all bodies that have none yet, each named at its head."""
    every = Seat.objects.filter(proceeding=row.pk).select_related("organisation").order_by("id")
    seats = uninvited(row) or list(every)
    coming = waiting_session(row)
    return {
        "seats": "、".join(str(seat.pk) for seat in seats),
        "bodies": [{"name": seat.organisation.name, "part": seat.part} for seat in seats],
        "headcount": len(applicants(row)),
        "work": work_record(row),
        "received_on": row.received_on,
        "matters": matters(row),
        "session_at": coming.starts_at.astimezone(SHANGHAI) if coming else None,
        "session_place": (coming.place or None) if coming else None,
        "reply_by": min((seat.reply_by for seat in seats if seat.reply_by), default=None),
    }


def minutes(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """One minutes of the table: who sat there, what was heard, what each body thinks, how it ended."""
    held = _session(row)
    came = list(held.presences.select_related("party", "seat__organisation", "seat__delegate").order_by("id"))
    return {
        "ordinal": held.ordinal,
        "started_at": held.starts_at.astimezone(SHANGHAI),
        "ended_at": held.ends_at.astimezone(SHANGHAI),
        "place": held.place or row.organisation.address or "／",
        "mode": held.mode,
        "chair": f"{row.organisation.name}　{mediated(held)[0]}",
        "seats": [_seat_line(one) for one in came if one.seat] or ["没有其他单位参加"],
        "sides": [f"{one.party.name}：{_came(one)}" for one in came if one.party] or ["／"],
        "work": work_record(row),
        "matters": matters(row),
        "stories": stories(held),
        "opinions": _opinions(held),
        "facts": held.facts or "／",
        "proposals": proposals(held) or ["双方尚未提出具体方案。"],
        "result": held.outcome or "／",
    }


def _session(row: Mediation) -> Session:
    held, told = held_sessions(row), told_before(row, "M21", "ordinal")
    return next((one for one in held if one.ordinal not in told), held[-1])


def untold(row: Mediation) -> bool:
    """Whether a session of the table still has no minutes."""
    return bool({one.ordinal for one in held_sessions(row)} - told_before(row, "M21", "ordinal"))


def _came(one: Presence) -> str:
    return CAME[Presence.Came(one.came)] + (f"（{one.who}）" if one.who else "")


def _seat_line(one: Presence) -> str:
    assert one.seat is not None
    delegate = one.seat.delegate.full_name if one.seat.delegate and not one.who else ""
    return f"{one.seat.organisation.name}：{_came(one)}" + (f"（{delegate}）" if delegate else "")


def _opinions(held: Session) -> list[dict[str, Any]]:
    """What was written for everybody at the table; the notes of the mediators and of one body stay with them."""
    rows = Note.objects.filter(session=held, circle=Note.Circle.TABLE, talked_with=None)
    return [{"who": one.organisation.name, "text": one.text} for one in rows.select_related("organisation")]


def report(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人社厅发〔2024〕4号 (MED-14): the lead closes the table and says what it did."""
    event = latest(row, "mediation.table.closed")
    seats = Seat.objects.filter(proceeding=row.pk).select_related("organisation", "delegate").order_by("id")
    return {
        "received_on": row.received_on,
        "closed_on": row.table_closed_on or event.on,
        "bodies": [_stand(seat) for seat in seats],
        "work": work_record(row, inside=True),
        "sessions": session_lines(row),
        "report": event.private["report"],
        "result": result_in_words(row),
        "agreement_numbers": [number for number in numbers_of(row).values() if number],
        "amount": total_agreed(row),
    }


def _stand(seat: Seat) -> dict[str, Any]:
    declined = seat.state == Seat.State.DECLINED
    stand = "declined" if declined else "joined" if seat.answered_on else "unanswered"
    return {
        "name": seat.organisation.name,
        "part": seat.part,
        "stand": stand,
        "delegate": seat.delegate.full_name if seat.delegate else None,
        "answered_on": seat.answered_on,
        "answer": seat.answer or None,
    }


TABLE = {
    "M20": Builder(invitation, applies=lambda row: listed("M20", row), more=lambda row: bool(uninvited(row))),
    "M21": Builder(minutes, applies=lambda row: listed("M21", row), more=untold),
    "M22": Builder(report, applies=lambda row: listed("M22", row)),
}
