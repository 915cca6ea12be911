"""Work beside the main course: changes of claims and counter-applications that wait for a decision."""

from django.utils.translation import gettext_noop as _

from casework.models import Role
from casework.services.errands import Errand

A = "arbitration"
ERRANDS = (
    Errand(
        "decide_change",
        Role.CLERK,
        _("decide on the change of claims"),
        (f"{A}.claims.change_requested",),
        (f"{A}.claims.changed", f"{A}.claims.change_refused", f"{A}.case.closed"),
    ),
    Errand(
        "decide_counter",
        Role.CLERK,
        _("decide on the counter-application"),
        (f"{A}.counter_application.received",),
        (f"{A}.counter_application.accepted", f"{A}.counter_application.refused", f"{A}.case.closed"),
        f"{A}.counter_application",
    ),
    Errand(
        "serve_joined",
        Role.CLERK,
        _("serve the joined party"),
        (f"{A}.party.joined",),
        (f"{A}.application.served", f"{A}.notice.combined_served", f"{A}.case.closed"),
        f"{A}.service_of_application",
    ),
)
