"""平台用工事实: noted by the lead of the joint table as far as they are known."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation, PlatformWork

FIELDS = (
    "job", "platform", "contractor", "account", "bond", "since", "orders", "hours_a_day", "rest_days", "pay_rule",
    "penalties", "cover", "injury",
)  # fmt: skip


def set_platform_work(
    mediation: Mediation, *, actor: Actor, facts: Mapping[str, Any], version: int | None = None
) -> Event:
    """Note the facts of platform work (人社厅发〔2024〕4号, MED-14): pay, penalties, rest, occupational injury."""
    unknown = set(facts) - set(FIELDS)
    if unknown:
        raise ValueError(f"no such facts: {sorted(unknown)}")
    if not str(facts.get("platform", "")).strip():
        raise BadInput({"platform": _("Name the platform.")})
    with act("mediation.set_platform_work", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        if not it.case_file.new_employment:
            raise BadInput({"platform": _("This dispute is not marked as one of new forms of employment.")})
        PlatformWork.objects.update_or_create(mediation=it.proceeding, defaults=dict(facts))
        return it.record(
            "mediation.platform_work.noted", data={"job": facts.get("job"), "bond": facts.get("bond")}
        )
