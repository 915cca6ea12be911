"""调解期满: 15 days from receipt have passed without agreement."""

from typing import Any

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation, State


def expire(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Note that the time has run out (调解仲裁法 art 14, MED-3a); the way to arbitration opens by itself."""
    with act("mediation.expire", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.expire()
        it.proceeding.ended_on = it.proceeding.closed_on = today()
        return it.record("mediation.proceeding.expired")


def expire_job(payload: dict[str, Any]) -> None:
    """The job behind a missed MED-3a; a mediation that ended meanwhile is left alone."""
    mediation = Mediation.objects.get(pk=payload["mediation"])
    if mediation.state in (State.APPLIED, State.ACCEPTED, State.MEDIATING):
        expire(mediation, actor=Actor.machine())
