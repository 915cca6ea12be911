"""What a party sees and may say of a mediation: its consent, the offers that both know, the agreement, the payments."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from casework.clock import today
from casework.models import Party, Proceeding
from mediation.models import Agreement, Consent, Instalment, Mediation, Offer, Session
from mediation.models.states import BINDING, OPEN, State
from mediation.services.agreement.words import plain_words

ASKED_WHILE = {
    Consent.About.MEDIATION: (State.APPLIED, *OPEN),
    Consent.About.EXTENSION: OPEN,
    Consent.About.REVIEW: (State.AGREED,),
    Consent.About.CONFIRMATION: (State.AGREED, State.IN_DEFAULT),
}


@dataclass
class Talks:
    """One mediation for one party."""

    row: Mediation
    sessions: list[Session]
    offers: list[Offer]
    agreements: list[tuple[Agreement, list[str], list[tuple[Instalment, bool]]]]
    may_pay: bool
    way_open: bool
    consents: dict[str, bool] = field(default_factory=dict)
    questions: list[tuple[str, str, bool | None]] = field(default_factory=list)


def talks_of(party: Party, rows: list[Proceeding]) -> dict[int, Talks]:
    """The party's mediations by id; five queries, whatever their number. Confidences of the other side are never read."""
    ids = [row.pk for row in rows if row.kind == Proceeding.Kind.MEDIATION]
    if not ids or party.side == Party.Side.THIRD:
        return {}
    signed = Agreement.objects.filter(state=Agreement.State.SIGNED).prefetch_related(
        "instalments", "amounts__claim"
    )
    found = (
        Mediation.objects.select_related("applied_by")
        .filter(pk__in=ids)
        .prefetch_related(
            Prefetch("sessions", Session.objects.filter(status=Session.Status.SET)),
            Prefetch("offers", Offer.objects.filter(confidential=False)),
            Prefetch("agreements", signed),
            Prefetch("consents", Consent.objects.filter(party=party, superseded=False)),
        )
    )
    return {row.pk: _talks(party, row) for row in found}


def _talks(party: Party, row: Mediation) -> Talks:
    said = {one.about: one.agrees for one in row.consents.all()}
    return Talks(
        row=row,
        sessions=list(row.sessions.all()),
        offers=list(row.offers.all()),
        agreements=[(one, plain_words(one), _payments(one)) for one in row.agreements.all()],
        may_pay=party.side == Party.Side.APPLICANT and row.state in (*OPEN, *BINDING),
        way_open=row.way_opened_on is not None and row.state in OPEN,
        consents=said,
        questions=_questions(row, said, party),
    )


def _questions(row: Mediation, said: dict[str, bool], party: Party) -> list[tuple[str, str, bool | None]]:
    """What may be answered now: being mediated, and what the mediator has asked the other side about already."""
    asked: list[Any] = []
    if row.state == State.APPLIED and party.side != row.applying_side:
        asked.append(Consent.About.MEDIATION)
    asked += [
        one for one in (Consent.About.EXTENSION, Consent.About.CONFIRMATION) if row.state in ASKED_WHILE[one]
    ]
    return [(one.value, str(one.label), said.get(one.value)) for one in asked]


def _payments(agreement: Agreement) -> list[tuple[Instalment, bool]]:
    """Each payment, and whether it is overdue."""
    return [(one, one.paid_on is None and one.due_on < today()) for one in agreement.instalments.all()]
