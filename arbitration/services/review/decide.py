"""仲裁审查的结果: a document equal to the agreement, or none on a ground of article 78."""

from django.utils.translation import gettext as _

from arbitration.models.review import AgreementReview
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, TimeLimit
from casework.services.act import act
from casework.services.limits import extend_limit, refresh_next_due
from law.limits import limits

KEY = "arbitration.review_decision"
GROUNDS = {
    "mandatory_law": "违反法律、行政法规强制性规定",
    "others_interests": "损害国家利益、社会公共利益或者公民、法人、其他组织合法权益",
    "false_evidence": "当事人提供证据材料有弄虚作假嫌疑",
    "not_voluntary": "违反自愿原则",
    "unclear": "内容不明确",
    "other": "其他不能制作调解书的情形",
}
ASKED = ("identity", "voluntary", "understood", "no_fraud", "lawful")


def make_document(
    review: AgreementReview, *, actor: Actor, checked: list[str], note: str = "", version: int | None = None
) -> Event:
    """Find form and content lawful and valid, and make the document (办案规则 arts 76, 77; MED-7).

    Everything of `ASKED` must have been asked of both. The document takes the agreement's terms as they are.
    """
    if missing := [name for name in ASKED if name not in checked]:
        raise BadInput(
            {"checked": _("Not everything has been asked: %(count)s left.") % {"count": len(missing)}}
        )
    with act("arbitration.review_make_document", actor=actor, proceeding=review, version=version) as it:
        it.proceeding.make_document()
        it.proceeding.decided_on = today()
        it.proceeding.record = {"checked": list(ASKED), "note": note.strip()[:1000]}
        return it.record("arbitration.review.decided", data={"result": "document"})


def decline_document(
    review: AgreementReview, *, actor: Actor, ground: str, explanation: str, version: int | None = None
) -> Event:
    """Decline to make a document (办案规则 art 78): in writing, with the ground; arbitration stays open (R-12)."""
    if ground not in GROUNDS or not explanation.strip():
        raise BadInput({"ground": _("Choose a ground of article 78 and say why.")})
    with act("arbitration.review_decline", actor=actor, proceeding=review, version=version) as it:
        it.proceeding.decline()
        it.proceeding.ground, it.proceeding.explanation = ground, explanation.strip()[:1000]
        it.proceeding.decided_on = today()
        return it.record("arbitration.review.decided", data={"result": "declined", "ground": ground})


def extend_review(
    review: AgreementReview, *, actor: Actor, reason: str, days: int = 5, version: int | None = None
) -> Event:
    """Five more working days, once, approved by the head (办案规则 art 76, MED-7)."""
    allowed = limits()[KEY].extension
    most = allowed.max_length or 0 if allowed else 0
    if not 1 <= days <= most or not reason.strip():
        raise BadInput({"days": _("Between 1 and %(most)s working days, with a reason.") % {"most": most}})
    with act("arbitration.review_extend", actor=actor, proceeding=review, version=version) as it:
        limit = TimeLimit.objects.filter(
            proceeding=it.proceeding, key=KEY, status=TimeLimit.Status.OPEN
        ).first()
        if limit is None or limit.extensions.exists():
            raise RuleRefused(_("The limit has been extended once already."), reasons=["办案规则第76条"])
        event = it.record("arbitration.review.extended", data={"days": days, "reason": reason.strip()})
        extend_limit(
            limit, length=days, unit="working_days", approver=actor.user, reason=reason.strip(), event=event
        )
        refresh_next_due(it.proceeding)
        return event
