"""延期开庭: the slot is given back and a new one has to be set."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Hearing
from casework.services.act import act
from casework.services.book_hearing import release_slots


def postpone_hearing(
    arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None
) -> Event:
    """Postpone the hearing (调解仲裁法 art 35; 办案规则 art 38, HRG-3)."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why the hearing is postponed.")})
    with act("arbitration.postpone_hearing", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.postpone_hearing()
        hearing = it.proceeding.hearings.get(status=Hearing.Status.SET)
        release_slots(hearing)
        hearing.status = Hearing.Status.POSTPONED
        hearing.save(update_fields=["status"])
        return it.record(
            "arbitration.hearing.postponed", data={"hearing": hearing.pk, "reason": reason.strip()}
        )
