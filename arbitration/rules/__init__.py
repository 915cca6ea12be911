"""The tribunal's questions of law, one a file; `QUESTIONS` is what the app registers when it is ready."""

from __future__ import annotations

from arbitration.rules import (
    acceptance,
    collective,
    default,
    fast_track,
    finality,
    joined_debtors,
    jurisdiction,
    lateness,
    lawyer_fee,
    limitation,
    repetition,
)

QUESTIONS = {
    "acceptance": acceptance.QUESTION,
    "jurisdiction": jurisdiction.QUESTION,
    "limitation": limitation.QUESTION,
    "fast_track": fast_track.QUESTION,
    "collective": collective.QUESTION,
    "finality": finality.QUESTION,
    "joined_debtors": joined_debtors.QUESTION,
    "repetition": repetition.QUESTION,
    "lateness": lateness.QUESTION,
    "lawyer_fee": lawyer_fee.QUESTION,
    "default_allowed": default.QUESTION,
}
