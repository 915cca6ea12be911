"""并案与分案: cases heard together under one leading case, and split again."""

from django.utils.translation import gettext as _

from arbitration.models import PENDING, Arbitration
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Hearing, Party
from casework.services.act import act


def join_cases(
    arbitration: Arbitration, *, actor: Actor, lead: Arbitration, reason: str, version: int | None = None
) -> Event:
    """Hear this case together with a leading one (办案规则 art 18 by way of 民事诉讼法 arts 55, 56; COL-1).

    Both are pending at this tribunal against the same respondent. Each keeps its own number, clock and result.
    """
    if lead.organisation_id != arbitration.organisation_id or lead.pk == arbitration.pk:
        raise BadInput({"lead": _("Choose another case of this tribunal.")})
    if lead.state not in PENDING or lead.joined_to_id:
        raise BadInput({"lead": _("The leading case must be pending and not joined to another itself.")})
    if not reason.strip():
        raise BadInput({"reason": _("Say why they are heard together.")})
    with act("arbitration.join_cases", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        if row.joined_to_id or row.joined.exists():
            raise RuleRefused(_("This case is joined with others already."))
        if not _employers(row) & _employers(lead):
            raise RuleRefused(_("The cases have no respondent in common."), reasons=["民事诉讼法第55条"])
        if row.hearings.filter(status=Hearing.Status.SET).exists():
            raise RuleRefused(_("A hearing is set in this case: postpone it first, then set one for both."))
        row.joined_to = lead
        return it.record("arbitration.cases.joined", data={"lead": lead.pk, "reason": reason.strip()[:300]})


def split_case(arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Take this case out of the joint hearing again; its own clock has run on all the time."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why it is heard apart.")})
    with act("arbitration.split_case", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        if not row.joined_to_id:
            raise RuleRefused(_("This case is not joined to another."))
        if row.hearings.filter(status=Hearing.Status.SET).exists():
            raise RuleRefused(_("A joint hearing is set: postpone it in this case first."))
        lead, row.joined_to = row.joined_to_id, None
        return it.record("arbitration.cases.split", data={"lead": lead, "reason": reason.strip()[:300]})


def _employers(row: Arbitration) -> set[str]:
    parties = Party.objects.filter(case_file=row.case_file_id, side=Party.Side.RESPONDENT, left_on=None)
    return {party.credit_code or party.name_index for party in parties}
