"""开庭: date, room and people, with five working days' notice."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.hearings.parties_elsewhere import refuse_parties_elsewhere
from arbitration.services.hearings.seats import require_whole
from casework.actor import Actor
from casework.clock import legal_day, today
from casework.errors import RuleRefused
from casework.models import Assignment, Event, Organisation, Room, User
from casework.services.act import act
from casework.services.book_hearing import book_hearing
from casework.services.settings import overrides_at
from law.limits import LimitResult, compute, limits


def latest_notice_day(organisation: Organisation, day: date) -> LimitResult:
    """The last day on which notice of a hearing on a day may be received (调解仲裁法 art 35, HRG-2, CAL-9)."""
    override = overrides_at(organisation, "arbitration.hearing_notice", day)
    rule = limits()["arbitration.hearing_notice"]
    return compute(rule, day, region=organisation.region, override=override)


def schedule_hearing(
    arbitration: Arbitration,
    *,
    actor: Actor,
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    address: str = "",
    version: int | None = None,
) -> Event:
    """Set the hearing (调解仲裁法 art 35). Refused when notice can no longer reach the parties five working days before it (HRG-2),
    or when a party has another hearing at that time, as in planning.

    `address` is the employer's site where the room is one (办案规则 art 67, COL-6).
    """
    with act("arbitration.schedule_hearing", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        require_whole(row)
        notice = latest_notice_day(row.organisation, legal_day(starts_at))
        if notice.due < today():
            raise RuleRefused(
                _(
                    "The parties must be told five working days before: the notice for that day was due on %(day)s."
                )
                % {"day": notice.due},
                reasons=["调解仲裁法第35条（HRG-2）"],
            )
        row.set_hearing()
        hearing = book_hearing(
            row, room=room, starts_at=starts_at, ends_at=ends_at, people=_people(row), address=address
        )
        refuse_parties_elsewhere(row, starts_at, ends_at)
        return it.record(
            "arbitration.hearing.scheduled",
            data={
                "hearing": hearing.pk,
                "hearing_on": legal_day(starts_at),
                "starts_at": starts_at,
                "room": room.pk,
            },
        )


def _people(row: Arbitration) -> list[User]:
    """Arbitrators, the recorder and the parties' lawyers: none of them sits in two rooms at once."""
    held = Assignment.objects.filter(proceeding__case_file=row.case_file, until=None)
    wanted = held.filter(role__in=["arbitrator", "recorder", "lawyer"]).values("user")
    return list(User.objects.filter(pk__in=wanted).order_by("pk"))
