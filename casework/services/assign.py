"""Put a person on a proceeding in a role, or take him off. A step inside an act, not an act of its own."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Assignment, Proceeding, User
from casework.services.check_conflicts import clear


def assign(
    proceeding: Proceeding,
    user: User,
    role: str,
    *,
    actor: Actor,
    reason: str = "",
    override_reason: str = "",
) -> Assignment:
    """Assign after a conflict check. Raises RuleRefused when a ground forbids and no override is given."""
    clear(user, proceeding, role, actor=actor, override_reason=override_reason)
    assignment, _made = Assignment.objects.get_or_create(
        proceeding=proceeding,
        user=user,
        role=role,
        until=None,
        defaults={"since": today(), "reason": reason[:400]},
    )
    return assignment


def release(proceeding: Proceeding, role: str, *, user: User | None = None) -> int:
    """End the open assignments of a role, or of one person in it."""
    held = Assignment.objects.filter(proceeding=proceeding, role=role, until=None)
    if user is not None:
        held = held.filter(user=user)
    return held.update(until=today())
