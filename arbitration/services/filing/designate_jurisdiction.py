"""指定管辖: the common superior's answer on a disputed transfer comes in."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation
from casework.services.act import act


def designate_jurisdiction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    commission: Organisation,
    document: str,
    version: int | None = None,
) -> Event:
    """Record whom the superior designated (办案规则 art 9): this commission goes on, or the case is transferred there."""
    if commission.kind != Organisation.Kind.TRIBUNAL:
        raise BadInput({"commission": _("Choose another commission.")})
    if not document.strip():
        raise BadInput({"document": _("Name the superior's document.")})
    with act(
        "arbitration.designate_jurisdiction", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        if not Event.objects.filter(proceeding=it.proceeding, name="arbitration.transfer.disputed").exists():
            raise RuleRefused("本案没有报请指定管辖。", reasons=["办案规则第九条"])
        if commission.pk == it.proceeding.organisation_id:
            it.proceeding.jurisdiction = "designated"
        return it.record(
            "arbitration.transfer.designated",
            data={"commission": commission.pk, "document": document.strip()[:120]},
        )
