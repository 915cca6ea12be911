"""What a mediation does by itself when the law opens a way."""

from casework.actor import Actor
from casework.models import Event, Proceeding
from casework.services.outbox import put
from mediation.models import Mediation
from mediation.services.outcome.confirm import confirm
from mediation.services.outcome.expire import DUTY


def watch_the_two_periods(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """Missed from receipt: the way to arbitration opens (MED-3a). Missed from acceptance: the mediation has failed (MED-3b)."""
    if proceeding is None:
        return
    limit = event.data.get("limit")
    if limit == "mediation.receipt":
        put("mediation.open_way", f"mediation.open_way:{proceeding.pk}", {"mediation": proceeding.pk})
    elif limit in DUTY:
        put("mediation.expire", f"mediation.expire:{proceeding.pk}:{event.pk}", {"mediation": proceeding.pk})


def confirm_when_reviewed(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The commission's document on the agreement has reached both: the agreement can be enforced (办案规则 art 77)."""
    if event.data.get("remaining"):
        return
    agreed = Mediation.objects.filter(
        case_file=event.case_file_id, state__in=("agreed", "in_default")
    ).first()
    if agreed is not None:
        confirm(agreed, actor=Actor.machine(), by="arbitration", number=str(event.data.get("number") or "—"))
