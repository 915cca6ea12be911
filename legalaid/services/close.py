"""归档."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def close(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """Close the aid file."""
    with act("legalaid.close", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.close()
        it.proceeding.closed_on = today()
        return it.record("legalaid.case.archived")
