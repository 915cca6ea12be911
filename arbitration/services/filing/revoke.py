"""撤销案件: what should not have been accepted is revoked, by the head, with reasons."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Hearing
from casework.services.act import act
from casework.services.book_hearing import call_off

GROUNDS = {
    "scope": gettext_lazy("the dispute is outside article 2"),
    "unclear": gettext_lazy("no clear claim or facts"),
    "interest": gettext_lazy("no direct interest, or no identified respondent"),
    "repeated": gettext_lazy("the same claim was decided or is pending"),
}


def revoke(
    arbitration: Arbitration, *, actor: Actor, ground: str, explanation: str, version: int | None = None
) -> Event:
    """Revoke a case accepted in error (办案规则 art 32, ACC-7). Limitation is no ground; the wrong commission transfers.

    The proceeding closes when the decision has been served on every party, within five working days.
    """
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose a ground of article 30 or 34.")})
    if len(explanation.strip()) < 10:
        raise BadInput({"explanation": _("Explain the revocation in at least ten characters.")})
    with act("arbitration.revoke", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.revoke()
        for hearing in it.proceeding.hearings.filter(status=Hearing.Status.SET):
            call_off(hearing)
        it.proceeding.refusal = {"ground": ground, "explanation": explanation.strip()}
        return it.record("arbitration.case.revoked", data={"ground": ground})
