"""并案开庭: a joined case is set down for the hearing of its leading case, in the same room at the same time."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.hearings.parties_elsewhere import refuse_parties_elsewhere
from arbitration.services.hearings.schedule_hearing import latest_notice_day
from casework.actor import Actor
from casework.clock import legal_day, today
from casework.errors import RuleRefused
from casework.models import Event, Hearing
from casework.services.act import act


def schedule_joined(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Set the hearing of a joined case beside its leading case's (调解仲裁法 art 35, HRG-2). Room and people are held once.

    Raises RuleRefused when the case is not joined, the leading case has no hearing set, a party of it has
    another hearing at that time, or notice comes too late.
    """
    with act("arbitration.schedule_joined", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        lead = row.joined_to
        led = lead.hearings.filter(status=Hearing.Status.SET).first() if lead else None
        if led is None:
            raise RuleRefused(_("The leading case has no hearing set."))
        if latest_notice_day(row.organisation, legal_day(led.starts_at)).due < today():
            raise RuleRefused(
                _("Notice can no longer reach the parties in time for that hearing."),
                reasons=["调解仲裁法第35条（HRG-2）"],
            )
        refuse_parties_elsewhere(row, led.starts_at, led.ends_at)
        row.set_hearing()
        hearing = Hearing.objects.create(
            proceeding=row, room=led.room, starts_at=led.starts_at, ends_at=led.ends_at, kind="joined"
        )
        return it.record(
            "arbitration.hearing.scheduled",
            data={
                "hearing": hearing.pk,
                "hearing_on": legal_day(led.starts_at),
                "starts_at": led.starts_at,
                "room": led.room_id,
                "with": led.proceeding_id,
            },
        )
