"""What legal aid does by itself in the background."""

from celery import shared_task

from legalaid.services.assigning.ask_next import lapse_offers as lapse


@shared_task(name="legalaid.lapse_offers", ignore_result=True)
def lapse_offers() -> int:
    """Let offers lapse whose hours are over, and ask the next."""
    return lapse()
