"""调解会的记录: who mediates, who came, what each side says; each piece knows its author and refuses to overwrite a newer one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, Stale
from casework.models import Party, Seat, User
from mediation.models import Mediation, Position, Presence, Session, SessionMediator
from mediation.services.sessions.session_mediators import may_mediate

LONGEST = 20_000


@dataclass(frozen=True)
class Piece:
    """One piece of a session's sheet: of a party, a seat or a mediator, as somebody saw it last at `revision` (0: not there yet).

    `by` and `at` say who wrote it and when, where that isn't who saves it now.
    """

    revision: int
    values: dict[str, Any]
    party: Party | None = None
    seat: Seat | None = None
    user: User | None = None
    by: User | None = None
    at: datetime | None = None


class Clash(Stale):
    """Somebody else has changed the same piece; `theirs` is what stands there now, `revision` its count, `by` and `at` its author."""

    def __init__(
        self, theirs: dict[str, Any], revision: int, by: User | None = None, at: datetime | None = None
    ) -> None:
        self.theirs, self.revision, self.by, self.at = theirs, revision, by, at
        super().__init__(_("Somebody else has changed this meanwhile. Compare both versions and decide."))


def save_presence(session: Session, *, actor: Actor, piece: Piece) -> Presence:
    """Note whether a party or a body of the table came. Raises Clash when another version stands there already."""
    came = piece.values.get("came")
    if came not in Presence.Came.values or (piece.party is None) == (piece.seat is None):
        raise BadInput({"came": _("Choose one of the list.")})
    values = {"came": came, "who": str(piece.values.get("who") or "").strip()[:120]}
    return _save(Presence, session, actor, piece, values)


def save_position(session: Session, *, actor: Actor, piece: Piece) -> Position:
    """Note what a side says. Raises Clash when another version stands there already."""
    if piece.party is None:
        raise BadInput({"text": _("Say whose words these are.")})
    values = {"text": str(piece.values.get("text") or "").strip()[:LONGEST]}
    return _save(Position, session, actor, piece, values)


def save_mediator(session: Session, *, actor: Actor, piece: Piece) -> SessionMediator:
    """Note whether a mediator of the body mediates at this session. Raises Clash when another version stands there already."""
    if piece.user is None or piece.user not in may_mediate(session.mediation):
        raise BadInput({"user": _("Say which mediators of this body mediated.")})
    return _save(
        SessionMediator,
        session,
        actor,
        piece,
        {"mediates": piece.values.get("mediates") is True},
        first={"name": str(piece.user)[:60]},
    )


def _save(model: Any, session: Session, actor: Actor, piece: Piece, values: dict[str, Any], first: dict[str, Any] | None = None) -> Any:  # fmt: skip
    with transaction.atomic():
        held = writable(session, actor)
        owners = (("party", piece.party), ("seat", piece.seat), ("user", piece.user))
        whose = {name: one for name, one in owners if one is not None}
        author = {"author": piece.by or actor.user, "written_at": piece.at or now()}
        _require_of_case(held.mediation, piece)
        found = model.objects.select_for_update().filter(session=held, **whose).first()
        if found is None:
            return model.objects.create(session=held, **whose, **values, **author, **(first or {}))
        if all(getattr(found, name) == value for name, value in values.items()):
            return found
        if found.revision != piece.revision:
            theirs = {name: getattr(found, name) for name in values}
            raise Clash(theirs, found.revision, found.author, found.written_at)
        for name, value in {**values, **author}.items():
            setattr(found, name, value)
        found.revision += 1
        found.save()
        return found


def writable(session: Session, actor: Actor) -> Session:
    """The session, locked, while it may still be written by this person. Raises NotPermitted, NotNow."""
    held = Session.objects.select_for_update(of=("self",)).select_related("mediation").get(pk=session.pk)
    access.require(actor, "mediation.hold_session", proceeding=held.mediation)
    if held.status != Session.Status.SET:
        raise NotNow(_("This session is over: its record isn't written any more."))
    return held


def _require_of_case(row: Mediation, piece: Piece) -> None:
    stranger = piece.party is not None and piece.party.case_file_id != row.case_file_id
    if stranger or (piece.seat is not None and piece.seat.proceeding_id != row.pk):
        raise BadInput({"party": _("Choose a party of this case.")})


def save_facts(session: Session, *, actor: Actor, facts: str, revision: int) -> Session:
    """Note the facts gone through. Raises Clash when another version stands there already."""
    text = facts.strip()[:LONGEST]
    with transaction.atomic():
        held = writable(session, actor)
        if held.facts == text:
            return held
        if held.revision != revision:
            raise Clash({"text": held.facts}, held.revision)
        held.facts, held.revision = text, held.revision + 1
        held.save(update_fields=["facts", "revision"])
        return held
