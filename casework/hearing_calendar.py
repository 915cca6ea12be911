"""开庭日程: hearings of some offices over some days, with the stretches that are still free. A fixed number of queries."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from casework import access
from casework.clock import SHANGHAI, legal_day, today
from casework.models import Absence, Assignment, Hearing, Membership, Organisation, Party, Role, Room, User
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
    away: bool = False
    bookable: bool = True

    @property
    def free(self) -> list[tuple[time, time]]:
        """The stretches of office hours that no hearing takes; none on a rest day, on leave, or at a site."""
        if not self.workday or self.away or not self.bookable:
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

    key: int
    title: str
    office: str
    cells: tuple[Cell, ...]
    note: str = ""


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
            room.pk,
            room.name,
            room.organisation.short_name,
            _cells(days, [b for b in booked if b.hearing.room_id == room.pk], bookable=not room.never_taken),
            "" if room.kind == Room.Kind.PLACE else str(room.get_kind_display()),
        )
        for room in rooms.order_by("organisation_id", "kind", "name")
    ]


def by_arbitrator(user: User, offices: Sequence[Organisation], days: Sequence[date]) -> list[Row]:
    """A row for each arbitrator of the offices, with his leave."""
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
    members = list(
        people.select_related("user", "organisation").order_by("organisation_id", "user__full_name", "user")
    )
    away = _leave(members, days)
    return [
        Row(
            member.user_id,
            str(member.user),
            member.organisation.short_name,
            _cells(
                days,
                [b for b in booked if b.hearing.proceeding_id in sits.get(member.user_id, ())],
                away=away[member.user_id],
            ),
        )
        for member in members
    ]


def _leave(members: Sequence[Membership], days: Sequence[date]) -> dict[int, set[date]]:
    """The days of the view on which each is on leave."""
    found: dict[int, set[date]] = {
        one.user_id: {day for day in days if one.on_leave_until and today() <= day <= one.on_leave_until}
        for one in members
    }
    spans = Absence.objects.filter(user__in=list(found), since__lte=days[-1], until__gte=days[0])
    for person, since, until in spans.values_list("user", "since", "until"):
        found[person] |= {day for day in days if since <= day <= until}
    return found


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


def _cells(
    days: Sequence[date], booked: Sequence[Booked], *, away: Container[date] = (), bookable: bool = True
) -> tuple[Cell, ...]:
    table = workdays()
    cells = {day: Cell(day, table.is_workday(day), away=day in away, bookable=bookable) for day in days}
    for one in booked:
        cells[legal_day(one.hearing.starts_at)].booked.append(one)
    return tuple(cells.values())


@dataclass(frozen=True)
class Announced:
    """One hearing as it is hung on the door."""

    hearing: Hearing
    number: str
    cause: str
    applicants: tuple[str, ...]
    respondents: tuple[str, ...]

    @property
    def starts(self) -> datetime:
        return self.hearing.starts_at.astimezone(SHANGHAI)


def door_list(offices: Sequence[Organisation], day: date) -> list[tuple[Room, list[Announced]]]:
    """The hearings of a day by room, in order; what a closed one is about stays inside (办案规则 art 25). Two queries."""
    first = datetime.combine(day, time.min, tzinfo=SHANGHAI)
    hearings = list(
        Hearing.objects.filter(
            room__organisation__in=offices, starts_at__gte=first, starts_at__lt=first + ONE_DAY
        )
        .exclude(status=Hearing.Status.POSTPONED)
        .select_related("room__organisation", "proceeding__case_file")
        .order_by("room__organisation", "room__name", "starts_at", "id")
    )
    names: dict[tuple[int, str], list[str]] = {}
    parties = Party.objects.filter(
        case_file__in={one.proceeding.case_file_id for one in hearings}, left_on=None
    ).exclude(side=Party.Side.THIRD)
    for file, side, masked in parties.values_list("case_file", "side", "masked_name"):
        names.setdefault((file, side), []).append(masked)
    rooms: dict[int, tuple[Room, list[Announced]]] = {}
    for one in hearings:
        rooms.setdefault(one.room_id, (one.room, []))[1].append(_announced(one, names))
    return list(rooms.values())


def _announced(hearing: Hearing, names: dict[tuple[int, str], list[str]]) -> Announced:
    file = hearing.proceeding.case_file
    number = hearing.proceeding.number or file.number
    if not hearing.public:
        return Announced(hearing, number, "", (), ())
    applicants = _few(names.get((file.pk, Party.Side.APPLICANT), []))
    return Announced(
        hearing, number, file.cause, applicants, _few(names.get((file.pk, Party.Side.RESPONDENT), []))
    )


def _few(names: list[str]) -> tuple[str, ...]:
    """Three names at most: a collective case is hung out as “A, B, C and so on”."""
    return (*names[:3], "等") if len(names) > 3 else tuple(names)
