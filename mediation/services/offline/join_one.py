"""并入一条: each kind of entry goes through the same service as on the office's page."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput, NotNow
from casework.models import Party, Seat, User
from mediation.models import FieldEntry, Mediation, Note, Offer, Session
from mediation.services.offline.queue_entry import AMOUNT, Kind, QueueEntry, checked
from mediation.services.sessions.add_picture import add_picture
from mediation.services.sessions.offers import Bid, make_offer
from mediation.services.sessions.sheet import Piece, save_mediator, save_position, save_presence
from mediation.services.sessions.write_note import write_note

Said = dict[str, Any]


def join_one(session: Session, actor: Actor, entry: QueueEntry) -> Said:
    """Do what one entry says and return what is kept of it: the row that it became, or the words of a changed piece.

    Raises as the services do: Clash, NotPermitted, NotNow, BadInput.
    """
    return JOINS[entry.kind](session, actor, entry, checked(entry))


def _note(session: Session, actor: Actor, entry: QueueEntry, said: Said) -> Said:
    row = session.mediation
    note = write_note(
        row,
        actor=actor,
        text=said["text"],
        circle=said["circle"] or Note.Circle.MEDIATORS,
        talked_with=_party(row, said["talked_with"]),
        session=session,
        entry=entry.entry,
        at=entry.at,
    )
    _require_own(note.mediation_id == row.pk and note.user == actor.user)
    return {"row": note.pk}


def _offer(session: Session, actor: Actor, entry: QueueEntry, said: Said) -> Said:
    row = session.mediation
    if session.status != Session.Status.SET:
        # An offer that both sides know stands in the session's record, which is closed and may be signed.
        raise NotNow(_("This session is over: note the offer on the case's page if it still stands."))
    if not AMOUNT.fullmatch(said["amount"]):
        raise BadInput({"amount": _("Enter an amount in yuan, 0 or more.")})
    bid = Bid(
        side=said["side"],
        amount=Decimal(said["amount"]),
        terms=said["terms"],
        confidential=said["confidential"],
        party=_party(row, said["party"]),
    )
    make_offer(row, actor=actor, bid=bid, session=session, entry=entry.entry, at=entry.at)
    made = Offer.objects.filter(entry=entry.entry, mediation=row, user=actor.user).first()
    _require_own(made is not None)
    assert made is not None
    return {"row": made.pk}


def _presence(session: Session, actor: Actor, entry: QueueEntry, said: Said) -> Said:
    party, seat = _party(session.mediation, said["party"]), _seat(session.mediation, said["seat"])
    piece = Piece(base_of(session, actor, entry), said, party, seat, at=entry.at)
    return {**said, "revision": save_presence(session, actor=actor, piece=piece).revision}


def _position(session: Session, actor: Actor, entry: QueueEntry, said: Said) -> Said:
    party = _party(session.mediation, said["party"])
    piece = Piece(base_of(session, actor, entry), said, party, at=entry.at)
    return {**said, "revision": save_position(session, actor=actor, piece=piece).revision}


def _mediator(session: Session, actor: Actor, entry: QueueEntry, said: Said) -> Said:
    user = User.objects.filter(pk=said["user"]).first()
    piece = Piece(base_of(session, actor, entry), said, user=user, at=entry.at)
    return {**said, "revision": save_mediator(session, actor=actor, piece=piece).revision}


def _picture(session: Session, actor: Actor, entry: QueueEntry, said: Said) -> Said:
    made = add_picture(
        session,
        actor=actor,
        file=entry.photo,
        caption=said["caption"],
        entry=entry.entry,
        taken_at=entry.at,
    )
    _require_own(made.session_id == session.pk and made.user == actor.user)
    return {"row": made.pk}


JOINS: dict[str, Callable[[Session, Actor, QueueEntry, Said], Said]] = {
    Kind.NOTE: _note,
    Kind.OFFER: _offer,
    Kind.PRESENCE: _presence,
    Kind.POSITION: _position,
    Kind.MEDIATOR: _mediator,
    Kind.PICTURE: _picture,
}


def base_of(session: Session, actor: Actor, entry: QueueEntry) -> int:
    """The count that the phone built on: that of its own earlier entry where this one follows it, else the one it saw."""
    if entry.after is None:
        return entry.base
    before = FieldEntry.objects.filter(
        entry=entry.after,
        session=session,
        user=actor.user,
        about=entry.about,
        outcome=FieldEntry.Outcome.JOINED,
    ).first()
    return int(json.loads(before.payload)["revision"]) if before else entry.base


def _party(row: Mediation, pk: int | None) -> Party | None:
    if pk is None:
        return None
    found = Party.objects.known_to(row).filter(pk=pk).first()
    if found is None:
        raise BadInput({"party": _("Choose a party of this case.")})
    return found


def _seat(row: Mediation, pk: int | None) -> Seat | None:
    if pk is None:
        return None
    found = Seat.objects.filter(pk=pk, proceeding=row.pk).first()
    if found is None:
        raise BadInput({"seat": _("Choose a party of this case.")})
    return found


def _require_own(own: bool) -> None:
    """A service that finds the same `entry` answers with what it became; here that must be this person's own row."""
    if not own:
        raise BadInput({"entry": _("This entry's number is taken. Write it down anew.")})
