"""草稿保存: what the arbitrator typed into the award's slots. No act: nothing of it counts before it is submitted."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, AwardDraft, State
from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import NotNow, Stale


def save_draft(
    arbitration: Arbitration,
    *,
    actor: Actor,
    texts: Mapping[str, str],
    amounts: Mapping[int, Decimal],
    version: int,
) -> AwardDraft:
    """Keep the draft. Raises Stale when somebody saved since `version`, NotNow when no award is being written."""
    access.require(actor, "arbitration.submit_award", proceeding=arbitration)
    with transaction.atomic():
        held = Arbitration.objects.select_for_update().get(pk=arbitration.pk)
        if held.state != State.HEARD:
            raise NotNow(_("The draft can be changed only after the hearing and before it is submitted."))
        draft, _made = AwardDraft.objects.get_or_create(arbitration=held)
        if draft.version != version:
            raise Stale(
                _("%(who)s saved this draft at %(when)s. What you typed is still below and was not saved.")
                % {"who": draft.saved_by, "when": draft.saved_at.strftime("%H:%M") if draft.saved_at else ""}
            )
        draft.texts = dict(texts)
        draft.amounts = {str(pk): str(amount) for pk, amount in amounts.items()}
        draft.version += 1
        draft.saved_at, draft.saved_by = now(), actor.user
        draft.save()
    return draft
