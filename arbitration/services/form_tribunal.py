"""组庭: one arbitrator or three, and a recorder who is none of them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Membership, Role, User
from casework.services.act import act
from casework.services.assign import assign


def form_tribunal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    arbitrators: Sequence[User],
    recorder: User,
    sole_reason: str = "",
    override_reason: str = "",
    version: int | None = None,
) -> Event:
    """Form the tribunal (调解仲裁法 arts 31, 32; 组织规则 arts 13–15; HRG-1, HRG-9…11), the first named presides."""
    _check_people(arbitration, arbitrators, recorder)
    with act("arbitration.form_tribunal", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        if len(arbitrators) == 1 and row.case_file.collective and not sole_reason.strip():
            raise RuleRefused(
                _(
                    "Ten or more workers need three arbitrators, unless the case meets article 56 and you say why."
                ),
                reasons=["组织规则第13条", "办案规则第56条、第62条"],
            )
        row.form_tribunal()
        row.formed_on = today()
        for place, person in enumerate(arbitrators):
            role = "presiding" if place == 0 and len(arbitrators) == 3 else "arbitrator"
            assign(row, person, Role.ARBITRATOR, actor=actor, reason=role, override_reason=override_reason)
        assign(row, recorder, "recorder", actor=actor, override_reason=override_reason)
        return it.record(
            "arbitration.tribunal.formed",
            data={
                "arbitrators": [person.pk for person in arbitrators],
                "recorder": recorder.pk,
                "composition": "sole" if len(arbitrators) == 1 else "three",
                "sole_reason": sole_reason,
            },
        )


def _check_people(arbitration: Arbitration, arbitrators: Sequence[User], recorder: User) -> None:
    if len(arbitrators) not in (1, 3) or len({person.pk for person in arbitrators}) != len(arbitrators):
        raise BadInput({"arbitrators": _("Choose one arbitrator or three different ones.")})
    if recorder.pk in {person.pk for person in arbitrators}:
        raise BadInput({"recorder": _("The recorder may not be an arbitrator of the same tribunal.")})
    pool = Membership.objects.filter(organisation_id=arbitration.organisation_id, active=True)
    held = set(pool.filter(role=Role.ARBITRATOR).values_list("user", flat=True))
    if not {person.pk for person in arbitrators} <= held:
        raise BadInput({"arbitrators": _("Choose arbitrators of this tribunal.")})
    if not pool.filter(user=recorder).exists():
        raise BadInput({"recorder": _("Choose a recorder of this tribunal.")})
