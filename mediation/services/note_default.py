"""未履行: a date of the agreement was missed."""

from casework.actor import Actor
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def note_default(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Note a default (调解仲裁法 arts 15, 16; MED-9, MED-11): payment order, direct suit or arbitration open."""
    with act("mediation.note_default", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.default()
        return it.record("mediation.agreement.defaulted")
