"""收件: an application arrives; the receipt is not the acceptance."""

from datetime import date

from django.db import transaction

from arbitration.models import Arbitration, State
from casework.actor import Actor
from casework.clock import today
from casework.models import CaseFile, Organisation, Proceeding, Referral
from casework.services.act import opening
from casework.services.numbers import next_number
from casework.services.refer import answer


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_file: CaseFile,
    tribunal: Organisation,
    received_on: date | None = None,
    posted_on: date | None = None,
    channel: str = "window",
) -> Arbitration:
    """Open an arbitration on a case file (办案规则 art 29, ACC-1). Receipt starts the five working days of art 29."""
    received_on = received_on or today()
    serial = next_number(f"arbitration.receipt:{tribunal.pk}:{received_on.year}")
    arbitration = Arbitration(
        case_file=case_file,
        kind=Proceeding.Kind.ARBITRATION,
        organisation=tribunal,
        region=tribunal.city,
        state=State.RECEIVED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=received_on,
        received_on=received_on,
        posted_on=posted_on,
        counted_from=received_on,
        receipt_number=f"{tribunal.number_prefix}收〔{received_on.year}〕{serial}号",
    )
    with opening("arbitration.receive", actor=actor, case_file=case_file, proceeding=arbitration) as act:
        act.record(
            "arbitration.application.received",
            on=received_on,
            data={"receipt_number": arbitration.receipt_number, "channel": channel, "posted_on": posted_on},
        )
    return arbitration


def receive_referral(referral: Referral, *, actor: Actor) -> Arbitration:
    """Take up a referral; the date of receipt is today, the file comes along as it is."""
    with transaction.atomic():
        arbitration = receive(
            actor=actor, case_file=referral.case_file, tribunal=referral.target, channel="referral"
        )
        answer(referral, opened=arbitration)
    return arbitration
