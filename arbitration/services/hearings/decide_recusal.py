"""回避决定: within three working days by the head, or by the commission when the head himself sits."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.seats import SITTING
from arbitration.services.requesting import open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import NotPermitted
from casework.models import Assignment, Event, Role
from casework.services.act import act


def decide_recusal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    granted: bool,
    reason: str,
    orally: bool = False,
    version: int | None = None,
) -> Event:
    """Decide a recusal request (办案规则 arts 11, 12; HRG-4). An oral decision stands in the hearing record.

    Granted: the person leaves the tribunal and has to be replaced. Refused: he takes his seat again.
    """
    require_reason(reason)
    with act("arbitration.decide_recusal", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        asked = open_request(row, request, PartyRequest.Kind.RECUSAL)
        _require_decider(asked, actor, it.capacity)
        settle(asked, actor, granted=granted, reason=reason, orally_decided=orally)
        left = pending(row, PartyRequest.Kind.RECUSAL)
        held = Assignment.objects.filter(proceeding=row, user=asked.about, role__in=SITTING, until=None)
        if granted:
            asked.data["roles"] = [[one.role, one.reason] for one in held]
            asked.save(update_fields=["data"])
            held.update(until=today())
        elif asked.about_id not in {one.about_id for one in left}:
            held.update(aside_since=None)
        return it.record(
            "arbitration.recusal.decided",
            party=asked.party,
            data={
                "request": asked.pk,
                "about": asked.about_id,
                "granted": granted,
                "orally": orally,
                "remaining": len(left),
            },
        )


def _require_decider(asked: PartyRequest, actor: Actor, capacity: str) -> None:
    """Nobody decides on himself; on the head, the commission decides: its supervisor signs."""
    if actor.user is not None and actor.user.pk == asked.about_id:
        raise NotPermitted(_("Nobody decides on his own recusal."))
    wanted = Role.SUPERVISOR if asked.data.get("decided_by") == "commission" else Role.HEAD
    if capacity != wanted:
        raise NotPermitted(
            _("The head of the tribunal is concerned: the commission decides.")
            if wanted == Role.SUPERVISOR
            else _("The head of the tribunal decides this.")
        )
