"""What an arbitration is, and its status."""

from arbitration.models.arbitration import Arbitration
from arbitration.models.award_draft import AwardDraft
from arbitration.models.claim_change import ClaimChange
from arbitration.models.court_matter import CourtMatter
from arbitration.models.deliberation import Deliberation
from arbitration.models.instalment import Instalment
from arbitration.models.investigation import Investigation
from arbitration.models.party_request import PartyRequest
from arbitration.models.review import AgreementReview, ReviewState
from arbitration.models.roster import RosterImport, RosterRow
from arbitration.models.schedule_run import ScheduleRow, ScheduleRun
from arbitration.models.side_decision import SideDecision
from arbitration.models.states import BEFORE_ACCEPTANCE, ENDED, PENDING, State
from arbitration.models.worker_effect import WorkerEffect

__all__ = [
    "BEFORE_ACCEPTANCE",
    "ENDED",
    "PENDING",
    "AgreementReview",
    "Arbitration",
    "AwardDraft",
    "ClaimChange",
    "CourtMatter",
    "Deliberation",
    "Instalment",
    "Investigation",
    "PartyRequest",
    "ReviewState",
    "RosterImport",
    "RosterRow",
    "ScheduleRow",
    "ScheduleRun",
    "SideDecision",
    "State",
    "WorkerEffect",
]
