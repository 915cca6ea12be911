"""收件: an application arrives; the receipt is not the acceptance."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, State
from arbitration.services.filing.checklist import ticks
from arbitration.services.filing.numbers import receipt_number
from arbitration.services.filing.oral import OralRecord
from arbitration.services.filing.receive_transfer import receive_transfer
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import CaseFile, Organisation, Proceeding, Referral
from casework.services.act import opening
from casework.services.refer import answer
from casework.services.settings import setting_at
from law.parameter import parameters

ONLINE = "arbitration.online_filing_is_receipt"


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_file: CaseFile,
    tribunal: Organisation,
    received_on: date | None = None,
    posted_on: date | None = None,
    channel: str = "window",
    oral: OralRecord | None = None,
    given: Collection[str] | None = None,
) -> Arbitration:
    """Open an arbitration on a case file (办案规则 art 29, ACC-1). Receipt starts the five working days of art 29.

    What comes online is a pre-application only where the tribunal says so; its receipt is confirmed later. What is
    told orally needs its record. `given` are the codes of the checklist that are there.
    """
    received_on = received_on or today()
    early = channel == CaseFile.Channel.PORTAL and not online_is_receipt(tribunal, received_on)
    if channel == CaseFile.Channel.ORAL and oral is None:
        raise BadInput({"story": _("An oral application needs its record.")})
    arbitration = Arbitration(
        case_file=case_file,
        kind=Proceeding.Kind.ARBITRATION,
        organisation=tribunal,
        region=tribunal.city,
        state=State.PRE_APPLIED if early else State.RECEIVED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=received_on,
        received_on=received_on,
        pre_applied_on=received_on if early else None,
        posted_on=posted_on,
        counted_from=received_on,
        receipt_number="" if early else receipt_number(tribunal, received_on),
        checklist=ticks({}, given),
    )
    said: dict[str, Any] = {"channel": channel, "posted_on": posted_on}
    if not early:
        said["receipt_number"] = arbitration.receipt_number
    event = "arbitration.application.pre_applied" if early else "arbitration.application.received"
    with opening("arbitration.receive", actor=actor, case_file=case_file, proceeding=arbitration) as act:
        act.record(
            event,
            on=received_on,
            data=said | (oral.data() if oral else {}),
            private=oral.private() if oral else {},
        )
    return arbitration


def online_is_receipt(tribunal: Organisation, day: date) -> bool:
    """Whether filing online counts as receipt at this tribunal: its own setting, else its city's practice."""
    own = setting_at(tribunal, ONLINE, day)
    return bool(parameters()[ONLINE].at(day, tribunal.region).value if own is None else int(own))


def receive_referral(referral: Referral, *, actor: Actor) -> Arbitration:
    """Take up a referral; the date of receipt is today, the file comes along as it is. A transfer is taken as one."""
    if referral.data.get("transfer"):
        return receive_transfer(referral, actor=actor)
    with transaction.atomic():
        # The applicant who takes an offer up on his phone files online.
        channel = CaseFile.Channel.PORTAL if actor.party else CaseFile.Channel.REFERRAL
        arbitration = receive(
            actor=actor, case_file=referral.case_file, tribunal=referral.target, channel=channel
        )
        answer(referral, opened=arbitration)
    return arbitration
