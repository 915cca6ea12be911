"""补正: everything missing is asked for once, all together."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.filing.checklist import ticks
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act


def request_supplement(
    arbitration: Arbitration,
    *,
    actor: Actor,
    items: Sequence[str],
    supply_by: date | None = None,
    given: Collection[str] | None = None,
    version: int | None = None,
) -> Event:
    """Ask the applicant to supply what is missing (办案规则 art 29, ACC-2). A second request is refused."""
    wanted = [item.strip() for item in items if item.strip()]
    if not wanted:
        raise BadInput({"items": _("Name at least one thing that is missing.")})
    with act("arbitration.request_supplement", actor=actor, proceeding=arbitration, version=version) as it:
        if it.proceeding.supplement_items:
            raise RuleRefused(
                _("A supplement may be requested once only. Send a reminder instead."),
                reasons=["办案规则第29条"],
            )
        it.proceeding.request_supplement()
        it.proceeding.supplement_items = wanted
        it.proceeding.checklist = ticks(it.proceeding.checklist, given)
        return it.record("arbitration.supplement.requested", data={"items": wanted, "supply_by": supply_by})
