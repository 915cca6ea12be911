"""The only place that asks the time. Legal days are dates in Asia/Shanghai, instants are aware."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")
_rehearsed: ContextVar[datetime | None] = ContextVar("rehearsed", default=None)


def now() -> datetime:
    """The present instant, aware, in Asia/Shanghai."""
    return (_rehearsed.get() or timezone.now()).astimezone(SHANGHAI)  # noqa: TID251  the one permitted caller


def today() -> date:
    """The present legal day in Asia/Shanghai."""
    return now().date()


def legal_day(instant: datetime) -> date:
    """The legal day on which an instant falls."""
    return instant.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """The first instant of a legal day."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


@contextmanager
def rehearse(instant: datetime) -> Iterator[None]:
    """Let the clock stand at an instant for this thread: demonstration data is made in its own past."""
    token = _rehearsed.set(instant)
    try:
        yield
    finally:
        _rehearsed.reset(token)
