"""Coming in: an application or a referral opens a mediation."""

from datetime import date

from django.db import transaction

from casework.actor import Actor
from casework.clock import today
from casework.models import CaseFile, Organisation, Proceeding, Referral
from casework.services.act import opening
from casework.services.numbers import next_number
from casework.services.refer import answer
from mediation.models import Mediation, State


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_file: CaseFile,
    body: Organisation,
    received_on: date | None = None,
    channel: str = "window",
) -> Mediation:
    """Open a mediation (调解仲裁法 art 12; 令17 art 21). The 15 days of MED-3a start with receipt."""
    received_on = received_on or today()
    serial = next_number(f"mediation:{body.pk}:{received_on.year}")
    mediation = Mediation(
        case_file=case_file,
        kind=Proceeding.Kind.MEDIATION,
        organisation=body,
        region=body.city,
        state=State.APPLIED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=received_on,
        received_on=received_on,
        number=f"{body.number_prefix}〔{received_on.year}〕{serial}号",
    )
    with opening("mediation.receive", actor=actor, case_file=case_file, proceeding=mediation) as act:
        act.record(
            "mediation.application.received",
            on=received_on,
            data={"channel": channel, "number": mediation.number},
        )
    return mediation


def receive_referral(referral: Referral, *, actor: Actor) -> Mediation:
    """Take up a referral: everything that is known comes along, nobody types it twice."""
    with transaction.atomic():
        mediation = receive(
            actor=actor, case_file=referral.case_file, body=referral.target, channel="referral"
        )
        answer(referral, opened=mediation)
    return mediation
