"""撤回申请: the applicant takes the application back and may file it again (HRG-6)."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act


def withdraw(
    arbitration: Arbitration,
    *,
    actor: Actor,
    reason: str = "",
    settled: str = "",
    interview: str = "",
    version: int | None = None,
) -> Event:
    """Take a withdrawal in (办案规则 art 35, HRG-6): the same claim may be filed again.

    `settled` says whether it follows a settlement out of court and if that was performed; `interview` is what the
    applicant answered when asked for his true will (papers A39).
    """
    with act("arbitration.withdraw", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.withdraw()
        it.proceeding.closed_on = today()
        return it.record(
            "arbitration.application.withdrawn",
            data={"settled": settled, "interviewed": bool(interview.strip())},
            private={"reason": reason, "interview": interview.strip()},
        )
