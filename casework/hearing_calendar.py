"""开庭日程: hearings of some offices over some days, with the stretches that are still free. A fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from casework import access
from casework.clock import SHANGHAI, legal_day
from casework.models import Assignment, Hearing, Membership, Organisation, Role, Room, User
from law.workdays import calendar as workdays

# Office hours; a hearing outside them is shown, but no free time is offered there.
OPEN_HOURS = ((time(8, 30), time(12, 0)), (time(14, 0), time(17, 30)))
SHORTEST_FREE = timedelta(minutes=30)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Booked:
    """One hearing as this person may see it: without title and link where the case isn't his to see."""

    hearing: Hearing
    visible: bool

    @property
    def starts(self) -> datetime:
        return self.hearing.starts_at.astimezone(SHANGHAI)

    @property
    def ends(self) -> datetime:
        return self.hearing.ends_at.astimezone(SHANGHAI)


@dataclass
class Cell:
    """One room or person on one day."""

    day: date
    workday: bool
    booked: list[Booked] = field(default_factory=list)

    @property
    def free(self) -> list[tuple[time, time]]:
        """The stretches of office hours that no hearing takes; none on a rest day."""
        if not self.workday:
            return []
        taken = sorted(
            (one.starts.time(), one.ends.time())
            for one in self.booked
            if one.hearing.status == Hearing.Status.SET
        )
        return [stretch for opens, closes in OPEN_HOURS for stretch in _gaps(opens, closes, taken, self.day)]


@dataclass(frozen=True)
class Row:
    """One room or person over the days of the view."""

    title: str
    office: str
    cells: tuple[Cell, ...]


def _gaps(
    opens: time, closes: time, taken: Sequence[tuple[time, time]], day: date
) -> Iterable[tuple[time, time]]:
    free_from = opens
    for first, last in taken:
        if last <= free_from or first >= closes:
            continue
        if _length(free_from, first, day) >= SHORTEST_FREE:
            yield free_from, first
        free_from = max(free_from, last)
    if free_from < closes and _length(free_from, closes, day) >= SHORTEST_FREE:
        yield free_from, closes


def _length(first: time, last: time, day: date) -> timedelta:
    return datetime.combine(day, last) - datetime.combine(day, first)  # noqa: DTZ901


def offices_of(user: User) -> list[Organisation]:
    """The person's own offices that have hearings."""
    return list({m.organisation_id: m.organisation for m in access.memberships(user)}.values())


def by_room(user: User, offices: Sequence[Organisation], days: Sequence[date]) -> list[Row]:
    """A row for each room of the offices."""
    rooms = Room.objects.filter(organisation__in=offices, active=True).select_related("organisation")
    booked = _booked(user, offices, days)
    return [
        Row(
            room.name,
            room.organisation.short_name,
            _cells(days, [b for b in booked if b.hearing.room_id == room.pk]),
        )
        for room in rooms.order_by("organisation_id", "name")
    ]


def by_arbitrator(user: User, offices: Sequence[Organisation], days: Sequence[date]) -> list[Row]:
    """A row for each arbitrator of the offices."""
    booked = _booked(user, offices, days)
    sits: dict[int, set[int]] = {}
    held = Assignment.objects.filter(
        proceeding__in={b.hearing.proceeding_id for b in booked},
        role__in=["arbitrator", "recorder"],
        until=None,
    )
    for person, proceeding in held.values_list("user_id", "proceeding_id"):
        sits.setdefault(person, set()).add(proceeding)
    people = Membership.objects.filter(
        organisation__in=offices, role=Role.ARBITRATOR, active=True, user__is_active=True
    )
    return [
        Row(
            str(member.user),
            member.organisation.short_name,
            _cells(days, [b for b in booked if b.hearing.proceeding_id in sits.get(member.user_id, ())]),
        )
        for member in people.select_related("user", "organisation").order_by(
            "organisation_id", "user__full_name"
        )
    ]


def _booked(user: User, offices: Sequence[Organisation], days: Sequence[date]) -> list[Booked]:
    first = datetime.combine(days[0], time.min, tzinfo=SHANGHAI)
    until = datetime.combine(days[-1] + ONE_DAY, time.min, tzinfo=SHANGHAI)
    hearings = list(
        Hearing.objects.filter(room__organisation__in=offices, starts_at__gte=first, starts_at__lt=until)
        .exclude(status=Hearing.Status.POSTPONED)
        .select_related("proceeding", "room")
        .order_by("starts_at", "id")
    )
    seen = set(
        access.visible_proceedings(user)
        .filter(pk__in={one.proceeding_id for one in hearings})
        .values_list("pk", flat=True)
    )
    return [Booked(one, one.proceeding_id in seen) for one in hearings]


def _cells(days: Sequence[date], booked: Sequence[Booked]) -> tuple[Cell, ...]:
    table = workdays()
    cells = {day: Cell(day, table.is_workday(day)) for day in days}
    for one in booked:
        cells[legal_day(one.hearing.starts_at)].booked.append(one)
    return tuple(cells.values())
