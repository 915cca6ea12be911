"""The element sheets of both sides and their comparison (EW, EE, EC), in words."""

from typing import Any

from arbitration.models import Arbitration
from arbitration.services.elements.compared import pairs, printed, statements
from casework.models import ElementStatement, Party
from documents.builders import Builder
from law.elements import elements

STANCES = {
    "accepted": "agree",
    "denied": "deny",
    "partly": "partly",
    "unknown": "unknown",
    "unanswered": "silent",
}


def worker_sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    stated = statements(row, Party.Side.APPLICANT)
    return {
        "elements": [
            {
                "code": code,
                "label": element.zh,
                "hint": element.ask_worker or None,
                "answer": printed(element, stated[code].value) if code in stated else None,
            }
            for code, element in elements().items()
            if element.tier == 1 and not element.confidential
        ]
    }


def employer_sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    worker, employer = statements(row, Party.Side.APPLICANT), statements(row, Party.Side.RESPONDENT)
    return {
        "elements": [
            {
                "code": code,
                "label": element.zh,
                "statement": printed(element, worker[code].value) if code in worker else None,
                "stance": STANCES.get(employer[code].stance) if code in employer else None,
                "answer": printed(element, employer[code].value) if code in employer else None,
            }
            for code, element in elements().items()
            if element.tier == 1 and not element.confidential
        ]
    }


def has_pairs(row: Arbitration) -> bool:
    """Whether anything was stated that could be compared."""
    return ElementStatement.objects.filter(case_file=row.case_file_id, superseded=False).exists()


ELEMENTS = {
    "EW": Builder(worker_sheet),
    "EE": Builder(employer_sheet),
    "EC": Builder(lambda row, addressee: {"elements": pairs(row)}, applies=has_pairs),
}
