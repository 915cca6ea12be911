"""What a mediation does by itself when the law opens a way."""

from casework.actor import Actor
from casework.models import Event, Proceeding
from casework.services.outbox import put
from mediation.models import Mediation
from mediation.services.confirm import confirm


def expire_when_run_out(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """15 days after receipt without agreement the way to arbitration opens (调解仲裁法 art 14, MED-3a)."""
    if proceeding is not None and event.data.get("limit") == "mediation.receipt":
        put("mediation.expire", f"mediation.expire:{proceeding.pk}", {"mediation": proceeding.pk})


def confirm_when_reviewed(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The commission's document on the agreement has reached both: the agreement can be enforced (办案规则 art 77)."""
    if event.data.get("remaining"):
        return
    agreed = Mediation.objects.filter(case_file=event.case_file_id, state="agreed").first()
    if agreed is not None:
        confirm(agreed, actor=Actor.machine(), by="arbitration", number=str(event.data.get("number") or "—"))
