"""旁生待办 of tribunal and hearing: recusal, empty seat and postponement wait for somebody's decision."""

from django.utils.translation import gettext_noop as _

from arbitration.flows.course import COURSE
from casework.models import Role
from casework.services.errands import Errand

A = "arbitration"
OVER = (*COURSE.ends, f"{A}.conciliation.reached", f"{A}.tribunal.dissolved")
ERRANDS = (
    Errand(
        "decide_recusal",
        Role.HEAD,
        _("decide on recusal"),
        (f"{A}.recusal.requested",),
        (f"{A}.recusal.decided", *OVER),
        f"{A}.recusal_decision",
    ),
    Errand(
        "decide_postponement",
        Role.ARBITRATOR,
        _("decide on the postponement"),
        (f"{A}.hearing.postponement_requested",),
        (
            f"{A}.hearing.postponed",
            f"{A}.hearing.postponement_refused",
            f"{A}.hearing.held",
            f"{A}.proceeding.suspended",
            *OVER,
        ),
    ),
    Errand(
        "replace_member",
        Role.CLERK,
        _("replace a member of the tribunal"),
        (f"{A}.recusal.decided",),
        (f"{A}.tribunal.member_replaced", *OVER),
        when=lambda event: bool(event.data.get("granted")),
    ),
)
