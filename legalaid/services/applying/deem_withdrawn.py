"""视为撤回申请 (法律援助法 art 43 ¶2): only a person does it, and only after the days to supply are over."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Event, TimeLimit
from casework.services.act import act
from legalaid.models import LegalAidCase, State


def deem_withdrawn(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """Deem an application withdrawn whose missing papers did not come (LA-7)."""
    with act("legalaid.deem_withdrawn", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        if row.state != State.SUPPLEMENT_REQUESTED:
            it.require_state()
        asked = (
            TimeLimit.objects.filter(proceeding=row, key="legalaid.supplement_supply").order_by("-id").first()
        )
        if asked is None or asked.due >= today():
            until = asked.due.isoformat() if asked else "—"
            raise RuleRefused(
                _("The applicant may still supply the papers until %(day)s.") % {"day": until},
                reasons=["法律援助法第四十三条第二款"],
            )
        row.withdraw()
        row.closed_on = today()
        return it.record("legalaid.application.withdrawn", party=row.recipient, data={"deemed": True})
