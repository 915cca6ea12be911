"""查找页. Names and numbers travel in the address; identity and phone numbers only in the body of a request."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from casework.finding import Found, find, find_private, is_private
from casework.models import User
from casework.queue import light_of
from casework.services.next_told import Nearest, next_told
from casework.wording import limit_title, state_label


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Answer a search with the proceedings that this person sees."""
    assert isinstance(request.user, User)
    sent = request.method == "POST"
    query = "" if sent else request.GET.get("q", "").strip()[:120]
    if is_private(query):
        return redirect(f"{request.path}?private=1")  # out of the address bar at once
    id_number, phone = request.POST.get("id_number", "")[:30], request.POST.get("phone", "")[:30]
    if sent:
        found = find_private(
            request.user, id_number=id_number, phone=phone, after=request.POST.get("after", "")
        )
    else:
        found = find(request.user, query, after=request.GET.get("after", ""))
    context = {
        "query": query,
        "private": not sent and "private" in request.GET,
        "asked": bool(query or id_number or phone),
        "by_post": sent,
        "id_number": id_number,
        "phone": phone,
        "rows": _dressed(found, request.user),
        "after": found.after,
    }
    response = render(request, "casework/search.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _dressed(found: Found, user: User) -> list[dict[str, object]]:
    shown = next_told(user, (Nearest(row.pk, row.kind, row.next_limit, row.next_due) for row in found.rows))
    for row in found.rows:
        row.next_due, row.next_limit = shown.get(row.pk, (row.next_due, row.next_limit))
    return [
        {
            "row": row,
            "light": light_of(row.next_due),
            "limit": limit_title(row.next_limit),
            "state": state_label(row.kind, row.state),
        }
        for row in found.rows
    ]
