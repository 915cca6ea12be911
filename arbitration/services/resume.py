"""恢复审理: the ground has ended and the clock runs on."""

from arbitration.models import Arbitration, State
from casework.actor import Actor
from casework.models import Event
from casework.services.act import act


def resume(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Resume a suspended proceeding where it stood (办案规则 art 47, CLK-6); a hearing has to be set again."""
    with act("arbitration.resume", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        moves = {
            State.ACCEPTED: row.resume_accepted,
            State.SERVED: row.resume_served,
            State.TRIBUNAL_FORMED: row.resume_formed,
            State.HEARING_SET: row.resume_formed,
            State.HEARD: row.resume_heard,
        }
        moves[State(row.suspended_from or State.ACCEPTED)]()
        row.suspended_from, row.suspension_ground = "", ""
        return it.record("arbitration.proceeding.resumed")
