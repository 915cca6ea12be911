"""集中排期页: choose cases, days and rooms; look at the proposal; confirm it; see what became of each case."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration, ScheduleRow, ScheduleRun
from arbitration.services.scheduling.apply_schedule import apply_schedule, drop_row
from arbitration.services.scheduling.propose_schedule import MOST_CASES, propose_schedule, waiting_cases
from arbitration.views.pool import dress, office_of
from casework.actor import Actor
from casework.errors import BadInput
from casework.forms import DateInput
from casework.models import Organisation, Role, Room
from casework.views.acting import actor_of


class WindowForm(forms.Form):
    since = forms.DateField(label=gettext_lazy("From"), widget=DateInput())
    until = forms.DateField(label=gettext_lazy("Until"), widget=DateInput())
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes a hearing"), min_value=30, max_value=540, initial=120
    )
    rooms = forms.ModelMultipleChoiceField(
        Room.objects.none(), label=gettext_lazy("Rooms"), widget=forms.CheckboxSelectMultiple
    )
    cases = forms.ModelMultipleChoiceField(
        Arbitration.objects.none(), label=gettext_lazy("Cases"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, office: Organisation, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms: Any = self.fields["rooms"]
        rooms.queryset = Room.objects.filter(organisation=office, active=True).exclude(kind=Room.Kind.SITE)
        wanted: Any = self.fields["cases"]
        wanted.queryset = cases
        dress(self)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schedule_runs(request: HttpRequest) -> HttpResponse:
    """The runs of the clerk's tribunal, and a new one."""
    actor = actor_of(request)
    assert actor.user is not None
    office = office_of(actor.user, Role.CLERK)
    waiting = waiting_cases(office, actor.user)
    form = WindowForm(request.POST or None, office=office, cases=waiting)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            run = propose_schedule(
                actor=actor,
                organisation=office,
                cases=[case.pk for case in said["cases"]],
                rooms=list(said["rooms"]),
                since=said["since"],
                until=said["until"],
                minutes=said["minutes"],
            )
        except BadInput as bad:
            for field, message in bad.errors.items():
                form.add_error(field, message)
        else:
            return redirect("schedule_run", pk=run.pk)
    chosen = set(request.POST.getlist("cases")) if form.is_bound else None
    cases = list(waiting.select_related("case_file")[:MOST_CASES])
    context = {
        "form": form,
        "cases": [(case, chosen is None or str(case.pk) in chosen) for case in cases],
        "runs": ScheduleRun.objects.filter(organisation=office).select_related("made_by")[:20],
        "office": office,
    }
    return render(request, "arbitration/schedule_runs.html", context, status=400 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schedule_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: `do=apply` sets the next batch of hearings, `do=drop` leaves one row out."""
    actor = actor_of(request)
    assert actor.user is not None
    office = office_of(actor.user, Role.CLERK)
    run = get_object_or_404(ScheduleRun.objects.select_related("organisation"), pk=pk, organisation=office)
    if request.method == "POST":
        _do(request, run, actor)
        return redirect("schedule_run", pk=pk)
    rows = list(run.rows.select_related("arbitration__case_file", "room").order_by("place", "id"))
    counts = {str(status): 0 for status in ScheduleRow.Status}
    for row in rows:
        counts[row.status] += 1
    done = len(rows) - counts[ScheduleRow.Status.PROPOSED]
    context = {"run": run, "rows": rows, "counts": counts, "done": done, "all": len(rows)}
    return render(request, "arbitration/schedule_run.html", context)


def _do(request: HttpRequest, run: ScheduleRun, actor: Actor) -> None:
    if request.POST.get("do") == "drop":
        number = request.POST.get("row", "")
        row = run.rows.filter(pk=int(number)).first() if number.isdigit() else None
        if row is None:
            raise Http404
        drop_row(run, row, actor=actor)
        return
    left = apply_schedule(run, actor=actor)
    if left:
        messages.info(request, _("%(left)s hearings are still to be set: go on.") % {"left": left})
    else:
        messages.success(request, _("Every row has its result."))
