"""补正材料收到: the date of receipt is counted anew."""

from datetime import date

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act


def take_supplement(
    arbitration: Arbitration, *, actor: Actor, on: date | None = None, version: int | None = None
) -> Event:
    """Take the missing papers in (办案规则 art 46(2), ACC-3): the five working days of acceptance start again."""
    on = on or today()
    with act("arbitration.take_supplement", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.take_supplement()
        it.proceeding.counted_from = on
        return it.record(
            "arbitration.supplement.received", on=on, data={"items": it.proceeding.supplement_items}
        )
