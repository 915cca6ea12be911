"""受理 within three working days, when the other side agrees to mediation."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event, Role
from casework.services.act import act
from casework.services.assign import assign
from mediation.models import Mediation


def accept(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Accept (令17 art 22, MED-2). The 15 days of MED-3b start here; the mediator's conflicts are checked."""
    with act("mediation.accept", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.accept()
        it.proceeding.accepted_on = today()
        it.proceeding.respondent_consents = True
        it.proceeding.handler = it.proceeding.handler or actor.user
        if it.proceeding.handler is not None:
            assign(it.proceeding, it.proceeding.handler, Role.MEDIATOR, actor=actor)
        return it.record("mediation.application.accepted")
