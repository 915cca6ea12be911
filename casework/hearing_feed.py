"""日程订阅的内容: a person's hearings as iCalendar. No names: case number, cause and room only."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from icalendar import Calendar, Event, Timezone
from icalendar.prop import vText

from casework.clock import SHANGHAI, now, today
from casework.models import Assignment, Hearing, User

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
CANCELLED, CONFIRMED = "CANCELLED", "CONFIRMED"


def hearings_of(user: User) -> list[Hearing]:
    """The hearings in which the person sits, records or acts as a lawyer, the postponed ones too; two queries."""
    first = datetime.combine(today() - BACK, time.min, tzinfo=SHANGHAI)
    held = Assignment.objects.filter(user=user, until=None).values("proceeding__case_file")
    own = Assignment.objects.filter(user=user, until=None, role__in=["arbitrator", "recorder"])
    rows = (
        Hearing.objects.filter(starts_at__gte=first, starts_at__lt=first + BACK + AHEAD)
        .filter(proceeding__case_file__in=held)
        .select_related("proceeding__case_file", "room__organisation")
        .order_by("starts_at", "id")
    )
    sits = set(own.values_list("proceeding", flat=True))
    acts = set(
        Assignment.objects.filter(user=user, until=None, role="lawyer").values_list(
            "proceeding__case_file", flat=True
        )
    )
    return [one for one in rows if one.proceeding_id in sits or one.proceeding.case_file_id in acts]


def feed_of(user: User) -> bytes:
    """The person's calendar as text/calendar."""
    return written(hearings_of(user))


def written(hearings: Iterable[Hearing]) -> bytes:
    """iCalendar (RFC 5545): stable UIDs, times in Asia/Shanghai, what was postponed as cancelled."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ludao//Hearings//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText("开庭日程"))
    calendar.add("x-wr-timezone", vText("Asia/Shanghai"))
    calendar.add_component(_timezone())
    for hearing in hearings:
        calendar.add_component(_event(hearing))
    return bytes(calendar.to_ical())


def _timezone() -> Timezone:
    return Timezone.from_tzinfo(SHANGHAI, "Asia/Shanghai", datetime(2020, 1, 1), datetime(2038, 1, 1))  # noqa: DTZ001


def _event(hearing: Hearing) -> Event:
    number = hearing.proceeding.number or hearing.proceeding.case_file.number
    off = hearing.status == Hearing.Status.POSTPONED
    changed = hearing.changed_at or hearing.starts_at
    event = Event()
    event.add("uid", f"hearing-{hearing.pk}@ludao")
    event.add("dtstamp", now())
    event.add("last-modified", changed)
    event.add("sequence", 1 if off else 0)
    event.add("dtstart", hearing.starts_at.astimezone(SHANGHAI))
    event.add("dtend", hearing.ends_at.astimezone(SHANGHAI))
    event.add("summary", f"{'（已改期）' if off else ''}开庭 {number} {hearing.proceeding.case_file.cause}")
    event.add("location", f"{hearing.room.organisation.short_name} {hearing.room.name}")
    event.add("status", CANCELLED if off else CONFIRMED)
    return event
