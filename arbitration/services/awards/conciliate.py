"""仲裁调解: both sides agree before the award, on everything or on part of the claims first (AWD-14, FAST-7)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.outcome.instalments import (
    Part,
    drop_instalments,
    drop_part,
    next_due,
    plan,
    plan_part,
)
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Claim, Event, Party
from casework.services.act import act
from documents.models import Service


def conciliate(
    arbitration: Arbitration,
    *,
    actor: Actor,
    agreed: Mapping[int, Decimal],
    terms: Mapping[str, Any],
    instalments: Sequence[Part] = (),
    version: int | None = None,
) -> Event:
    """Record the agreement (调解仲裁法 art 42, AWD-14). It takes effect when both have signed for the document.

    `agreed` maps a claim's id to the amount in yuan; every claim still open must be named, with 0 where it is waived.
    """
    with act("arbitration.conciliate", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        claims = list(remaining_claims(row))
        if {claim.pk for claim in claims} != set(agreed):
            raise BadInput({"agreed": _("Say for every claim what was agreed, 0 where it is waived.")})
        _settle(claims, agreed)
        row.conciliate()
        row.made_on = today()
        total = sum(agreed.values(), Decimal(0))
        plan(row, instalments, total)
        row.draft = {**row.draft, "terms": {**terms, "claims": sorted(agreed)}}
        return it.record("arbitration.conciliation.reached", data={"total": total})


def conciliate_part(
    arbitration: Arbitration,
    *,
    actor: Actor,
    agreed: Mapping[int, Decimal],
    terms: Mapping[str, Any],
    instalments: Sequence[Part] = (),
    version: int | None = None,
) -> Event:
    """Settle some of the claims first, wages before others; the rest goes on (办案规则 art 73, FAST-7)."""
    with act("arbitration.conciliate_part", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        open_ones = {claim.pk: claim for claim in remaining_claims(row)}
        if not agreed or not set(agreed) <= set(open_ones):
            raise BadInput({"agreed": _("Choose claims that are still open.")})
        if set(agreed) == set(open_ones):
            raise RuleRefused(
                _("Nothing would go on: record a conciliation of the whole."), reasons=["办案规则第73条"]
            )
        _settle([open_ones[pk] for pk in agreed], agreed)
        kept = row.draft.get("partial_terms", [])
        reached = {**terms, "claims": sorted(agreed), "reached_on": today().isoformat()}
        if instalments:
            reached["ordinals"] = plan_part(row, instalments, sum(agreed.values(), Decimal(0)))
            reached["instalments"] = [[day.isoformat(), str(amount)] for day, amount in instalments]
            reached["pay_by"] = instalments[-1][0].isoformat()
        row.draft = {**row.draft, "partial_terms": [*kept, reached]}
        return it.record(
            "arbitration.partial_conciliation.reached",
            data={
                "claims": sorted(agreed),
                "remaining_claims": sorted(set(open_ones) - set(agreed)),
                "total": sum(agreed.values(), Decimal(0)),
            },
        )


def repudiate_conciliation(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party | None = None,
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """A party goes back on it before receipt; an award follows without delay (调解仲裁法 art 42 ¶4, AWD-14)."""
    with act(
        "arbitration.repudiate_conciliation", actor=actor, proceeding=arbitration, version=version
    ) as it:
        row = it.proceeding
        who = _repudiating(row, actor, party, "A32")
        row.repudiate_conciliation()
        row.made_on = None
        _reopen(row, row.draft.get("terms", {}).get("claims") or [])
        drop_instalments(row)
        row.draft = {name: value for name, value in row.draft.items() if name != "terms"}
        return it.record(
            "arbitration.conciliation.repudiated",
            on=on or today(),
            party=who,
            data={"next_instalment": next_due(row)},
        )


def repudiate_part(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party | None = None,
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """As `repudiate_conciliation`, of the last conciliation on part of the claims: they are decided with the rest."""
    with act("arbitration.repudiate_part", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        kept = row.draft.get("partial_terms", [])
        if not kept or kept[-1].get("served"):
            raise NotNow(_("No conciliation on part of the claims waits for its receipts."))
        who = _repudiating(row, actor, party, "A32p")
        _reopen(row, kept[-1]["claims"])
        drop_part(row, kept[-1])
        row.draft = {**row.draft, "partial_terms": kept[:-1]}
        return it.record(
            "arbitration.partial_conciliation.repudiated",
            on=on or today(),
            party=who,
            data={"claims": kept[-1]["claims"]},
        )


def _settle(claims: Sequence[Claim], agreed: Mapping[int, Decimal]) -> None:
    for claim in claims:
        amount = agreed[claim.pk]
        if amount < 0:
            raise BadInput({"agreed": _("An amount can't be negative.")})
        claim.agreed, claim.outcome = amount, Claim.Outcome.SETTLED
        claim.save(update_fields=["agreed", "outcome"])


def _reopen(row: Arbitration, claims: Sequence[int]) -> None:
    settled = Claim.objects.filter(case_file=row.case_file_id, outcome=Claim.Outcome.SETTLED)
    if claims:
        settled = settled.filter(pk__in=list(claims))
    settled.update(outcome=Claim.Outcome.OPEN, agreed=None)


def _repudiating(row: Arbitration, actor: Actor, party: Party | None, kind: str) -> Party:
    """The party who goes back on it; whoever has signed for the document is bound."""
    who = actor.party or party
    if who is None or who.case_file_id != row.case_file_id or who.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    since = row.draft.get("partial_terms", [{}])[-1].get("reached_on") if kind == "A32p" else None
    signed = Service.objects.filter(
        paper__proceeding=row, paper__kind=kind, addressee=who, state=Service.State.COMPLETED
    )
    if since:
        signed = signed.filter(paper__issued_on__gte=since)
    if signed.exists():
        raise RuleRefused(
            _("This party has signed for the document and can't go back on it."),
            reasons=["调解仲裁法第42条第3款"],
        )
    return who
