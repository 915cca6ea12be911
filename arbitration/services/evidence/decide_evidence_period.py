"""决定是否延长举证期限: granted, the party's own clock gets days added; refused, it stays."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.evidence_period import period_of
from casework.models import Event, Evidence, Party, TimeLimit
from casework.services.act import act
from casework.services.limits import extend_limit, refresh_next_due

MOST = 30


def decide_evidence_period(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    granted: bool,
    reason: str,
    days: int = 0,
    version: int | None = None,
) -> Event:
    """Decide on a longer evidence period (办案规则 art 15; EVD-1); `days` are natural days, at most thirty in all."""
    require_reason(reason)
    if granted and not 1 <= days <= MOST:
        raise BadInput({"days": _("From one to thirty days.")})
    with act(
        "arbitration.decide_evidence_period", actor=actor, proceeding=arbitration, version=version
    ) as it:
        row = it.proceeding
        asked = open_request(row, request, PartyRequest.Kind.EVIDENCE_PERIOD)
        assert asked.party is not None
        settle(asked, actor, granted=granted, reason=reason)
        left = pending(row, PartyRequest.Kind.EVIDENCE_PERIOD)
        data = {
            "request": asked.pk,
            "granted": granted,
            "days": days if granted else 0,
            "remaining": len(left),
        }
        event = it.record("arbitration.evidence_period.decided", party=asked.party, data=data)
        if granted:
            _extend(row, asked.party, days, actor, reason.strip(), event)
            refresh_next_due(row)
        return event


def _extend(row: Arbitration, party: Party, days: int, actor: Actor, reason: str, event: Event) -> None:
    """The days are added to the party's period; what came within the longer period was not late."""
    limit = period_of(row.pk, party)
    if limit is None or limit.status not in (TimeLimit.Status.OPEN, TimeLimit.Status.MISSED):
        raise NotNow(_("This party's evidence period has ended with the hearing."))
    given = sum(one.length for one in limit.extensions.all())
    if given + days > MOST:
        raise BadInput({"days": _("At most thirty days in all; %(given)s were given.") % {"given": given}})
    extend_limit(limit, length=days, unit="days", approver=actor.user, reason=reason, event=event)
    if limit.status == TimeLimit.Status.MISSED and limit.due >= today():
        TimeLimit.objects.filter(pk=limit.pk).update(status=TimeLimit.Status.OPEN, missed_on=None)
    _in_time_after_all(party, limit.due)


def _in_time_after_all(party: Party, due: date) -> None:
    waiting = Evidence.objects.filter(party=party, late=Evidence.Late.WAITING, submitted_at__date__lte=due)
    waiting.update(late=Evidence.Late.IN_TIME, late_due=None)
