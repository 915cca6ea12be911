"""作出附带文书: the day on which a partial award, preliminary execution, correction or supplement is made."""

from decimal import Decimal

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest, SideDecision
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.awards.submit_award import decide
from arbitration.services.decisions.side_decision import chosen
from arbitration.services.requesting import settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Claim, Event
from casework.services.act import act
from casework.services.open_case_file import refresh_summary
from documents.models import Paper

K, S = SideDecision.Kind, SideDecision.State
EVENTS = {
    K.PARTIAL_AWARD: "arbitration.partial_award.made",
    K.PRELIMINARY_EXECUTION: "arbitration.preliminary_execution.ordered",
    K.CORRECTION: "arbitration.award.corrected",
    K.SUPPLEMENT: "arbitration.supplementary_award.made",
}
PAPERS = {K.PARTIAL_AWARD: "A35", K.PRELIMINARY_EXECUTION: "A36", K.CORRECTION: "A38", K.SUPPLEMENT: "A38s"}


def make_side_decision(
    arbitration: Arbitration, *, actor: Actor, decision: SideDecision, version: int | None = None
) -> Event:
    """Make what the head has approved (调解仲裁法 arts 43, 44; 办案规则 arts 49, 51, 54; AWD-12, AWD-13, AWD-15)."""
    with act("arbitration.make_side_decision", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        held = chosen(row, decision, S.APPROVED)
        _earlier_is_on_paper(row, held)
        if held.kind in (K.PARTIAL_AWARD, K.SUPPLEMENT):
            _award_claims(row, held)
        if held.kind == K.PRELIMINARY_EXECUTION and held.request_id:
            _grant(held, actor)
        held.make()
        held.made_on = today()
        if held.final:
            held.effective_on = today()
            held.items = [{**one, "effective_on": today().isoformat()} for one in held.items]
        held.save()
        return it.record(
            EVENTS[K(held.kind)],
            data={
                "decision": held.pk,
                "claims": [one["claim"] for one in held.items],
                "final": held.final,
                "nonfinal": bool(held.items) and not held.final,
            },
        )


def _earlier_is_on_paper(row: Arbitration, held: SideDecision) -> None:
    """The paper of a decision is drawn from the last one made: the earlier one must be on paper before."""
    earlier = SideDecision.objects.filter(arbitration=row, kind=held.kind, state=S.MADE).last()
    if earlier is None:
        return
    event = Event.objects.filter(proceeding=row, name=EVENTS[K(held.kind)], data__decision=earlier.pk).last()
    drawn = Paper.objects.filter(proceeding=row, kind=PAPERS[K(held.kind)], state=Paper.State.ISSUED)
    if event is not None and not drawn.filter(drafted_at__gte=event.at).exists():
        raise RuleRefused(_("Issue the papers of the earlier one first."))


def _award_claims(row: Arbitration, held: SideDecision) -> None:
    """Write the results on the claims; a claim that was changed meanwhile has to be decided anew."""
    asked = {claim.pk: claim for claim in remaining_claims(row)}
    if held.kind == K.SUPPLEMENT:
        asked |= {claim.pk: claim for claim in held.claims.all()}
    for one in held.items:
        claim = asked.get(one["claim"])
        amount = Decimal(one["awarded"])
        if claim is None or (claim.claimed is not None and amount > claim.claimed):
            raise RuleRefused(
                _("The claims have changed since this was drafted: return it and draft it anew.")
            )
        decide(claim, amount)
        claim.final = one["final"]
        claim.save(update_fields=["awarded", "outcome", "final"])
    refresh_summary(row.case_file)


def _grant(held: SideDecision, actor: Actor) -> None:
    request = PartyRequest.objects.select_for_update().get(pk=held.request_id)
    if request.state == PartyRequest.State.REQUESTED:
        settle(request, actor, granted=True)


def claims_of(held: SideDecision) -> list[Claim]:
    """The claims of a decision in their order."""
    return list(held.claims.select_related("party"))
