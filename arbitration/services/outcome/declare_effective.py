"""生效: the result binds. A person notes it; the system only proposes it when the time to sue has run out."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, SideDecision, State, WorkerEffect
from arbitration.services.outcome.partial_effects import mark_effective, open_items
from arbitration.services.outcome.worker_effects import due_effects, open_of
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event
from casework.services.act import act
from casework.services.settings import setting_at


def settled_whole(row: Arbitration) -> bool:
    """Whether the case ended by a conciliation of all that was left."""
    return "terms" in row.draft


def effective_date(arbitration: Arbitration) -> date | None:
    """When the result took effect, or None while nothing of it can be said.

    All items final: the day it was made (调解仲裁法 art 47). Otherwise the day after the last day on which the worker
    or the employer could sue (art 50), the first worker's where they differ (法释〔2020〕26号 art 17). A conciliation
    document: the day the last party signed for it (art 42).
    """
    row = arbitration
    if settled_whole(row):
        return _last_service(row) if row.state == State.DELIVERED else None
    effects = list(row.worker_effects.all())
    standing = [one.effective_on for one in effects if one.effective_on and not one.sued_on]
    if not effects or all(one.final for one in effects):
        return min(standing, default=None) if effects else row.made_on
    if row.state != State.DELIVERED:
        return None
    returned = [one.effective_on for one in effects if not one.final and one.effective_on]
    return min([*(on for _one, on in due_effects(row)), *returned], default=None)


def _last_service(row: Arbitration) -> date | None:
    served = row.events.filter(name__in=("arbitration.award.served", "arbitration.conciliation.served"))
    return served.order_by("-on").values_list("on", flat=True).first()


def perform_by(row: Arbitration, effective_on: date) -> date:
    """The last day for performance: the agreed one, else so many days after the effect as the award says."""
    agreed = row.draft.get("terms", {}).get("pay_by")
    days = setting_at(row.organisation, "award.pay_within_days", effective_on, 15)
    return date.fromisoformat(agreed) if agreed else effective_on + timedelta(days=days)


def declare_effective(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Note that the result is effective (调解仲裁法 arts 42, 47, 50), for each worker for whom it is (AWD-11).

    Refused while somebody may still sue. With the first workers the case is effective; the act is done again for those
    whose time runs out later.
    """
    with act("arbitration.declare_effective", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        on = effective_date(row) if row.state != State.EFFECTIVE else _later(row)
        if on is None:
            raise RuleRefused(
                _("Not everybody has been served, or the time to sue has not run out."),
                reasons=["调解仲裁法第50条"],
            )
        workers = _mark(row)
        if row.state != State.EFFECTIVE:
            row.take_effect()
            row.effective_on = on
        return it.record(
            "arbitration.award.effective",
            on=on,
            data={
                "noted_on": today(),
                "perform_by": perform_by(row, on),
                "workers": workers,
                **_watched(row),
            },
        )


def _later(row: Arbitration) -> date | None:
    return min((on for _one, on in due_effects(row)), default=None)


def _mark(row: Arbitration) -> list[int]:
    due = due_effects(row) if row.state in (State.DELIVERED, State.EFFECTIVE) else []
    for one, on in due:
        WorkerEffect.objects.filter(pk=one.pk).update(effective_on=on)
    return sorted({one.party_id for one, _on in due})


def _watched(row: Arbitration) -> dict[str, bool]:
    """Assets preserved for this dispute must be followed by an application within three months (AWD-19)."""
    kept = row.court_matters.filter(kind="preservation", ended_on=None)
    return {"preserved": kept.exists()}


def declare_partial_effective(
    arbitration: Arbitration, *, actor: Actor, decision: SideDecision, version: int | None = None
) -> Event:
    """Note that a partial or supplementary award is effective: nobody sued in his time (调解仲裁法 art 50; AWD-12).

    As a whole award it takes effect for each worker; the act is done again for those whose time runs out later (AWD-11).
    """
    with act(
        "arbitration.declare_partial_effective", actor=actor, proceeding=arbitration, version=version
    ) as it:
        it.require_state()
        held = (
            SideDecision.objects.select_for_update()
            .filter(pk=decision.pk, arbitration=it.proceeding, state=SideDecision.State.MADE)
            .first()
        )
        if held is None or not held.items or held.kind == SideDecision.Kind.PRELIMINARY_EXECUTION:
            raise BadInput({"decision": _("Choose a decision of this case.")})
        if not open_items(held):
            raise NotNow(
                _("Of this decision nothing is open: it is effective, before a court, or set aside.")
            )
        on, workers = mark_effective(it.proceeding, held)
        if on is None:
            raise RuleRefused(
                _("Not everybody has been served, or the time to sue has not run out."),
                reasons=["调解仲裁法第50条"],
            )
        days = setting_at(it.proceeding.organisation, "award.pay_within_days", on, 15)
        return it.record(
            "arbitration.partial_award.effective",
            on=on,
            data={"decision": held.pk, "perform_by": on + timedelta(days=days), "workers": workers},
        )


def awaiting_effect(row: Arbitration) -> int:
    """For how many workers the effect is still open."""
    return open_of(row).count()
