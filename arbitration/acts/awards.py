"""Conciliation and award."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import HEAD, TRIBUNAL, arbitration_act
from arbitration.models import PENDING, State

ACTS = (
    arbitration_act(
        "submit_award", _("submit the award draft"), TRIBUNAL, "调解仲裁法第43条", (State.HEARD,)
    ),
    arbitration_act(
        "conciliate",
        _("record a conciliation"),
        TRIBUNAL,
        "调解仲裁法第42条",
        (*PENDING, State.DRAFTED, State.APPROVED),
    ),
    arbitration_act("return_award", _("return the draft"), HEAD, "组织规则第13条", (State.DRAFTED,)),
    arbitration_act("approve_award", _("approve the award"), HEAD, "办案规则第53条", (State.DRAFTED,)),
    arbitration_act("make_award", _("make the award"), TRIBUNAL, "调解仲裁法第46条", (State.APPROVED,)),
)
