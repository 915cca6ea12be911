"""请假与外出: who is away when. A hearing is never set on such a day, and leave never hides a hearing that is set."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import SHANGHAI, today
from casework.errors import BadInput, NotPermitted
from casework.models import Absence, Hearing, Membership, Organisation, Role, User

LONGEST = timedelta(days=400)


def lock_people(people: Iterable[User]) -> None:
    """Lock the people's rows in one order: bookings and leave of one person wait for each other."""
    ids = sorted({person.pk for person in people})
    if ids:
        list(User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))


def away_on(people: Iterable[User], day: date) -> set[int]:
    """The ids of those who are on leave on a legal day, by their absences or their membership's leave."""
    ids = [person.pk for person in people]
    spans = Absence.objects.filter(user__in=ids, since__lte=day, until__gte=day)
    standing = Membership.objects.filter(
        user__in=ids,
        active=True,
        role__in=[Role.ARBITRATOR, Role.CLERK, Role.MEDIATOR],
        on_leave_until__gte=day,
    )
    return set(spans.values_list("user", flat=True)) | set(standing.values_list("user", flat=True))


def add_absence(
    user: User, *, actor: Actor, organisation: Organisation, since: date, until: date, note: str = ""
) -> tuple[Absence, list[Hearing]]:
    """Record leave of a member of one's office; returns it with the hearings already set on those days.

    Illness asks nobody: leave is recorded all the same, and whoever records it sees what must be postponed.
    """
    require_head(actor, organisation)
    if not since <= until <= since + LONGEST:
        raise BadInput({"until": _("The last day must follow the first, by four hundred days at most.")})
    if not Membership.objects.filter(user=user, organisation=organisation, active=True).exists():
        raise BadInput({"user": _("Choose a member of this office.")})
    with transaction.atomic():
        lock_people([user])
        absence = Absence.objects.create(
            user=user,
            organisation=organisation,
            since=since,
            until=until,
            note=note.strip()[:80],
            recorded_by=actor.user,
        )
        return absence, hearings_within(user, since, until)


def end_absence(absence: Absence, *, actor: Actor) -> Absence:
    """The person is back: leave that has begun ends yesterday, leave still to come is taken off."""
    require_head(actor, absence.organisation)
    with transaction.atomic():
        lock_people([absence.user])
        if absence.since >= today():
            absence.delete()
        else:
            absence.until = min(absence.until, today() - timedelta(days=1))
            absence.save(update_fields=["until"])
    return absence


def hearings_within(user: User, since: date, until: date) -> list[Hearing]:
    """The hearings of a person that are set on these days."""
    first = datetime.combine(since, time.min, tzinfo=SHANGHAI)
    after = datetime.combine(until + timedelta(days=1), time.min, tzinfo=SHANGHAI)
    held = Hearing.objects.filter(
        slots__holder=f"user:{user.pk}",
        status=Hearing.Status.SET,
        starts_at__gte=first,
        starts_at__lt=after,
    )
    return list(held.select_related("proceeding", "room").distinct().order_by("starts_at", "id"))


def require_head(actor: Actor, organisation: Organisation) -> None:
    """Only the head of the office says who is away and who sits in its pool."""
    held = access.memberships(actor.user) if actor.user is not None and actor.user.is_active else []
    if not any(m.role == Role.HEAD and m.organisation_id == organisation.pk for m in held):
        raise NotPermitted(_("Only the head of the office may do this."))
