"""责令提交证据: who manages the records produces them by a day, or bears the consequence (法 39)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.evidence.items import require_party
from arbitration.services.requesting import open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event, Party
from casework.services.act import act

KIND = PartyRequest.Kind.EVIDENCE_ORDER
PRODUCED, NOT_PRODUCED = "produced", "not_produced"


def order_evidence(
    arbitration: Arbitration,
    *,
    actor: Actor,
    holder: Party,
    items: Sequence[str],
    due: date,
    reason: str,
    request: PartyRequest | None = None,
    version: int | None = None,
) -> Event:
    """Order a party to produce evidence it manages (调解仲裁法 art 39), on request or of the tribunal's own motion."""
    named = [item.strip()[:80] for item in items if item.strip()]
    if not named or not reason.strip():
        raise BadInput({"items" if not named else "reason": _("Name the records and say what they prove.")})
    if due <= today():
        raise BadInput({"due": _("The day must lie ahead.")})
    with act("arbitration.order_evidence", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        it.require_state()
        holds = require_party(row, holder)
        asked = (
            open_request(row, request, KIND)
            if request
            else PartyRequest(arbitration=row, kind=KIND, received_on=today(), text=reason.strip())
        )
        settle(asked, actor, granted=True, reason=reason, holder=holds.pk, items=named, due=due.isoformat())
        data = {"request": asked.pk, "due": due, "items": len(named), "remaining": len(pending(row, KIND))}
        return it.record("arbitration.evidence.ordered", party=holds, data=data)


def refuse_evidence_order(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    reason: str,
    version: int | None = None,
) -> Event:
    """Turn a request for an order to produce evidence down, with reasons (调解仲裁法 art 39)."""
    require_reason(reason)
    with act("arbitration.order_evidence", actor=actor, proceeding=arbitration, version=version) as it:
        asked = open_request(it.proceeding, request, KIND)
        settle(asked, actor, granted=False, reason=reason)
        data = {"request": asked.pk, "remaining": len(pending(it.proceeding, KIND))}
        return it.record("arbitration.evidence_order.refused", party=asked.party, data=data)


def end_evidence_order(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    outcome: str,
    note: str = "",
    version: int | None = None,
) -> Event:
    """Note whether the ordered records came. Their absence only lets the tribunal infer (法 39): it decides so by itself."""
    if outcome not in (PRODUCED, NOT_PRODUCED):
        raise BadInput({"outcome": _("Choose one of the list.")})
    with act("arbitration.end_evidence_order", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asked = PartyRequest.objects.select_for_update().filter(
            pk=request.pk, arbitration=it.proceeding, kind=KIND, state=PartyRequest.State.GRANTED
        ).first()  # fmt: skip
        if asked is None or asked.data.get("outcome"):
            raise NotNow(_("No order of this case waits for its outcome."))
        due = date.fromisoformat(asked.data["due"])
        if outcome == NOT_PRODUCED and today() <= due:
            raise NotNow(_("The order runs until %(day)s.") % {"day": due})
        asked.data = {**asked.data, "outcome": outcome, "outcome_note": note.strip()[:300]}
        asked.save(update_fields=["data"])
        holder = Party.objects.get(pk=asked.data["holder"])
        return it.record(
            "arbitration.evidence_order.ended", party=holder, data={"request": asked.pk, "outcome": outcome}
        )
