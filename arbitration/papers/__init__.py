"""What fills the papers of an arbitration; their wording is in templates/papers/arbitration, their rules in the catalogue."""

from arbitration.papers.award import AWARDS
from arbitration.papers.elements import ELEMENTS
from arbitration.papers.filing import FILING
from arbitration.papers.hearing import HEARING
from arbitration.papers.result import RESULT
from arbitration.papers.service import EFFECTS
from documents.builders import Builder

BUILDERS: dict[str, Builder] = {**FILING, **HEARING, **ELEMENTS, **AWARDS, **RESULT}

__all__ = ["BUILDERS", "EFFECTS"]
