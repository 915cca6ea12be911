"""下一位: after a no or silence the next of the order is asked by itself; where nobody is left, the clerk finds the case on his list."""

from casework.actor import Actor
from casework.clock import now, today
from casework.errors import RuleRefused
from casework.models import Event, Proceeding
from casework.services.settings import setting_at
from legalaid.models import AidAssignment, LegalAidCase, State
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.decline_assignment import lapse_offer

BATCH = 200


def ask_next(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """Ask the next one (LA-8), unless the centre wants to choose by hand."""
    if not isinstance(proceeding, LegalAidCase) or proceeding.state != State.GRANTED:
        return
    if not setting_at(proceeding.organisation, "legalaid.ask_next", today(), True):
        return
    try:
        assign_lawyer(proceeding, actor=Actor.machine())
    except RuleRefused:
        return  # nobody is left: the work item of the clerk stays


def lapse_offers() -> int:
    """Let every offer lapse whose hours are over; run by the scheduler. Returns how many."""
    rows = AidAssignment.objects.filter(
        state=AidAssignment.State.OFFERED, ended_on=None, reply_by__lte=now()
    ).order_by("reply_by", "id")
    done = 0
    for pk in list(rows.values_list("aid", flat=True)[:BATCH]):
        try:
            lapse_offer(LegalAidCase.objects.get(pk=pk), actor=Actor.machine())
        except RuleRefused:
            continue  # answered meanwhile
        done += 1
    return done
