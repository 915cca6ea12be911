"""Work beside the main course: a way of service that failed waits for somebody to choose the next."""

from collections.abc import Callable

from django.utils.translation import gettext_noop as _

from casework.models import Event, Proceeding, Role
from casework.services.errands import Errand

FAILED = ("documents.service.failed", "documents.service.refused", "arbitration.public_notice.ended")
GONE_ON = (
    "documents.service.attempted",
    "documents.service.left",
    "documents.service.completed",
    "arbitration.public_notice.published",
    "arbitration.application.served",
    "arbitration.acceptance.served",
    "arbitration.hearing.notified",
    "arbitration.conciliation.served",
    "arbitration.award.served",
    "arbitration.notice.served",
    "arbitration.revocation.notified",
    "arbitration.review.served",
    "arbitration.case.closed",
)
_WHO = (
    ("serve_again", Role.CLERK, (Proceeding.Kind.ARBITRATION, Proceeding.Kind.REVIEW)),
    ("serve_again_mediation", Role.MEDIATOR, (Proceeding.Kind.MEDIATION,)),
    ("serve_again_aid", Role.LEGAL_AID_CLERK, (Proceeding.Kind.LEGAL_AID, Proceeding.Kind.AID_OBJECTION)),
)


def _of(kinds: tuple[str, ...]) -> Callable[[Event], bool]:
    def fits(event: Event) -> bool:
        return event.proceeding is not None and event.proceeding.kind in kinds

    return fits


ERRANDS = tuple(
    Errand(node, role, _("choose the next way of service"), FAILED, GONE_ON, when=_of(kinds))
    for node, role, kinds in _WHO
)
