"""报请指定管辖: the receiving commission holds that the case isn't its own; the common superior decides."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation
from casework.services.act import act


def dispute_transfer(
    arbitration: Arbitration, *, actor: Actor, reason: str, superior: str = "", version: int | None = None
) -> Event:
    """Put the jurisdiction of a transferred case to the common superior (办案规则 art 9, ACC-6). The case stays here.

    The superior is found in the tree of organisations; where the two have none here, it is named in words.
    """
    if len(reason.strip()) < 10:
        raise BadInput({"reason": _("Explain in at least ten characters why the case isn't yours.")})
    with act("arbitration.dispute_transfer", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        if row.transferred_from is None:
            raise RuleRefused("本案不是移送来的案件。", reasons=["办案规则第九条"])
        above = common_superior(row.transferred_from.organisation, row.organisation)
        if above is None and not superior.strip():
            raise BadInput({"superior": _("Name the common superior.")})
        named = {"superior": above.pk if above else None, "superior_name": above.name if above else superior}
        return it.record("arbitration.transfer.disputed", data=named, private={"reason": reason.strip()})


def common_superior(one: Organisation, other: Organisation) -> Organisation | None:
    """The nearest organisation above both, or None."""
    first, second = ([int(p) for p in org.path.strip("/").split("/")[:-1] if p] for org in (one, other))
    shared = [pk for pk in first if pk in second]
    return Organisation.objects.filter(pk=shared[-1]).first() if shared else None
