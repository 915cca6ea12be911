"""附带文书的四眼: drafted by the tribunal, approved or returned by the head, made by the tribunal (办案规则 art 53)."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, SideDecision
from casework.actor import Actor
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event
from casework.services.act import act

K, S = SideDecision.Kind, SideDecision.State
PARTIAL = "arbitration.partial_award"
SIDE = "arbitration.side_decision"


def event_of(kind: str, step: str) -> str:
    """The event's name: a partial award has names of its own."""
    return f"{PARTIAL if kind == K.PARTIAL_AWARD else SIDE}.{step}"


def chosen(row: Arbitration, decision: SideDecision, *states: str) -> SideDecision:
    """The decision of this case, locked. Raises BadInput, or NotNow where it stands elsewhere."""
    found = SideDecision.objects.select_for_update().filter(pk=decision.pk, arbitration=row).first()
    if found is None:
        raise BadInput({"decision": _("Choose a decision of this case.")})
    if found.state not in states:
        raise NotNow(_("This decision is “%(state)s”.") % {"state": found.get_state_display()})
    return found


def new_decision(row: Arbitration, kind: str, actor: Actor, **columns: Any) -> SideDecision:
    """Write the draft down, or change the one that was returned. One of a kind is under way at a time."""
    waiting = SideDecision.objects.filter(arbitration=row, kind=kind).exclude(state=S.MADE)
    under_way = waiting.select_for_update().first()
    if under_way is not None:
        if under_way.state != S.RETURNED:
            raise NotNow(_("One of this kind is under way already."))
        under_way.hand_in_again()
        for name, value in columns.items():
            setattr(under_way, name, value)
        under_way.drafted_by = actor.user
        under_way.save()
        return under_way
    last = SideDecision.objects.filter(arbitration=row, kind=kind).aggregate(last=Max("ordinal"))["last"]
    return SideDecision.objects.create(
        arbitration=row, kind=kind, ordinal=(last or 0) + 1, drafted_by=actor.user, **columns
    )


def approve_side_decision(
    arbitration: Arbitration,
    *,
    actor: Actor,
    decision: SideDecision,
    opinion: str = "",
    version: int | None = None,
) -> Event:
    """Approve the draft. The approver is not the drafter (four eyes)."""
    with act("arbitration.approve_side_decision", actor=actor, proceeding=arbitration, version=version) as it:
        held = chosen(it.proceeding, decision, S.DRAFTED)
        if held.drafted_by_id == (actor.user.pk if actor.user else None):
            raise RuleRefused(_("Somebody else must approve what you have drafted."))
        held.approve()
        held.approved_by = actor.user
        held.save()
        return it.record(
            event_of(held.kind, "approved"),
            data={"decision": held.pk, "kind": held.kind},
            private={"opinion": opinion},
        )


def return_side_decision(
    arbitration: Arbitration,
    *,
    actor: Actor,
    decision: SideDecision,
    reason: str,
    version: int | None = None,
) -> Event:
    """Return the draft to the tribunal with reasons."""
    if not reason.strip():
        raise BadInput({"reason": _("Say what has to be changed.")})
    with act("arbitration.return_side_decision", actor=actor, proceeding=arbitration, version=version) as it:
        held = chosen(it.proceeding, decision, S.DRAFTED)
        held.give_back()
        held.save()
        return it.record(
            event_of(held.kind, "returned"),
            data={"decision": held.pk, "kind": held.kind},
            private={"reason": reason.strip()},
        )
