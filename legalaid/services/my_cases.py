"""律师的案件: what one lawyer carries, with the next hearing, the next limit and what waits for him; a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from casework.models import Hearing, TimeLimit, User, WorkItem
from casework.models.proceeding import NEVER
from casework.queue import RowAfter, light_of
from casework.services.next_told import Nearest, next_told
from casework.wording import limit_title
from documents.models import Paper
from documents.services.read_paper import made_by_lawyers
from legalaid.models import AidRequest, LegalAidCase, QualityAssessment
from legalaid.services.conduct.clashes import coming_hearings, overlapping
from legalaid.services.stages.stage_facts import suit_limits

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
    clash: bool = False
    to_court: TimeLimit | None = None
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
    cases = _dress(found, user)
    _hearings(user, cases)
    _days_to_sue(found, cases)
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
    """The assessments that the person still has to make, each with its last day."""
    rows = QualityAssessment.objects.filter(assessor=user, state=QualityAssessment.State.DRAWN)
    found = list(rows.select_related("aid").order_by("drawn_on", "id")[:PAGE])
    limits = TimeLimit.objects.filter(
        proceeding__in=[one.aid_id for one in found], key="legalaid.assessment", status=TimeLimit.Status.OPEN
    )
    due = dict(limits.order_by("-due").values_list("proceeding", "due"))
    for one in found:
        one.due = due.get(one.aid_id, NEVER)
        one.light = light_of(one.due)
    return found


def _dress(found: list[LegalAidCase], user: User) -> dict[int, MyCase]:
    """The rows with their nearest limit; a lawyer isn't told that his client complains (法律援助法 56)."""
    shown = next_told(user, (Nearest(one.pk, one.kind, one.next_limit, one.next_due) for one in found))
    cases = {}
    for one in found:
        due, key = shown.get(one.pk, (one.next_due, one.next_limit))
        cases[one.pk] = MyCase(one, due, light_of(due), limit_title(key))
    return cases


def _hearings(user: User, cases: dict[int, MyCase]) -> None:
    """The next hearing of each dispute, before whichever body, and whether it overlaps with another one of the lawyer's."""
    coming = coming_hearings([user.pk]).get(user.pk, [])
    clashing = overlapping(coming)
    next_of = {hearing.proceeding.case_file_id: hearing for hearing in reversed(coming)}
    for case in cases.values():
        case.hearing = next_of.get(case.aid.case_file_id)
        case.clash = case.hearing is not None and case.hearing.pk in clashing


def _days_to_sue(found: list[LegalAidCase], cases: dict[int, MyCase]) -> None:
    """Until when each client may sue on the award or appeal (劳动争议调解仲裁法 48, 50; 民事诉讼法 171): the nearest of several."""
    rows = TimeLimit.objects.filter(
        proceeding__case_file__in=[one.case_file_id for one in found],
        status=TimeLimit.Status.OPEN,
        key__in=suit_limits(),
    )
    running = list(rows.select_related("proceeding").order_by("-due"))
    for limit in running:
        limit.title = limit_title(limit.key)  # type: ignore[attr-defined]
    for one in found:
        for limit in running:
            if limit.proceeding.case_file_id == one.case_file_id and limit.party_id in (
                None,
                one.recipient_id,
            ):
                cases[one.pk].to_court = limit


def _cursor(text: str) -> Any:
    day, _tilde, pk = text.partition("~")
    try:
        return Q(RowAfter(date.fromisoformat(day), int(pk), "next_due"))
    except ValueError:
        return None
