"""Work beside the main course: side decisions, preliminary execution, corrections, missed instalments, rulings."""

from django.utils.translation import gettext_noop as _

from arbitration.flows.course import COURSE
from casework.models import Role
from casework.services.errands import Errand

A = "arbitration"
SIDE = f"{A}.side_decision"
PARTIAL = f"{A}.partial_award"
MADE = (
    f"{PARTIAL}.made",
    f"{A}.preliminary_execution.ordered",
    f"{A}.award.corrected",
    f"{A}.supplementary_award.made",
)
ERRANDS = (
    Errand(
        "approve_side_decision",
        Role.HEAD,
        _("approve or return a side decision"),
        (f"{SIDE}.drafted", f"{PARTIAL}.drafted"),
        (f"{SIDE}.approved", f"{PARTIAL}.approved", f"{SIDE}.returned", f"{PARTIAL}.returned", *COURSE.ends),
    ),
    Errand(
        "redraft_side_decision",
        Role.ARBITRATOR,
        _("change the side decision that was returned"),
        (f"{SIDE}.returned", f"{PARTIAL}.returned"),
        (f"{SIDE}.drafted", f"{PARTIAL}.drafted", *COURSE.ends),
    ),
    Errand(
        "make_side_decision",
        Role.ARBITRATOR,
        _("make the side decision"),
        (f"{SIDE}.approved", f"{PARTIAL}.approved"),
        (*MADE, *COURSE.ends),
    ),
    Errand(
        "decide_preliminary_execution",
        Role.ARBITRATOR,
        _("decide on preliminary execution"),
        (f"{A}.preliminary_execution.requested",),
        (
            f"{A}.preliminary_execution.ordered",
            f"{A}.preliminary_execution.refused",
            f"{A}.award.made",
            f"{A}.conciliation.reached",
            *COURSE.ends,
        ),
        f"{A}.preliminary_execution_decision",
    ),
    Errand(
        "send_preliminary_execution",
        Role.CLERK,
        _("send the preliminary execution to the court"),
        (f"{A}.preliminary_execution.ordered",),
        (f"{A}.preliminary_execution.sent", *COURSE.ends),
    ),
    Errand(
        "conciliate_rest",
        Role.ARBITRATOR,
        _("conciliate what is left after the partial award"),
        (f"{PARTIAL}.made", f"{A}.partial_conciliation.reached"),
        (f"{A}.hearing.held", f"{A}.award.drafted", f"{A}.conciliation.reached", *COURSE.ends),
    ),
    Errand(
        "correct_award",
        Role.ARBITRATOR,
        _("put the award right"),
        (f"{A}.award.error_found",),
        (f"{A}.award.corrected", f"{A}.supplementary_award.made", *COURSE.ends),
        f"{A}.correction",
    ),
    Errand(
        "follow_missed_instalment",
        Role.CLERK,
        _("ask about the missed instalment"),
        (f"{A}.instalment.missed",),
        (f"{A}.instalment.paid", f"{A}.instalment.planned", f"{A}.enforcement.referred", *COURSE.ends),
    ),
    Errand(
        "note_other_ruling",
        Role.CLERK,
        _("note when the other party received the ruling"),
        (f"{A}.set_aside.ruled",),
        (f"{A}.suit.filed", *COURSE.ends),
        when=lambda event: bool(event.data.get("granted")),
    ),
)
