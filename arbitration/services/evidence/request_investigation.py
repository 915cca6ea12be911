"""申请调查取证: a party asks the tribunal to fetch what it can't get itself; it is decided with reasons (规则 16)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import asking_party, open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Party
from casework.services.act import act

KIND = PartyRequest.Kind.INVESTIGATION


def request_investigation(
    arbitration: Arbitration,
    *,
    actor: Actor,
    source: str,
    items: Sequence[str],
    reason: str,
    party: Party | None = None,
    received_on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a request to collect evidence in (办案规则 art 16): what, from whom, and why the party can't get it itself."""
    named = [item.strip()[:80] for item in items if item.strip()]
    on = received_on or today()
    errors = {}
    if not source.strip():
        errors["source"] = _("Say who has it, and where.")
    if not named:
        errors["items"] = _("Name what is to be collected.")
    if not reason.strip():
        errors["reason"] = _("Say what it proves and why you can't get it yourself.")
    if on > today():
        errors["received_on"] = _("This day is still to come.")
    if errors:
        raise BadInput(errors)
    with act("arbitration.request_investigation", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asking = asking_party(it.proceeding, actor, party)
        # Who has it may be a person: it is sealed with the reasons.
        asked = PartyRequest.objects.create(
            arbitration=it.proceeding, kind=KIND, party=asking, received_on=on, data={"items": named},
            text=f"{source.strip()}\n{reason.strip()}",
        )  # fmt: skip
        data = {"request": asked.pk, "items": len(named)}
        return it.record("arbitration.investigation_request.received", on=on, party=asking, data=data)


def decide_investigation(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    granted: bool,
    reason: str,
    version: int | None = None,
) -> Event:
    """Decide whether the tribunal collects the evidence (办案规则 art 16). Granted, two persons go; refused, in writing."""
    require_reason(reason)
    with act("arbitration.decide_investigation", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, KIND)
        settle(asked, actor, granted=granted, reason=reason)
        data = {"request": asked.pk, "remaining": len(pending(it.proceeding, KIND))}
        outcome = "granted" if granted else "refused"
        return it.record(f"arbitration.investigation_request.{outcome}", party=asked.party, data=data)
