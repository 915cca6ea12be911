"""受理 within three working days, when the other side agrees to mediation."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def accept(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Accept (令17 art 22, MED-2). The 15 days of MED-3b start here."""
    with act("mediation.accept", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.accept()
        it.proceeding.accepted_on = today()
        it.proceeding.respondent_consents = True
        it.proceeding.handler = it.proceeding.handler or actor.user
        return it.record("mediation.application.accepted")
