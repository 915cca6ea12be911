"""取舍: somebody else had changed the same thing; a person decides which version stands, and both stay in the file."""

import json
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Party, Seat, User
from casework.services.act import act
from mediation.models import FieldEntry, Mediation, Position, Presence, SessionMediator
from mediation.services.sessions.sheet import Piece, save_mediator, save_position, save_presence

Outcome, Kind = FieldEntry.Outcome, FieldEntry.Kind
MINE, THEIRS = "mine", "theirs"
SHEET: dict[str, tuple[Any, Callable[..., Any]]] = {
    Kind.PRESENCE: (Presence, save_presence),
    Kind.POSITION: (Position, save_position),
    Kind.MEDIATOR: (SessionMediator, save_mediator),
}


def decide_clash(
    mediation: Mediation, *, actor: Actor, clash: FieldEntry, keep: str, version: int | None = None
) -> Event:
    """Let the phone's version or the server's stand (令17 art 24: the record is what was said). Neither is deleted."""
    if keep not in (MINE, THEIRS):
        raise BadInput({"keep": _("Choose one of the list.")})
    with act("mediation.decide_clash", actor=actor, proceeding=mediation, version=version) as it:
        held = FieldEntry.objects.select_for_update().filter(pk=clash.pk, mediation=it.proceeding).first()
        if held is None:
            raise BadInput({"clash": _("Choose one of the list.")})
        if held.outcome != Outcome.CLASH:
            raise NotNow(_("This has been decided already."))
        if keep == MINE:
            _take(held, actor)
        held.outcome = Outcome.MINE if keep == MINE else Outcome.THEIRS
        held.decided_by, held.decided_at = actor.user, now()
        held.save(update_fields=["outcome", "decided_by", "decided_at"])
        return it.record(
            "mediation.field_clash.decided", data={"entry": held.pk, "kind": held.kind, "kept": keep}
        )


def _take(held: FieldEntry, actor: Actor) -> None:
    """Write the phone's version over what stands there now, whatever its count is by now; its author stays who wrote it."""
    said = json.loads(held.payload)
    party = Party.objects.filter(pk=said.get("party"), case_file=held.mediation.case_file_id).first()
    seat = Seat.objects.filter(pk=said.get("seat"), proceeding=held.mediation_id).first()
    user = User.objects.filter(pk=said.get("user")).first()
    owners = (("party", party), ("seat", seat), ("user", user))
    model, save = SHEET[held.kind]
    there = model.objects.filter(
        session=held.session, **{name: one for name, one in owners if one is not None}
    ).first()
    revision = there.revision if there else 0
    piece = Piece(revision, said, party, seat, user, by=held.user, at=held.made_at)
    save(held.session, actor=actor, piece=piece)
