"""The arbitration's nodes: whose task, in which words, completed by which event, under which limit."""

from django.utils.translation import gettext_noop as _

from arbitration.flows.arbitration_flow import ArbitrationFlow
from casework.models import Role
from casework.services.follow import Course, Node

A = "arbitration"
COURSE = Course(
    flow=ArbitrationFlow,
    nodes={
        "decide_acceptance": Node(
            Role.CLERK,
            _("decide on acceptance"),
            (f"{A}.application.accepted", f"{A}.mediation.agreed", f"{A}.supplement.requested"),
            f"{A}.acceptance",
        ),
        "await_mediation": Node(
            Role.CLERK, _("wait for the mediation"), (f"{A}.mediation.ended",), f"{A}.deferral"
        ),
        "await_supplement": Node(
            Role.CLERK,
            _("wait for the supplement"),
            (f"{A}.supplement.received", f"{A}.application.accepted"),
            f"{A}.supplement_supply",
        ),
        "serve_application": Node(
            Role.CLERK,
            _("serve the application"),
            (f"{A}.application.served",),
            f"{A}.service_of_application",
        ),
        "form_tribunal": Node(
            Role.CLERK, _("form the tribunal"), (f"{A}.tribunal.formed",), f"{A}.tribunal_formation"
        ),
        "set_hearing": Node(Role.CLERK, _("set the hearing"), (f"{A}.hearing.scheduled",), f"{A}.award"),
        "hear": Node(
            Role.ARBITRATOR,
            _("hold the hearing"),
            (f"{A}.hearing.held", f"{A}.hearing.postponed"),
            f"{A}.award",
        ),
        "draft_award": Node(Role.ARBITRATOR, _("draft the award"), (f"{A}.award.drafted",), f"{A}.award"),
        "review_award": Node(
            Role.HEAD, _("review the award"), (f"{A}.award.approved", f"{A}.award.returned"), f"{A}.award"
        ),
        "make_award": Node(Role.ARBITRATOR, _("make the award"), (f"{A}.award.made",), f"{A}.award"),
        "serve_result": Node(
            Role.CLERK,
            _("serve the result"),
            (f"{A}.award.served", f"{A}.conciliation.served"),
        ),
        "note_effect": Node(Role.CLERK, _("note the effect"), (f"{A}.award.effective", f"{A}.suit.filed")),
        "follow_up": Node(
            Role.CLERK,
            _("see to the payment"),
            (f"{A}.performance.recorded", f"{A}.enforcement.referred"),
            f"{A}.enforcement",
        ),
        "close_file": Node(Role.CLERK, _("close the file"), (f"{A}.case.closed",)),
    },
    starts={
        f"{A}.application.received": "start",
        f"{A}.conciliation.reached": "start_with_result",
        f"{A}.transfer.received": "start_accepted",
        f"{A}.tribunal.dissolved": "start_with_tribunal",
        f"{A}.hearing.reopened": "start_with_hearing",
        f"{A}.conciliation.repudiated": "start_with_draft",
    },
    ends=(
        f"{A}.application.refused",
        f"{A}.application.redirected",
        f"{A}.application.withdrawn",
        f"{A}.application.deemed_withdrawn",
        f"{A}.case.terminated",
        f"{A}.case.revoked",
        f"{A}.transfer.sent",
        f"{A}.case.closed",
    ),
)
