"""集中排期的提案: a run with one row a case, its place or the constraints that left none. Nothing is set yet."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, ScheduleRow, ScheduleRun, State
from arbitration.rules.hearing_plan import NAMES, Place, plan
from arbitration.services.scheduling.planning_facts import holder_of, plan_cases, taken_in, window_of
from casework import access
from casework.actor import Actor
from casework.clock import SHANGHAI, now, today
from casework.errors import BadInput, NotPermitted
from casework.models import Organisation, Role, Room, User

MOST_CASES, MOST_DAYS = 500, 62


def propose_schedule(
    *,
    actor: Actor,
    organisation: Organisation,
    cases: Sequence[int],
    rooms: Sequence[Room],
    since: date,
    until: date,
    minutes: int,
) -> ScheduleRun:
    """Plan hearings for many cases (调解仲裁法 art 35; HRG-2): rooms, people, leave, parties, notice, hours; in order of urgency.

    The same cases, rooms and calendar give the same plan. A person confirms it before anything is set.
    """
    require_clerk(actor, organisation)
    _check(since, until, minutes, cases, rooms, organisation)
    assert actor.user is not None
    rows = list(waiting_cases(organisation, actor.user).filter(pk__in=cases).select_related("case_file"))
    if not rows:
        raise BadInput({"cases": _("Choose cases whose tribunal is formed and whose hearing isn't set.")})
    wanted = plan_cases(rows)
    by_holder = {holder_of(room): room for room in rooms}
    places = plan(
        wanted,
        list(by_holder),
        window_of(organisation, since, until, minutes),
        taken_in(wanted, rooms, since, until),
    )
    with transaction.atomic():
        run = ScheduleRun.objects.create(
            organisation=organisation,
            made_by=actor.user,
            made_at=now(),
            since=since,
            until=until,
            minutes=minutes,
        )
        run.rooms.set(rooms)
        ScheduleRow.objects.bulk_create(
            _row(run, number, place, by_holder) for number, place in enumerate(places, start=1)
        )
    return run


def waiting_cases(organisation: Organisation, user: User) -> QuerySet[Arbitration]:
    """The cases of the office that wait for their hearing, as far as this person sees them."""
    return Arbitration.objects.filter(
        pk__in=access.visible_proceedings(user).filter(organisation=organisation).values("pk"),
        state=State.TRIBUNAL_FORMED,
    ).order_by("next_due", "pk")


def require_clerk(actor: Actor, organisation: Organisation) -> None:
    """Hearings of an office are set by its clerks."""
    held = access.memberships(actor.user) if actor.user is not None and actor.user.is_active else []
    if not any(m.role == Role.CLERK and m.organisation_id == organisation.pk for m in held):
        raise NotPermitted(_("Only a clerk of the office may set its hearings."))


def _check(
    since: date,
    until: date,
    minutes: int,
    cases: Sequence[int],
    rooms: Sequence[Room],
    organisation: Organisation,
) -> None:
    if not today() < since <= until or (until - since).days >= MOST_DAYS:
        raise BadInput({"until": _("The days must lie ahead, and be two months at most.")})
    if not 30 <= minutes <= 540:
        raise BadInput({"minutes": _("A hearing takes between half an hour and nine hours.")})
    if not 0 < len(cases) <= MOST_CASES:
        raise BadInput({"cases": _("Choose between one and five hundred cases.")})
    fitting = [room for room in rooms if room.organisation_id == organisation.pk and not room.never_taken]
    if not rooms or len(fitting) != len(rooms):
        raise BadInput({"rooms": _("Choose rooms of this office.")})


def _row(run: ScheduleRun, number: int, place: Place, rooms: dict[str, Room]) -> ScheduleRow:
    row = ScheduleRow(run=run, arbitration_id=place.case.key, place=number)
    if place.day is None or place.begins is None:
        row.status = ScheduleRow.Status.REFUSED
        row.reasons = [
            {"code": str(code), "text": NAMES[code], "count": count} for code, count in place.constraints
        ]
        return row
    row.status = ScheduleRow.Status.PROPOSED
    row.room = rooms[place.room]
    row.starts_at = datetime.combine(place.day, place.begins, tzinfo=SHANGHAI)
    if place.late:
        row.reasons = [
            {"code": "late", "text": "离审理期限届满不足五日（调解仲裁法第四十三条，CLK-0）", "count": 1}
        ]
    return row
