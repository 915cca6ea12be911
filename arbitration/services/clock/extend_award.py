"""延期裁决: once, at most fifteen days, approved before the 45 days are over."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, TimeLimit
from casework.services.act import act
from casework.services.limits import extend_limit, refresh_next_due
from law.limits import limits

KEY = "arbitration.award"


def extend_award(
    arbitration: Arbitration, *, actor: Actor, days: int, reason: str, version: int | None = None
) -> Event:
    """Extend the award limit (调解仲裁法 art 43; 办案规则 art 45; CLK-1). The head's act is the written approval."""
    allowed = limits()[KEY].extension
    most = allowed.max_length or 0 if allowed else 0
    if not 1 <= days <= most:
        raise BadInput({"days": _("Between 1 and %(most)s days.") % {"most": most}})
    if not reason.strip():
        raise BadInput({"reason": _("Say why the case is complex.")})
    with act("arbitration.extend_award", actor=actor, proceeding=arbitration, version=version) as it:
        limit = TimeLimit.objects.filter(
            proceeding=it.proceeding, key=KEY, status=TimeLimit.Status.OPEN
        ).first()
        if limit is None or limit.raw_due < today():
            raise RuleRefused(
                _("The limit has run out; it can't be extended any more."), reasons=["办案规则第45条"]
            )
        if limit.extensions.exists():
            raise RuleRefused(_("The limit has been extended once already."), reasons=["办案规则第45条"])
        event = it.record("arbitration.award.extended", data={"days": days, "reason": reason.strip()})
        extend_limit(limit, length=days, unit="days", approver=actor.user, reason=reason.strip(), event=event)
        refresh_next_due(it.proceeding)
        return event
