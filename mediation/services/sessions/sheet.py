"""调解会的记录: presence and positions while a session is written; each piece refuses to overwrite a newer one."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.errors import BadInput, NotNow, Stale
from casework.models import Party, Seat
from mediation.models import Mediation, Position, Presence, Session

LONGEST = 20_000


@dataclass(frozen=True)
class Piece:
    """One piece of a session's sheet: of a party (or a seat), as somebody saw it last at `revision` (0: not there yet)."""

    revision: int
    values: dict[str, Any]
    party: Party | None = None
    seat: Seat | None = None


class Clash(Stale):
    """Somebody else has changed the same piece; `theirs` is what stands there now, `revision` its count."""

    def __init__(self, theirs: dict[str, Any], revision: int) -> None:
        self.theirs, self.revision = theirs, revision
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


def _save(model: Any, session: Session, actor: Actor, piece: Piece, values: dict[str, Any]) -> Any:
    with transaction.atomic():
        held = writable(session, actor)
        whose = {name: one for name, one in (("party", piece.party), ("seat", piece.seat)) if one is not None}
        _require_of_case(held.mediation, piece)
        found = model.objects.select_for_update().filter(session=held, **whose).first()
        if found is None:
            return model.objects.create(session=held, **whose, **values)
        if all(getattr(found, name) == value for name, value in values.items()):
            return found
        if found.revision != piece.revision:
            raise Clash({name: getattr(found, name) for name in values}, found.revision)
        for name, value in values.items():
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
