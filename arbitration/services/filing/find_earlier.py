"""重复申请检索: earlier arbitrations of the same worker against the same employer, at whatever tribunal.

What belongs to another tribunal's file stays there: only number, tribunal, ending and dates are told.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from arbitration.models import BEFORE_ACCEPTANCE, PENDING, Arbitration, State
from arbitration.rules.repetition import ENDINGS
from casework.models import CaseFile, Claim, Event, Party
from law.questions import ask

S = State
_ENDING: dict[str, str] = {
    **dict.fromkeys((S.PRE_APPLIED, *BEFORE_ACCEPTANCE, *PENDING, S.SUSPENDED, S.DRAFTED, S.APPROVED), "pending"),
    **dict.fromkeys(
        (S.AWARDED, S.CONCILIATED, S.DELIVERED, S.EFFECTIVE, S.SUED, S.PERFORMED, S.IN_ENFORCEMENT), "decided"
    ),
    S.REFUSED: "refused",
    S.WITHDRAWN: "withdrawn",
    S.DEEMED_WITHDRAWN: "deemed_withdrawn",
}  # fmt: skip
_ENDED_BY = {
    "arbitration.application.refused": "refused",
    "arbitration.application.withdrawn": "withdrawn",
    "arbitration.application.deemed_withdrawn": "deemed_withdrawn",
    "arbitration.award.made": "decided",
    "arbitration.conciliation.served": "decided",
    "arbitration.application.redirected": "other",
    "arbitration.case.revoked": "other",
    "arbitration.case.terminated": "other",
    "arbitration.transfer.sent": "other",
    "arbitration.award.set_aside": "other",
}
ONE_DEEMED = "arbitration.applicant.deemed_withdrawn"
MOST = 20


@dataclass(frozen=True)
class Earlier:
    """One earlier case, as much of it as any tribunal may know."""

    number: str
    organisation: str
    received_on: date
    ended_on: date | None
    ending: str
    same_claims: bool

    @property
    def words(self) -> str:
        return ENDINGS[self.ending]


def earlier_cases(arbitration: Arbitration) -> list[Earlier]:
    """Earlier cases of the applicants of this case against its respondents, newest first; five queries (ACC-9)."""
    case_file = arbitration.case_file
    files = other_files(case_file)
    rows = list(
        Arbitration.objects.filter(Q(case_file__in=files) | Q(case_file=case_file))
        .exclude(pk=arbitration.pk)
        .exclude(pk=arbitration.transferred_from_id)
        .select_related("organisation")
        .order_by("-id")[:MOST]
    )
    claimed = _claims([case_file.pk, *(row.case_file_id for row in rows)])
    endings = _endings([row.pk for row in rows if row.state == S.CLOSED])
    alone = _deemed_alone(case_file, [row.pk for row in rows])
    mine = claimed.get(case_file.pk, set())
    return [
        Earlier(
            number=row.number or row.receipt_number,
            organisation=row.organisation.name,
            received_on=row.pre_applied_on or row.received_on,
            ended_on=row.closed_on or row.made_on,
            ending=_ending(row, alone, endings),
            same_claims=bool(mine & claimed.get(row.case_file_id, set())),
        )
        for row in rows
    ]


def repetition_decision(found: Iterable[Earlier]) -> dict[str, Any]:
    """Whether what was found stands in the way; whether facts and reasons are the same, a person must see."""
    rows = [{"ending": one.ending, "same_claims": one.same_claims} for one in found]
    return ask("repetition", {"searched": True} | ({"earlier": rows} if rows else {})).as_data()


def other_files(case_file: CaseFile) -> list[int]:
    """Case files in which one of these workers stood against one of these employers, by blind index and code."""
    parties = Party.objects.filter(case_file=case_file).values(
        "side", "nature", "id_index", "credit_code", "name_index"
    )
    people = {p["id_index"] for p in parties if p["side"] == Party.Side.APPLICANT and p["id_index"]}
    units = [p for p in parties if p["nature"] == Party.Nature.UNIT]
    codes = {p["credit_code"] for p in units if p["credit_code"]}
    names = {p["name_index"] for p in units if p["name_index"]}
    if not people or not (codes or names):
        return []
    employers = Party.objects.filter(
        Q(credit_code__in=codes) | Q(name_index__in=names), nature=Party.Nature.UNIT
    )
    found = Party.objects.filter(
        id_index__in=people, side=Party.Side.APPLICANT, case_file__in=employers.values("case_file_id")
    )
    return list(found.exclude(case_file=case_file).values_list("case_file_id", flat=True).distinct())


def _claims(files: Collection[int]) -> dict[int, set[str]]:
    codes: dict[int, set[str]] = {}
    for file, code in Claim.objects.filter(case_file__in=files).values_list("case_file_id", "code"):
        codes.setdefault(file, set()).add(code)
    return codes


def _ending(row: Arbitration, alone: set[int | None], endings: dict[int, str]) -> str:
    """For an applicant who was treated as withdrawn there that is the ending, whatever became of the others."""
    if row.pk in alone:
        return "deemed_withdrawn"
    return endings.get(row.pk, "other") if row.state == S.CLOSED else _ENDING.get(row.state, "other")


def _deemed_alone(case_file: CaseFile, ids: Collection[int]) -> set[int | None]:
    """The cases in which one of these applicants was treated as withdrawn while others went on (办案规则 art 39, HRG-5)."""
    people = Party.objects.filter(case_file=case_file, side=Party.Side.APPLICANT).exclude(id_index="")
    events = Event.objects.filter(
        proceeding__in=ids, name=ONE_DEEMED, party__id_index__in=people.values("id_index")
    )
    return set(events.values_list("proceeding", flat=True))


def _endings(ids: Collection[int]) -> dict[int, str]:
    """How closed cases ended, by the last event that ends one."""
    events = Event.objects.filter(proceeding__in=ids, name__in=_ENDED_BY).order_by("id")
    return {pk: _ENDED_BY[name] for pk, name in events.values_list("proceeding_id", "name") if pk is not None}
