"""Who stands behind the acts of a tribunal, and the one way to write an act down."""

from casework.models import Role
from casework.registry import ABOVE, ASSIGNED, OFFICE, SYSTEM, ActType, Grant

CLERK = (Grant(Role.CLERK, OFFICE), Grant(Role.HEAD, OFFICE))
TRIBUNAL = (Grant(Role.ARBITRATOR, ASSIGNED), Grant(Role.CLERK, OFFICE))
ARBITRATOR = (Grant(Role.ARBITRATOR, ASSIGNED),)
HEAD = (Grant(Role.HEAD, OFFICE),)
# The body above two tribunals: a bureau by its supervisor, a superior commission by its head.
ABOVE_IT = (Grant(Role.SUPERVISOR, ABOVE), Grant(Role.HEAD, ABOVE))
MACHINE = Grant(Role.SYSTEM, SYSTEM)


def arbitration_act(
    name: str,
    title: object,
    grants: tuple[Grant, ...],
    article: str,
    states: tuple[str, ...] = (),
    while_aside: bool = False,
) -> ActType:
    """An act of the arbitration with its article and the states in which the case page offers it."""
    return ActType(
        name=f"arbitration.{name}",
        title=title,  # type: ignore[arg-type]
        grants=grants,
        article=article,
        kind="arbitration",
        from_states=tuple(str(state) for state in states),
        while_aside=while_aside,
    )
