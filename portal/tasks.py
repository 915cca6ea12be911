"""What the portal does by itself in the background."""

from celery import shared_task

from portal.services.drafts import sweep_drafts as sweep


@shared_task(name="portal.sweep_drafts", ignore_result=True)
def sweep_drafts() -> int:
    """Delete expired drafts and old wrong codes."""
    return sweep()
