"""回避期间的紧急措施: who has stepped aside may do what can't wait, and nothing else (办案规则 art 12; HRG-4)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.seats import SITTING
from arbitration.services.requesting import pending
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Assignment, Event
from casework.services.act import act

ARTICLE = "劳动人事争议仲裁办案规则第12条"
MEASURES = {
    "evidence": gettext_lazy("secure evidence that may be lost"),
    "assets": gettext_lazy("hand on a request to preserve assets"),
    "living": gettext_lazy("hand on a request for preliminary execution"),
    "safety": gettext_lazy("keep people safe and the peace"),
}


def take_urgent_measure(
    arbitration: Arbitration,
    *,
    actor: Actor,
    measure: str,
    reason: str,
    version: int | None = None,
) -> Event:
    """Note an urgent measure of a member who has stepped aside while his recusal is undecided (办案规则 art 12; HRG-4).

    Raises RuleRefused for anybody who hasn't stepped aside: he acts in the ordinary way, or not at all.
    """
    if measure not in MEASURES:
        raise BadInput({"measure": _("Choose one of the list.")})
    if not reason.strip():
        raise BadInput({"reason": _("Say what was done, and why it couldn't wait.")})
    with act("arbitration.take_urgent_measure", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asked = [one for one in pending(it.proceeding, PartyRequest.Kind.RECUSAL) if one.about == actor.user]
        aside = Assignment.objects.filter(
            proceeding=it.proceeding, user=actor.user, role__in=SITTING, until=None, aside_since__isnull=False
        )
        if not asked or not aside.exists():
            raise RuleRefused(
                _("Only who has stepped aside for an undecided recusal takes urgent measures in this way."),
                reasons=[f"{ARTICLE}（HRG-4）"],
            )
        data = {"measure": measure, "requests": [one.pk for one in asked]}
        return it.record(
            "arbitration.urgent_measure.taken", data=data, private={"reason": reason.strip()[:1000]}
        )
