"""Mediation's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from mediation.rules import agreement_lawful, own_employer, review_application, ways_open

QUESTIONS = {
    "review_application": review_application.QUESTION,
    "agreement_lawful": agreement_lawful.QUESTION,
    "own_employer": own_employer.QUESTION,
    "agreement_ways": ways_open.QUESTION,
}
