"""调解看板: by kind, by stage, by days left; how many end in agreement, how long they take, what was agreed and paid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum

from casework import access
from casework.clock import today
from casework.models import User
from casework.models.proceeding import NEVER
from mediation.kinds import KINDS
from mediation.models import Agreement, Instalment, Mediation, State
from mediation.services.statistics.columns import COLUMNS

AGREED = (State.AGREED, State.CONFIRMED, State.PERFORMED, State.IN_DEFAULT, State.IN_ENFORCEMENT)
NOT_AGREED = (State.FAILED, State.EXPIRED, State.WITHDRAWN)
BUCKETS = ((0, "today"), (2, "two_days"), (7, "week"), (15, "fortnight"))


@dataclass(frozen=True)
class KindRow:
    """The figures of one kind in the period."""

    key: str
    received: int
    running: int
    agreed: int
    not_agreed: int
    days: float | None
    total: Decimal
    paid: Decimal
    extra: Mapping[str, int] = field(default_factory=dict)

    @property
    def rate(self) -> int | None:
        """How many of a hundred that ended did so in agreement; None while none has ended."""
        ended = self.agreed + self.not_agreed
        return round(self.agreed * 100 / ended) if ended else None


def seen_by(user: User) -> QuerySet[Mediation]:
    """The mediations that the person sees, filtered in SQL."""
    condition = Q(pk__in=[])
    for scope in access.scopes(user):
        condition |= scope
    return Mediation.objects.filter(condition)


def by_kind(user: User, since: date, until: date) -> list[KindRow]:
    """One row a kind that occurs, received in the period; five queries, whatever their number."""
    rows = seen_by(user).filter(received_on__range=(since, until))
    counts = {row["mediation_kind"]: row for row in _counts(rows)}
    sums = {row["mediation__mediation_kind"]: row["sum"] or Decimal(0) for row in _agreed_sums(rows)}
    paid = {row["agreement__mediation__mediation_kind"]: row["sum"] or Decimal(0) for row in _paid_sums(rows)}
    extra = _extras(rows)
    return [
        KindRow(
            key=key,
            received=counts[key]["received"],
            running=counts[key]["running"],
            agreed=counts[key]["agreed"],
            not_agreed=counts[key]["not_agreed"],
            days=_days(counts[key]["took"]),
            total=sums.get(key, Decimal(0)),
            paid=paid.get(key, Decimal(0)),
            extra={name: extra[key][name] for name in KINDS[key].statistics},
        )
        for key in KINDS
        if key in counts
    ]


def _counts(rows: QuerySet[Mediation]) -> Any:
    took = ExpressionWrapper(F("ended_on") - F("received_on"), output_field=DurationField())
    settled = Q(agreements__state=Agreement.State.SIGNED)
    return (
        rows.values("mediation_kind")
        .annotate(
            received=Count("pk", distinct=True),
            running=Count(
                "pk", filter=Q(state__in=[State.APPLIED, State.ACCEPTED, State.MEDIATING]), distinct=True
            ),
            agreed=Count("pk", filter=Q(state__in=AGREED) | (Q(state=State.CLOSED) & settled), distinct=True),
            not_agreed=Count(
                "pk",
                filter=Q(state__in=NOT_AGREED) | (Q(state=State.CLOSED, ended_on__isnull=False) & ~settled),
                distinct=True,
            ),
            took=Avg(took),
        )
        .order_by()
    )


def _agreed_sums(rows: QuerySet[Mediation]) -> Any:
    signed = Agreement.objects.filter(mediation__in=rows, state=Agreement.State.SIGNED)
    return signed.values("mediation__mediation_kind").annotate(sum=Sum("total")).order_by()


def _paid_sums(rows: QuerySet[Mediation]) -> Any:
    parts = Instalment.objects.filter(agreement__mediation__in=rows, agreement__state=Agreement.State.SIGNED)
    return parts.values("agreement__mediation__mediation_kind").annotate(sum=Sum("paid")).order_by()


def _extras(rows: QuerySet[Mediation]) -> dict[str, dict[str, int]]:
    counted = {name: Count("pk", filter=column.condition) for name, column in COLUMNS.items()}
    found: Any = rows.values("mediation_kind").annotate(**counted).order_by()
    return {row["mediation_kind"]: row for row in found}


def _days(took: timedelta | None) -> float | None:
    return round(took.total_seconds() / 86400, 1) if took is not None else None


def by_stage(user: User) -> list[tuple[str, int]]:
    """How many open mediations stand in each state."""
    rows = seen_by(user).filter(closed_on=None).values("state").annotate(count=Count("pk")).order_by()
    found = {row["state"]: row["count"] for row in rows}
    return [(str(state.label), found[state]) for state in State if state in found]


def by_days_left(user: User) -> dict[str, int]:
    """Open mediations by how near their next limit is: overdue, today, two days, a week, a fortnight, later, none."""
    day = today()
    conditions = {"overdue": Q(next_due__lt=day)}
    first = day
    for days, name in BUCKETS:
        last = day + timedelta(days=days)
        conditions[name] = Q(next_due__gte=first, next_due__lte=last)
        first = last + timedelta(days=1)
    conditions["later"] = Q(next_due__gte=first, next_due__lt=NEVER)
    conditions["none"] = Q(next_due=NEVER)
    rows = seen_by(user).filter(closed_on=None)
    return rows.aggregate(**{name: Count("pk", filter=one) for name, one in conditions.items()})
