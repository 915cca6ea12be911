"""现场留存: the photos of a session, and what its phones brought that did not simply join: both versions, who decided, why refused."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casework import access
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from mediation.models import FieldEntry, Picture, Session
from mediation.views.field import visible_session
from mediation.views.field_versions import kept_entries


@login_required
@never_cache
@require_safe
def kept_page(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Everything of the session's phones that a person may have to look at again."""
    found = _session(request, pk, session)
    kept = kept_entries(found, actor_of(request))
    context = {
        "session": found,
        "proceeding": found.mediation,
        "kept": kept,
        "waiting": any(one.entry.outcome == FieldEntry.Outcome.CLASH for one in kept),
        "pictures": found.pictures.select_related("user"),
    }
    return render(request, "mediation/field_kept.html", context)


@login_required
@never_cache
@require_safe
def picture_file(request: HttpRequest, pk: int, session: int, picture: int) -> Any:
    """One photo, for the mediators' own file only."""
    found = _session(request, pk, session)
    item = get_object_or_404(Picture, pk=picture, session=found)
    try:
        stream = item.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(stream, content_type=item.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


def _session(request: HttpRequest, pk: int, session: int) -> Session:
    actor = actor_of(request)
    found = visible_session(actor, pk, session)
    if found is None:
        raise Http404
    access.require(actor, "mediation.hold_session", proceeding=found.mediation)
    note_reading(found.mediation.case_file, actor, "field")
    return found
