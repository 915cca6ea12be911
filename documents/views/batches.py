"""批量出具: order a kind for all to whom it is due, watch it, try failed rows again, take the files along."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casework import access
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of, refusals_told
from documents.catalogue.kinds import UnknownKindError
from documents.models import PaperBatch, PaperBatchRow
from documents.services.batch_files import MOST_MERGED, batch_pdf, batch_zip
from documents.services.run_batch import retry_batch, start_batch
from documents.views.batch_rows import page_of_rows
from documents.views.make import seen_proceeding

Status = PaperBatchRow.Status


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Order a kind for everybody to whom it is due."""
    proceeding = seen_proceeding(request, pk)
    try:
        with refusals_told(request):
            kind, actor = request.POST.get("kind", ""), actor_of(request)
            return redirect("documents:batch", pk=start_batch(kind, proceeding=proceeding, actor=actor).pk)
    except UnknownKindError as unknown:
        raise Http404 from unknown
    return redirect("case", pk=pk)


@login_required
@never_cache
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a batch is, and each row's result; htmx asks for the progress alone every few seconds."""
    found = _seen(request, pk)
    counts = PaperBatchRow.objects.filter(batch=found).aggregate(
        all=Count("id"),
        done=Count("id", filter=Q(status=Status.DONE)),
        failed=Count("id", filter=Q(status=Status.FAILED)),
        drawn=Count("id", filter=~Q(paper__sha256="") & Q(paper__isnull=False)),
        undrawable=Count("id", filter=~Q(paper__render_error="") & Q(paper__isnull=False)),
    )
    counts["waiting"] = counts["all"] - counts["done"] - counts["failed"]
    finished = (
        found.state == PaperBatch.State.DONE and counts["drawn"] + counts["undrawable"] == counts["done"]
    )
    actor = actor_of(request)
    context = {
        "batch": found,
        "counts": counts,
        "finished": finished,
        "ready": finished and counts["done"] and not counts["undrawable"],
        "mergeable": counts["done"] <= MOST_MERGED,
        "may_retry": bool(access.capacity(actor, "documents.batch.start", proceeding=found.proceeding)),
        **_rows(found, request),
    }
    part = bool(request.headers.get("HX-Request"))
    return render(request, "documents/batch_progress.html" if part else "documents/batch.html", context)


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try the failed rows again."""
    found = _seen(request, pk)
    with refusals_told(request, _("The failed papers are tried again.")):
        retry_batch(found, actor=actor_of(request))
    return redirect("documents:batch", pk=pk)


@login_required
@never_cache
@require_safe
def files(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The papers of a finished batch: the sealed files in a ZIP, or one PDF for the printer."""
    found = _seen(request, pk)
    actor = actor_of(request)
    capacity = access.require(actor, "documents.batch.start", proceeding=found.proceeding)
    note_reading(found.proceeding.case_file, actor, capacity)
    name = f"{found.kind}-batch-{found.pk}.{form}"
    out = batch_zip(found) if form == "zip" else batch_pdf(found)
    return FileResponse(out, as_attachment=True, filename=name)


def _seen(request: HttpRequest, pk: int) -> PaperBatch:
    found = get_object_or_404(PaperBatch.objects.select_related("made_by", "proceeding"), pk=pk)
    found.proceeding = seen_proceeding(request, found.proceeding_id)
    access.require(actor_of(request), "documents.paper.read", proceeding=found.proceeding)
    return found


def _rows(found: PaperBatch, request: HttpRequest) -> dict[str, Any]:
    """One page of rows by key; failed ones alone when asked."""
    rows = PaperBatchRow.objects.filter(batch=found).select_related("paper")
    rows = rows.select_related("addressee").defer(*_SEALED)
    return page_of_rows(rows, request)


_SEALED = tuple(
    f"addressee__{name}"
    for name in ("name", "id_number", "phone", "residence", "service_address", "legal_representative")
) + ("paper__content",)
