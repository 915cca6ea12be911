"""What fills the papers of a mediation; their wording is in templates/papers/mediation, their rules in the catalogue."""

from documents.builders import Builder
from mediation.papers.agreement import AGREEMENT
from mediation.papers.case_facts import dressed
from mediation.papers.ending import ENDING
from mediation.papers.intake import INTAKE
from mediation.papers.outcome import OUTCOME
from mediation.papers.table import TABLE
from mediation.papers.talks import TALKS

BUILDERS: dict[str, Builder] = {
    code: dressed(builder)
    for code, builder in {**INTAKE, **TALKS, **AGREEMENT, **ENDING, **OUTCOME, **TABLE}.items()
}

__all__ = ["BUILDERS"]
