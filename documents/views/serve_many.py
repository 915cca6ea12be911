"""批量送达: order the same service for many envelopes, watch it, try failed rows again."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework import access
from casework.errors import BadInput, NotPermitted, Refused
from casework.views.act_page import add_errors
from casework.views.acting import actor_of, refusals_told
from documents.models import ServiceBatch, ServiceBatchRow
from documents.services.serve_many import retry_serving, start_serving
from documents.services.waiting_papers import waiting_by_addressee
from documents.views.batch_rows import page_of_rows
from documents.views.make import seen_proceeding
from documents.views.serve_many_form import ServeManyForm

Status = ServiceBatchRow.Status


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose envelopes, way, day and proof; the rows are recorded in the background."""
    proceeding, actor = seen_proceeding(request, pk), actor_of(request)
    access.require(actor, "documents.service.attempt", proceeding=proceeding)
    form = ServeManyForm(request.POST or None, request.FILES or None, proceeding_id=pk)
    refusal: Refused | None = None
    ticked = request.POST.getlist("party")
    if request.method == "POST" and form.is_valid():
        try:
            batch = start_serving(
                proceeding,
                actor=actor,
                envelope=form.envelope(),
                choice=form.choice(ticked),
                proof=form.one_proof(),
            )
        except BadInput as bad:
            add_errors(form, bad)
        except NotPermitted:
            raise
        except Refused as refused:
            refusal = refused
        else:
            return redirect("documents:serving", pk=batch.pk)
    given = request.GET.get("after", "")
    rows, following = waiting_by_addressee(proceeding, after=int(given) if given.isdecimal() else 0)
    context = {
        "form": form,
        "proceeding": proceeding,
        "refusal": refusal,
        "rows": rows,
        "next": following,
        "ticked": set(ticked) if request.method == "POST" else {str(row.party.pk) for row in rows},
        "batches": ServiceBatch.objects.filter(proceeding=pk).defer("order")[:5],
    }
    status = 200 if request.method != "POST" else (refusal.status if refusal else 400)
    return render(request, "documents/serve_many.html", context, status=status)


@login_required
@never_cache
@require_safe
def serving(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a batch of services is, and each row's result; htmx asks for the progress every few seconds."""
    found = _seen(request, pk)
    counts = ServiceBatchRow.objects.filter(batch=found).aggregate(
        all=Count("id"),
        done=Count("id", filter=Q(status=Status.DONE)),
        failed=Count("id", filter=Q(status=Status.FAILED)),
    )
    context = {
        "batch": found,
        "counts": counts,
        "worked": counts["done"] + counts["failed"],
        "finished": found.state == ServiceBatch.State.DONE,
        **_rows(found, request),
    }
    part = bool(request.headers.get("HX-Request"))
    return render(request, "documents/serving_progress.html" if part else "documents/serving.html", context)


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try the failed rows again."""
    found = _seen(request, pk)
    with refusals_told(request, _("The failed rows are tried again.")):
        retry_serving(found, actor=actor_of(request))
    return redirect("documents:serving", pk=pk)


def _seen(request: HttpRequest, pk: int) -> ServiceBatch:
    found = get_object_or_404(ServiceBatch.objects.select_related("made_by", "proceeding"), pk=pk)
    found.proceeding = seen_proceeding(request, found.proceeding_id)
    access.require(actor_of(request), "documents.service.attempt", proceeding=found.proceeding)
    return found


def _rows(found: ServiceBatch, request: HttpRequest) -> dict[str, Any]:
    """One page of rows by key; failed ones alone when asked."""
    rows = ServiceBatchRow.objects.filter(batch=found).select_related("addressee")
    rows = rows.only("status", "message", "tracking_no", "papers", "addressee__masked_name")
    return page_of_rows(rows, request)
