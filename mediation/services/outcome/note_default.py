"""未履行: a date of the agreement was missed."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import NotNow
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation
from mediation.services.outcome.due_next import left_open, waiting_instalments


def note_default(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Note a default (调解仲裁法 arts 15, 16; MED-9, MED-11): payment order, direct suit or arbitration open; LIM-4 interrupts.

    Refused while no day has passed: nobody is in default before.
    """
    with act("mediation.note_default", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.default()
        late = waiting_instalments(it.proceeding).filter(due_on__lt=today())
        if not late.exists():
            raise NotNow(_("No day of payment has passed without payment."))
        return it.record("mediation.agreement.defaulted", data={"left": left_open(it.proceeding)})
