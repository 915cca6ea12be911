"""接收移送: the receiving commission accepts by law; its 45 days start when the transfer arrives."""

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, State
from arbitration.services.filing.numbers import case_number
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Proceeding, Referral
from casework.services.act import opening
from casework.services.refer import answer


@transaction.atomic
def receive_transfer(referral: Referral, *, actor: Actor) -> Arbitration:
    """Take a transferred case (办案规则 art 9: it must be accepted; art 46(5), CLK-5: the 45 days start on receipt).

    It gets this commission's number and a fresh course; what the applicant promised comes along.
    """
    sent = Arbitration.objects.filter(
        pk=referral.data.get("transfer"), state__in=(State.TRANSFERRED, State.CLOSED)
    ).first()
    if sent is None or referral.source_id != sent.pk:
        raise BadInput({"referral": _("This offer is no transfer.")})
    tribunal, case_file = referral.target, referral.case_file
    row = Arbitration(
        case_file=case_file,
        kind=Proceeding.Kind.ARBITRATION,
        organisation=tribunal,
        region=tribunal.city,
        state=State.ACCEPTED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=today(),
        received_on=today(),
        counted_from=today(),
        accepted_on=today(),
        track=sent.track,
        fast_reasons=sent.fast_reasons,
        checklist=sent.checklist,
        promise_items=sent.promise_items,
        promise_due=sent.promise_due,
        promise_kept=sent.promise_kept,
        jurisdiction="transfer",
        transferred_from=sent,
        handler=actor.user,
    )
    row.number = case_number(row)
    with opening("arbitration.receive_transfer", actor=actor, case_file=case_file, proceeding=row) as it:
        it.record(
            "arbitration.transfer.received",
            data={
                "number": row.number,
                "from": sent.organisation_id,
                "fast": row.track == Proceeding.Track.FAST,
                "promised": bool(row.promise_items),
            },
        )
    answer(referral, opened=row)
    return row
