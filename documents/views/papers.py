"""Preview of drafts and download of issued papers, for staff."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casework import access
from casework.errors import RuleRefused
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from documents.models import Paper
from documents.rendering.errors import PaperError
from documents.services.read_paper import require_reader
from documents.services.render_paper import paper_pdf


@login_required
@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF of a paper: an issued one from its file, a draft rendered now with its watermark."""
    actor = actor_of(request)
    assert actor.user is not None
    found = get_object_or_404(Paper.objects.select_related("case_file", "proceeding__organisation"), pk=pk)
    if not access.visible_proceedings(actor.user).filter(pk=found.proceeding_id).exists():
        raise Http404
    require_reader(found, actor)
    capacity = access.capacity(actor, "documents.paper.read", proceeding=found.proceeding)
    note_reading(found.case_file, actor, capacity)
    return draft_or_file(found)


def draft_or_file(found: Paper) -> HttpResponseBase:
    """A draft with its watermark, or the stored file; access was checked by the caller."""
    if found.state == Paper.State.DRAFT:
        return _pdf(_preview(found), found)
    return paper_response(found)


def paper_response(found: Paper) -> HttpResponseBase:
    """The stored file of an issued paper; access was checked by the caller. Refuses while it is being made."""
    if not found.file:
        raise RuleRefused(
            "文书正在生成，请稍后再打开。"
            if not found.render_error
            else "这份文书未能生成，请作废后重新出具。"
        )
    response = FileResponse(found.file.open("rb"), content_type="application/pdf")
    return _named(response, found)


def _preview(found: Paper) -> bytes:
    try:
        return paper_pdf(found)
    except PaperError as error:
        raise RuleRefused("这份草稿还不能成文。", reasons=[str(error)]) from error


def _pdf(content: bytes, found: Paper) -> HttpResponseBase:
    response = HttpResponse(content, content_type="application/pdf")
    return _named(response, found)


def _named(response: HttpResponseBase, found: Paper) -> HttpResponseBase:
    # the title holds no name of a person, so the file name may show it
    response["Content-Disposition"] = f'inline; filename="{slugify(found.kind)}-{found.pk}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
