"""核对原件: the originals were laid before the tribunal and compared."""

from collections.abc import Iterable

from arbitration.models import Arbitration
from arbitration.services.evidence.items import locked_items
from casework.actor import Actor
from casework.models import Event, Evidence
from casework.services.act import act


def see_originals(
    arbitration: Arbitration, *, actor: Actor, evidence: Iterable[Evidence], version: int | None = None
) -> Event:
    """Record that the originals of some items were seen and compared with the copies (办案规则 art 18)."""
    with act("arbitration.see_originals", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        items = locked_items(it.proceeding, evidence)
        Evidence.objects.filter(pk__in=[one.pk for one in items]).update(original_seen=True)
        return it.record(
            "arbitration.evidence.original_seen", data={"evidence": sorted(one.pk for one in items)}
        )
