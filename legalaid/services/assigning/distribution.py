"""指派分布报告: cases of a year by month, firm and person, with the figure of fairness; a team's batch is one case."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from casework.models import Membership, Organisation, Role
from legalaid.models import AidAssignment
from legalaid.rules.lawyer_order import fairness
from legalaid.services.rank_lawyers import COUNTED

MONTHS = range(1, 13)


@dataclass
class Line:
    """One person or firm: the weight, cases by month, the sum, and how far from the share."""

    name: str
    firm: str
    weight: Decimal
    months: list[int] = field(default_factory=lambda: [0] * 12)
    declined: int = 0
    lapsed: int = 0
    out_of_order: int = 0
    due: Decimal = Decimal(0)

    @property
    def total(self) -> int:
        return sum(self.months)

    @property
    def gap(self) -> Decimal:
        """Cases had less cases due."""
        return self.total - self.due


@dataclass
class Distribution:
    """The report of one year."""

    year: int
    people: list[Line]
    firms: list[Line]
    months: list[int]
    fairness: Decimal | None


def distribution_of(centre: Organisation, year: int) -> Distribution:
    """Read the ledger of a centre for a year: three queries, whatever the number of lawyers."""
    lines, firms = _people(centre)
    rows = AidAssignment.objects.filter(aid__organisation=centre, offered_on__year=year).order_by()
    had = rows.filter(state__in=COUNTED).annotate(month=ExtractMonth("offered_on"))
    for user, month, count in had.values_list("user", "month").annotate(n=Count("counts_as", distinct=True)):
        if user in lines:
            lines[user].months[month - 1] = count
    beside = rows.values_list("user").annotate(
        no=Count("pk", filter=Q(state="declined")),
        silent=Count("pk", filter=Q(state="lapsed")),
        other=Count("pk", filter=Q(out_of_order=True)),
    )
    for user, no, silent, other in beside:
        if user in lines:
            line = lines[user]
            line.declined, line.lapsed, line.out_of_order = no, silent, other
    return _report(year, lines, firms)


def _people(centre: Organisation) -> tuple[dict[int, Line], dict[int, str]]:
    members = Membership.objects.filter(
        role=Role.LAWYER, active=True, organisation__region__startswith=centre.region[:4]
    ).order_by("organisation__short_name", "user__full_name", "user")
    lines, firms = {}, {}
    for user, name, firm, weight in members.values_list(
        "user", "user__full_name", "organisation__short_name", "weight"
    ):
        lines[user], firms[user] = Line(name, firm, weight), firm
    return lines, firms


def _report(year: int, lines: dict[int, Line], firms: dict[int, str]) -> Distribution:
    cases = sum(line.total for line in lines.values())
    weight = sum((line.weight for line in lines.values()), Decimal(0)) or Decimal(1)
    for line in lines.values():
        line.due = (cases * line.weight / weight).quantize(Decimal("0.1"))
    by_firm: dict[str, Line] = defaultdict(lambda: Line("", "", Decimal(0)))
    for user, line in lines.items():
        whole = by_firm[firms[user]]
        whole.name, whole.weight, whole.due = firms[user], whole.weight + line.weight, whole.due + line.due
        whole.months = [one + other for one, other in zip(whole.months, line.months, strict=True)]
    months = [sum(line.months[month - 1] for line in lines.values()) for month in MONTHS]
    figure = fairness(
        {user: line.total for user, line in lines.items()},
        {user: line.weight for user, line in lines.items()},
    )
    return Distribution(year, list(lines.values()), list(by_firm.values()), months, figure)
