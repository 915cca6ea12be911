"""受理: the application is accepted, also with papers missing against a written promise (容缺)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Proceeding
from casework.services.act import act
from casework.services.numbers import next_number


def accept(
    arbitration: Arbitration,
    *,
    actor: Actor,
    fast: bool,
    reasons: Sequence[Mapping[str, Any]] = (),
    promise_items: Sequence[str] = (),
    promise_due: date | None = None,
    version: int | None = None,
) -> Event:
    """Accept the application (调解仲裁法 art 29; 办案规则 art 30; ACC-4, FAST-5). The 45 days start here (CLK-0).

    The case number is given now. Papers that arrive later than the acceptance don't restart the 45 days.
    """
    items = [item.strip() for item in promise_items if item.strip()]
    _check_promise(items, promise_due)
    with act("arbitration.accept", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        row.accept()
        row.accepted_on = today()
        row.track = Proceeding.Track.FAST if fast else Proceeding.Track.ORDINARY
        row.fast_reasons = [dict(reason) for reason in reasons]
        row.promise_items, row.promise_due = items, promise_due if items else None
        row.handler = row.handler or actor.user
        row.number = _case_number(row)
        return it.record(
            "arbitration.application.accepted",
            data={
                "number": row.number,
                "fast": fast,
                "promised": bool(items),
                "promise_items": items,
                "promise_due": row.promise_due,
            },
        )


def _check_promise(items: list[str], due: date | None) -> None:
    if items and due is None:
        raise BadInput({"promise_due": _("Enter the day by which the missing papers are promised.")})
    if items and due is not None and due <= today():
        raise BadInput({"promise_due": _("The promised day must be in the future.")})


def _case_number(row: Arbitration) -> str:
    year = today().year
    serial = next_number(f"arbitration.case:{row.organisation_id}:{year}")
    return f"{row.organisation.number_prefix}案〔{year}〕{serial}号"
