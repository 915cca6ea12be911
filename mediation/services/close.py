"""结案归档."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def close(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Close the mediation file."""
    with act("mediation.close", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.close()
        it.proceeding.closed_on = today()
        return it.record("mediation.case.closed")
