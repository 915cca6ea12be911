"""Mediation's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from mediation.rules import agreement_lawful, review_application, ways_open

QUESTIONS = {
    "review_application": review_application.QUESTION,
    "agreement_lawful": agreement_lawful.QUESTION,
    "agreement_ways": ways_open.QUESTION,
}
