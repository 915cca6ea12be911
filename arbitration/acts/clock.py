"""The clock of the 45 days."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import CLERK, HEAD, TRIBUNAL, arbitration_act
from arbitration.models import PENDING, State
from casework.registry import RESPONDENT, Grant

ACTS = (
    arbitration_act("suspend", _("suspend"), HEAD, "办案规则第47条", PENDING),
    arbitration_act("resume", _("resume"), (*CLERK, *HEAD), "办案规则第47条", (State.SUSPENDED,)),
    arbitration_act("extend_award", _("extend the award limit"), HEAD, "调解仲裁法第43条", PENDING),
    arbitration_act(
        "convert_track", _("change the procedure"), (*TRIBUNAL, *HEAD), "办案规则第61条", PENDING
    ),
    arbitration_act(
        "shorten_answer",
        _("take a consent to a shorter answer period"),
        (*CLERK, Grant("party", RESPONDENT)),
        "办案规则第58条",
        (State.ACCEPTED, State.SERVED, State.TRIBUNAL_FORMED),
    ),
)
