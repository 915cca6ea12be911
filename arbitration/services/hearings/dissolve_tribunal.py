"""撤销仲裁庭: wrongly composed, so it is revoked and formed anew."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.seats import SITTING
from arbitration.services.requesting import pending
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Hearing
from casework.services.act import act
from casework.services.assign import release
from casework.services.book_hearing import call_off


def dissolve_tribunal(
    arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None
) -> Event:
    """Revoke the tribunal (组织规则 art 15; HRG-9): everybody leaves, a hearing that is set is called off."""
    if not reason.strip():
        raise BadInput({"reason": _("Say what was wrong with the composition.")})
    with act("arbitration.dissolve_tribunal", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        was = row.composition
        row.dissolve_tribunal()
        row.formed_on, row.composition = None, ""
        for role in SITTING:
            release(row, role)
        called_off = list(row.hearings.filter(status=Hearing.Status.SET))
        for hearing in called_off:
            call_off(hearing)
        for asked in pending(row, PartyRequest.Kind.RECUSAL):
            asked.take_back()
            asked.save()
        return it.record(
            "arbitration.tribunal.dissolved",
            data={"reason": reason.strip(), "was": was, "hearings": [one.pk for one in called_off]},
        )
