"""转法律援助: the worker needs a lawyer for what the talks leave open; the centre is offered the file as it is."""

from casework.actor import Actor
from casework.models import Event, Organisation, Party
from casework.services.act import act
from casework.services.offer_aid import offer_aid
from mediation.models import Mediation
from mediation.services.sessions.discreet import SIDES, require_discreet


def refer_to_aid(
    mediation: Mediation,
    *,
    actor: Actor,
    centre: Organisation,
    party: Party,
    reason: str,
    version: int | None = None,
) -> Event:
    """Offer the worker's case to a legal-aid centre of the city, with his consent (法律援助法 arts 31, 42). Nobody types it twice."""
    with act("mediation.refer_to_aid", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        whose = SIDES.get(Party.Side(party.side), "")
        require_discreet(it.proceeding, actor=actor, texts={"reason": reason}, of=whose)
        return offer_aid(it, centre=centre, party=party, reason=reason)
