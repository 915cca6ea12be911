"""补正: a slip in the award is put right by a decision; a claim left out gets a supplementary award (AWD-15)."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, SideDecision
from arbitration.services.decisions.partial_award import judge
from arbitration.services.decisions.side_decision import event_of, new_decision
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Claim, Event
from casework.services.act import act


def find_error(arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """Note that the award has a slip or left a claim out: it is to be put right promptly (办案规则 art 54)."""
    if not reason.strip():
        raise BadInput({"reason": _("Say what is wrong.")})
    with act("arbitration.find_error", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        return it.record("arbitration.award.error_found", private={"reason": reason.strip()})


def draft_correction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    corrections: Sequence[Mapping[str, str]],
    version: int | None = None,
) -> Event:
    """Draft the decision: `corrections` have place, original and corrected. It opens no new time to sue."""
    rows = [
        {name: str(one.get(name, "")).strip() for name in ("place", "original", "corrected")}
        for one in corrections
    ]
    if not rows or any(not one["original"] or not one["corrected"] for one in rows):
        raise BadInput({"corrections": _("Give the original and the corrected text of each place.")})
    with act("arbitration.draft_correction", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        held = new_decision(
            it.proceeding,
            SideDecision.Kind.CORRECTION,
            actor,
            corrections=json.dumps(rows, ensure_ascii=False),
        )
        return it.record(
            event_of(held.kind, "drafted"), data={"decision": held.pk, "kind": held.kind, "rows": len(rows)}
        )


def draft_supplement(
    arbitration: Arbitration,
    *,
    actor: Actor,
    claim: Claim,
    awarded: Decimal,
    facts: str,
    reasons: str,
    version: int | None = None,
) -> Event:
    """Draft a supplementary award on a claim that was asked and left out of the award (办案规则 art 54)."""
    if not facts.strip() or not reasons.strip():
        raise BadInput({"facts": _("Give facts and reasons.")})
    with act("arbitration.draft_supplement", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        left_out = {one.pk: one for one in left_out_claims(row)}
        if claim.pk not in left_out:
            raise BadInput({"claim": _("This claim has been decided.")})
        held_claim = left_out[claim.pk]
        whole = list(Claim.objects.standing(it.case_file))
        items, finality = judge(row, [held_claim], {claim.pk: awarded}, whole)
        held = new_decision(
            row,
            SideDecision.Kind.SUPPLEMENT,
            actor,
            items=items,
            finality=finality,
            facts=facts.strip(),
            reasons=reasons.strip(),
        )
        held.claims.set([held_claim])
        return it.record(
            event_of(held.kind, "drafted"),
            data={"decision": held.pk, "kind": held.kind, "claims": [claim.pk]},
        )


def left_out_claims(row: Arbitration) -> list[Claim]:
    """The claims that stand and have no result."""
    return list(
        Claim.objects.standing(row.case_file_id).filter(outcome=Claim.Outcome.OPEN).select_related("party")
    )
