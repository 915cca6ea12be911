"""不公开审理: hearings are public unless one of the four grounds is shown."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Hearing
from casework.services.act import act

GROUNDS = {
    "agreement": "当事人协议不公开",
    "state_secret": "涉及国家秘密",
    "commercial_secret": "涉及商业秘密，当事人书面申请不公开",
    "privacy": "涉及个人隐私，当事人书面申请不公开",
}
ON_REQUEST = ("commercial_secret", "privacy")


def close_to_public(
    arbitration: Arbitration,
    *,
    actor: Actor,
    ground: str,
    in_writing: bool = False,
    version: int | None = None,
) -> Event:
    """Close the hearing that is set to the public (调解仲裁法 art 26; 办案规则 art 25, HRG-13).

    A commercial secret or privacy needs a written request. Raises RuleRefused when the hearing is closed already.
    """
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose the ground of a closed hearing.")})
    if ground in ON_REQUEST and not in_writing:
        raise BadInput({"in_writing": _("This ground needs a party's written request.")})
    with act("arbitration.close_to_public", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        hearing = it.proceeding.hearings.filter(status=Hearing.Status.SET).first()
        if hearing is None or not hearing.public:
            raise RuleRefused(_("No public hearing is set."), reasons=["办案规则第25条"])
        Hearing.objects.filter(pk=hearing.pk).update(public=False)
        return it.record(
            "arbitration.hearing.closed_to_public", data={"hearing": hearing.pk, "ground": GROUNDS[ground]}
        )
