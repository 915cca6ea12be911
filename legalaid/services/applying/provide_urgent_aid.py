"""先行提供法律援助 (法律援助法 art 44): aid first, then the papers; the check is made when they are there."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase
from legalaid.services.applying.urgency import urgency_decision


def provide_urgent_aid(
    aid: LegalAidCase, *, actor: Actor, measure: bool = False, reason: str = "", version: int | None = None
) -> Event:
    """Provide aid first (LA-10). The case file's own limits decide; a measure that can't wait is the clerk's word with its reason."""
    if measure and len(reason.strip()) < 4:
        raise BadInput({"reason": _("Say which measure can't wait, and why.")})
    with act("legalaid.provide_urgent_aid", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        found = urgency_decision(row, measure=measure)
        if found["answer"] != "yes":
            raise RuleRefused(
                _("No limit of the applicant runs out within seven days, and no urgent measure is named."),
                reasons=[one["text"] for one in found["reasons"]],
            )
        row.provide_urgent_aid()
        row.urgent_on = row.decided_on = today()
        row.urgent_ground = found["findings"]["ground"]
        row.handler = row.handler or actor.user
        near = found["near"]
        data = {"ground": row.urgent_ground, "reason": reason.strip()[:300]}
        data |= {"limit": near.key, "due": near.due.isoformat()} if near and not measure else {}
        return it.record("legalaid.urgent_aid.provided", party=row.recipient, data=data)


def complete_urgent_papers(
    aid: LegalAidCase,
    *,
    actor: Actor,
    exempt: bool,
    exemption: str = "",
    reasons: Sequence[Mapping[str, Any]] = (),
    version: int | None = None,
) -> Event:
    """The papers have come and the check is made (art 44 ¶2). Whoever turns out not to qualify: the aid is ended by a person, art 48."""
    with act("legalaid.complete_urgent_papers", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        if row.urgent_on is None or row.urgent_done_on is not None:
            raise RuleRefused(_("No papers of urgent aid are awaited."))
        row.exempt, row.exemption, row.reasons = exempt, exemption, [dict(one) for one in reasons]
        row.urgent_done_on = today()
        return it.record("legalaid.urgent_papers.completed", party=row.recipient, data={"exempt": exempt})
