"""时限紧迫 (法律援助法 art 44): the nearest limit that the applicant himself must keep, read from the whole case file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from casework.clock import today
from casework.models import ElementStatement, Event, Party, TimeLimit
from casework.wording import limit_title
from law.limits import NotInForce, compute, limits
from law.questions import ask
from legalaid.models import LegalAidCase
from legalaid.rules.urgent_aid import NO_LIMIT

HIS_ACTS = ("applicant", "worker", "party", "both_parties")
LIMITATION = "limitation.wages"
# What makes the year of limitation start anew or wait (调解仲裁法 art 27): then it isn't near any more.
INTERRUPTS = (
    "arbitration.application.received",
    "arbitration.application.pre_applied",
    "mediation.application.received",
    "casework.limitation.interrupted",
)


@dataclass(frozen=True)
class Near:
    """A limit that is near its end: its key, its last day, and how many days are left."""

    key: str
    due: date
    left: int

    @property
    def title(self) -> str:
        return limit_title(self.key)


def nearest_limit(aid: LegalAidCase) -> Near | None:
    """The nearest open limit of the applicant's own in the dispute, of whichever body; a day that is past counts no more."""
    mine = Q(party=None) | Q(party=aid.recipient_id)
    rows = TimeLimit.objects.filter(
        mine,
        proceeding__case_file=aid.case_file_id,
        status=TimeLimit.Status.OPEN,
        actor__in=HIS_ACTS,
        due__gte=today(),
    )
    days = list(rows.values_list("due", "key").order_by("due", "id")[:1])
    year = _limitation(aid)
    if year and year >= today():
        days.append((year, LIMITATION))
    if not days:
        return None
    due, key = min(days)
    return Near(key, due, (due - today()).days)


def urgency_decision(aid: LegalAidCase, *, measure: bool = False) -> dict[str, Any]:
    """Whether aid is given first (LA-10), with the limit it is for."""
    near = nearest_limit(aid)
    # Without any limit nothing is near; the rule is asked about a day that is far.
    facts = {
        "days_left": near.left if near else NO_LIMIT,
        "measure": measure,
        "on": aid.received_on.isoformat(),
    }
    found = ask("legal_aid_urgent", facts).as_data()
    return found | {"near": near}


def _limitation(aid: LegalAidCase) -> date | None:
    """The last day of the year for wages after the employment, while nothing has interrupted it (调解仲裁法 art 27)."""
    if Event.objects.filter(case_file=aid.case_file_id, name__in=INTERRUPTS).exists():
        return None
    told = ElementStatement.objects.filter(
        case_file=aid.case_file_id, code="E-71", party__side=Party.Side.APPLICANT
    ).values_list("value", flat=True)
    ended = next((row.get("ended_on") for row in told if isinstance(row, dict) and row.get("ended_on")), None)
    if not ended:
        return None
    try:
        return compute(limits()[LIMITATION], date.fromisoformat(ended), region=aid.region).due
    except (NotInForce, ValueError):
        return None
