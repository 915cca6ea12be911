"""补充材料收到."""

from casework.actor import Actor
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def take_supplement(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """Take the missing papers in; the time of waiting did not count (LA-7)."""
    with act("legalaid.take_supplement", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.take_supplement()
        return it.record("legalaid.supplement.received", data={"items": it.proceeding.missing_items})
