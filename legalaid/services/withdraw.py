"""撤回法律援助申请."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def withdraw(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """Take a withdrawal in; deemed withdrawal (法律援助法 art 43) is this same act, done by a person."""
    with act("legalaid.withdraw", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.withdraw()
        it.proceeding.closed_on = today()
        return it.record("legalaid.application.withdrawn", party=it.proceeding.recipient)
