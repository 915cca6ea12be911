"""容缺材料补齐: promised papers arrive, one or several at a time. The 45 days run on unchanged."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act


def fulfil_promise(
    arbitration: Arbitration,
    *,
    actor: Actor,
    items: Collection[str] | None = None,
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take promised papers in, each with its day (FAST-5); without `items`, all that are still missing.

    办案规则 art 46(2) resets the receipt only, so CLK-0 is not restarted. The promise is kept when nothing remains.
    """
    on = on or today()
    if on > today():
        raise BadInput({"on": _("The day of arrival can't lie in the future.")})
    with act("arbitration.fulfil_promise", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        if not row.promise_items:
            raise RuleRefused("本案没有容缺材料。")
        arrived = [one for one in row.promise_items if items is None or one in items]
        if not arrived or (items is not None and set(items) - set(row.promise_items)):
            raise BadInput({"items": _("Choose what has arrived of the promised papers.")})
        row.promise_items = [one for one in row.promise_items if one not in arrived]
        row.promise_kept = {**row.promise_kept, **dict.fromkeys(arrived, on.isoformat())}
        return it.record(
            "arbitration.promise.fulfilled",
            on=on,
            data={"items": arrived, "remaining": len(row.promise_items)},
        )
