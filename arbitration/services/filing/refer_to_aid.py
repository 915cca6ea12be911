"""转介法律援助: the worker before the tribunal needs a lawyer and agrees; the centre is offered the file as it is."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.models import Event, Organisation, Party
from casework.services.act import act
from casework.services.offer_aid import offer_aid


def refer_to_aid(
    arbitration: Arbitration,
    *,
    actor: Actor,
    centre: Organisation,
    party: Party,
    reason: str,
    version: int | None = None,
) -> Event:
    """Offer a worker's case to a legal-aid centre of the city (法律援助法 art 35). Nobody types it twice."""
    with act("arbitration.refer_to_aid", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        return offer_aid(it, centre=centre, party=party, reason=reason)
