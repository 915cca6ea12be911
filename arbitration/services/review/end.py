"""仲裁审查的终结: withdrawn before the document, effective on both receipts, closed."""

from datetime import date

from arbitration.models.review import AgreementReview
from casework.actor import Actor
from casework.clock import today
from casework.models import Event
from casework.services.act import act


def withdraw_review(
    review: AgreementReview, *, actor: Actor, reason: str = "", version: int | None = None
) -> Event:
    """Take the withdrawal in (办案规则 art 79): the review ends."""
    with act("arbitration.review_withdraw", actor=actor, proceeding=review, version=version) as it:
        it.proceeding.withdraw()
        return it.record("arbitration.review.withdrawn", private={"reason": reason})


def document_served(review: AgreementReview, *, on: date) -> dict[str, str]:
    """A step of the last service: both have signed, the document is effective (调解仲裁法 art 42; 办案规则 art 77)."""
    review.take_effect()
    return {"perform_by": str(review.agreement.get("perform_by") or on.isoformat())}


def close_review(review: AgreementReview, *, actor: Actor, version: int | None = None) -> Event:
    """Close the file (办案规则 art 24, AWD-20)."""
    with act("arbitration.review_close", actor=actor, proceeding=review, version=version) as it:
        it.proceeding.close()
        it.proceeding.closed_on = today()
        return it.record("arbitration.review.closed", data={"closed_on": today(), "other_ending": True})
