"""支付令的进程: accepted, issued, served, objected to, paid or refused, as the court or the parties tell the office (MED-9, MED-10)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbitration.models import Arbitration, CourtMatter
from arbitration.services.outcome.court_matters import pick
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act

STEPS = {
    "accepted": gettext_lazy("accepted by the court"),
    "issued": gettext_lazy("issued"),
    "served": gettext_lazy("served on the debtor"),
    "paid": gettext_lazy("paid by the debtor"),
    "objected": gettext_lazy("ended by the debtor's objection"),
    "refused": gettext_lazy("refused by the court"),
}
Outcome = CourtMatter.Outcome
ENDED = {"paid": Outcome.GRANTED, "objected": Outcome.DISMISSED, "refused": Outcome.REFUSED}


def follow_payment_order(
    arbitration: Arbitration,
    *,
    actor: Actor,
    matter: CourtMatter,
    step: str,
    on: date,
    version: int | None = None,
) -> Event:
    """Note one step of a payment order (民事诉讼法 arts 225–228; 调解仲裁法 art 16): the days of each are watched.

    Paid, objected to in time or refused, the matter has ended. Objected to, the claim is decided in the case as before.
    """
    if step not in STEPS:
        raise BadInput({"step": _("Choose one of the list.")})
    if on > today():
        raise BadInput({"on": _("This day lies in the future.")})
    with act("arbitration.follow_payment_order", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = pick(it.proceeding, matter, CourtMatter.Kind.PAYMENT_ORDER)
        if on < held.filed_on:
            raise BadInput({"on": _("It can't have ended before it was filed.")})
        if step in ENDED:
            held.ended_on, held.outcome = on, ENDED[step]
            held.save(update_fields=["ended_on", "outcome"])
        return it.record(
            f"arbitration.payment_order.{step}", on=on, party=held.party, data={"matter": held.pk}
        )
