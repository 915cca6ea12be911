"""结案: the mediation's file is complete."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event, Proceeding, Seat
from casework.services.act import act
from mediation.models import Mediation


def close(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Close the file (人民调解法 art 27; 令17 art 30). Bodies that still sit at the table leave it."""
    with act("mediation.close", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.close()
        it.proceeding.closed_on = today()
        leave_table(it.proceeding)
        return it.record("mediation.case.closed")


def leave_table(row: Proceeding) -> int:
    """Every body that was invited or takes part leaves; returns how many."""
    seats = list(
        Seat.objects.select_for_update().filter(proceeding=row.pk, state__in=["invited", "accepted"])
    )
    for seat in seats:
        seat.leave()
        seat.left_on = today()
        seat.save()
    return len(seats)
