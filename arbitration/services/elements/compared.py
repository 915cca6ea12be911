"""要素对照: what both sides state on each element about the first worker, side by side, in words (papers 5.2)."""

from typing import Any

from arbitration.models import Arbitration
from casework.elements.element_words import in_words
from casework.models import ElementFinding, ElementStatement, Party
from law.elements import Element, elements

NOT_STATED = "一方未陈述"


def printed(element: Element, value: Any) -> str:
    """A statement as the sheet prints it; an empty one as a stroke."""
    return in_words(element, value) or "／"


def statements(row: Arbitration, side: str) -> dict[str, ElementStatement]:
    """The current statements of a side about the first worker, by element code; the mediation offer is left out."""
    rows = ElementStatement.objects.filter(
        case_file=row.case_file_id, party__side=side, superseded=False, subject__ordinal=1
    ).exclude(code="E-105")
    return {one.code: one for one in rows}


def pairs(row: Arbitration) -> list[dict[str, Any]]:
    """Both sides and the finding, element by element, for the comparison and the record."""
    worker, employer = statements(row, Party.Side.APPLICANT), statements(row, Party.Side.RESPONDENT)
    found = {
        one.code: one for one in ElementFinding.objects.filter(case_file=row.case_file_id, subject__ordinal=1)
    }
    known = elements()
    return [
        {
            "code": code,
            "label": known[code].zh,
            "worker": printed(known[code], worker[code].value) if code in worker else None,
            "employer": _employer_words(known[code], employer.get(code)),
            "same": _same(worker.get(code), employer.get(code)),
            "finding": printed(known[code], found[code].value) if code in found else None,
        }
        for code in known
        if code in worker or code in employer
    ]


def element_table(row: Arbitration) -> list[dict[str, Any]]:
    """The elements as they stand at the end of a hearing: agreed, disputed or stated by one side only (HRG-12).

    What the tribunal finds later is left out: nobody signs for it.
    """
    words = {True: "双方一致", False: "争议", None: NOT_STATED}
    return [
        {name: value for name, value in one.items() if name != "finding"} | {"confirmed": words[one["same"]]}
        for one in pairs(row)
    ]


def _same(worker: ElementStatement | None, employer: ElementStatement | None) -> bool | None:
    """Whether both sides state the same; None while one of them has said nothing (papers 5.2)."""
    if worker is None or employer is None:
        return None
    return employer.stance == "accepted" or (not employer.stance and employer.value == worker.value)


def _employer_words(element: Element, stated: ElementStatement | None) -> str | None:
    if stated is None:
        return None
    word = str(stated.get_stance_display()) if stated.stance else ""
    stance = {"accepted": "认可", "denied": "不认可", "partly": "部分认可", "unknown": "不清楚"}.get(
        stated.stance, word
    )
    own = in_words(element, stated.value) if stated.value not in (None, "") else ""
    return "：".join(filter(None, (stance, own))) or None
