"""Record how papers were served, or that they could not be: one envelope, and all that wait in a case."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from casework import access
from casework.errors import BadInput, NotPermitted, Refused
from casework.models import Party, Proceeding
from casework.services.note_reading import note_reading
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from casework.views.evidence import SHOWN
from documents.models import Paper, Service, ServiceProof
from documents.services.public_notice import offers_notice
from documents.services.read_paper import inside_office
from documents.services.serve_envelope import serve_envelope
from documents.services.service_sheet import service_sheet
from documents.services.waiting_papers import waiting_by_addressee, waiting_papers
from documents.services.without_code import without_code
from documents.views.make import seen_paper, seen_proceeding
from documents.views.serve_form import ServiceForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a service of an issued paper; others for the same addressee may go into the same envelope."""
    paper = seen_paper(request, pk)
    party = paper.addressee
    parties = Party.objects.filter(case_file=paper.case_file_id, left_on=None)
    if party is None:
        papers = Paper.objects.filter(pk=paper.pk)
    else:
        parties = parties.filter(pk=party.pk)
        papers = waiting_papers(paper.proceeding_id, party) | Paper.objects.filter(pk=paper.pk)
    choices = {"papers": papers, "parties": parties, "chosen": [paper.pk], "party": party}
    return _page(request, paper.proceeding, choices)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def envelope(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """One envelope with all papers that wait for a party."""
    proceeding = seen_proceeding(request, pk)
    parties = Party.objects.filter(case_file=proceeding.case_file_id, pk=party_pk, left_on=None)
    party = get_object_or_404(parties)
    papers = waiting_papers(pk, party)
    chosen = list(papers.values_list("pk", flat=True))
    choices = {"papers": papers, "parties": parties, "chosen": chosen, "party": party}
    return _page(request, proceeding, choices)


def _page(request: HttpRequest, proceeding: Proceeding, choices: dict[str, Any]) -> HttpResponse:
    actor = actor_of(request)
    access.require(actor, "documents.service.attempt", proceeding=proceeding)
    first = request.GET.get("method", "")
    form = ServiceForm(
        request.POST or None,
        request.FILES or None,
        method=first if first in Service.Method.values else "",
        papers=choices["papers"],
        parties=choices["parties"],
        chosen=choices["chosen"],
    )
    refusal: Refused | None = None
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            serve_envelope(
                [_with(paper, proceeding) for paper in cleaned["papers"]],
                addressee=cleaned["addressee"],
                envelope=form.envelope(),
                actor=actor,
                proofs=form.proofs(),
            )
        except BadInput as bad:
            add_errors(form, bad)
        except NotPermitted:
            raise
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Service recorded."))
            return redirect("documents:service", pk=proceeding.pk)
    context = {
        "form": form,
        "proceeding": proceeding,
        "refusal": refusal,
        "party": choices.get("party"),
        "without_code": [one for one in without_code(proceeding, actor) if one == choices.get("party")],
        "offers_notice": offers_notice(proceeding),
    }
    status = 200 if request.method != "POST" else (refusal.status if refusal else 400)
    return render(request, "documents/serve.html", context, status=status)


def _with(paper: Paper, proceeding: Proceeding) -> Paper:
    paper.proceeding = proceeding
    return paper


@login_required
@never_cache
@require_safe
def service(request: HttpRequest, pk: int) -> HttpResponse:
    """Who waits for which papers; what was left or published and when it counts; what failed and what comes next."""
    proceeding, actor = seen_proceeding(request, pk), actor_of(request)
    access.require(actor, "documents.service.attempt", proceeding=proceeding)
    after = request.GET.get("after", "")
    rows, following = waiting_by_addressee(proceeding, after=int(after) if after.isdecimal() else 0)
    context = {
        "proceeding": proceeding,
        "rows": rows,
        "next": following,
        "offers_notice": offers_notice(proceeding),
    }
    return render(request, "documents/service.html", context)


@login_required
@never_cache
@require_safe
def proof(request: HttpRequest, pk: int) -> Any:
    """A photo or slip that proves a service: for the body's own people only."""
    found = get_object_or_404(ServiceProof.objects.select_related("service__paper"), pk=pk)
    proceeding = seen_proceeding(request, found.service.paper.proceeding_id)
    actor = actor_of(request)
    capacity = access.capacity(actor, "documents.service.record", proceeding=proceeding)
    if not inside_office(capacity):
        raise NotPermitted(_("Proofs of service are shown to the body's own people only."))
    note_reading(proceeding.case_file, actor, capacity)
    try:
        stream = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    shown = found.content_type in SHOWN
    name = f"service-proof-{found.pk}.{str(found.file.name).rpartition('.')[2]}"
    response = FileResponse(stream, as_attachment=not shown, filename=name, content_type=found.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


@login_required
@never_cache
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """送达回证, or the record of leaving or posting, filled from what was recorded."""
    found = get_object_or_404(
        Service.objects.select_related("paper__proceeding__case_file", "paper__proceeding__organisation"),
        pk=pk,
    )
    proceeding = seen_proceeding(request, found.paper.proceeding_id)
    actor = actor_of(request)
    capacity = access.require(actor, "documents.service.record", proceeding=proceeding)
    note_reading(proceeding.case_file, actor, capacity)
    response = HttpResponse(service_sheet(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="service-{found.pk}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
