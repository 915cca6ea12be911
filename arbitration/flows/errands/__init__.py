"""Work beside the main course, one file a room; a new file is one line here."""

from arbitration.flows.errands import decisions, evidence, filing, hearing, party, review

ERRANDS = (
    *decisions.ERRANDS,
    *evidence.ERRANDS,
    *filing.ERRANDS,
    *hearing.ERRANDS,
    *party.ERRANDS,
    *review.ERRANDS,
)
