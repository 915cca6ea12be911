"""调解笔录: who came, what each side said and offered."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation


def hold_session(
    mediation: Mediation, *, actor: Actor, record: Mapping[str, Any], version: int | None = None
) -> Event:
    """Record a session (人民调解法 arts 22, 27; 令17 art 24). Offers stay inside the mediation."""
    if not str(record.get("present", "")).strip():
        raise BadInput({"present": _("Say who was present.")})
    with act("mediation.hold_session", actor=actor, proceeding=mediation, version=version) as it:
        it.proceeding.hold_session()
        it.proceeding.session = dict(record)
        return it.record("mediation.session.held")
