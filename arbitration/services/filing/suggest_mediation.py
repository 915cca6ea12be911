"""调解建议: the tribunal points to a mediation body; the party is free to refuse."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Organisation, Proceeding
from casework.services.act import act
from casework.services.refer import offer

BODIES = (Organisation.Kind.UNION_MEDIATION, Organisation.Kind.PEOPLES_MEDIATION)


def suggest_mediation(
    arbitration: Arbitration, *, actor: Actor, body: Organisation, version: int | None = None
) -> Event:
    """Suggest mediation by a body of the city (办案规则 art 69, ACC-8) and offer it the case file."""
    if body.kind not in BODIES or not body.active:
        raise BadInput({"body": _("Choose a mediation body.")})
    with act("arbitration.suggest_mediation", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.defer()
        referral = offer(
            case_file=it.case_file,
            source=it.proceeding,
            target_kind=Proceeding.Kind.MEDIATION,
            target=body,
            reason="仲裁委员会建议调解",
        )
        return it.record("arbitration.mediation.agreed", data={"body": body.pk, "referral": referral.pk})
