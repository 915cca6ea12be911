"""受理或者不受理仲裁审查: the conditions of article 75, asked of the rule and answered by a person."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models.review import AgreementReview
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event, User
from casework.services.act import act
from casework.services.assign import assign
from casework.services.numbers import next_number
from law.questions import ask

REFUSALS = {
    "out_of_scope": "不属于劳动人事争议仲裁受理范围",
    "no_jurisdiction": "不属于本委管辖",
    "late": "超出规定的申请期间",
    "confirms_relation": "确认劳动关系",
    "court_confirmed": "调解协议已经人民法院司法确认",
}


def review_decision(review: AgreementReview, **told: bool) -> dict[str, Any]:
    """Whether the agreement may be reviewed (办案规则 arts 74, 75; MED-5, MED-6), with the reasons."""
    relation = Claim.objects.filter(case_file=review.case_file_id, code="C1").exists()
    facts: Mapping[str, Any] = {
        "effective_on": review.effective_on.isoformat(),
        "applied_on": review.applied_on.isoformat(),
        "both_apply": True,
        "confirms_relation": relation,
        **told,
    }
    return ask("review_application", facts).as_data()


def accept_review(
    review: AgreementReview,
    *,
    actor: Actor,
    reviewer: User,
    in_scope: bool,
    court_confirmed: bool,
    version: int | None = None,
) -> Event:
    """Accept the application and name the one arbitrator who reviews (办案规则 arts 75, 76; MED-6).

    Raises RuleRefused with the reasons when the rule says no.
    """
    decision = review_decision(review, in_scope=in_scope, court_confirmed=court_confirmed)
    if decision["answer"] != "yes":
        raise RuleRefused(
            _("This agreement can't be reviewed."),
            reasons=[f"{one['text']}（{one['article']}）" for one in decision["reasons"] if not one["holds"]],
        )
    with act("arbitration.review_accept", actor=actor, proceeding=review, version=version) as it:
        row = it.proceeding
        row.accept()
        row.accepted_on = today()
        row.handler = reviewer
        row.number = _number(row)
        assign(row, reviewer, "arbitrator", actor=actor)
        return it.record("arbitration.review.accepted", data={"number": row.number, "reviewer": reviewer.pk})


def refuse_review(
    review: AgreementReview, *, actor: Actor, ground: str, explanation: str, version: int | None = None
) -> Event:
    """Refuse the application on a ground of article 75 (MED-6); each party may still apply for arbitration."""
    if ground not in REFUSALS:
        raise BadInput({"ground": _("Choose a ground of article 75.")})
    with act("arbitration.review_refuse", actor=actor, proceeding=review, version=version) as it:
        it.proceeding.refuse()
        it.proceeding.ground, it.proceeding.explanation = ground, explanation.strip()[:1000]
        it.proceeding.decided_on = today()
        it.proceeding.number = _number(it.proceeding)
        return it.record("arbitration.review.refused", data={"ground": ground})


def _number(row: AgreementReview) -> str:
    year = today().year
    serial = next_number(f"arbitration.review:{row.organisation_id}:{year}")
    return f"{row.organisation.number_prefix}审〔{year}〕{serial}号"
