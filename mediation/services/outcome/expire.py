"""调解期满: the two fifteen days, each with its own effect."""

from typing import Any

from casework.actor import Actor
from casework.clock import today
from casework.models import Event, TimeLimit
from casework.services.act import act
from mediation.models import Agreement, Mediation, State
from mediation.models.states import OPEN
from mediation.services.intake.withdraw import drop_draft

DUTY = ("mediation.duty", "mediation.new_employment_duty")


def expire(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Note that the time has run out (令17 art 29, MED-3b; without acceptance 调解仲裁法 art 14, MED-3a).

    The mediation counts as failed; the way to arbitration opens by itself and is prepared. What was agreed in part stays.
    """
    with act("mediation.expire", actor=actor, proceeding=mediation, version=version) as it:
        row = it.proceeding
        drop_draft(row)
        row.ground, row.ended_on = "expired", today()
        if row.agreements.filter(state=Agreement.State.SIGNED).exists():
            row.end_rest()
            return it.record("mediation.rest.failed", data={"ground": "expired"})
        row.expire()
        row.closed_on = today()
        return it.record("mediation.proceeding.expired")


def open_way(mediation: Mediation, *, actor: Actor) -> Event:
    """Fifteen days after receipt each side may go to arbitration (调解仲裁法 art 14, MED-3a); the talks may go on."""
    with act("mediation.open_way", actor=actor, proceeding=mediation) as it:
        it.require_state()
        it.proceeding.way_opened_on = today()
        return it.record("mediation.arbitration_way.opened")


def expire_job(payload: dict[str, Any]) -> None:
    """The job behind a missed period from acceptance; a mediation that ended meanwhile is left alone."""
    mediation = Mediation.objects.get(pk=payload["mediation"])
    if mediation.state in (State.APPLIED, *OPEN) and not _duty_runs(mediation):
        expire(mediation, actor=Actor.machine())


def open_way_job(payload: dict[str, Any]) -> None:
    """The job behind the missed fifteen days from receipt: the way opens, and where nothing was accepted all is over."""
    mediation = Mediation.objects.get(pk=payload["mediation"])
    if mediation.state == State.APPLIED:
        expire(mediation, actor=Actor.machine())
    elif mediation.state in OPEN and mediation.way_opened_on is None:
        open_way(mediation, actor=Actor.machine())


def _duty_runs(row: Mediation) -> bool:
    """Whether a period from acceptance is still to come: it may have been lengthened after the job was written."""
    return TimeLimit.objects.filter(
        proceeding=row, key__in=DUTY, status=TimeLimit.Status.OPEN, due__gte=today()
    ).exists()
