"""逾期证据: the tribunal admits it, admits it with an admonition, or refuses it, and says why."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.evidence.items import locked_item
from casework.actor import Actor
from casework.errors import BadInput, NotNow
from casework.models import Event, Evidence
from casework.services.act import act

DECISIONS = (Evidence.Late.ADMITTED, Evidence.Late.ADMONISHED, Evidence.Late.REFUSED)


def decide_late_evidence(
    arbitration: Arbitration,
    *,
    actor: Actor,
    evidence: Evidence,
    decision: str,
    reason: str,
    version: int | None = None,
) -> Event:
    """Decide on late evidence (办案规则 art 15): the reason was asked for; admitted, admitted with 训诫, or refused."""
    if decision not in DECISIONS:
        raise BadInput({"decision": _("Choose one of the list.")})
    if not reason.strip():
        raise BadInput({"reason": _("Give the reasons of the decision.")})
    with act("arbitration.decide_late_evidence", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        item = locked_item(it.proceeding, evidence)
        if item.late != Evidence.Late.WAITING:
            raise NotNow(_("This item doesn't wait for a decision on lateness."))
        item.late, item.late_decision = decision, reason.strip()[:400]
        item.save(update_fields=["late", "late_decision"])
        left = Evidence.objects.filter(case_file=it.proceeding.case_file_id, late=Evidence.Late.WAITING)
        return it.record(
            "arbitration.evidence.late_decided",
            party=item.party,
            data={"evidence": item.pk, "decision": decision, "remaining": left.count()},
        )
