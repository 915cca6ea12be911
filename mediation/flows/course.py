"""The mediation's nodes."""

from django.utils.translation import gettext_noop as _

from casework.models import Role
from casework.services.follow import Course, Node
from mediation.flows.mediation_flow import MediationFlow

M = "mediation"
COURSE = Course(
    flow=MediationFlow,
    nodes={
        "decide_acceptance": Node(
            Role.MEDIATOR, _("decide on acceptance"), (f"{M}.application.accepted",), f"{M}.acceptance"
        ),
        "mediate": Node(
            Role.MEDIATOR,
            _("mediate"),
            (f"{M}.session.held", f"{M}.agreement.signed", f"{M}.rest.failed"),
            f"{M}.duty",
        ),
        "follow_performance": Node(
            Role.MEDIATOR,
            _("see to the performance"),
            (f"{M}.agreement.performed", f"{M}.agreement.defaulted"),
            f"{M}.review_application",
        ),
        "close_file": Node(Role.MEDIATOR, _("close the file"), (f"{M}.case.closed",)),
    },
    starts={f"{M}.application.received": "start"},
    ends=(
        f"{M}.application.not_accepted",
        f"{M}.application.transferred",
        f"{M}.proceeding.failed",
        f"{M}.proceeding.expired",
        f"{M}.proceeding.withdrawn",
        f"{M}.case.closed",
    ),
)
