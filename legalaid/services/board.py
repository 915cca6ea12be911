"""中心看板: the figures of one centre over a stretch of days; a fixed number of queries, all counted in SQL."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, Sum

from casework.models import Organisation
from legalaid.models import AidObjection, ClientRating, LegalAidCase, ObjectionState, Subsidy

STAGES = (
    ("received_on", "decided_on"),
    ("decided_on", "assigned_on"),
    ("assigned_on", "mandate_on"),
    ("mandate_on", "concluded_on"),
    ("concluded_on", "reviewed_on"),
)


@dataclass(frozen=True)
class Board:
    """The figures as the page shows them."""

    since: date
    until: date
    counts: dict[str, Any]
    stages: list[tuple[str, Decimal | None]]
    districts: list[tuple[str, int, int]]
    groups: list[tuple[str, int]]
    channels: list[tuple[str, int]]
    objections: dict[str, int]
    subsidies: dict[str, tuple[int, Decimal]]
    stars: Decimal | None

    @property
    def same_day(self) -> int | None:
        """Of the exempt cases that were decided, how many in a hundred were decided and assigned on the day of receipt."""
        whole = self.counts["spared"]
        return round(100 * self.counts["same_day"] / whole) if whole else None


def board_of(centre: Organisation, since: date, until: date) -> Board:
    """Read the figures of the applications received in these days, both included."""
    rows = LegalAidCase.objects.filter(
        organisation=centre, received_on__gte=since, received_on__lte=until
    ).order_by()
    districts = rows.values("case_file__region").annotate(
        n=Count("pk"), granted=Count("pk", filter=Q(decided_on__isnull=False, refusal=""))
    )
    channels = rows.values_list("channel").annotate(n=Count("pk"))
    groups = Counter(one for held in rows.values_list("groups", flat=True) for one in held)
    words = dict(LegalAidCase.Channel.choices)
    return Board(
        since,
        until,
        rows.aggregate(**_counts()),
        _stages(rows),
        [
            (row["case_file__region"], row["n"], row["granted"])
            for row in districts.order_by("case_file__region")
        ],
        groups.most_common(),
        sorted((str(words.get(name, name)), n) for name, n in channels),
        _objections(centre, since, until),
        _subsidies(centre),
        _stars(rows),
    )


def _counts() -> dict[str, Any]:
    decided = Q(decided_on__isnull=False)
    exempt = Q(exempt=True) & decided
    return {
        "received": Count("pk"),
        "granted": Count("pk", filter=decided & Q(refusal="")),
        "refused": Count("pk", filter=~Q(refusal="")),
        "urgent": Count("pk", filter=Q(urgent_on__isnull=False)),
        "spared": Count("pk", filter=exempt),
        "same_day": Count("pk", filter=exempt & Q(decided_on=F("received_on"), assigned_on=F("received_on"))),
        "terminated": Count("pk", filter=Q(terminated_on__isnull=False)),
        "concluded": Count("pk", filter=Q(concluded_on__isnull=False)),
        "sum_won": Sum("won"),
        "sum_received": Sum("received_money"),
    }


def _stages(rows: Any) -> list[tuple[str, Decimal | None]]:
    """The average days of each stage over the cases that have gone through it."""
    asked = {
        f"{first}_{last}": Avg(
            ExpressionWrapper(F(last) - F(first), output_field=DurationField()),
            filter=Q(**{f"{first}__isnull": False, f"{last}__isnull": False}),
        )
        for first, last in STAGES
    }
    found = rows.aggregate(**asked)
    return [(f"{first}_{last}", _days(found[f"{first}_{last}"])) for first, last in STAGES]


def _days(spent: timedelta | None) -> Decimal | None:
    if spent is None:
        return None
    return (Decimal(str(spent.total_seconds())) / 86400).quantize(Decimal("0.1"))


def _objections(centre: Organisation, since: date, until: date) -> dict[str, int]:
    rows = AidObjection.objects.filter(
        against__organisation=centre, received_on__gte=since, received_on__lte=until
    )
    return rows.aggregate(
        all=Count("pk"),
        upheld=Count("pk", filter=Q(decided_on__isnull=False) & ~Q(state=ObjectionState.CORRECTED)),
        corrected=Count("pk", filter=Q(state=ObjectionState.CORRECTED)),
    )


def _subsidies(centre: Organisation) -> dict[str, tuple[int, Decimal]]:
    rows = Subsidy.objects.filter(centre=centre).order_by().values_list("state")
    found = {state: (n, total) for state, n, total in rows.annotate(n=Count("pk"), total=Sum("amount"))}
    nothing = (0, Decimal(0))
    return {state: found.get(state, nothing) for state in Subsidy.State.values}


def _stars(rows: Any) -> Decimal | None:
    average = ClientRating.objects.filter(aid__in=rows.values("pk")).aggregate(stars=Avg("stars"))["stars"]
    return None if average is None else Decimal(str(average)).quantize(Decimal("0.1"))
