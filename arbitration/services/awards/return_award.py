"""退回: the head returns a draft and says why."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act


def return_award(arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Return the draft to the tribunal."""
    if not reason.strip():
        raise BadInput({"reason": _("Say what has to be changed.")})
    with act("arbitration.return_award", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.return_draft()
        return it.record("arbitration.award.returned", private={"reason": reason.strip()})
