"""花名册导入: upload, results row by row, corrections on screen, then one case for all."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from arbitration.models import RosterImport, RosterRow
from arbitration.roster.columns import LABELS
from arbitration.roster.workbook import MAX_BYTES
from arbitration.services.filing.import_roster import READY, Employer, import_roster, representatives_allowed
from arbitration.services.filing.take_roster import fix_row, leave_out, take_roster
from arbitration.views.receive_forms import offices
from casework import access
from casework.clock import today
from casework.entry_forms import LookForm
from casework.errors import BadInput, Refused
from casework.forms import DateInput
from casework.models import Organisation, User
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from law.identifiers import clean, credit_code_errors


class UploadForm(LookForm):
    tribunal = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Tribunal"))
    file = forms.FileField(
        label=gettext_lazy("Roster (.xlsx, at most 5 MB and 2,000 rows)"), allow_empty_file=True
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tribunal"].queryset = offices(user)  # type: ignore[attr-defined]
        self.fields["tribunal"].initial = offices(user).first()
        self.fields["file"].widget.attrs["accept"] = ".xlsx"

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return upload


class ImportForm(LookForm):
    employer = forms.CharField(label=gettext_lazy("Employer's name"), min_length=4, max_length=100)
    credit_code = forms.CharField(
        label=gettext_lazy("Unified social credit code"), max_length=24, required=False
    )
    legal_representative = forms.CharField(
        label=gettext_lazy("Legal representative"), max_length=40, required=False
    )
    residence = forms.CharField(label=gettext_lazy("Employer's address"), max_length=120, required=False)
    period_from = forms.DateField(label=gettext_lazy("Wages unpaid from"), widget=DateInput())
    period_to = forms.DateField(label=gettext_lazy("to"), widget=DateInput())
    migrant_worker = forms.BooleanField(label=gettext_lazy("Migrant workers"), required=False, initial=True)

    def clean_credit_code(self) -> str:
        code = clean(self.cleaned_data["credit_code"])
        if code and (errors := credit_code_errors(code)):
            raise forms.ValidationError(errors)
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", _("The end lies before the start."))
        if first and first > today():
            self.add_error("period_from", _("The period can't begin in the future."))
        return cleaned


def visible(user: User) -> QuerySet[RosterImport]:
    """The rosters of the tribunals in which the person is a clerk."""
    return RosterImport.objects.filter(organisation__in=offices(user)).select_related("organisation")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roster_upload(request: HttpRequest) -> HttpResponse:
    """Take a file, or list the last ones."""
    actor = actor_of(request)
    assert actor.user is not None
    access.require(actor, "arbitration.receive")
    form = UploadForm(request.POST or None, request.FILES or None, user=actor.user)
    sent = request.method == "POST"
    if sent and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            roster = take_roster(
                actor=actor,
                organisation=form.cleaned_data["tribunal"],
                name=upload.name,
                content=upload.read(),
            )
        except BadInput as bad:
            add_errors(form, bad)
        else:
            return redirect("roster", pk=roster.pk)
    wrong = Count("rows", filter=Q(rows__status=RosterRow.Status.ERROR))
    rows = visible(actor.user).annotate(total=Count("rows"), wrong=wrong).order_by("-id")[:30]
    context = {"form": form, "rosters": rows}
    return render(request, "arbitration/roster_upload.html", context, status=400 if sent else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with their results; once all are in order, the import."""
    actor = actor_of(request)
    assert actor.user is not None
    taken = get_object_or_404(visible(actor.user), pk=pk)
    first = {"employer": taken.employer, "period_from": taken.period_from, "period_to": taken.period_to}
    form = ImportForm(request.POST or None, initial=first)
    chosen = {int(one) for one in request.POST.getlist("representatives") if one.isdigit()}
    refusal, status = None, 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return _import(request, taken, form.cleaned_data, chosen)
            except BadInput as bad:
                add_errors(form, bad)
            except Refused as refused:
                refusal, status = refused, refused.status
    return render(request, "arbitration/roster.html", _context(taken, form, chosen, refusal), status=status)


def _import(
    request: HttpRequest, taken: RosterImport, given: dict[str, Any], chosen: set[int]
) -> HttpResponse:
    employer = Employer(
        name=given["employer"],
        credit_code=given["credit_code"],
        residence=given["residence"],
        legal_representative=given["legal_representative"],
    )
    arbitration = import_roster(
        taken,
        actor=actor_of(request),
        employer=employer,
        period=(given["period_from"], given["period_to"]),
        representatives=chosen,
        migrant_worker=given["migrant_worker"],
    )
    messages.success(request, _("Imported as %(number)s") % {"number": arbitration.receipt_number})
    return redirect("case", pk=arbitration.pk)


def _context(taken: RosterImport, form: Any, chosen: set[int], refusal: Refused | None) -> dict[str, Any]:
    rows = list(RosterRow.objects.filter(roster=taken).select_related("party"))
    ready = [row for row in rows if row.status in (*READY, RosterRow.Status.IMPORTED)]
    total = sum((row.owed or 0 for row in ready), 0)
    low, high = representatives_allowed()
    return {
        "roster": taken,
        "rows": [(row, row.cells) for row in rows],
        "wrong": [row for row in rows if row.status == RosterRow.Status.ERROR],
        "labels": LABELS,
        "ready": len(ready),
        "total": total,
        "differs": taken.stated_total is not None and taken.stated_total != total,
        "form": form,
        "chosen": chosen,
        "low": low,
        "high": high,
        "refusal": refusal,
    }


@login_required
@require_POST
def roster_row(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Correct one row, leave it out, or take it in again."""
    actor = actor_of(request)
    assert actor.user is not None
    found = get_object_or_404(RosterRow, pk=row, roster=get_object_or_404(visible(actor.user), pk=pk))
    seen = request.GET.get("version") or request.POST.get("version", "")
    version = int(seen) if seen.isdigit() else -1
    choice = request.POST.get("do")
    if choice in ("leave", "take"):
        leave_out(found, actor=actor, out=choice == "leave", version=version)
    else:
        found = fix_row(found, actor=actor, values=request.POST.dict(), version=version)
        _tell(request, found)
    return redirect(f"{request.path.split('/rows/')[0]}/#row-{found.number}")


def _tell(request: HttpRequest, row: RosterRow) -> None:
    if row.status == RosterRow.Status.ERROR:
        messages.warning(request, _("Row %(row)s still has something to correct.") % {"row": row.number})
    else:
        messages.success(request, _("Row %(row)s is in order.") % {"row": row.number})
