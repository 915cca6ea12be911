"""撤回部分请求: the rest of the case goes on."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event
from casework.services.act import act
from casework.services.open_case_file import refresh_summary


def withdraw_claims(
    arbitration: Arbitration,
    *,
    actor: Actor,
    claims: Sequence[Claim],
    consented: bool = False,
    version: int | None = None,
) -> Event:
    """Take part of the claims back (调解仲裁法 art 27 leaves them open to a new application; 办案规则 arts 35, 63).

    In a collective case `consented` says that the represented agreed (COL-2). Raises RuleRefused when nothing would be
    left: then the application is withdrawn as a whole.
    """
    chosen = {claim.pk for claim in claims}
    with act("arbitration.withdraw_claims", actor=actor, proceeding=arbitration, version=version) as it:
        asked = {claim.pk: claim for claim in Claim.objects.standing(it.case_file)}
        if not chosen or not chosen <= set(asked):
            raise BadInput({"claims": _("Choose claims of this case.")})
        if chosen == set(asked):
            raise RuleRefused(
                _("Nothing would be left: take a withdrawal of the application in instead."),
                reasons=["办案规则第35条"],
            )
        if it.case_file.collective and not consented:
            raise RuleRefused(
                _("Representatives need the consent of the represented to give claims up."),
                reasons=["办案规则第63条（COL-2）"],
            )
        if actor.party is not None and any(asked[pk].party_id != actor.party.pk for pk in chosen):
            raise BadInput({"claims": _("Choose your own claims.")})
        Claim.objects.filter(pk__in=chosen).update(outcome=Claim.Outcome.WITHDRAWN)
        refresh_summary(it.case_file)
        return it.record("arbitration.claims.withdrawn", data={"claims": sorted(chosen)})
