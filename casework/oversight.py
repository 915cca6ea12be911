"""督办: what a head or supervisor must see of his offices: near its end, past it, stopped too long, clockless, still."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework import access, queue
from casework.clock import today
from casework.models import Pause, Role, User
from casework.models.proceeding import NEVER
from casework.services.settings import setting_at
from law.periods import due_date

NEAR_WORKING_DAYS, STOPPED_DAYS, STILL_DAYS = 5, 30, 15
TITLES = {
    "near": _("about to run out"),
    "past": _("run out"),
    "stopped": _("stopped too long"),
    "clockless": _("without a running limit"),
    "still": _("nothing happened for long"),
}
COLUMN = {
    "near": "next_due",
    "past": "next_due",
    "stopped": "moved_on",
    "clockless": "moved_on",
    "still": "moved_on",
}


@dataclass(frozen=True)
class Measures:
    """From how many days on a case is shown; settings of the office (oversight.near, .stopped, .still)."""

    near: int = NEAR_WORKING_DAYS
    stopped: int = STOPPED_DAYS
    still: int = STILL_DAYS


def may_oversee(user: User) -> bool:
    """Heads see their office, supervisors what lies below them."""
    return any(m.role in (Role.HEAD, Role.SUPERVISOR) for m in access.memberships(user))


def measures_of(user: User) -> Measures:
    """The measures of the first office the person oversees."""
    office = next(m.organisation for m in access.memberships(user) if m.role in (Role.HEAD, Role.SUPERVISOR))
    defaults = Measures()
    read = {
        name: setting_at(office, f"oversight.{name}", today(), getattr(defaults, name))
        for name in ("near", "stopped", "still")
    }
    return Measures(**{name: int(value) for name, value in read.items()})


def conditions(measures: Measures) -> Mapping[str, Q]:
    """What each list asks for, as of today."""
    day = today()
    long_stopped = Pause.objects.filter(until=None, since__lte=_back(measures.stopped))
    return {
        "near": Q(next_due__gte=day, next_due__lte=due_date(day, measures.near, "working_days")),
        "past": Q(next_due__lt=day),
        "stopped": Q(pk__in=long_stopped.values("limit__proceeding")),
        "clockless": Q(next_due=NEVER),
        "still": Q(moved_on__lte=_back(measures.still)),
    }


def page_of(user: User, name: str, after: str, measures: Measures) -> queue.QueuePage:
    """One list, cut by key."""
    return queue.page_by(user, conditions(measures)[name], COLUMN[name], after)


def _back(days: int) -> date:
    return today() - timedelta(days=days)
