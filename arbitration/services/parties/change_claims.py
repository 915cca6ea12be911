"""增加、变更请求与反申请: asked, then taken into the case, left to another case, or refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, ClaimChange
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Claim, Event, Party, TimeLimit
from casework.services.act import Act, act
from casework.services.open_case_file import refresh_summary

LIMITS = {
    ClaimChange.Kind.ADD: "arbitration.claim_change",
    ClaimChange.Kind.CHANGE: "arbitration.claim_change",
    ClaimChange.Kind.COUNTER: "arbitration.counter_filing",
}
REQUESTED = {
    ClaimChange.Kind.ADD: "arbitration.claims.change_requested",
    ClaimChange.Kind.CHANGE: "arbitration.claims.change_requested",
    ClaimChange.Kind.COUNTER: "arbitration.counter_application.received",
}


def request_change(
    arbitration: Arbitration,
    *,
    actor: Actor,
    kind: str,
    party: Party,
    items: Sequence[Mapping[str, Any]],
    on: date | None = None,
    version: int | None = None,
) -> ClaimChange:
    """Take in what a party asks for (办案规则 arts 36, 44; ACC-13, ACC-16). Each item: claim (id, when changed), code,
    title, period_from, period_to, claimed (yuan). Late ones are taken in too and marked: a person decides.
    """
    day = on or today()
    wanted = Party.Side.RESPONDENT if kind == ClaimChange.Kind.COUNTER else Party.Side.APPLICANT
    if (
        kind not in ClaimChange.Kind.values
        or party.case_file_id != arbitration.case_file_id
        or party.side != wanted
    ):
        raise BadInput({"party": _("Choose the party that asks.")})
    rows = [_item(one, party, kind) for one in items]
    if not rows:
        raise BadInput({"items": _("Enter at least one claim.")})
    with act("arbitration.request_change", actor=actor, proceeding=arbitration, version=version) as it:
        change = ClaimChange.objects.create(
            arbitration=it.proceeding,
            kind=kind,
            party=party,
            items=rows,
            requested_on=day,
            in_time=_in_time(it.proceeding, LIMITS[ClaimChange.Kind(kind)], party, day),
        )
        it.record(
            REQUESTED[ClaimChange.Kind(kind)],
            on=day,
            party=party,
            data={"change": change.pk, "kind": kind, "in_time": change.in_time, "count": len(rows)},
        )
    return change


def accept_change(
    arbitration: Arbitration, *, actor: Actor, change: ClaimChange, version: int | None = None
) -> Event:
    """Take the change into this case (CLK-3, CLK-4): the 45 days start anew on the day of this acceptance.

    After added or changed claims each respondent has a new answer period, unless it waives it (办案规则 art 44).
    """
    with act("arbitration.accept_change", actor=actor, proceeding=arbitration, version=version) as it:
        held = _open(it, change)
        if not held.in_time:
            raise RuleRefused(
                _("It was asked after the period: it is filed as a separate case."),
                reasons=["办案规则第36条、第44条"],
            )
        held.accept()
        _decided(held, actor)
        for item in held.items:
            _write(it, held, item)
        refresh_summary(it.case_file)
        counter = held.kind == ClaimChange.Kind.COUNTER
        name = "arbitration.counter_application.accepted" if counter else "arbitration.claims.changed"
        return it.record(name, party=held.party, data={"change": held.pk, "kind": held.kind})


def turn_down_change(
    arbitration: Arbitration,
    *,
    actor: Actor,
    change: ClaimChange,
    reason: str,
    refused: bool = False,
    version: int | None = None,
) -> Event:
    """Leave it to a separate case, or (a counter-application) refuse it (办案规则 arts 30, 36, 44)."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why.")})
    with act("arbitration.turn_down_change", actor=actor, proceeding=arbitration, version=version) as it:
        held = _open(it, change)
        if refused:
            held.refuse()
        else:
            held.leave_to_another_case()
        held.reason = reason.strip()[:400]
        _decided(held, actor)
        counter = held.kind == ClaimChange.Kind.COUNTER
        name = "arbitration.counter_application.refused" if counter else "arbitration.claims.change_refused"
        return it.record(name, party=held.party, data={"change": held.pk, "separate": not refused})


def _item(one: Mapping[str, Any], party: Party, kind: str) -> dict[str, Any]:
    claimed = one.get("claimed")
    if not str(one.get("title") or "").strip() or (claimed is not None and Decimal(claimed) < 0):
        raise BadInput({"items": _("Each claim needs its words, and an amount that is not negative.")})
    if (
        kind == ClaimChange.Kind.CHANGE
        and not Claim.objects.filter(pk=one.get("claim") or 0, party=party).exists()
    ):
        raise BadInput({"items": _("Choose which claim is changed.")})
    before = (
        Claim.objects.filter(pk=one["claim"]).values_list("claimed", flat=True).first()
        if one.get("claim")
        else None
    )
    return {
        "claim": one.get("claim"),
        "before": None if before is None else str(before),
        "code": str(one.get("code") or "C12")[:8],
        "kind": str(one.get("kind") or "")[:32],
        "title": str(one["title"]).strip()[:120],
        "period_from": _day(one.get("period_from")),
        "period_to": _day(one.get("period_to")),
        "claimed": None if claimed is None else str(Decimal(claimed)),
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else (value or None)


def _in_time(row: Arbitration, key: str, party: Party, day: date) -> bool:
    """Before the period has ended; before it has begun to run nobody is late."""
    limits = TimeLimit.objects.filter(proceeding=row, key=key)
    mine = limits.filter(party=party) if limits.filter(party=party).exists() else limits
    latest = mine.order_by("-due").first()
    return latest is None or day <= latest.due


def _open(it: Act[Arbitration], change: ClaimChange) -> ClaimChange:
    held = ClaimChange.objects.select_for_update().get(pk=change.pk)
    if held.arbitration_id != it.proceeding.pk or held.state != ClaimChange.State.REQUESTED:
        raise NotNow(_("This request has been decided already."))
    return held


def _decided(held: ClaimChange, actor: Actor) -> None:
    held.decided_on, held.decided_by = today(), actor.user
    held.save()


def _write(it: Act[Arbitration], held: ClaimChange, item: Mapping[str, Any]) -> None:
    """A changed claim takes its new words and sum; an added one is a new row behind the party's others."""
    columns = {name: item[name] for name in ("title", "period_from", "period_to", "claimed")}
    if held.kind == ClaimChange.Kind.CHANGE:
        Claim.objects.filter(pk=item["claim"], party=held.party).update(**columns, computed=None, steps=[])
        return
    ordinal = Claim.objects.filter(party=held.party).count() + 1
    Claim.objects.create(
        case_file=it.case_file,
        party=held.party,
        ordinal=ordinal,
        code=item["code"],
        kind=item["kind"],
        **columns,
    )
