"""日程订阅页: the person's secret address, shown once; and the calendar that is read under it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from casework.hearing_feed import feed_of
from casework.models import CalendarFeed, User
from casework.services.calendar_feed import make_feed, owner_of, revoke_feed


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Make a new address (shown in this answer only) or revoke the present one."""
    assert isinstance(request.user, User)
    address = ""
    if request.method == "POST":
        if request.POST.get("do") == "revoke":
            revoke_feed(request.user)
            return redirect("calendar_feed")
        token = make_feed(request.user)
        address = request.build_absolute_uri(reverse("calendar_ics", args=[token]))
    feed = CalendarFeed.objects.filter(user=request.user, revoked_at=None).first()
    return render(request, "casework/feed.html", {"feed": feed, "address": address})


@never_cache
@require_safe
def calendar_ics(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whoever the address belongs to. No sign-in: a calendar program has none."""
    owner = owner_of(token)
    if owner is None:
        raise Http404
    response = HttpResponse(feed_of(owner), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="hearings.ics"'
    response["Referrer-Policy"] = "no-referrer"
    return response
