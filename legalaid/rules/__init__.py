"""Legal aid's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from legalaid.rules import (
    auxiliary_aid,
    legal_aid_exemption,
    means,
    next_stage,
    scope,
    subsidy,
    termination,
    urgent_aid,
)

QUESTIONS = {
    "legal_aid_scope": scope.QUESTION,
    "legal_aid_exemption": legal_aid_exemption.QUESTION,
    "legal_aid_means": means.QUESTION,
    "legal_aid_urgent": urgent_aid.QUESTION,
    "legal_aid_termination": termination.QUESTION,
    "legal_aid_subsidy": subsidy.QUESTION,
    "legal_aid_next_stage": next_stage.QUESTION,
    "legal_aid_auxiliary": auxiliary_aid.OFFERED,
    "legal_aid_auxiliary_fee": auxiliary_aid.QUESTION,
}
