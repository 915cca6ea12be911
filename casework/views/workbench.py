"""工作台: what to do now, sorted by what the law will punish first."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from casework import access, queue
from casework.models import Organisation, Proceeding, Referral, User, WorkItem
from casework.registry import registry
from casework.services.next_told import Nearest, next_told
from casework.wording import limit_title, state_label


@login_required
@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    query = {key: str(value) for key, value in request.GET.items() if value}
    page = queue.queue_page(request.user, query)
    context: dict[str, Any] = {
        "rows": dressed(page.rows, request.user),
        "after": page.after,
        "query": query,
        "kinds": Proceeding.Kind.choices,
        "tracks": Proceeding.Track.choices,
    }
    if request.headers.get("HX-Request"):
        return render(request, "casework/queue_rows.html", context)
    context |= {
        "counts": queue.counts(request.user, query),
        "referrals": offered_to(request.user),
        "desks": [
            (template, filled)
            for template, fill in registry.desks
            if (filled := fill(request.user)) is not None
        ],
        "may_receive": [act for act in ("arbitration.receive",) if _may_receive(request.user)],
    }
    return render(request, "casework/workbench.html", context)


def offered_to(user: User) -> list[Referral]:
    """Referrals that wait for an answer of the user's offices."""
    offices = [m.organisation_id for m in access.memberships(user) if m.role in access.OFFICE_SIGHT]
    waiting = Referral.objects.filter(target__in=offices, state=Referral.State.OFFERED)
    return list(waiting.select_related("case_file").order_by("offered_on", "id")[:20])


def _may_receive(user: User) -> bool:
    return "arbitration.receive" in registry.acts and any(m.role == "clerk" for m in access.memberships(user))


def dressed(rows: list[dict[str, Any]], user: User) -> list[dict[str, Any]]:
    """Add names and words to the rows with a fixed number of queries, and leave out what is kept from the person."""
    nearest = (Nearest(row["id"], row["kind"], row["next_limit"], row["next_due"]) for row in rows)
    shown = next_told(user, nearest)
    offices = Organisation.objects.in_bulk({row["organisation_id"] for row in rows})
    handlers = User.objects.in_bulk({row["handler_id"] for row in rows if row["handler_id"]})
    items: dict[int, str] = {}
    for proceeding, title in WorkItem.objects.filter(
        proceeding__in=[row["id"] for row in rows], done_at=None
    ).values_list("proceeding", "title"):
        items.setdefault(proceeding, title)
    for row in rows:
        row["next_due"], row["next_limit"] = shown.get(row["id"], (row["next_due"], row["next_limit"]))
        row["office"] = offices[row["organisation_id"]].short_name
        row["handler"] = handlers.get(row["handler_id"])
        row["light"] = queue.light_of(row["next_due"])
        row["limit"] = limit_title(row["next_limit"])
        row["state_label"] = state_label(row["kind"], row["state"])
        row["kind_label"] = Proceeding.Kind(row["kind"]).label
        task = items.get(row["id"], "")
        row["task"] = gettext(task) if task else ""
    return rows
