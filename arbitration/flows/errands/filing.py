"""Work beside the main course in receipt and acceptance: pre-applications, promises, objections, transfers, revocation."""

from django.utils.translation import gettext_noop as _

from casework.models import Event, Role
from casework.services.errands import Errand

A = "arbitration"


def _belongs_elsewhere(event: Event) -> bool:
    """The common superior has designated another commission than the one that has the case."""
    designated = event.data.get("commission") if event.name == f"{A}.transfer.designated" else None
    return designated is not None and designated != event.organisation_id


ENDED = (
    f"{A}.application.withdrawn",
    f"{A}.application.deemed_withdrawn",
    f"{A}.case.terminated",
    f"{A}.case.revoked",
    f"{A}.transfer.sent",
    f"{A}.case.closed",
)
ERRANDS = (
    Errand(
        "confirm_receipt",
        Role.CLERK,
        _("confirm the receipt of a pre-application"),
        (f"{A}.application.pre_applied",),
        (f"{A}.application.received", *ENDED),
    ),
    Errand(
        "follow_promise",
        Role.CLERK,
        _("follow up the promised papers"),
        (f"{A}.application.accepted", f"{A}.transfer.received"),
        (f"{A}.promise.fulfilled", f"{A}.hearing.held", *ENDED),
        limit=f"{A}.promise_supply",
        when=lambda event: bool(event.data.get("promised")),
    ),
    Errand(
        "decide_jurisdiction",
        Role.CLERK,
        _("decide the jurisdiction objection"),
        (f"{A}.jurisdiction_objection.received",),
        (f"{A}.jurisdiction_objection.decided", *ENDED),
        when=lambda event: bool(event.data.get("in_time")),
    ),
    Errand(
        "transfer_case",
        Role.CLERK,
        _("transfer the case to the competent commission"),
        (f"{A}.jurisdiction_objection.decided", f"{A}.transfer.designated"),
        ENDED,
        when=lambda event: bool(event.data.get("granted")) or _belongs_elsewhere(event),
    ),
    Errand(
        "await_designation",
        Role.CLERK,
        _("follow up the designation by the superior"),
        (f"{A}.transfer.disputed",),
        (f"{A}.transfer.designated", *ENDED),
    ),
    Errand(
        "serve_revocation",
        Role.CLERK,
        _("serve the revocation"),
        (f"{A}.case.revoked",),
        (f"{A}.revocation.notified", f"{A}.case.closed"),
        limit=f"{A}.revocation_notice",
    ),
)
