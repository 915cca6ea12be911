"""律师的案件: what one lawyer carries, with the next hearing, the next limit and what waits for him; a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from casework.clock import now
from casework.models import Hearing, User, WorkItem
from casework.queue import RowAfter, light_of
from casework.wording import limit_title
from documents.models import Paper
from documents.services.read_paper import made_by_lawyers
from legalaid.models import AidRequest, LegalAidCase, QualityAssessment

PAGE = 25
MINE = ("assigned", "engaged", "concluded", "reported")


@dataclass
class MyCase:
    """One case as its lawyer sees it in his list."""

    aid: LegalAidCase
    due: date
    light: str
    limit: str
    hearing: Hearing | None = None
    tasks: list[str] = field(default_factory=list)
    drafts: int = 0
    questions: int = 0

    @property
    def answer_due(self) -> bool:
        """Whether the assignment still waits for his answer."""
        return self.aid.state == "assigned" and self.aid.accepted_on is None


def my_cases(user: User, after: str = "") -> tuple[list[MyCase], str]:
    """The open cases of a lawyer by what falls due first, cut by key."""
    rows = LegalAidCase.objects.filter(lawyer=user, closed_on=None, state__in=MINE)
    if cut := _cursor(after):
        rows = rows.filter(cut)
    found = list(
        rows.select_related("recipient", "organisation", "case_file").order_by("next_due", "id")[: PAGE + 1]
    )
    more, found = len(found) > PAGE, found[:PAGE]
    cases = {one.pk: _dress(one) for one in found}
    _hearings(found, cases)
    for pk, title in WorkItem.objects.filter(
        proceeding__in=list(cases), done_at=None, person=user
    ).values_list("proceeding", "title"):
        cases[pk].tasks.append(title)
    drafts = Paper.objects.filter(
        proceeding__in=list(cases), state=Paper.State.DRAFT, kind__in=made_by_lawyers()
    )
    for pk in drafts.values_list("proceeding", flat=True):
        cases[pk].drafts += 1
    waiting = AidRequest.objects.filter(
        aid__in=list(cases), kind=AidRequest.Kind.QUESTION, state=AidRequest.State.REQUESTED
    )
    for pk in waiting.values_list("aid", flat=True):
        cases[pk].questions += 1
    last = found[-1] if found else None
    return list(cases.values()), f"{last.next_due}~{last.pk}" if more and last else ""


def assessments_of(user: User) -> list[QualityAssessment]:
    """The assessments that the person still has to make."""
    rows = QualityAssessment.objects.filter(assessor=user, state=QualityAssessment.State.DRAWN)
    return list(rows.select_related("aid").order_by("drawn_on", "id")[:PAGE])


def _dress(aid: LegalAidCase) -> MyCase:
    return MyCase(aid, aid.next_due, light_of(aid.next_due), limit_title(aid.next_limit))


def _hearings(found: list[LegalAidCase], cases: dict[int, MyCase]) -> None:
    """The next hearing of the dispute, before whichever body."""
    by_file: dict[int, list[MyCase]] = defaultdict(list)
    for one in found:
        by_file[one.case_file_id].append(cases[one.pk])
    coming = Hearing.objects.filter(
        proceeding__case_file__in=list(by_file), status=Hearing.Status.SET, starts_at__gte=now()
    )
    for hearing in coming.select_related("room", "proceeding").order_by("-starts_at", "-id"):
        for mine in by_file[hearing.proceeding.case_file_id]:
            mine.hearing = hearing


def _cursor(text: str) -> Any:
    day, _tilde, pk = text.partition("~")
    try:
        return Q(RowAfter(date.fromisoformat(day), int(pk), "next_due"))
    except ValueError:
        return None
