"""取舍: somebody else had changed the same thing; a person decides which version stands, and both stay in the file."""

import json

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Party, Seat
from casework.services.act import act
from mediation.models import FieldEntry, Mediation, Position, Presence
from mediation.services.sessions.sheet import Piece, save_position, save_presence

Outcome, Kind = FieldEntry.Outcome, FieldEntry.Kind
MINE, THEIRS = "mine", "theirs"


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
    """Write the phone's version over what stands there now, whatever its count is by now."""
    said = json.loads(held.payload)
    party = Party.objects.filter(pk=said.get("party"), case_file=held.mediation.case_file_id).first()
    seat = Seat.objects.filter(pk=said.get("seat"), proceeding=held.mediation_id).first()
    model: type[Presence] | type[Position] = Presence if held.kind == Kind.PRESENCE else Position
    whose = {"party": party} if party is not None else {"seat": seat}
    there = model.objects.filter(session=held.session, **whose).first()
    piece = Piece(there.revision if there else 0, said, party, seat)
    save = save_presence if held.kind == Kind.PRESENCE else save_position
    save(held.session, actor=actor, piece=piece)
