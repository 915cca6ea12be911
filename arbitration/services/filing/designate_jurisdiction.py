"""指定管辖: the common superior's answer on a disputed transfer, given here or come in from outside."""

from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.filing.designations import DISPUTED, decides_for, open_dispute
from casework.actor import Actor
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, Organisation
from casework.services.act import Act, act
from documents.models import Paper
from documents.services.prepare_papers import prepare_paper


def designate_jurisdiction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    commission: Organisation,
    document: str,
    version: int | None = None,
) -> Event:
    """Record whom the superior designated (办案规则 art 9): this commission goes on, or the case is transferred there."""
    _require_commission(commission)
    if not document.strip():
        raise BadInput({"document": _("Name the superior's document.")})
    with act(
        "arbitration.designate_jurisdiction", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        if not Event.objects.filter(proceeding=it.proceeding, name=DISPUTED).exists():
            raise RuleRefused("本案没有报请指定管辖。", reasons=["办案规则第九条"])
        return _designated(it, commission, data={"document": document.strip()[:120]})


def designate(
    arbitration: Arbitration,
    *,
    actor: Actor,
    commission: Organisation,
    reasons: str,
    version: int | None = None,
) -> Paper:
    """The common superior itself designates (办案规则 art 9), with reasons; its letter to both commissions is drafted.

    Only the body that was asked decides, once, and only for a commission below it.
    """
    _require_commission(commission)
    if len(reasons.strip()) < 10:
        raise BadInput({"reasons": _("Give the reasons in at least ten characters.")})
    with act("arbitration.designate", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        dispute = open_dispute(it.proceeding)
        if dispute is None:
            raise RuleRefused("本案没有等待指定管辖的争议。", reasons=["办案规则第九条"])
        superior = Organisation.objects.filter(pk=dispute.data.get("superior")).first()
        if superior is None or actor.user is None or superior.pk not in decides_for(actor.user):
            raise NotPermitted(_("This dispute was put to another superior."))
        if not commission.path.startswith(superior.path):
            raise BadInput({"commission": _("Choose a commission below your body.")})
        _designated(it, commission, data={"superior": superior.pk}, private={"reasons": reasons.strip()})
        return prepare_paper("A14d", proceeding=it.proceeding, actor=actor, body=superior)


def _require_commission(commission: Organisation) -> None:
    if commission.kind != Organisation.Kind.TRIBUNAL or not commission.active:
        raise BadInput({"commission": _("Choose another commission.")})


def _designated(
    it: Act[Arbitration],
    commission: Organisation,
    *,
    data: dict[str, Any],
    private: dict[str, Any] | None = None,
) -> Event:
    if commission.pk == it.proceeding.organisation_id:
        it.proceeding.jurisdiction = "designated"
    return it.record(
        "arbitration.transfer.designated", data={"commission": commission.pk, **data}, private=private
    )
