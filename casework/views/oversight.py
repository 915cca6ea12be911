"""督办页: five lists of what needs a head's eye, each counted, each opening on its cases."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from casework import queue
from casework.errors import NotPermitted
from casework.models import User
from casework.oversight import TITLES, conditions, may_oversee, measures_of, page_of
from casework.views.workbench import dressed


@login_required
@require_safe
def oversight(request: HttpRequest) -> HttpResponse:
    """The list named in `list`; an unknown one is the first. Refused to who heads or supervises nothing."""
    assert isinstance(request.user, User)
    if not may_oversee(request.user):
        raise NotPermitted(_("This page is for heads of offices and supervisors."))
    name = request.GET.get("list", "")
    name = name if name in TITLES else "near"
    measures = measures_of(request.user)
    page = page_of(request.user, name, request.GET.get("after", ""), measures)
    context: dict[str, Any] = {
        "rows": dressed(page.rows, request.user),
        "after": page.after,
        "query": {"list": name},
    }
    if request.headers.get("HX-Request"):
        return render(request, "casework/queue_rows.html", context)
    found = queue.count_each(request.user, conditions(measures))
    context |= {
        "lists": [(key, title, found[key], key == name) for key, title in TITLES.items()],
        "name": name,
        "measures": measures,
    }
    return render(request, "casework/oversight.html", context)
