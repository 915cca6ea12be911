"""律师谢绝指派，或者逾期不答复: the next fitting one is asked."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Role
from casework.services.act import Act, act
from casework.services.assign import release
from legalaid.models import AidAssignment, LegalAidCase
from legalaid.services.assigning.ledger import end_entry, running_entry


def decline_assignment(aid: LegalAidCase, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Decline with a reason (法律援助法 art 46); the next is asked by itself, this lawyer is not asked again for the case."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why you can't take the case.")})
    with act("legalaid.decline_assignment", actor=actor, proceeding=aid, version=version) as it:
        if it.proceeding.accepted_on:
            raise RuleRefused(_("The case has been taken on: ask for a replacement instead."))
        lawyer = _step_back(it, AidAssignment.State.DECLINED, reason.strip())
        return it.record("legalaid.provider.declined", data={"lawyer": lawyer, "reason": reason.strip()})


def lapse_offer(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """The hours to answer are over: somebody else is asked. Nobody loses a right by it; who was asked may still be asked for other cases."""
    with act("legalaid.lapse_offer", actor=actor, proceeding=aid, version=version) as it:
        entry = running_entry(it.proceeding)
        if entry is None or entry.state != AidAssignment.State.OFFERED or entry.reply_by > now():
            raise RuleRefused(_("The time to answer is not over."))
        lawyer = _step_back(it, AidAssignment.State.LAPSED, "")
        return it.record("legalaid.offer.lapsed", data={"lawyer": lawyer})


def _step_back(it: Act[LegalAidCase], state: str, reason: str) -> int | None:
    row = it.proceeding
    lawyer: int | None = row.lawyer_id
    row.decline_assignment()
    release(row, Role.LAWYER)
    end_entry(row, state, reason)
    row.lawyer, row.firm = None, None
    row.assigned_on = row.accepted_on = None
    return lawyer
