"""开庭日程页: a week or a day of my offices, by room or by arbitrator or one of them, with what is still free."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from casework.clock import today
from casework.hearing_calendar import by_arbitrator, by_room, offices_of
from casework.models import Organisation, Role, User

EARLIEST, LATEST = date(2004, 1, 5), date(2099, 12, 1)


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The hearings of the person's own offices. A date that is none shows the present week."""
    assert isinstance(request.user, User)
    day_view, people = request.GET.get("view") == "day", request.GET.get("by") == "people"
    days = _days(request.GET.get("on", ""), day_view)
    offices = offices_of(request.user)
    rows = (by_arbitrator if people else by_room)(request.user, offices, days)
    named = [(row.key, f"{row.title}（{row.office}）") for row in rows]
    only = next((key for key, _name in named if str(key) == request.GET.get("only")), None)
    if only is not None:
        rows = [row for row in rows if row.key == only]
    step = timedelta(days=1 if day_view else 7)
    context = {
        "rows": rows,
        "named": named,
        "only": only or "",
        "days": days,
        "view": "day" if day_view else "week",
        "by": "people" if people else "room",
        "on": days[0],
        "before": days[0] - step,
        "after": days[0] + step,
        "today": today(),
        "sets_hearings": _holds(request.user, Role.CLERK),
        "keeps_pool": _holds(request.user, Role.CLERK, Role.HEAD),
    }
    return render(request, "casework/calendar.html", context)


def _holds(user: User, *roles: str) -> bool:
    """Whether the person holds one of these roles in a tribunal."""
    held = access.memberships(user)
    return any(m.role in roles and m.organisation.kind == Organisation.Kind.TRIBUNAL for m in held)


def _days(text: str, day_view: bool) -> list[date]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today()
    day = min(max(day, EARLIEST), LATEST)
    if day_view:
        return [day]
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=place) for place in range(7)]
