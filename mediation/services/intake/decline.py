"""不受理: out of scope, or the other side does not agree; the applicant is told in writing."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation

REFUSED, OUT_OF_SCOPE, NO_ANSWER = "refused", "out_of_scope", "no_answer"
GROUNDS = (REFUSED, OUT_OF_SCOPE, NO_ANSWER)


def decline(
    mediation: Mediation, *, actor: Actor, reason: str, ground: str = REFUSED, version: int | None = None
) -> Event:
    """Decline with the reason (令17 art 22, MED-2). The way to arbitration is open at once.

    Where the other side refuses or doesn't answer, limitation is interrupted (令17 art 31, LIM-4).
    """
    errors = {}
    if not reason.strip():
        errors["reason"] = _("Say why the application is declined.")
    if ground not in GROUNDS:
        errors["ground"] = _("Choose one of the list.")
    if errors:
        raise BadInput(errors)
    with act("mediation.decline", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.decline()
        it.proceeding.ground = ground
        it.proceeding.ended_on = it.proceeding.closed_on = today()
        return it.record(
            "mediation.application.not_accepted", data={"reason": reason.strip(), "ground": ground}
        )
