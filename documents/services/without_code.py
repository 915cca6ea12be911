"""应诉通知未附取回码: the respondents to whom the notice to answer goes, or went, without a code for their phone page."""

from django.db.models import Exists, OuterRef, QuerySet

from casework import access
from casework.actor import Actor
from casework.models import CaseAccessCode, Event, Party, Proceeding
from documents.catalogue.kinds import catalogue
from documents.models import Service

NOTICE = "A16"
MOST = 10


def without_code(proceeding: Proceeding, actor: Actor) -> QuerySet[Party]:
    """Respondents without a code whose notice to answer (调解仲裁法 art 30) is due and not served; at most ten, one query.

    Empty for who may not give a code, and once the proceeding is closed: nothing is asked that can't be done.
    """
    may = access.capacity(actor, "casework.access_code.give", proceeding=proceeding)
    if proceeding.closed_on or proceeding.kind != Proceeding.Kind.ARBITRATION or not may:
        return Party.objects.none()
    due = Event.objects.filter(proceeding=proceeding.pk, name__in=catalogue()[NOTICE].due_on)
    held = CaseAccessCode.objects.filter(party=OuterRef("pk"), revoked_at=None)
    served = Service.objects.filter(
        addressee=OuterRef("pk"), paper__kind=NOTICE, paper__proceeding=proceeding.pk, state="completed"
    )
    rows = access.parties_seeing(proceeding).filter(Exists(due), ~Exists(held), ~Exists(served))
    return rows.filter(side=Party.Side.RESPONDENT)[:MOST]
