"""送达的效力: what the service of a paper does to the arbitration. Steps of the act that records the service."""

from datetime import date

from arbitration.models import Arbitration, State
from casework.models import Party


def application_served(arbitration: Arbitration, *, party: Party, on: date) -> None:
    """The respondent has the copy of the application: its answer period runs from here (调解仲裁法 art 30)."""
    if arbitration.state == State.ACCEPTED:
        arbitration.serve()
    arbitration.served_on = max(filter(None, (arbitration.served_on, on)))


def result_served(arbitration: Arbitration) -> None:
    """Every party has every part of the result."""
    if arbitration.state in (State.AWARDED, State.CONCILIATED):
        arbitration.deliver()
