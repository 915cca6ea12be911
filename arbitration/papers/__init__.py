"""What fills the papers of an arbitration; their wording is in templates/papers/arbitration, their rules in the catalogue."""

from arbitration.papers.award import AWARDS
from arbitration.papers.clock import CLOCK
from arbitration.papers.decisions import DECISIONS
from arbitration.papers.elements import ELEMENTS
from arbitration.papers.endings import ENDINGS
from arbitration.papers.evidence import EVIDENCE
from arbitration.papers.filing import FILING
from arbitration.papers.hearing import HEARING
from arbitration.papers.jurisdiction import JURISDICTION
from arbitration.papers.parties import PARTIES, PARTY_EFFECTS
from arbitration.papers.result import RESULT
from arbitration.papers.review import REVIEW, REVIEW_EFFECTS
from arbitration.papers.service import EFFECTS as SERVICE_EFFECTS
from arbitration.papers.service_texts import SERVICE_TEXTS
from arbitration.papers.tribunal import TRIBUNAL
from documents.builders import Builder, Effect

BUILDERS: dict[str, Builder] = {
    **FILING,
    **JURISDICTION,
    **PARTIES,
    **CLOCK,
    **TRIBUNAL,
    **HEARING,
    **EVIDENCE,
    **ELEMENTS,
    **AWARDS,
    **RESULT,
    **DECISIONS,
    **ENDINGS,
    **REVIEW,
    **SERVICE_TEXTS,
}
EFFECTS: dict[str, Effect] = {**SERVICE_EFFECTS, **REVIEW_EFFECTS, **PARTY_EFFECTS}

__all__ = ["BUILDERS", "EFFECTS"]
