"""先行裁决的法院事项: a suit on a partial or supplementary award, or its setting aside, while the case goes on (AWD-12)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, CourtMatter, SideDecision
from arbitration.services.awards.remaining import APART
from arbitration.services.outcome.court_matters import GROUNDS, belongs, workers_of
from arbitration.services.outcome.partial_effects import end_part_suit, fall_part, sue_part
from casework.actor import Actor
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event, Party
from casework.services.act import act

K, ENDING = CourtMatter.Kind, CourtMatter.Outcome


def note_partial_suit(
    arbitration: Arbitration,
    *,
    actor: Actor,
    decision: SideDecision,
    party: Party,
    court: str,
    on: date,
    number: str = "",
    workers: Sequence[Party] = (),
    version: int | None = None,
) -> Event:
    """Note a suit on one partial award (调解仲裁法 arts 48, 50; 办案规则 art 49): the case itself goes on.

    It stops the effect for the workers it is about; for the others the award takes effect (法释〔2020〕26号 art 17).
    """
    with act("arbitration.note_partial_suit", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        held = _made(row, decision, on)
        belongs(row, party)
        chosen = workers_of(row, workers, party)
        matter = CourtMatter.objects.create(
            arbitration=row, kind=K.SUIT, party=party, court=court, number=number, filed_on=on,
            about_final=held.final, decision=held,
        )  # fmt: skip
        matter.workers.set(chosen)
        sue_part(row, held, chosen, on)
        return it.record(
            "arbitration.partial_suit.filed",
            on=on,
            party=party,
            data={"decision": held.pk, "matter": matter.pk, "court": court, "final": held.final},
        )


def end_partial_suit(
    arbitration: Arbitration,
    *,
    actor: Actor,
    matter: CourtMatter,
    outcome: str,
    on: date,
    version: int | None = None,
) -> Event:
    """The suit has ended: withdrawn or dismissed, the partial award stands; a judgment takes its place (法释〔2020〕26号 art 16)."""
    with act("arbitration.end_partial_suit", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = _pick(it.proceeding, matter, K.SUIT, on)
        if held.ended_on is not None:
            raise NotNow(_("This matter has ended already."))
        held.ended_on, held.outcome = on, outcome
        held.save(update_fields=["ended_on", "outcome"])
        stands = outcome != ENDING.JUDGED
        decision = SideDecision.objects.select_for_update().get(pk=held.decision_id)
        end_part_suit(it.proceeding, decision, held, stands=stands)
        return it.record(
            "arbitration.partial_suit.ended",
            on=on,
            party=held.party,
            data={"decision": decision.pk, "matter": held.pk, "outcome": outcome, "stands": stands},
        )


def request_partial_set_aside(
    arbitration: Arbitration,
    *,
    actor: Actor,
    decision: SideDecision,
    party: Party,
    court: str,
    grounds: Sequence[str],
    on: date,
    number: str = "",
    version: int | None = None,
) -> Event:
    """An employer asks to set one final partial award aside (调解仲裁法 art 49: six grounds, thirty days)."""
    if not grounds or not set(grounds) <= set(GROUNDS):
        raise BadInput({"grounds": _("Name at least one of the six grounds of article 49.")})
    with act(
        "arbitration.request_partial_set_aside", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        row = it.proceeding
        held = _made(row, decision, on)
        belongs(row, party)
        if party.side != Party.Side.RESPONDENT:
            raise RuleRefused(
                _("Only the employer can ask for it; a worker sues."), reasons=["调解仲裁法第48条、第49条"]
            )
        if not held.final:
            raise RuleRefused(
                _("This partial award isn't final: the employer sues."), reasons=["调解仲裁法第49条、第50条"]
            )
        matter = CourtMatter.objects.create(
            arbitration=row, kind=K.SET_ASIDE, party=party, court=court, number=number, filed_on=on,
            about_final=True, grounds=sorted(grounds), decision=held,
        )  # fmt: skip
        return it.record(
            "arbitration.partial_set_aside.requested",
            on=on,
            party=party,
            data={"decision": held.pk, "matter": matter.pk, "grounds": sorted(grounds)},
        )


def note_partial_ruling(
    arbitration: Arbitration,
    *,
    actor: Actor,
    matter: CourtMatter,
    granted: bool,
    party: Party,
    on: date,
    version: int | None = None,
) -> Event:
    """The ruling has reached a party; set aside, he may sue within fifteen days of it (调解仲裁法 art 49 ¶3; AWD-10)."""
    with act("arbitration.note_partial_ruling", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        belongs(row, party)
        held = _pick(row, matter, K.SET_ASIDE, on)
        result = ENDING.GRANTED if granted else ENDING.REFUSED
        if held.ended_on is not None and held.outcome != result:
            raise BadInput({"granted": _("The ruling was entered with another result.")})
        if held.ended_on is None:
            held.ended_on, held.outcome = on, result
            held.save(update_fields=["ended_on", "outcome"])
            if granted:
                fall_part(SideDecision.objects.select_for_update().get(pk=held.decision_id), on)
        return it.record(
            "arbitration.partial_set_aside.ruled",
            on=on,
            party=party,
            data={"decision": held.decision_id, "matter": held.pk, "granted": granted},
        )


def _made(row: Arbitration, decision: SideDecision, on: date) -> SideDecision:
    """A partial or supplementary award of this case that has been made, locked; one that fell was sued on for its ruling."""
    found = (
        SideDecision.objects.select_for_update()
        .filter(pk=decision.pk, arbitration=row, kind__in=APART, state=SideDecision.State.MADE)
        .first()
    )
    if found is None:
        raise BadInput({"decision": _("Choose a decision of this case.")})
    if found.made_on is not None and on < found.made_on:
        raise BadInput({"on": _("It can't have been filed before the decision was made.")})
    return found


def _pick(row: Arbitration, matter: CourtMatter, kind: str, on: date) -> CourtMatter:
    found = (
        CourtMatter.objects.select_for_update()
        .filter(pk=matter.pk, arbitration=row, kind=kind)
        .exclude(decision=None)
        .first()
    )
    if found is None:
        raise BadInput({"matter": _("Choose a matter of this case.")})
    if on < found.filed_on:
        raise BadInput({"on": _("It can't have ended before it was filed.")})
    return found
