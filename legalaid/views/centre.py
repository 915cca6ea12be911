"""中心的页面: board, standard with its what-if, distribution of cases, drawing of assessments."""

import contextlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework import access
from casework.clock import today
from casework.errors import BadInput
from casework.forms import DateInput
from casework.models import Organisation
from casework.qr import qr_picture
from casework.views.act_page import add_errors
from casework.views.acting import actor_of, refusals_told
from legalaid.models import LegalAidCase
from legalaid.rules.legal_aid_exemption import GROUPS
from legalaid.services.assigning.distribution import distribution_of
from legalaid.services.board import board_of
from legalaid.services.closing.assess import draw_cases
from legalaid.services.closing.voices import make_rating_link
from legalaid.services.deciding.standard import enter_standard, own_centre, standards_of, what_if
from legalaid.views.places import place_name
from legalaid.views.plain_form import PlainForm

STAGES = {
    "received_on_decided_on": gettext_lazy("from receipt to decision"),
    "decided_on_assigned_on": gettext_lazy("from decision to assignment"),
    "assigned_on_mandate_on": gettext_lazy("from assignment to mandate"),
    "mandate_on_concluded_on": gettext_lazy("from mandate to the end of the work"),
    "concluded_on_reviewed_on": gettext_lazy("from the end of the work to the checked file"),
}
GROUP_WORDS = {
    "migrant": "农民工", "disabled": "残疾人", "elderly": "老年人", "minor": "未成年人", "woman": "妇女",
    "veteran": "军人军属及退役军人",
}  # fmt: skip


class PeriodForm(PlainForm):
    since = forms.DateField(label=gettext_lazy("From"), widget=DateInput())
    until = forms.DateField(label=gettext_lazy("Until"), widget=DateInput())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The end lies before the start."))
        return cleaned


class StandardForm(PlainForm):
    line = forms.DecimalField(
        label=gettext_lazy("Line per head and month (yuan)"),
        min_value=Decimal("0.01"),
        max_digits=9,
        decimal_places=2,
    )
    effective_from = forms.DateField(label=gettext_lazy("In force from"), widget=DateInput())
    source = forms.CharField(label=gettext_lazy("Notice that sets it"), max_length=200)


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The figures of the centre; the present year unless other days are asked for."""
    centre = own_centre(actor_of(request))
    first = {"since": today().replace(month=1, day=1), "until": today()}
    asked = {name: request.GET.get(name) or first[name] for name in first}
    form = PeriodForm(asked)
    if not form.is_valid():
        return render(request, "legalaid/board.html", {"centre": centre, "form": form}, status=400)
    said = form.cleaned_data
    found = board_of(centre, said["since"], said["until"])
    context = {
        "centre": centre,
        "form": form,
        "board": found,
        "districts": [(place_name(code), n, granted) for code, n, granted in found.districts],
        "stages": [(STAGES[name], days) for name, days in found.stages],
        "groups": [(GROUP_WORDS.get(name) or GROUPS.get(name, name), n) for name, n in found.groups],
    }
    return render(request, "legalaid/board.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def standard(request: HttpRequest) -> HttpResponse:
    """Look at what a new line would have changed, and enter it."""
    actor = actor_of(request)
    centre = own_centre(actor)
    sent = request.method == "POST"
    looking = request.GET.get("line") and not sent
    form = StandardForm(request.POST if sent else None, initial=_looked(request))
    comparison = None
    if sent and form.is_valid():
        said = form.cleaned_data
        if request.POST.get("do") == "look":
            comparison = what_if(centre, said["line"])
        else:
            try:
                enter_standard(centre, actor=actor, **said)
            except BadInput as bad:
                add_errors(form, bad)
            else:
                messages.success(request, _("The standard is entered."))
                return redirect("aid_standard")
    elif looking:
        comparison = _from_address(centre, request.GET["line"])
    context = {
        "centre": centre,
        "form": form,
        "comparison": comparison,
        "districts": [(place_name(one.code), one) for one in comparison.districts] if comparison else [],
        "entered": standards_of(centre),
    }
    return render(request, "legalaid/standard.html", context, status=400 if sent and not comparison else 200)


def _looked(request: HttpRequest) -> dict[str, Any]:
    kept = {name: request.GET[name] for name in ("line", "source") if request.GET.get(name)}
    return {"effective_from": today() + timedelta(days=30), **kept}


def _from_address(centre: Organisation, line: str) -> Any:
    form = StandardForm({"line": line, "effective_from": str(today()), "source": "----"})
    return what_if(centre, form.cleaned_data["line"]) if form.is_valid() else None


@login_required
@require_safe
def distribution(request: HttpRequest) -> HttpResponse:
    """Who had how many cases in a year."""
    centre = own_centre(actor_of(request))
    year = today().year
    with contextlib.suppress(ValueError):
        year = date(int(request.GET.get("year", "")), 1, 1).year
    context = {
        "centre": centre,
        "report": distribution_of(centre, year),
        "years": range(today().year, today().year - 5, -1),
        "months": range(1, 13),
    }
    return render(request, "legalaid/distribution.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assessments(request: HttpRequest) -> HttpResponse:
    """The cases drawn, and the button that draws."""
    actor = actor_of(request)
    centre = own_centre(actor)
    if request.method == "POST":
        with refusals_told(request, _("Cases and peers are drawn.")):
            draw_cases(centre, actor=actor)
        return redirect("aid_assessments")
    rows = LegalAidCase.objects.filter(organisation=centre, assessments__isnull=False).distinct()
    cases = list(rows.prefetch_related("assessments__assessor").order_by("-id")[:100])
    return render(request, "legalaid/assessments.html", {"centre": centre, "cases": cases})


@login_required
@require_POST
def rating_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the recipient's link and show it once, with its QR."""
    actor = actor_of(request)
    assert actor.user is not None
    base = get_object_or_404(access.visible_proceedings(actor.user), pk=pk, kind="legal_aid")
    aid = LegalAidCase.objects.select_related("organisation").get(pk=base.pk)
    token = ""
    with refusals_told(request):
        token = make_rating_link(aid, actor=actor)
    if not token:
        return redirect("case", pk=pk)
    address = f"{settings.BASE_URL}{reverse('portal:rate', args=[token])}"
    response = render(
        request, "legalaid/rating_link.html", {"aid": aid, "address": address, "qr": qr_picture(address)}
    )
    response["Cache-Control"] = "private, no-store"
    return response
