"""转法律援助: the worker needs a lawyer for what the talks leave open; the centre is offered the file as it is."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Organisation, Party, Proceeding
from casework.services.act import act
from casework.services.refer import offer
from mediation.models import Mediation
from mediation.services.sessions.discreet import SIDES, require_discreet


def refer_to_aid(
    mediation: Mediation,
    *,
    actor: Actor,
    centre: Organisation,
    party: Party,
    reason: str,
    version: int | None = None,
) -> Event:
    """Offer the worker's case to a legal-aid centre of the city, with his consent (法律援助法 arts 31, 42). Nobody types it twice."""
    errors = {}
    if centre.kind != Organisation.Kind.LEGAL_AID or centre.region[:4] != mediation.region[:4]:
        errors["centre"] = _("Choose a legal-aid centre of this city.")
    if party.case_file_id != mediation.case_file_id or party.nature != Party.Nature.PERSON:
        errors["party"] = _("Choose a worker of this case.")
    if not reason.strip():
        errors["reason"] = _("Say why legal aid is needed, and that the worker agrees.")
    if errors:
        raise BadInput(errors)
    with act("mediation.refer_to_aid", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        whose = SIDES.get(Party.Side(party.side), "")
        require_discreet(it.proceeding, actor=actor, texts={"reason": reason}, of=whose)
        referral = offer(
            case_file=it.case_file,
            source=it.proceeding,
            target_kind=Proceeding.Kind.LEGAL_AID,
            target=centre,
            party=party,
            reason=reason.strip()[:300],
        )
        return it.record(
            "casework.referral.offered", party=party, data={"referral": referral.pk, "to": "legal_aid"}
        )
