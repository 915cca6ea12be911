"""Files and papers, handed out only to whom they belong."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arbitration.services.evidence.exchanged import exchanged_for
from casework.actor import Actor
from casework.models import Evidence, Party
from casework.services.note_reading import note_reading
from documents.models import ArchiveVolume, EvidenceBundle, Paper
from documents.services.bind_bundle import bundles_for_party
from documents.services.note_opening import note_opening
from documents.services.read_paper import papers_for_party
from documents.services.read_volume import volumes_for_party
from documents.views.papers import paper_response
from portal.session import current_draft, current_party

Readable = Callable[[Party], "QuerySet[Any]"]


def handed_out(
    noted: str, answer: Callable[[HttpRequest, Party, Any], Any]
) -> Callable[[Readable], Callable[..., Any]]:
    """Make a view of what a party may read: one row of it, its reading recorded; anything else isn't there."""

    def wrap(readable: Readable) -> Callable[..., Any]:
        @never_cache
        @require_safe
        @wraps(readable)
        def view(request: HttpRequest, pk: int) -> Any:
            party = current_party(request)
            if party is None:
                return redirect("portal:back")
            found = readable(party).filter(pk=pk).first()
            if found is None:
                raise Http404
            note_reading(party.case_file, Actor.side(party), noted)
            return answer(request, party, found)

        return view

    return wrap


def _stored(request: HttpRequest, party: Party, row: Any) -> FileResponse:
    return _safe(row.file, getattr(row, "content_type", "application/pdf"))


def _issued(request: HttpRequest, party: Party, row: Paper) -> Any:
    if request.method == "GET":
        note_opening(row, party)
    return paper_response(row)


@handed_out("evidence", _stored)
def evidence_file(party: Party) -> QuerySet[Evidence]:
    """The party's own evidence, and what was exchanged with it (调解仲裁法 art 38)."""
    own = Evidence.objects.filter(party=party)
    return (own | Evidence.objects.filter(pk__in=exchanged_for(party).values("pk"))).exclude(file="")


@handed_out("paper", _issued)
def paper(party: Party) -> QuerySet[Paper]:
    """The papers issued to the party, or to all."""
    return papers_for_party(party)


@handed_out("bundle", _stored)
def bundle(party: Party) -> QuerySet[EvidenceBundle]:
    """The party's own bundle, or the other side's after the exchange of evidence."""
    found: QuerySet[EvidenceBundle] = bundles_for_party(party)
    return found


@handed_out("archive", _stored)
def volume(party: Party) -> QuerySet[ArchiveVolume]:
    """The bound front file of the party's own case (办案规则 art 22: parties may read and copy it)."""
    return volumes_for_party(party)


@never_cache
@require_safe
def draft_file(request: HttpRequest, pk: int) -> Any:
    """A photo of the session's own draft."""
    draft = current_draft(request)
    row = draft.files.filter(pk=pk).first() if draft else None
    if row is None:
        raise Http404
    return _safe(row.file, row.content_type)


def _safe(file: Any, content_type: str) -> FileResponse:
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(stream, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response
