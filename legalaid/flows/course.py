"""The legal-aid case's nodes."""

from django.utils.translation import gettext_noop as _

from casework.models import Role
from casework.services.follow import Course, Node
from legalaid.flows.legal_aid_flow import LegalAidFlow

L = "legalaid"
REPLACED = f"{L}.provider.replaced"
COURSE = Course(
    flow=LegalAidFlow,
    nodes={
        "decide": Node(
            Role.LEGAL_AID_CLERK,
            _("decide on the aid"),
            (f"{L}.aid.granted", f"{L}.aid.refused", f"{L}.supplement.requested", f"{L}.urgent_aid.provided"),
            f"{L}.decision",
        ),
        "await_supplement": Node(
            Role.LEGAL_AID_CLERK,
            _("wait for the supplement"),
            (
                f"{L}.supplement.received",
                f"{L}.aid.granted",
                f"{L}.aid.refused",
                f"{L}.urgent_aid.provided",
            ),
            f"{L}.supplement_supply",
        ),
        "assign_lawyer": Node(
            Role.LEGAL_AID_CLERK, _("assign a lawyer"), (f"{L}.provider.assigned",), f"{L}.assignment"
        ),
        "answer_assignment": Node(
            Role.LAWYER,
            _("answer the assignment"),
            (f"{L}.provider.accepted", f"{L}.provider.declined", f"{L}.offer.lapsed", REPLACED),
            f"{L}.mandate",
        ),
        "sign_mandate": Node(
            Role.LAWYER, _("sign the mandate"), (f"{L}.mandate.signed", REPLACED), f"{L}.mandate"
        ),
        "conduct": Node(
            Role.LAWYER, _("conduct the case"), (f"{L}.case.concluded", REPLACED), f"{L}.stillness"
        ),
        "file_report": Node(
            Role.LAWYER, _("file the closing papers"), (f"{L}.case.reported",), f"{L}.closing_report"
        ),
        "review_report": Node(
            Role.LEGAL_AID_CLERK,
            _("check the closing papers"),
            (f"{L}.case.reviewed", f"{L}.closing.returned"),
            f"{L}.closing_review",
        ),
        "close_file": Node(
            Role.LEGAL_AID_CLERK, _("close the file"), (f"{L}.case.archived",), f"{L}.closing_review"
        ),
    },
    starts={
        f"{L}.application.received": "start",
        f"{L}.aid.reopened": "start",
        f"{L}.aid.restored": "restore",
    },
    ends=(
        f"{L}.application.withdrawn",
        f"{L}.application.forwarded",
        f"{L}.aid.terminated",
        f"{L}.case.archived",
    ),
)
