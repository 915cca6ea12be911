"""What an arbitration is, and its status."""

from arbitration.models.arbitration import BEFORE_ACCEPTANCE, ENDED, PENDING, Arbitration, State
from arbitration.models.award_draft import AwardDraft
from arbitration.models.roster import RosterImport, RosterRow

__all__ = [
    "BEFORE_ACCEPTANCE",
    "ENDED",
    "PENDING",
    "Arbitration",
    "AwardDraft",
    "RosterImport",
    "RosterRow",
    "State",
]
