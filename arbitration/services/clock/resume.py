"""恢复审理: the ground has ended and the clock runs on."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.models import Event
from casework.services.act import act


def resume(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Resume a suspended proceeding where it stood (办案规则 art 47, CLK-6); a hearing has to be set again."""
    with act("arbitration.resume", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        row.resume()
        row.suspended_from, row.suspension_ground = "", ""
        return it.record("arbitration.proceeding.resumed")
