"""延期开庭: the slot is given back and a new one has to be set."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import open_request, pending, settle
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Hearing
from casework.services.act import act
from casework.services.book_hearing import call_off


def postpone_hearing(
    arbitration: Arbitration,
    *,
    actor: Actor,
    reason: str,
    request: PartyRequest | None = None,
    version: int | None = None,
) -> Event:
    """Postpone the hearing, on a party's request or of the tribunal's own motion (调解仲裁法 art 35; 办案规则 art 38; HRG-3).

    Every request for this hearing that was still open is granted with it. The notice limit starts anew with the new date.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say why the hearing is postponed.")})
    with act("arbitration.postpone_hearing", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        if request is not None:
            open_request(row, request, PartyRequest.Kind.POSTPONEMENT)
        row.postpone_hearing()
        hearing = row.hearings.get(status=Hearing.Status.SET)
        call_off(hearing)
        granted = []
        for asked in pending(row, PartyRequest.Kind.POSTPONEMENT):
            settle(asked, actor, granted=True, reason=reason)
            granted.append(asked.pk)
        return it.record(
            "arbitration.hearing.postponed",
            data={"hearing": hearing.pk, "reason": reason.strip(), "requests": granted},
        )
