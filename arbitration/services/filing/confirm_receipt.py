"""确认收件: the papers of an online pre-application arrive; receipt counts from that day."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.filing.numbers import receipt_number
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act


def confirm_receipt(
    arbitration: Arbitration, *, actor: Actor, on: date | None = None, version: int | None = None
) -> Event:
    """Receive what was pre-applied online (办案规则 art 29, ACC-1): the five working days start here, not before."""
    on = on or today()
    if on > today() or (arbitration.pre_applied_on and on < arbitration.pre_applied_on):
        raise BadInput({"on": _("The receipt lies between the pre-application and today.")})
    with act("arbitration.confirm_receipt", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        row.confirm_receipt()
        row.received_on = row.counted_from = on
        row.receipt_number = receipt_number(row.organisation, on)
        return it.record(
            "arbitration.application.received",
            on=on,
            data={
                "receipt_number": row.receipt_number,
                "channel": "portal",
                "pre_applied_on": row.pre_applied_on,
            },
        )
