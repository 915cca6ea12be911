"""What the kernel's things are. State moves and side effects live in services."""

from casework.models.absence import Absence
from casework.models.calendar_feed import CalendarFeed
from casework.models.case_file import CaseAccessCode, CaseFile, Counter, Reading
from casework.models.event import AppendOnly, Event
from casework.models.evidence import ElementFinding, ElementStatement, Evidence, EvidenceOpinion
from casework.models.exchange import ConflictFinding, Notice, OutboxMessage, Referral
from casework.models.hearing import Hearing, HearingSlot, Room
from casework.models.organisation import Membership, Organisation, OrganisationSetting, Role, User
from casework.models.party import Claim, Party, Representation
from casework.models.proceeding import Assignment, Proceeding, WorkItem
from casework.models.seat import Seat
from casework.models.signature import Signature, SigningLink
from casework.models.time_limit import Extension, Pause, Rung, TimeLimit

__all__ = [
    "Absence",
    "AppendOnly",
    "Assignment",
    "CalendarFeed",
    "CaseAccessCode",
    "CaseFile",
    "Claim",
    "ConflictFinding",
    "Counter",
    "ElementFinding",
    "ElementStatement",
    "Event",
    "Evidence",
    "EvidenceOpinion",
    "Extension",
    "Hearing",
    "HearingSlot",
    "Membership",
    "Notice",
    "Organisation",
    "OrganisationSetting",
    "OutboxMessage",
    "Party",
    "Pause",
    "Proceeding",
    "Reading",
    "Referral",
    "Representation",
    "Role",
    "Room",
    "Rung",
    "Seat",
    "Signature",
    "SigningLink",
    "TimeLimit",
    "User",
    "WorkItem",
]
