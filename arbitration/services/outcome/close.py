"""结案归档: the file is complete."""

from arbitration.models import Arbitration
from arbitration.services.outcome.complete_file import file_gaps
from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act


def close(arbitration: Arbitration, *, actor: Actor, reason: str = "", version: int | None = None) -> Event:
    """Close the file (办案规则 arts 22–24, AWD-20): ten years for an award, five for the rest.

    What the file still lacks doesn't hold the closing up; it is recorded together with the reason to go on.
    """
    with act("arbitration.close", actor=actor, proceeding=arbitration, version=version) as it:
        lacking = file_gaps(it.proceeding)
        it.proceeding.close()
        it.proceeding.closed_on = today()
        awarded = it.proceeding.made_on is not None
        return it.record(
            "arbitration.case.closed",
            data={
                "closed_on": today(),
                "awarded": awarded,
                "other_ending": not awarded,
                "gaps": [gap.words for gap in lacking],
                "reason": reason.strip()[:300],
            },
        )
