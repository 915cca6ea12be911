"""送达的效力: what the service of a paper does to the arbitration. Called by the act that records the service."""

from datetime import date

from arbitration.models import Arbitration, State
from casework.models import Event, Party


def application_served(arbitration: Arbitration, *, party: Party, on: date) -> None:
    """The respondent has the copy of the application: its answer period runs from here (调解仲裁法 art 30)."""
    if arbitration.state == State.ACCEPTED:
        arbitration.serve()
    arbitration.served_on = max(filter(None, (arbitration.served_on, on)))


def result_served(arbitration: Arbitration, *, party: Party, on: date) -> None:
    """One more party has the result. When every party has it, the result is delivered."""
    names = ("arbitration.award.served", "arbitration.conciliation.served")
    served = set(Event.objects.filter(proceeding=arbitration, name__in=names).values_list("party", flat=True))
    everybody = set(
        Party.objects.filter(case_file=arbitration.case_file, left_on=None).values_list("pk", flat=True)
    )
    if everybody <= served | {party.pk} and arbitration.state in (State.AWARDED, State.CONCILIATED):
        arbitration.deliver()
