"""排期的事实: whose time is taken in a window of days, and what each case asks for; a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from arbitration.models import Arbitration
from arbitration.rules.hearing_plan import PlanCase, Taken, Window, bits
from arbitration.services.hearings.parties_elsewhere import parties_elsewhere, party_keys
from arbitration.services.hearings.schedule_hearing import latest_notice_day
from casework.clock import SHANGHAI, today
from casework.hearing_calendar import OPEN_HOURS
from casework.models import (
    Absence,
    Assignment,
    HearingSlot,
    Membership,
    Organisation,
    Role,
    Room,
    TimeLimit,
)
from casework.services.settings import setting_at
from law.periods import due_date
from law.workdays import calendar

SITS = ("arbitrator", "recorder", "lawyer")
SERVICE_DAYS = 3
# A hearing leaves the tribunal this long to write and approve its award before the 45 days are over.
TIME_TO_DECIDE = 5
ONE_DAY = timedelta(days=1)


def window_of(organisation: Organisation, since: date, until: date, minutes: int) -> Window:
    """The days, and the first on which the notice still arrives in time: HRG-2 plus the time that service takes (⚙)."""
    days = tuple(since + place * ONE_DAY for place in range((until - since).days + 1))
    allowance = int(setting_at(organisation, "scheduling.service_workdays", today(), SERVICE_DAYS))
    served = due_date(today(), allowance, "working_days")
    kept = (day for day in days if latest_notice_day(organisation, day).due >= served)
    table = calendar()
    return Window(
        days=days,
        workdays=frozenset(day for day in days if table.is_workday(day)),
        earliest=next(kept, until + ONE_DAY),
        minutes=minutes,
        hours=OPEN_HOURS,
    )


def holder_of(room: Room) -> str:
    """A room as a holder of time; a site is none (办案规则 art 67)."""
    return f"{'site' if room.never_taken else 'room'}:{room.pk}"


def plan_cases(rows: Sequence[Arbitration]) -> list[PlanCase]:
    """Each case with its turn, its people and its parties: collective first, then fast, then by the end of the 45 days."""
    files = {row.case_file_id for row in rows}
    people, parties = _people(files), party_keys(files)
    dues = dict(
        TimeLimit.objects.filter(
            proceeding__in=[row.pk for row in rows],
            key="arbitration.award",
            status=TimeLimit.Status.OPEN,
        ).values_list("proceeding", "due")
    )
    return [
        PlanCase(
            key=row.pk,
            turn=(
                not row.case_file.collective,
                row.track != Arbitration.Track.FAST,
                dues.get(row.pk, date.max),
                -row.priority,
            ),
            people=tuple(sorted(people[row.case_file_id])),
            parties=tuple(sorted(parties[row.case_file_id])),
            latest=_latest(dues.get(row.pk)),
        )
        for row in rows
    ]


def _latest(due: date | None) -> date | None:
    return None if due is None else due_date_before(due)


def due_date_before(due: date) -> date:
    """The last day for a hearing before the end of the 45 days."""
    return due - TIME_TO_DECIDE * ONE_DAY


def _people(files: Iterable[int]) -> dict[int, set[str]]:
    """Arbitrators, recorders and lawyers by case file."""
    found: dict[int, set[str]] = defaultdict(set)
    held = Assignment.objects.filter(proceeding__case_file__in=files, role__in=SITS, until=None)
    for file, user in held.values_list("proceeding__case_file", "user"):
        found[file].add(f"user:{user}")
    return found


def taken_in(cases: Sequence[PlanCase], rooms: Sequence[Room], since: date, until: date) -> Taken:
    """What is held already in the window: by rooms and people from the slots, by parties from their other hearings."""
    first = datetime.combine(since, time.min, tzinfo=SHANGHAI)
    after = datetime.combine(until + ONE_DAY, time.min, tzinfo=SHANGHAI)
    people = {person for case in cases for person in case.people}
    taken = Taken(away=_away(people, since, until))
    holders = people | {holder_of(room) for room in rooms}
    slots = HearingSlot.objects.filter(holder__in=holders, starts_at__gte=first, starts_at__lt=after)
    for holder, at in slots.values_list("holder", "starts_at"):
        local = at.astimezone(SHANGHAI)
        taken.take([holder], local.date(), bits(local.time(), 30))
    wanted = {party for case in cases for party in case.parties}
    for hearing, keys in parties_elsewhere(wanted, first, after):
        start, end = hearing.starts_at.astimezone(SHANGHAI), hearing.ends_at
        taken.take(keys, start.date(), bits(start.time(), int((end - start).total_seconds() // 60)))
    return taken


def _away(people: set[str], since: date, until: date) -> dict[str, frozenset[date]]:
    """The days of the window on which each person is on leave."""
    ids = [int(person.removeprefix("user:")) for person in people]
    days: dict[str, set[date]] = defaultdict(set)
    spans = list(
        Absence.objects.filter(user__in=ids, since__lte=until, until__gte=since).values_list(
            "user", "since", "until"
        )
    )
    standing = Membership.objects.filter(
        user__in=ids, active=True, role__in=[Role.ARBITRATOR, Role.CLERK], on_leave_until__gte=since
    )
    spans += [(user, since, last) for user, last in standing.values_list("user", "on_leave_until") if last]
    for user, begin, end in spans:
        day = max(begin, since)
        while day <= min(end, until):
            days[f"user:{user}"].add(day)
            day += ONE_DAY
    return {person: frozenset(away) for person, away in days.items()}
