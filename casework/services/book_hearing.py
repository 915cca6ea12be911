"""Book a room and people for a sitting. Unique half-hour rows refuse a double booking on any database."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from casework.clock import SHANGHAI, now
from casework.errors import BadInput, RuleRefused
from casework.models import Hearing, HearingSlot, Proceeding, Room, User

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
) -> Hearing:
    """Write the hearing and hold its slots. Raises RuleRefused naming the room or person that is not free."""
    _check_times(starts_at, ends_at)
    if room.organisation_id != proceeding.organisation_id:
        raise BadInput({"room": _("This room belongs to another organisation.")})
    hearing = Hearing.objects.create(
        proceeding=proceeding, room=room, starts_at=starts_at, ends_at=ends_at, kind=kind
    )
    _hold(hearing, f"room:{room.pk}", _("Room %(name)s is taken at that time.") % {"name": room.name})
    for person in people:
        _hold(
            hearing, f"user:{person.pk}", _("%(name)s has another hearing at that time.") % {"name": person}
        )
    return hearing


def release_slots(hearing: Hearing) -> None:
    """Give back the room and the people of a hearing that won't take place."""
    HearingSlot.objects.filter(hearing=hearing).delete()


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if starts_at <= now():
        raise BadInput({"starts_at": _("The hearing must be in the future.")})
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise BadInput({"ends_at": _("The end must follow the start, by ten hours at most.")})


def _hold(hearing: Hearing, holder: str, message: str) -> None:
    rows = [HearingSlot(hearing=hearing, holder=holder, starts_at=slot) for slot in _slots(hearing)]
    try:
        with transaction.atomic():
            HearingSlot.objects.bulk_create(rows)
    except IntegrityError as error:
        raise RuleRefused(message) from error


def _slots(hearing: Hearing) -> Iterator[datetime]:
    local = hearing.starts_at.astimezone(SHANGHAI)
    slot = local.replace(minute=local.minute // 30 * 30, second=0, microsecond=0)
    while slot < hearing.ends_at:
        yield slot
        slot += SLOT
