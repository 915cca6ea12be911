"""The panels of the talks: sessions, the ladder of offers, notes, and what an award would give, beside them."""

from decimal import Decimal
from typing import Any

from casework import access
from casework.actor import Actor
from casework.elements.element_board import element_boards, workers_of
from casework.models import CaseFile, Claim, ElementStatement, Party, Proceeding
from mediation.models import Mediation, Offer, Session
from mediation.services.sessions.discreet import IN_CONFIDENCE
from mediation.services.sessions.invite import message_text
from mediation.services.sessions.offers import Rung, ladder
from mediation.services.sessions.write_note import notes_read_by

MOST_NOTES = 50


def talks_of(row: Mediation, actor: Actor) -> dict[str, Any]:
    """Sessions, ladder and notes as this person may see them; offers in confidence for the mediators of the case alone."""
    private = bool(access.capacity(actor, "mediation.read_private", proceeding=row))
    offers = list(Offer.objects.filter(mediation=row).select_related("party"))
    rungs = ladder([one for one in offers if not one.confidential])
    return {
        "sessions": list(
            row.sessions.select_related("hearing__room").prefetch_related("mediators").order_by("ordinal")
        ),
        "rungs": with_bars(rungs),
        "gap": rungs[-1].gap if rungs else None,
        "confidential": [one for one in offers if one.confidential] if private else [],
        "told_on_form": _told_on_form(row) if private else None,
        "notes": list(notes_read_by(actor, row)[:MOST_NOTES]),
        "may_read_private": private,
    }


def with_bars(rungs: list[Rung]) -> list[tuple[Rung, int, int]]:
    """Each rung with how wide its two bars are, in hundredths of the highest sum."""
    most = max((max(one.asked or 0, one.offered or 0) for one in rungs), default=Decimal(0)) or Decimal(1)
    return [(one, int((one.asked or 0) * 100 / most), int((one.offered or 0) * 100 / most)) for one in rungs]


def _told_on_form(row: Mediation) -> Any:
    """The worker's own line from the phone form: only the mediator sees it."""
    told = ElementStatement.objects.filter(case_file=row.case_file_id, code=IN_CONFIDENCE, superseded=False)
    return told.order_by("-id").values_list("value", flat=True).first()


def amounts_beside(row: Mediation) -> dict[str, Any]:
    """What an award would give: each claim on the worker's facts, on the employer's, and on what both state alike."""
    workers = workers_of(row.case_file_id)
    boards = element_boards(row, workers[:10])
    return {
        "board": boards[0] if boards else None,
        "boards": boards,
        "claims": list(Claim.objects.standing(row.case_file_id).select_related("party")[:200]),
        "expected": _expected([one for board in boards for one in board.amounts]),
    }


def _expected(amounts: list[Any]) -> dict[str, Decimal | None]:
    """The sums of the three versions; None where nothing could be computed."""

    def total(name: str) -> Decimal | None:
        found = [getattr(one, name).amount for one in amounts if getattr(one, name) is not None]
        known = [one for one in found if one is not None]
        return sum(known, Decimal(0)) if known else None

    return {name: total(name) for name in ("worker", "employer", "found")}


def fill_talks(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The panel of the talks on the case page."""
    if not isinstance(proceeding, Mediation):
        return None
    held = talks_of(proceeding, actor)
    if not held["sessions"] and not held["rungs"] and not held["notes"] and not held["told_on_form"]:
        return None
    waiting = next((one for one in held["sessions"] if one.status == Session.Status.SET), None)
    return {
        **held,
        "proceeding": proceeding,
        "waiting": waiting,
        "messages_to_send": messages_to_send(proceeding, waiting) if waiting and waiting.hearing_id else [],
    }


def messages_to_send(row: Mediation, session: Session) -> list[tuple[Party, str]]:
    """The text message that invites each side to the session that is set."""
    parties = Party.objects.known_to(row).exclude(side=Party.Side.THIRD)[:10]
    return [(party, message_text(session, party)) for party in parties]
