"""证据交换: what each side has handed in is given to the other, before the hearing or in it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.evidence.items import locked_items
from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Event, Evidence
from casework.services.act import act


def record_exchange(
    arbitration: Arbitration,
    *,
    actor: Actor,
    evidence: Iterable[Evidence],
    note: str = "",
    version: int | None = None,
) -> Event:
    """Record that evidence was exchanged between the sides (调解仲裁法 art 38). Refused evidence is not."""
    with act("arbitration.record_exchange", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        items = locked_items(it.proceeding, evidence)
        barred = [one for one in items if one.late in (Evidence.Late.WAITING, Evidence.Late.REFUSED)]
        if barred:
            raise RuleRefused(
                _("“%(name)s” came late and has not been admitted: decide on it first.")
                % {"name": barred[0].name},
                reasons=["办案规则第15条"],
            )
        Evidence.objects.filter(pk__in=[one.pk for one in items]).update(exchanged_on=today())
        return it.record(
            "arbitration.evidence.exchanged",
            data={"evidence": sorted(one.pk for one in items), "note": note.strip()[:200]},
        )
