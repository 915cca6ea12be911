"""仲裁审查或司法确认: the agreement has been made enforceable, or the court has refused."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event
from casework.services.act import Act, act
from mediation.models import CourtStep, Mediation

Way, Stage = CourtStep.Way, CourtStep.Stage


def confirm(mediation: Mediation, *, actor: Actor, by: str, number: str, version: int | None = None) -> Event:
    """Note the confirmation by arbitration review or court (令17 art 27; 民事诉讼法 art 205; MED-5, MED-8)."""
    if by not in ("arbitration", "court") or not number.strip():
        raise BadInput({"number": _("Enter who confirmed the agreement and the number of the document.")})
    with act("mediation.confirm", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.confirm()
        if by == "court":
            _end_request(it, Stage.GRANTED, number)
        return it.record("mediation.agreement.confirmed", data={"by": by, "number": number.strip()})


def refuse_confirmation(
    mediation: Mediation, *, actor: Actor, number: str, reason: str, version: int | None = None
) -> Event:
    """Note that the court has refused to confirm (民事诉讼法 art 206): the parties may mediate anew, or go on as before."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why the court refused.")})
    with act("mediation.refuse_confirmation", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        if not _end_request(it, Stage.REFUSED, number):
            raise NotNow(_("No confirmation was asked of a court."))
        return it.record(
            "mediation.confirmation.refused", data={"number": number.strip(), "reason": reason.strip()}
        )


def _end_request(it: Act[Mediation], stage: str, number: str) -> int:
    asked = CourtStep.objects.filter(mediation=it.proceeding, way=Way.CONFIRMATION, stage=Stage.REQUESTED)
    return asked.update(stage=stage, number=number.strip()[:80], moved_on=today())
