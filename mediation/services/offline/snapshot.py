"""带走: what a phone takes along for one session, and nothing else; names are masked, telephone numbers stay here."""

from typing import Any

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.models import Party, Seat
from mediation.models import FieldEntry, Note, Offer, Session
from mediation.services.sessions.session_mediators import expected, may_mediate
from mediation.services.sessions.write_note import notes_read_by, writing_body

MOST = 50


def snapshot(session: Session, *, actor: Actor) -> dict[str, Any]:
    """The session as this person may read and write it. Raises NotPermitted for who doesn't write its record."""
    row = session.mediation
    access.require(actor, "mediation.hold_session", proceeding=row)
    private = bool(access.capacity(actor, "mediation.read_private", proceeding=row))
    return {
        "mediation": row.pk,
        "session": session.pk,
        "number": row.number,
        "title": row.title,
        "ordinal": session.ordinal,
        "mode": str(session.get_mode_display()),
        "place": session.place,
        "starts_at": session.starts_at.isoformat(),
        "open": session.status == Session.Status.SET,
        "taken_at": now().isoformat(),
        "pieces": _pieces(session),
        "mediators": _mediators(session),
        "offers": _offers(session, private),
        "notes": _notes(session, actor),
        "circles": _circles(session, actor),
        "pictures": session.pictures.count(),
        "clashes": _clashes(session),
    }


def _pieces(session: Session) -> list[dict[str, Any]]:
    """The parties and the bodies of the joint table, each with what the sheet holds of it."""
    came = {(one.party_id, one.seat_id): one for one in session.presences.all()}
    said = {one.party_id: one for one in session.positions.all()}
    row = session.mediation
    parties = Party.objects.known_to(row).exclude(side=Party.Side.THIRD)
    seats = Seat.objects.filter(proceeding=row.pk, state=Seat.State.ACCEPTED).select_related("organisation")
    return [
        {
            "party": party.pk,
            "name": party.masked_name,
            "side": str(party.get_side_display()),
            "presence": _presence(came.get((party.pk, None))),
            "position": _position(said.get(party.pk)),
        }
        for party in parties
    ] + [
        {
            "seat": seat.pk,
            "name": seat.organisation.short_name,
            "side": str(seat.get_part_display()),
            "presence": _presence(came.get((None, seat.pk))),
        }
        for seat in seats
    ]


def _mediators(session: Session) -> list[dict[str, Any]]:
    """The mediators of the body, each with whether he mediates as far as is noted."""
    noted = {one.user_id: one.revision for one in session.mediators.all()}
    ticked = {one.pk for one in expected(session)}
    return [
        {
            "user": one.pk,
            "name": str(one),
            "mediator": {"mediates": one.pk in ticked, "revision": noted.get(one.pk, 0)},
        }
        for one in may_mediate(session.mediation)
    ]


def _presence(one: Any) -> dict[str, Any]:
    return {"came": one.came, "who": one.who, "revision": one.revision} if one else {"revision": 0}


def _position(one: Any) -> dict[str, Any]:
    return {"text": one.text, "revision": one.revision} if one else {"revision": 0}


def _offers(session: Session, private: bool) -> list[dict[str, Any]]:
    """The last offers of the case: those both sides know, and those in confidence for who may read them."""
    rows = Offer.objects.filter(mediation=session.mediation_id).order_by("-at", "-id")
    if not private:
        rows = rows.filter(confidential=False)
    return [
        {
            "side": str(one.get_side_display()),
            "amount": f"{one.amount:.2f}",
            "terms": one.terms,
            "confidential": one.confidential,
            "answer": str(one.get_answer_display()),
            "at": one.at.isoformat(),
        }
        for one in rows[:MOST]
    ]


def _notes(session: Session, actor: Actor) -> list[dict[str, Any]]:
    rows = notes_read_by(actor, session.mediation).order_by("-at", "-id")[:MOST]
    return [
        {
            "text": one.text,
            "by": str(one.user),
            "circle": str(one.get_circle_display()),
            "talked_with": str(one.talked_with or ""),
            "at": one.at.isoformat(),
        }
        for one in rows
    ]


def _circles(session: Session, actor: Actor) -> list[list[str]]:
    """The circles for which this person may write a note; where there is no joint table, it has no readers."""
    row = session.mediation
    seated = Seat.objects.filter(proceeding=row.pk, state=Seat.State.ACCEPTED).exists()
    leads = writing_body(actor, row).pk == row.organisation_id
    left_out = {Note.Circle.MEDIATORS} - ({Note.Circle.MEDIATORS} if leads else set())
    left_out |= set() if seated else {Note.Circle.TABLE}
    return [[str(one.value), str(one.label)] for one in Note.Circle if one not in left_out]


def _clashes(session: Session) -> list[dict[str, Any]]:
    rows = FieldEntry.objects.filter(session=session, outcome=FieldEntry.Outcome.CLASH).order_by("id")
    return [
        {
            "id": one.pk,
            "kind": str(one.get_kind_display()),
            "about": one.about,
            "made_at": one.made_at.isoformat(),
        }
        for one in rows[:MOST]
    ]
