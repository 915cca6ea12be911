"""管辖 (法律援助法 art 38): forward an application to the centre of the right place, or keep it by agreement."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation
from casework.services.act import act
from casework.services.refer import offer
from legalaid.models import LegalAidCase


def forward(
    aid: LegalAidCase, *, actor: Actor, target: Organisation, reason: str = "", version: int | None = None
) -> Event:
    """Hand the application over with all its papers (LA-5); the other centre is offered it, the applicant does nothing."""
    if target.kind != Organisation.Kind.LEGAL_AID or target.pk == aid.organisation_id or not target.active:
        raise BadInput({"target": _("Choose another legal-aid centre.")})
    with act("legalaid.forward", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        row.forward()
        row.closed_on = row.handed_over_on = today()
        offer(
            case_file=it.case_file,
            source=row,
            target_kind=row.kind,
            target=target,
            party=row.recipient,
            reason=reason or _("The other centre is competent."),
            data={"matter": row.matter, "received_on": row.received_on.isoformat()},
        )
        return it.record("legalaid.application.forwarded", party=row.recipient, data={"target": target.pk})


def keep_by_agreement(aid: LegalAidCase, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Keep an application of another place by agreement with its centre (LA-5)."""
    if len(reason.strip()) < 4:
        raise BadInput({"reason": _("Say with whom this was agreed, and when.")})
    with act("legalaid.keep_by_agreement", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        if it.proceeding.by_agreement:
            raise RuleRefused(_("This has been recorded already."))
        it.proceeding.by_agreement = True
        return it.record("legalaid.application.kept", data={"reason": reason.strip()[:300]})
