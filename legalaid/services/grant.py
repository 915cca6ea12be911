"""给予法律援助."""

from collections.abc import Mapping, Sequence
from typing import Any

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase
from legalaid.services.deciding.auxiliary import agreed


def grant(
    aid: LegalAidCase,
    *,
    actor: Actor,
    exempt: bool,
    reasons: Sequence[Mapping[str, Any]],
    exemption: str = "",
    version: int | None = None,
) -> Event:
    """Grant aid (法律援助法 arts 42, 43; LA-4, LA-6). `reasons` are the exemption rule's own; figures of means stay sealed."""
    with act("legalaid.grant", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.grant()
        it.proceeding.exempt = exempt
        it.proceeding.exemption = exemption
        it.proceeding.reasons = [dict(reason) for reason in reasons]
        it.proceeding.decided_on = today()
        it.proceeding.handler = it.proceeding.handler or actor.user
        data = {"exempt": exempt} | ({"auxiliary": True} if agreed(it.proceeding) and not exempt else {})
        return it.record("legalaid.aid.granted", party=it.proceeding.recipient, data=data)
