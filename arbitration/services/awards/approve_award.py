"""审批: four eyes on every award."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act


def approve_award(
    arbitration: Arbitration, *, actor: Actor, opinion: str = "", version: int | None = None
) -> Event:
    """Approve the draft. The approver is not the drafter."""
    with act("arbitration.approve_award", actor=actor, proceeding=arbitration, version=version) as it:
        if it.proceeding.drafted_by_id == (actor.user.pk if actor.user else None):
            raise RuleRefused(_("Somebody else must approve what you have drafted."))
        it.proceeding.approve_draft()
        it.proceeding.approved_by = actor.user
        return it.record("arbitration.award.approved", private={"opinion": opinion})
