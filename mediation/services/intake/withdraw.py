"""撤回调解申请: mediation is voluntary at every moment."""

from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act
from mediation.models import Agreement, Mediation


def withdraw(mediation: Mediation, *, actor: Actor, version: int | None = None) -> Event:
    """Take a withdrawal in (人民调解法 art 23). What has been agreed in part stays agreed; a draft is dropped."""
    with act("mediation.withdraw", actor=actor, proceeding=mediation, version=version) as it:
        row = it.proceeding
        drop_draft(row)
        if row.agreements.filter(state=Agreement.State.SIGNED).exists():
            row.end_rest()
            row.ground, row.ended_on = "withdrawn", today()
            return it.record("mediation.rest.failed", data={"ground": "withdrawn"})
        row.withdraw()
        row.ended_on = row.closed_on = today()
        return it.record("mediation.proceeding.withdrawn")


def drop_draft(row: Mediation) -> None:
    """An agreement that is still being written falls with the talks."""
    for draft in Agreement.objects.filter(mediation=row, state=Agreement.State.DRAFT):
        draft.drop()
        draft.save()
