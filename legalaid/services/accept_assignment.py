"""律师接受指派."""

from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase, State


def accept_assignment(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """The lawyer takes the case on; agreement and mandate follow within the days of 令148 art 27 (LA-9)."""
    with act("legalaid.accept_assignment", actor=actor, proceeding=aid, version=version) as it:
        if it.proceeding.state != State.ASSIGNED or it.proceeding.accepted_on:
            raise RuleRefused("本次指派已经答复。")
        it.proceeding.accepted_on = today()
        return it.record("legalaid.provider.accepted", data={"lawyer": it.proceeding.lawyer_id})
