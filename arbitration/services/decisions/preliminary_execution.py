"""先予执行: money before the award, for a worker who can't wait (调解仲裁法 art 44, AWD-13)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest, SideDecision
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.decisions.side_decision import chosen, event_of, new_decision
from arbitration.services.requesting import asking_party, open_request, require_reason, settle
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Claim, Event, Party
from casework.services.act import act
from casework.services.settings import setting_at

KIND = PartyRequest.Kind.PRELIMINARY_EXECUTION
# Article 44 ¶1 names what may be executed beforehand; the claims' codes of the element sheet.
COVERED = {"C2", "C3", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C14"}


def request_preliminary_execution(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party | None = None,
    reason: str,
    received_on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take the request in. It comes from a party; a worker gives no security (art 44 ¶3)."""
    if not reason.strip():
        raise BadInput({"reason": _("Say what the money is needed for.")})
    with act(
        "arbitration.request_preliminary_execution", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        asking = asking_party(it.proceeding, actor, party)
        if it.proceeding.requests.filter(kind=KIND, state=PartyRequest.State.REQUESTED).exists():
            raise NotNow(_("A request of this kind waits for its decision already."))
        held = PartyRequest.objects.create(
            arbitration=it.proceeding,
            kind=KIND,
            party=asking,
            text=reason.strip(),
            received_on=received_on or today(),
        )
        return it.record(
            "arbitration.preliminary_execution.requested",
            on=held.received_on,
            party=asking,
            data={"request": held.pk, "security": asking.nature != Party.Nature.PERSON},
        )


def draft_preliminary_execution(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    awarded: Mapping[int, Decimal],
    clear_rights: bool,
    hardship: bool,
    facts: str,
    version: int | None = None,
) -> Event:
    """Draft the order. Both conditions must hold: clear rights, and serious effect on life (art 44 ¶2)."""
    with act(
        "arbitration.draft_preliminary_execution", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        row = it.proceeding
        asked = open_request(row, request, KIND)
        if not (clear_rights and hardship):
            raise RuleRefused(
                _("Both conditions must hold: the rights are clear, and life would be seriously affected."),
                reasons=["调解仲裁法第44条第2款（AWD-13）"],
            )
        claims = {claim.pk: claim for claim in remaining_claims(row)}
        mine = {pk: claim for pk, claim in claims.items() if claim.party_id == asked.party_id}
        if not awarded or not set(awarded) <= set(mine):
            raise BadInput({"awarded": _("Choose claims of the party who asked.")})
        if any(mine[pk].code not in COVERED for pk in awarded):
            raise RuleRefused(
                _("Only wages, injury medical cost, compensation and damages can be executed beforehand."),
                reasons=["调解仲裁法第44条第1款"],
            )
        _not_above_the_claims(awarded, mine)
        held = new_decision(
            row,
            SideDecision.Kind.PRELIMINARY_EXECUTION,
            actor,
            request=asked,
            facts=facts.strip(),
            items=[{"claim": pk, "awarded": str(amount)} for pk, amount in awarded.items()],
        )
        held.claims.set(mine[pk] for pk in awarded)
        return it.record(
            event_of(held.kind, "drafted"),
            data={"decision": held.pk, "kind": held.kind, "claims": sorted(awarded)},
        )


def _not_above_the_claims(awarded: Mapping[int, Decimal], claims: Mapping[int, Claim]) -> None:
    for pk, amount in awarded.items():
        claimed = claims[pk].claimed
        if amount <= 0 or (claimed is not None and amount > claimed):
            raise BadInput(
                {"awarded": _("No more than was claimed: %(title)s") % {"title": claims[pk].title}}
            )


def refuse_preliminary_execution(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    reason: str,
    version: int | None = None,
) -> Event:
    """Turn the request down with reasons (art 44)."""
    require_reason(reason)
    with act(
        "arbitration.refuse_preliminary_execution", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, KIND)
        drafts = SideDecision.objects.filter(request=asked).exclude(state=SideDecision.State.RETURNED)
        if drafts.exists():
            raise NotNow(_("An order on this request is under way."))
        settle(asked, actor, granted=False, reason=reason)
        return it.record(
            "arbitration.preliminary_execution.refused",
            party=asked.party,
            data={"request": asked.pk},
            private={"reason": reason.strip()},
        )


def send_preliminary_execution(
    arbitration: Arbitration, *, actor: Actor, decision: SideDecision, version: int | None = None
) -> Event:
    """Send the order to the court, which executes it; no suit lies against it (art 44; 法释〔2020〕26号 art 10)."""
    with act(
        "arbitration.send_preliminary_execution", actor=actor, proceeding=arbitration, version=version
    ) as it:
        row = it.proceeding
        held = chosen(row, decision, SideDecision.State.MADE)
        if held.kind != SideDecision.Kind.PRELIMINARY_EXECUTION or held.sent_on is not None:
            raise NotNow(_("There is nothing to be sent."))
        court = setting_at(row.organisation, "court.enforcement", today())
        if not court:
            raise RuleRefused(_("The organisation's settings name no court of enforcement."))
        held.sent_on = today()
        held.save(update_fields=["sent_on"])
        return it.record("arbitration.preliminary_execution.sent", data={"decision": held.pk, "court": court})
