"""What the kernel's things are. State moves and side effects live in services."""

from casework.models.case_file import CaseAccessCode, CaseFile, Counter, Reading
from casework.models.event import AppendOnly, Event
from casework.models.evidence import ElementFinding, ElementStatement, Evidence
from casework.models.exchange import ConflictFinding, Notice, OutboxMessage, Referral
from casework.models.hearing import Hearing, HearingSlot, Room
from casework.models.organisation import Membership, Organisation, OrganisationSetting, Role, User
from casework.models.party import Claim, Party, Representation
from casework.models.proceeding import Assignment, Proceeding, WorkItem
from casework.models.time_limit import Extension, Pause, Rung, TimeLimit

__all__ = [
    "AppendOnly",
    "Assignment",
    "CaseAccessCode",
    "CaseFile",
    "Claim",
    "ConflictFinding",
    "Counter",
    "ElementFinding",
    "ElementStatement",
    "Event",
    "Evidence",
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
    "TimeLimit",
    "User",
    "WorkItem",
]
