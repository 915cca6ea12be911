"""Who may do which act in an arbitration: one line each, with its article and the states it is offered in."""

from arbitration.acts import (
    awards,
    clock,
    decisions,
    evidence,
    filing,
    hearings,
    outcome,
    parties,
    record,
    review,
)
from arbitration.acts.groups import in_groups

ACTS = tuple(
    in_groups(
        (
            *filing.ACTS,
            *hearings.ACTS,
            *record.ACTS,
            *evidence.ACTS,
            *clock.ACTS,
            *awards.ACTS,
            *parties.ACTS,
            *outcome.ACTS,
            *decisions.ACTS,
            *review.ACTS,
        )
    )
)
