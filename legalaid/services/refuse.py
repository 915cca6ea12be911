"""不予法律援助: in writing, with reasons and the way to object."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase

GROUNDS = ("out_of_scope", "means", "venue", "supplied")


def refuse(
    aid: LegalAidCase, *, actor: Actor, reason: str, ground: str = "means", version: int | None = None
) -> Event:
    """Refuse aid (法律援助法 arts 43, 49; LA-6, LA-11)."""
    if len(reason.strip()) < 10:
        raise BadInput({"reason": _("Explain the refusal in at least ten characters.")})
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose one of the list.")})
    with act("legalaid.refuse", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.refuse()
        it.proceeding.refusal = reason.strip()
        it.proceeding.refusal_ground = ground
        it.proceeding.decided_on = it.proceeding.closed_on = today()
        it.proceeding.handler = it.proceeding.handler or actor.user
        return it.record("legalaid.aid.refused", party=it.proceeding.recipient, data={"ground": ground})
