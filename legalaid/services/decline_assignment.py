"""律师谢绝指派: the next fitting one is asked."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Role
from casework.services.act import act
from casework.services.assign import release
from legalaid.models import LegalAidCase


def decline_assignment(aid: LegalAidCase, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Decline with a reason; the case goes back to the centre, and this lawyer is not asked again for it."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why you can't take the case.")})
    with act("legalaid.decline_assignment", actor=actor, proceeding=aid, version=version) as it:
        lawyer = it.proceeding.lawyer_id
        it.proceeding.decline_assignment()
        release(it.proceeding, Role.LAWYER)
        it.proceeding.lawyer, it.proceeding.firm = None, None
        it.proceeding.assigned_on = it.proceeding.accepted_on = None
        return it.record("legalaid.provider.declined", data={"lawyer": lawyer, "reason": reason.strip()})
