"""仲裁审查或司法确认: the agreement has been made enforceable."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def confirm(mediation: Mediation, *, actor: Actor, by: str, number: str, version: int | None = None) -> Event:
    """Note the confirmation by arbitration review or court (令17 art 27; 民事诉讼法 art 205; MED-5, MED-8)."""
    if by not in ("arbitration", "court") or not number.strip():
        raise BadInput({"number": _("Enter who confirmed the agreement and the number of the document.")})
    with act("mediation.confirm", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.confirm()
        return it.record("mediation.agreement.confirmed", data={"by": by, "number": number.strip()})
