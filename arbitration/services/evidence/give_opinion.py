"""质证: the other side on one item: authentic, lawful, relevant — accepted, not accepted, or to be checked."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.evidence.exchanged import exchanged_for
from arbitration.services.evidence.items import locked_item, require_party
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Evidence, EvidenceOpinion, Party
from casework.services.act import act

View = EvidenceOpinion.View


def give_opinion(
    arbitration: Arbitration,
    *,
    actor: Actor,
    evidence: Evidence,
    authenticity: str,
    legality: str,
    relevance: str,
    reason: str = "",
    party: Party | None = None,
    version: int | None = None,
) -> Event:
    """Give an opinion on evidence of the other side in three respects (调解仲裁法 art 38), from the phone or in the hearing.

    What is not accepted needs a reason. A later opinion follows the earlier one; none is overwritten. A party itself
    speaks on what was exchanged with it; in the hearing the recorder notes what is said on anything shown there.
    """
    views = {"authenticity": authenticity, "legality": legality, "relevance": relevance}
    wrong = {name: _("Choose one of the list.") for name, view in views.items() if view not in View.values}
    if wrong:
        raise BadInput(wrong)
    if View.DENIED in views.values() and not reason.strip():
        raise BadInput({"reason": _("Say why it is not accepted.")})
    with act("arbitration.give_opinion", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        item = locked_item(it.proceeding, evidence)
        speaker = require_party(it.proceeding, actor.party or party)
        if speaker.side == item.party.side and speaker.side != Party.Side.THIRD:
            raise BadInput({"evidence": _("An opinion is given on the other side's evidence.")})
        if item.late == Evidence.Late.REFUSED:
            raise NotNow(_("This evidence was refused as late."))
        if actor.party is not None and not exchanged_for(speaker).filter(pk=item.pk).exists():
            raise NotNow(_("This evidence has not been given to you yet: wait for the exchange."))
        EvidenceOpinion.objects.filter(evidence=item, party=speaker, superseded=False).update(superseded=True)
        EvidenceOpinion.objects.create(
            evidence=item, party=speaker, reason=reason.strip()[:2000], given_at=now(), **views
        )
        return it.record(
            "arbitration.evidence.opinion_given", party=speaker, data={"evidence": item.pk, **views}
        )
