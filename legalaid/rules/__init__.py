"""Legal aid's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from legalaid.rules import legal_aid_exemption, means

QUESTIONS = {"legal_aid_exemption": legal_aid_exemption.QUESTION, "legal_aid_means": means.QUESTION}
