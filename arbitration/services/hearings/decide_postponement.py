"""决定是否延期: granted, with the new date where it is known; or refused, and the hearing stays."""

from datetime import datetime

from django.db import transaction

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.postpone_hearing import postpone_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.requesting import open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.models import Event, Room
from casework.services.act import act


def grant_postponement(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    reason: str,
    room: Room | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    address: str = "",
    version: int | None = None,
) -> Event:
    """Grant a postponement and, when the new place and time are named, set the new hearing: both or neither (HRG-3)."""
    with transaction.atomic():
        event = postpone_hearing(arbitration, actor=actor, reason=reason, request=request, version=version)
        if room is not None and starts_at is not None and ends_at is not None:
            schedule_hearing(
                arbitration, actor=actor, room=room, starts_at=starts_at, ends_at=ends_at, address=address
            )
    return event


def refuse_postponement(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    reason: str,
    version: int | None = None,
) -> Event:
    """Refuse a postponement with reasons; the hearing stays as it was set (调解仲裁法 art 35; HRG-3)."""
    require_reason(reason)
    with act("arbitration.decide_postponement", actor=actor, proceeding=arbitration, version=version) as it:
        asked = open_request(it.proceeding, request, PartyRequest.Kind.POSTPONEMENT)
        settle(asked, actor, granted=False, reason=reason)
        left = pending(it.proceeding, PartyRequest.Kind.POSTPONEMENT)
        return it.record(
            "arbitration.hearing.postponement_refused",
            party=asked.party,
            data={"request": asked.pk, "hearing": asked.hearing_id, "remaining": len(left)},
        )
