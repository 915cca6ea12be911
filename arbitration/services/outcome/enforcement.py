"""执行、保全、支付令: what the tribunal notes of the court's way to the money, and which dates it watches (AWD-16 to AWD-19)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, CourtMatter
from arbitration.services.outcome.court_matters import belongs, pick
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Party
from casework.services.act import act

K = CourtMatter.Kind
INTERRUPTIONS = {
    "demand": "权利人向义务人提出履行要求",
    "promise": "义务人同意履行或者部分履行",
    "application": "申请执行后撤回",
    "other": "与申请执行具有同等效力的其他情形",
}


def interrupt_enforcement(
    arbitration: Arbitration, *, actor: Actor, ground: str, on: date, version: int | None = None
) -> Event:
    """The two years start anew (民事诉讼法 art 250; AWD-16)."""
    if ground not in INTERRUPTIONS:
        raise BadInput({"ground": _("Choose a ground.")})
    if on > today():
        raise BadInput({"on": _("This day lies in the future.")})
    with act("arbitration.interrupt_enforcement", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        return it.record(
            "arbitration.enforcement.interrupted", on=on, data={"ground": ground, "perform_by": on}
        )


def note_nonenforcement(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    court: str,
    on: date,
    version: int | None = None,
) -> Event:
    """A ruling not to enforce has reached a party: he may sue within thirty days (法释〔2020〕26号 art 24; AWD-17)."""
    with act("arbitration.note_nonenforcement", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        belongs(it.proceeding, party)
        CourtMatter.objects.update_or_create(
            arbitration=it.proceeding,
            kind=K.ENFORCEMENT,
            party=party,
            defaults={
                "court": court, "filed_on": on, "ended_on": on, "outcome": CourtMatter.Outcome.REFUSED,
            },
        )  # fmt: skip
        return it.record("arbitration.enforcement.refused", on=on, party=party, data={"court": court})


def note_preservation(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    court: str,
    on: date,
    number: str = "",
    version: int | None = None,
) -> Event:
    """Assets are preserved by a court: the dates by which the applicant must act are watched (AWD-18, AWD-19)."""
    with act("arbitration.note_preservation", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = _filed(it.proceeding, K.PRESERVATION, party, court=court, number=number, filed_on=on)
        filed = on <= it.proceeding.received_on
        return it.record(
            "arbitration.preservation.granted",
            on=on,
            party=party,
            data={"matter": held.pk, "before_arbitration": filed, "court": court},
        )


def lift_preservation(
    arbitration: Arbitration, *, actor: Actor, matter: CourtMatter, on: date, version: int | None = None
) -> Event:
    """The preservation has been lifted; nothing of it is watched any more."""
    with act("arbitration.lift_preservation", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = pick(it.proceeding, matter, K.PRESERVATION)
        if on < held.filed_on:
            raise BadInput({"on": _("It can't have ended before it was filed.")})
        held.ended_on, held.outcome = on, CourtMatter.Outcome.LIFTED
        held.save(update_fields=["ended_on", "outcome"])
        return it.record("arbitration.preservation.lifted", on=on, data={"matter": held.pk})


def note_payment_order(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    court: str,
    on: date,
    number: str = "",
    version: int | None = None,
) -> Event:
    """A payment order of a court on the same debt: the office watches it beside the case (调解仲裁法 art 16)."""
    with act("arbitration.note_payment_order", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = _filed(it.proceeding, K.PAYMENT_ORDER, party, court=court, number=number, filed_on=on)
        return it.record(
            "arbitration.payment_order.noted", on=on, party=party, data={"matter": held.pk, "court": court}
        )


def _filed(row: Arbitration, kind: str, party: Party, **told: Any) -> CourtMatter:
    belongs(row, party)
    return CourtMatter.objects.create(arbitration=row, kind=kind, party=party, **told)
