"""Legal aid's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from legalaid.rules import legal_aid_exemption, means, scope, subsidy, termination, urgent_aid

QUESTIONS = {
    "legal_aid_scope": scope.QUESTION,
    "legal_aid_exemption": legal_aid_exemption.QUESTION,
    "legal_aid_means": means.QUESTION,
    "legal_aid_urgent": urgent_aid.QUESTION,
    "legal_aid_termination": termination.QUESTION,
    "legal_aid_subsidy": subsidy.QUESTION,
}
