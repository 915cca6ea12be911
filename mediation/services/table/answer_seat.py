"""应邀: an invited body takes its seat with a delegate, or declines with its reason."""

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event, Membership, Seat, User
from casework.services.act import act
from mediation.models import Mediation


def answer_seat(
    mediation: Mediation,
    *,
    actor: Actor,
    accepts: bool,
    delegate: User | None = None,
    reason: str = "",
    version: int | None = None,
) -> Event:
    """Take the seat or decline it (人社厅发〔2024〕4号, MED-14). The seat is the body's; the delegate speaks for it."""
    if not accepts and not reason.strip():
        raise BadInput({"reason": _("Say why your body doesn't take part.")})
    with act("mediation.answer_seat", actor=actor, proceeding=mediation, version=version) as it:
        seat = _waiting(it.proceeding, actor)
        seat.answered_on, seat.answer = today(), reason.strip()[:300]
        if accepts:
            seat.delegate = _delegate(seat, delegate or actor.user)
            seat.accept()
        else:
            seat.decline()
        seat.save()
        name = "mediation.table.joined" if accepts else "mediation.table.declined"
        return it.record(
            name,
            data={"seat": seat.pk, "body": seat.organisation_id, "open": _open_invitations(it.proceeding)},
        )


def _waiting(row: Mediation, actor: Actor) -> Seat:
    assert actor.user is not None
    mine = [held.organisation_id for held in access.memberships(actor.user)]
    seats = Seat.objects.select_for_update().filter(
        proceeding=row.pk, organisation__in=mine, state=Seat.State.INVITED
    )
    seat: Seat | None = seats.first()
    if seat is None:
        raise NotNow(_("No invitation waits for your answer."))
    return seat


def _delegate(seat: Seat, user: User | None) -> User:
    found = Membership.objects.filter(user=user, organisation=seat.organisation_id, active=True)
    if user is None or not found.exists():
        raise BadInput({"delegate": _("Choose a person of your own body.")})
    return user


def _open_invitations(row: Mediation) -> int:
    return Seat.objects.filter(proceeding=row.pk, state=Seat.State.INVITED).count()
