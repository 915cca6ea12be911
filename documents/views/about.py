"""一份文书的页面: its seal, its copies, what replaced it, and what may be done with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casework import access
from casework.actor import Actor
from casework.errors import RuleRefused
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of, refusals_told
from documents.models import Paper
from documents.rendering.errors import PaperError
from documents.services.edit_copy import edit_copy
from documents.services.print_copies import copies_needed, printed_copy
from documents.services.read_paper import require_reader
from documents.services.replace_paper import replace_paper
from documents.services.seal_paper import seal_report
from documents.views.make import seen_paper

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@never_cache
@require_safe
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sealed the paper, when, with which certificate, and whether the stored file still holds."""
    paper, actor = _readable(request, pk)
    context = {
        "paper": paper,
        "seal": seal_report(paper),
        "copies": copies_needed(paper),
        "replaced": Paper.objects.filter(replaced_by=paper).only("number", "title", "issued_on").first(),
        "may_void": not paper.kind_entry.above
        and bool(access.capacity(actor, "documents.paper.void", proceeding=paper.proceeding)),
        "may_replace": paper.state == Paper.State.ISSUED,
    }
    return render(request, "documents/about.html", context)


@login_required
@require_POST
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the paper anew and void this one."""
    paper = seen_paper(request, pk)
    try:
        with refusals_told(request, _("The paper was issued anew; the old one is void.")):
            pk = replace_paper(paper, actor=actor_of(request), reason=request.POST.get("reason", "")).pk
    except PaperError as error:
        messages.error(request, str(error))
    return redirect("documents:about", pk=pk)


@login_required
@never_cache
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy to edit outside."""
    paper = seen_paper(request, pk)
    return _attached(edit_copy(paper, actor=actor_of(request)), DOCX, f"{paper.kind}-{paper.pk}.docx")


@login_required
@never_cache
@require_safe
def copy(request: HttpRequest, pk: int, mode: str) -> HttpResponse:
    """A copy to print."""
    paper, _actor = _readable(request, pk)
    try:
        pdf = printed_copy(paper, mode)
    except PaperError as error:
        raise RuleRefused("这份文书不能成文。", reasons=[str(error)]) from error
    return _attached(pdf, "application/pdf", f"{paper.kind}-{paper.pk}-{mode}.pdf")


def _readable(request: HttpRequest, pk: int) -> tuple[Paper, Actor]:
    paper, actor = seen_paper(request, pk), actor_of(request)
    require_reader(paper, actor)
    capacity = access.capacity(actor, "documents.paper.read", proceeding=paper.proceeding)
    note_reading(paper.case_file, actor, capacity)
    return paper, actor


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
