"""记录时效事实: what interrupts or suspends limitation, or when it began, as the parties show it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbitration.models import Arbitration
from arbitration.rules.limitation import CAUSES, INTERRUPTIONS
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act

EVENTS = {
    "knew": "casework.limitation.noted",
    "ended": "casework.limitation.noted",
    "interrupted": "casework.limitation.interrupted",
    "suspended": "casework.limitation.suspended",
    "resumed": "casework.limitation.resumed",
}
WHAT = {
    "interrupted": gettext_lazy("limitation was interrupted"),
    "suspended": gettext_lazy("limitation was suspended (from)"),
    "resumed": gettext_lazy("the suspension ended (last day)"),
    "knew": gettext_lazy("the party knew or should have known"),
    "ended": gettext_lazy("the employment ended"),
}


def record_limitation(
    arbitration: Arbitration,
    *,
    actor: Actor,
    what: str,
    on: date,
    kind: str = "",
    cause: str = "",
    proof: str = "",
    version: int | None = None,
) -> Event:
    """Keep one fact on limitation (调解仲裁法 art 27, LIM-1…5). It feeds the warning; it never decides acceptance."""
    errors = {}
    if what not in EVENTS:
        errors["what"] = _("Choose what happened.")
    if on > today():
        errors["on"] = _("The day can't lie in the future.")
    if what == "interrupted" and kind not in INTERRUPTIONS:
        errors["kind"] = _("Choose how limitation was interrupted.")
    if what == "suspended" and cause not in CAUSES:
        errors["cause"] = _("Choose why limitation was suspended.")
    if errors:
        raise BadInput(errors)
    with act("arbitration.record_interruption", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        return it.record(
            EVENTS[what],
            on=on,
            data={"what": what, "kind": kind, "cause": cause},
            private={"proof": proof.strip()},
        )
