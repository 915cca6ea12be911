"""更换仲裁庭成员: another person takes the seat of one who left; the parties get a new notice."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.hearings.pool import tribunal_pool
from arbitration.services.hearings.seats import SITTING, sitting, vacancies
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Assignment, Event, Hearing, Membership, Role, User
from casework.services.act import act
from casework.services.assign import assign
from casework.services.book_hearing import swap_person


def replace_member(
    arbitration: Arbitration,
    *,
    actor: Actor,
    leaving: User,
    coming: User,
    reason: str,
    override_reason: str = "",
    version: int | None = None,
) -> Event:
    """Replace a member or the recorder (办案规则 arts 10–12; 调解仲裁法 arts 31, 33; HRG-4, HRG-11).

    Whoever comes takes the same seat; in a hearing that is set he must be free. His place in the pool is kept in the event.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say why the member is replaced.")})
    with act("arbitration.replace_member", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        role, seat = _seat(row, leaving)
        _check_coming(row, role, leaving, coming)
        pool = tribunal_pool(row, size=1, leaving_out=[one.user_id for one in sitting(row)] + [leaving.pk])
        Assignment.objects.filter(proceeding=row, user=leaving, role=role, until=None).update(until=today())
        assign(row, coming, role, actor=actor, reason=seat, override_reason=override_reason)
        hearing = row.hearings.filter(status=Hearing.Status.SET).first()
        if hearing is not None:
            swap_person(hearing, leaving=leaving, coming=coming)
        for one in vacancies(row):
            if one.about_id == leaving.pk:
                one.data = {**one.data, "replaced": coming.pk}
                one.save(update_fields=["data"])
        return it.record(
            "arbitration.tribunal.member_replaced",
            data={
                "left": leaving.pk,
                "came": coming.pk,
                "role": role,
                "seat": seat,
                "reason": reason.strip(),
                "pool": pool.as_data() if role == Role.ARBITRATOR else {},
                "remaining": len(vacancies(row)),
            },
        )


def _seat(row: Arbitration, leaving: User) -> tuple[str, str]:
    """The role and seat of the person, still held or left by a granted recusal."""
    held = Assignment.objects.filter(proceeding=row, user=leaving, role__in=SITTING, until=None).first()
    if held is not None:
        return held.role, held.reason
    for one in vacancies(row):
        if one.about_id == leaving.pk and one.data.get("roles"):
            role, seat = one.data["roles"][0]
            return role, seat
    raise BadInput({"leaving": _("Choose somebody who sits in this case.")})


def _check_coming(row: Arbitration, role: str, leaving: User, coming: User) -> None:
    if coming.pk == leaving.pk or coming.pk in {one.user_id for one in sitting(row)}:
        raise BadInput({"coming": _("Choose somebody who does not sit in this case yet.")})
    members = Membership.objects.filter(organisation_id=row.organisation_id, user=coming, active=True)
    if role == Role.ARBITRATOR:
        members = members.filter(role=Role.ARBITRATOR)
    if not members.exists():
        raise BadInput({"coming": _("Choose a member of this tribunal's pool.")})
