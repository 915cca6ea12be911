"""证据文件: handed out only to whom the case file is visible; each opening is recorded as reading the case file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from casework import access
from casework.models import Evidence
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of

# Types that a browser shows without running anything; all others are saved as a file.
SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"}


@login_required
@require_safe
def evidence_file(request: HttpRequest, pk: int) -> Any:
    """The file of one item of evidence. Unknown and invisible items get the same answer."""
    actor = actor_of(request)
    assert actor.user is not None
    files = access.visible_case_files(actor.user)
    item = get_object_or_404(Evidence.objects.select_related("case_file"), pk=pk, case_file__in=files)
    if not item.file:
        raise Http404
    note_reading(item.case_file, actor, "evidence")
    try:
        stream = item.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    inline = item.content_type in SHOWN
    kind = item.content_type if inline else "application/octet-stream"
    response = FileResponse(stream, as_attachment=not inline, filename=item.name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response
