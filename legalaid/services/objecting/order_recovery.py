"""骗取法律援助的追缴 (法律援助法 art 64; LA-16): the bureau orders the cost paid and fines at most 3,000 yuan."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act
from documents.models import Paper
from documents.services.prepare_papers import prepare_paper
from law.parameter import parameters
from legalaid.models import CostRecovery, LegalAidCase
from legalaid.services.objecting.objections import bureau_of


def order_recovery(
    aid: LegalAidCase,
    *,
    actor: Actor,
    cost: Decimal,
    fine: Decimal,
    facts: str,
    payment: str = "",
    version: int | None = None,
) -> Event:
    """Order what fraud has cost; only after the aid was ended for it (art 48(1)). The bureau's own paper is drafted with it."""
    most = parameters()["legal_aid.fraud_fine_max"].at(today()).value
    errors = {}
    if cost < 0:
        errors["cost"] = _("Enter the amount in yuan.")
    if not 0 <= fine <= most:
        errors["fine"] = _("The fine is %(most)s yuan at most.") % {"most": most}
    if len(facts.strip()) < 10:
        errors["facts"] = _("Describe the facts in at least ten characters.")
    if errors:
        raise BadInput(errors)
    with (
        transaction.atomic(),
        act("legalaid.order_recovery", actor=actor, proceeding=aid, version=version) as it,
    ):
        it.require_state()
        if it.proceeding.termination_ground != "1":
            raise RuleRefused(
                _("Only aid that was obtained by fraud is paid back."), reasons=["法律援助法第六十四条"]
            )
        if CostRecovery.objects.filter(aid=aid.pk).exists():
            raise RuleRefused(_("This has been decided already."))
        CostRecovery.objects.create(
            aid=it.proceeding,
            cost=cost,
            fine=fine,
            facts=facts.strip(),
            payment=payment.strip()[:200],
            ordered_on=today(),
            ordered_by=actor.user,
        )
        data = {"cost": str(cost), "fine": str(fine)}
        event = it.record("legalaid.recovery.ordered", party=it.proceeding.recipient, data=data)
    draft_order(it.proceeding, actor=actor)
    return event


def draft_order(aid: LegalAidCase, *, actor: Actor) -> Paper:
    """Draft the order in the name of the bureau that made it (L22); whoever else tries is refused."""
    bureau = bureau_of(aid)
    if bureau is None:
        raise RuleRefused(_("The justice bureau above this centre is not entered: ask the administrator."))
    return prepare_paper("L22", proceeding=aid, actor=actor, addressee=aid.recipient, body=bureau)
