"""机构与人员页: the tree; members, rooms and settings of one's own organisations and those below them."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from casework.models import Membership, Organisation, OrganisationSetting, Role, Room, User


@login_required
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The directory is open to all staff; who works where, and what an office has set, to its own people and those above."""
    assert isinstance(request.user, User)
    held = access.memberships(request.user)
    rows = list(Organisation.objects.filter(active=True).order_by("path"))
    inside = {row.pk for row in rows if any(row.path.startswith(m.organisation.path) for m in held)}
    members, rooms, settings = _by_office(inside)
    context = {
        "rows": [
            {
                "office": row,
                "depth": min(row.path.count("/") - 2, 5),
                "inside": row.pk in inside,
                "members": members[row.pk],
                "rooms": rooms[row.pk],
                "settings": settings[row.pk],
            }
            for row in _in_tree_order(rows)
        ],
        "may_edit": request.user.is_staff
        and (request.user.is_superuser or any(m.role == Role.ADMINISTRATOR for m in held)),
    }
    return render(request, "casework/organisations.html", context)


def _by_office(offices: set[int]) -> tuple[Any, Any, Any]:
    """Members, rooms and settings of the offices, each with one query."""
    members, rooms, settings = defaultdict(list), defaultdict(list), defaultdict(list)
    for one in (
        Membership.objects.filter(organisation__in=offices).select_related("user").order_by("role", "id")
    ):
        members[one.organisation_id].append(one)
    for room in Room.objects.filter(organisation__in=offices).order_by("name"):
        rooms[room.organisation_id].append(room)
    for setting in OrganisationSetting.objects.filter(organisation__in=offices).order_by(
        "key", "-effective_from"
    ):
        settings[setting.organisation_id].append(setting)
    return members, rooms, settings


def _in_tree_order(rows: list[Organisation]) -> list[Organisation]:
    """Parents before children; siblings by region and code. A path is made of numbers, so text order won't do."""
    keys = {row.pk: (row.region, row.kind, row.code) for row in rows}

    def place(row: Organisation) -> list[Any]:
        ids = [int(part) for part in row.path.strip("/").split("/") if part]
        return [keys.get(pk, ("", "", "")) for pk in ids]

    return sorted(rows, key=place)
