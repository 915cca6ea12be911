"""指派与更换调解员: always with the reason why this one."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Assignment, Event, Membership, Role, User, WorkItem
from casework.services.act import act
from casework.services.assign import assign, release
from casework.services.book_hearing import swap_person
from mediation.models import Mediation, Session


def assign_mediator(
    mediation: Mediation,
    *,
    actor: Actor,
    mediator: User,
    reason: str,
    override_reason: str = "",
    version: int | None = None,
) -> Event:
    """Put a mediator on the case, or another in his place (人民调解法 art 19; 令17 art 23): the parties may choose or object.

    Conflicts are checked across bodies; sittings that are set go over to the new one, or the act is refused by name.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say why this mediator.")})
    with act("mediation.assign_mediator", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        _require_member(row, mediator)
        leaving = row.handler
        if leaving == mediator and _holds(row, mediator):
            raise BadInput({"mediator": _("This mediator has the case already.")})
        release(row, Role.MEDIATOR)
        assign(
            row, mediator, Role.MEDIATOR, actor=actor, reason=reason.strip(), override_reason=override_reason
        )
        row.handler = mediator
        _hand_over(row, leaving, mediator)
        name = "mediation.mediator.replaced" if leaving else "mediation.mediator.assigned"
        return it.record(
            name,
            data={"mediator": mediator.pk, "leaving": leaving.pk if leaving else None},
            private={"reason": reason.strip()},
        )


def _require_member(row: Mediation, mediator: User) -> None:
    held = Membership.objects.filter(
        user=mediator, organisation=row.organisation_id, role=Role.MEDIATOR, active=True
    )
    if not held.exists():
        raise RuleRefused(_("Choose a mediator of this body."), reasons=["人民调解法第十九条"])


def _holds(row: Mediation, mediator: User) -> bool:
    return Assignment.objects.filter(proceeding=row, user=mediator, role=Role.MEDIATOR, until=None).exists()


def _hand_over(row: Mediation, leaving: User | None, coming: User) -> None:
    """The open work and the sittings that are set go with the case."""
    WorkItem.objects.filter(proceeding=row, role=Role.MEDIATOR, done_at=None).update(person=coming)
    if leaving is None or leaving == coming:
        return
    waiting = Session.objects.filter(mediation=row, status=Session.Status.SET, hearing__isnull=False)
    for session in waiting.select_related("hearing"):
        assert session.hearing is not None
        swap_person(session.hearing, leaving=leaving, coming=coming)
