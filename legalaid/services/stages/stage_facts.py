"""程序阶段 (深圳市法律援助条例 17; LA-21): what the rule says of an aid case, and the day until which the recipient may sue."""

from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q

from casework.clock import today
from casework.models import TimeLimit
from casework.services.settings import setting_at
from law.limits import limits
from law.questions import ask
from legalaid.models import LegalAidCase

# By which events the ways to court are taken: the suit on the award, the appeal against the judgment.
TAKEN = ("arbitration.suit.filed", "legalaid.appeal.filed")
KEY = "legal_aid.aid_by_stage"


def stage_decision(aid: LegalAidCase, *, ended: bool, on: date | None = None) -> dict[str, Any]:
    """Whether the recipient must apply anew for what comes next. A centre's own setting `legal_aid.aid_by_stage` (false) puts the local rule off."""
    day = on or aid.stage_ended_on or today()
    facts = {
        "stage": aid.stage,
        "ended": ended,
        "region": aid.organisation.region,
        "on": day.isoformat(),
    }
    found = ask("legal_aid_next_stage", facts).as_data()
    if found["answer"] == "yes" and setting_at(aid.organisation, KEY, day, True) is False:
        found["answer"] = "no"
    return found


def days_to_sue(aid: LegalAidCase) -> date | None:
    """The last day of the recipient's own open limit to sue or appeal in this dispute; None where none runs."""
    nearest = way_to_court(aid)
    return nearest.due if nearest else None


def way_to_court(aid: LegalAidCase) -> TimeLimit | None:
    """The recipient's nearest open limit to sue on the award or to appeal against the judgment."""
    mine = Q(party=None) | Q(party=aid.recipient_id)
    rows = TimeLimit.objects.filter(
        mine,
        proceeding__case_file=aid.case_file_id,
        status=TimeLimit.Status.OPEN,
        key__in=suit_limits(),
        due__gte=today(),
    )
    return rows.order_by("due").first()


@cache
def suit_limits() -> tuple[str, ...]:
    """The limits of the law's data that a worker or any party meets by suing or appealing."""
    return tuple(
        key
        for key, rule in limits().items()
        if set(TAKEN) & set(rule.met_by) and rule.actor in ("worker", "party")
    )
