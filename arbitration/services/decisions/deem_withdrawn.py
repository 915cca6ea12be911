"""按撤回处理: the applicant stayed away without just cause. Only a person decides so, on proof of service (HRG-5)."""

from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.rules.default import allowed
from arbitration.services.hearings.default_facts import default_decision, default_facts
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event, Hearing, Party
from casework.services.act import act


def deem_withdrawn(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    no_just_cause: bool,
    reason: str,
    version: int | None = None,
) -> Event:
    """Treat the application as withdrawn (调解仲裁法 art 36; 办案规则 art 39): the same claim isn't accepted again.

    Refused unless the rule of default says yes on what the file proves: notice in time, proof of it, the hearing as set.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say how the absence was established.")})
    with act("arbitration.deem_withdrawn", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        if party.case_file_id != row.case_file_id or party.side != Party.Side.APPLICANT:
            raise BadInput({"party": _("Choose an applicant of this case.")})
        others = Party.objects.filter(case_file=row.case_file_id, side=Party.Side.APPLICANT, left_on=None)
        if others.exclude(pk=party.pk).exists():
            raise RuleRefused(
                _("Other applicants go on: treat the application of this one alone as withdrawn."),
                reasons=["办案规则第39条"],
            )
        proof = proved_absence(row, party, no_just_cause=no_just_cause)
        row.deem_withdrawn()
        row.closed_on = today()
        return it.record(
            "arbitration.application.deemed_withdrawn",
            party=party,
            data=proof,
            private={"reason": reason.strip()},
        )


def proved_absence(row: Arbitration, party: Party, *, no_just_cause: bool) -> dict[str, Any]:
    """The hearing that was missed and the notice of it, as the event keeps them. Raises NotNow or RuleRefused (HRG-5)."""
    sat = row.hearings.filter(status__in=(Hearing.Status.SET, Hearing.Status.HELD))
    hearing = sat.filter(starts_at__lte=now()).order_by("starts_at").last()
    if hearing is None:
        raise NotNow(_("The hearing has not begun."))
    decision = default_decision(row, party, hearing=hearing, just_cause=not no_just_cause, held=True)
    if not allowed(decision):
        raise RuleRefused(
            _("What the file proves doesn't allow it."),
            reasons=[f"{one.text}（{one.article}）" for one in decision.reasons if one.holds is not True],
        )
    facts = default_facts(row, party, hearing=hearing, just_cause=False, held=True)
    return {
        "hearing": hearing.pk,
        "hearing_at": hearing.starts_at,
        "notice_on": facts["notice_on"],
        "method": facts.get("method"),
    }
