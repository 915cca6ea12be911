"""申请法律援助: an application or a referral opens a legal-aid case."""

from datetime import date

from django.db import transaction

from casework.actor import Actor
from casework.clock import today
from casework.models import CaseFile, Organisation, Party, Proceeding, Referral
from casework.services.act import opening
from casework.services.numbers import next_number
from casework.services.refer import answer
from legalaid.models import LegalAidCase, State


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_file: CaseFile,
    recipient: Party,
    centre: Organisation,
    matter: str = "劳动报酬",
    received_on: date | None = None,
    channel: str = "window",
) -> LegalAidCase:
    """Open a legal-aid case (法律援助法 art 41). The seven days of art 43 start with receipt (LA-6)."""
    received_on = received_on or today()
    serial = next_number(f"legalaid:{centre.pk}:{received_on.year}")
    aid = LegalAidCase(
        case_file=case_file,
        kind=Proceeding.Kind.LEGAL_AID,
        organisation=centre,
        region=centre.city,
        state=State.APPLIED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=received_on,
        received_on=received_on,
        recipient=recipient,
        matter=matter,
        number=f"{centre.number_prefix}〔{received_on.year}〕{serial}号",
    )
    with opening("legalaid.receive", actor=actor, case_file=case_file, proceeding=aid) as act:
        act.record(
            "legalaid.application.received", on=received_on, party=recipient, data={"channel": channel}
        )
    return aid


def receive_referral(referral: Referral, *, actor: Actor) -> LegalAidCase:
    """Take up a referral: the applicant goes nowhere twice."""
    recipient = referral.party or referral.case_file.parties.filter(side=Party.Side.APPLICANT).earliest(
        "ordinal"
    )
    with transaction.atomic():
        aid = receive(
            actor=actor,
            case_file=referral.case_file,
            recipient=recipient,
            centre=referral.target,
            matter=referral.data.get("matter", "劳动报酬"),
            channel="referral",
        )
        answer(referral, opened=aid)
    return aid
