"""Public verification of a paper, by its code or by its file: what it is and whether it is unchanged. No party is named."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.models import Paper
from documents.services.verify_file import LARGEST, Verdict, Verified, verify_file


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """Show number, title, day, body and SHA-256 of the paper with this code; an uploaded file is compared with it."""
    typed = request.GET.get("code", "")
    if typed and not code:
        return redirect("documents:verify", code=normalised(typed) or "-")
    known = Paper.objects.select_related("organisation", "replaced_by").defer("content")
    paper = known.filter(verification_code=normalised(code)).first() if code else None
    sent = request.method == "POST"
    found = _looked_at(request) if sent and (paper is not None or not code) else None
    context: dict[str, Any] = {
        "asked": bool(code),
        "code": code,
        "paper": paper,
        "sent": sent,
        "found": found,
        "matches": None if paper is None or found is None else _is(found, paper),
    }
    status = 404 if code and paper is None else 200
    return render(request, "documents/verify.html", context, status=status)


def normalised(code: str) -> str:
    """The code as it is stored, however it was typed."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())[:12]
    return "-".join((signs[:4], signs[4:8], signs[8:])) if len(signs) == 12 else ""


def _looked_at(request: HttpRequest) -> Verified | None:
    """What the uploaded file is; None when none came or it is too large to be a paper."""
    file: UploadedFile[Any] | None = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        return None
    return verify_file(file.read())


def _is(found: Verified, paper: Paper) -> bool:
    return found.verdict in (Verdict.GENUINE, Verdict.VOID) and found.paper == paper
