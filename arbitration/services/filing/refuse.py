"""不予受理: an acceptance condition fails; limitation is never one of them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act

GROUNDS = {
    "scope": gettext_lazy("the dispute is outside article 2"),
    "unclear": gettext_lazy("no clear claim or facts"),
    "interest": gettext_lazy("no direct interest, or no identified respondent"),
    "repeated": gettext_lazy("the same claim was decided or is pending"),
}


def refuse(
    arbitration: Arbitration, *, actor: Actor, ground: str, explanation: str, version: int | None = None
) -> Event:
    """Refuse the application with reasons (办案规则 arts 30, 31, 34). Missing limitation is not a ground (LIM-7)."""
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose a ground of article 30 or 34.")})
    if len(explanation.strip()) < 10:
        raise BadInput({"explanation": _("Explain the refusal in at least ten characters.")})
    with act("arbitration.refuse", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.refuse()
        it.proceeding.refusal = {"ground": ground, "explanation": explanation.strip()}
        it.proceeding.closed_on = today()
        return it.record("arbitration.application.refused", data={"ground": ground})
