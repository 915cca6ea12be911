"""不受理: out of scope, or the other side does not agree; the applicant is told in writing."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def decline(mediation: Mediation, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Decline with the reason (令17 art 22, MED-2). The way to arbitration is open at once."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why the application is declined.")})
    with act("mediation.decline", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.decline()
        it.proceeding.ended_on = it.proceeding.closed_on = today()
        return it.record("mediation.application.not_accepted", data={"reason": reason.strip()})
