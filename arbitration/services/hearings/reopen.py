"""再次开庭: after a hearing, another one is needed before the award."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act


def reopen(arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Order a further hearing (调解仲裁法 arts 38, 43; 办案规则 art 43). The 45 days run on."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why another hearing is needed.")})
    with act("arbitration.reopen", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.need_another_hearing()
        return it.record("arbitration.hearing.reopened", data={"reason": reason.strip()})
