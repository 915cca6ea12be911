"""开庭公告: the hearings of a day for the door, by room. Natural persons are masked; a closed hearing names nobody."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.clock import today
from casework.hearing_calendar import door_list, offices_of
from casework.models import User
from casework.views.calendar import EARLIEST, LATEST


@login_required
@require_safe
def door_list_page(request: HttpRequest) -> HttpResponse:
    """The person's own offices on one day; `room` picks one room. A date that is none shows today."""
    assert isinstance(request.user, User)
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        day = today()
    day = min(max(day, EARLIEST), LATEST)
    offices = offices_of(request.user)
    rooms = door_list(offices, day)
    named = [room for room, _rows in rooms]
    chosen = request.GET.get("room", "")
    shown = [pair for pair in rooms if str(pair[0].pk) == chosen] or rooms
    context = {"rooms": shown, "named": named, "chosen": chosen, "day": day, "offices": offices}
    return render(request, "casework/door_list.html", context)
