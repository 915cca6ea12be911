"""提醒补正: corrections asked for once are late; a letter reminds, a second notice of corrections is barred."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.models import Event
from casework.services.act import act


def remind_supplement(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Remind the applicant of the corrections (办案规则 art 29, ACC-2: told once). Nothing lapses by itself."""
    with act("arbitration.remind_supplement", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        return it.record("arbitration.supplement.reminded", data={"items": it.proceeding.supplement_items})
