"""提醒补交: a reminder of promised papers; never a second notice of corrections, and never the end of the case."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act


def remind_promise(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Remind the applicant of what he promised (FAST-6). What stays away by the hearing is weighed there, no more."""
    with act("arbitration.remind_promise", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        if not row.promise_items:
            raise RuleRefused("本案没有尚未补交的容缺材料。")
        return it.record(
            "arbitration.promise.reminded", data={"items": row.promise_items, "promise_due": row.promise_due}
        )
