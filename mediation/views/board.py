"""调解看板页: the centre's figures for a period, by kind and stage, and how near the limits are."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from casework import access
from casework.clock import today
from casework.entry_forms import LookForm
from casework.errors import NotPermitted
from casework.forms import DateInput
from casework.models import Role, User
from mediation.kinds import KINDS
from mediation.services.statistics.board import by_days_left, by_kind, by_stage
from mediation.services.statistics.columns import COLUMNS

SEE = (Role.MEDIATOR, Role.HEAD, Role.SUPERVISOR)
BUCKETS = {
    "overdue": gettext_lazy("overdue"),
    "today": gettext_lazy("due today"),
    "two_days": gettext_lazy("in two days"),
    "week": gettext_lazy("in a week"),
    "fortnight": gettext_lazy("in fifteen days"),
    "later": gettext_lazy("later"),
    "none": gettext_lazy("no limit runs"),
}
LIGHTS = {"overdue": "red", "today": "amber", "two_days": "amber"}


class PeriodForm(LookForm):
    since = forms.DateField(label=gettext_lazy("Received from"), widget=DateInput())
    until = forms.DateField(label=gettext_lazy("until"), widget=DateInput())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("since") and cleaned.get("until") and cleaned["until"] < cleaned["since"]:
            self.add_error("until", _("The end lies before the start."))
        return cleaned


@login_required
@require_safe
def board_page(request: HttpRequest) -> HttpResponse:
    """The figures of the bodies that the person sees. Without a period, the running year."""
    assert isinstance(request.user, User)
    if not any(held.role in SEE for held in access.memberships(request.user)):
        raise NotPermitted(_("This page is for mediators, heads of offices and supervisors."))
    first = {"since": date(today().year, 1, 1), "until": today()}
    form = PeriodForm(request.GET if request.GET.get("since") else None, initial=first)
    period = form.cleaned_data if form.is_bound and form.is_valid() else first
    buckets = by_days_left(request.user)
    stages = by_stage(request.user)
    most = max((count for _label, count in stages), default=1)
    context = {
        "form": form,
        "period": period,
        "rows": [
            (row, KINDS[row.key].title, [(COLUMNS[name].title, count) for name, count in row.extra.items()])
            for row in by_kind(request.user, period["since"], period["until"])
        ],
        "stages": [(label, count, max(count * 100 // most, 1)) for label, count in stages],
        "buckets": [(title, buckets[name], LIGHTS.get(name, "grey")) for name, title in BUCKETS.items()],
    }
    return render(request, "mediation/board.html", context, status=400 if form.errors else 200)
