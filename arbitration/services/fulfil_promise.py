"""容缺材料补齐: promised papers have arrived. The 45 days run on unchanged."""

from datetime import date

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act


def fulfil_promise(
    arbitration: Arbitration, *, actor: Actor, on: date | None = None, version: int | None = None
) -> Event:
    """Take the promised papers in (FAST-5). 办案规则 art 46(2) resets the receipt only, so CLK-0 is not restarted."""
    with act("arbitration.fulfil_promise", actor=actor, proceeding=arbitration, version=version) as it:
        if not it.proceeding.promise_items:
            raise RuleRefused("本案没有容缺材料。")
        items, it.proceeding.promise_items = it.proceeding.promise_items, []
        return it.record("arbitration.promise.fulfilled", on=on or today(), data={"items": items})
