"""集中排期的执行: row by row through the one act that sets a hearing; killed in the middle, it goes on where it stood."""

from datetime import timedelta

from django.db import transaction

from arbitration.models import Arbitration, ScheduleRow, ScheduleRun
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.scheduling.propose_schedule import require_clerk
from casework.actor import Actor
from casework.clock import now
from casework.errors import Refused
from casework.models import Hearing

BATCH = 40


def apply_schedule(run: ScheduleRun, *, actor: Actor, at_most: int = BATCH) -> int:
    """Set the hearings of the next rows that are still proposed; returns how many rows remain.

    Each row is its own transaction: the hearing and the row's result are written together or not at all, so nothing is
    set twice. A row that is refused keeps the refusal and stops nobody else (all or reported).
    """
    require_clerk(actor, run.organisation)
    if run.confirmed_at is None:
        run.confirmed_at = now()
        run.save(update_fields=["confirmed_at"])
    proposed = run.rows.filter(status=ScheduleRow.Status.PROPOSED)
    for pk in list(proposed.values_list("pk", flat=True)[:at_most]):
        _apply(pk, run, actor)
    return proposed.count()


def drop_row(run: ScheduleRun, row: ScheduleRow, *, actor: Actor) -> ScheduleRow:
    """Leave one proposed row out; its case waits for another run."""
    require_clerk(actor, run.organisation)
    with transaction.atomic():
        locked = ScheduleRow.objects.select_for_update().get(pk=row.pk, run=run)
        if locked.status == ScheduleRow.Status.PROPOSED:
            locked.status = ScheduleRow.Status.DROPPED
            locked.save(update_fields=["status"])
    return locked


def _apply(pk: int, run: ScheduleRun, actor: Actor) -> None:
    try:
        with transaction.atomic():
            row = _claimed(pk)
            if row is not None:
                _set(row, run, actor)
    except Refused as refused:
        with transaction.atomic():
            failed = _claimed(pk)
            if failed is not None:
                failed.status = ScheduleRow.Status.FAILED
                failed.reasons = [{"code": "refused", "text": refused.message, "count": 1}]
                failed.save(update_fields=["status", "reasons"])


def _claimed(pk: int) -> ScheduleRow | None:
    """The row, locked, if it still waits; another process may have done it meanwhile."""
    row = ScheduleRow.objects.select_for_update().get(pk=pk)
    return row if row.status == ScheduleRow.Status.PROPOSED else None


def _set(row: ScheduleRow, run: ScheduleRun, actor: Actor) -> None:
    assert row.room is not None and row.starts_at is not None
    arbitration = Arbitration.objects.select_related("organisation").get(pk=row.arbitration_id)
    ends_at = row.starts_at + timedelta(minutes=run.minutes)
    event = schedule_hearing(
        arbitration, actor=actor, room=row.room, starts_at=row.starts_at, ends_at=ends_at
    )
    row.status, row.hearing = ScheduleRow.Status.APPLIED, Hearing.objects.get(pk=event.data["hearing"])
    row.save(update_fields=["status", "hearing"])
