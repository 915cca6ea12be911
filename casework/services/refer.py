"""移送/转介: offer a case to another body. The receiving track registers what opening it means."""

from typing import Any

from casework.clock import today
from casework.models import Organisation, Party, Proceeding, Referral
from casework.models.case_file import CaseFile


def offer(
    *,
    case_file: CaseFile,
    target_kind: str,
    target: Organisation,
    source: Proceeding | None = None,
    party: Party | None = None,
    reason: str = "",
    data: dict[str, Any] | None = None,
) -> Referral:
    """Offer the case file to a body, once: an open offer of the same kind to the same body is returned as it is."""
    waiting = Referral.objects.filter(
        case_file=case_file, target_kind=target_kind, target=target, party=party, state=Referral.State.OFFERED
    ).first()
    if waiting is not None:
        return waiting
    return Referral.objects.create(
        case_file=case_file,
        source=source,
        target_kind=target_kind,
        target=target,
        party=party,
        reason=reason,
        data=data or {},
        offered_on=today(),
    )


def answer(referral: Referral, *, opened: Proceeding | None, reply: str = "") -> None:
    """Mark an offer as accepted (with the proceeding opened on it) or returned."""
    referral.answered_on = today()
    referral.answer = reply[:300]
    referral.opened = opened
    if opened is None:
        referral.give_back()
    else:
        referral.accept()
    referral.save()
