"""撤回调解申请: mediation is voluntary at every moment."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def withdraw(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Take a withdrawal in (人民调解法 art 23)."""
    with act("mediation.withdraw", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.withdraw()
        it.proceeding.ended_on = it.proceeding.closed_on = today()
        return it.record("mediation.proceeding.withdrawn")
