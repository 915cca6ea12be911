"""转介法律援助: the worker before the tribunal needs a lawyer and agrees; the centre is offered the file as it is."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation, Party, Proceeding, Referral
from casework.services.act import act
from casework.services.refer import offer

KIND = Proceeding.Kind.LEGAL_AID


def refer_to_aid(
    arbitration: Arbitration,
    *,
    actor: Actor,
    centre: Organisation,
    party: Party,
    reason: str,
    version: int | None = None,
) -> Event:
    """Offer a worker's case to a legal-aid centre of the city (法律援助法 art 35). Nobody types it twice."""
    errors = {}
    if centre.kind != Organisation.Kind.LEGAL_AID or centre.region[:4] != arbitration.region[:4]:
        errors["centre"] = _("Choose a legal-aid centre of this city.")
    if party.case_file_id != arbitration.case_file_id or party.nature != Party.Nature.PERSON:
        errors["party"] = _("Choose a worker of this case.")
    if not reason.strip():
        errors["reason"] = _("Say why legal aid is needed, and that the worker agrees.")
    if errors:
        raise BadInput(errors)
    with act("arbitration.refer_to_aid", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        sent = Referral.objects.filter(case_file=it.case_file, target_kind=KIND, party=party)
        if sent.exclude(state=Referral.State.RETURNED).exclude(opened__closed_on__isnull=False).exists():
            raise RuleRefused(_("This worker has been referred to legal aid already."))
        referral = offer(
            case_file=it.case_file,
            source=it.proceeding,
            target_kind=KIND,
            target=centre,
            party=party,
            reason=reason.strip()[:300],
        )
        return it.record(
            "casework.referral.offered", party=party, data={"referral": referral.pk, "to": "legal_aid"}
        )
