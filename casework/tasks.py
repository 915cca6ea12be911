"""Doors for the worker. They load by id and call a service; nothing is decided here."""

from celery import shared_task

from casework.services import outbox
from casework.services.recompute_provisional import recompute_provisional
from casework.services.sweep import sweep as sweep_limits


@shared_task(name="casework.run_message", ignore_result=True)
def run_message(pk: int) -> None:
    """Run one job of the outbox."""
    outbox.run(pk)


@shared_task(name="casework.deliver", ignore_result=True)
def deliver() -> None:
    """Run what waits: jobs that the broker lost, and those put off."""
    for pk in outbox.waiting():
        outbox.run(pk)


@shared_task(name="casework.sweep", ignore_result=True)
def sweep() -> None:
    """Claim the rungs of limits that have come due."""
    sweep_limits()
    recompute_provisional()
