"""通知: what the system told this person; opening the page marks it as read."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.clock import now
from casework.models import Notice, User
from casework.wording import limit_title


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    rows = list(Notice.objects.filter(user=request.user).select_related("proceeding").order_by("-id")[:100])
    for row in rows:
        row.limit = limit_title(row.context.get("limit", ""))  # type: ignore[attr-defined]
    response = render(request, "casework/notices.html", {"rows": rows})
    Notice.objects.filter(user=request.user, read_at=None).update(read_at=now())
    return response
