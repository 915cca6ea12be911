"""Mediation's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from mediation.rules import review_application

QUESTIONS = {"review_application": review_application.QUESTION}
