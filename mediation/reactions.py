"""What a mediation does by itself when the law opens a way."""

from casework.actor import Actor
from casework.models import Event, Proceeding
from casework.services.outbox import put


def expire_when_run_out(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """15 days after receipt without agreement the way to arbitration opens (调解仲裁法 art 14, MED-3a)."""
    if proceeding is not None and event.data.get("limit") == "mediation.receipt":
        put("mediation.expire", f"mediation.expire:{proceeding.pk}", {"mediation": proceeding.pk})
