"""评议笔录: the page for the tribunal and the head; the paper is drawn when it is asked for and never stored."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arbitration.models import Arbitration, Deliberation
from arbitration.papers.deliberation import deliberation_pdf
from arbitration.services.decisions.deliberation import (
    ACT,
    read_deliberation,
    record_deliberation,
    require_deliberation_reader,
)
from arbitration.services.hearings.seats import sitting
from arbitration.views.elements import visible_arbitration
from casework import access
from casework.clock import today
from casework.errors import BadInput, Refused
from casework.forms import ActForm, DateInput
from casework.registry import ActPage
from casework.services.note_reading import note_reading
from casework.views.act_page import add_errors
from casework.views.acting import actor_of

VOTES = [("majority", gettext_lazy("with the result")), ("minority", gettext_lazy("of another opinion"))]
LONG = {"rows": 3}


class DeliberationForm(ActForm):
    """Summary, one opinion for every seat, the results item by item."""

    held_on = forms.DateField(label=gettext_lazy("Day"), widget=DateInput(), initial=today)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=100, required=False)
    summary = forms.CharField(
        label=gettext_lazy("Case and issues, by the presiding arbitrator"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    results = forms.CharField(
        label=gettext_lazy("Result and finality, item by item"), widget=forms.Textarea(attrs={"rows": 5})
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.seats = [seat for seat in sitting(self.proceeding) if seat.role == "arbitrator"]
        for seat in self.seats:
            name = seat.user.full_name
            self.fields[f"opinion_{seat.user_id}"] = forms.CharField(
                label=_("Opinion of %(name)s") % {"name": name}, widget=forms.Textarea(attrs=LONG)
            )
            self.fields[f"reason_{seat.user_id}"] = forms.CharField(
                label=_("Reasons of %(name)s") % {"name": name},
                required=False,
                widget=forms.Textarea(attrs=LONG),
            )
            self.fields[f"vote_{seat.user_id}"] = forms.ChoiceField(
                label=_("Vote of %(name)s") % {"name": name}, choices=VOTES
            )

    def opinions(self) -> list[dict[str, Any]]:
        """The opinions as the service takes them."""
        return [
            {"user": seat.user_id}
            | {name: self.cleaned_data[f"{name}_{seat.user_id}"] for name in ("opinion", "reason", "vote")}
            for seat in self.seats
        ]


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deliberation_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What was recorded, and the form for whoever may record."""
    actor = actor_of(request)
    row = visible_arbitration(actor, pk)
    require_deliberation_reader(row, actor)
    note_reading(row.case_file, actor, "deliberation")
    writes = bool(access.capacity(actor, ACT, proceeding=row))
    form = DeliberationForm(request.POST or None, proceeding=row, actor=actor) if writes else None
    refusal: Refused | None = None
    if request.method == "POST":
        access.require(actor, ACT, proceeding=row)
        assert form is not None
        if form.is_valid():
            own = {name: form.cleaned_data[name] for name in ("held_on", "place", "summary", "results")}
            try:
                record_deliberation(row, actor=actor, opinions=form.opinions(), **own)
            except BadInput as bad:
                add_errors(form, bad)
            except Refused as refused:
                refusal = refused
            else:
                messages.success(request, _("Saved."))
                return redirect("deliberation", pk=pk)
    status = (refusal.status if refusal else 400) if request.method == "POST" else 200
    held = [(one, read_deliberation(one)) for one in Deliberation.objects.filter(arbitration=row)]
    context = {"proceeding": row, "held": held, "form": form, "refusal": refusal}
    return render(request, "arbitration/deliberation.html", context, status=status)


@login_required
@never_cache
@require_safe
def deliberation_paper(request: HttpRequest, pk: int, held: int) -> HttpResponse:
    """The 评议笔录 as a PDF, for its readers only."""
    actor = actor_of(request)
    row = visible_arbitration(actor, pk)
    require_deliberation_reader(row, actor)
    note_reading(row.case_file, actor, "deliberation")
    found = get_object_or_404(Deliberation, pk=held, arbitration=row)
    response = HttpResponse(deliberation_pdf(row, found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="A31-{found.pk}.pdf"'
    return response


PAGES = {ACT: ActPage(url="deliberation")}
