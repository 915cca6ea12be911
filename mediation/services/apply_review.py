"""共同申请仲裁审查: both parties ask the commission for a document on their agreement."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event, Organisation, Proceeding
from casework.services.act import act
from casework.services.refer import offer
from documents.models import Paper
from law.questions import ask
from mediation.models import Mediation


def apply_review(
    mediation: Mediation,
    *,
    actor: Actor,
    tribunal: Organisation,
    both_apply: bool,
    version: int | None = None,
) -> Event:
    """Hand the joint application over (办案规则 arts 74, 75; 令17 art 27; MED-5): within fifteen days, by both.

    Raises BadInput for another city's tribunal or without both consents, RuleRefused when the rule says no.
    """
    if tribunal.kind != Organisation.Kind.TRIBUNAL or tribunal.region[:4] != mediation.region[:4]:
        raise BadInput({"tribunal": _("Choose a tribunal of this city.")})
    if not both_apply:
        raise BadInput({"both_apply": _("Both parties have to apply together.")})
    with act("mediation.apply_review", actor=actor, proceeding=mediation, version=version) as it:
        _check(it.proceeding)
        referral = offer(
            case_file=it.case_file,
            source=it.proceeding,
            target_kind=Proceeding.Kind.REVIEW,
            target=tribunal,
            reason="双方共同申请仲裁审查",
            data={
                "applied_on": today().isoformat(),
                "effective_on": str(it.proceeding.agreed_on),
                "number": it.proceeding.number,
                "agreement": _agreement(it.proceeding),
            },
        )
        return it.record("mediation.review.applied", data={"tribunal": tribunal.pk, "referral": referral.pk})


def _check(row: Mediation) -> None:
    assert row.agreed_on is not None
    relation = Claim.objects.filter(case_file=row.case_file_id, code="C1").exists()
    decision = ask(
        "review_application",
        {
            "effective_on": row.agreed_on.isoformat(),
            "applied_on": today().isoformat(),
            "both_apply": True,
            "in_scope": True,
            "confirms_relation": relation,
            "court_confirmed": row.state != "agreed",
        },
    ).as_data()
    if decision["answer"] != "yes":
        raise RuleRefused(
            _("This agreement can't be reviewed."),
            reasons=[f"{one['text']}（{one['article']}）" for one in decision["reasons"] if not one["holds"]],
        )


def _agreement(row: Mediation) -> dict[str, Any]:
    """What the document must equal: the terms of the issued agreement, or else what was recorded."""
    paper = Paper.objects.filter(proceeding=row, kind="M05", state=Paper.State.ISSUED).order_by("-id").first()
    context = paper.context if paper else {}
    claims = Claim.objects.filter(case_file=row.case_file_id, party__left_on=None)
    total = sum((claim.agreed or Decimal(0) for claim in claims), Decimal(0))
    return {
        "paper": paper.pk if paper else None,
        "terms": context.get("terms") or _recorded_terms(row, total),
        "amount": str(total),
        "instalments": context.get("instalments") or [],
        "perform_by": row.agreement["pay_by"],
        "agreed_on": row.agreed_on.isoformat() if row.agreed_on else None,
    }


def _recorded_terms(row: Mediation, total: Decimal) -> list[str]:
    how = row.agreement.get("account") or "银行转账"
    return [f"被申请人于{row.agreement['pay_by']}前以{how}方式支付申请人{total:.2f}元。"]
