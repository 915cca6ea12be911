"""时限紧迫的申请: the undecided applications of a centre whose applicants have a limit within seven days; found by the system."""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.clock import today
from casework.models import ElementStatement, Event, Organisation, Party, TimeLimit
from casework.wording import limit_title
from law.limits import NotInForce, compute, limits
from legalaid.models import LegalAidCase
from legalaid.services.applying.urgency import HIS_ACTS, INTERRUPTS, LIMITATION
from legalaid.services.figures import known_figure

MOST = 200


@dataclass(frozen=True)
class UrgentOne:
    """One application with the limit that is near."""

    pk: int
    title: str
    number: str
    limit: str
    due: date

    @property
    def left(self) -> int:
        return (self.due - today()).days


def urgent_of(centre: Organisation) -> list[UrgentOne]:
    """Four queries, whatever their number (法律援助法 art 44; LA-10)."""
    last = today() + timedelta(days=int(known_figure(centre, "urgent_days", today())))
    rows = LegalAidCase.objects.filter(
        organisation=centre, closed_on=None, state__in=("applied", "supplement_requested")
    ).order_by("next_due", "id")[:MOST]
    waiting = list(rows.only("pk", "title", "number", "case_file_id", "recipient_id"))
    files = [one.case_file_id for one in waiting]
    near: dict[int, list[tuple[date, str]]] = {}
    for file, due, key in TimeLimit.objects.filter(
        proceeding__case_file__in=files,
        status=TimeLimit.Status.OPEN,
        actor__in=HIS_ACTS,
        due__gte=today(),
        due__lte=last,
    ).values_list("proceeding__case_file", "due", "key"):
        near.setdefault(file, []).append((due, key))
    for file, due in _limitation(files).items():
        if today() <= due <= last:
            near.setdefault(file, []).append((due, LIMITATION))
    found = [
        UrgentOne(one.pk, one.title, one.number, limit_title(key), due)
        for one in waiting
        if one.case_file_id in near
        for due, key in [min(near[one.case_file_id])]
    ]
    return sorted(found, key=lambda one: (one.due, one.pk))


def _limitation(files: list[int]) -> dict[int, date]:
    interrupted = set(
        Event.objects.filter(case_file__in=files, name__in=INTERRUPTS).values_list("case_file", flat=True)
    )
    told = ElementStatement.objects.filter(
        case_file__in=[pk for pk in files if pk not in interrupted],
        code="E-71",
        party__side=Party.Side.APPLICANT,
    )
    found = {}
    for file, value in told.values_list("case_file", "value"):
        ended = value.get("ended_on") if isinstance(value, dict) else None
        if ended:
            try:
                found[file] = compute(limits()[LIMITATION], date.fromisoformat(ended)).due
            except (NotInForce, ValueError):
                continue
    return found
