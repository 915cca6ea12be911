"""调解不成: recorded, both told in writing of the right to arbitrate."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Agreement, Mediation
from mediation.services.intake.withdraw import drop_draft
from mediation.services.sessions.discreet import require_discreet

NOT_AGREED, REFUSED, SILENT = "not_agreed", "refused", "silent"
GROUNDS = (NOT_AGREED, REFUSED, SILENT)


def fail(
    mediation: Mediation, *, actor: Actor, reason: str, ground: str = NOT_AGREED, version: int | None = None
) -> Event:
    """End without agreement (令17 arts 29, 30; 人民调解法 art 26; MED-3b, MED-12). The case flows on to arbitration by itself.

    What was agreed in part stays in force; then only the rest has failed. Limitation is interrupted (LIM-4).
    """
    errors = {}
    if not reason.strip():
        errors["reason"] = _("Say why no agreement was reached.")
    if ground not in GROUNDS:
        errors["ground"] = _("Choose one of the list.")
    if errors:
        raise BadInput(errors)
    with act("mediation.fail", actor=actor, proceeding=mediation, version=version) as it:
        row = it.proceeding
        require_discreet(row, actor=actor, texts={"reason": reason})
        drop_draft(row)
        row.ground, row.ended_on = ground, today()
        data = {"reason": reason.strip(), "ground": ground}
        if row.agreements.filter(state=Agreement.State.SIGNED).exists():
            row.end_rest()
            return it.record("mediation.rest.failed", data=data)
        row.fail()
        row.closed_on = today()
        return it.record("mediation.proceeding.failed", data=data)
