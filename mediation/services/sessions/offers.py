"""报价: offers and counter-offers as rungs of a ladder that shows the gap closing."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow
from casework.models import Event, Party
from casework.services.act import act
from mediation.models import Mediation, Offer, Session
from mediation.services.sessions.discreet import require_discreet

Side, Answer = Offer.Side, Offer.Answer
MOST = Decimal("999999999.99")


@dataclass(frozen=True)
class Bid:
    """What one side would take or pay, in yuan, and whether it may be told."""

    side: str
    amount: Decimal
    terms: str = ""
    confidential: bool = False
    party: Party | None = None


def make_offer(
    mediation: Mediation,
    *,
    actor: Actor,
    bid: Bid,
    session: Session | None = None,
    entry: uuid.UUID | None = None,
    at: datetime | None = None,
    version: int | None = None,
) -> Event | None:
    """Note an offer (人民调解法 art 22). The open offer of the other side is thereby countered.

    What is told in confidence leaves no figure in the log. The same `entry` twice is one offer: then None is returned.
    """
    _check(mediation, bid)
    if entry is not None and Offer.objects.filter(entry=entry).exists():
        return None
    with act("mediation.make_offer", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        if not bid.confidential:
            require_discreet(it.proceeding, actor=actor, texts={"terms": bid.terms}, of=bid.side)
            told(it.proceeding).filter(answer=Answer.OPEN).update(answer=Answer.COUNTERED)
        made = Offer.objects.create(
            mediation=it.proceeding,
            session=session,
            side=bid.side,
            party=bid.party,
            amount=bid.amount,
            terms=bid.terms.strip()[:2000],
            confidential=bid.confidential,
            told_on=None if bid.confidential else today(),
            user=actor.user,
            at=at or now(),
            entry=entry or uuid.uuid4(),
        )
        data = {"offer": made.pk, "side": bid.side, "confidential": bid.confidential}
        return it.record(
            "mediation.offer.made", data=data if bid.confidential else {**data, "amount": bid.amount}
        )


def _check(row: Mediation, bid: Bid) -> None:
    errors = {}
    if bid.side not in Side.values:
        errors["side"] = _("Choose one of the list.")
    if not Decimal(0) <= bid.amount <= MOST:
        errors["amount"] = _("Enter an amount in yuan, 0 or more.")
    if bid.party is not None and bid.party.case_file_id != row.case_file_id:
        errors["party"] = _("Choose a party of this case.")
    if errors:
        raise BadInput(errors)


def tell_offer(mediation: Mediation, *, actor: Actor, offer: Offer, version: int | None = None) -> Event:
    """Its side lets the other side hear an offer that was made in confidence."""
    with act("mediation.tell_offer", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        held = _held(it.proceeding, offer)
        if not held.confidential:
            raise NotNow(_("This offer is known to both sides."))
        told(it.proceeding).filter(answer=Answer.OPEN).update(answer=Answer.COUNTERED)
        held.confidential, held.told_on = False, today()
        # It stands in the record of the session in which it is told.
        held.session = it.proceeding.sessions.filter(status=Session.Status.SET).first() or held.session
        held.save(update_fields=["confidential", "told_on", "session"])
        return it.record(
            "mediation.offer.told", data={"offer": held.pk, "side": held.side, "amount": held.amount}
        )


def answer_offer(
    mediation: Mediation, *, actor: Actor, offer: Offer, accepts: bool, version: int | None = None
) -> Event:
    """Note the other side's answer to an open offer; what is accepted still has to be written and signed."""
    with act("mediation.answer_offer", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        held = _held(it.proceeding, offer)
        if held.confidential or held.answer != Answer.OPEN:
            raise NotNow(_("This offer doesn't wait for an answer."))
        held.answer = Answer.ACCEPTED if accepts else Answer.REFUSED
        held.save(update_fields=["answer"])
        name = "mediation.offer.accepted" if accepts else "mediation.offer.refused"
        return it.record(name, data={"offer": held.pk, "side": held.side, "amount": held.amount})


def _held(row: Mediation, offer: Offer) -> Offer:
    found = Offer.objects.select_for_update().filter(pk=offer.pk, mediation=row).first()
    if found is None:
        raise BadInput({"offer": _("Choose an offer of this case.")})
    return found


def told(row: Mediation) -> QuerySet[Offer]:
    """The offers that both sides know."""
    return Offer.objects.filter(mediation=row, confidential=False)


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: the offer, the best of both sides after it, and the gap in yuan (None until both have spoken)."""

    offer: Offer
    asked: Decimal | None
    offered: Decimal | None

    @property
    def gap(self) -> Decimal | None:
        if self.asked is None or self.offered is None:
            return None
        return max(self.asked - self.offered, Decimal(0))


def ladder(offers: list[Offer]) -> list[Rung]:
    """The rungs in order of time: each side's latest word counts, an earlier one doesn't bind."""
    asked: Decimal | None = None
    offered: Decimal | None = None
    rungs = []
    for offer in sorted(offers, key=lambda one: (one.at, one.pk)):
        if offer.side == Side.WORKER:
            asked = offer.amount
        else:
            offered = offer.amount
        rungs.append(Rung(offer, asked, offered))
    return rungs
