"""暂缓受理结束: mediation has failed, run out, or succeeded; acceptance is decided or the application withdrawn."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.models import Event
from casework.services.act import act


def end_deferral(arbitration: Arbitration, *, actor: Actor, ground: str, version: int | None = None) -> Event:
    """Go on with the application (办案规则 art 69). `ground` is the event of the mediation that ended it."""
    with act("arbitration.end_deferral", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.end_deferral()
        return it.record("arbitration.mediation.ended", data={"ground": ground})
