"""管辖书面说明: only jurisdiction is missing, so the applicant is pointed to the right commission."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Organisation
from casework.services.act import act


def redirect(
    arbitration: Arbitration,
    *,
    actor: Actor,
    commission: Organisation,
    reason: str,
    version: int | None = None,
) -> Event:
    """Explain in writing which commission is competent (办案规则 art 31, ACC-5). This is no refusal."""
    if commission.kind != Organisation.Kind.TRIBUNAL or commission.pk == arbitration.organisation_id:
        raise BadInput({"commission": _("Choose another commission.")})
    with act("arbitration.redirect", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.redirect()
        it.proceeding.refusal = {"commission": commission.pk, "explanation": reason}
        it.proceeding.closed_on = today()
        return it.record("arbitration.application.redirected", data={"commission": commission.pk})
