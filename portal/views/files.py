"""Files and papers, handed out only to whom they belong."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casework.actor import Actor
from casework.models import Evidence
from casework.services.note_reading import note_reading
from documents.services.bind_bundle import bundles_for_party
from documents.services.note_opening import note_opening
from documents.services.read_paper import papers_for_party
from documents.services.read_volume import volumes_for_party
from documents.views.papers import paper_response
from portal.session import current_draft, current_party


@never_cache
@require_safe
def draft_file(request: HttpRequest, pk: int) -> Any:
    """A photo of the session's own draft."""
    draft = current_draft(request)
    row = draft.files.filter(pk=pk).first() if draft else None
    if row is None:
        raise Http404
    return _safe(row.file, row.content_type)


@never_cache
@require_safe
def evidence_file(request: HttpRequest, pk: int) -> Any:
    """A piece of evidence of the session's own party; anything else isn't there."""
    party = current_party(request)
    if party is None:
        return redirect("portal:back")
    row = Evidence.objects.filter(pk=pk, party=party).exclude(file="").first()
    if row is None:
        raise Http404
    note_reading(party.case_file, Actor.side(party), "evidence")
    return _safe(row.file, row.content_type)


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> Any:
    """A paper issued to the session's party, or to all."""
    party = current_party(request)
    if party is None:
        return redirect("portal:back")
    found = papers_for_party(party).filter(pk=pk).first()
    if found is None:
        raise Http404
    note_reading(party.case_file, Actor.side(party), "paper")
    if request.method == "GET":
        note_opening(found, party)
    return paper_response(found)


@never_cache
@require_safe
def bundle(request: HttpRequest, pk: int) -> Any:
    """The party's own bundle, or the other side's after the exchange of evidence."""
    party = current_party(request)
    if party is None:
        return redirect("portal:back")
    found = bundles_for_party(party).filter(pk=pk).first()
    if found is None:
        raise Http404
    note_reading(party.case_file, Actor.side(party), "bundle")
    return _safe(found.file, "application/pdf")


@never_cache
@require_safe
def volume(request: HttpRequest, pk: int) -> Any:
    """The bound front file of the session's own case (办案规则 art 22: parties may read and copy it)."""
    party = current_party(request)
    if party is None:
        return redirect("portal:back")
    found = volumes_for_party(party).filter(pk=pk).first()
    if found is None:
        raise Http404
    note_reading(party.case_file, Actor.side(party), "archive")
    return _safe(found.file, "application/pdf")


def _safe(file: Any, content_type: str) -> FileResponse:
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(stream, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response
