"""收到仲裁审查申请: both parties of a mediation agreement apply together."""

from datetime import date
from typing import Any

from django.db import transaction

from arbitration.models.review import AgreementReview, ReviewState
from casework.actor import Actor
from casework.models import Proceeding, Referral
from casework.services.act import opening
from casework.services.refer import answer


@transaction.atomic
def receive_review(referral: Referral, *, actor: Actor) -> AgreementReview:
    """Take up a joint application (办案规则 art 74, MED-5). It counts from the day on which both applied, not from today."""
    told: dict[str, Any] = referral.data
    applied_on = date.fromisoformat(told["applied_on"])
    body = referral.source.organisation if referral.source else referral.target
    review = AgreementReview(
        case_file=referral.case_file,
        kind=Proceeding.Kind.REVIEW,
        organisation=referral.target,
        region=referral.target.city,
        state=ReviewState.REQUESTED,
        title=referral.case_file.title,
        opened_on=applied_on,
        agreement_number=told.get("number", ""),
        mediated_by=body,
        effective_on=date.fromisoformat(told["effective_on"]),
        applied_on=applied_on,
        agreement=told["agreement"],
    )
    with opening(
        "arbitration.review_receive", actor=actor, case_file=referral.case_file, proceeding=review
    ) as it:
        it.record("arbitration.review.requested", on=applied_on, data={"agreement": review.agreement_number})
    answer(referral, opened=review)
    return review
