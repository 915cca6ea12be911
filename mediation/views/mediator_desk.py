"""The box of the workbench for who mediates: where his own pages are."""

from typing import Any

from casework import access
from casework.models import Role, User
from mediation.kinds import kinds_led_by


def mediator_desk(user: User) -> dict[str, Any] | None:
    """The ways to taking a dispute in, the board, the referrals and the roster; None for who mediates nowhere."""
    held = [one for one in access.memberships(user) if one.role in (Role.MEDIATOR, Role.HEAD)]
    mine = [one for one in held if kinds_led_by(one.organisation.kind) and one.role == Role.MEDIATOR]
    return {"offices": mine} if mine else None
