"""The nearest limit of a row as this person may know it: where it is kept from him, the next one stands in its place."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casework.actor import Actor
from casework.models import Proceeding, TimeLimit, User
from casework.models.proceeding import NEVER
from casework.registry import registry


class Nearest(NamedTuple):
    """A proceeding's nearest open limit as it is kept in the row."""

    pk: int
    kind: str
    key: str
    due: date


def next_told(user: User, rows: Iterable[Nearest]) -> dict[int, tuple[date, str]]:
    """By proceeding, the day and key of the limit to show, for the rows that hold one back; at most two queries, mostly none."""
    kept = {
        row.pk
        for row in rows
        if row.kind in registry.kept_back and row.key in registry.kept_back[row.kind].names
    }
    if not kept:
        return {}
    actor = Actor.staff(user)
    asked = Proceeding.objects.filter(pk__in=kept).select_related("organisation")
    hidden = {one.pk: names for one in asked if (names := registry.untold(actor, [one]))}
    shown: dict[int, tuple[date, str]] = dict.fromkeys(hidden, (NEVER, ""))
    limits = TimeLimit.objects.filter(proceeding__in=list(hidden), status=TimeLimit.Status.OPEN)
    for pk, due, key in limits.order_by("-due", "-id").values_list("proceeding", "due", "key"):
        if key not in hidden[pk]:
            shown[pk] = (due, key)
    return shown
