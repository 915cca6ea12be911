"""归档."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase, ObjectionState


def close(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """Close the aid file (法律援助法 art 50); not while the bureau still looks into an objection."""
    with act("legalaid.close", actor=actor, proceeding=aid, version=version) as it:
        if it.proceeding.objections.filter(state=ObjectionState.RECEIVED).exists():
            raise RuleRefused(_("The bureau has an objection on this case: wait for its decision."))
        it.proceeding.close()
        it.proceeding.closed_on = today()
        return it.record("legalaid.case.archived")
