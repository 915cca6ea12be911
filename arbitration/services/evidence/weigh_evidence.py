"""认证: what the tribunal takes from an item: all, a part, nothing, and why."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.evidence.items import locked_item
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Evidence, EvidenceOpinion
from casework.services.act import act


def weigh_evidence(
    arbitration: Arbitration,
    *,
    actor: Actor,
    evidence: Evidence,
    taken: str,
    reason: str,
    version: int | None = None,
) -> Event:
    """Say what the tribunal takes from an item (调解仲裁法 arts 38, 39).

    What nobody was asked about, or what came late without being admitted, is no ground of a finding.
    """
    if taken not in (Evidence.Taken.TAKEN, Evidence.Taken.PARTLY, Evidence.Taken.NOT_TAKEN):
        raise BadInput({"taken": _("Choose one of the list.")})
    if not reason.strip():
        raise BadInput({"reason": _("Give the reasons of the decision.")})
    with act("arbitration.weigh_evidence", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        item = locked_item(it.proceeding, evidence)
        if taken != Evidence.Taken.NOT_TAKEN:
            _require_usable(it.proceeding, item)
        item.taken, item.finding = taken, reason.strip()[:200]
        item.save(update_fields=["taken", "finding"])
        return it.record(
            "arbitration.evidence.weighed", party=item.party, data={"evidence": item.pk, "taken": taken}
        )


def _require_usable(row: Arbitration, item: Evidence) -> None:
    if item.late in (Evidence.Late.WAITING, Evidence.Late.REFUSED):
        raise RuleRefused(_("It came late and has not been admitted."), reasons=["办案规则第15条"])
    asked = EvidenceOpinion.objects.filter(evidence=item).exists() or any(
        hearing.record.get("evidence", {}).get(str(item.pk)) for hearing in row.hearings.filter(status="held")
    )
    if not asked:
        raise RuleRefused(
            _("The other side has not been asked about it: evidence is examined before it is taken."),
            reasons=["调解仲裁法第38条"],
        )
