"""调解不成: recorded, both told in writing of the right to arbitrate."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def fail(mediation: Mediation, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """End without agreement (令17 arts 29, 30; MED-3b). The case flows on to arbitration by itself."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why no agreement was reached.")})
    with act("mediation.fail", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.fail()
        it.proceeding.ended_on = it.proceeding.closed_on = today()
        return it.record("mediation.proceeding.failed", data={"reason": reason.strip()})
