"""笔录更正: asked for by a party, answered by the tribunal; what is refused stays in the record too."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import asking_party, open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event, Hearing, Party
from casework.services.act import act

KIND = PartyRequest.Kind.RECORD_CORRECTION


def request_correction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    hearing: Hearing,
    text: str,
    party: Party | None = None,
    version: int | None = None,
) -> Event:
    """Ask that the record be put right (调解仲裁法 art 40; 办案规则 art 42; HRG-12), from the phone or in the room."""
    if not text.strip():
        raise BadInput({"text": _("Say what the record says wrongly, and what is right.")})
    with act("arbitration.request_correction", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = it.proceeding.hearings.filter(pk=hearing.pk, status=Hearing.Status.HELD).first()
        if held is None:
            raise NotNow(_("No record of this case can be corrected now."))
        asked = PartyRequest.objects.create(
            arbitration=it.proceeding, kind=KIND, party=asking_party(it.proceeding, actor, party),
            hearing=held, text=text.strip()[:2000], received_on=today(),
        )  # fmt: skip
        data = {"request": asked.pk, "hearing": held.pk}
        return it.record("arbitration.record.correction_requested", party=asked.party, data=data)


def decide_correction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    granted: bool,
    reason: str,
    correction: str = "",
    version: int | None = None,
) -> Event:
    """Decide on a correction (调解仲裁法 art 40; HRG-12). Granted, its words join the record, and who had signed signs anew."""
    if granted and not correction.strip():
        raise BadInput({"correction": _("Write the words as they shall read.")})
    if not granted:
        require_reason(reason)
    with act("arbitration.decide_correction", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, KIND)
        words = {"correction": correction.strip()[:1000]} if granted else {}
        settle(asked, actor, granted=granted, reason=reason, **words)
        data = {
            "request": asked.pk,
            "hearing": asked.hearing_id,
            "granted": granted,
            "remaining": len(pending(it.proceeding, KIND)),
        }
        return it.record("arbitration.record.correction_decided", party=asked.party, data=data)
