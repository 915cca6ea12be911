"""阅读回执: a party who opens a paper that was sent to it electronically shows that it has arrived (民事诉讼法 art 90)."""

from datetime import datetime

from casework.actor import Actor
from casework.clock import legal_day, now
from casework.errors import Refused
from casework.models import Party
from documents.models import Paper, Service
from documents.services.record_service import Receipt, record_service


def note_opening(paper: Paper, party: Party) -> Service | None:
    """Complete the electronic service that waits for its receipt; None when there is none, or it may not be completed.

    The paper counts from the day on which it reached the party's system; where that isn't known, from its opening.
    """
    waiting = Service.objects.filter(
        paper=paper, addressee=party, method=Service.Method.ELECTRONIC, state=Service.State.ATTEMPTED
    ).first()
    if waiting is None:
        return None
    opened: datetime = now()
    day = legal_day(waiting.arrived_at or opened)
    receipt = Receipt(read_at=opened, arrived_at=waiting.arrived_at or opened)
    try:
        return record_service(waiting, actor=Actor.machine(), on=day, receipt=receipt)
    except Refused:
        return None  # consent was taken back meanwhile: opening a paper never harms the one who reads it
