"""给予法律援助."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase
from legalaid.services.deciding.auxiliary import agreed
from legalaid.services.deciding.decision_basis import basis_of


def grant(
    aid: LegalAidCase,
    *,
    actor: Actor,
    exempt: bool,
    reasons: Sequence[Mapping[str, Any]],
    exemption: str = "",
    against: str = "",
    version: int | None = None,
) -> Event:
    """Grant aid (法律援助法 arts 42, 43; LA-4, LA-6). `reasons` are the exemption rule's own; figures of means stay sealed.

    `against`: why aid is given although the rules don't say yes, kept with the reasons. Without it that is refused.
    """
    with act("legalaid.grant", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        basis, auxiliary = basis_of(it.proceeding), not exempt and agreed(it.proceeding) is not None
        doubtful = basis.exemption["answer"] == "no" if exempt else basis.answer != "yes" and not auxiliary
        if doubtful and len(against.strip()) < 10:
            raise BadInput(
                {"against": _("The rules don't say yes: give the reason in at least ten characters.")}
            )
        it.proceeding.grant()
        it.proceeding.exempt = exempt
        it.proceeding.exemption = exemption
        it.proceeding.reasons = [dict(reason) for reason in reasons]
        if doubtful:
            it.proceeding.reasons.append(
                {
                    "code": "against",
                    "text": against.strip(),
                    "article": "",
                    "rule": "",
                    "facts": {},
                    "holds": True,
                }
            )
        it.proceeding.decided_on = today()
        it.proceeding.handler = it.proceeding.handler or actor.user
        data = {"exempt": exempt, "against": doubtful}
        data |= {"auxiliary": True} if auxiliary else {}
        return it.record("legalaid.aid.granted", party=it.proceeding.recipient, data=data)
