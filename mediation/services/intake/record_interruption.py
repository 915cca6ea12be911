"""时效中断: what the parties show of earlier claims, negotiations and settlements (令17 art 31)."""

from datetime import date

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation
from mediation.rules.interruptions import KINDS


def record_interruption(
    mediation: Mediation, *, actor: Actor, kind: str, on: date, proof: str = "", version: int | None = None
) -> Event:
    """Keep one interruption (调解仲裁法 art 27; 令17 art 31; LIM-3, LIM-4): a later arbitration reads it from the file."""
    errors = {}
    if kind not in KINDS:
        errors["kind"] = _("Choose how limitation was interrupted.")
    if on > today():
        errors["on"] = _("The day can't lie in the future.")
    if errors:
        raise BadInput(errors)
    with act("mediation.record_interruption", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        return it.record(
            "casework.limitation.interrupted",
            on=on,
            data={"what": "interrupted", "kind": kind},
            private={"proof": proof.strip()},
        )
