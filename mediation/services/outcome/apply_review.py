"""共同申请仲裁审查: both parties ask the commission for a document on their agreement."""

from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation, Proceeding
from casework.services.act import act
from casework.services.refer import offer
from documents.models import Paper
from law.questions import ask
from mediation.models import Agreement, Mediation
from mediation.services.agreement.words import clauses
from mediation.services.outcome.ways import way_open


def apply_review(
    mediation: Mediation,
    *,
    actor: Actor,
    tribunal: Organisation,
    both_apply: bool,
    agreement: Agreement | None = None,
    version: int | None = None,
) -> Event:
    """Hand the joint application over (办案规则 arts 74, 75; 令17 art 27; MED-5): within fifteen days, by both.

    Without `agreement` the last one in force is meant. Raises BadInput for another city's tribunal or without both
    consents, RuleRefused when the rule says no.
    """
    if tribunal.kind != Organisation.Kind.TRIBUNAL or tribunal.region[:4] != mediation.region[:4]:
        raise BadInput({"tribunal": _("Choose a tribunal of this city.")})
    if not both_apply:
        raise BadInput({"both_apply": _("Both parties have to apply together.")})
    with act("mediation.apply_review", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        held = _agreement(it.proceeding, agreement)
        _check(it.proceeding, held)
        referral = offer(
            case_file=it.case_file,
            source=it.proceeding,
            target_kind=Proceeding.Kind.REVIEW,
            target=tribunal,
            reason="双方共同申请仲裁审查",
            data={
                "applied_on": today().isoformat(),
                "effective_on": str(held.signed_on),
                "number": it.proceeding.number,
                "agreement": _told(it.proceeding, held),
            },
        )
        return it.record(
            "mediation.review.applied",
            data={"tribunal": tribunal.pk, "referral": referral.pk, "agreement": held.pk},
        )


def _agreement(row: Mediation, agreement: Agreement | None) -> Agreement:
    signed = row.agreements.filter(state=Agreement.State.SIGNED)
    held = signed.filter(pk=agreement.pk).first() if agreement else signed.order_by("ordinal").last()
    if held is None:
        raise BadInput({"agreement": _("Choose an agreement of this case.")})
    return held


def _check(row: Mediation, held: Agreement) -> None:
    assert held.signed_on is not None
    way = way_open(row, held, "review")
    reasons = [one for one in way.reasons if one["holds"] is False]
    decision = ask(
        "review_application",
        {
            "effective_on": held.signed_on.isoformat(),
            "applied_on": today().isoformat(),
            "both_apply": True,
            "in_scope": not held.amounts.filter(claim__code__startswith="N").exists(),
            "confirms_relation": held.amounts.filter(claim__code="C1").exists(),
            "court_confirmed": row.state not in ("agreed", "in_default"),
        },
    ).as_data()
    known = {one["text"] for one in reasons}
    reasons += [one for one in decision["reasons"] if not one["holds"] and one["text"] not in known]
    if reasons:
        raise RuleRefused(
            _("This agreement can't be reviewed."),
            reasons=[f"{one['text']}（{one['article']}）" for one in reasons],
        )


def _told(row: Mediation, held: Agreement) -> dict[str, Any]:
    """What the document must equal: the terms of the issued agreement, or else what was signed."""
    paper = Paper.objects.filter(proceeding=row, kind="M05", state=Paper.State.ISSUED).order_by("-id").first()
    context = paper.context if paper else {}
    parts = list(held.instalments.all())
    return {
        "paper": paper.pk if paper else None,
        "terms": context.get("terms") or clauses(held),
        "amount": str(held.total),
        "instalments": [
            {"seq": one.ordinal, "due_on": one.due_on.isoformat(), "amount": str(one.amount)} for one in parts
        ],
        "perform_by": max((one.due_on for one in parts), default=held.signed_on).isoformat(),  # type: ignore[union-attr]
        "agreed_on": held.signed_on.isoformat() if held.signed_on else None,
    }
