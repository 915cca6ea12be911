"""Book a room and people for a sitting. Unique half-hour rows refuse a double booking on any database."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from casework.clock import SHANGHAI, legal_day, now
from casework.errors import BadInput, RuleRefused
from casework.models import Hearing, HearingSlot, Proceeding, Room, User
from casework.services.absences import away_on, lock_people

SLOT = timedelta(minutes=30)
LONGEST = timedelta(hours=10)


def book_hearing(
    proceeding: Proceeding,
    *,
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    people: Iterable[User] = (),
    kind: str = "hearing",
    address: str = "",
) -> Hearing:
    """Write the hearing and hold its slots. Raises RuleRefused naming the room or person that is not free.

    The people's rows are locked, so that nobody is put on leave between the question and the booking.
    """
    _check_times(starts_at, ends_at)
    if room.organisation_id != proceeding.organisation_id:
        raise BadInput({"room": _("This room belongs to another organisation.")})
    if room.is_site and not address.strip():
        raise BadInput({"address": _("Say where at the employer's site the hearing is held.")})
    people = list(people)
    with transaction.atomic():
        lock_people(people)
        _refuse_absent(people, starts_at)
        hearing = Hearing.objects.create(
            proceeding=proceeding,
            room=room,
            starts_at=starts_at,
            ends_at=ends_at,
            kind=kind,
            address=address.strip() if room.is_site else "",
            changed_at=now(),
        )
        if not room.never_taken:
            _hold(hearing, f"room:{room.pk}", _("Room %(name)s is taken at that time.") % {"name": room.name})
        for person in people:
            hold_person(hearing, person)
    return hearing


def release_slots(hearing: Hearing) -> None:
    """Give back the room and the people of a hearing that won't take place."""
    HearingSlot.objects.filter(hearing=hearing).delete()


def call_off(hearing: Hearing) -> None:
    """The hearing won't take place as set: its slots are given back, and calendars show it as cancelled."""
    release_slots(hearing)
    hearing.status, hearing.changed_at = Hearing.Status.POSTPONED, now()
    hearing.save(update_fields=["status", "changed_at"])


def swap_person(hearing: Hearing, *, leaving: User, coming: User) -> None:
    """Another person sits in a hearing that is set. Raises RuleRefused when he is away or sits elsewhere then."""
    lock_people([coming])
    _refuse_absent([coming], hearing.starts_at)
    HearingSlot.objects.filter(hearing=hearing, holder=f"user:{leaving.pk}").delete()
    hold_person(hearing, coming)


def hold_person(hearing: Hearing, person: User) -> None:
    """Hold the half hours of a hearing for one person."""
    message = _("%(name)s has another hearing at that time.") % {"name": person}
    _hold(hearing, f"user:{person.pk}", message)


def _refuse_absent(people: list[User], starts_at: datetime) -> None:
    away = away_on(people, legal_day(starts_at))
    if away:
        names = "、".join(str(person) for person in people if person.pk in away)
        raise RuleRefused(_("%(name)s is on leave on that day.") % {"name": names})


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if starts_at <= now():
        raise BadInput({"starts_at": _("The hearing must be in the future.")})
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise BadInput({"ends_at": _("The end must follow the start, by ten hours at most.")})


def _hold(hearing: Hearing, holder: str, message: str) -> None:
    slots = half_hours(hearing.starts_at, hearing.ends_at)
    rows = [HearingSlot(hearing=hearing, holder=holder, starts_at=slot) for slot in slots]
    try:
        with transaction.atomic():
            HearingSlot.objects.bulk_create(rows)
    except IntegrityError as error:
        raise RuleRefused(message) from error


def half_hours(starts_at: datetime, ends_at: datetime) -> Iterator[datetime]:
    """The half hours that a stretch of time touches."""
    local = starts_at.astimezone(SHANGHAI)
    slot = local.replace(minute=local.minute // 30 * 30, second=0, microsecond=0)
    while slot < ends_at:
        yield slot
        slot += SLOT
