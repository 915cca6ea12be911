"""When a calendar notice arrives, every running limit that was computed without it is computed anew."""

from casework.models import TimeLimit
from casework.services.act import lock_case_file
from casework.services.limits import recompute, refresh_next_due
from law.workdays import calendar

BATCH = 500


def recompute_provisional() -> int:
    """Recompute a batch of provisional limits of an older calendar (CAL-10). Returns how many; call until 0."""
    stale = TimeLimit.objects.filter(status=TimeLimit.Status.OPEN, provisional=True)
    stale = stale.exclude(calendar_version=calendar().version).order_by("id")
    limits = list(stale.select_related("proceeding__organisation", "proceeding__case_file")[:BATCH])
    for limit in limits:
        with lock_case_file(limit.proceeding.case_file_id):
            recompute(limit)
            proceeding = limit.proceeding
            refresh_next_due(proceeding)
            type(proceeding).objects.filter(pk=proceeding.pk).update(
                next_due=proceeding.next_due, next_limit=proceeding.next_limit
            )
    return len(limits)
