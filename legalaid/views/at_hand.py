"""What lies before the centre in a case. An act that would have nothing to choose from isn't offered.

Each question is asked once for a row, however many acts ask it.
"""

from collections.abc import Callable
from typing import Any

from legalaid.models import AidRequest, AuxiliaryAid, Expense, LegalAidCase
from legalaid.services.deciding.auxiliary import auxiliary_decision
from legalaid.services.objecting.objections import objected_to
from legalaid.services.stages.apply_next import must_apply
from legalaid.services.stages.judgment import covers_judgment, may_appeal

Question = Callable[[LegalAidCase], bool]


def request_at_hand(kind: str) -> Question:
    """Whether a request of the kind waits."""
    return lambda row: kind in _once(row, "requests", _requests)


def no_request_at_hand(kind: str) -> Question:
    """Whether none of the kind waits."""
    return lambda row: kind not in _once(row, "requests", _requests)


def expense_at_hand(row: LegalAidCase) -> bool:
    """Whether an expense waits for its decision."""
    return bool(_once(row, "expenses", _expenses))


def unanswered(row: LegalAidCase) -> bool:
    """Whether the lawyer who was asked has not answered."""
    return row.accepted_on is None


def answered(row: LegalAidCase) -> bool:
    """Whether the lawyer has taken the case on."""
    return row.accepted_on is not None


def urgent_papers_awaited(row: LegalAidCase) -> bool:
    """Whether aid was provided first and its papers are still to come."""
    return row.urgent_on is not None and row.urgent_done_on is None


def may_be_objected_to(row: LegalAidCase) -> bool:
    """Whether there is a refusal or termination."""
    return bool(objected_to(row))


def fraud_found(row: LegalAidCase) -> bool:
    """Whether the aid was ended for fraud."""
    return row.termination_ground == "1"


def auxiliary_to_offer(row: LegalAidCase) -> bool:
    """Whether auxiliary aid may be offered and has not been."""
    if _once(row, "auxiliary", _auxiliary) is not None:
        return False
    return bool(_once(row, "may_offer", lambda one: auxiliary_decision(one)["answer"] == "yes"))


def auxiliary_awaits_consent(row: LegalAidCase) -> bool:
    """Whether an offer waits for the applicant's answer."""
    held = _once(row, "auxiliary", _auxiliary)
    return held is not None and held.consent_on is None


def next_stage_to_apply(row: LegalAidCase) -> bool:
    """Whether the recipient must apply anew for what comes next, and has not."""
    return bool(_once(row, "next_stage", must_apply))


def judgment_to_note(row: LegalAidCase) -> bool:
    """Whether the aid covers a first instance whose judgment has not been noted."""
    return bool(_once(row, "judgment", covers_judgment))


def appeal_to_note(row: LegalAidCase) -> bool:
    """Whether the days of the appeal run."""
    return bool(_once(row, "appeal", may_appeal))


def not_assessed(row: LegalAidCase) -> bool:
    """Whether no peers have been drawn."""
    return not _once(row, "assessments", lambda one: one.assessments.exists())


def _requests(row: LegalAidCase) -> set[str]:
    waiting = AidRequest.objects.filter(aid=row.pk, state=AidRequest.State.REQUESTED)
    return set(waiting.values_list("kind", flat=True))


def _auxiliary(row: LegalAidCase) -> AuxiliaryAid | None:
    return AuxiliaryAid.objects.filter(aid=row.pk).first()


def _expenses(row: LegalAidCase) -> bool:
    return Expense.objects.filter(aid=row.pk, state=Expense.State.CLAIMED).exists()


def _once(row: LegalAidCase, name: str, ask: Callable[[LegalAidCase], Any]) -> Any:
    kept = row.__dict__.setdefault("_at_hand", {})
    if name not in kept:
        kept[name] = ask(row)
    return kept[name]
