"""The tribunal's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from arbitration.rules import acceptance, collective, fast_track, finality, jurisdiction, limitation

QUESTIONS = {
    "acceptance": acceptance.QUESTION,
    "jurisdiction": jurisdiction.QUESTION,
    "limitation": limitation.QUESTION,
    "fast_track": fast_track.QUESTION,
    "collective": collective.QUESTION,
    "finality": finality.QUESTION,
}
