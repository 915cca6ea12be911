"""The only place that asks the time. Legal days are dates in Asia/Shanghai, instants are aware."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present instant, aware, in Asia/Shanghai."""
    return timezone.now().astimezone(SHANGHAI)  # noqa: TID251  the one permitted caller


def today() -> date:
    """The present legal day in Asia/Shanghai."""
    return now().date()


def legal_day(instant: datetime) -> date:
    """The legal day on which an instant falls."""
    return instant.astimezone(SHANGHAI).date()
