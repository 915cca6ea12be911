"""What a mediation is made of. State moves and side effects live in services."""

from mediation.models.aftermath import CourtStep, Visit
from mediation.models.agreement import AgreedAmount, Agreement, Instalment
from mediation.models.consent import Consent
from mediation.models.field_entry import FieldEntry
from mediation.models.mediation import UNASKED, Channel, Mediation, Source
from mediation.models.platform_work import PlatformWork
from mediation.models.session import Picture, Position, Presence, Session, SessionMediator
from mediation.models.signature import MediationSignature, MediationSigningLink, SignerRole
from mediation.models.states import State
from mediation.models.talk import Note, Offer

__all__ = [
    "UNASKED",
    "AgreedAmount",
    "Agreement",
    "Channel",
    "Consent",
    "CourtStep",
    "FieldEntry",
    "Instalment",
    "Mediation",
    "MediationSignature",
    "MediationSigningLink",
    "Note",
    "Offer",
    "Picture",
    "PlatformWork",
    "Position",
    "Presence",
    "Session",
    "SessionMediator",
    "SignerRole",
    "Source",
    "State",
    "Visit",
]
