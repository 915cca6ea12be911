"""补贴页: what is due, batches, their approval, payment and export."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from casework.models import Organisation
from casework.views.acting import actor_of, refusals_told
from legalaid.models import Subsidy, SubsidyBatch
from legalaid.rules.subsidy import CATEGORIES, GRADES
from legalaid.services.closing.export import export_batch
from legalaid.services.closing.subsidy import approve_batch, dissolve_batch, make_batch, pay_batch
from legalaid.services.deciding.standard import own_centre

MOST = 200
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def subsidies(request: HttpRequest) -> HttpResponse:
    """Choose what is due and put it into a batch."""
    actor = actor_of(request)
    centre = own_centre(actor)
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("chosen") if one.isdigit()]
        with refusals_told(request, _("The batch is made; somebody else approves it.")):
            make_batch(centre, actor=actor, chosen=chosen)
        return redirect("aid_subsidies")
    due = Subsidy.objects.filter(centre=centre, state=Subsidy.State.DUE)
    context = {
        "centre": centre,
        "due": _dressed(list(due.select_related("aid", "user", "firm").order_by("id")[:MOST])),
        "batches": list(SubsidyBatch.objects.filter(centre=centre).order_by("-id")[:50]),
    }
    return render(request, "legalaid/subsidies.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: approve it, note the payment, or take it apart."""
    actor = actor_of(request)
    centre = own_centre(actor)
    found = _own(centre, pk)
    if request.method == "POST":
        with refusals_told(request, _("Done.")):
            _do(request, found)
        return redirect("aid_batch", pk=pk)
    rows = list(found.rows.select_related("aid", "user", "firm"))
    total = sum(row.amount for row in rows)
    context = {"centre": centre, "batch": found, "rows": _dressed(rows), "total": total}
    return render(request, "legalaid/batch.html", context)


def _do(request: HttpRequest, found: SubsidyBatch) -> None:
    actor, what = actor_of(request), request.POST.get("do")
    if what == "approve":
        approve_batch(found, actor=actor)
    elif what == "dissolve":
        dissolve_batch(found, actor=actor)
    else:
        pay_batch(found, actor=actor, reference=request.POST.get("reference", ""))


@login_required
@require_safe
def batch_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The batch as a workbook."""
    found = _own(own_centre(actor_of(request)), pk)
    if found.state == SubsidyBatch.State.DISSOLVED:
        messages.warning(request, _("This batch was dissolved."))
        return redirect("aid_batch", pk=pk)
    response = HttpResponse(export_batch(found), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="subsidies-{found.pk}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _own(centre: Organisation, pk: int) -> SubsidyBatch:
    found = (
        SubsidyBatch.objects.filter(pk=pk, centre=centre)
        .select_related("centre", "made_by", "approved_by")
        .first()
    )
    if found is None:
        raise Http404
    return found


def _dressed(rows: list[Subsidy]) -> list[tuple[Subsidy, str, str]]:
    return [(row, CATEGORIES.get(row.category, ""), GRADES.get(row.grade, "")) for row in rows]
