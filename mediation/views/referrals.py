"""转介页: what other bodies have sent and what was sent on, each with its limit and what came of it."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from casework.clock import today
from casework.models import Organisation, Proceeding, Referral, Role, User
from casework.queue import light_of
from casework.services.settings import LimitOverrides
from law.limits import LimitRule, compute, limits

PAGE = 25
LIMIT = "casework.referral_answer"


@login_required
@require_safe
def referrals_page(request: HttpRequest) -> HttpResponse:
    """Two lists, each a page by key: `way=in` (the first) or `way=out`. A fixed number of queries."""
    assert isinstance(request.user, User)
    offices = mediating_offices(request.user)
    way = "out" if request.GET.get("way") == "out" else "in"
    rows = outgoing(request.user) if way == "out" else incoming(offices)
    after = request.GET.get("after", "")
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-id")[: PAGE + 1])
    context = {
        "way": way,
        "rows": _dressed(found[:PAGE]),
        "after": found[PAGE - 1].pk if len(found) > PAGE else "",
    }
    return render(request, "mediation/referrals.html", context)


def mediating_offices(user: User) -> list[int]:
    """The bodies for which the person mediates or which he heads."""
    return sorted(
        {held.organisation_id for held in access.memberships(user) if held.role in (Role.MEDIATOR, Role.HEAD)}
    )


RELATED = ("case_file", "target", "source__organisation", "opened")


def incoming(offices: list[int]) -> QuerySet[Referral]:
    """What was offered to these bodies for mediation."""
    rows = Referral.objects.filter(target__in=offices, target_kind=Proceeding.Kind.MEDIATION)
    return rows.select_related(*RELATED)


def outgoing(user: User) -> QuerySet[Referral]:
    """What the mediations that the person sees have sent on."""
    mine = access.visible_proceedings(user).filter(kind=Proceeding.Kind.MEDIATION)
    return Referral.objects.filter(source__in=mine.values("pk")).select_related(*RELATED)


def _dressed(rows: list[Referral]) -> list[tuple[Referral, date, str]]:
    """Each with the day by which it is to be answered and its light; the overrides of a body are read once."""
    rule, overrides = limits()[LIMIT], {}
    for row in rows:
        if row.target_id not in overrides:
            overrides[row.target_id] = LimitOverrides(row.target)
    return [
        (row, due, _light(row, due)) for row in rows for due in [_due(rule, row, overrides[row.target_id])]
    ]


def _due(rule: LimitRule, row: Referral, overrides: LimitOverrides) -> date:
    body: Organisation = row.target
    override: Any = overrides.at(LIMIT, row.offered_on)
    return compute(rule, row.offered_on, region=body.region, override=override).due


def _light(row: Referral, due: date) -> str:
    if row.state == Referral.State.OFFERED:
        return light_of(due)
    return "red" if (row.answered_on or today()) > due else "grey"
