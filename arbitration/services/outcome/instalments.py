"""分期履行: the plan, each payment, and what is missed. Days come from the limit `arbitration.instalment`."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, Instalment, State
from arbitration.services.outcome.owing import left_open, spread
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event, Proceeding, TimeLimit
from casework.services.act import act

Part = tuple[date, Decimal]
KEY = "arbitration.instalment"
MOST = 60


def plan(row: Arbitration, parts: Sequence[Part], total: Decimal) -> None:
    """Write the instalments down; they must come to the sum, to the fen, with rising days. Those of a part stay."""
    if not parts:
        return
    check_parts(parts, total)
    drop_instalments(row)
    _write(row, parts)


def plan_part(row: Arbitration, parts: Sequence[Part], total: Decimal) -> list[int]:
    """As `plan`, for a conciliation on part of the claims, beside all others; returns their numbers (办案规则 art 73)."""
    check_parts(parts, total)
    return _write(row, parts)


def _write(row: Arbitration, parts: Sequence[Part]) -> list[int]:
    last = Instalment.objects.filter(arbitration=row).count()
    made = [
        Instalment(arbitration=row, ordinal=last + place, due_on=day, amount=amount)
        for place, (day, amount) in enumerate(parts, start=1)
    ]
    Instalment.objects.bulk_create(made)
    return [one.ordinal for one in made]


def check_parts(parts: Sequence[Part], total: Decimal) -> None:
    """Refuse instalments that don't come to the sum, to the fen, or whose days don't rise."""
    days = [day for day, _amount in parts]
    if len(parts) > MOST or any(amount <= 0 for _day, amount in parts) or sorted(set(days)) != days:
        raise BadInput({"instalments": _("Give each instalment a later day and a positive amount.")})
    if sum((amount for _day, amount in parts), Decimal(0)) != total:
        raise BadInput(
            {"instalments": _("The instalments must add up to %(total)s yuan.") % {"total": total}}
        )


def drop_instalments(row: Arbitration) -> None:
    """An agreement that falls, or is replaced, leaves no instalment waiting; what was paid stays, and so do those of a part."""
    open_instalments(row).exclude(ordinal__in=ordinals_of_parts(row)).update(dropped=True)


def drop_part(row: Arbitration, terms: Mapping[str, Any]) -> None:
    """The same for one conciliation on part of the claims, whose instalments are its own."""
    open_instalments(row).filter(ordinal__in=terms.get("ordinals", [])).update(dropped=True)


def open_instalments(row: Proceeding) -> QuerySet[Instalment]:
    """The instalments still waited for, the next one first."""
    return Instalment.objects.filter(arbitration=row.pk, paid_on=None, dropped=False)


def binding_instalments(row: Arbitration) -> QuerySet[Instalment]:
    """Those of them whose document has reached everybody (调解仲裁法 art 42): the others bind nobody yet."""
    waiting = [one for terms in _parts(row) if not terms.get("served") for one in terms.get("ordinals", [])]
    rows = open_instalments(row).exclude(ordinal__in=waiting)
    return rows.filter(ordinal__in=ordinals_of_parts(row)) if row.state == State.CONCILIATED else rows


def next_due(row: Arbitration) -> str | None:
    """The day of the next instalment that is neither paid nor noted as missed, for the limit that watches it."""
    coming = binding_instalments(row).filter(missed_on=None).first()
    return coming.due_on.isoformat() if coming else None


def _parts(row: Arbitration) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = row.draft.get("partial_terms", [])
    return parts


def ordinals_of_parts(row: Arbitration) -> list[int]:
    """The numbers of the instalments that belong to conciliations on part of the claims."""
    return [ordinal for terms in _parts(row) for ordinal in terms.get("ordinals", [])]


def _claims_of(row: Arbitration, held: Instalment) -> list[int] | None:
    """The claims that an instalment pays: those of its part, or any."""
    mine = [terms["claims"] for terms in _parts(row) if held.ordinal in terms.get("ordinals", [])]
    return mine[0] if mine else None


def plan_instalments(
    arbitration: Arbitration,
    *,
    actor: Actor,
    instalments: Sequence[Part],
    version: int | None = None,
) -> Event:
    """Note that the sides agreed on instalments for what is still owed."""
    with act("arbitration.plan_instalments", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        if not instalments:
            raise BadInput({"instalments": _("Give at least one instalment.")})
        check_parts(instalments, left_open(it.proceeding))
        open_instalments(it.proceeding).update(dropped=True)
        _write(it.proceeding, instalments)
        return it.record(
            "arbitration.instalment.planned",
            data={"instalments": len(instalments), "next_instalment": next_due(it.proceeding)},
        )


def pay_instalment(
    arbitration: Arbitration,
    *,
    actor: Actor,
    instalment: Instalment,
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Note that an instalment was paid; with the last one the case counts as performed (调解仲裁法 art 51)."""
    with act("arbitration.pay_instalment", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        held = Instalment.objects.select_for_update().filter(pk=instalment.pk, arbitration=row).first()
        if held is None:
            raise BadInput({"instalment": _("Choose an instalment of this case.")})
        if held.paid_on is not None or held.dropped:
            raise NotNow(_("This instalment is paid, or no longer in force."))
        if not binding_instalments(row).filter(pk=held.pk).exists():
            raise NotNow(_("Its document has not been served on everybody yet."))
        held.paid, held.paid_on = held.amount, on or today()
        held.save(update_fields=["paid", "paid_on"])
        spread(row, held.amount, _claims_of(row, held))
        if not left_open(row):
            _done(row)
        return it.record(
            "arbitration.instalment.paid",
            on=held.paid_on,
            data={
                "instalment": held.ordinal,
                "amount": held.amount,
                "next_instalment": next_due(row),
                "left": left_open(row),
            },
        )


def _done(row: Arbitration) -> None:
    if row.state == State.IN_ENFORCEMENT:
        row.note_enforced()
    elif row.state == State.EFFECTIVE:
        row.note_performance()
    elif row.state == State.DELIVERED:
        row.take_effect()
        row.effective_on = row.effective_on or today()
        row.note_performance()


def note_missed(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The sweeper found the day of an instalment past: note it, and let the clerk ask whether the rest falls due."""
    if proceeding is None or event.data.get("limit") != KEY:
        return
    row = Arbitration.objects.get(pk=proceeding.pk)
    with act("arbitration.miss_instalment", actor=Actor.machine(), proceeding=row) as it:
        late = list(binding_instalments(row).filter(missed_on=None, due_on__lt=today()))
        for one in late:
            one.missed_on = today()
            one.save(update_fields=["missed_on"])
        TimeLimit.objects.filter(proceeding=row, key=KEY, status=TimeLimit.Status.OPEN).update(
            status=TimeLimit.Status.MISSED
        )
        it.record(
            "arbitration.instalment.missed",
            data={
                "instalments": [one.ordinal for one in late],
                "amount": sum((one.amount for one in late), Decimal(0)),
                "next_instalment": next_due(row),
            },
        )
