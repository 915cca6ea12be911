"""法律援助: one application for aid and what comes of it; the means stand in a table of their own."""

from legalaid.models.assignment import AidAssignment, AidTeam, Provider
from legalaid.models.auxiliary import AuxiliaryAid
from legalaid.models.closing import ClientRating, QualityAssessment, ReturnVisit
from legalaid.models.conduct import AidRequest, ConductNote, Expense
from legalaid.models.legal_aid_case import LegalAidCase, State
from legalaid.models.means import AidMaterial, MeansStatement
from legalaid.models.objection import AidObjection, CostRecovery, ObjectionState
from legalaid.models.subsidy import Subsidy, SubsidyBatch

__all__ = [
    "AidAssignment",
    "AidMaterial",
    "AidObjection",
    "AidRequest",
    "AidTeam",
    "AuxiliaryAid",
    "ClientRating",
    "ConductNote",
    "CostRecovery",
    "Expense",
    "LegalAidCase",
    "MeansStatement",
    "ObjectionState",
    "Provider",
    "QualityAssessment",
    "ReturnVisit",
    "State",
    "Subsidy",
    "SubsidyBatch",
]
